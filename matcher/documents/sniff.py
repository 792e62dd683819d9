"""What kind of file some bytes are, by their content: a suffix only settles text that may or may not be HTML."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

Format = Literal["pdf", "zip", "ole", "rtf", "image", "binary", "html", "text"]

_HEAD = 64 * 1024
_SIGNATURES: tuple[tuple[bytes, Format], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"%!PS", "binary"),
    (b"\x1f\x8b", "binary"),
    (b"7z\xbc\xaf", "binary"),
    (b"Rar!", "binary"),
    (b"\x7fELF", "binary"),
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# Atomic and possessive: otherwise a file that opens with many comments is tried in exponentially many ways.
_HTML_START = re.compile(
    rb"\s*+(?:<\?xml[^>]*+>\s*+)?(?:(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HTML_TAG = re.compile(rb"</(?:p|div|li|ul|ol|h[1-6]|span|table|section|article|strong|b)\s*>|<br\s*/?>", re.I)
_HTML_SUFFIXES = (".html", ".htm", ".xhtml")
_TEXT_SUFFIXES = (".txt", ".md", ".markdown", ".text")


def sniff(data: bytes, name: str = "") -> Format:
    """Return the format of ``data``; ``name`` is a hint only where text may be HTML."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    head = data[:_HEAD]
    # Mail gateways and printer drivers put bytes before the header; readers accept it within the first 1,024.
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image"
    if head.startswith(_UTF16):
        head = head[2:].replace(b"\x00", b"")
    return "html" if _is_html(head.removeprefix(b"\xef\xbb\xbf"), name) else "text"


def _is_html(head: bytes, name: str) -> bool:
    suffix = PurePath(name).suffix.lower()
    if _HTML_START.match(head):
        return True
    if suffix in _TEXT_SUFFIXES:
        return False
    tags = sum(1 for _ in _HTML_TAG.finditer(head))
    return tags > 0 if suffix in _HTML_SUFFIXES else tags > 1 and head.lstrip().startswith(b"<")
