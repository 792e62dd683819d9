"""Tables as documents: the types that columns may have, and rows that cannot be read."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow", reason="needs the extra [parquet]")

from matcher.cluster.intake import Place, check, day, documents  # noqa: E402
from matcher.errors import MatcherError  # noqa: E402
from matcher.model import Document  # noqa: E402
from tests.cluster.generated import unchecked  # noqa: E402

DAY = date(2026, 11, 1)
TEXTS = [pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary(), pa.binary_view()]
DICTIONARY = pa.dictionary(pa.int32(), pa.string())
BERLIN, UTC = "Europe/Berlin", "UTC"
# 23:30 on the last of October in UTC, which in Berlin is the first of November.
MOMENT = 1793489400


def table(**columns: Any) -> Any:
    return pa.table({"id": ["a"], "text": ["b"], **columns})


def of_one(given: Any) -> Any:
    check(given.schema, "t")
    (only,) = documents(given)
    return only


@pytest.mark.parametrize("kind", [*TEXTS, DICTIONARY], ids=str)
def test_text_of_every_type_is_the_same_text(kind: Any) -> None:
    values = pa.array(["Grüße"]).dictionary_encode() if kind == DICTIONARY else pa.array(["Grüße"]).cast(kind)
    assert of_one(pa.table({"id": values, "json": values})) == {"id": "Grüße", "json": "Grüße"}


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (pa.date32(), DAY, DAY),
        (pa.date64(), DAY, DAY),
        *((pa.timestamp(unit), datetime(2026, 11, 1, 23, 59, 59), DAY) for unit in ("s", "ms", "us", "ns")),
        (pa.timestamp("ns"), MOMENT * 10**9 + 1, date(2026, 10, 31)),
        (pa.timestamp("ms", UTC), MOMENT * 1000, date(2026, 10, 31)),
        (pa.timestamp("ms", BERLIN), MOMENT * 1000, DAY),
        (pa.timestamp("ms"), -1, date(1969, 12, 31)),
        (pa.string(), "2026-11-01", DAY),
        (pa.string(), "2026-11-01T09:30:00Z", DAY),
        (pa.large_string(), " 2026-11-01 09:30 ", DAY),
        (pa.string(), " ", None),
        (pa.binary(), b"2026-11-01", DAY),
        (pa.null(), None, None),
        (pa.date32(), None, None),
    ],
    ids=str,
)
def test_a_date_of_every_type_is_its_day(kind: Any, value: Any, expected: date | None) -> None:
    assert of_one(table(received=pa.array([value], kind)))["received"] == expected


@pytest.mark.parametrize("kind", [pa.int8(), pa.int64(), pa.uint64()], ids=str)
def test_a_whole_number_is_an_id(kind: Any) -> None:
    assert of_one(pa.table({"id": pa.array([7], kind), "bytes": [b"\xff"]})) == {"id": "7", "bytes": b"\xff"}


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"id": [1.0]}, "t: the column id is of type double; write it as text or whole numbers"),
        ({"id": pa.nulls(1)}, "t: the column id is of type null"),
        ({"text": [1]}, "t: the column text is of type int64; write it as text"),
        ({"text": [["a"]]}, "the column text is of type list"),
        ({"bytes": ["a"]}, "the column bytes is of type string; write it as binary"),
        ({"json": [{"a": 1}]}, "the column json is of type struct<a: int64>; write it as JSON as text"),
        ({"received": [20261101]}, "the column received is of type int64; write it as dates, timestamps or text such"),
        ({"received": pa.array([0], pa.timestamp("s", "Nowhere/City"))}, r"timestamp\[s, tz=Nowhere/City\]"),
    ],
)
def test_a_column_of_another_type_is_refused(columns: dict[str, Any], message: str) -> None:
    with pytest.raises(MatcherError, match=message):
        check(table(**columns).schema, "t")


def test_a_column_that_is_there_twice_is_refused() -> None:
    twice = pa.schema([("id", pa.string()), ("text", pa.string()), ("text", pa.string())])
    with pytest.raises(MatcherError, match="t has the column text 2 times"):
        check(twice, "t")


@pytest.mark.parametrize(
    ("columns", "source", "reason"),
    [
        ({"id": pa.array([None], pa.string())}, "row 41 of f", "it has no id"),
        ({"id": unchecked(b"\xff")}, "row 41 of f", "its id is not in UTF-8"),
        ({"text": unchecked(b"R\xe9sum\xe9")}, "a", "its text is not in UTF-8"),
        ({"json": [b"\xff"]}, "a", "its json is not in UTF-8"),
        *(
            ({"received": received}, "a", "its received is no date of the years 1 to 9999, such as 2026-11-01")
            for received in (
                ["11/01/2026"],
                ["2026-13-01"],
                unchecked(b"\xff"),
                pa.array([2**31 - 1], pa.date32()),
                pa.array([-(2**31)], pa.date32()),
                pa.array([2**62], pa.timestamp("s")),
                pa.array([-(2**62)], pa.timestamp("ms", BERLIN)),
            )
        ),
    ],
)
def test_a_bad_row_says_which_it_is_and_why(columns: dict[str, Any], source: str, reason: str) -> None:
    given = table(**columns)
    check(given.schema, "t")
    (bad,) = documents(given, Place("f", 41))
    assert isinstance(bad, Document)
    assert (bad.source, bad.status) == (source, "corrupt")
    assert bad.warnings[0].startswith(f"row 41 of f: {reason}")


def test_rows_are_counted_over_all_batches() -> None:
    ids = pa.chunked_array([["a", "b"], [], [None, "d"], [None]])
    given = pa.table({"id": ids, "text": pa.chunked_array([["x"] * 5])})
    found = [one.source if isinstance(one, Document) else one["id"] for one in documents(given)]
    assert found == ["a", "b", "row 3 of the table", "d", "row 5 of the table"]


@pytest.mark.parametrize("value", [20261101, 1.5, "yesterday"])
def test_what_is_no_day_is_told(value: Any) -> None:
    with pytest.raises(ValueError, match=r"date|isoformat"):
        day(value)
