"""The lines of a PDF column: their text, and whether each is a heading, a bullet or the rest of the line before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from statistics import median

from matcher.documents.columns import Column
from matcher.documents.parts import BULLETS, Line, looks_like_heading
from matcher.documents.rows import Row
from matcher.documents.words import Word
from matcher.model import BlockKind

# In heights of a line: wider gaps inside a row stand between two things, wider gaps between rows between two blocks.
_TAB_GAP = 2.0
_ROW_GAP = 1.8
_LARGER = 1.15
_SHORT = 40  # characters: a list of catchwords is no wrapped sentence
_SIGNS = frozenset(BULLETS + "-\u2013\u2014*")


def lines_of(column: Column, page: int, is_bold: Callable[[Word], bool], before: int = 0) -> Iterator[Line]:
    """Yield the lines of ``column``, one for each row.

    ``is_bold`` judges the type face of a word; ``before`` columns of the page are numbered before these.
    """
    size = median(word.height for row in column.rows for word in row)
    right = max(row[-1].x1 for row in column.rows)
    above: Row | None = None
    hang: float | None = None  # where the text of the bullet above starts
    for row in column.rows:
        text = _text(row)
        kind = _kind(row, text, size, is_bold)
        joins = False
        if kind == "paragraph" and above is not None and row[0].y0 - above[0].y0 < _ROW_GAP * size:
            joins = _wraps(above, row, right) if hang is None else row[0].x0 > hang - size / 2
        yield Line(text, kind, page, before + column.number, joins)
        if kind == "bullet":
            hang = row[min(1, len(row) - 1)].x0
        elif not joins:
            hang = None
        above = None if kind == "heading" else row


def _wraps(above: Row, row: Row, right: float) -> bool:
    """Return whether ``row`` carries on ``above``: its first word did not fit there."""
    fits = above[-1].x1 + (row[0].x1 - row[0].x0) < right
    return not fits and (row[0].text[0].islower() or sum(len(word.text) + 1 for word in above) > _SHORT)


def _kind(row: Row, text: str, size: float, is_bold: Callable[[Word], bool]) -> BlockKind:
    if text[0] in _SIGNS and (len(text) > 1 and (text[1] == " " or text[0] in BULLETS)):
        return "bullet"
    if looks_like_heading(text):
        larger = min(word.height for word in row) > _LARGER * size
        if larger or (text.isupper() and len(text) > 3) or (is_bold(row[0]) and is_bold(row[-1])):
            return "heading"
    return "paragraph"


def _text(row: Row) -> str:
    pieces = [row[0].text]
    for before, after in pairwise(row):
        pieces.append("\t" if after.x0 - before.x1 > _TAB_GAP * before.height else " ")
        pieces.append(after.text)
    return "".join(pieces)
