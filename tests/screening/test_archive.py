"""Archives: every file in them is an input of its own, and none does harm."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.documents.parts import MAX_BYTES
from matcher.screening import archive
from matcher.screening.inputs import inputs
from tests.screening.given import names, outcome, zipped

SAMPLES = Path(__file__).parents[2] / "samples"
BOMB = b"0" * (MAX_BYTES + 1)
ENTRY = b"PK\x01\x02"


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
