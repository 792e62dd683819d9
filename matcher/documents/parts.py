"""What a reader hands back, and how the lines it saw become one text with blocks and pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from matcher.model import Block, BlockKind, DocumentStatus, Hidden, Place

MAX_BYTES = 20 * 1024 * 1024
MAX_PAGES = 100
MAX_CHARACTERS = 200_000
TOO_MANY_BYTES = f"the file is larger than {MAX_BYTES // 1024**2} MB; save it without pictures"

BULLETS = "•●▪◦‣∙·■□○◆◇►▶➢➤✓✔❖\u2043"
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Parts:
    """A document less its source and hash: what one reader makes of some bytes.

    ``scans`` are the pages that are pictures and were not read; ``ocr`` says that others like them were.
    """

    text: str = ""
    status: DocumentStatus = "ok"
    blocks: tuple[Block, ...] = ()
    pages: tuple[int, ...] = (0,)
    hidden: tuple[Hidden, ...] = ()
    warnings: tuple[str, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    scans: tuple[int, ...] = ()
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line as a reader saw it. ``joins``: it carries on the block of the line before it.

    ``place`` says where it stands if not in the body.
    """

    text: str
    kind: BlockKind = "paragraph"
    page: int = 1
    column: int = 1
    joins: bool = False
    place: Place = ""


def placed(lines: Iterable[Line], place: Place) -> list[Line]:
    """Return ``lines`` as lines of one place; those of a place within it keep theirs."""
    return [line if line.place else replace(line, place=place) for line in lines]


def refuse(status: DocumentStatus, remedy: str, hidden: tuple[Hidden, ...] = ()) -> Parts:
    """Return parts without text: the status, and one line that says what to do."""
    return Parts(status=status, warnings=(remedy,), hidden=hidden)


def assemble(lines: Iterable[Line], page_count: int = 1) -> tuple[str, tuple[Block, ...], tuple[int, ...]]:
    """Return the text of ``lines``, its blocks and the offset at which each of ``page_count`` pages starts.

    Lines are joined with a newline, pages with an empty line. A page without lines starts where the next one does.
    """
    pieces: list[str] = []
    blocks: list[Block] = []
    pages: list[int] = [0]
    length = 0
    for line in lines:
        if not line.text.strip():
            continue
        separator = "" if not pieces else "\n" if line.page == len(pages) else "\n\n"
        start = length + len(separator)
        pages.extend([start] * (line.page - len(pages)))
        pieces.extend((separator, line.text))
        length = start + len(line.text)
        if line.joins and blocks:
            first = blocks.pop()
            blocks.append(Block(first.start, length, first.kind, first.page, first.column, first.place))
        else:
            blocks.append(Block(start, length, line.kind, line.page, line.column, line.place))
    pages.extend([length] * (page_count - len(pages)))
    return "".join(pieces), tuple(blocks), tuple(pages)


def well_formed(text: str) -> str:
    r"""Return ``text`` with U+FFFD for each half of a surrogate pair: JSON and Python allow them, no encoding does.

    >>> well_formed("Westlaw \udfff") == "Westlaw \ufffd"
    True
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return _HALF.sub("\ufffd", text)
    return text


def looks_like_heading(text: str) -> bool:
    """Return whether ``text`` is short and unpunctuated enough to head a section; its type face is judged elsewhere."""
    words = text.split()
    return (
        0 < len(words) <= 8
        and len(text) <= 80
        and text.rstrip()[-1] not in ".,;!"
        and any(character.isalpha() for character in text)
    )
