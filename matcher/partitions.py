"""Documents in Parquet to profiles in Parquet, a part at a time.

A part is a run of rows of one row group. Its file appears under its name when it is complete, never before. The name,
and a mark inside that is made of the input and the settings, say what it holds: whoever runs again keeps it, whoever
runs with another input or other settings is told.
"""

from __future__ import annotations

import hashlib
import json
import os
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from matcher.codec import PROFILE_VERSION
from matcher.codec.rows import ROW_VERSION
from matcher.errors import MatcherError
from matcher.extractor import CONTENT, Job, equal, extractor
from matcher.parquet import schema

_COLUMNS = ("id", *CONTENT, "received")
_ROWS_AT_ONCE = 64
_MARK, _FAILURES = b"matcher.part", b"matcher.failures"
_PIECES = "_pieces"


@dataclass(frozen=True, slots=True)
class Part:
    """Rows ``start`` to ``stop`` of a row group of ``source``; ``name`` and ``mark`` are those of the whole part."""

    source: Path
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
        return out / _PIECES / f"{self.name}.{self.start}-{self.stop}" if self.is_piece else out / self.name

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
        MatcherError: There is nothing to read, or a file lacks a column that is needed.
    """
    settings = _settings(job)
    parts = [part for path, stem in _inputs(parquet_in) for part in _parts_of(path, stem, job.rows, settings)]
    if len({part.name for part in parts}) < len(parts):
        raise MatcherError(f"two files in {parquet_in} would be kept under one name; rename one")
    return tuple(parts)


def _inputs(parquet_in: Path) -> list[tuple[Path, str]]:
    """The files to read and what their parts are called."""
    if parquet_in.is_file():
        return [(parquet_in, parquet_in.stem)]
    inside = {path.relative_to(parquet_in): path for path in sorted(parquet_in.rglob("*.parquet"))}
    # As every reader of such folders has it: what starts with a dot or an underscore is no data.
    found = [
        (path, "__".join(short.parts).removesuffix(".parquet"))
        for short, path in inside.items()
        if not any(name.startswith((".", "_")) for name in short.parts)
    ]
    if not found:
        raise MatcherError(f"{parquet_in} is no Parquet file and holds none; check the path")
    return found


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


def _parts_of(path: Path, stem: str, most: int, settings: list[Any]) -> Iterator[Part]:
    try:
        with pq.ParquetFile(path) as file:
            sizes = [file.metadata.row_group(group).num_rows for group in range(file.metadata.num_row_groups)]
            names = set(file.schema_arrow.names)
    except pa.ArrowInvalid as error:
        raise MatcherError(f"{path} cannot be read as Parquet ({error}); write it again") from None
    if "id" not in names or not names & set(CONTENT):
        raise MatcherError(
            f"{path} needs a column id and one of {', '.join(CONTENT)}; it has {', '.join(sorted(names))}"
        )
    stated = path.stat()
    seal = [stated.st_size, stated.st_mtime_ns, _footer(path), settings]
    for group, size in enumerate(sizes):
        for start in range(0, size, most):
            stop = min(start + most, size)
            mark = hashlib.sha256(json.dumps([seal, group, start, stop]).encode()).hexdigest()
            yield Part(path, group, start, stop, f"{stem}-{group:04}-{start:08}.parquet", mark)


def _footer(path: Path) -> str:
    """A digest of the end of a Parquet file: places, sizes and extremes of all that is in it."""
    with path.open("rb") as file:
        file.seek(-8, os.SEEK_END)
        length = int.from_bytes(file.read(4), "little")
        file.seek(-8 - length, os.SEEK_END)
        return hashlib.sha256(file.read(length)).hexdigest()


def made(part: Part, out: Path) -> Made | None:
    """What the file of a part holds, if there is one.

    Raises:
        MatcherError: It was made of another input or with other settings.
    """
    path = part.path(out)
    if not path.is_file():
        return None
    known = pq.read_metadata(path)
    noted = known.metadata or {}
    if noted.get(_MARK) != part.mark.encode():
        raise MatcherError(f"{path} was made of other input or settings; delete {out} or name another folder")
    return Made(known.num_rows, int(noted[_FAILURES]))


def documents(part: Part) -> Iterator[pa.RecordBatch]:
    """The rows of a part, few at a time."""
    with pq.ParquetFile(part.source) as file:
        columns = [name for name in file.schema_arrow.names if name in _COLUMNS]
        at = 0
        for batch in file.iter_batches(_ROWS_AT_ONCE, row_groups=[part.group], columns=columns):
            first, last = max(part.start - at, 0), min(part.stop - at, len(batch))
            if first < last:
                yield batch.slice(first, last - first)
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
    return keep(part, out, map(equal(job, expected).table, documents(part)))


def poisoned(part: Part, out: Path, job: Job) -> Made:
    """Keep single documents, none of which can be worked on, as failures."""
    rows = (extractor(job).lost(batch.to_pylist()) for batch in documents(part))
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
    with _atomic(part.path(out)) as path, pq.ParquetWriter(path, schema(), compression="zstd") as writer:
        for table in tables:
            writer.write_table(table)
            rows += len(table)
            failures += sum(status != "ok" for status in table["status"].to_pylist())
        if rows != len(part):
            raise MatcherError(f"{part.source} changed while it was read; run again")
        writer.add_key_value_metadata({_MARK: part.mark, _FAILURES: str(failures)})
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
    """Refuse a folder that holds other tables than those of ``parts``.

    Raises:
        MatcherError: It does; the message names one.
    """
    known = {part.name for part in parts}
    strange = sorted(path.name for path in out.glob("*.parquet") if path.name not in known)
    if strange:
        raise MatcherError(f"{out} holds {strange[0]}, which is of other input or settings; name another folder")


def tidy(out: Path) -> None:
    """Remove what processes that were ended have left half-written, and the folder of pieces."""
    for path in [*out.glob(".*.parquet.*.tmp"), *(out / _PIECES).glob("*"), *(out / _PIECES).glob(".*")]:
        path.unlink(missing_ok=True)
    with suppress(OSError):  # it is not there, or a process that was thought dead still writes
        (out / _PIECES).rmdir()
