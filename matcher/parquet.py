"""Extracted documents as Parquet: one row each, no text, written in batches and whole or not at all.

Needs the extra ``[parquet]``. The columns are those of :class:`matcher.codec.rows.Row`; docs/library.md explains
them.
"""

from __future__ import annotations

import contextlib
import importlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
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
# Readers who ask for it are told of damaged pages.
WRITING = {"compression": "zstd", "write_page_checksum": True}
# The columns that a resume or posting is made of.
_FOUND_IN = ("id", "sha256", "status", "reason", "profile")
_AGAIN = "extract the documents again"
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
        with parquet.ParquetWriter(unfinished, schema(), **WRITING) as writer:
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
        StoredProfileError: The file holds no extracted documents, or those of another version, or is damaged.
    """
    return _rows(path, schema().names, batch)


def read_parquet(
    path: Path | str, vocabulary: Vocabulary, *, batch: int = BATCH
) -> Iterator[Posting | Resume | Failure]:
    """The resumes, postings and failures of a file, one after the other, ready to be scored; without text and facts.

    Raises:
        MatcherError: The extra is not installed.
        OSError: The file cannot be opened.
        StoredProfileError: The file is damaged, of another version, or of a vocabulary with other concepts.
    """
    for number, one in enumerate(_rows(path, _FOUND_IN, batch), 1):
        if None in (one["id"], one["sha256"], one["status"], one["reason"]):
            raise StoredProfileError(f"{path}: row {number} is not complete: {_AGAIN}")
        try:
            found = found_in(one, vocabulary)
        except StoredProfileError as error:
            raise StoredProfileError(f"{path}: row {number}: {error}") from None
        yield found


def _rows(path: Path | str, names: Sequence[str], size: int) -> Iterator[Row]:
    """Some columns of all rows."""
    with _opened(path) as file:
        _check(file.schema_arrow, path, names)
        batches = file.iter_batches(size, columns=names)
        while True:
            # Not around the rows: what their reader does wrong is no fault of the file.
            with _damage_told(path):
                batch = next(batches, None)
                rows = [] if batch is None else cast("list[Row]", batch.to_pylist())
            if batch is None:
                return
            yield from rows


def _check(found: Any, path: Path | str, names: Iterable[str]) -> None:
    """Refuse a table without these columns, or with others under their names.

    Raises:
        StoredProfileError: It is one.
    """
    for name in names:
        if found.names.count(name) != 1:
            raise StoredProfileError(f"{path}: has no column {name}, or several: {_AGAIN}")
        if not _is_alike(found.field(name).type, schema().field(name).type):
            raise StoredProfileError(f"{path}: the column {name} is of type {found.field(name).type}: {_AGAIN}")


def _is_alike(found: Any, own: Any) -> bool:
    """Whether values of a type are read as those of our own; other programs write wider and shorter ones."""
    types = _pyarrow().types
    if types.is_dictionary(found):
        return _is_alike(found.value_type, own)
    if types.is_list(own):
        return (types.is_list(found) or types.is_large_list(found)) and _is_alike(found.value_type, own.value_type)
    if types.is_struct(own):
        return types.is_struct(found) and all(
            found.get_field_index(field.name) >= 0 and _is_alike(found.field(field.name).type, field.type)
            for field in own
        )
    kinds = (
        (types.is_string, types.is_large_string, types.is_string_view),
        (types.is_binary, types.is_large_binary, types.is_binary_view),
        (types.is_integer,),
        (types.is_floating,),
    )
    return bool(found == own) or any(_is_one(found, alike) and _is_one(own, alike) for alike in kinds)


def _is_one(kind: Any, checks: Iterable[Callable[[Any], bool]]) -> bool:
    return any(check(kind) for check in checks)


@contextlib.contextmanager
def _damage_told(path: Path | str) -> Iterator[None]:
    """What Arrow says about a damaged file, as one line that names it.

    Raises:
        StoredProfileError: It said something.
    """
    try:
        yield
    except (_pyarrow().ArrowException, OSError, UnicodeDecodeError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise  # the system's word, not Arrow's: a file server that is away damages nothing
        said = str(error).split("\n", 1)[0]
        raise StoredProfileError(f"{path}: not a Parquet file, or a damaged one ({said}): {_AGAIN}") from None


@contextlib.contextmanager
def _opened(path: Path | str) -> Iterator[Any]:
    parquet = _parquet()
    with Path(path).open("rb") as data:
        with _damage_told(path):
            file = parquet.ParquetFile(data, page_checksum_verification=True)
            made = file.schema_arrow.metadata or {}
        version = made.get(_ROW_KEY, b"").decode("utf-8", "replace")
        if version != ROW_VERSION:
            found = f"rows of version {version}" if version else "no extracted documents"
            raise StoredProfileError(f"{path}: holds {found}, and this program reads version {ROW_VERSION}: {_AGAIN}")
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
