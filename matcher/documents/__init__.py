"""Reading files: one reader per format, chosen by what the bytes are and not by the suffix.

Content never raises: a file that cannot be used is a ``Document`` whose ``status`` is not ``ok`` and whose ``warnings``
say what to do. A hang or an abort of the PDF library is for the process that calls this to contain.
"""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

from matcher.documents.parts import MAX_BYTES, MAX_CHARACTERS, Parts, refuse
from matcher.documents.sniff import Format, sniff
from matcher.model import Document

__all__ = ["READERS", "read", "read_text"]

_SAVE_AS = "save it as PDF or DOCX and try again"
_CHUNK = 1024 * 1024


def _read_pdf(data: bytes) -> Parts:
    from matcher.documents.pdf import read

    return read(data)


def _read_zip(data: bytes) -> Parts:
    from matcher.documents.docx import read

    return read(data)


def _read_html(data: bytes) -> Parts:
    from matcher.documents.html import read

    return read(data)


def _read_plain(data: bytes) -> Parts:
    from matcher.documents.text import read

    return read(data)


def _read_ole(data: bytes) -> Parts:
    # An encrypted DOCX is an OLE file with one stream of this name (names are UTF-16 there).
    if "EncryptedPackage".encode("utf-16-le") in data:
        return refuse("encrypted", "the file is protected by a password; save a copy without one and try again")
    return refuse("unsupported", f"this is an old Office file (such as .doc); {_SAVE_AS}")


def _read_rtf(_data: bytes) -> Parts:
    return refuse("unsupported", f"this is an RTF file; {_SAVE_AS}")


def _read_image(_data: bytes) -> Parts:
    return refuse("unsupported", "this is a picture; run it through OCR (for example ocrmypdf) and try again")


def _read_binary(_data: bytes) -> Parts:
    return refuse("unsupported", f"this is not a document; {_SAVE_AS}")


READERS: Mapping[Format, Callable[[bytes], Parts]] = {
    "pdf": _read_pdf,
    "zip": _read_zip,
    "ole": _read_ole,
    "rtf": _read_rtf,
    "image": _read_image,
    "binary": _read_binary,
    "html": _read_html,
    "text": _read_plain,
}


def read(source: Path | bytes, *, name: str | None = None) -> Document:
    """Return the document in ``source``, a path or the bytes themselves; ``name`` is what to call it.

    Raises:
        OSError: the path is missing, a folder or may not be read. Nothing is raised for what a file holds.

    """
    if isinstance(source, bytes):
        label = "bytes" if name is None else name
        return _document(label, hashlib.sha256(source).hexdigest(), _parts(source, label))
    label = str(source) if name is None else name
    data, digest = _load(source)
    return _document(label, digest, _parts(data, label))


def read_text(text: str, name: str = "text") -> Document:
    """Return the document of a text in hand; its hash is that of the text in UTF-8."""
    from matcher.documents.text import parts_of

    data = text.encode("utf-8", errors="surrogatepass")
    return _document(name, hashlib.sha256(data).hexdigest(), _checked(parts_of(text)))


def _load(path: Path) -> tuple[bytes, str]:
    """Return at most one byte more than is allowed, and the hash of the whole file."""
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
        digest = hashlib.sha256(data)
        # A device has no end.
        while stat.S_ISREG(path.stat().st_mode) and (chunk := file.read(_CHUNK)):
            digest.update(chunk)
    return data, digest.hexdigest()


def _parts(data: bytes, name: str) -> Parts:
    if len(data) > MAX_BYTES:
        return refuse("too_large", f"the file is larger than {MAX_BYTES // 1024**2} MB; save it without pictures")
    if not data.strip():
        return _EMPTY
    try:
        return _checked(READERS[sniff(data, name)](data))
    except MemoryError:
        return refuse("too_large", "the file needs too much memory; save it in a simpler form and try again")
    except Exception as error:  # the readers name the errors they know; whatever else a library raises ends here
        return refuse("corrupt", f"the file is damaged ({type(error).__name__}); save it again and try again")


_EMPTY = refuse("empty", "the file holds no text; check that it is the right one")


def _checked(parts: Parts) -> Parts:
    if parts.status != "ok":
        return parts
    if len(parts.text) > MAX_CHARACTERS:
        return refuse("too_large", f"it holds more than {MAX_CHARACTERS:,} characters; keep only the part that matters")
    return parts if parts.text.strip() else refuse("empty", _EMPTY.warnings[0], parts.hidden)


def _document(source: str, sha256: str, parts: Parts) -> Document:
    return Document(
        source=source,
        sha256=sha256,
        status=parts.status,
        text=parts.text,
        blocks=parts.blocks,
        pages=parts.pages,
        hidden=parts.hidden,
        warnings=parts.warnings,
        data=parts.data,
    )
