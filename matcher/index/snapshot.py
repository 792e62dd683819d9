"""What searches run over: the mapped segments, and one in memory for the documents that no segment holds yet."""

from __future__ import annotations

import struct
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from matcher.index import rows
from matcher.index.folder import SEGMENTS
from matcher.index.mapping import checked, mapped
from matcher.index.segment import Array, Segment
from matcher.index.store import Part, Store
from matcher.model import DocumentType


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment, and which of its documents are there and can have a score."""

    segment: Segment
    present: Array


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All documents of one kind in one state of the database, by rising number."""

    state: int
    pieces: tuple[Piece, ...]

    def before(self, number: int) -> Snapshot:
        """Only the documents that came before a change."""
        found = []
        for piece in self.pieces:
            end = int(np.searchsorted(piece.segment.numbers, number))
            if end == len(piece.segment):
                found.append(piece)
            elif end:
                earlier = piece.present.copy()
                earlier[end:] = False
                found.append(Piece(piece.segment, earlier))
        return Snapshot(self.state, tuple(found))


class Snapshots:
    """Keeps the snapshot of one kind up to date. Threads may share it."""

    def __init__(self, folder: Path, kind: DocumentType, width: int) -> None:
        """Begin with nothing; ``width`` is how many things there are to show."""
        self._folder = folder / SEGMENTS
        self._kind: DocumentType = kind
        self._width = width
        self._lock = threading.Lock()
        self._mapped: dict[str, Segment] = {}
        self._recent: dict[int, bytes] = {}
        self._current: Snapshot | None = None

    def of(self, store: Store) -> Snapshot:
        """The documents as the transaction that ``store`` is in sees them.

        Raises:
            OSError: A segment was replaced meanwhile: begin another transaction.
        """
        state = store.state()
        current = self._current
        if current is not None and current.state == state:
            return current
        with self._lock:
            parts = store.parts(self._kind)
            dead = np.array(store.dead(self._kind), dtype=np.int64)
            segments = [self._segment(part) for part in parts]
            self._mapped = {part.name: segment for part, segment in zip(parts, segments, strict=True)}
            recent = self._in_memory(store, parts[-1].last if parts else 0)
            pieces = [Piece(s, s.alive(dead) & ~s.barred) for s in (*segments, recent) if len(s)]
            found = Snapshot(state, tuple(pieces))
            if self._current is None or self._current.state < state:
                self._current = found
            return found

    def forget(self) -> None:
        """Let go of all files, as soon as the searches that use them are done."""
        with self._lock:
            self._mapped = {}
            self._current = None

    def _segment(self, part: Part) -> Segment:
        known = self._mapped.get(part.name)
        return mapped(self._folder / part.name, part, self._width) if known is None else known

    def _in_memory(self, store: Store, since: int) -> Segment:
        """The documents that no segment holds."""
        numbers = store.numbers(self._kind, since)
        first_new = next((number for number in numbers if number not in self._recent), None)
        if first_new is not None:
            self._recent.update(store.rows(self._kind, first_new - 1))
        self._recent = {number: self._recent[number] for number in numbers}
        return segment(self._kind, self._recent.items(), self._width)


def segment(kind: DocumentType, packed: Iterable[tuple[int, bytes]], width: int) -> Segment:
    """Entries of one kind, as the database keeps them, as a segment.

    Raises:
        ValueError: An entry is damaged.
    """
    entries = list(packed)
    try:
        made = rows.resumes(entries, width) if kind == "resume" else rows.postings(entries)
    except (struct.error, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("an entry is damaged") from error
    return checked(made, width)
