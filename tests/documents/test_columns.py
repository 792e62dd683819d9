"""Reading order: columns one after the other, rows that belong together row by row."""

from __future__ import annotations

import pytest

from matcher.documents.columns import columns_of
from matcher.documents.words import Word


def words(x: float, y: float, text: str) -> list[Word]:
    """Return the words of ``text`` set from ``x``, five points a letter, ten high, ``y`` from the top."""
    found: list[Word] = []
    for word in text.split():
        found.append(Word(word, x, y, x + 5 * len(word), y + 10, len(found)))
        x += 5 * (len(word) + 1)
    return found


def column(x: float, y: float, lines: list[str], leading: float = 12) -> list[Word]:
    return [word for index, line in enumerate(lines) for word in words(x, y + index * leading, line)]


def read(found: list[Word]) -> list[tuple[int, str]]:
    return [(part.number, " ".join(word.text for word in row)) for part in columns_of(found) for row in part.rows]


LEFT = ["reviewed the long discovery", "responses of the other side", "and drafted the objections"]
RIGHT = ["filed all of the motions", "with the clerk of the court", "on the day they were due"]
HEADER = words(0, 0, "JANE ROE PARALEGAL 12 Main Street Springfield IL jane@example.org")


@pytest.mark.parametrize("leading", [12, 12.7, 17])
def test_two_columns_under_a_header(leading: float) -> None:
    page = HEADER + column(0, 30, LEFT) + column(180, 30, RIGHT, leading)
    top, *rest = read(page)
    assert top == (1, "JANE ROE PARALEGAL 12 Main Street Springfield IL jane@example.org")
    assert rest == [(1, line) for line in LEFT] + [(2, line) for line in RIGHT]


def test_order_of_painting_does_not_matter() -> None:
    page = HEADER + column(0, 30, LEFT) + column(180, 30, RIGHT)
    assert read(sorted(page, key=lambda word: (word.y0, word.x0))) == read(page)


def test_three_columns() -> None:
    page = column(0, 0, LEFT) + column(180, 0, RIGHT) + column(360, 0, LEFT)
    assert [number for number, _ in read(page)] == [1] * 3 + [2] * 3 + [3] * 3


def test_dates_at_the_margin_stay_with_their_jobs() -> None:
    jobs = ["Senior Paralegal at Smith and Jones", "Paralegal at Roe and Partners", "Legal Assistant at the Court"]
    dates = ["2019 - present", "2015 - 2019", "May 2012 - 2015"]
    assert read(column(0, 0, jobs, 40) + column(300, 0, dates, 40)) == [
        (1, f"{job} {date}") for job, date in zip(jobs, dates, strict=True)
    ]


def test_cells_of_a_table_stay_in_their_row() -> None:
    tools, years = ["Westlaw", "Lexis", "Relativity", "Clio"], ["5 years", "4 years", "expert", "some"]
    assert read(column(0, 0, tools) + column(150, 0, years)) == [
        (1, f"{tool} {year}") for tool, year in zip(tools, years, strict=True)
    ]


def test_a_heading_below_the_left_column_belongs_to_what_follows() -> None:
    wide = "Bachelor of Arts in Law and Justice of the State University at Springfield in Illinois"
    page = column(0, 0, LEFT) + column(180, 0, RIGHT) + words(0, 40, "EDUCATION") + words(0, 54, wide)
    assert [line for _, line in read(page)] == [*LEFT, *RIGHT, "EDUCATION", wide]


def test_one_column_and_no_words() -> None:
    assert read(column(0, 0, LEFT)) == [(1, line) for line in LEFT]
    assert columns_of([]) == []
