"""Rows of a table in Arrow as documents to extract: which types a column may have, and what becomes of a bad row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple, TypeAlias

import pyarrow as pa
from pyarrow import types

from matcher.errors import MatcherError
from matcher.model import Document

CONTENT = ("text", "bytes", "json")
COLUMNS = ("id", *CONTENT, "received")
# What a row says, or what keeps it from being read.
Given: TypeAlias = Mapping[str, Any] | Document
_Check: TypeAlias = Callable[[pa.DataType], bool]

_LETTERS: tuple[_Check, ...] = (types.is_string, types.is_large_string, types.is_string_view)
_BYTES: tuple[_Check, ...] = (types.is_binary, types.is_large_binary, types.is_binary_view)
# Text without a note that it is text is bytes to Parquet. No number is a date: seconds, days and 20261101 look alike.
_ACCEPTED: Mapping[str, tuple[tuple[_Check, ...], str]] = {
    "id": ((*_LETTERS, *_BYTES, types.is_integer), "text or whole numbers"),
    "text": ((*_LETTERS, *_BYTES), "text"),
    "bytes": (_BYTES, "binary"),
    "json": ((*_LETTERS, *_BYTES), "JSON as text"),
    "received": (
        (*_LETTERS, *_BYTES, types.is_date, types.is_timestamp),
        "dates, timestamps or text such as 2026-11-01",
    ),
}
_PER_SECOND = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}
_PER_DAY = 86_400 * 10**3
_EPOCH = date(1970, 1, 1).toordinal()
_NO_ID = "it has no id; give every row its own in the column id"
_NO_TEXT = "its {} is not in UTF-8; write the column anew"
NO_DATE = "its received is no date of the years 1 to 9999, such as 2026-11-01; mend or empty it"


class Place(NamedTuple):
    """What rows are called: those of ``name``, the first of them with the number ``first``."""

    name: str = "the table"
    first: int = 1


_UNNAMED = Place()


def check(schema: pa.Schema, name: str) -> None:
    """Refuse a table that cannot be read.

    Raises:
        MatcherError: A column is not there, is there twice or is of a type that cannot be used; the message says which.
    """
    names = Counter(schema.names)
    if "id" not in names or not names.keys() & set(CONTENT):
        raise MatcherError(
            f"{name} needs a column id and one of {', '.join(CONTENT)}; it has {', '.join(sorted(names)) or 'none'}"
        )
    for column in COLUMNS:
        if names[column] > 1:
            raise MatcherError(f"{name} has the column {column} {names[column]} times; rename what it is not")
        if names[column] and not _is_accepted(column, schema.field(column).type):
            found, accepted = schema.field(column).type, _ACCEPTED[column][1]
            raise MatcherError(f"{name}: the column {column} is of type {found}; write it as {accepted}")


def _is_accepted(column: str, kind: pa.DataType) -> bool:
    if types.is_dictionary(kind):
        kind = kind.value_type
    if types.is_null(kind):  # whoever writes a table writes a column without values so
        return column != "id"
    return any(each(kind) for each in _ACCEPTED[column][0]) and _is_known_zone(kind)


def _is_known_zone(kind: pa.DataType) -> bool:
    try:
        return not types.is_timestamp(kind) or _moment(0, kind) is not None
    except (ValueError, LookupError):
        return False


def documents(table: pa.RecordBatch | pa.Table, place: Place = _UNNAMED) -> Iterator[Given]:
    """What each row of a checked table says; a row that cannot be read is a document that says why."""
    first = place.first
    for batch in [table] if isinstance(table, pa.RecordBatch) else table.to_batches():
        names = [name for name in COLUMNS if name in batch.schema.names]
        kinds = [batch.schema.field(name).type for name in names]
        columns = [_plain(batch.column(name)) for name in names]
        for number, cells in enumerate(zip(*columns, strict=True), first):
            yield _given(list(zip(names, cells, kinds, strict=True)), f"row {number} of {place.name}")
        first += len(batch)


def _plain(column: pa.Array) -> list[Any]:
    """The values of a column as bytes and numbers: others need not exist for everything that Arrow can hold."""
    kind = column.type
    if types.is_dictionary(kind):
        return _plain(column.dictionary_decode())
    if types.is_timestamp(kind) or types.is_date64(kind):
        return list(column.cast(pa.int64()).to_pylist())
    if types.is_date32(kind):
        return list(column.cast(pa.int32()).to_pylist())
    if types.is_integer(kind) or types.is_null(kind):
        return list(column.to_pylist())
    return list(column.cast(pa.large_binary()).to_pylist())


def _given(cells: list[tuple[str, Any, pa.DataType]], called: str) -> Given:
    row, faults = {}, []
    for column, cell, kind in cells:
        try:
            row[column] = None if cell is None else _value(column, cell, kind)
        except (ValueError, OverflowError):
            faults.append(NO_DATE if column == "received" else _NO_TEXT.format(column))
    if row.get("id") is None and not faults:
        faults = [_NO_ID]
    if not faults:
        return row
    return unreadable(row.get("id") or called, f"{called}: {faults[0]}")


def unreadable(source: str, reason: str) -> Document:
    """The document of a row that cannot be read."""
    return Document(source, "", "corrupt", "", warnings=(reason,))


def _value(column: str, cell: Any, kind: pa.DataType) -> Any:
    """A cell as what its column holds.

    Raises:
        ValueError: It is none of it.
        OverflowError: It is a date that no calendar here has.
    """
    match column:
        case "bytes":
            return cell
        case "received":
            return _day(cell, kind)
    return str(cell, "utf-8") if isinstance(cell, bytes) else str(cell)


def _day(cell: int | bytes, kind: pa.DataType) -> date | None:
    if isinstance(cell, bytes):
        return day(str(cell, "utf-8"))
    if types.is_timestamp(kind):
        return _moment(cell, kind).date()
    return date.fromordinal(_EPOCH + (cell if types.is_date32(kind) else cell // _PER_DAY))


def _moment(cell: int, kind: pa.TimestampType) -> datetime:
    """The moment of a timestamp, where its column is; parts of a second are cut, for Python has no nanoseconds."""
    moment: datetime = pa.scalar(cell // _PER_SECOND[kind.unit], pa.timestamp("s", kind.tz)).as_py()
    return moment


def day(value: date | str | None) -> date | None:
    """The day of a date, a moment or either of them in ISO 8601; nothing where a text is blank.

    Raises:
        ValueError: It is none of these.

    >>> day(datetime(2026, 11, 1, 9, 30)), day("2026-11-01T09:30:00Z")
    (datetime.date(2026, 11, 1), datetime.date(2026, 11, 1))
    """
    if isinstance(value, str):
        return datetime.fromisoformat(value.strip()).date() if value.strip() else None
    if value is None or isinstance(value, date):
        return date(value.year, value.month, value.day) if value is not None else None
    raise ValueError(f"{type(value).__name__} is no date")
