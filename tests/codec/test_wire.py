"""Numbers, words and tables as bytes: what goes in comes out, and bytes cut short are refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.codec.wire import Reader, Writer, chosen

counts = st.integers(0, 2**35 - 1)
rows = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 200)))


@given(counts, st.none() | st.floats(allow_nan=False), st.dates(), st.text(), rows)
def test_what_goes_in_comes_out(
    number: int, figure: float | None, day: date, text: str, table: list[tuple[int, int]]
) -> None:
    out = Writer()
    out.count(number)
    out.number(figure)
    out.day(day)
    out.words(text)
    out.rows(table)
    read = Reader(bytes(out.data))
    assert (read.count(), read.number(), read.day(), read.words()) == (number, figure, day, text)
    assert read.rows(2) == table
    assert read.at == len(read.data)


@pytest.mark.parametrize(("figure", "size"), [(None, 1), (0.0, 1), (3.0, 1), (9.4, 1), (25.0, 2), (0.25, 9), (-1.0, 9)])
def test_years_are_short(figure: float | None, size: int) -> None:
    out = Writer()
    out.number(figure)
    assert len(out.data) == size


@given(st.binary(max_size=30))
def test_foreign_bytes_are_refused_or_read_and_never_run_away(data: bytes) -> None:
    read = Reader(data)
    try:
        assert len(read.rows(2)) <= len(data)
        read.day()
        read.words()
        read.number()
    except ValueError:
        assert read.at <= len(data)


@pytest.mark.parametrize("data", [b"", b"\x80", b"\xff" * 12])
def test_numbers_cut_short_or_without_end(data: bytes) -> None:
    with pytest.raises(ValueError, match="number"):
        Reader(data).count()


def test_what_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="negative"):
        Writer().count(-1)
    with pytest.raises(ValueError, match="unknown word"):
        chosen(("a",), 1)
    with pytest.raises(ValueError, match="no date"):
        Reader(b"\x00").day()
