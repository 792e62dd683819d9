"""Answers questions about one state of an index: candidates from the snapshot, the best of them scored exactly."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from matcher.codec import decode
from matcher.errors import IndexStoreError
from matcher.index import search
from matcher.index.asks import Earner
from matcher.index.items import Alert, Filter, Hit
from matcher.index.merging import KINDS
from matcher.index.preparing import Preparer, known_of
from matcher.index.query import Asker
from matcher.index.search import Candidates, Sieve
from matcher.index.snapshot import Snapshot, Snapshots
from matcher.index.store import Store
from matcher.index.telling import DAMAGED
from matcher.matching.ranking import Standing, standing
from matcher.matching.score import Scorer
from matcher.model import DocumentType, Match, Posting, Resume

# What is rounded on the way to a bound takes no document out of the running.
_SLACK = 0.05
_STEP = 16
_log = logging.getLogger(__name__)
T = TypeVar("T")
_Place: TypeAlias = tuple[bool, Standing]


@dataclass(frozen=True, slots=True)
class Asked:
    """How many are wanted, and of whom: what passes the filter, and came before a change where one is given."""

    top: int
    where: Filter
    min_score: float = 0.0
    before: int | None = None


class Exact:
    """The exact match of stored documents with the one that is asked for. What copies have in common is done once."""

    def __init__(self, scorer: Scorer, asked: Posting | Resume) -> None:
        """Begin with nothing."""
        self.kind: DocumentType = "resume" if isinstance(asked, Posting) else "posting"
        self._scorer = scorer
        self._asked = asked
        self._known: dict[bytes, Match] = {}

    def __call__(self, id_: str, sha256: str, profile: bytes) -> Match:
        """The match of one stored document."""
        known = self._known.get(profile)
        if known is not None:
            return _of_another(known, self.kind, id_, sha256)
        own = decode(profile, self._scorer.vocabulary, source=id_, sha256=sha256)
        match = self._known[profile] = self._match(own)
        return match

    def _match(self, own: Posting | Resume) -> Match:
        resume, posting = (own, self._asked) if self.kind == "resume" else (self._asked, own)
        if not isinstance(resume, Resume) or not isinstance(posting, Posting):
            raise TypeError("a document is stored as of the other kind")
        return self._scorer.match(resume, posting, advise=False)


def _of_another(match: Match, kind: DocumentType, id_: str, sha256: str) -> Match:
    """The match of a copy of a document."""
    own = match.posting if kind == "posting" else match.resume
    copy = replace(own, document=replace(own.document, source=id_, sha256=sha256))
    return replace(match, posting=copy) if isinstance(copy, Posting) else replace(match, resume=copy)


class Finder:
    """Finds documents for documents. Threads may share it."""

    def __init__(self, folder: Path, preparer: Preparer) -> None:
        """Keep what scores are made of."""
        columns = preparer.columns
        self._width = columns.count
        self._asker = Asker(columns, preparer.weights)
        self._relations = columns.relations
        self._vocabulary = columns.relations.vocabulary
        self._scorer = Scorer(self._vocabulary)
        # The numbers of documents that could not be scored.
        self.left_out: set[int] = set()
        self._snapshots = {kind: Snapshots(folder, kind, columns.count) for kind in KINDS}

    def snapshot(self, store: Store, kind: DocumentType) -> Snapshot:
        """All documents of a kind as the transaction that ``store`` is in sees them."""
        return self._snapshots[kind].of(store)

    def forget(self) -> None:
        """Let go of the files of the snapshot."""
        for snapshots in self._snapshots.values():
            snapshots.forget()

    def best(self, store: Store, found: Posting | Resume, asked: Asked) -> list[Hit]:
        """The best counterparts of a document, best first."""
        candidates = self.candidates(store, found, asked)
        return self._ranked(store, candidates, asked.top, Exact(self._scorer, found))

    def candidates(self, store: Store, found: Posting | Resume, asked: Asked) -> Candidates:
        """The documents that may be among the best counterparts."""
        kind: DocumentType = "resume" if isinstance(found, Posting) else "posting"
        snapshot = self.snapshot(store, kind)
        if asked.before is not None:
            snapshot = snapshot.before(asked.before)
        sieve = Sieve(asked.where, self._asker)
        wanted = [sieve(piece) for piece in snapshot.pieces]
        wide = max(search.WIDE, 2 * asked.top)
        if isinstance(found, Posting):
            return search.resumes(snapshot, self._asker.query(found), wanted, self._width, wide)
        try:
            return search.postings(snapshot, Earner(self._relations, found), wanted, wide)
        except KeyError as error:
            # A segment asks for what is no concept.
            raise IndexStoreError(DAMAGED.format(store.folder)) from error

    def _ranked(self, store: Store, candidates: Candidates, top: int, score: Exact) -> list[Hit]:
        """The best so many of the candidates: nobody is left unscored who could be among them."""
        found: list[tuple[_Place, Hit]] = []
        for start in range(0, len(candidates.numbers), _STEP):
            if len(found) >= top and _beyond(candidates, start, found[top - 1][0]):
                break
            numbers = candidates.numbers[start : start + _STEP].tolist()
            found += self._scored(store, numbers, score)
            found.sort(key=lambda one: one[0])
            del found[top:]
        return [hit for _, hit in found]

    def _scored(self, store: Store, numbers: list[int], score: Exact) -> Iterator[tuple[_Place, Hit]]:
        stored = store.documents(numbers)
        for number in numbers:
            found = self._attempt(number, partial(self._hit, stored[number], score))
            if found is not None:
                yield found

    def _hit(self, stored: tuple[str, str, str, bytes], score: Exact) -> tuple[_Place, Hit] | None:
        id_, sha256, facts, profile = stored
        match = score(id_, sha256, profile)
        if match.score is None:
            return None
        own = match.posting if score.kind == "posting" else match.resume
        place = (score.kind == "posting" and match.band is None, standing(match, own.document))
        return place, Hit(id_, score.kind, match.score, known_of(facts).received, match)

    def _attempt(self, number: int, work: Callable[[], T]) -> T | None:
        """What comes of one document: whatever is wrong with it, the others are found."""
        try:
            return work()
        except Exception as error:
            # Not the message: it may quote the document.
            _log.error("%s while scoring document %d of an index, which is left out", type(error).__name__, number)
            self.left_out.add(number)
            return None

    def alerts(self, store: Store, since: int, limit: int | None, asked: Asked) -> tuple[list[Alert], int]:
        """What the documents added after a change go with, and the last change that was looked at."""
        changed = store.changed(since)
        chosen = changed[:limit]
        found = []
        for number, kind in chosen:
            id_, sha256, _, profile = store.documents([number])[number]
            own = self._attempt(number, partial(decode, profile, self._vocabulary, source=id_, sha256=sha256))
            hits = [] if own is None else self.best(store, own, replace(asked, before=number))
            kept = tuple(hit for hit in hits if hit.score >= asked.min_score)
            if kept:
                found.append(Alert(id_, kind, number, kept))
        cursor = chosen[-1][0] if len(chosen) < len(changed) else max(since, store.last())
        return found, cursor

    def info(self, store: Store) -> dict[str, Any]:
        """What is in the index, and what it was made with."""
        kinds: dict[str, Any] = {
            kind: {
                "documents": store.count(kind),
                "stale": store.count(kind, stale=True),
                "segments": len(store.parts(kind)),
                "deleted": len(store.dead(kind)),
            }
            for kind in KINDS
        }
        left_out = len(self.left_out)
        return {"last_change": store.last(), "made_with": store.about(), "left_out": left_out, **kinds}


def _beyond(candidates: Candidates, start: int, last: _Place) -> bool:
    """Whether nobody from a place on can come before the last of those that are found."""
    doubtful, found = last
    if bool(candidates.doubtful[start]) != doubtful:
        return bool(candidates.doubtful[start])
    return bool(candidates.bounds[start] + _SLACK < -found.lost)
