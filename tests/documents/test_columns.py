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


def test_a_table_of_many_columns_is_read_row_by_row() -> None:
    cells = [
        column(x, 0, [f"{name} {row}" for row in range(4)]) for x, name in enumerate(["state", "a", "b", "c", "d"])
    ]
    moved = [word._replace(x0=word.x0 + 100 * x, x1=word.x1 + 100 * x) for x, part in enumerate(cells) for word in part]
    assert read(moved) == [(1, f"state {row} a {row} b {row} c {row} d {row}") for row in range(4)]


def test_a_heading_below_the_left_column_belongs_to_what_follows() -> None:
    wide = "Bachelor of Arts in Law and Justice of the State University at Springfield in Illinois"
    page = column(0, 0, LEFT) + column(180, 0, RIGHT) + words(0, 40, "EDUCATION") + words(0, 54, wide)
    assert [line for _, line in read(page)] == [*LEFT, *RIGHT, "EDUCATION", wide]


def test_a_narrow_gutter_beside_a_flush_column() -> None:
    right = ["was on time", "in each court", "and each case", "for six years"]
    left = [*LEFT, "and kept the court calendar"]
    page = column(0, 0, left) + column(5 * max(map(len, left)) + 7, 0, right)
    assert [line for _, line in read(page)] == left + right


def test_short_columns_that_wrap_are_no_table() -> None:
    left, right = (
        ["Associate of Applied Science,", "Ferndale College"],
        ["Certified Legal Secretary", "Specialist (CLSS)"],
    )
    assert [line for _, line in read(column(0, 0, left) + column(180, 0, right))] == left + right


def test_bullets_are_no_column() -> None:
    duties = ["drafted many motions to compel", "filed them with the clerk", "kept the long calendar"]
    page = column(0, 0, ["•"] * 3, 12) + column(20, 0, duties, 12)
    assert [line for _, line in read(page)] == [f"• {duty}" for duty in duties]


def test_what_follows_columns_is_read_after_them() -> None:
    wide = "Senior Paralegal who drafted and filed all of the motions in state and federal court"
    page = column(0, 0, LEFT) + column(180, 0, RIGHT) + words(0, 60, "EXPERIENCE") + column(0, 74, [wide] * 2)
    assert [line for _, line in read(page)] == [*LEFT, *RIGHT, "EXPERIENCE", wide, wide]


def test_boxes_in_two_rows_are_read_row_by_row() -> None:
    page = [*column(0, 0, LEFT), *column(180, 0, RIGHT), *column(0, 90, RIGHT), *column(180, 90, LEFT)]
    assert {line for _, line in read(page)} == {*LEFT, *RIGHT}
    assert len(read(page)) == 12


def test_one_column_and_no_words() -> None:
    assert read(column(0, 0, LEFT)) == [(1, line) for line in LEFT]
    assert columns_of([]) == []
