"""The door: one status for everything that is not text, and no exception for what a file holds."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.documents import read, read_text
from matcher.documents.parts import MAX_BYTES, MAX_CHARACTERS
from matcher.model import Document, DocumentStatus

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "status", "remedy"),
    [
        (b"", "empty", "check"),
        (b" \n\t ", "empty", "check"),
        ("\ufeff \n".encode(), "empty", "check"),
        (b"<html><body><p> </p></body></html>", "empty", "check"),
        (OLE + b"\0" * 500, "unsupported", "PDF or DOCX"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", "password"),
        (b"GIF89a" + b"\0" * 99, "unsupported", "PNG"),
        (b"\x1f\x8b" + b"\0" * 99, "unsupported", "PDF or DOCX"),
        (b"\0\1\2\3" * 99, "unsupported", "PDF or DOCX"),
        (b"a" * (MAX_CHARACTERS + 1), "too_large", "200,000"),
        (b"a" * (MAX_BYTES + 1), "too_large", "20 MB"),
    ],
)
def test_status_and_remedy(data: bytes, status: str, remedy: str) -> None:
    document = read(data, name="resume.docx")
    assert (document.status, document.text, document.source) == (status, "", "resume.docx")
    assert remedy in document.warnings[0]
    assert "\n" not in document.warnings[0]


def test_path_and_bytes_give_the_same_document(tmp_path: Path) -> None:
    path = tmp_path / "resume.pdf"  # a wrong suffix
    path.write_bytes(b"SKILLS\r\n- Westlaw\r\n")
    document = read(path)
    assert document == read(path.read_bytes(), name=str(path))
    assert document.text == "SKILLS\n- Westlaw\n"
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert [block.kind for block in document.blocks] == ["paragraph", "bullet"]


def test_the_hash_of_a_file_that_is_too_large_is_that_of_the_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    data = b"a" * (MAX_BYTES + 12345)
    path.write_bytes(data)
    assert read(path).sha256 == hashlib.sha256(data).hexdigest()


def test_a_path_that_is_no_file_raises(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "missing.pdf")
    with pytest.raises((IsADirectoryError, PermissionError)):
        read(tmp_path)


def test_name_replaces_the_source(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("hello", encoding="utf-8")
    assert read(path, name="candidate 7").source == "candidate 7"
    assert read(b"hello").source == "bytes"


def test_read_text() -> None:
    document = read_text("a\r\n• b", "note")
    assert (document.source, document.status, document.text) == ("note", "ok", "a\n• b")
    assert document.sha256 == hashlib.sha256("a\r\n• b".encode()).hexdigest()
    assert read_text(" ").status == "empty"
    assert read_text("a" * (MAX_CHARACTERS + 1)).status == "too_large"


def check(document: Document) -> None:
    assert document.status in get_args(DocumentStatus)
    assert (document.status == "ok") == bool(document.text)
    assert document.status == "ok" or len(document.warnings) == 1
    starts = [block.start for block in document.blocks]
    assert starts == sorted(starts)
    assert all(0 <= block.start < block.end <= len(document.text) for block in document.blocks)
    assert all(0 <= page <= len(document.text) for page in document.pages)
    assert "\r" not in document.text


MAGIC = st.sampled_from(
    [b"", b"PK\x03\x04", OLE, b"{\\rtf", b"<html><body>", b"<p>a</p><br>", b"\xff\xfe", b"%PDF-1.4\n"]
)


@settings(max_examples=200, deadline=None)
@given(MAGIC, st.binary(max_size=2000))
def test_any_bytes_end_in_a_status(magic: bytes, rest: bytes) -> None:
    check(read(magic + rest))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=500))
def test_any_text_ends_in_a_status(text: str) -> None:
    check(read_text(text))
    check(read(text.encode("utf-8", errors="replace")))
    check(read(f"<html><body><p>{text}</p><ul><li>{text}</li></ul></body></html>".encode("utf-8", errors="replace")))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 10_000))
def test_any_damage_to_a_docx_ends_in_a_status(noise: bytes, place: int) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<document><p><r><t>Westlaw</t></r></p></document>")
    data = buffer.getvalue()
    place %= len(data)
    check(read(data[:place] + noise + data[place + len(noise) :]))


def test_reading_text_loads_no_heavy_library() -> None:
    code = (
        "import sys; from matcher.documents import read; read(b'hello');"
        "print([m for m in ('lxml', 'pypdfium2', 'pdfplumber', 'spacy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
