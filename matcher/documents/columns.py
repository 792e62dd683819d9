"""The reading order of a page: a recursive cut into columns, and the rows of each column.

A page is cut into bands (rows whose words overlap vertically). The longest stretch of bands that leave a gutter free is
two columns, read one after the other, each cut again; what stands above and below is read before and after. Rows that
belong together across the gutter (a job and its dates, the cells of a table) are left whole.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from matcher.documents.parts import BULLETS
from matcher.documents.rows import SAME_ROW, Row, cells_of, is_date, rows_of
from matcher.documents.words import Word

Floats = NDArray[np.float64]
Indexes = NDArray[np.intp]

# In heights of a line. A gutter is narrower than some gaps inside rows, if the column beside it is flush left.
_WIDE_GUTTER, _NARROW_GUTTER = 0.9, 0.4
_WIDER_THAN_SPACE = 1.4  # times the usual space between words
_FLUSH = 1.0  # points
_WIDE_BREAK = 1.4  # pitches of a line
_CLOSE = 1.6
_MIN_ROWS, _MIN_LINES = 3, 2  # of items, and of lines of one item
_MIN_WORDS = 6  # less is never two columns
_MAX_DEPTH = 6
_MAX_TRIES = 12
_MAX_SEGMENTS = 7
_GRID = 3  # cells
_SIGNS = frozenset(BULLETS + "-\u2013\u2014*")


@dataclass(frozen=True, slots=True)
class Column:
    """Rows that are read one after the other; ``number`` counts the columns of the page from 1."""

    rows: tuple[Row, ...]
    number: int


def columns_of(words: Sequence[Word]) -> list[Column]:
    """Return the columns of a page in reading order; a page in one column has one, an empty page none."""
    table = np.array([word[1:5] for word in words], np.float64).reshape(-1, 4)
    return [Column(tuple(rows_of(part)), number) for part, number in _cut(_Area(words, table), 1, 0) if part]


def _cut(area: _Area, number: int, depth: int) -> Iterator[tuple[Sequence[Word], int]]:
    zone = _best_zone(area) if depth < _MAX_DEPTH and len(area.words) >= _MIN_WORDS else None
    if zone is None:
        yield area.words, number
        return
    inside = (area.bands >= zone.first) & (area.bands < zone.last)
    is_left = area.x0 < zone.x
    yield from _cut(area.only(area.bands < zone.first), number, depth + 1)
    last = number
    for part, column in _cut(area.only(inside & is_left), number, depth + 1):
        last = max(last, column)
        yield part, column
    yield from _cut(area.only(inside & ~is_left), last + 1, depth + 1)
    yield from _cut(area.only(area.bands >= zone.last), number, depth + 1)


@dataclass(frozen=True, slots=True)
class _Zone:
    """Bands ``first`` to ``last`` (exclusive), all of which leave room for a gutter to the left of ``x``."""

    first: int
    last: int
    x: float


class _Area:
    """Words as arrays, and the bands that they form: a class because each of its tables is needed only at times."""

    def __init__(self, words: Sequence[Word], table: Floats) -> None:
        """Store the words and their boxes."""
        self.words = words
        self._table = table
        self.x0, top, self.x1, bottom = table.T
        self.heights = bottom - top
        self.middles = (top + bottom) / 2
        self.height = _median(self.heights) or 1.0

    def only(self, chosen: NDArray[np.bool_]) -> _Area:
        """Return the part of it that ``chosen`` says."""
        places = np.flatnonzero(chosen)
        return _Area([self.words[place] for place in places.tolist()], self._table[places])

    @cached_property
    def bands(self) -> Indexes:
        """The number of the band of each word: words whose middle halves overlap are in one."""
        starts, ends = self.middles - self.heights / 4, self.middles + self.heights / 4
        order = np.argsort(starts, kind="stable")
        begins = starts[order][1:] >= np.maximum.accumulate(ends[order])[:-1]
        numbers = np.empty(len(order), np.intp)
        numbers[order] = np.append(0, np.cumsum(begins))
        return numbers

    @cached_property
    def tops(self) -> Floats:
        """The highest middle in each band."""
        tops = np.full(int(self.bands.max()) + 1, np.inf)
        np.minimum.at(tops, self.bands, self.middles)
        return tops

    @cached_property
    def pitch(self) -> float:
        """The usual distance of two bands."""
        return _median(np.diff(self.tops)) or self.height

    @cached_property
    def breaks(self) -> list[int]:
        """The bands that begin after more than the usual pitch of lines."""
        return (np.flatnonzero(np.diff(self.tops) > _WIDE_BREAK * self.pitch) + 1).tolist()

    @cached_property
    def gaps(self) -> Floats:
        """The gap between each word and what stands to the left of it in its band; infinite for the first one.

        What follows the sign of a list item has no gap: it begins no column.
        """
        order = np.lexsort((self.x0, self.bands))
        bands, x0, x1 = self.bands[order], self.x0[order], self.x1[order]
        # The right edge of all that stands before, band by band: a step up per band keeps them apart.
        step = float(x1.max() - x0.min()) + 1
        reach = np.maximum.accumulate(x1 + bands * step)[:-1] - bands[1:] * step
        gaps = np.empty(len(order))
        signs = np.array([word.text in _SIGNS for word in self.words])[order][:-1]
        free = np.where(signs, 0.0, x0[1:] - reach)
        gaps[order] = np.append(np.inf, np.where(np.diff(bands) > 0, np.inf, free))
        return gaps

    @cached_property
    def rows(self) -> list[tuple[int, Row]]:
        """The words line by line, each line with the number of its first band; what is in columns is still mixed."""
        order = np.lexsort((self.x0, self.middles)).tolist()
        middles, heights, bands = self.middles.tolist(), self.heights.tolist(), self.bands.tolist()
        rows: list[tuple[int, list[Word]]] = []
        line = -np.inf
        for at in order:
            if middles[at] - line >= SAME_ROW * heights[at]:
                rows.append((bands[at], []))
                line = middles[at]
            rows[-1][1].append(self.words[at])
        return [(band, tuple(sorted(row, key=itemgetter(1)))) for band, row in rows]

    def sides(self, zone: _Zone) -> tuple[_Side, _Side]:
        """Return the rows of ``zone`` on both sides of its gutter."""
        left: list[Row] = []
        right: list[Row] = []
        for band, row in self.rows:
            if zone.first <= band < zone.last:
                at = bisect_left(row, zone.x, key=itemgetter(1))
                if at:
                    left.append(row[:at])
                if at < len(row):
                    right.append(row[at:])
        return _Side(left, self.height), _Side(right, self.height)


def _best_zone(area: _Area) -> _Zone | None:
    """Return the zone of the most words that is two columns."""
    zones: dict[tuple[int, int, int], _Zone] = {}
    for x, gutter in _gutters(area):
        size = int(np.count_nonzero(area.x0 < x))
        for zone in _zones(area, x, gutter):
            zones.setdefault((zone.first, zone.last, size), zone)
    sizes = np.append(0, np.cumsum(np.bincount(area.bands)))
    ranked = sorted(zones.values(), key=lambda zone: (sizes[zone.first] - sizes[zone.last], zone.x, zone.first))
    return next((zone for zone in ranked[:_MAX_TRIES] if _are_columns(area, zone)), None)


def _gutters(area: _Area) -> Iterator[tuple[float, float]]:
    """Yield where columns may begin, each with the room that must be free to the left of it."""
    wide = _WIDE_GUTTER * area.height
    spaces = area.gaps[(area.gaps > 0) & (area.gaps < wide)]
    narrow = min(wide, max(_NARROW_GUTTER * area.height, _WIDER_THAN_SPACE * _median(spaces)))
    begins = np.sort(area.x0[area.gaps >= narrow])
    inside = np.isfinite(area.gaps)
    starts = sorted(set(np.round(area.x0[inside & (area.gaps >= narrow)], 1).tolist()))
    if not starts:
        return
    flush = np.searchsorted(begins, np.add(starts, _FLUSH)) - np.searchsorted(begins, np.subtract(starts, _FLUSH))
    tried: list[float] = []
    for x, support in zip(starts, flush.tolist(), strict=True):
        if support >= _MIN_ROWS and not (tried and x - tried[-1] <= _FLUSH):
            tried.append(x)
            yield x - _FLUSH, narrow - _FLUSH
    for x in sorted(set(np.round(area.x0[inside & (area.gaps >= wide)], 1).tolist()) - set(tried)):
        yield x - _FLUSH, wide - _FLUSH


def _zones(area: _Area, x: float, gutter: float) -> Iterator[_Zone]:
    """Yield the stretches of bands with text on both sides of a free gutter to the left of ``x``, and parts of them."""
    is_left = area.x0 < x
    left, right, blocked = (
        np.bincount(area.bands[which], minlength=len(area.tops)) > 0
        for which in (is_left, ~is_left, is_left & (area.x1 > x - gutter))
    )
    # As lists: the stretches are short, and numpy takes longer to start than to look through one.
    on_left, on_right = left.tolist(), right.tolist()
    edges = [-1, *np.flatnonzero(blocked).tolist(), len(area.tops)]
    for before, last in pairwise(edges):
        first = before + 1
        if last - first < 2 or not (True in on_left[first:last] and True in on_right[first:last]):
            continue
        end = _end(area, first, last, right)
        cuts = [first, *(cut for cut in area.breaks if first < cut < end), end]
        for start, stop in combinations(cuts if len(cuts) <= _MAX_SEGMENTS else (first, end), 2):
            if True in on_left[start:stop] and True in on_right[start:stop]:
                yield _Zone(start, stop, x)


def _end(area: _Area, first: int, last: int, right: NDArray[np.bool_]) -> int:
    """Return where columns end that text over the full width follows: lines on the left may already belong to it.

    These are then the lines after the widest break below the right column, the last one of several that are alike.
    """
    filled = int(np.flatnonzero(right[first:last])[-1]) + first + 1
    if last == len(area.tops) or filled == last:
        return last
    pitches = area.tops[filled:last] - area.tops[filled - 1 : last - 1]
    if pitches.max() < _WIDE_BREAK * area.pitch:
        return filled if last - filled <= 2 else last
    return filled + int(np.flatnonzero(pitches >= 0.9 * pitches.max())[-1])


@dataclass(frozen=True, slots=True)
class _Side:
    """The rows on one side of a gutter."""

    rows: Sequence[Row]
    height: float

    @property
    def mean_length(self) -> float:
        """How many words a row has."""
        return sum(map(len, self.rows)) / len(self.rows)

    @property
    def is_dates(self) -> bool:
        """Whether most rows are dates."""
        return sum(map(is_date, self.rows)) >= 0.5 * len(self.rows)

    @property
    def is_signs(self) -> bool:
        """Whether most rows are bullets, numbers or letters alone."""
        return sum(len(row) == 1 and len(row[0].text.strip(".)")) <= 2 for row in self.rows) > 0.7 * len(self.rows)

    @property
    def is_grid(self) -> bool:
        """Whether most rows have several cells: a table with many columns."""
        return sum(len(list(cells_of(row))) >= _GRID for row in self.rows) > 0.5 * len(self.rows)

    @property
    def wraps(self) -> bool:
        """Whether some row goes on in the next one: its first word did not fit."""
        right = max(row[-1].x1 for row in self.rows)
        return any(
            len(above) > 2
            and below[0].y0 - above[0].y0 < _CLOSE * self.height
            and above[-1].x1 + (below[0].x1 - below[0].x0) + 0.2 * self.height > right
            and below[0].text[0] not in BULLETS
            for above, below in pairwise(self.rows)
        )

    def stands_on(self, other: _Side) -> float:
        """Return the share of its rows that stand on the line of a row of ``other``."""
        places = np.array([row[0].middle for row in other.rows])
        return sum(float(np.abs(places - row[0].middle).min()) < 0.1 * row[0].height for row in self.rows) / len(
            self.rows
        )


def _are_columns(area: _Area, zone: _Zone) -> bool:
    """Return whether two sides of a gutter are read one after the other and not row by row."""
    sides = area.sides(zone)
    few, many = sorted(sides, key=lambda side: len(side.rows))
    if len(few.rows) < _MIN_LINES or any(side.is_dates or side.is_signs for side in sides):
        return False
    if any(side.is_grid for side in sides):
        return False
    if few.wraps:
        return True
    return len(few.rows) >= _MIN_ROWS and _are_lists(few, many)


def _are_lists(few: _Side, many: _Side) -> bool:
    """Return whether rows that are not wrapped are lists side by side, and not the rows of a table."""
    if few.stands_on(many) < 0.8 or min(few.mean_length, many.mean_length) > 4:
        return True
    if max(few.mean_length, many.mean_length) <= 4 and len(few.rows) >= 0.8 * len(many.rows):
        return False
    top, bottom = few.rows[0][0].y0, few.rows[-1][0].y1
    beside = [row for row in many.rows if top <= row[0].middle <= bottom]
    return len(few.rows) > 0.6 * len(beside)


def _median(values: Floats) -> float:
    """Return the upper median, or 0 of nothing; numpy's own costs ten times as much on so few."""
    return float(np.sort(values)[len(values) // 2]) if len(values) else 0.0
