"""Inputs: every file given is accounted for once, in a fixed order, and no link leads elsewhere."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from matcher.documents import read
from matcher.documents.parts import MAX_BYTES
from matcher.errors import UnreadableError
from matcher.screening.inputs import STDIN_NAME, inputs
from tests.screening.given import names, outcome, zipped

BOMB = b"0" * (MAX_BYTES + 1)


def test_folders_in_a_fixed_order_without_hidden_and_lock_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden", ".git/d.txt", "~$a.docx", "sub/deep/e.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    assert names(tmp_path) == ["a.txt", "b.txt", "sub/c.txt", "sub/deep/e.txt"]
    assert [one.read().decode() for one in inputs([tmp_path])] == names(tmp_path)


def test_the_order_is_not_that_of_the_file_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "cab":
        (tmp_path / name).write_text(name)
    straight = names(tmp_path)

    class Backwards:
        def __init__(self, folder: Path) -> None:
            with real(folder) as entries:
                self.entries = sorted(entries, key=lambda entry: entry.name, reverse=True)

        def __enter__(self) -> list[os.DirEntry[str]]:
            return self.entries

        def __exit__(self, *_: object) -> None:
            return

    real = os.scandir
    monkeypatch.setattr("os.scandir", Backwards)
    assert names(tmp_path) == straight == ["a", "b", "c"]


def test_nothing_is_listed_twice_and_what_is_missing_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    one, missing = tmp_path / "a.txt", tmp_path / "gone.pdf"
    found = inputs([one, tmp_path, missing, one])
    assert [i.path for i in found] == [one, missing]
    assert outcome(found[1]) == "OSError"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_links_loops_and_pipes(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("a")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    (tmp_path / "linked.txt").symlink_to(tmp_path / "sub" / "a.txt")
    os.mkfifo(tmp_path / "pipe")
    assert names(tmp_path) == ["gone", "linked.txt", "self", "sub/a.txt"]
    assert [outcome(one) for one in inputs([tmp_path])] == ["OSError", b"a", "OSError", b"a"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_a_link_that_leads_out_of_the_folder_is_told_and_not_followed(tmp_path: Path) -> None:
    inbox, private = tmp_path / "inbox", tmp_path / "inbox-private"
    for folder in (inbox, private):
        folder.mkdir()
        (folder / "a.txt").write_text(folder.name)
    zipped(private / "b.zip", ("c.txt", b"c"))
    for name, target in {
        "file.txt": private / "a.txt",
        "archive.zip": private / "b.zip",
        "folder": private,
        "upwards": Path("..") / "inbox-private" / "a.txt",
        "nowhere": tmp_path / "gone",
        "within.txt": Path("a.txt"),
    }.items():
        (inbox / name).symlink_to(target)
    found = {one.path.name: outcome(one) for one in inputs([inbox])}
    assert found == {"a.txt": b"inbox", "within.txt": b"inbox"} | dict.fromkeys(
        ("archive.zip", "file.txt", "folder", "nowhere", "upwards"), "unsupported"
    )
    [refusal] = {one.refusal.remedy for one in inputs([inbox]) if one.refusal}
    assert "leads out of the folder" in refusal


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_a_link_that_is_given_itself_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text("a")
    (tmp_path / "real" / "b.txt").symlink_to("a.txt")
    (tmp_path / "folder").symlink_to(tmp_path / "real")
    (tmp_path / "file").symlink_to(tmp_path / "real" / "a.txt")
    assert [outcome(one) for one in inputs([tmp_path / "folder", tmp_path / "file"])] == [b"a", b"a", b"a"]


def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    real: Callable[[Path], object] = os.scandir

    def scandir(folder: Path) -> object:
        if folder.name == "closed":
            raise PermissionError(13, "Permission denied")
        return real(folder)

    monkeypatch.setattr("os.scandir", scandir)
    [one] = inputs([tmp_path])
    assert (one.path, outcome(one)) == (tmp_path / "closed", "corrupt")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are UTF-8")
def test_names_that_are_no_utf8_can_be_stored_and_stay_apart(tmp_path: Path) -> None:
    for name in (b"cv\xff.txt", b"cv\xfe.txt"):
        (tmp_path / os.fsdecode(name)).write_bytes(name)
    found = inputs([tmp_path])
    assert [one.name.encode("utf-8")[-10:] for one in found] == [b"\\udcfe.txt", b"\\udcff.txt"]
    assert [one.read() for one in found] == [b"cv\xfe.txt", b"cv\xff.txt"]


def test_more_than_a_document_may_have_is_refused(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes(BOMB)
    [one] = inputs([tmp_path])
    assert outcome(one) == "too_large"
    with pytest.raises(UnreadableError) as error:
        one.read()
    assert read(one.path).warnings == (error.value.remedy,)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Westlaw")))
    [one] = inputs([Path("-"), Path("-")])
    assert (one.name, one.read()) == (STDIN_NAME, b"Westlaw")
