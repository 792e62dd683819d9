"""Reading files: one reader per format, chosen by what the bytes are and not by the suffix.

Content never raises: a file that cannot be used is a ``Document`` whose ``status`` is not ``ok`` and whose ``warnings``
say what to do. ``read`` here parses in the process that calls it; a file can make a library hang or abort, so what
strangers send is read through ``sandbox.Sandbox``, which has the same meaning.
"""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from matcher.documents.parts import MAX_BYTES, MAX_CHARACTERS, TOO_MANY_BYTES, Parts, refuse, well_formed
from matcher.documents.scans import better, can_ocr, remarks
from matcher.documents.sniff import Format, sniff
from matcher.model import Document

__all__ = ["READERS", "from_mapping", "parse", "read", "read_text", "unopened"]

_CHUNK = 1024 * 1024
TOO_MUCH_MEMORY = "the file needs too much memory; save it in a simpler form and try again"


def _read_pdf(data: bytes) -> Parts:
    from matcher.documents.pdf import read
    from matcher.documents.preflight import check
    from matcher.documents.scans import with_scans

    return check(data) or with_scans(data, read(data))


def _read_zip(data: bytes) -> Parts:
    from matcher.documents.office import read

    return read(data)


def _read_flat(data: bytes) -> Parts:
    from matcher.documents.office import read_flat

    return read_flat(data)


def _read_html(data: bytes) -> Parts:
    from matcher.documents.html import read

    return read(data)


def _read_plain(data: bytes) -> Parts:
    from matcher.documents.text import read

    return read(data)


def _read_ole(data: bytes) -> Parts:
    from matcher.documents.kinds import ole_kind
    from matcher.documents.remedies import unsupported

    # An encrypted DOCX is an OLE file with one stream of this name (names are UTF-16 there).
    if "EncryptedPackage".encode("utf-16-le") in data:
        return refuse("encrypted", "the file is protected by a password; save a copy without one and try again")
    return unsupported(ole_kind(data))


def _read_rtf(data: bytes) -> Parts:
    from matcher.documents.rtf import read

    return read(data)


def _read_image(data: bytes) -> Parts:
    from matcher.documents.kinds import READABLE_IMAGES, signature_kind
    from matcher.documents.remedies import unsupported

    kind = signature_kind(data)
    return replace(unsupported(kind), scans=(1,) if kind in READABLE_IMAGES else ())


def _read_binary(data: bytes) -> Parts:
    from matcher.documents.kinds import signature_kind, text_kind
    from matcher.documents.remedies import unsupported

    return unsupported(signature_kind(data) or text_kind(data.removeprefix(b"\xef\xbb\xbf")))


def _read_mail(_data: bytes) -> Parts:
    from matcher.documents.remedies import unsupported

    return unsupported("mail")


def _read_mhtml(data: bytes) -> Parts:
    from matcher.documents.html import read_mhtml

    return read_mhtml(data)


def _read_json(data: bytes) -> Parts:
    from matcher.documents.structured import read

    return read(data)


READERS: Mapping[Format, Callable[[bytes], Parts]] = {
    "pdf": _read_pdf,
    "zip": _read_zip,
    "flat": _read_flat,
    "ole": _read_ole,
    "rtf": _read_rtf,
    "image": _read_image,
    "binary": _read_binary,
    "mail": _read_mail,
    "mhtml": _read_mhtml,
    "html": _read_html,
    "json": _read_json,
    "text": _read_plain,
}


def parse(data: bytes, name: str, *, by_ocr: bool = False) -> Parts:
    """Return what the reader of its format makes of ``data``; ``by_ocr``: of its scanned pages as well.

    Raises:
        MemoryError: there is not enough memory to say. Nothing else is raised for what a file holds.

    """
    try:
        parts = READERS[sniff(data, name)](data)
        if by_ocr and parts.scans:
            from matcher.documents.ocr import complete

            parts = complete(data, parts)
        return _checked(parts)
    except MemoryError:
        raise
    except Exception as error:  # the readers name the errors they know; whatever else a library raises ends here
        return refuse("corrupt", f"the file is damaged ({type(error).__name__}); save it again and try again")


def parse_here(data: bytes, name: str) -> Parts:
    """Return the parts of ``data``, read in this process."""
    try:
        parts = parse(data, name)
        return better(parts, parse(data, name, by_ocr=True)) if parts.scans and can_ocr() else parts
    except MemoryError:
        return refuse("too_large", TOO_MUCH_MEMORY)


def read(
    source: Path | bytes, *, name: str | None = None, parse: Callable[[bytes, str], Parts] = parse_here
) -> Document:
    """Return the document in ``source``, a path or the bytes themselves; ``name`` is what to call it.

    ``parse`` is given bytes that are neither blank nor too many, and their name.

    Raises:
        OSError: the path is missing, a folder or may not be read. Nothing is raised for what a file holds.

    """
    if isinstance(source, bytes):
        label, data, digest = "bytes", source, hashlib.sha256(source).hexdigest()
    else:
        label, (data, digest) = str(source), _load(source)
    label = label if name is None else name
    return _document(label, digest, _sized(data) or parse(data, label))


def unopened(name: str, error: OSError | TypeError | ValueError) -> Document:
    """Return the document of what cannot be opened, or is nothing to be opened: a corrupt one that says why."""
    reason = f"cannot be opened ({getattr(error, 'strerror', None) or error}); check the path and the permissions"
    if isinstance(error, TypeError):
        reason = str(error)
    return Document(name, "", "corrupt", "", warnings=(reason,))


def read_text(text: str, name: str = "text") -> Document:
    """Return the document of a text in hand; its hash is that of the text in UTF-8."""
    from matcher.documents.text import parts_of

    data = text.encode("utf-8", errors="surrogatepass")
    return _document(name, hashlib.sha256(data).hexdigest(), _checked(parts_of(well_formed(text))))


def from_mapping(mapping: Mapping[str, Any], name: str = "mapping") -> Document:
    """Return the document of a JSON Resume or a job posting in hand; its hash is that of the mapping as sorted JSON."""
    from matcher.documents.structured import canonical, of_mapping

    return _document(name, hashlib.sha256(canonical(mapping)).hexdigest(), _checked(of_mapping(mapping)))


def _load(path: Path) -> tuple[bytes, str]:
    """Return at most one byte more than is allowed, and the hash of the whole file."""
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
        digest = hashlib.sha256(data)
        # A device has no end.
        while stat.S_ISREG(path.stat().st_mode) and (chunk := file.read(_CHUNK)):
            digest.update(chunk)
    return data, digest.hexdigest()


def _sized(data: bytes) -> Parts | None:
    """Return why ``data`` is not worth parsing, if it is not."""
    if len(data) > MAX_BYTES:
        return refuse("too_large", TOO_MANY_BYTES)
    return None if data.strip() else _EMPTY


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
        warnings=(*parts.warnings, *remarks(parts)),
        data=parts.data,
        ocr=parts.ocr,
    )
