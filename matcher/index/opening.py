"""Opens the database of an index, or begins one; and the right to write to it."""

from __future__ import annotations

import contextlib
import sqlite3
from functools import cache, partial
from pathlib import Path

from matcher.errors import IndexBusyError, IndexStoreError
from matcher.index.folder import DATABASE, LOCK, check, check_free
from matcher.index.telling import told

FORMAT = 1
WRITING = "mode=rwc"
_APPLICATION = 0x4D494458  # "MIDX"
_PATIENCE = 60.0
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


def opened(folder: Path, mode: str) -> sqlite3.Connection:
    """A connection to the database of an index, in a mode of SQLite's; one is begun where it may be created.

    Raises:
        IndexStoreError: The folder holds no index, or it cannot be used.
    """
    path, writing = folder / DATABASE, mode == WRITING
    with told(folder):
        check(folder)
        if not path.is_file():
            if not writing:
                raise IndexStoreError(f"{folder}: no index here; 'matcher index build' makes one")
            check_free(folder)
        db = sqlite3.connect(
            f"{path.resolve().as_uri()}?{mode}",
            timeout=_PATIENCE,
            isolation_level=None,
            uri=True,
            check_same_thread=False,
        )
        # What is damaged is not what nobody can open any more.
        db.text_factory = partial(str, encoding="utf-8", errors="replace")
        try:
            if writing:
                _prepare(folder, db)
            _recognize(folder, db)
        except BaseException:
            db.close()
            raise
        return db


def _prepare(folder: Path, db: sqlite3.Connection) -> None:
    # What is acknowledged survives the loss of power too.
    for pragma in ("secure_delete = ON", "synchronous = FULL"):
        db.execute(f"PRAGMA {pragma}")
    if db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        return
    check_free(folder)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("BEGIN IMMEDIATE")
    try:
        for statement in _SCHEMA.split(";"):
            db.execute(statement)
        db.execute("INSERT INTO about VALUES ('state', '0')")
        db.execute(f"PRAGMA application_id = {_APPLICATION}")
        db.execute(f"PRAGMA user_version = {FORMAT}")
        db.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            db.execute("ROLLBACK")
        raise


def _recognize(folder: Path, db: sqlite3.Connection) -> None:
    """Refuse a database that is not an index of this format, or not one that this program made.

    A view in the place of a table may be without end, and a trigger may do anything.
    """
    if db.execute("PRAGMA application_id").fetchone()[0] != _APPLICATION:
        raise IndexStoreError(f"{folder}: {DATABASE} is no index of this program; name another folder")
    found = db.execute("PRAGMA user_version").fetchone()[0]
    if found != FORMAT:
        raise IndexStoreError(
            f"{folder}: made in format {found} by another version of this program (this one: {FORMAT}); "
            "build the index anew in another folder"
        )
    if _tables(db) != _own_tables():
        raise IndexStoreError(
            f"{folder}: {DATABASE} has other tables than this program makes; build the index anew in another folder"
        )


def _tables(db: sqlite3.Connection) -> frozenset[tuple[str, str, str]]:
    """What a database consists of, however it is spaced. Statistics are SQLite's own, and made when somebody asks."""
    query = "SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'"
    return frozenset((kind, name, "".join(sql.split())) for kind, name, sql in db.execute(query))


@cache
def _own_tables() -> frozenset[tuple[str, str, str]]:
    with contextlib.closing(sqlite3.connect(":memory:")) as db:
        db.executescript(_SCHEMA)
        return _tables(db)


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
            check(folder)
            self._db = sqlite3.connect(folder / LOCK, timeout=0, isolation_level=None, check_same_thread=False)
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
