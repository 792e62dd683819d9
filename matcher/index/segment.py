"""A part of the snapshot: plain arrays for some documents of one kind, in files that are mapped and never changed."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from matcher.index.items import LOW, REMOTE, UNSCORED

Array = npt.NDArray[Any]
# One entry a document: its number, received date, years, states as bits, flags.
FACTS: Mapping[str, Any] = {
    "numbers": np.int64,
    "received": np.int32,
    "years": np.float32,
    "states": np.uint64,
    "flags": np.uint8,
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What filters ask for: the received date as an ordinal, years (``nan``: unknown), states as bits, flags."""

    received: int
    years: float
    states: int
    flags: int


@dataclass(frozen=True, slots=True)
class Row:
    """What the snapshot keeps of a document; ``items`` are what it shows or asks, ``weights`` theirs in a posting."""

    number: int
    facts: Facts
    items: Array
    weights: Array | None = None


@dataclass(frozen=True)
class Segment:
    """Arrays by name. ``starts`` and ``items`` say for each document what it shows or asks for.

    Of resumes, ``shown_starts`` and ``shown`` are the same the other way round: for each thing, who shows it. Of
    postings, ``weights`` lie beside ``items``, which are places in ``asks``.
    """

    arrays: Mapping[str, Array]

    def __len__(self) -> int:
        """The number of documents, deleted ones included."""
        return len(self.arrays["numbers"])

    @property
    def numbers(self) -> Array:
        """The numbers of its documents, rising."""
        return self.arrays["numbers"]

    @cached_property
    def asks(self) -> list[str]:
        """Everything that its postings ask for, sorted."""
        text = self.arrays["asks"].tobytes().decode("utf-8")
        return text.split("\n") if text else []

    @property
    def nbytes(self) -> int:
        """What it takes on the disk, and in memory once all of it was used."""
        return sum(array.nbytes for array in self.arrays.values())

    def flagged(self, flag: int) -> Array:
        """Which documents carry a flag."""
        carrying: Array = (self.arrays["flags"] & flag) != 0
        return carrying

    @cached_property
    def barred(self) -> Array:
        """Which documents can have no score."""
        return self.flagged(UNSCORED)

    @cached_property
    def low(self) -> Array:
        """Which postings cannot be judged well."""
        return self.flagged(LOW)

    @cached_property
    def remote(self) -> Array:
        """Which documents are for remote work."""
        return self.flagged(REMOTE)

    def alive(self, dead: Array) -> Array:
        """Which documents are still there; ``dead`` are the numbers of deleted ones, rising."""
        kept = np.ones(len(self), dtype=bool)
        if len(dead) and len(self):
            places = np.searchsorted(self.numbers, dead)
            places, wanted = places[places < len(self)], dead[places < len(self)]
            kept[places[self.numbers[places] == wanted]] = False
        return kept

    def without(self, dead: Array) -> Segment:
        """The same without deleted documents (and without what only they asked for)."""
        kept = self.alive(dead)
        return self if bool(kept.all()) else _picked(self, kept)

    def save(self, folder: Path) -> None:
        """Write the arrays into a new folder, and see to it that they are on the disk."""
        folder.mkdir()
        for name, array in self.arrays.items():
            with (folder / f"{name}.npy").open("xb") as file:
                np.save(file, array)
                file.flush()
                os.fsync(file.fileno())
        settled(folder)


def settled(folder: Path) -> None:
    """See to it that the names in a folder are on the disk, where the system can be asked for that."""
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


RESUME_ARRAYS = (*FACTS, "starts", "items", "shown_starts", "shown")
POSTING_ARRAYS = (*FACTS, "starts", "items", "weights", "asks")


def of_resumes(rows: Sequence[Row], width: int) -> Segment:
    """A segment of resumes; ``width`` is how many things there are to show.

    Raises:
        ValueError: A resume shows something else.
    """
    kind = np.uint16 if width <= np.iinfo(np.uint16).max else np.uint32
    items = np.concatenate([row.items for row in rows]) if rows else np.zeros(0, kind)
    if len(items) and items.max() >= width:
        raise ValueError("a resume shows what there is not")
    items = items.astype(kind)
    return with_shown(_facts(rows) | {"starts": _starts(rows), "items": items}, width)


def of_postings(rows: Sequence[Row], asks: Sequence[str]) -> Segment:
    """A segment of postings; their ``items`` are places in ``asks``."""
    items = np.concatenate([row.items for row in rows]).astype(np.int32) if rows else np.zeros(0, np.int32)
    weights = [row.weights for row in rows if row.weights is not None]
    weighed = np.concatenate(weights).astype(np.float32) if weights else np.zeros(0, np.float32)
    text = np.frombuffer("\n".join(asks).encode("utf-8"), dtype=np.uint8)
    return Segment(_facts(rows) | {"starts": _starts(rows), "items": items, "weights": weighed, "asks": text})


def with_shown(arrays: Mapping[str, Array], width: int) -> Segment:
    """A segment of resumes from its forward arrays, with who shows each thing."""
    from scipy.sparse import csr_array

    starts, items = arrays["starts"], arrays["items"]
    # Only the pattern matters; one byte each is the least that can be turned round.
    ones = np.ones(len(items), dtype=np.int8)
    forward = csr_array((ones, items.astype(starts.dtype), starts), shape=(len(starts) - 1, width))
    turned = forward.tocsc()
    shown = {"shown_starts": turned.indptr.astype(np.int64), "shown": turned.indices.astype(np.int32, copy=False)}
    return Segment({**arrays, **shown})


def joined(segments: Sequence[Segment], width: int) -> Segment:
    """Segments of one kind as one, in the order given."""
    facts: dict[str, Array] = {
        name: np.concatenate([s.arrays[name] for s in segments], dtype=kind) for name, kind in FACTS.items()
    }
    facts["starts"] = _edges(np.concatenate([np.diff(s.arrays["starts"]) for s in segments]))
    if "shown" in segments[0].arrays:
        return with_shown(facts | {"items": np.concatenate([s.arrays["items"] for s in segments])}, width)
    asks = sorted({ask for s in segments for ask in s.asks})
    place = {ask: number for number, ask in enumerate(asks)}
    moved = [np.array([place[ask] for ask in s.asks], dtype=np.int32)[s.arrays["items"]] for s in segments]
    facts["items"] = np.concatenate(moved)
    facts["weights"] = np.concatenate([s.arrays["weights"] for s in segments])
    return Segment(facts | {"asks": np.frombuffer("\n".join(asks).encode("utf-8"), dtype=np.uint8)})


def _picked(segment: Segment, kept: Array) -> Segment:
    """Some documents of a segment."""
    arrays: dict[str, Array] = {name: segment.arrays[name][kept] for name in FACTS}
    counts = np.diff(segment.arrays["starts"])
    chosen = np.repeat(kept, counts)
    arrays["starts"] = _edges(counts[kept])
    items = segment.arrays["items"][chosen]
    if "shown" in segment.arrays:
        return with_shown(arrays | {"items": items}, len(segment.arrays["shown_starts"]) - 1)
    used = np.unique(items)
    asks = "\n".join(segment.asks[place] for place in used).encode("utf-8")
    arrays["items"] = np.searchsorted(used, items).astype(np.int32)
    arrays["weights"] = segment.arrays["weights"][chosen]
    return Segment(arrays | {"asks": np.frombuffer(asks, dtype=np.uint8)})


def _facts(rows: Sequence[Row]) -> dict[str, Array]:
    values = zip(
        *((r.number, r.facts.received, r.facts.years, r.facts.states, r.facts.flags) for r in rows), strict=True
    )
    columns = list(values) or [()] * len(FACTS)
    return {name: np.array(column, dtype=kind) for (name, kind), column in zip(FACTS.items(), columns, strict=True)}


def _starts(rows: Sequence[Row]) -> Array:
    return _edges(np.array([len(row.items) for row in rows], dtype=np.int64))


def _edges(counts: Array) -> Array:
    """Where each of some runs of so many entries begins, and the end: 32 bits while they are enough."""
    edges = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
    return edges.astype(np.int32) if edges[-1] < np.iinfo(np.int32).max else edges
