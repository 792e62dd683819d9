"""Makes an index usable again that another vocabulary or version made."""

from __future__ import annotations

from pathlib import Path

from matcher.codec import decode
from matcher.errors import MatcherError
from matcher.index.items import Rebuilt
from matcher.index.merging import Merger
from matcher.index.opening import WriterLock
from matcher.index.preparing import Preparer, kind_of, known_of, versions
from matcher.index.store import Store, Stored
from matcher.library import Matcher
from matcher.model import DocumentType

_BATCH = 1000


def rebuild(folder: Path | str, matcher: Matcher | None = None) -> Rebuilt:
    """What came of it: how many documents were kept, and the ids of those that should be added again.

    Profiles hold what was found, so they outlive a change of the program. After one of the vocabulary they hold what
    the earlier one found: they are kept, named in the answer, and marked until their documents are added again. A
    profile that cannot be read any more is deleted and named. Whatever breaks it off, it can be run again.

    Args:
        folder: Where the index lies.
        matcher: What it is to be used with from now on; one with the shipped vocabulary if ``None``.

    Raises:
        IndexStoreError: There is no index, somebody writes to it, or the disk is full.
    """
    path = Path(folder)
    Store(path).close()  # says so where there is no index, before anything is written
    preparer = Preparer(matcher or Matcher())
    lock = WriterLock(path)
    try:
        store = Store(path, writing=True)
        try:
            return _rebuilt(store, preparer, Merger(path, preparer.columns.count))
        finally:
            store.close()
    finally:
        lock.release()


def _rebuilt(store: Store, preparer: Preparer, merger: Merger) -> Rebuilt:
    now = versions(preparer.matcher)
    with store.reading():
        before = store.about()
    stale = before.get("vocabulary") != now["vocabulary"] or before.get("tool") != now["tool"]
    with store.transaction():
        # Searches are refused from here until all is done: what half an index answers is wrong.
        store.tell({"vocabulary": "none: a rebuild was broken off"} if stale else {"profile": "none"})
        store.forget_segments()
    kept: dict[DocumentType, list[str]] = {"resume": [], "posting": []}
    lost: list[tuple[DocumentType, str]] = []
    last = 0
    while batch := store.some(last, _BATCH):
        with store.transaction():
            for number, document in batch:
                row = _row(document, preparer)
                if row is None:
                    store.lose(number)
                    lost.append((document.kind, document.id))
                else:
                    store.refresh(number, row, stale=stale)
                last = number
    merger.compact(store)
    merger.tidy(store)
    with store.transaction():
        store.tell(now)
    with store.reading():
        found = [(kind, id_) for kind in kept for id_ in store.ids(kind, stale=True)]
        count = sum(store.count(kind) for kind in kept)
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
