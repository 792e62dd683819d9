"""Headers and footers: read once, and out of the way of the sentence that they interrupt."""

from __future__ import annotations

from matcher.documents.parts import Line
from matcher.documents.running import Placed, without_running

FIRST = "Draft discovery requests and responses and"
SECOND = "file them with the clerk of the court."


def page(number: int, *lines: tuple[float, str]) -> list[Placed]:
    return [Placed(Line(text, page=number), top) for top, text in lines]


def test_a_sentence_goes_on_behind_header_and_footer() -> None:
    first = page(1, (20, "Jane Roe – Resume"), (60, "Paralegal"), (700, FIRST), (760, "Page 1 of 2"))
    second = page(2, (21, "Jane Roe – Resume"), (60, SECOND), (80, "Notary Public"), (760, "Page 2 of 2"))
    lines = list(without_running([first, second]))
    assert [line.text for line in lines] == [
        "Jane Roe – Resume",
        "Paralegal",
        FIRST,
        SECOND,
        "Notary Public",
        "Page 2 of 2",
    ]
    assert [line.joins for line in lines] == [False, False, False, True, False, False]
    assert [line.page for line in lines] == [1, 1, 1, 2, 2, 2]


def test_the_same_line_at_another_height_is_no_header() -> None:
    first = page(1, (20, "Jane Roe"), (300, "Duties:"), (320, "Filed motions."))
    second = page(2, (60, "Duties:"), (80, "Kept calendars."))
    assert [line.text for line in without_running([first, second])] == [
        "Jane Roe",
        "Duties:",
        "Filed motions.",
        "Duties:",
        "Kept calendars.",
    ]


def test_one_page_and_no_page() -> None:
    only = page(1, (20, "Page 1"), (40, "Page 1"))
    assert list(without_running([only])) == [placed.line for placed in only]
    assert list(without_running([])) == []
