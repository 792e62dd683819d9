"""What to do about a file that cannot be read: a line per kind that names the menu and the one command for all.

A remedy is the same text for every file of a kind, so that many files can be told in one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from matcher.documents.parts import Parts, refuse
from matcher.model import Document, DocumentStatus

OCR_EXTRA = 'pip install ".[ocr]" in the folder of the program'
_SAVE = "save it as PDF or DOCX and try again"
_UNPACK = "unpack it and give the PDF or DOCX files in it"
_MOST_NAMES = 5


def remedy(document: Document) -> str:
    """Why a document cannot be used and what to do, in one line."""
    return document.warnings[0] if document.warnings else f"cannot be read ({document.status}); save it as PDF or DOCX"


def _convert(menu: str, pattern: str, to: str = "docx") -> str:
    return f"{menu}; or all at once: soffice --headless --convert-to {to} --outdir converted {pattern}"


def _ocr_images(pattern: str) -> str:
    command = f'for f in {pattern}; do ocrmypdf --image-dpi 200 "$f" "$f.pdf"; done'
    return f"with OCR it is read here: {OCR_EXTRA}; or all at once: {command}"


RUN_OCR = (
    f"with OCR it is read here: {OCR_EXTRA}; or in Acrobat: Scan & OCR > Recognize Text; or all at once: "
    'mkdir -p ocr; for f in *.pdf; do ocrmypdf --skip-text "$f" "ocr/$f"; done'
)

# kind: what it is, what to do.
REMEDIES: Mapping[str, tuple[str, str]] = {
    "word": ("an old Word file (.doc)", _convert("in Word: File > Save As > Word Document (.docx)", "*.doc")),
    "excel": ("a spreadsheet", _convert("in Excel: File > Save As > PDF", "*.xls*", "pdf")),
    "powerpoint": ("a presentation", _convert("in PowerPoint: File > Save As > PDF", "*.ppt*", "pdf")),
    "outlook": (
        "an Outlook message (.msg)",
        "open it in Outlook and save the attachment, or File > Save As > Text Only",
    ),
    "mail": ("a mail", "open it in a mail program and save the attachment, or print it to PDF"),
    "mailbox": ("an Outlook mailbox (.pst)", "open it in Outlook and save the attachments"),
    "office": ("an Office file that is no text document", _SAVE),
    "wordperfect": (
        "a WordPerfect file",
        _convert("in WordPerfect or Word: File > Save As > Word Document (.docx)", "*.wpd"),
    ),
    "pages": ("an Apple Pages file", _convert("in Pages: File > Export To > Word", "*.pages")),
    "png": ("a picture (PNG)", _ocr_images("*.png")),
    "jpeg": ("a picture (JPEG)", _ocr_images("*.jpg")),
    "tiff": ("a picture (TIFF)", _ocr_images("*.tif")),
    "webp": ("a picture (WEBP)", _ocr_images("*.webp")),
    "gif": ("a picture (GIF)", "send the document itself, or save the picture as PNG and try again"),
    "bmp": ("a picture (BMP)", "send the document itself, or save the picture as PNG and try again"),
    "heic": (
        "a photo (HEIC or AVIF)",
        "on a Mac, in Preview: File > Export > PDF; or all at once: mkdir -p converted; sips -s format jpeg *.heic "
        "--out converted",
    ),
    "postscript": ("a PostScript file", 'make PDFs of all: for f in *.ps; do ps2pdf "$f" "$f.pdf"; done'),
    "xps": ("an XPS file", "open it in the XPS Viewer and print it to PDF"),
    "djvu": ("a DjVu file", 'make PDFs of all: for f in *.djvu; do ddjvu -format=pdf "$f" "$f.pdf"; done'),
    "ebook": ("an e-book", "a resume or posting is seldom one; check the file, or print it to PDF"),
    "archive": ("an archive", _UNPACK),
    "zip": ("a zip archive and no document", _UNPACK),
    "google": ("a link to a Google document, not the document", "in Google Docs: File > Download > Microsoft Word"),
    "shortcut": (
        "a shortcut or a placeholder, not the document",
        "open what it stands for, so that it is downloaded, and give that file",
    ),
    "lock": ("a lock file that Office leaves beside an open document", "give the document without ~$ in its name"),
    "media": ("a sound or video file", "only written documents are read"),
    "program": ("a program", "do not open it unless you know where it comes from; ask for a PDF or DOCX"),
    "database": ("a database", _SAVE),
    "": ("no document", _SAVE),
}


def unsupported(kind: str) -> Parts:
    """Return the refusal of a file of ``kind``, a key of ``REMEDIES``; an unknown kind is just no document."""
    what, remedy = REMEDIES.get(kind, REMEDIES[""])
    return refuse("unsupported", f"this is {what}; {remedy}")


class Unread(NamedTuple):
    """A file that could not be read: what it is called, its status, and why and what to do in one line."""

    source: str
    status: DocumentStatus
    reason: str


def grouped(files: Iterable[Unread]) -> list[str]:
    """Return a line for every status and reason among ``files``, in the order in which they first come up.

    >>> old = [Unread(name, "unsupported", "an old format") for name in ("a.doc", "c.doc")]
    >>> grouped([*old, Unread("b.txt", "empty", "no text")])
    ['2 files (a.doc, c.doc): an old format (unsupported)', 'b.txt: no text (empty)']

    Where the file itself was read (status ``ok``), the status says nothing and is left out.
    """
    groups: dict[tuple[DocumentStatus, str], list[str]] = {}
    for file in files:
        groups.setdefault((file.status, file.reason), []).append(file.source)
    return [
        f"{_names(sources)}: {reason}" + ("" if status == "ok" else f" ({status})")
        for (status, reason), sources in groups.items()
    ]


def _names(sources: list[str]) -> str:
    if len(sources) == 1:
        return sources[0]
    shown = sources[:_MOST_NAMES]
    rest = f" and {len(sources) - len(shown):,} more" if len(sources) > len(shown) else ""
    return f"{len(sources):,} files ({', '.join(shown)}{rest})"
