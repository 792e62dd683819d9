"""The database of an index: every document with its profile, and which segments stand for which of them.

What a reader sees is one transaction of SQLite in WAL mode: writers never wait for readers, nor readers for writers.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matcher.errors import IndexBusyError, IndexStoreError
from matcher.index import unwritable
from matcher.index.folder import DATABASE, is_name
from matcher.index.opening import WRITING, opened
from matcher.index.telling import DAMAGED, told
from matcher.model import DocumentType

_NO_END = 2**63 - 1
# SQLite keeps values of any type in any column. What is damaged is of the right type all the same.
_ID, _DIGEST, _FACTS = ("CAST(id AS TEXT)", "CAST(sha256 AS TEXT)", "CAST(facts AS TEXT)")
_PROFILE, _ROW = "CAST(profile AS BLOB)", "CAST(row AS BLOB)"


@dataclass(frozen=True, slots=True)
class Part:
    """A segment as the database names it: it holds the documents from ``first`` to ``last`` that were there."""

    kind: DocumentType
    first: int
    last: int
    size: int
    name: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A document as it is stored; ``facts`` are the caller's and what searches show, ``row`` is for the snapshot.

    ``assumed`` names the facts that nobody stated: the same document keeps those that it has.
    """

    kind: DocumentType
    id: str
    sha256: str
    facts: str
    profile: bytes
    row: bytes
    assumed: tuple[str, ...] = ()


class Store:
    """A connection to the database of an index. One thread uses it at a time."""

    def __init__(self, folder: Path, *, writing: bool = False) -> None:
        """Open the database, or begin one in a new folder.

        Raises:
            IndexStoreError: The folder holds no index, or it cannot be used.
        """
        self.folder = folder
        mode = WRITING if writing else unwritable.mode(folder)
        self._stamp: unwritable.Stamp | None = None
        if mode == unwritable.NEVER_CHANGES and (folder / DATABASE).is_file():
            self._stamp = unwritable.stamp(folder)
        try:
            self._db = opened(folder, mode)
        except IndexStoreError:
            if unwritable.is_cut_off(folder, mode):
                raise unwritable.not_closed(folder) from None
            raise

    def stands(self) -> bool:
        """Whether what was read is one state. Somebody else may change a database that nobody can write here."""
        try:
            return self._stamp is None or self._stamp == unwritable.stamp(self.folder)
        except OSError:
            return False

    def close(self) -> None:
        """Close the connection."""
        self._db.close()

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """One state of the database for all that is read within, whatever is written meanwhile."""
        with told(self.folder):
            self._db.execute("BEGIN")
            try:
                yield
            finally:
                # Some errors end it by themselves.
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written within, or nothing of it."""
        with told(self.folder):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("UPDATE about SET value = value + 1 WHERE name = 'state'")
                self._db.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self._db.execute("ROLLBACK")
                raise

    # What is known of the index as a whole

    def about(self) -> dict[str, str]:
        """What the index was made with."""
        return dict(self._db.execute("SELECT name, value FROM about"))

    def tell(self, about: Mapping[str, str]) -> None:
        """Store what the index was made with."""
        self._db.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", about.items())

    def last(self) -> int:
        """The number of the last change that added a document; 0 before the first."""
        row = self._db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'documents'").fetchone()
        return int(row[0]) if row else 0

    def count(self, kind: DocumentType, *, stale: bool = False) -> int:
        """How many documents of a kind there are; with ``stale``, how many of them should be added again."""
        query = "SELECT count(*) FROM documents WHERE kind = ? AND stale >= ?"
        return int(self._db.execute(query, (kind, int(stale))).fetchone()[0])

    # Documents

    def find(self, kind: DocumentType, id_: str) -> tuple[str, str, bytes] | None:
        """The digest, facts and profile of a document that should not be added again; ``None`` if there is none."""
        query = f"SELECT {_DIGEST}, {_FACTS}, {_PROFILE} FROM documents WHERE kind = ? AND id = ? AND NOT stale"
        row: tuple[str, str, bytes] | None = self._db.execute(query, (kind, id_)).fetchone()
        return row

    def put(self, document: Stored) -> None:
        """Store a document in place of any other of its kind and id."""
        self.remove(document.kind, document.id)
        values = (document.kind, document.id, document.sha256, document.facts, document.profile, document.row)
        query = "INSERT INTO documents (kind, id, sha256, facts, profile, row) VALUES (?, ?, ?, ?, ?, ?)"
        self._db.execute(query, values)

    def remove(self, kind: DocumentType, id_: str) -> bool:
        """Delete a document; whether there was one."""
        row = self._db.execute("SELECT number FROM documents WHERE kind = ? AND id = ?", (kind, id_)).fetchone()
        if row is None:
            return False
        self.discard(row[0])
        query = "INSERT INTO dead SELECT ?1, ?2 WHERE ?1 <= (SELECT max(last) FROM segments WHERE kind = ?2)"
        self._db.execute(query, (row[0], kind))
        return True

    def discard(self, number: int) -> None:
        """Delete a document that no segment holds, by its number: an id may be damaged."""
        self._db.execute("DELETE FROM documents WHERE number = ?", (number,))

    def documents(self, numbers: Sequence[int]) -> dict[int, tuple[str, str, str, bytes]]:
        """The ids, digests, facts and profiles of some documents, by number.

        Raises:
            IndexStoreError: There are no such documents: the snapshot is of another database.
        """
        marks = ",".join("?" * len(numbers))
        query = f"SELECT number, {_ID}, {_DIGEST}, {_FACTS}, {_PROFILE} FROM documents WHERE number IN ({marks})"
        found = {row[0]: row[1:] for row in self._db.execute(query, tuple(numbers))}
        if len(found) < len(numbers):
            raise IndexStoreError(DAMAGED.format(self.folder))
        return found

    def changed(self, since: int) -> list[tuple[int, DocumentType]]:
        """The numbers and kinds of the documents added after a change, rising."""
        return self._db.execute(
            "SELECT number, kind FROM documents WHERE number > ? ORDER BY number", (since,)
        ).fetchall()

    def state(self) -> int:
        """What is different after every change."""
        return int(self._db.execute("SELECT value FROM about WHERE name = 'state'").fetchone()[0])

    def numbers(self, kind: DocumentType, since: int, until: int = _NO_END) -> list[int]:
        """The numbers of the documents of a kind added after one change and up to another, rising."""
        query = "SELECT number FROM documents WHERE kind = ? AND number > ? AND number <= ? ORDER BY number"
        return [row[0] for row in self._db.execute(query, (kind, since, until))]

    def rows(self, kind: DocumentType, since: int, until: int = _NO_END) -> list[tuple[int, bytes]]:
        """What the snapshot needs of these documents."""
        query = f"SELECT number, {_ROW} FROM documents WHERE kind = ? AND number > ? AND number <= ? ORDER BY number"
        return self._db.execute(query, (kind, since, until)).fetchall()

    def some(self, since: int, count: int) -> list[tuple[int, Stored]]:
        """The next so many documents added after a change, with their numbers."""
        query = f"""SELECT number, CAST(kind AS TEXT), {_ID}, {_DIGEST}, {_FACTS}, {_PROFILE}, {_ROW} FROM documents
                    WHERE number > ? ORDER BY number LIMIT ?"""
        return [(row[0], Stored(*row[1:])) for row in self._db.execute(query, (since, count))]

    def stale(self) -> frozenset[int]:
        """The numbers of the documents that should be added again."""
        return frozenset(row[0] for row in self._db.execute("SELECT number FROM documents WHERE stale"))

    def refresh(self, number: int, row: bytes, *, stale: bool) -> None:
        """Store what a rebuild makes of a document."""
        query = "UPDATE documents SET row = ?, stale = max(stale, ?) WHERE number = ?"
        self._db.execute(query, (row, int(stale), number))

    def ids(self, kind: DocumentType, *, stale: bool = False) -> list[str]:
        """The ids of a kind, sorted; with ``stale``, of those that should be added again."""
        query = "SELECT id FROM documents WHERE kind = ? AND stale >= ? ORDER BY id"
        return [row[0] for row in self._db.execute(query, (kind, int(stale)))]

    # Segments

    def parts(self, kind: DocumentType) -> list[Part]:
        """The segments of a kind, in the order of what they hold.

        Raises:
            IndexStoreError: What it says can be no segment: nothing may be opened or removed by such a name.
        """
        query = "SELECT kind, first, last, size, name FROM segments WHERE kind = ? ORDER BY first"
        rows = self._db.execute(query, (kind,)).fetchall()
        if not all(is_name(row[4]) and all(isinstance(figure, int) for figure in row[1:4]) for row in rows):
            raise IndexStoreError(DAMAGED.format(self.folder))
        return [Part(*row) for row in rows]

    def dead(self, kind: DocumentType) -> list[int]:
        """The numbers of deleted documents that segments still hold, rising."""
        return [row[0] for row in self._db.execute("SELECT number FROM dead WHERE kind = ? ORDER BY number", (kind,))]

    def bury(self, kind: DocumentType, numbers: Iterable[int]) -> None:
        """Note documents of a segment that are deleted already."""
        self._db.executemany("INSERT OR IGNORE INTO dead VALUES (?, ?)", [(number, kind) for number in numbers])

    def replace(self, old: Iterable[Part], new: Part | None, dropped: Iterable[int] = ()) -> None:
        """Put a segment in the place of others; ``dropped`` are the deleted documents that it holds no more."""
        self._db.executemany("DELETE FROM segments WHERE name = ?", [(part.name,) for part in old])
        if new is not None:
            values = (new.kind, new.first, new.last, new.size, new.name)
            self._db.execute("INSERT INTO segments VALUES (?, ?, ?, ?, ?)", values)
        self._db.executemany("DELETE FROM dead WHERE number = ?", [(number,) for number in dropped])

    def forget_segments(self) -> None:
        """Take all documents out of the snapshot."""
        self._db.execute("DELETE FROM segments")
        self._db.execute("DELETE FROM dead")

    def vacuum(self) -> None:
        """Leave nothing of deleted rows in the file or beside it.

        Raises:
            IndexBusyError: Somebody has been reading the same state for a minute.
        """
        with told(self.folder):
            self._db.execute("VACUUM")
            if self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
                raise IndexBusyError(f"{self.folder}: somebody is reading; compact again when they are done")


def dumps(facts: Mapping[str, Any]) -> str:
    """Facts as they are stored: the same facts are the same text."""
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
