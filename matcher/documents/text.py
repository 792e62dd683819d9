"""Plain text and Markdown: decoding, and the lines that are visibly bullets or headings."""

from __future__ import annotations

import codecs
import re

from matcher.documents.parts import BULLETS, Parts, refuse
from matcher.model import Block, BlockKind

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_BULLET = re.compile(rf"\s*(?:[{BULLETS}]|[-\u2013\u2014*+]\s)")
_HEADING = re.compile(r"\s*(?:#{1,6}\s|(\*\*|__)[^*_]+\1:?\s*$)")
_LINE = re.compile(r"[^\n]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# A stray form feed or control byte is dirt, a tenth of them is not text.
_MAX_CONTROL_SHARE = 0.02
_GUESS_BYTES = 64 * 1024


def read(data: bytes) -> Parts:
    """Return the text of a TXT or Markdown file, or status ``unsupported`` where the bytes are not text."""
    text = decode(data)
    if text is None:
        return refuse("unsupported", "these bytes are not text; save the document as PDF or DOCX and try again")
    return parts_of(text)


def parts_of(text: str) -> Parts:
    """Return ``text`` with one newline convention, and a block for each line that is not blank."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Parts(text=text, blocks=blocks_of(text))


def decode(data: bytes) -> str | None:
    r"""Return ``data`` decoded, or ``None`` where it is not text.

    A byte-order mark decides, then strict UTF-8, then what charset-normalizer finds, then Windows-1252.

    >>> decode(b"caf\xe9 r\xe9sum\xe9")
    'café résumé'
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _unless_binary(data[len(mark) :].decode(encoding, errors="replace"))
    try:
        return _unless_binary(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _unless_binary(_guess(data))


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return one block per line of ``text`` that is not blank, less the spaces around it."""
    return tuple(
        Block(match.start() + len(line) - len(line.lstrip()), match.start() + len(line.rstrip()), _kind(line))
        for match in _LINE.finditer(text)
        if (line := match.group()).strip()
    )


def _kind(line: str) -> BlockKind:
    # "**Duties**" also starts with the bullet sign "*", so headings are asked for first.
    if _HEADING.match(line):
        return "heading"
    return "bullet" if _BULLET.match(line) else "paragraph"


def _guess(data: bytes) -> str:
    if b"\x00" in data:
        # UTF-16 without a mark is rarer than binary garbage with NULs; the caller refuses what holds NULs.
        return data.decode("latin-1")
    from charset_normalizer import from_bytes

    found = from_bytes(data[:_GUESS_BYTES], cp_isolation=["cp1252", "cp1250", "latin_1", "mac_roman"]).best()
    encoding = found.encoding if found else "cp1252"
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return data.decode("cp1252", errors="replace")


def _unless_binary(text: str) -> str | None:
    dirt = sum(1 for _ in _CONTROLS.finditer(text))
    if "\x00" in text or dirt > _MAX_CONTROL_SHARE * len(text):
        return None
    return text
