"""The content decides; the suffix only settles text that may be HTML."""

from __future__ import annotations

import pytest

from matcher.documents.sniff import recognised, sniff

HTML = b"<p>Draft <b>motions</b></p><p>File them</p>"


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"%PDF-1.7 ...", "resume.docx", "pdf"),
        (b"\xef\xbb\xbf\r\n%PDF-1.4", "x", "pdf"),
        (b"PK\x03\x04....", "resume.pdf", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "resume.docx", "ole"),
        (b"{\\rtf1 Hello}", "resume.doc", "rtf"),
        (b"\x89PNG\r\n\x1a\n", "resume.pdf", "image"),
        (b"RIFF\x00\x00\x00\x00WEBP", "x", "image"),
        (b"\x1f\x8b\x08\x00", "x.txt", "binary"),
        (b"  <!DOCTYPE html><html>", "posting.txt", "html"),
        (b'<?xml version="1.0"?>\n<html xmlns="x">', "posting", "html"),
        ("\ufeff<html>".encode("utf-16-le"), "posting", "html"),
        (HTML, "posting", "html"),
        (HTML, "posting.html", "html"),
        (HTML, "posting.md", "text"),
        (b"Skills: C++ < C# <br> ok", "resume.txt", "text"),
        (b"Plain words", "resume.html", "text"),
        (b"Plain words", "resume.pdf", "text"),
        (b"II*\x00\x08\x00", "resume.tif", "image"),
        (b"\x00\x00\x00\x18ftypheic", "photo", "image"),
        (b"BM\x36\x00\x00\x00\x00\x00", "x", "image"),
        (b"BMI index and Body Mass, a resume", "x", "text"),
        (b"MZ Holdings, Cleveland", "x", "text"),
        (b"\xffWPC\x10\x00", "brief.docx", "binary"),
        (b"[InternetShortcut]\r\nURL=https://example.org", "resume.pdf", "binary"),
        (b'{"doc_id": "abc", "email": "a@example.org"}', "resume.gdoc", "binary"),
        (b'{"basics": {"name": "Jane Roe"}}', "resume.json", "json"),
        (b"Received: by example.org\nFrom: a@example.org\nSubject: Job\n\nHello", "x", "mail"),
        (b"From: HR\nSubject: Paralegal wanted\nDate: today\n\nWestlaw", "posting.txt", "text"),
        (
            b"From: <Saved by Blink>\nSubject: Job\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype=x\n\n",
            "x",
            "mhtml",
        ),
    ],
)
def test_format_by_content(data: bytes, name: str, expected: str) -> None:
    assert sniff(data, name) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04 word/document.xml", "DOCX"),
        (b"PK\x03\x04 word/document.xml word/vbaProject.bin", "DOCM (its macros are never run)"),
        (b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.text", "ODT"),
        (b"PK\x03\x04 notes.txt", "zip archive"),
        (b' {"basics": {}}', "JSON"),
        (b"Plain words", "plain text"),
        (b"\x1f\x8b\x08", "no document"),
    ],
)
def test_a_person_is_told_the_format(data: bytes, expected: str) -> None:
    assert recognised(data) == expected
