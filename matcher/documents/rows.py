"""The rows of a page or column: words on one line, from left to right, and the lines from top to bottom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from matcher.documents.words import Word

Row = tuple[Word, ...]

SAME_ROW = 0.42  # of the height of the larger word: that far apart the middles of two words on a line may be
_TAB_GAP = 2.0  # heights: wider gaps stand between two things
_CELL_GAP = 0.6  # heights: at least that stands between two cells
_NEXT = 2.0  # heights to the next row of a cell
_YEAR = r"(?:19|20)\d\d|\d{1,2}/\d{2,4}"
_NOW = r"present|current|now|today|ongoing"
_DATE = re.compile(rf"\b(?:{_YEAR}|{_NOW})\b", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?|spring|summer|fall|autumn|winter"
_DATE_WORDS = re.compile(rf"\b(?:{_YEAR}|{_NOW}|{_MONTH}|to|until|since|\d{{1,2}})\b|[\W_]", re.IGNORECASE)
_RANGE_SIGNS = "-\u2013\u2014"
_OPEN_RANGE = re.compile(rf"\b(?:{_YEAR})\b.{{0,3}}(?:[-–—]|\bto)$", re.IGNORECASE)
_RANGE_END = re.compile(rf"(?:(?:{_MONTH})\s)?(?:{_YEAR}|{_NOW})\b", re.IGNORECASE)


def rows_of(words: Iterable[Word]) -> list[Row]:
    """Return the words line by line, each line from left to right; a range of dates that is wrapped stays together."""
    rows: list[list[Word]] = []
    last_middle, last_height = 0.0, 0.0
    for middle, _, word in sorted([((word[2] + word[4]) / 2, word[1], word) for word in words]):
        height = word[4] - word[2]
        if not rows or middle - last_middle >= SAME_ROW * max(last_height, height):
            rows.append([word])
        else:
            rows[-1].append(word)
        last_middle, last_height = middle, height
    return _with_whole_dates([tuple(sorted(row, key=itemgetter(1))) for row in rows])


def text_of(words: Sequence[Word]) -> str:
    """Return the words with a space between them."""
    return " ".join([word.text for word in words])


def is_date(row: Sequence[Word]) -> bool:
    """Return whether a row is a date or a range of dates and next to nothing else."""
    text = text_of(row)
    return len(text) <= 40 and bool(_DATE.search(text)) and len(_DATE_WORDS.sub("", text)) <= 3


def cells_of(row: Sequence[Word]) -> Iterator[Row]:
    """Yield the words of a row in groups between which there is a wide gap."""
    cell: list[Word] = []
    for word in row:
        if cell and word.x0 - cell[-1].x1 > _TAB_GAP * cell[-1].height:
            yield tuple(cell)
            cell = []
        cell.append(word)
    if cell:
        yield tuple(cell)


def _with_whole_dates(rows: list[Row]) -> list[Row]:
    """Return the rows with the end of a range of dates ("Present") moved up to its beginning ("March 2020 –")."""
    whole: list[Row] = []
    for row in rows:
        above = whole[-1] if whole else ()
        for start, dash in _open_ranges(above):
            end = _range_end(start, row)
            if end:
                whole[-1] = _inserted(above, dash, end)
                row = tuple(word for word in row if word not in end)
                break
        if row:
            whole.append(row)
    return whole


def _open_ranges(row: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """Yield the first and the last word of each range of dates in a row that has no end: a wide gap follows."""
    if not any(word[0][-1] in _RANGE_SIGNS or word[0] == "to" for word in row):
        return
    for cell in cells_of(row):
        for place, word in enumerate(cell):
            ends_here = word is row[-1] or word is cell[-1] or cell[place + 1].x0 - word.x1 > _CELL_GAP * word.height
            if ends_here and _OPEN_RANGE.search(text_of(cell[: place + 1])):
                yield cell[0], word


def _range_end(start: Word, row: Row) -> Row:
    """Return the words of ``row`` that end a range of dates which begins with the word ``start`` above, or none.

    They are not all of it: a row that is nothing but the end of a range stays where it is.
    """
    for cell in cells_of(row):
        below = cell[0].y0 - start.y0 < _NEXT * start.height
        if below and abs(cell[0].x0 - start.x0) < start.height:
            sizes = (size for size in range(min(3, len(cell)), 0, -1) if is_date(cell[:size]))
            size = next(sizes, 0)
            whole = size == len(cell) or (size > 0 and cell[size].x0 - cell[size - 1].x1 > _CELL_GAP * start.height)
            if whole and size < len(row) and _RANGE_END.match(text_of(cell[:size])):
                return cell[:size]
    return ()


def _inserted(row: Row, after: Word, moved: Row) -> Row:
    """Return ``row`` with the words ``moved`` set behind ``after``, in the room that is there."""
    place = row.index(after) + 1
    right = row[place].x0 if place < len(row) else moved[-1].x1 + after.x1
    step = (right - after.x1) / (4 * len(moved))
    placed = (
        word._replace(x0=after.x1 + step * number, x1=after.x1 + step * (number + 0.5), y0=after.y0, y1=after.y1)
        for number, word in enumerate(moved, 1)
    )
    return (*row[:place], *placed, *row[place:])
