"""How documents come into the snapshot: small segments are written, and joined to larger ones as they pile up.

A segment appears whole or not at all: it is written under another name, then named in the database, by which searches
go. What a broken-off attempt leaves behind is cleared away by the next writer.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from matcher.index import folder as own
from matcher.index.mapping import mapped
from matcher.index.segment import Segment, joined, settled
from matcher.index.snapshot import segment
from matcher.index.store import Part, Store
from matcher.index.telling import told, whole
from matcher.model import DocumentType

KINDS: tuple[DocumentType, ...] = ("resume", "posting")
# So many documents outside the snapshot make a segment. They are searched in memory until then.
ENOUGH = 2000
# Segments are joined as long as the older one is less than so many times as large as all younger ones.
_RATIO = 4


class Merger:
    """Writes segments for one index."""

    def __init__(self, folder: Path, width: int, enough: int = ENOUGH) -> None:
        """Keep where and how; ``width`` is how many things there are to show."""
        self._index = folder
        self._folder = folder / own.SEGMENTS
        self._width = width
        self._enough = enough

    def due(self, store: Store, kind: DocumentType) -> bool:
        """Whether there is something to be done."""
        with store.reading():
            parts = store.parts(kind)
            waiting = store.numbers(kind, parts[-1].last if parts else 0)
        return len(waiting) >= self._enough

    def settle(self, store: Store, kind: DocumentType) -> None:
        """Write a segment of the documents that wait, and join what has piled up."""
        if self.due(store, kind):
            self.flush(store, kind)
            with store.reading():
                pile = piled_up(store.parts(kind))
            if len(pile) > 1:
                self.join(store, kind, pile)

    def flush(self, store: Store, kind: DocumentType) -> None:
        """Write a segment of all documents that no other one holds."""
        with store.reading():
            parts = store.parts(kind)
            since = parts[-1].last if parts else 0
            rows = store.rows(kind, since)
            state = store.state()
        if not rows:
            return
        numbers = [number for number, _ in rows]
        with whole(self._index):
            made = segment(kind, rows, self._width)
        part = self._written(made, Part(kind, since + 1, numbers[-1], len(rows), ""), state)
        with store.transaction():
            # Some may have been deleted while the segment was written.
            store.bury(kind, sorted(set(numbers) - set(store.numbers(kind, since, part.last))))
            store.replace([], part)

    def join(self, store: Store, kind: DocumentType, parts: Sequence[Part]) -> None:
        """Write neighbouring segments as one, without their deleted documents."""
        with store.reading():
            dead = [n for n in store.dead(kind) if parts[0].first <= n <= parts[-1].last]
            state = store.state()
        numbers = np.array(dead, dtype=np.int64)
        with whole(self._index):
            old = [mapped(self._folder / part.name, part, self._width).without(numbers) for part in parts]
            made = joined(old, self._width)
        part: Part | None = None
        if len(made):
            part = self._written(made, Part(kind, parts[0].first, parts[-1].last, len(made), ""), state)
        with store.transaction():
            store.replace(parts, part, dead)
        for gone in parts:
            own.remove(self._folder / gone.name)

    def compact(self, store: Store) -> None:
        """Write all that there is as one segment for each kind, which holds nothing of what was deleted."""
        for kind in KINDS:
            self.flush(store, kind)
            with store.reading():
                parts, dead = store.parts(kind), store.dead(kind)
            if len(parts) > 1 or dead:
                self.join(store, kind, parts)

    def tidy(self, store: Store) -> list[str]:
        """Remove the segments that the database does not name; those of which something is left, by name."""
        with store.reading():
            named = {part.name for kind in KINDS for part in store.parts(kind)}
        return own.clear(self._index, named)

    def _written(self, made: Segment, part: Part, state: int) -> Part:
        """The part of a new segment, which is on the disk now."""
        # Every change of the database has a state of its own, so no two segments get one name.
        name = f"{part.kind}-{state:09d}"
        unfinished = self._folder / f"{name}{own.UNFINISHED}"
        with told(self._index):
            try:
                own.segments(self._index)
                own.remove(unfinished)
                own.remove(self._folder / name)
                made.save(unfinished)
                unfinished.rename(self._folder / name)
                settled(self._folder)
            except BaseException:
                own.remove(unfinished)
                raise
        return Part(part.kind, part.first, part.last, part.size, name)


def piled_up(parts: Sequence[Part]) -> Sequence[Part]:
    """The youngest segments that are worth joining."""
    first, size = len(parts) - 1, parts[-1].size
    while first > 0 and parts[first - 1].size < _RATIO * size:
        first -= 1
        size += parts[first].size
    return parts[first:]
