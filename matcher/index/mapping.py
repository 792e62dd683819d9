"""Opens saved segments: mapped, and looked through once, so that no search can reach beyond what is there.

Files may be damaged, cut, or made by somebody else. What is computed from places in arrays must not depend on that: a
wrong place is memory of somebody else's. The two directions of a segment of resumes are held against each other too.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from matcher.index.segment import FACTS, POSTING_ARRAYS, RESUME_ARRAYS, Array, Segment
from matcher.index.store import Part

_ARRAYS = {"resume": RESUME_ARRAYS, "posting": POSTING_ARRAYS}
_INDEX = (np.int32, np.int64)
_TYPES: Mapping[str, tuple[type, ...]] = {
    **{name: (kind,) for name, kind in FACTS.items()},
    "starts": _INDEX,
    "items": (np.uint16, np.uint32, np.int32),
    "shown_starts": _INDEX,
    "shown": (np.int32,),
    "weights": (np.float32,),
    "asks": (np.uint8,),
}
# What ``numpy.save`` writes before the figures of one of these arrays, and no other expression.
_HEAD = re.compile(
    rb"\x93NUMPY\x01\x00..\{'descr': '([<|][uif][1248])', 'fortran_order': False, 'shape': \(([0-9]{1,15}),\), *\} *\n",
    re.DOTALL,
)
_LONGEST_HEAD = 256
# The words of :mod:`matcher.index.asks`.
_ASK = re.compile(r"concepts(?: \S+)+|experience \S+ [0-9]+(?:\.[0-9]+)?(?:e[+-][0-9]+)?|word .+")
# What is rounded may sum up to a little more than all points.
_ALL_POINTS = 100.1


def mapped(folder: Path, part: Part, width: int) -> Segment:
    """A saved segment; ``width`` is how many things there are to show.

    Raises:
        OSError: A file is missing or cannot be opened.
        ValueError: A file is damaged, or not of this segment.
    """
    segment = Segment({name: _array(folder / f"{name}.npy") for name in _ARRAYS[part.kind]})
    checked(segment, width)
    numbers = segment.numbers
    _require(len(numbers) == part.size and part.size > 0, "size")
    _require(part.first <= numbers[0] and numbers[-1] <= part.last, "numbers")
    return segment


def _array(path: Path) -> Array:
    """The array in a file, mapped."""
    with open(path, "rb", opener=_plainly) as file:
        state = os.fstat(file.fileno())
        _require(stat.S_ISREG(state.st_mode), path.name)
        head = _HEAD.match(file.read(_LONGEST_HEAD))
        if head is None:
            raise ValueError(f"{path.name}: damaged")
        dtype, size = np.dtype(head[1].decode("ascii")), int(head[2])
        _require(any(dtype == kind for kind in _TYPES[path.stem]), path.name)
        _require(head.end() + size * dtype.itemsize == state.st_size, path.name)
        return np.memmap(file, dtype, "r", head.end(), (size,))


def _plainly(path: str, flags: int) -> int:
    """Open a file itself, not what a link leads to, and wait for nobody at the other end of a pipe."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def checked(segment: Segment, width: int) -> Segment:
    """The segment, if every place in it is one.

    Raises:
        ValueError: It is damaged.
    """
    arrays, count = segment.arrays, len(segment)
    for name in FACTS:
        _require(len(arrays[name]) == count, name)
    _require(_rising(segment.numbers, strictly=True), "numbers")
    _edges("starts", arrays, count, len(arrays["items"]))
    if "shown" in arrays:
        _check_resumes(arrays, count, width)
    else:
        _check_postings(segment)
    return segment


def _check_resumes(arrays: Mapping[str, Array], count: int, width: int) -> None:
    items, shown = arrays["items"], arrays["shown"]
    _require(items.dtype in (np.uint16, np.uint32) and _below(items, width), "items")
    # Everybody shows something: sums over nothing are no sums.
    _require(_rising(arrays["starts"], strictly=True), "starts")
    _edges("shown_starts", arrays, width, len(items))
    _require(len(shown) == len(items) and _below(shown.view(np.uint32), count), "shown")
    _require(_sum(shown) == _sum_of_runs(arrays["starts"]), "shown")
    _require(_sum(items) == _sum_of_runs(arrays["shown_starts"]), "items")


def _check_postings(segment: Segment) -> None:
    items, weights = segment.arrays["items"], segment.arrays["weights"]
    _require(items.dtype == np.int32 and _below(items.view(np.uint32), len(segment.asks)), "items")
    _require(len(weights) == len(items), "weights")
    # What is no number is neither.
    _require(not len(weights) or (weights.min() >= 0 and weights.max() <= _ALL_POINTS), "weights")
    _require(all(map(_ASK.fullmatch, segment.asks)), "asks")


def _edges(name: str, arrays: Mapping[str, Array], count: int, end: int) -> None:
    """Check where so many runs begin that take up so many entries together."""
    edges = arrays[name]
    _require(len(edges) == count + 1 and edges[0] == 0 and edges[-1] == end and _rising(edges, strictly=False), name)


def _rising(values: Array, *, strictly: bool) -> bool:
    earlier, later = values[:-1], values[1:]
    return bool((earlier < later).all() if strictly else (earlier <= later).all())


def _below(values: Array, limit: int) -> bool:
    return not len(values) or bool(values.max() < limit)


def _sum(values: Array) -> int:
    return int(values.sum(dtype=np.int64))


def _sum_of_runs(edges: Array) -> int:
    """The sum of the numbers of the runs, each as often as its run is long."""
    lengths: Array = np.diff(edges)
    return int(np.arange(len(lengths), dtype=np.int64) @ lengths.astype(np.int64))


def _require(held: bool | np.bool_, what: str) -> None:
    if not held:
        raise ValueError(f"{what}: damaged")
