"""The parts of Parquet files: which there are, and what their rows say.

A part is a run of rows of one row group. Its name, and a mark that is made of the input and the settings, say what it
holds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from matcher.cluster import seal as sealing
from matcher.cluster.extractor import Job, extractor
from matcher.cluster.intake import COLUMNS, Given, Place
from matcher.cluster.intake import check as check_columns
from matcher.cluster.intake import documents as given_in
from matcher.codec import PROFILE_VERSION
from matcher.codec.rows import ROW_VERSION
from matcher.errors import MatcherError

_ROWS_AT_ONCE = 64
# What Arrow says about damage; of names of columns it is Python that says so.
DAMAGED = (pa.ArrowException, OSError, UnicodeDecodeError)
# Ours inside the folder of profiles, where no reader of it looks.
OWN = "_run"


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
        return out / OWN / f"{self.name}.{self.start}-{self.stop}" if self.is_piece else out / self.name

    def halves(self) -> tuple[Part, ...]:
        """Its two halves; nothing where it is a single row."""
        if len(self) < 2:
            return ()
        middle = (self.start + self.stop) // 2
        piece = replace(self, is_piece=True)
        return replace(piece, stop=middle), replace(piece, start=middle)


def plan(parquet_in: Path, job: Job) -> tuple[Part, ...]:
    """The parts of a Parquet file, or of all those in a folder; only their footers are read.

    Raises:
        MatcherError: There is nothing to read, or a file cannot be read or lacks a column; the message names it.
    """
    if job.rows < 1:
        raise MatcherError(f"a part of {job.rows} rows holds nothing; set Job(rows=…) to 1 or more")
    settings = _settings(job)
    with reachable(parquet_in):
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
def reachable(path: Path) -> Iterator[None]:
    """What the system says about a path, as one line that names it."""
    try:
        yield
    except OSError as error:
        raise MatcherError(f"{path} cannot be opened ({reason(error)}); check the path and the permissions") from None


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """What Arrow and the system say about an input, as one line that names it."""
    try:
        yield
    except DAMAGED as error:
        raise MatcherError(f"{path} cannot be read as Parquet ({reason(error)}); write it again") from None


def reason(error: Exception) -> str:
    """What an error says, on one line."""
    return getattr(error, "strerror", None) or str(error).split("\n", 1)[0]


def _sizes(file: pq.ParquetFile) -> list[int]:
    return [file.metadata.row_group(group).num_rows for group in range(file.metadata.num_row_groups)]


def _footer(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.sha256(sealing.footer(file)[1]).hexdigest()


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
