"""Documents in Parquet to profiles in Parquet, a part at a time.

A part is a run of rows of one row group. Its file appears under its name when it is complete, never before. The name,
and a mark inside that is made of the input and the settings, say what it holds: whoever runs again keeps it, whoever
runs with another input or other settings is told.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from matcher import seal as sealing
from matcher.codec import PROFILE_VERSION
from matcher.codec.rows import ROW_VERSION
from matcher.errors import IndexBusyError, IndexStoreError, MatcherError
from matcher.extractor import Job, equal, extractor
from matcher.intake import COLUMNS, Given, Place
from matcher.intake import check as check_columns
from matcher.intake import documents as given_in
from matcher.parquet import WRITING, schema

_ROWS_AT_ONCE = 64
_MARK, _FAILURES = b"matcher.part", b"matcher.failures"
# What Arrow says about damage; of names of columns it is Python that says so.
_DAMAGED = (pa.ArrowException, OSError, UnicodeDecodeError)
# Ours inside the folder of profiles, where no reader of it looks.
_OWN = "_run"
# A part, or a piece of it, and what is half-written of either.
_UNFINISHED = re.compile(r"\.(.+\.parquet)(\.\d+-\d+)?\.[0-9a-f]{32}\.tmp")
_PIECE = re.compile(r"(.+\.parquet)\.\d+-\d+")


@dataclass(frozen=True, slots=True)
class Part:
    """Rows ``start`` to ``stop`` of a row group of ``source``; ``name`` and ``mark`` are those of the whole part.

    ``short`` is what its rows are said to be of.
    """

    source: Path
    short: str
    group: int
    start: int
    stop: int
    name: str
    mark: str
    is_piece: bool = False

    def __len__(self) -> int:
        """The number of its rows."""
        return self.stop - self.start

    def path(self, out: Path) -> Path:
        """Where its rows are kept; pieces of a part stand apart, where no reader of the folder looks."""
        return out / _OWN / f"{self.name}.{self.start}-{self.stop}" if self.is_piece else out / self.name

    def halves(self) -> tuple[Part, ...]:
        """Its two halves; nothing where it is a single row."""
        if len(self) < 2:
            return ()
        middle = (self.start + self.stop) // 2
        piece = replace(self, is_piece=True)
        return replace(piece, stop=middle), replace(piece, start=middle)


@dataclass(frozen=True, slots=True)
class Made:
    """What a part holds: so many documents, of which so many could not be read."""

    documents: int
    failures: int


def plan(parquet_in: Path, job: Job) -> tuple[Part, ...]:
    """The parts of a Parquet file, or of all those in a folder; only their footers are read.

    Raises:
        MatcherError: There is nothing to read, or a file cannot be read or lacks a column; the message names it.
    """
    if job.rows < 1:
        raise MatcherError(f"a part of {job.rows} rows holds nothing; set Job(rows=…) to 1 or more")
    settings = _settings(job)
    with _reachable(parquet_in):
        files = _inputs(parquet_in)
    parts = [part for path, short in files for part in _parts_of(path, short, job.rows, settings)]
    if len({part.name for part in parts}) < len(parts):
        raise MatcherError(f"two files in {parquet_in} would be kept under one name; rename one")
    return tuple(parts)


def _inputs(parquet_in: Path) -> list[tuple[Path, Path]]:
    """The files to read, and where in the folder they are."""
    if parquet_in.is_file():
        return [(parquet_in, Path(parquet_in.name))]
    inside = ((path, path.relative_to(parquet_in)) for path in sorted(parquet_in.rglob("*.parquet")))
    # As every reader of such folders has it: what starts with a dot or an underscore is no data.
    found = [(path, short) for path, short in inside if not any(name.startswith((".", "_")) for name in short.parts)]
    if not found:
        raise MatcherError(f"{parquet_in} is no Parquet file and holds none; check the path")
    files = [(path, short) for path, short in found if path.is_file()]
    for path, _ in found:
        # Other programs write a table as a folder of this name: what it holds was found by itself.
        if not path.is_file() and not any(path in file.parents for file, _ in files):
            raise MatcherError(f"{path} is no file, nor a folder with Parquet files; remove it or mend the link")
    return files


def _settings(job: Job) -> list[Any]:
    used = extractor(job).versions
    return [
        str(job.as_of),
        job.doc_type,
        astuple(job.limits),
        job.seconds,
        sorted(used.items()),
        ROW_VERSION,
        PROFILE_VERSION,
    ]


def _parts_of(path: Path, short: Path, most: int, settings: list[Any]) -> Iterator[Part]:
    with _readable(path):
        with pq.ParquetFile(path) as file:
            sizes = _sizes(file)
            check_columns(file.schema_arrow, str(path))
        stated = path.stat()
        seal = [stated.st_size, stated.st_mtime_ns, _footer(path), settings]
    stem = "__".join(short.parts).removesuffix(".parquet")
    for group, size in enumerate(sizes):
        for start in range(0, size, most):
            stop = min(start + most, size)
            mark = hashlib.sha256(json.dumps([seal, group, start, stop]).encode()).hexdigest()
            yield Part(path, str(short), group, start, stop, f"{stem}-{group:04}-{start:08}.parquet", mark)


@contextmanager
def _reachable(path: Path) -> Iterator[None]:
    """What the system says about a path, as one line that names it."""
    try:
        yield
    except OSError as error:
        raise MatcherError(f"{path} cannot be opened ({_reason(error)}); check the path and the permissions") from None


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """What Arrow and the system say about an input, as one line that names it."""
    try:
        yield
    except _DAMAGED as error:
        raise MatcherError(f"{path} cannot be read as Parquet ({_reason(error)}); write it again") from None


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error).split("\n", 1)[0]


def _sizes(file: pq.ParquetFile) -> list[int]:
    return [file.metadata.row_group(group).num_rows for group in range(file.metadata.num_row_groups)]


def _footer(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.sha256(sealing.footer(file)[1]).hexdigest()


def made(part: Part, out: Path) -> Made | None:
    """What the file of a part holds, if there is one and not a byte of it has changed.

    All of it is read: that takes seconds for a million documents, and hours were needed to make them.

    Raises:
        MatcherError: It was made of another input or with other settings.
    """
    path = part.path(out)
    if not path.is_file():
        return None
    try:
        known = pq.read_metadata(path)
        noted = known.metadata or {}
        if noted.keys() & {_MARK, sealing.KEY} and not sealing.is_whole(path, noted.get(sealing.KEY, b"")):
            return None
    except _DAMAGED:
        return None
    _same(noted, part, out)
    return Made(known.num_rows, int(noted[_FAILURES]))


def _same(noted: Mapping[bytes, bytes], part: Part, out: Path) -> None:
    if noted.get(_MARK) != part.mark.encode():
        raise MatcherError(f"{part.path(out)} was made of other input or settings; delete {out} or name another folder")


def documents(part: Part) -> Iterator[list[Given]]:
    """What the rows of a part say, few at a time.

    Raises:
        MatcherError: Its file cannot be read.
    """
    with _readable(part.source), pq.ParquetFile(part.source, page_checksum_verification=True) as file:
        columns = [name for name in file.schema_arrow.names if name in COLUMNS]
        before = sum(_sizes(file)[: part.group])
        at = 0
        for batch in file.iter_batches(_ROWS_AT_ONCE, row_groups=[part.group], columns=columns):
            first, last = max(part.start - at, 0), min(part.stop - at, len(batch))
            if first < last:
                # Rows are counted from 1.
                place = Place(part.short, before + at + first + 1)
                yield [*given_in(batch.slice(first, last - first), place)]
            at += len(batch)
            if at >= part.stop:
                return


def make(part: Part, out: Path, job: Job, expected: Mapping[str, str]) -> Made:
    """Extract the documents of a part into its file; nothing is done where that is complete.

    Raises:
        MatcherError: This process would not work as the one that asks (``expected`` are its versions).
    """
    done = made(part, out)
    if done is not None:
        return done
    return keep(part, out, map(equal(job, expected).arrow, documents(part)))


def poisoned(part: Part, out: Path, job: Job) -> Made:
    """Keep single documents, none of which can be worked on, as failures."""
    rows = (extractor(job).lost(given) for given in documents(part))
    tables = (pa.Table.from_pylist(each, schema=schema()) for each in rows)
    return keep(part, out, tables)


def joined(part: Part, pieces: Sequence[Part], out: Path) -> Made:
    """Keep a part whose pieces are all there."""
    ordered = sorted(pieces, key=lambda piece: piece.start)
    kept = keep(part, out, (pq.read_table(piece.path(out), schema=schema()) for piece in ordered))
    for piece in ordered:
        piece.path(out).unlink()
    return kept


def keep(part: Part, out: Path, tables: Iterable[pa.Table]) -> Made:
    """Write tables as the file of a part, which is there as a whole or not at all."""
    rows = failures = 0
    with _atomic(part.path(out)) as path:
        with pq.ParquetWriter(path, schema(), **WRITING) as writer:
            for table in tables:
                writer.write_table(table)
                rows += len(table)
                failures += sum(status != "ok" for status in table["status"].to_pylist())
            if rows != len(part):
                raise MatcherError(f"{part.source} changed while it was read; run again")
            noted = {_MARK: part.mark, _FAILURES: str(failures), sealing.KEY: sealing.BLANK}
            writer.add_key_value_metadata(noted)
        sealing.seal(path)
    return Made(rows, failures)


@contextmanager
def _atomic(path: Path) -> Iterator[Path]:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{uuid.uuid4().hex}.tmp")
    try:
        yield beside
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def check(out: Path, parts: Iterable[Part]) -> None:
    """Refuse a folder that holds other tables than those of ``parts``, or that is none.

    Raises:
        MatcherError: It does or is; the message names one.
    """
    known = {part.name for part in parts}
    with _reachable(out):
        if out.exists() and not out.is_dir():
            raise MatcherError(f"{out} is no folder; name one for the profiles")
        strange = sorted(path.name for path in out.glob("*.parquet") if path.name not in known or path.is_dir())
    if strange:
        raise MatcherError(f"{out} holds {strange[0]}, which is of other input or settings; name another folder")


def settle(out: Path, parts: Sequence[Part]) -> None:
    """Look once more, at the end: a lock does not keep away what worked here before it, and not on every file system.

    Raises:
        MatcherError: A part is not there or is of other settings, or there are other tables.
    """
    check(out, parts)
    for part in parts:
        try:
            noted = pq.read_metadata(part.path(out)).metadata or {}
        except _DAMAGED:
            raise MatcherError(f"{part.path(out)} was taken away or damaged meanwhile; run again") from None
        _same(noted, part, out)


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """The right to work on a folder of profiles, which one run has at a time and loses with its end.

    Raises:
        MatcherError: Another run has it, or the folder cannot be written.
    """
    # With the index come things that workers do without.
    from matcher.index.store import WriterLock

    own = out / _OWN
    try:
        own.mkdir(parents=True, exist_ok=True)
        lock = WriterLock(own)
    except IndexBusyError:
        raise MatcherError(f"another run works on {out}; wait for it or name another folder") from None
    except (IndexStoreError, OSError) as error:
        raise MatcherError(f"{out} cannot be locked ({_reason(error)}); check the folder and its permissions") from None
    try:
        yield
    finally:
        lock.release()


def tidy(out: Path, parts: Iterable[Part]) -> None:
    """Remove what processes that were ended have left of these parts; nothing else."""
    names = {part.name for part in parts}
    for pattern, folder in ((_UNFINISHED, out), (_UNFINISHED, out / _OWN), (_PIECE, out / _OWN)):
        for path in list(folder.iterdir()):
            found = pattern.fullmatch(path.name)
            if found and found[1] in names:
                path.unlink(missing_ok=True)
