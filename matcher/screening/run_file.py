"""One run as one SQLite file, for its owner's eyes only: what was asked, which inputs were given, what came of each.

Results are written as they come, each in a transaction of its own: what ends the program in the middle loses what was
being worked on, and nothing else. Several processes may work on one file at once.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import stat
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, cast

from matcher.errors import RunFileError
from matcher.screening.stored import about_of, name_of, options_of, record_of

if TYPE_CHECKING:
    from matcher.reports.record_shapes import Record
    from matcher.reports.row_shapes import ScreenRow
    from matcher.screening.stored import OptionsObject

_MAGIC = b"SQLite format 3\0"
_APPLICATION = 0x4D52554E  # "MRUN"
_FORMAT = 1
_PATIENCE = 60.0
# A batch is a list of inputs that the run was given at once; ``turn`` orders batches by their last use. ``made`` counts
# how often a result was worked out. A place without a key has not been come to.
_SCHEMA = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE results (key TEXT PRIMARY KEY, status TEXT NOT NULL, limits TEXT NOT NULL, made INTEGER NOT NULL,
                      record BLOB NOT NULL);
CREATE TABLE batches (number INTEGER PRIMARY KEY, given TEXT NOT NULL UNIQUE, options TEXT NOT NULL,
                      turn INTEGER NOT NULL, output TEXT NOT NULL DEFAULT '');
CREATE TABLE inputs (batch INTEGER NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, key TEXT,
                     PRIMARY KEY (batch, place)) WITHOUT ROWID;
"""
_STATEMENTS = [statement.strip() for statement in _SCHEMA.split(";") if statement.strip()]
_MARKS = ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master")
_LEFT = """SELECT count(*) FROM inputs LEFT JOIN results USING (key) WHERE batch = ? AND results.key IS NULL"""
_RECORDS = """SELECT place, name, record FROM inputs JOIN results USING (key) WHERE batch = ? AND place >= ?
              ORDER BY place"""
_STATUSES = """SELECT status, count(*) FROM inputs JOIN results USING (key) WHERE batch = ? GROUP BY status"""
_UNREADABLE = """SELECT name, record FROM inputs JOIN results USING (key) WHERE batch = ? AND status != 'ok'
                 ORDER BY place"""


class RunFile:
    """An open run file; a context manager that closes it, after which the one file is all there is."""

    def __init__(self, path: Path, *, create: bool = False, reading: bool = False) -> None:
        """Open a run file, or begin one; with ``reading`` nothing of it is changed.

        Raises:
            RunFileError: The path is something else, or cannot be used.
        """
        self.path = path
        self._reading = reading
        with told(path):
            if create and not path.exists():
                _begin(path)
            _check(path, reading=reading)
            address = f"{path.resolve().as_uri()}?mode={'ro' if reading else 'rw'}"
            self._db = sqlite3.connect(address, timeout=_PATIENCE, isolation_level=None, uri=True)
            try:
                self._recognise()
                if not reading:
                    self._prepare()
            except BaseException:
                self._db.close()
                raise

    def _recognise(self) -> None:
        """Refuse a database that is something else."""
        application, version, tables = (self._db.execute(query).fetchone()[0] for query in _MARKS)
        if not (application or version or tables or self._reading):
            return
        if application != _APPLICATION:
            raise RunFileError(f"{self.path}: this is no run of 'matcher screen'; name another file")
        if version != _FORMAT:
            raise RunFileError(f"{self.path}: made by another version of this program; name another file")
        # A view or a trigger would do what somebody else thought of.
        made = {row[0] for row in self._db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
        if made != set(_STATEMENTS):
            raise RunFileError(f"{self.path}: the run file was changed by another program; delete it or name another")

    def _prepare(self) -> None:
        """Make the tables of a new file, and see to it that deleted rows are overwritten."""
        db = self._db
        db.execute("PRAGMA secure_delete = ON")
        # Power loss may take the last results with it, but leaves the file whole.
        db.execute("PRAGMA synchronous = NORMAL")
        with _transaction(db):
            if not db.execute("PRAGMA application_id").fetchone()[0]:
                for statement in _STATEMENTS:
                    db.execute(statement)
                db.execute(f"PRAGMA application_id = {_APPLICATION}")
                db.execute(f"PRAGMA user_version = {_FORMAT}")
        with contextlib.suppress(sqlite3.OperationalError):  # somebody else works on it: then it is done already
            db.execute("PRAGMA journal_mode = WAL")

    def __enter__(self) -> RunFile:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Put everything into the one file, unless others work on it still, and close it."""
        if not self._reading:
            with contextlib.suppress(sqlite3.Error):
                self._db.execute("PRAGMA busy_timeout = 0")
                self._db.execute("PRAGMA journal_mode = DELETE")
        self._db.close()

    # What was asked

    def about(self) -> dict[str, Any]:
        """What the run is of, as it was stored; empty for a new file."""
        with told(self.path):
            return about_of(self._db.execute("SELECT name, value FROM about"))

    def tell(self, about: Mapping[str, Any]) -> None:
        """Store what the run is of."""
        rows = [(name, _dumps(value)) for name, value in about.items()]
        with told(self.path), _transaction(self._db):
            self._db.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", rows)

    def batch(self, given: str, names: Sequence[str], options: Mapping[str, Any]) -> int:
        """The number of a list of inputs, stored when it is new; ``given`` is its digest."""
        with told(self.path), _transaction(self._db):
            db = self._db
            row = db.execute("SELECT number FROM batches WHERE given = ?", (given,)).fetchone()
            turn = "(SELECT coalesce(max(turn), 0) + 1 FROM batches)"
            if row is not None:
                db.execute(f"UPDATE batches SET options = ?, turn = {turn} WHERE number = ?", (_dumps(options), row[0]))
                return int(row[0])
            added = db.execute(
                f"INSERT INTO batches (given, options, turn) VALUES (?, ?, {turn})", (given, _dumps(options))
            )
            number = cast(int, added.lastrowid)
            db.executemany(
                "INSERT INTO inputs VALUES (?, ?, ?, NULL)", ((number, place, name) for place, name in enumerate(names))
            )
            return number

    def last_batch(self) -> tuple[int, OptionsObject] | None:
        """The list of inputs that was used last and the options that went with it, if there is any."""
        with told(self.path):
            row = self._db.execute("SELECT number, options FROM batches ORDER BY turn DESC LIMIT 1").fetchone()
            return None if row is None else (int(row[0]), options_of(row[1]))

    # What came of the inputs

    def usable(self, key: str, limits: str, shows: Collection[str]) -> bool:
        """Whether a result can be answered from.

        One that says of every concept asked for whether it is shown; a file that could not be read under other limits
        may be readable now.
        """
        with told(self.path):
            row = self._db.execute("SELECT status, limits, record FROM results WHERE key = ?", (key,)).fetchone()
            if row is None:
                return False
            if row[0] != "ok":
                return bool(row[1] == limits)
            return not shows or set(shows) <= set(record_of(row[2])["shows"])

    def put(self, key: str, record: Record, limits: str) -> None:
        """Store what came of an input; what an earlier result says of other concepts is kept."""
        with told(self.path), _transaction(self._db):
            row = self._db.execute("SELECT record, made FROM results WHERE key = ?", (key,)).fetchone()
            made = 1
            if row is not None:
                made = row[1] + 1
                shows = {**record_of(row[0])["shows"], **record["shows"]}
                record = {**record, "shows": {id_: shows[id_] for id_ in sorted(shows)}}
            values = (key, record["row"]["status"], limits, made, _packed(record))
            self._db.execute("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?)", values)

    def note(self, batch: int, places: Iterable[tuple[int, str, str]]) -> None:
        """Store for some places of a batch what they are called and the keys of what came of them."""
        rows = [(name, key, batch, place) for place, name, key in places]
        with told(self.path), _transaction(self._db):
            self._db.executemany("UPDATE inputs SET name = ?, key = ? WHERE batch = ? AND place = ?", rows)

    def records(self, batch: int, start: int = 0) -> Iterator[tuple[int, Record]]:
        """The place and the record of every input that was come to, in the order given, each under its own name."""
        with told(self.path):
            for place, name, packed in self._db.execute(_RECORDS, (batch, start)):
                yield place, _named(packed, name)

    def record(self, batch: int, place: int) -> Record:
        """The record of one input, under its own name."""
        query = "SELECT name, record FROM inputs JOIN results USING (key) WHERE batch = ? AND place = ?"
        with told(self.path):
            name, packed = self._db.execute(query, (batch, place)).fetchone()
            return _named(packed, name)

    def left(self, batch: int) -> int:
        """How many inputs of a batch have no result yet."""
        with told(self.path):
            return int(self._db.execute(_LEFT, (batch,)).fetchone()[0])

    def statuses(self, batch: int) -> dict[str, int]:
        """How many inputs of a batch came out how."""
        with told(self.path):
            return dict(self._db.execute(_STATUSES, (batch,)))

    def unreadable(self, batch: int) -> list[ScreenRow]:
        """The rows of the inputs that could not be read, in the order given."""
        with told(self.path):
            return [_named(packed, name)["row"] for name, packed in self._db.execute(_UNREADABLE, (batch,))]

    # What was written of an interrupted run

    def output(self) -> str:
        """The digest of what the last batch wrote while it was unfinished, or ""."""
        with told(self.path):
            row = self._db.execute("SELECT output FROM batches ORDER BY turn DESC LIMIT 1").fetchone()
            return "" if row is None else str(row[0])

    def wrote(self, batch: int, digest: str) -> None:
        """Remember the digest of an unfinished output, "" when it is finished."""
        with told(self.path), _transaction(self._db):
            self._db.execute("UPDATE batches SET output = ? WHERE number = ?", (digest, batch))


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """What SQLite and the system say about a run file, as one line that says what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        said = str(error)
        if "full" in said or "disk I/O" in said:
            raise RunFileError(
                f"{path}: the disk is full or fails ({said}); make room and start again: what is done is kept"
            ) from None
        if "locked" in said:
            raise RunFileError(f"{path}: in use by another program; wait for it and start again") from None
        raise RunFileError(f"{path}: cannot be used ({said}); check the folder and the permissions") from None
    except (sqlite3.Error, zlib.error, ValueError) as error:
        raise RunFileError(f"{path}: the run file is damaged ({error}); delete it and start the run again") from None
    except OSError as error:
        reason = error.strerror or error
        raise RunFileError(f"{path}: cannot be used ({reason}); check the folder and the permissions") from None


@contextlib.contextmanager
def _transaction(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            db.execute("ROLLBACK")
        raise


def _begin(path: Path) -> None:
    """An empty file that only its owner may read; SQLite gives its side files the same mode."""
    if path.is_symlink():
        raise RunFileError(f"{path}: a link; name the file itself")
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _check(path: Path, *, reading: bool) -> None:
    """Refuse what is no run file before SQLite touches it, and close the file to everybody else."""
    if path.is_symlink():
        raise RunFileError(f"{path}: a link; name the file itself")
    if not path.exists():
        raise RunFileError(f"{path}: no such run; 'matcher runs list' shows those that are kept")
    if not path.is_file():
        raise RunFileError(f"{path}: this is no file; name a file or a folder that is there")
    with path.open("rb") as file:
        head = file.read(len(_MAGIC))
    if head not in (b"", _MAGIC):
        raise RunFileError(f"{path}: this is no run of 'matcher screen'; name another file")
    if not reading and stat.S_IMODE(path.stat().st_mode) & 0o077:
        with contextlib.suppress(OSError):
            path.chmod(0o600)


def _named(packed: object, name: object) -> Record:
    record = record_of(packed)
    record["row"]["source"] = name_of(name)
    return record


def _packed(record: Record) -> bytes:
    return zlib.compress(_dumps(record).encode("utf-8", errors="surrogatepass"), 6)


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
