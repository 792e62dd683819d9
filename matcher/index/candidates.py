"""Who comes into question: every resume of a segment by a rough bound, a few by a close one.

Both are sums over what a posting asks for. The rough one is a sparse product, need by need, in which what a resume
shows for one need is added up and cut at the whole of it. The close one takes the best of it instead.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from matcher.index.query import Credits, Experience, Need, Query
from matcher.index.segment import Array, Segment
from matcher.matching.experience import NAMED, OTHER_FIELD, OTHER_LEGAL, OTHER_WORK, STATED, UNDATED, USUAL_YEARS

Floats = npt.NDArray[np.float32]
# Whole numbers are added faster than fractions, and leave room for sixteen times a whole need before it is cut.
_UNITS = 4000
_PER_POINT = _UNITS / 100
_BLOCK = 256
# Needs of fewer points are added uncut: what they can be too high by decides little, and it saves a pass each.
_SMALL = 1.0


def rough(segment: Segment, query: Query) -> Array:
    """About what each resume of a segment can score, never much less, in units of which 40 are a point."""
    total = np.zeros(len(segment), dtype=np.uint16)
    small: Credits = {}
    for need in query.rough:
        if need.points >= _SMALL:
            found = _sums(segment, {number: need.points * credit for number, credit in need.credits.items()})
            np.minimum(found, round(need.points * _PER_POINT), out=found)
            total += found
        else:
            for number, credit in need.credits.items():
                small[number] = small.get(number, 0.0) + need.points * credit
    total += _sums(segment, small)
    return total


def _sums(segment: Segment, points: Credits) -> Array:
    """The sum of some things' points for each resume: the sparse product."""
    from scipy.sparse import csc_array

    numbers = np.fromiter(points, dtype=np.int64, count=len(points))
    edges = segment.arrays["shown_starts"]
    counts = edges[numbers + 1] - edges[numbers]
    used = np.flatnonzero(counts)
    if not len(used):
        return np.zeros(len(segment), dtype=np.uint16)
    firsts, lasts = edges[numbers[used]], edges[numbers[used] + 1]
    shown = segment.arrays["shown"]
    rows = np.concatenate([shown[first:last] for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True)])
    starts = np.concatenate([[0], np.cumsum(counts[used])]).astype(np.int32)
    matrix = csc_array((np.ones(len(rows), np.uint16), rows, starts), shape=(len(segment), len(used)))
    worth = np.fromiter(points.values(), dtype=np.float64, count=len(points))[used]
    found: Array = matrix @ np.round(worth * _PER_POINT).astype(np.uint16)
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
            shown = self._folded(dict.fromkeys(parts, 1.0), np.add.reduceat) >= needed
            best = np.where(shown, np.maximum(best, self._best(parts)), best)
        return best

    def _best(self, credits: Credits) -> Floats:
        return self._folded(credits, np.maximum.reduceat)

    def _folded(self, credits: Credits, fold: Callable[[Floats, Array], Floats]) -> Floats:
        """What things are worth, over all that each resume shows."""
        table = np.zeros(self._width, dtype=np.float32)
        table[np.fromiter(credits, dtype=np.int64, count=len(credits))] = list(credits.values())
        found: Floats = fold(table[self._items], self._edges)
        return found

    def _experience(self, asked: Experience) -> Floats:
        """The claims of :class:`matcher.matching.experience.Experience`, each with the years that numbers know."""
        field = OTHER_FIELD + (1 - OTHER_FIELD) * self._field(asked.fields)
        length = np.zeros(self._rows, dtype=np.float32)
        near = np.full(self._rows, OTHER_WORK, dtype=np.float32)
        dated = np.zeros(self._rows, dtype=np.float32)
        for kin in sorted(asked.jobs, reverse=True):
            length = length + self._folded(asked.jobs[kin], np.add.reduceat)
            dated = np.maximum(dated, kin * np.minimum(1.0, length / asked.asked))
            if kin >= OTHER_LEGAL:
                near = np.maximum(near, OTHER_LEGAL * np.minimum(1.0, length / min(asked.asked, USUAL_YEARS)))
        stated = np.minimum(1.0, STATED * self._best(asked.stated) / asked.asked)
        stated = stated * np.maximum(OTHER_LEGAL, self._best(asked.named))
        worth = np.maximum(np.maximum(dated, stated), UNDATED * self._best(asked.titled))
        found: Floats = np.maximum(np.maximum(near, field * worth), NAMED * self._best(asked.claimed))
        return found

    def _field(self, fields: Sequence[Need]) -> Floats | float:
        if not fields:
            return 1.0
        found: Floats = np.max([self._need(field) for field in fields], axis=0)
        return found
