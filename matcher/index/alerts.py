"""What new documents go with, each pair told once.

Every pair has one place among the changes: that of the later of its two documents or, once it was told, the change that
told it. A call answers for the pairs whose places lie between two changes. So the same call has the same answer, one
that goes on where the last one ended tells nothing twice, and a document that is added again, changed or not, tells
only what it goes with since.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from matcher.errors import ItemError
from matcher.index import pairs, unwritable
from matcher.index.finding import Asked, Finder
from matcher.index.items import Alert, Hit
from matcher.index.opening import opened
from matcher.index.pairs import Pair
from matcher.index.store import Store
from matcher.index.telling import told
from matcher.model import DocumentType, Posting, Resume

# So many pairs are written down at once: others who write wait no longer than that takes.
_PORTION = 10_000
_READ_ONLY = 8  # SQLITE_READONLY


@dataclass(frozen=True, slots=True)
class News:
    """Alerts, the last change that was looked at, and the pairs that are told for the first time."""

    alerts: list[Alert]
    cursor: int
    pairs: list[Pair]


@dataclass(frozen=True, slots=True)
class _Span:
    """The changes that a call is about: after one, up to another."""

    since: int
    until: int


def news(finder: Finder, store: Store, since: int, limit: int | None, asked: Asked) -> News:
    """What the documents added after a change go with, so many of them at most.

    Raises:
        ItemError: The index has had no such change.
    """
    last = store.last()
    if not 0 <= since <= last:
        raise ItemError(
            f"{since} is no change of this index, whose last one is {last}: is it a number of another index, or of "
            "this one before it was built anew? Begin with 0, or with the last change"
        )
    changed = store.changed(since)
    chosen = changed[:limit]
    span = _Span(since, chosen[-1][0] if len(chosen) < len(changed) else last)
    found = News([], span.until, [])
    # What a broken-off call told stays in its place, also where one of the two has changed since.
    for number, _ in (*chosen, *pairs.owed(store.db, span.since, span.until)):
        own = finder.document(store, number)
        if own is None:
            continue
        alert, new = _looked_at(finder, store, (number, own), span, asked)
        found.pairs.extend(new)
        if alert.hits:
            found.alerts.append(alert)
    return found


def _looked_at(
    finder: Finder, store: Store, document: tuple[int, Posting | Resume], span: _Span, asked: Asked
) -> tuple[Alert, list[Pair]]:
    """What one document goes with, and which of it was never told."""
    number, own = document
    kind: DocumentType = "posting" if isinstance(own, Posting) else "resume"
    ((born,),) = store.db.execute("SELECT born FROM documents WHERE number = ?", (number,))
    hits: list[Hit] = []
    new: list[Pair] = []
    for hit in finder.best(store, own, replace(asked, before=number)):
        if hit.score < asked.min_score:
            continue
        other, at = pairs.place(store.db, kind, born, hit.id)
        if span.since < (number if at is None else at) <= span.until:
            hits.append(hit)
            if at is None:
                new.append(Pair(born, other, number) if kind == "resume" else Pair(other, born, number))
    return Alert(own.document.source, kind, number, tuple(hits)), new


def note(folder: Path, found: Sequence[Pair]) -> None:
    """Write down what is told, beside whoever writes to the index; nothing in a folder that cannot be written.

    Raises:
        IndexBusyError: Somebody has kept the database for a minute.
        IndexStoreError: The disk is full or fails.
    """
    if not found or unwritable.mode(folder) != unwritable.CHANGES:
        return
    with told(folder), closing(_connected(folder)) as db:
        try:
            for portion in _portions(found):
                db.execute("BEGIN IMMEDIATE")
                pairs.note(db, portion)
                db.execute("COMMIT")
        except sqlite3.OperationalError as error:
            # The folder can be written, and the database in it can't.
            if error.sqlite_errorcode & 0xFF != _READ_ONLY:
                raise


def _connected(folder: Path) -> sqlite3.Connection:
    db = opened(folder, unwritable.CHANGES)
    # What was told once is told once, also after the loss of power.
    db.execute("PRAGMA synchronous = FULL")
    return db


def _portions(found: Sequence[Pair]) -> Iterator[list[Pair]]:
    rest = iter(found)
    while portion := list(islice(rest, _PORTION)):
        yield portion
