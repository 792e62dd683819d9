"""Lines: what heads a section, what is a bullet, and what goes on from the line before."""

from __future__ import annotations

import pytest

from matcher.documents.columns import Column
from matcher.documents.layout import lines_of
from matcher.documents.words import Word


def row(text: str, y: float, *, x: float = 0, height: float = 10) -> tuple[Word, ...]:
    """Return the words of ``text`` set from ``x``, half as wide as high a letter; a "~" is a wide gap."""
    found: list[Word] = []
    for piece in text.split():
        if piece == "~":
            x += 5 * height
            continue
        found.append(Word(piece, x, y, x + height / 2 * len(piece), y + height, 0))
        x += height / 2 * (len(piece) + 1)
    return tuple(found)


def kinds(*rows: tuple[Word, ...], bold: bool = False) -> list[tuple[str, str, bool]]:
    return [(line.kind, line.text, line.joins) for line in lines_of(Column(rows, 1), 1, lambda _word: bold)]


LONG = "Drafted discovery requests and the responses to the other side"


@pytest.mark.parametrize(
    ("heading", "bold"),
    [(row("EXPERIENCE", 0), False), (row("Experience", 0, height=13), False), (row("Experience", 0), True)],
)
def test_headings(heading: tuple[Word, ...], bold: bool) -> None:
    body = [row(f"{LONG}.", 20 + 12 * number) for number in range(3)]
    assert kinds(heading, *body, bold=bold)[0][0] == "heading"


def test_a_bullet_and_what_hangs_from_it() -> None:
    rows = [row(f"• {LONG}", 0), row("in six courts", 12, x=10), row("• Filed them", 24), row("Paralegal", 50)]
    assert [(kind, joins) for kind, _, joins in kinds(*rows)] == [
        ("bullet", False),
        ("paragraph", True),
        ("bullet", False),
        ("paragraph", False),
    ]


def test_a_wrapped_sentence_and_a_new_one() -> None:
    rows = [row(LONG, 0), row("and filed them.", 12), row("Kept the calendar.", 24)]
    assert [joins for _, _, joins in kinds(*rows)] == [False, True, False]


def test_a_wide_gap_is_a_tab() -> None:
    assert kinds(row("Paralegal ~ 2019", 0))[0][1] == "Paralegal\t2019"


def test_columns_are_numbered_after_those_before() -> None:
    lines = list(lines_of(Column((row("one", 0),), 2), 3, lambda _word: False, 4))
    assert [(line.page, line.column) for line in lines] == [(3, 6)]
