"""Plain text and Markdown: the text as it is, its pages, and which lines belong together as bullet or paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matcher.documents.charset import decode
from matcher.documents.parts import BULLETS, MAX_CHARACTERS, Parts, refuse
from matcher.model import Block, BlockKind

__all__ = ["blocks_of", "decode", "parts_of", "read"]

_BULLET = re.compile(rf"(?:[{BULLETS}]|[-\u2013\u2014*+]\s|\(?\d{{1,2}}[.)]\s)")
_HEADING = re.compile(r"(?:#{1,6}\s|(\*\*|__)[^*_]+\1:?$)")
# Lines of signs alone: rules, the frame of a table, code fences, the line under a heading.
_FRAME = re.compile(r"[-=_*~#+|: ]{3,}|[`~]{3,}[\w-]*")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_TABLE_ROW = re.compile(r"\|.+\|")
_LINE = re.compile(r"[^\n\f]+|[\n\f]")
_FRONT_MATTER = re.compile(r"\A---\n(?:(?!---$).*\n){1,60}?---$", re.MULTILINE)
# A text is wrapped by hand if lines end near its right margin again and again.
_WIDEST = 100
_NARROWEST = 50
_RAGGED = 14
_ENOUGH = 3


def read(data: bytes) -> Parts:
    """Return the text of a TXT or Markdown file, or status ``unsupported`` where the bytes are not text."""
    text = decode(data)
    if text is None:
        return refuse("unsupported", "these bytes are not text; save the document as PDF or DOCX and try again")
    return parts_of(text)


def parts_of(text: str) -> Parts:
    """Return ``text`` with one newline convention, its blocks, and a page for each form feed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > MAX_CHARACTERS:
        return Parts(text=text)  # which nobody will read
    pages = (0, *(match.end() for match in re.finditer("\f", text.rstrip())))
    return Parts(text=text, blocks=blocks_of(text), pages=pages)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line that is not blank, less the spaces around it; ``line`` and ``page`` count from 0 and 1."""

    start: int
    end: int
    indent: int
    line: int
    page: int
    kind: BlockKind
    first_word: int


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return one block per heading, bullet and paragraph of ``text``; lines that were wrapped by hand are one block."""
    rows = list(_rows(text))
    margin = _margin([row.indent + row.end - row.start for row in rows])
    found: list[Block] = []
    first = above = None
    for row in rows:
        if first is not None and above is not None and _carries_on(row, above, first, margin):
            block = found.pop()
            found.append(Block(block.start, row.end, block.kind, block.page))
        else:
            found.append(Block(row.start, row.end, row.kind, row.page))
            first = row
        above = row
    return tuple(found)


def _rows(text: str) -> Iterator[_Row]:
    line, page = 0, 1
    front = _FRONT_MATTER.match(text)
    matches = list(_LINE.finditer(text))
    for number, match in enumerate(matches):
        content = match.group()
        if content == "\n":
            line += 1
        elif content == "\f":
            page += 1
            line += 2  # nothing carries on over it
        elif (bare := content.strip()) and not _FRAME.fullmatch(bare):
            indent = len(content) - len(content.lstrip())
            start = match.start() + indent
            below = matches[number + 2].group().strip() if number + 2 < len(matches) else ""
            kind: BlockKind = "paragraph" if front and start < front.end() else _kind(bare, below)
            yield _Row(start, start + len(bare), indent, line, page, kind, len(bare.split(maxsplit=1)[0]))


def _kind(line: str, below: str) -> BlockKind:
    """Return the kind of a line, from itself and the line below it."""
    # "**Duties**" also starts with the bullet sign "*", so headings are asked for first.
    if _HEADING.match(line) or (_UNDERLINE.fullmatch(below) and not _BULLET.match(line) and len(line) < _WIDEST):
        return "heading"
    if _TABLE_ROW.fullmatch(line):
        return "cell"
    return "bullet" if _BULLET.match(line) else "paragraph"


def _margin(widths: list[int]) -> int:
    """Return the column at which a text was wrapped by hand, or 0 where it was not."""
    widest = max(widths, default=0)
    near = sum(width > widest - _RAGGED for width in widths)
    return widest if _NARROWEST < widest <= _WIDEST and near >= _ENOUGH else 0


def _carries_on(row: _Row, above: _Row, first: _Row, margin: int) -> bool:
    """Return whether ``row`` goes on with the block that opened with ``first``: hangs from a bullet or was wrapped."""
    if row.kind != "paragraph" or row.line != above.line + 1 or above.kind in ("heading", "cell"):
        return False
    if first.kind == "bullet" and row.indent > first.indent:
        return True
    return above.indent + above.end - above.start + 1 + row.first_word > margin > 0
