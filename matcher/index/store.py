"""The database of an index: every document with its profile, and which segments stand for which of them.

What a reader sees is one transaction of SQLite in WAL mode: writers never wait for readers, nor readers for writers.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matcher.errors import IndexBusyError, IndexStoreError, MatcherError
from matcher.model import DocumentType

FILE = "index.sqlite"
_LOCK = "writer.lock"
_APPLICATION = 0x4D494458  # "MIDX"
FORMAT = 1
_PATIENCE = 60.0
_NO_END = 2**63 - 1
# ``number`` counts changes: a document that is replaced gets a new one, and no number is ever used again. A document
# whose number is above every segment's is not in the snapshot yet; ``dead`` are those of the snapshot that are gone.
_SCHEMA = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL,
                        sha256 TEXT NOT NULL, facts TEXT NOT NULL, profile BLOB NOT NULL, row BLOB NOT NULL,
                        stale INTEGER NOT NULL DEFAULT 0, UNIQUE (kind, id));
CREATE TABLE segments (kind TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, size INTEGER NOT NULL,
                       name TEXT NOT NULL UNIQUE, PRIMARY KEY (kind, first)) WITHOUT ROWID;
CREATE TABLE dead (number INTEGER PRIMARY KEY, kind TEXT NOT NULL);
"""


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
        self.path = folder / FILE
        with told(folder):
            address = f"{self.path.resolve().as_uri()}?mode={'rwc' if writing else 'rw'}"
            if not writing and not self.path.is_file():
                raise IndexStoreError(f"{folder}: no index here; 'matcher index build' makes one")
            self._db = sqlite3.connect(
                address, timeout=_PATIENCE, isolation_level=None, uri=True, check_same_thread=False
            )
            try:
                self._prepare(writing=writing)
            except BaseException:
                self._db.close()
                raise

    def _prepare(self, *, writing: bool) -> None:
        db = self._db
        if writing:
            # What is acknowledged survives the loss of power too.
            for pragma in ("secure_delete = ON", "synchronous = FULL"):
                db.execute(f"PRAGMA {pragma}")
            if not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                db.execute("PRAGMA journal_mode = WAL")
                with self.transaction():
                    for statement in _SCHEMA.split(";"):
                        db.execute(statement)
                    db.execute("INSERT INTO about VALUES ('state', '0')")
                    db.execute(f"PRAGMA application_id = {_APPLICATION}")
                    db.execute(f"PRAGMA user_version = {FORMAT}")
        if db.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION:
            raise IndexStoreError(f"{self.folder}: {FILE} is no index of this program; name another folder")
        found = db.execute("PRAGMA user_version").fetchone()[0]
        if found != FORMAT:
            raise IndexStoreError(
                f"{self.folder}: made in format {found} by another version of this program (this one: {FORMAT}); "
                "build the index anew in another folder"
            )

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
        query = "SELECT sha256, facts, profile FROM documents WHERE kind = ? AND id = ? AND NOT stale"
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
        self._db.execute("DELETE FROM documents WHERE number = ?", row)
        query = "INSERT INTO dead SELECT ?1, ?2 WHERE ?1 <= (SELECT max(last) FROM segments WHERE kind = ?2)"
        self._db.execute(query, (row[0], kind))
        return True

    def documents(self, numbers: Sequence[int]) -> dict[int, tuple[str, str, str, bytes]]:
        """The ids, digests, facts and profiles of some documents, by number."""
        marks = ",".join("?" * len(numbers))
        query = f"SELECT number, id, sha256, facts, profile FROM documents WHERE number IN ({marks})"
        return {row[0]: row[1:] for row in self._db.execute(query, tuple(numbers))}

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
        query = "SELECT number, row FROM documents WHERE kind = ? AND number > ? AND number <= ? ORDER BY number"
        return self._db.execute(query, (kind, since, until)).fetchall()

    def some(self, since: int, count: int) -> list[tuple[int, Stored]]:
        """The next so many documents added after a change, with their numbers."""
        query = """SELECT number, kind, id, sha256, facts, profile, row FROM documents WHERE number > ?
                   ORDER BY number LIMIT ?"""
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
        """The segments of a kind, in the order of what they hold."""
        query = "SELECT kind, first, last, size, name FROM segments WHERE kind = ? ORDER BY first"
        return [Part(*row) for row in self._db.execute(query, (kind,))]

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


class WriterLock:
    """The right to write to an index, which one process has at a time and loses with its end.

    A lock of SQLite's on a file of its own: it works the same on every operating system.
    """

    def __init__(self, folder: Path) -> None:
        """Take the lock.

        Raises:
            IndexBusyError: Somebody else has it.
        """
        with told(folder):
            self._db = sqlite3.connect(folder / _LOCK, timeout=0, isolation_level=None, check_same_thread=False)
            try:
                self._db.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                self._db.close()
                if "locked" not in str(error):
                    raise
                raise IndexBusyError(
                    f"{folder}: another program writes to this index; wait for it (searches go on meanwhile)"
                ) from None

    def release(self) -> None:
        """Let others write."""
        self._db.close()


@contextlib.contextmanager
def told(folder: Path) -> Iterator[None]:
    """What SQLite and the system say about an index, as one line that says what to do."""
    try:
        yield
    except MatcherError:
        raise
    except sqlite3.OperationalError as error:
        said = str(error)
        if "full" in said or "disk I/O" in said:
            raise IndexStoreError(
                f"{folder}: the disk is full or fails ({said}); make room and go on: what was acknowledged is kept"
            ) from None
        if "locked" in said:
            raise IndexBusyError(f"{folder}: in use by another program; wait for it and try again") from None
        raise IndexStoreError(f"{folder}: cannot be used ({said}); check the folder and the permissions") from None
    except sqlite3.Error as error:
        raise IndexStoreError(
            f"{folder}: the index is damaged ({error}); restore it or build it anew in another folder"
        ) from None
    except OSError as error:
        reason = error.strerror or error
        raise IndexStoreError(f"{folder}: cannot be used ({reason}); make room or check the permissions") from None


def dumps(facts: Mapping[str, Any]) -> str:
    """Facts as they are stored: the same facts are the same text."""
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def make_folder(folder: Path) -> None:
    """Make the folder of an index, for its owner alone.

    Raises:
        IndexStoreError: It cannot be made.
    """
    with told(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.name == "posix" and not any(folder.iterdir()):
            folder.chmod(0o700)
