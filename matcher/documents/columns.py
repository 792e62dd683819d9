"""The reading order of a page: a recursive cut into columns, and the rows of each column.

A page is cut into bands (rows whose words overlap vertically). The longest stretch of bands that share a gutter is two
columns, read one after the other, each cut again; what stands above and below is read before and after. Rows that
belong together across the gutter (a job and its dates, the cells of a table) are left whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import mean, median

from matcher.documents.words import Word

Row = tuple[Word, ...]

_MIN_GUTTER = 0.9  # times the height of a line
_MIN_ROWS = 3
_MAX_DEPTH = 6
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}/\d{2,4}\b|\bpresent\b|\bcurrent\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Column:
    """Rows that are read one after the other; ``number`` counts the columns of the page from 1."""

    rows: tuple[Row, ...]
    number: int


@dataclass(frozen=True, slots=True)
class _Zone:
    """Bands ``first`` to ``last`` (exclusive), all of which leave ``x`` free."""

    first: int
    last: int
    x: float


def columns_of(words: Sequence[Word]) -> list[Column]:
    """Return the columns of a page in reading order; a page in one column has one, an empty page none."""
    return [Column(tuple(rows), number) for rows, number in _cut(list(words), 1, 0) if rows]


def _cut(words: list[Word], number: int, depth: int) -> Iterator[tuple[list[Row], int]]:
    bands = _bands(words)
    zone = _best_zone(bands, _MIN_GUTTER * _height(words)) if depth < _MAX_DEPTH else None
    if zone is None:
        yield _rows(words), number
        return
    yield from _cut(_flat(bands[: zone.first]), number, depth + 1)
    last = number
    left, right = _sides(_flat(bands[zone.first : zone.last]), zone.x)
    for rows, column in _cut(left, number, depth + 1):
        last = max(last, column)
        yield rows, column
    yield from _cut(right, last + 1, depth + 1)
    yield from _cut(_flat(bands[zone.last :]), number, depth + 1)


def _bands(words: Sequence[Word]) -> list[list[Word]]:
    """Return the words in groups whose middle halves overlap vertically, from the top of the page."""
    bands: list[list[Word]] = []
    bottom = 0.0
    for word in sorted(words, key=lambda word: word.middle - word.height / 4):
        if not bands or word.middle - word.height / 4 >= bottom:
            bands.append([])
            bottom = word.middle
        bands[-1].append(word)
        bottom = max(bottom, word.middle + word.height / 4)
    return bands


def _best_zone(bands: Sequence[Sequence[Word]], gutter: float) -> _Zone | None:
    free = [_free_stretches(band, gutter) for band in bands]
    # The right column is nearly always flush left, so a gutter ends where some gap inside a band ends.
    places = {round(stretch[1]) - gutter / 2 for stretches in free for stretch in stretches[1:-1]}
    best: tuple[int, float, _Zone] | None = None
    for x in sorted(places):
        for free_zone in _runs_of_free(free, x, gutter / 2):
            zone = _less_heading(bands, free_zone)
            left, right = _sides(_flat(bands[zone.first : zone.last]), x)
            size = len(left) + len(right)
            if (best is None or (size, -x) > best[:2]) and _are_columns(_rows(left), _rows(right)):
                best = (size, -x, zone)
    return best[2] if best else None


def _free_stretches(band: Sequence[Word], gutter: float) -> list[tuple[float, float]]:
    """Return the x ranges of at least ``gutter`` without a word; the first and the last are without end."""
    stretches: list[tuple[float, float]] = []
    edge = float("-inf")
    for word in sorted(band, key=lambda word: word.x0):
        if word.x0 - edge >= gutter:
            stretches.append((edge, word.x0))
        edge = max(edge, word.x1)
    return [*stretches, (edge, float("inf"))]


def _runs_of_free(free: Sequence[Sequence[tuple[float, float]]], x: float, half: float) -> Iterator[_Zone]:
    """Yield the longest stretches of bands in which ``x``, with ``half`` a gutter on both sides, is free."""
    first: int | None = None
    slack = half * 0.9
    for index, stretches in enumerate(free):
        if any(start <= x - slack and x + slack <= end for start, end in stretches):
            first = index if first is None else first
        elif first is not None:
            yield _Zone(first, index, x)
            first = None
    if first is not None:
        yield _Zone(first, len(free), x)


def _less_heading(bands: Sequence[Sequence[Word]], zone: _Zone) -> _Zone:
    """Return ``zone`` less a line or two on the left at its end, if text over the full width follows: its heading."""
    last = zone.last
    while last > zone.first and all(word.x0 < zone.x for word in bands[last - 1]):
        last -= 1
    if zone.last == len(bands) or zone.last - last > 2:
        return zone
    return _Zone(zone.first, last, zone.x)


def _are_columns(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Return whether two sides of a gutter are read one after the other and not row by row."""
    few, many = sorted((left, right), key=len)
    if len(few) < _MIN_ROWS:
        return False
    if _are_dates(left) or _are_dates(right):
        return False
    aligned = _aligned_share(few, many)
    short, long = sorted((mean(map(len, left)), mean(map(len, right))))
    if aligned < 0.8 or short > 4:
        return True
    if long <= 4 and len(few) >= 0.8 * len(many):
        return False  # a table
    top, bottom = few[0][0].y0, few[-1][0].y1
    beside = [row for row in many if top <= row[0].middle <= bottom]
    return len(few) > 0.6 * len(beside)


def _are_dates(rows: Sequence[Row]) -> bool:
    return mean(bool(_DATE.search(_text(row))) for row in rows) >= 0.5 and mean(map(len, rows)) <= 6


def _aligned_share(few: Sequence[Row], many: Sequence[Row]) -> float:
    """Return the share of the rows of ``few`` that stand on the line of a row of ``many``."""
    places = [row[0].middle for row in many]
    return mean(any(abs(row[0].middle - place) < 0.1 * row[0].height for place in places) for row in few)


def _rows(words: Sequence[Word]) -> list[Row]:
    """Return the words line by line, each line from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.middle, word.x0)):
        if rows and abs(rows[-1][0].middle - word.middle) < 0.45 * min(rows[-1][0].height, word.height):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [tuple(sorted(row, key=lambda word: word.x0)) for row in rows]


def _sides(words: Sequence[Word], x: float) -> tuple[list[Word], list[Word]]:
    return [word for word in words if word.x0 < x], [word for word in words if word.x0 >= x]


def _flat(bands: Sequence[Sequence[Word]]) -> list[Word]:
    return [word for band in bands for word in band]


def _height(words: Sequence[Word]) -> float:
    return median(word.height for word in words) if words else 1.0


def _text(row: Row) -> str:
    return " ".join(word.text for word in row)
