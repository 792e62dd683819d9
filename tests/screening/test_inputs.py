"""Inputs: every file given is accounted for once, in a fixed order, and no archive does harm."""

from __future__ import annotations

import io
import os
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.documents import read
from matcher.documents.parts import MAX_BYTES
from matcher.errors import UnreadableError
from matcher.screening import archive
from matcher.screening.inputs import STDIN_NAME, Input, inputs

SAMPLES = Path(__file__).parents[2] / "samples"
BOMB = b"0" * (MAX_BYTES + 1)
ENTRY = b"PK\x01\x02"


def zipped(path: Path, *files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """An archive; several files may have the same name."""
    with zipfile.ZipFile(path, "w", method) as out:
        for name, data in files:
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            # The writer warns of names that it has seen already.
            out.NameToInfo.pop(info.filename, None)
            out.writestr(info, data)
    return path


def names(path: Path, *found: Path) -> list[str]:
    """The names of the inputs, relative to a folder."""
    return [one.name.removeprefix(str(path)).lstrip("/\\").replace("\\", "/") for one in inputs([path, *found])]


def outcome(one: Input) -> str | bytes:
    """What becomes of an input: its bytes, or the status that says why there are none."""
    try:
        return one.read()
    except UnreadableError as error:
        return error.status if error.source == one.name and error.remedy else "told badly"
    except OSError:
        return "OSError"


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


# Archives


def test_an_archive_is_its_files_by_name(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "inbox.zip",
        ("b.txt", b"b"),
        ("folder/", b""),
        ("folder/a.txt", b"a"),
        ("__MACOSX/folder/._a.txt", b"m"),
        (".DS_Store", b"d"),
        ("folder/~$a.docx", b"l"),
        ("folder\\c.txt", b"c"),
    )
    assert names(tmp_path) == ["inbox.zip/b.txt", "inbox.zip/folder/a.txt", "inbox.zip/folder/c.txt"]
    assert [one.read() for one in inputs([path])] == [b"b", b"a", b"c"]


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*/resume.docx")) + sorted(SAMPLES.glob("*/*.pdf")), ids=str)
def test_documents_are_no_archives(path: Path, tmp_path: Path) -> None:
    assert [one.read() for one in inputs([path])] == [path.read_bytes()]
    packed = zipped(tmp_path / "z", (path.name, path.read_bytes()))
    assert [(one.name, one.read()) for one in inputs([packed])] == [(f"{packed}/{path.name}", path.read_bytes())]


@pytest.mark.parametrize(
    "top", ["[Content_Types].xml", "mimetype", "word/document.xml", "word\\document.xml", "content.xml", "a/b.iwa"]
)
def test_what_is_stored_like_a_document_is_left_to_its_reader(top: str, tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", (top, b"x"), ("b.txt", b"b"))
    assert [(one.path, one.member) for one in inputs([path])] == [(path, None)]


def test_folders_called_like_parts_of_documents_make_no_document(tmp_path: Path) -> None:
    zipped(tmp_path / "a.zip", ("word/cv.docx", b"x"), ("sub/mimetype", b"y"))
    assert names(tmp_path) == ["a.zip/sub/mimetype", "a.zip/word/cv.docx"]


HOSTILE = [
    ("absolute", "/etc/passwd", "etc/passwd"),
    ("upwards", "../../up.txt", "up.txt"),
    ("upwards on Windows", "..\\C:\\up.txt", "C:/up.txt"),
    ("escape codes", "cv\x1b[2J\n.txt", "cv\ufffd[2J\ufffd.txt"),
    ("turned around", "cv\u202etxt.exe", "cv\ufffdtxt.exe"),
    ("formula", "=HYPERLINK(1)", "=HYPERLINK(1)"),
    ("nothing but dots", "./..", "no name"),
    ("accents", "Zoë Ruiz.pdf", "Zoë Ruiz.pdf"),
]


@pytest.mark.parametrize(("stored", "shown"), [case[1:] for case in HOSTILE], ids=[case[0] for case in HOSTILE])
def test_a_name_in_an_archive_is_a_label(stored: str, shown: str, tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", (stored, b"x"))
    assert [(one.name, one.read()) for one in inputs([path])] == [(f"{path}/{shown}", b"x")]


def test_files_of_one_name_are_numbered(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", ("cv.txt", b"1"), ("cv (2).txt", b"2"), ("cv.txt", b"3"), ("/cv.txt", b"4"))
    assert {one.name.removeprefix(f"{path}/"): one.read() for one in inputs([path])} == {
        "cv.txt": b"1",
        "cv (2).txt": b"2",
        "cv (3).txt": b"3",
        "cv (4).txt": b"4",
    }


def test_names_that_are_no_utf8_hold_nobody_up(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", ("é.txt", b"1"), ("b.txt", b"2"))
    data = path.read_bytes()
    assert data.count("é.txt".encode()) == 2
    path.write_bytes(data.replace("é.txt".encode(), b"\xff\xfe.txt"))
    assert [one.read() for one in inputs([path])] == [b"2", b"1"]
    assert inputs([path])[1].name.encode()


def patched(path: Path, place: int, change: bytes) -> Path:
    """The archive with the first line of its directory changed."""
    data = bytearray(path.read_bytes())
    at = data.index(ENTRY) + place
    data[at : at + len(change)] = change
    path.write_bytes(data)
    return path


BROKEN = [
    ("encrypted", 8, struct.pack("<H", 1), "encrypted"),
    ("packed in another way", 10, struct.pack("<H", 99), "unsupported"),
    ("wrong checksum", 16, b"\0\0\0\0", "corrupt"),
    ("longer than it is", 24, struct.pack("<L", 4000), "corrupt"),
    ("shorter than it is", 24, struct.pack("<L", 2), "corrupt"),
    ("larger than a document", 24, struct.pack("<L", MAX_BYTES + 1), "too_large"),
    ("a link", 38, struct.pack("<L", 0o120777 << 16), "unsupported"),
    ("elsewhere", 42, struct.pack("<L", 5), "corrupt"),
    ("nowhere", 42, struct.pack("<L", 1 << 31), "corrupt"),
]


@pytest.mark.parametrize(("place", "change", "status"), [c[1:] for c in BROKEN], ids=[c[0] for c in BROKEN])
@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_what_is_wrong_with_one_file_is_its_own_matter(
    place: int, change: bytes, status: str, method: int, tmp_path: Path
) -> None:
    path = zipped(tmp_path / "a.zip", ("1.txt", b"one" * 500), ("2.txt", b"two"), method=method)
    found = inputs([patched(path, place, change)])
    assert [outcome(one) for one in found] == [status, b"two"]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packing_that_knows_no_bound_is_not_unpacked(method: int, tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", ("1.txt", b"0"), method=method)
    assert [outcome(one) for one in inputs([path])] == ["unsupported"]


def test_bombs_are_told_without_unpacking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "a.zip", ("dense.txt", b"0" * 2 * 1024**2), ("large.txt", BOMB), ("z.txt", b"z"))
    monkeypatch.setattr(zlib, "decompressobj", lambda *_: pytest.fail("unpacked"))
    assert [outcome(one) for one in inputs([path])[:2]] == ["too_large", "too_large"]


def test_files_that_share_their_bytes_are_a_bomb(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", ("1.txt", b"one"), ("2.txt", b"two"))
    data = bytearray(path.read_bytes())
    second = data.rindex(ENTRY)
    data[second + 42 : second + 46] = struct.pack("<L", 0)
    path.write_bytes(data)
    assert [(one.name, outcome(one)) for one in inputs([path])] == [(str(path), "too_large")]


def test_too_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "a.zip", *((f"{n}.txt", b"x") for n in range(5)))
    monkeypatch.setattr(archive, "MAX_ENTRIES", 4)
    with monkeypatch.context() as patch:
        patch.setattr(archive, "_widened", lambda *_: pytest.fail("taken apart"))
        assert [outcome(one) for one in inputs([path])] == ["too_large"]
    monkeypatch.setattr(archive, "MAX_ENTRIES", 5)
    assert len(inputs([path])) == 5


def test_an_archive_in_an_archive(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", ("cv.txt", b"x")).read_bytes()
    path = zipped(tmp_path / "outer.zip", ("inner.zip", inner), ("broken.zip", inner[:-9]), ("cut.docx", inner[:-9]))
    assert [outcome(one) for one in inputs([path])] == ["corrupt", inner[:-9], "unsupported"]


def test_an_archive_of_nothing_is_told(tmp_path: Path) -> None:
    for name, files in (("a.zip", []), ("b.zip", [("__MACOSX/x", b"")])):
        path = zipped(tmp_path / name, *files)
        assert [(one.name, outcome(one)) for one in inputs([path])] == [(str(path), "empty")]


def test_a_damaged_archive_is_one_input_wherever_it_is_cut(tmp_path: Path) -> None:
    whole = zipped(tmp_path / "a.zip", ("1.txt", b"one" * 50), ("2.txt", b"two")).read_bytes()
    cut = tmp_path / "cut.zip"
    for end in range(4, len(whole)):
        cut.write_bytes(whole[:end])
        assert [outcome(one) for one in inputs([cut])] == ["corrupt"]


@given(st.integers(0, 400), st.integers(0, 255))
def test_no_byte_does_harm(tmp_path_factory: pytest.TempPathFactory, place: int, value: int) -> None:
    path = zipped(tmp_path_factory.mktemp("z") / "a.zip", ("1.txt", b"one" * 50), ("2.txt", b"two"))
    data = bytearray(path.read_bytes())
    data[place % len(data)] = value
    path.write_bytes(data)
    found = inputs([path])
    assert found
    for one in found:
        assert outcome(one) in {
            "corrupt",
            "encrypted",
            "unsupported",
            "too_large",
            "empty",
            b"one" * 50,
            b"two",
            bytes(data),
        }


def test_other_bytes_may_follow_and_wide_sizes_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as out, out.open("1.txt", "w", force_zip64=True) as file:
        file.write(b"one")
    path.write_bytes(path.read_bytes() + b"\0" * 20)
    assert [outcome(one) for one in inputs([path])] == [b"one"]


def test_more_files_than_sixteen_bits_count(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as out:
        for number in range(65_536):
            out.writestr(zipfile.ZipInfo(f"{number:05}"), b"")
    found = inputs([path])
    assert len(found) == 65_536
    assert found[-1].name == f"{path}/65535"
    assert found[-1].read() == b""


@given(st.dictionaries(st.from_regex(r"[a-z]{1,3}(/[a-z]{1,3})?\.txt", fullmatch=True), st.binary(max_size=3000)))
def test_as_the_standard_library_reads_it(tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]) -> None:
    path = zipped(tmp_path_factory.mktemp("z") / "a.zip", *files.items())
    found = {one.name.removeprefix(f"{path}/"): outcome(one) for one in inputs([path])}
    assert found == (files or {str(path): "empty"})
