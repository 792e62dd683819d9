"""Answers questions about one state of an index: candidates from the snapshot, the best of them scored exactly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

from matcher.index import search
from matcher.index.asks import Earner
from matcher.index.items import Alert, Filter, Hit
from matcher.index.merging import KINDS
from matcher.index.preparing import Preparer, known_of
from matcher.index.query import Asker
from matcher.index.search import Candidates, Sieve
from matcher.index.snapshot import Snapshot, Snapshots
from matcher.index.store import Store
from matcher.matching.ranking import PLACES, standing
from matcher.matching.score import Scorer
from matcher.model import DocumentType, Match, Posting, Resume
from matcher.profiles import decode

# What is rounded on the way to a bound takes no document out of the running.
_SLACK = 0.05
_STEP = 16
OTHER: dict[DocumentType, DocumentType] = {"posting": "resume", "resume": "posting"}
_Place: TypeAlias = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """How many are wanted, and of whom: what passes the filter and came before a change, where one is given."""

    top: int
    where: Filter
    before: int | None = None


class Finder:
    """Finds documents for documents. Threads may share it."""

    def __init__(self, folder: Path, preparer: Preparer) -> None:
        """Keep what scores are made of."""
        columns = preparer.columns
        self._width = columns.count
        self._asker = Asker(columns, preparer.weights)
        self._relations = columns.relations
        self._scorer = Scorer(columns.relations.vocabulary)
        self._snapshots = {kind: Snapshots(folder, kind, columns.count) for kind in KINDS}

    def snapshot(self, store: Store, kind: DocumentType) -> Snapshot:
        """All documents of a kind as the transaction that ``store`` is in sees them."""
        return self._snapshots[kind].of(store)

    def best(self, store: Store, found: Posting | Resume, asked: Asked) -> list[Hit]:
        """The best counterparts of a document, best first."""
        kind: DocumentType = "resume" if isinstance(found, Posting) else "posting"
        candidates = self.candidates(store, found, asked)
        if isinstance(found, Posting):
            ranked = self._ranked(store, candidates, asked.top, lambda own: self._scorer.match(own, found, advise=False))
        else:
            ranked = self._ranked(store, candidates, asked.top, lambda own: self._scorer.match(found, own, advise=False))
        return [_hit(kind, match, facts) for match, facts in ranked]

    def candidates(self, store: Store, found: Posting | Resume, asked: Asked) -> Candidates:
        """The documents that may be among the best counterparts."""
        kind: DocumentType = "resume" if isinstance(found, Posting) else "posting"
        snapshot = self.snapshot(store, kind)
        if asked.before is not None:
            snapshot = snapshot.before(asked.before)
        sieve = Sieve(asked.where, self._asker)
        wanted = [sieve(piece) for piece in snapshot.pieces]
        if isinstance(found, Posting):
            return search.resumes(snapshot, self._asker.query(found), wanted, self._width)
        return search.postings(snapshot, Earner(self._relations, found), wanted)

    def _ranked(
        self, store: Store, candidates: Candidates, top: int, pair: Callable[[Any], Match]
    ) -> list[tuple[Match, str]]:
        """The best so many of the candidates, with their facts: nobody is left unscored who could be among them."""
        found: list[tuple[_Place, Match, str]] = []
        for start in range(0, len(candidates.numbers), _STEP):
            if len(found) >= top and _beyond(candidates, start, found[top - 1][0]):
                break
            for match, facts in self._scored(store, candidates.numbers[start : start + _STEP].tolist(), pair):
                side = match.resume if match.posting is candidates else match.posting
                found.append((_place(match, side), match, facts))
            found.sort(key=lambda one: one[0])
            del found[top:]
        return [(match, facts) for _, match, facts in found]

    def _scored(self, store: Store, numbers: list[int], pair: Callable[[Any], Match]) -> Iterator[tuple[Match, str]]:
        stored = store.documents(numbers)
        for number in numbers:
            id_, sha256, facts, profile = stored[number]
            own = decode(profile)
            match = pair(replace(own, document=replace(own.document, source=id_, sha256=sha256)))
            if match.score is not None:
                yield match, facts

