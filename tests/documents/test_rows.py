"""Rows: what stands on one line, and ranges of dates that a narrow cell has broken in two."""

from __future__ import annotations

import pytest

from matcher.documents.rows import cells_of, is_date, rows_of, text_of
from matcher.documents.words import Word


def words(x: float, y: float, text: str, height: float = 10) -> list[Word]:
    """Return the words of ``text`` set from ``x``, five points a letter, ``y`` from the top."""
    found: list[Word] = []
    for word in text.split():
        found.append(Word(word, x, y, x + 5 * len(word), y + height, 0))
        x += 5 * len(word) + 3
    return found


def read(*parts: list[Word]) -> list[str]:
    return [text_of(row) for row in rows_of(word for part in parts for word in part)]


def test_words_on_a_line_in_any_order_of_painting() -> None:
    assert read(words(80, 1, "right"), words(0, 14, "below"), words(0, 0, "left")) == ["left right", "below"]


def test_a_superscript_stays_on_its_line() -> None:
    assert read(words(0, 0, "the 5"), words(24, 0, "th", 6), words(36, 0, "circuit")) == ["the 5 th circuit"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("March 2020 –", "Present", ["March 2020 – Present Paralegal", "Smith LLP"]),
        ("2016 to", "May 2020", ["2016 to May 2020 Paralegal", "Smith LLP"]),
        # A year that ends nothing stays where it is, and so does what is no date.
        ("March 2020", "Present", ["March 2020 Paralegal", "Present Smith LLP"]),
        ("March 2020 –", "Columbus", ["March 2020 – Paralegal", "Columbus Smith LLP"]),
    ],
)
def test_a_range_of_dates_in_a_narrow_cell_is_made_whole(first: str, second: str, expected: list[str]) -> None:
    left = [words(0, 0, first), words(0, 12, second)]
    assert read(*left, words(90, 0, "Paralegal"), words(90, 12, "Smith LLP")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019 – 2021", True),
        ("March 2020 – Present", True),
        ("06/2016", True),
        ("Summer 2014", True),
        ("Lakemont University, 2016", False),
        ("Columbus, Ohio", False),
        ("March", False),
    ],
)
def test_is_date(text: str, expected: bool) -> None:
    assert is_date(words(0, 0, text)) == expected


def test_cells() -> None:
    row = [*words(0, 0, "Senior Paralegal"), *words(200, 0, "2019 – 2021")]
    assert [text_of(cell) for cell in cells_of(row)] == ["Senior Paralegal", "2019 – 2021"]
