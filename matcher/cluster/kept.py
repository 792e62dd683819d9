"""The folder of profiles: what may be in it, who may work on it, and how a part gets there.

A part appears under its name when it is complete, never before, and carries what it was made of and a digest of itself:
whoever runs again keeps it, whoever runs with another input or other settings is told.
"""

from __future__ import annotations

import os
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from matcher.cluster import seal as sealing
from matcher.cluster.extractor import Job, equal, extractor
from matcher.cluster.partitions import DAMAGED, OWN, Part, documents, reachable, reason
from matcher.errors import IndexBusyError, IndexStoreError, MatcherError
from matcher.parquet import WRITING, schema

_MARK, _FAILURES = b"matcher.part", b"matcher.failures"
# A part, or a piece of it, and what is half-written of either.
_UNFINISHED = re.compile(r"\.(.+\.parquet)(\.\d+-\d+)?\.[0-9a-f]{32}\.tmp")
_PIECE = re.compile(r"(.+\.parquet)\.\d+-\d+")


@dataclass(frozen=True, slots=True)
class Made:
    """What a part holds: so many documents, of which so many could not be read."""

    documents: int
    failures: int


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
    except DAMAGED:
        return None
    _same(noted, part, out)
    return Made(known.num_rows, int(noted[_FAILURES]))


def _same(noted: Mapping[bytes, bytes], part: Part, out: Path) -> None:
    if noted.get(_MARK) != part.mark.encode():
        raise MatcherError(f"{part.path(out)} was made of other input or settings; delete {out} or name another folder")


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
    with reachable(out):
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
        except DAMAGED:
            raise MatcherError(f"{part.path(out)} was taken away or damaged meanwhile; run again") from None
        _same(noted, part, out)


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """The right to work on a folder of profiles, which one run has at a time and loses with its end.

    Raises:
        MatcherError: Another run has it, or the folder cannot be written.
    """
    # With the index come things that workers do without.
    from matcher.index.opening import WriterLock

    own = out / OWN
    try:
        own.mkdir(parents=True, exist_ok=True)
        lock = WriterLock(own)
    except IndexBusyError:
        raise MatcherError(f"another run works on {out}; wait for it or name another folder") from None
    except (IndexStoreError, OSError) as error:
        raise MatcherError(f"{out} cannot be locked ({reason(error)}); check the folder and its permissions") from None
    try:
        yield
    finally:
        lock.release()


def tidy(out: Path, parts: Iterable[Part]) -> None:
    """Remove what processes that were ended have left of these parts; nothing else."""
    names = {part.name for part in parts}
    for pattern, folder in ((_UNFINISHED, out), (_UNFINISHED, out / OWN), (_PIECE, out / OWN)):
        for path in list(folder.iterdir()):
            found = pattern.fullmatch(path.name)
            if found and found[1] in names:
                path.unlink(missing_ok=True)
