"""Tables as lines: dates stay with their jobs, and the columns of a layout are read one after the other."""

from __future__ import annotations

import pytest

from matcher.documents.appearance import Look
from matcher.documents.flow import Cell, Paragraph, table_lines
from matcher.documents.parts import Line

LONG = ("one", "two", "three")
DEGREE = "B.A., Lakemont University, 2016"


def cell(*lines: str, tall: bool = False) -> Cell:
    return Cell([Line(line, "cell") for line in lines], tall)


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ([[cell("Paralegal"), cell("June 2016 – Present")]], ["Paralegal\tJune 2016 – Present"]),
        ([[cell("2016-20"), cell("Paralegal"), cell("Roe LLP")]], ["2016-20\tParalegal\tRoe LLP"]),
        ([[cell("Typing"), cell("85 wpm")]], ["Typing\t85 wpm"]),
        ([[cell("Westlaw"), cell("Lexis")], [cell("PACER"), cell("Clio")]], ["Westlaw", "Lexis", "PACER", "Clio"]),
        ([[cell("EDUCATION"), cell(DEGREE)]], ["EDUCATION", DEGREE]),
        ([[cell("2016"), cell("Paralegal", "Drafted motions.")]], ["2016", "Paralegal", "Drafted motions."]),
        ([[cell("2016"), cell("word " * 40)]], ["2016", "word " * 40]),
        ([[cell(*LONG), cell(*"abc")], [cell(), cell(*"def")]], [*LONG, *"abcdef"]),
        ([[cell(*LONG), cell(*"abc")], [cell(*LONG), cell(*"def")]], [*LONG, *LONG, *"abcdef"]),
        ([[cell("a"), cell(*LONG, tall=True)], [cell("b"), cell()]], ["a", "b", *LONG]),
        ([[cell("Jane Roe")], [cell(*LONG), cell(*"abc")]], ["Jane Roe", *LONG, *"abc"]),
        ([[cell("2016"), cell(*"abc")], [cell("2018"), cell(*"def")]], ["2016", *"abc", "2018", *"def"]),
        ([], []),
        ([[cell(), cell()]], []),
    ],
)
def test_order(rows: list[list[Cell]], lines: list[str]) -> None:
    assert [line.text for line in table_lines(rows)] == lines


def test_symbol_fonts_give_bullets() -> None:
    paragraph = Paragraph()
    paragraph.add("\uf0b7 Westlaw\x0b", Look())
    assert paragraph.line() == Line("• Westlaw", "bullet")


def test_a_list_item_in_bold_is_a_list_item() -> None:
    paragraph = Paragraph(label="-")
    paragraph.add("Westlaw", Look(bold=True))
    assert paragraph.line() == Line("- Westlaw", "bullet")
