"""The content decides; the suffix only settles text that may be HTML."""

from __future__ import annotations

import pytest

from matcher.documents.sniff import sniff

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
    ],
)
def test_format_by_content(data: bytes, name: str, expected: str) -> None:
    assert sniff(data, name) == expected
