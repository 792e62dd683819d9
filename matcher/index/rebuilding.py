"""Makes an index usable again that another vocabulary or version made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from matcher.changes import VocabularyDiff, compare
from matcher.codec import decode
from matcher.errors import MatcherError
from matcher.index.items import Rebuilt
from matcher.index.kept import EXTRACTED, check, extracted, touched
from matcher.index.merging import KINDS, Merger
from matcher.index.opening import WriterLock
from matcher.index.preparing import Preparer, kind_of, known_of, versions
from matcher.index.store import Store, Stored
from matcher.library import Matcher
from matcher.model import DocumentType
from matcher.vocabulary import Vocabulary

_BATCH = 1000


def rebuild(folder: Path | str, matcher: Matcher | None = None, *, was: Vocabulary | None = None) -> Rebuilt:
    """What came of it: how many documents were kept, and the ids of those that should be added again.

    Profiles hold what was found, so they outlive a change of the program. After one of the vocabulary they hold what
    the earlier one found: they are kept, named in the answer, and marked until their documents are added again. A
    profile that cannot be read any more is deleted and named. Whatever breaks it off, it can be run again.

    Args:
        folder: Where the index lies.
        matcher: What it is to be used with from now on; one with the shipped vocabulary if ``None``.
        was: The vocabulary that it was used with. Then only documents that the difference touches, or may touch, are
            named and marked; all of them where the version of the program changed as well, or if ``None``.

    Raises:
        IndexVersionError: It was used with another vocabulary than ``was``. Nothing is changed.
        IndexStoreError: There is no index, somebody writes to it, or the disk is full.
    """
    path = Path(folder)
    Store(path).close()  # says so where there is no index, before anything is written
    preparer = Preparer(matcher or Matcher())
    lock = WriterLock(path)
    try:
        store = Store(path, writing=True)
        try:
            return _rebuilt(store, preparer, Merger(path, preparer.columns.count), was)
        finally:
            store.close()
    finally:
        lock.release()


@dataclass(frozen=True, slots=True)
class _Stale:
    """Which documents hold what is not found any more: none, all, or those that a difference touches."""

    all: bool
    diff: VocabularyDiff | None = None

    def among(self, batch: Sequence[tuple[int, Stored]]) -> frozenset[int]:
        if self.diff is not None:
            return touched(self.diff, batch)
        return frozenset(number for number, _ in batch) if self.all else frozenset()


def _stale(store: Store, matcher: Matcher, was: Vocabulary | None) -> _Stale:
    if was is not None:
        check(store, was)
    before, now = store.about(), versions(matcher)
    if before.get("tool") != now["tool"]:
        return _Stale(all=True)
    if extracted(before) == now["vocabulary"]:
        return _Stale(all=False)
    return _Stale(all=was is None, diff=compare(was, matcher.vocabulary) if was is not None else None)


def _rebuilt(store: Store, preparer: Preparer, merger: Merger, was: Vocabulary | None) -> Rebuilt:
    now = versions(preparer.matcher)
    with store.reading():
        stale = _stale(store, preparer.matcher, was)
        before = extracted(store.about())
    with store.transaction():
        # Searches are refused from here until all is done: what half an index answers is wrong.
        store.tell({"vocabulary": "none: a rebuild was broken off", EXTRACTED: str(before)})
        store.forget_segments()
    lost: list[tuple[DocumentType, str]] = []
    last = 0
    while batch := store.some(last, _BATCH):
        marked = stale.among(batch)
        with store.transaction():
            for number, document in batch:
                row = _row(document, preparer)
                if row is None:
                    store.discard(number)
                    lost.append((document.kind, document.id))
                else:
                    store.refresh(number, row, stale=number in marked)
                last = number
    merger.compact(store)
    merger.tidy(store)
    with store.transaction():
        store.tell({**now, EXTRACTED: now["vocabulary"]})
    with store.reading():
        found = [(kind, id_) for kind in KINDS for id_ in store.ids(kind, stale=True)]
        count = sum(store.count(kind) for kind in KINDS)
    return Rebuilt(count, tuple(found), tuple(lost))


def _row(document: Stored, preparer: Preparer) -> bytes | None:
    """The entry of the snapshot for a stored document; ``None`` where its profile says nothing any more."""
    try:
        found = decode(document.profile, preparer.matcher.vocabulary)
        if kind_of(found) != document.kind:
            return None
        return preparer.row(found, known_of(document.facts))
    except (MatcherError, ValueError, LookupError, ArithmeticError):
        return None
