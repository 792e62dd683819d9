"""Who comes into question: every resume of a segment by a rough bound, a few by a close one.

Both are sums over what a posting asks for. The rough one is a sparse product, need by need, in which what a resume
shows for one need is added up and cut at the whole of it. The close one takes the best of it instead.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from matcher.index.query import Experience, Need, Query, Worth
from matcher.index.segment import Array, Segment
from matcher.matching.experience import NAMED, OTHER_FIELD, OTHER_LEGAL, OTHER_WORK, STATED, UNDATED, USUAL_YEARS

Floats = npt.NDArray[np.float32]
# Whole numbers are added faster than fractions, and leave room for sixteen times a whole need before it is cut.
_UNITS = 4000
_PER_POINT = _UNITS / 100
_BLOCK = 256
# Needs of fewer points are added uncut: what they can be too high by decides little, and it saves a pass each.
_SMALL = 2.0
# Faint evidence is left to the close look. A third of the work is saved, and of the best ten nobody is lost.
_FAINT = 0.3


def rough(segment: Segment, query: Query) -> Array:
    """About what each resume of a segment can score, in units of which 40 are a point."""
    total = np.zeros(len(segment), dtype=np.uint16)
    # The same figure for everybody: of two arrays NumPy takes the minimum many times faster than of array and number.
    most = np.empty_like(total)
    small = []
    for need in query.rough:
        worth = need.credits.above(_FAINT).scaled(need.points * _PER_POINT)
        if need.points < _SMALL:
            small.append(worth)
            continue
        found = _sums(segment, worth.numbers, worth.values)
        most.fill(round(need.points * _PER_POINT))
        np.minimum(found, most, out=found)
        total += found
    if small:
        numbers, values = (np.concatenate([getattr(w, name) for w in small]) for name in ("numbers", "values"))
        total += _sums(segment, numbers, values)
    return total


def _sums(segment: Segment, numbers: Array, units: Array) -> Array:
    """The sum of what some things are worth for each resume: the sparse product."""
    from scipy.sparse import csc_array

    edges = segment.arrays["shown_starts"]
    firsts, lasts = edges[numbers], edges[numbers + 1]
    used = np.flatnonzero(lasts > firsts)
    if not len(used):
        return np.zeros(len(segment), dtype=np.uint16)
    runs = zip(firsts[used].tolist(), lasts[used].tolist(), strict=True)
    shown = segment.arrays["shown"]
    rows = np.concatenate([shown[first:last] for first, last in runs])
    starts = np.zeros(len(used) + 1, dtype=np.int32)
    np.cumsum(lasts[used] - firsts[used], out=starts[1:])
    matrix = csc_array((np.ones(len(rows), np.uint16), rows, starts), shape=(len(segment), len(used)))
    found: Array = matrix @ np.round(units[used]).astype(np.uint16)
    return found


def highest(values: Array, count: int) -> Array:
    """The places of the ``count`` highest values, of equals the first, in no order; all where there are fewer.

    Blocks whose own maximum is below that of ``count`` others can hold none of them.
    """
    if len(values) <= max(count, _BLOCK):
        return np.arange(len(values))
    whole = len(values) // _BLOCK * _BLOCK
    peaks = values[:whole].reshape(-1, _BLOCK).max(axis=1)
    rest = values[whole:]
    if len(peaks) > count:
        floor = np.partition(peaks, len(peaks) - count)[len(peaks) - count]
        blocks = np.flatnonzero(peaks >= floor)
        places = (blocks[:, None] * _BLOCK + np.arange(_BLOCK)).ravel()
        places = np.concatenate([places[values[places] >= floor], whole + np.flatnonzero(rest >= floor)])
    else:
        places = np.arange(len(values))
    if len(places) <= count:
        return places
    chosen = values[places]
    least = np.partition(chosen, len(chosen) - count)[len(chosen) - count]
    above = places[chosen > least]
    return np.concatenate([above, places[chosen == least][: count - len(above)]])


class Close:
    """The close bound of some resumes of a segment."""

    def __init__(self, segment: Segment, rows: Array, width: int) -> None:
        """Gather what these resumes show."""
        starts = segment.arrays["starts"]
        counts = starts[rows + 1] - starts[rows]
        self._edges = np.cumsum(counts, dtype=np.int64) - counts
        offsets = np.arange(int(counts.sum())) - np.repeat(self._edges, counts)
        self._items = segment.arrays["items"][np.repeat(starts[rows], counts) + offsets]
        self._width = width
        self._rows = len(rows)

    def bounds(self, query: Query) -> Floats:
        """What each resume can score at most, in points (rounding apart)."""
        total = np.zeros(self._rows, dtype=np.float32)
        if not self._rows:
            return total
        for need in query.needs:
            total += np.float32(need.points) * self._need(need)
        for experience in query.experience:
            total += np.float32(experience.points) * self._experience(experience)
        return total

    def _need(self, need: Need) -> Floats:
        best = self._best(need.credits)
        for needed, parts in need.parts:
            shown = self._folded(Worth(parts.numbers, np.ones_like(parts.values)), np.add.reduceat) >= needed
            best = np.where(shown, np.maximum(best, self._best(parts)), best)
        return best

    def _best(self, worth: Worth) -> Floats:
        return self._folded(worth, np.maximum.reduceat)

    def _folded(self, worth: Worth, fold: Callable[[Floats, Array], Floats]) -> Floats:
        """What things are worth, over all that each resume shows."""
        table = np.zeros(self._width, dtype=np.float32)
        table[worth.numbers] = worth.values
        found: Floats = fold(table[self._items], self._edges)
        return found

    def _experience(self, asked: Experience) -> Floats:
        """The claims of :class:`matcher.matching.experience.Experience`, each with the years that numbers know."""
        field = OTHER_FIELD + (1 - OTHER_FIELD) * self._field(asked.fields)
        length = np.zeros(self._rows, dtype=np.float32)
        near = np.full(self._rows, OTHER_WORK, dtype=np.float32)
        dated = np.zeros(self._rows, dtype=np.float32)
        for kin in sorted(asked.near.jobs, reverse=True):
            length = length + self._folded(asked.near.jobs[kin], np.add.reduceat)
            dated = np.maximum(dated, kin * np.minimum(1.0, length / asked.asked))
            if kin >= OTHER_LEGAL:
                near = np.maximum(near, OTHER_LEGAL * np.minimum(1.0, length / min(asked.asked, USUAL_YEARS)))
        stated = np.minimum(1.0, STATED * self._best(asked.stated) / asked.asked)
        stated = stated * np.maximum(OTHER_LEGAL, self._best(asked.near.named))
        worth = np.maximum(np.maximum(dated, stated), UNDATED * self._best(asked.near.titled))
        found: Floats = np.maximum(np.maximum(near, field * worth), NAMED * self._best(asked.near.claimed))
        return found

    def _field(self, fields: Sequence[Need]) -> Floats | float:
        if not fields:
            return 1.0
        found: Floats = np.max([self._need(field) for field in fields], axis=0)
        return found
