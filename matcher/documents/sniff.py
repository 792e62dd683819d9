"""What kind of file some bytes are, by their content: a suffix only settles text that may or may not be HTML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath
from typing import Literal

from matcher.documents.kinds import IMAGES, mail_kind, signature_kind, text_kind

Format = Literal["pdf", "zip", "flat", "ole", "rtf", "image", "binary", "mail", "mhtml", "html", "json", "text"]

_HEAD = 64 * 1024
_ZIP_TAIL = 66_000
_SIGNATURES: tuple[tuple[bytes, Format], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# The roots of the office formats that are one XML file: Word 2003, Word's "XML Document", flat OpenDocument.
_FLAT = re.compile(
    rb"\s*+(?:<\?[^>]*+>\s*+)*+(?:(?><!--.*?-->)\s*+)*+<(?:w:wordDocument|pkg:package|office:document)\b", re.S
)
# Atomic and possessive: otherwise a file that opens with many comments is tried in exponentially many ways.
_HTML_START = re.compile(
    rb"\s*+(?:<\?xml[^>]*+>\s*+)?(?:(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HTML_TAG = re.compile(rb"</(?:p|div|li|ul|ol|h[1-6]|span|table|section|article|strong|b)\s*>|<br\s*/?>", re.I)
# An object whose first key is quoted, or a list of such: no other text opens so.
_JSON_START = re.compile(rb'\s*+(?:\[\s*+)?\{\s*+"(?:[^"\\]|\\.){0,200}+"\s*+:')
_HTML_SUFFIXES = (".html", ".htm", ".xhtml")
_TEXT_SUFFIXES = (".txt", ".md", ".markdown", ".text")
_HINTS = {"html": _HTML_SUFFIXES, "text": _TEXT_SUFFIXES, "json": (".json",)}

_NAMES: Mapping[Format, str] = {
    "pdf": "PDF",
    "flat": "office document in one XML file",
    "ole": "old Office file",
    "rtf": "RTF",
    "image": "picture",
    "mail": "mail",
    "mhtml": "saved web page (MHTML)",
    "html": "HTML",
    "json": "JSON",
    "text": "plain text",
}
# Names of entries stand uncompressed in a zip.
_ZIP_NAMES = (
    (b"word/vbaProject.bin", "DOCM (its macros are never run)"),
    (b"word/", "DOCX"),
    (b"application/vnd.oasis.opendocument.text", "ODT"),
)


def sniff(data: bytes, name: str = "") -> Format:
    """Return the format of ``data``; ``name`` is a hint only where text may be HTML."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    head = data[:_HEAD]
    # Mail gateways and printer drivers put bytes before the header; readers accept it within the first 1,024.
    if b"%PDF-" in head[:1024]:
        return "pdf"
    # So with the zip of a DOCX, whose end says that it is one; and with RTF, where editors put a blank or a mark.
    if b"PK\x03\x04" in head[:1024] and b"PK\x05\x06" in data[-_ZIP_TAIL:]:
        return "zip"
    if head[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return "rtf"
    if found := signature_kind(data):
        return "image" if found in IMAGES else "binary"
    if head.startswith(_UTF16):
        head = head[2:].replace(b"\x00", b"")
    return _text_format(head.removeprefix(b"\xef\xbb\xbf"), name)


def _text_format(head: bytes, name: str) -> Format:
    if _FLAT.match(head):
        return "flat"
    if text_kind(head):
        return "binary"
    mail = mail_kind(head)
    if mail:
        return "mhtml" if mail == "mhtml" else "mail"
    if _JSON_START.match(head) or (name.lower().endswith(".json") and head.lstrip()[:1] in (b"{", b"[")):
        return "json"
    return "html" if _is_html(head, name) else "text"


def hint(name: str) -> str:
    """What of a name ``sniff`` may look at: the same bytes under names of one hint are read in the same way."""
    suffix = PurePath(name).suffix.lower()
    return next((kind for kind, suffixes in _HINTS.items() if suffix in suffixes), "")


def _is_html(head: bytes, name: str) -> bool:
    suffix = PurePath(name).suffix.lower()
    if _HTML_START.match(head):
        return True
    if suffix in _TEXT_SUFFIXES:
        return False
    tags = sum(1 for _ in _HTML_TAG.finditer(head))
    return tags > 0 if suffix in _HTML_SUFFIXES else tags > 1 and head.lstrip().startswith(b"<")


def recognised(data: bytes, name: str = "") -> str:
    """Return how a person calls the format of ``data``."""
    kind = sniff(data, name)
    if kind == "zip":
        return next((label for mark, label in _ZIP_NAMES if mark in data), "zip archive")
    return _NAMES.get(kind, "no document")
