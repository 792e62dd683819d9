"""Extracted documents as Parquet: one row each, no text, written in batches and whole or not at all.

Needs the extra ``[parquet]``. The columns are those of :class:`matcher.codec.rows.Row`; docs/library.md explains
them.
"""

from __future__ import annotations

import contextlib
import importlib
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar, cast

from matcher.codec.profile import PROFILE_VERSION
from matcher.codec.rows import ROW_VERSION, Row, found_in, row
from matcher.errors import MatcherError, StoredProfileError
from matcher.model import Failure, Posting, Resume
from matcher.vocabulary import Vocabulary

T = TypeVar("T")
# Rows that are in memory at a time, each of some kilobytes.
BATCH = 1000
_ROW_KEY, _PROFILE_KEY = b"matcher.rows", b"matcher.profiles"


def schema() -> Any:
    """The Arrow schema of extracted documents. Its metadata hold the versions of rows and profiles."""
    pa = _pyarrow()
    text, number, flag, day = pa.string(), pa.float64(), pa.bool_(), pa.date32()
    mention = {"concept": text, "status": text, "section": text, "level": text, "how": text}
    requirement = {
        **dict.fromkeys(("id", "kind", "mode"), text),
        "wants": pa.list_(text),
        **dict.fromkeys(("class", "level", "section"), text),
        **dict.fromkeys(("hard", "open"), flag),
        "proficiency": text,
        "min_years": number,
        "scored": flag,
    }
    role = {"family": text, "legal_support": flag, "start_month": day, "end_month": day, "current": flag}
    columns = {
        **dict.fromkeys(("id", "sha256", "status", "reason", "doc_type"), text),
        "as_of": day,
        **dict.fromkeys(("tool", "vocabulary"), text),
        "mentions": _many({**mention, "start": pa.int64(), "end": pa.int64()}),
        "keywords": _many({"term": text, "level": text, "count": pa.int32()}),
        "education": _many(dict.fromkeys(("degree", "level", "status"), text)),
        **dict.fromkeys(("total_years", "legal_years", "stated_years"), number),
        "roles": _many(role),
        "asked_years": pa.struct({"min": number, "max": number, "level": text}),
        "requirements": _many(requirement),
        "credentials": _many({"concept": text, "status": text, "states": pa.list_(text)}),
        "languages": _many(dict.fromkeys(("language", "proficiency", "level", "status"), text)),
        "pay": _many({"min": number, "max": number, "currency": text, "per": text}),
        **dict.fromkeys(("workplace", "employment"), pa.list_(text)),
        "profile": pa.binary(),
    }
    made = {_ROW_KEY: ROW_VERSION.encode(), _PROFILE_KEY: str(PROFILE_VERSION).encode()}
    return pa.schema(list(columns.items()), metadata=made)


def batches(found: Iterable[Posting | Resume | Failure], vocabulary: Vocabulary, *, size: int = BATCH) -> Iterator[Any]:
    """What was found as Arrow record batches of at most ``size`` rows, as it is made."""
    pa = _pyarrow()
    columns = schema()
    for rows in _cut((row(one, vocabulary) for one in found), size):
        yield pa.RecordBatch.from_pylist(rows, schema=columns)


def write_parquet(
    found: Iterable[Posting | Resume | Failure], path: Path | str, vocabulary: Vocabulary, *, batch: int = BATCH
) -> int:
    """The number of rows that were written: what was found, in its order, a batch in memory at a time.

    The file appears under its name when all of it is written; one that was there before stays until then.

    Raises:
        MatcherError: The extra is not installed.
        OSError: The file cannot be written.
    """
    parquet = _parquet()
    target = Path(path).resolve()
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    count = 0
    try:
        with parquet.ParquetWriter(unfinished, schema(), compression="zstd") as writer:
            for rows in batches(found, vocabulary, size=batch):
                writer.write_batch(rows)
                count += rows.num_rows
        _flush(unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return count


def read_rows(path: Path | str, *, batch: int = BATCH) -> Iterator[Row]:
    """The rows of a file, one after the other.

    Raises:
        MatcherError: The extra is not installed.
        OSError: The file cannot be opened.
        StoredProfileError: The file holds no extracted documents, or those of another version.
    """
    with _opened(path) as file:
        for rows in file.iter_batches(batch):
            yield from cast("list[Row]", rows.to_pylist())


def read_parquet(
    path: Path | str, vocabulary: Vocabulary, *, batch: int = BATCH
) -> Iterator[Posting | Resume | Failure]:
    """The resumes, postings and failures of a file, one after the other, ready to be scored; without text and facts.

    Raises:
        MatcherError: The extra is not installed.
        OSError: The file cannot be opened.
        StoredProfileError: The file is of another version, or of a vocabulary with other concepts.
    """
    for one in read_rows(path, batch=batch):
        yield found_in(one, vocabulary)


@contextlib.contextmanager
def _opened(path: Path | str) -> Iterator[Any]:
    parquet = _parquet()
    with Path(path).open("rb") as data:
        try:
            file = parquet.ParquetFile(data)
        except _pyarrow().ArrowInvalid:
            raise StoredProfileError(f"{path}: not a Parquet file") from None
        made = file.schema_arrow.metadata or {}
        version = made.get(_ROW_KEY, b"").decode()
        if version != ROW_VERSION:
            found = f"rows of version {version}" if version else "no extracted documents"
            raise StoredProfileError(
                f"{path}: holds {found}, and this program reads version {ROW_VERSION}: extract the documents again"
            )
        yield file


def _many(fields: dict[str, Any]) -> Any:
    pa = _pyarrow()
    return pa.list_(pa.struct(fields))


def _cut(items: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part


def _flush(path: Path) -> None:
    """Have the bytes on the disk before the name: a crash must not leave an empty file under it."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _pyarrow() -> Any:
    return _extra("pyarrow")


def _parquet() -> Any:
    return _extra("pyarrow.parquet")


def _extra(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        raise MatcherError('Parquet needs an extra: pip install ".[parquet]" in the folder of the program') from None
