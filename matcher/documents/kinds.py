"""What exactly a file is that no reader reads: so that the remedy can name the program and the menu."""

from __future__ import annotations

import re
from collections.abc import Collection

# (offset, bytes, kind); the first that fits counts.
SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n", "png"),
    (0, b"\xff\xd8\xff", "jpeg"),
    (0, b"GIF8", "gif"),
    (0, b"II*\x00", "tiff"),
    (0, b"MM\x00*", "tiff"),
    (8, b"WEBP", "webp"),
    (0, b"BM", "bmp"),
    (4, b"ftypheic", "heic"),
    (4, b"ftypheix", "heic"),
    (4, b"ftypmif1", "heic"),
    (4, b"ftypavif", "heic"),
    (4, b"ftyp", "media"),
    (0, b"\xffWPC", "wordperfect"),
    (0, b"%!PS", "postscript"),
    (0, b"\xc5\xd0\xd3\xc6", "postscript"),
    (0, b"AT&TFORM", "djvu"),
    (60, b"BOOKMOBI", "ebook"),
    (0, b"!BDN", "mailbox"),
    (0, b"L\x00\x00\x00\x01\x14\x02\x00", "shortcut"),
    (0, b"bplist00", "shortcut"),
    (0, b"Rar!", "archive"),
    (0, b"7z\xbc\xaf", "archive"),
    (0, b"\x1f\x8b", "archive"),
    (0, b"BZh", "archive"),
    (0, b"\xfd7zXZ", "archive"),
    (0, b"\x28\xb5\x2f\xfd", "archive"),
    (0, b"MSCF", "archive"),
    (257, b"ustar", "archive"),
    (0, b"\x7fELF", "program"),
    (0, b"MZ", "program"),
    (0, b"\xcf\xfa\xed\xfe", "program"),
    (0, b"\xca\xfe\xba\xbe", "program"),
    (0, b"ID3", "media"),
    (0, b"OggS", "media"),
    (0, b"fLaC", "media"),
    (8, b"WAVE", "media"),
    (8, b"AVI ", "media"),
    (0, b"\x1aE\xdf\xa3", "media"),
    (0, b"SQLite format 3\x00", "database"),
    (0, b"\x00\x01\x00\x00Standard", "database"),
)
IMAGES = frozenset(("png", "jpeg", "gif", "tiff", "webp", "bmp", "heic"))
# Those that OCR can open.
READABLE_IMAGES = frozenset(("png", "jpeg", "tiff", "webp"))
# Two letters that a text may start with as well ("BMI index", "MZ"): they count only beside bytes that no text holds.
_WEAK = (b"BM", b"MZ", b"BZh", b"ID3")
# Those of RIFF files stand at 8.
_RIFF = (b"WEBP", b"WAVE", b"AVI ")
# Class ids of the root entry: Word 6 and 97, Excel 5 and 97, PowerPoint 97, Outlook.
_CLASSES = {
    0x00020900: "word",
    0x00020906: "word",
    0x00020810: "excel",
    0x00020820: "excel",
    0x64818D10: "powerpoint",
    0x00020D0B: "outlook",
}
# Where the class is not written: names of streams, in the order of what may hold what.
_STREAMS = (
    ("__properties_version1.0", "outlook"),
    ("PerfectOffice_MAIN", "wordperfect"),
    ("WordDocument", "word"),
    ("PowerPoint Document", "powerpoint"),
    ("Workbook", "excel"),
    ("Book", "excel"),
)
_OFFICE_LOCK_SIZES = (162, 165)
_ZIP_FOLDERS = {"ppt/": "powerpoint", "xl/": "excel", "visio/": "office"}
_MIMETYPES = {
    b"application/epub": "ebook",
    b"application/vnd.oasis.opendocument.spreadsheet": "excel",
    b"application/vnd.oasis.opendocument.presentation": "powerpoint",
    b"application/vnd.oasis.opendocument": "office",
}
# What stands at the top of the zip of a document: of Office, of OpenDocument and e-books, of Apple's programs.
_DOCUMENT_NAMES = frozenset(
    ("[content_types].xml", "word/document.xml", "mimetype", "content.xml", "index.xml", "index.apxl", "index.xml.gz")
)
_GOOGLE = re.compile(rb'\s*+\{[^{}]{0,2000}"(?:doc_id|resource_id)"\s*+:')
_SHORTCUT = re.compile(rb"\s*+\[(?:InternetShortcut|Desktop Entry)\]", re.I)
_PLIST = b"<!DOCTYPE plist"
_MAIL_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?")
_MAIL_NAMES = frozenset((b"from", b"subject", b"date"))
# What only programs write: a posting that somebody copied out of a mail has the names above, too, and is to be read.
_TRANSPORT_NAMES = frozenset((b"received", b"mime-version", b"message-id", b"return-path"))


def signature_kind(data: bytes) -> str:
    """Return the kind that the first bytes of ``data`` state, or ``""``."""
    for offset, signature, kind in SIGNATURES:
        if not data.startswith(signature, offset):
            continue
        if signature in _RIFF and not data.startswith(b"RIFF"):
            continue
        if signature in _WEAK and b"\x00" not in data[:64]:
            continue
        return kind
    return "lock" if _is_office_lock(data) else ""


def text_kind(head: bytes) -> str:
    """Return the kind of a small text that stands for a document but holds none, or ``""``; ``head`` is its start."""
    if _GOOGLE.match(head):
        return "google"
    return "shortcut" if _SHORTCUT.match(head) or _PLIST in head[:300] else ""


def ole_kind(data: bytes) -> str:
    """Return the kind of an OLE file: by the class of its root entry, else by the names of its streams."""
    shift = int.from_bytes(data[30:32], "little")
    if shift in (9, 12):
        root = (int.from_bytes(data[48:52], "little") + 1) << shift
        if kind := _CLASSES.get(int.from_bytes(data[root + 80 : root + 84], "little")):
            return kind
    for name, kind in _STREAMS:
        if name.encode("utf-16-le") in data:
            return kind
    return "office"


def zip_kind(names: Collection[str], mimetype: bytes = b"") -> str:
    """Return the kind of a zip that is no document that we read: by its entries and its ``mimetype`` entry."""
    for stated, kind in _MIMETYPES.items():
        if mimetype.startswith(stated):
            return kind
    if any(name.endswith((".iwa", "index.apxl", "index.xml.gz")) or name == "index.xml" for name in names):
        return "pages"
    if any(name.endswith(".fdseq") for name in names):
        return "xps"
    for start, kind in _ZIP_FOLDERS.items():
        if any(name.startswith(start) for name in names):
            return kind
    return "office" if "[Content_Types].xml" in names else "zip"


def is_archive(names: Collection[str]) -> bool:
    """Return whether a zip of files with these ``names`` is there for the files, and no document itself.

    >>> is_archive(["Ames.docx", "word/Brown.docx"]), is_archive(["word/document.xml", "docProps/app.xml"])
    (True, False)
    """
    return not any(name.lower() in _DOCUMENT_NAMES or name.lower().endswith((".iwa", ".fdseq")) for name in names)


def mail_kind(head: bytes) -> str:
    """Return ``mail`` or ``mhtml`` (a saved page) if a text starts with headers as a mail program writes them."""
    found: dict[bytes, bytes] = {}
    name = b""
    for line in head[:16384].splitlines():
        if not line.strip():
            break
        if line[:1] in (b" ", b"\t"):
            found[name] = found.get(name, b"") + line
            continue
        if not _MAIL_HEADER.match(line):
            return ""
        name, _, value = line.partition(b":")
        name = name.lower()
        found[name] = value
    if not (_MAIL_NAMES & found.keys() and _TRANSPORT_NAMES & found.keys()):
        return ""
    is_page = b"multipart/related" in found.get(b"content-type", b"").lower() and b"received" not in found
    return "mhtml" if is_page else "mail"


def _is_office_lock(data: bytes) -> bool:
    """Return whether it is the small file that Office leaves beside an open one: the name of who has it open, twice."""
    size = data[0] if data else 0
    if len(data) not in _OFFICE_LOCK_SIZES or not 0 < size <= 54:
        return False
    return data[1 : 1 + size].decode("latin-1").encode("utf-16-le") in data
