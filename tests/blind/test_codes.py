"""Codes and their key file: stable, secret, whole after a kill."""

from __future__ import annotations

import os
import re
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from matcher.blind import codes
from matcher.blind.codes import KeyFileError, code, create, load, new_key, note, opened


def test_a_code_is_that_of_the_bytes_and_the_key() -> None:
    key = new_key()
    assert code(key, b"one") == code(key, b"one") != code(key, b"two")
    assert code(key, b"one") != code(new_key(), b"one")
    assert len(key) == 32


def test_a_code_is_short_and_can_be_read_aloud() -> None:
    found = code(b"k" * 32, b"a resume")
    assert re.fullmatch(r"C(-[A-Z0-9]{4}){3}", found)
    assert not set("0O1IL2Z5S8BU") & set(found)


def test_codes_do_not_collide() -> None:
    key = new_key()
    assert len({code(key, str(number).encode()) for number in range(20_000)}) == 20_000
    assert 24**12 > (1_000_000**2 / 2) * 50_000


def test_a_key_file_gives_the_codes_again(tmp_path: Path) -> None:
    path = tmp_path / "run.key"
    made = create(path)
    note(path, {"C-1": "a.pdf", "C-2": "b \udcff.pdf"})
    note(path, {"C-1": "copy of a.pdf"})
    found = load(path)
    assert found.key == made.key == opened(path).key
    assert found.names == {"C-1": ("a.pdf", "copy of a.pdf"), "C-2": ("b \udcff.pdf",)}
    assert [p.name for p in tmp_path.iterdir()] == ["run.key"]


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    create(tmp_path / "run.key")
    assert stat.S_IMODE((tmp_path / "run.key").stat().st_mode) == 0o600


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_key_file_that_others_may_write_to_is_refused(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "run.key"
    create(path)
    path.chmod(mode)
    for call in (lambda: opened(path), lambda: note(path, {"C-1": "a.pdf"})):
        with pytest.raises(KeyFileError, match="others may write") as error:
            call()
        assert "\n" not in str(error.value)
    assert b"a.pdf" not in path.read_bytes()
    path.chmod(0o640)
    assert opened(path)


@pytest.mark.skipif(os.name != "posix", reason="owners are those of POSIX")
@pytest.mark.parametrize("planted", ["file", "link"])
def test_a_key_file_of_somebody_else_is_refused(planted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, mine = tmp_path / "run.key", tmp_path / "mine.key"
    create(mine)
    if planted == "file":
        create(path)
        monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)
    else:
        path.symlink_to(mine)
        found = list(path.lstat())
        found[stat.ST_UID] += 1
        monkeypatch.setattr(Path, "lstat", lambda _: os.stat_result(found))
    for call in (lambda: opened(path), lambda: note(path, {"C-1": "a.pdf"})):
        with pytest.raises(KeyFileError, match="belongs to somebody else"):
            call()
    assert b"a.pdf" not in mine.read_bytes()


def test_a_line_that_a_kill_cut_short_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "run.key"
    create(path)
    note(path, {"C-1": "a.pdf"})
    whole = path.read_bytes()
    line = b'{"code": "C-2", "name": "b.pdf"}'
    for cut in range(1, len(line)):
        path.write_bytes(whole + line[:cut])
        assert load(path).names == {"C-1": ("a.pdf",)}
        note(path, {"C-3": "c.pdf"})
        assert load(path).names == {"C-1": ("a.pdf",), "C-3": ("c.pdf",)}


def test_runs_may_add_at_the_same_time(tmp_path: Path) -> None:
    path = tmp_path / "run.key"
    create(path)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda i: note(path, {f"C-{i}": f"{i}.pdf"}), range(60)))
    assert dict(load(path).names) == {f"C-{i}": (f"{i}.pdf",) for i in range(60)}
    assert len(load(path).names) == 60


def test_a_key_file_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "run.key"
    key = create(path).key
    with pytest.raises(KeyFileError, match="there is a key file already"):
        create(path)
    assert load(path).key == key


BROKEN = [
    (b"", "no key file"),
    (b"{}\n", "no key file"),
    (b"[1]\n", "no key file"),
    (b'{"form": "matcher key file 1", "key": "***"}\n', "no key file"),
    (b'{"form": "matcher key file 1", "key": "aaaa"}\n', "damaged"),
    (b'{"form": "other", "key": "' + b"a" * 43 + b'="}\n', "another version"),
]


@pytest.mark.parametrize(("content", "said"), BROKEN)
def test_what_is_no_key_file_is_refused_in_one_line(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "run.key"
    path.write_bytes(content)
    with pytest.raises(KeyFileError, match=said) as error:
        opened(path)
    assert "\n" not in str(error.value)
    assert str(path) in str(error.value)


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "run.key"
    create(path)
    path.write_bytes(path.read_bytes() + b"rubbish\n")
    with pytest.raises(KeyFileError, match="line 2 is damaged"):
        load(path)


def test_a_folder_that_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(KeyFileError, match="cannot be written"):
        codes.opened(tmp_path / "missing" / "run.key")
    with pytest.raises(KeyFileError, match="cannot be read"):
        load(tmp_path / "missing" / "run.key")
