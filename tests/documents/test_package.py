"""The zip of a DOCX: sums are checked before anything is inflated, and XML reaches nothing outside of it."""

from __future__ import annotations

import io
import random
import time
import zipfile
from pathlib import Path

import pytest

from matcher.documents import read
from matcher.documents.package import MAX_ENTRIES

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def archive(files: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return buffer.getvalue()


def document(text: str = "Westlaw", doctype: str = "") -> str:
    return f"{doctype}<w:document {W}><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"


def encrypted_flag(data: bytes) -> bytes:
    """Return the archive with the flag "encrypted" set on its first entry."""
    place = data.index(b"PK\x01\x02") + 8
    return data[:place] + bytes([data[place] | 1]) + data[place + 1 :]


MEGABYTE = b"\0" * 1024 * 1024
GOOD = archive({"word/document.xml": document()})
DEEP = "<w:tbl><w:tr><w:tc>" * 20_000 + "</w:tc></w:tr></w:tbl>" * 20_000
INNERMOST = "<w:p><w:r><w:t>Westlaw</w:t></w:r></w:p>"
AS_DEEP_AS_XML_GOES = "<w:tbl><w:tr><w:tc>" * 80 + INNERMOST + "</w:tc></w:tr></w:tbl>" * 80


def overlapping() -> bytes:
    """Return an archive with two entries for the same packed bytes."""
    once = archive({"word/document.xml": document()})
    start, end = once.index(b"PK\x01\x02"), once.index(b"PK\x05\x06")
    entry = once[start:end]
    tail = bytearray(once[end:])
    tail[8:12] = (2).to_bytes(2, "little") * 2
    tail[12:16] = (2 * len(entry)).to_bytes(4, "little")
    return once[:start] + entry * 2 + bytes(tail)


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (GOOD, "ok"),
        (archive({"word/document.xml": document(), "word/media/a.bmp": MEGABYTE * 51}), "too_large"),
        (archive({"word/document.xml": document(), "word/media/a.bmp": MEGABYTE * 2}), "too_large"),
        (archive({"word/document.xml": document(), "word/media/a.bmp": MEGABYTE[:-999]}), "ok"),
        (archive({f"{number}": "" for number in range(MAX_ENTRIES + 1)}), "too_large"),
        (archive({"a.txt": "hello"}), "unsupported"),
        (archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), "unsupported"),
        (archive({"mimetype": "application/vnd.oasis.opendocument.text"}), "corrupt"),
        (archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}), "unsupported"),
        (archive({"mimetype": "application/epub+zip", "a.xhtml": "<x/>"}), "unsupported"),
        (archive({"Index/Document.iwa": "x", "Metadata/Properties.plist": "x"}), "unsupported"),
        (archive({"xl/workbook.xml": "<x/>", "[Content_Types].xml": "<x/>"}), "unsupported"),
        (archive({"../../etc/passwd": "x", "word/document.xml": document()}), "ok"),
        (archive({"word/document.xml": document(), "word/styles.xml": "<w:styles"}), "ok"),
        (b"From: somebody\r\n\r\n" + GOOD, "ok"),
        (archive({"_rels/.rels": '<R><r Type="x/officeDocument" Target="xl/workbook.xml"/></R>'}), "unsupported"),
        (archive({"word/document.xml": "<w:document"}), "corrupt"),
        (archive({"word/document.xml": document(doctype="<!DOCTYPE x>")}), "corrupt"),
        (archive({"word/document.xml": f"<w:document {W}>{DEEP}</w:document>"}), "corrupt"),
        (archive({"word/document.xml": f"<w:document {W}>{AS_DEEP_AS_XML_GOES}</w:document>"}), "ok"),
        (overlapping(), "corrupt"),
        (GOOD[:-10], "corrupt"),
        (GOOD[:40] + b"XXXXXXXX" + GOOD[48:], "corrupt"),
        (b"PK\x03\x04" + b"garbage" * 9, "corrupt"),
        (encrypted_flag(GOOD), "encrypted"),
        (archive({"word/document.xml": document(" ")}), "empty"),
    ],
)
def test_status(data: bytes, status: str) -> None:
    found = read(data)
    assert (found.status, len(found.warnings)) == (status, 0 if status == "ok" else 1)


def test_a_declared_size_that_lies_does_not_help() -> None:
    data = archive({"word/document.xml": document(), "word/media/a.bmp": MEGABYTE * 60})
    size = (60 * 1024 * 1024).to_bytes(4, "little")
    assert read(data.replace(size, (10).to_bytes(4, "little"))).status in ("ok", "too_large", "corrupt")


FILLER = random.Random(7).randbytes(700_000)  # brings the ratio down


@pytest.mark.parametrize(
    "files",
    [
        {"word/document.xml": MEGABYTE * 60},
        {"word/document.xml": document("</w:t><w:t>" * 1_500_000), "word/media/image.png": FILLER},
    ],
)
def test_a_bomb_is_refused_at_once(files: dict[str, str | bytes]) -> None:
    data = archive(files)
    start = time.process_time()
    assert read(data).status == "too_large"
    assert time.process_time() - start < 1


@pytest.mark.parametrize("kind", ["file", "laughs"])
def test_entities_are_not_resolved(kind: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("TOP SECRET", encoding="utf-8")
    entity = {
        "file": f'<!ENTITY a SYSTEM "{secret.as_uri()}">',
        "laughs": '<!ENTITY z "TOP SECRET"><!ENTITY a "' + "&z;" * 1000 + '">',
    }[kind]
    found = read(archive({"word/document.xml": document("&a;", f"<!DOCTYPE x [{entity}]>")}))
    assert found.status == "corrupt"
    assert "SECRET" not in found.text
