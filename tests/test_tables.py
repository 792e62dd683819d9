"""Tables of other people's spreadsheets, and cells that none of them runs."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from matcher import tables
from matcher.errors import MatcherError

FORMULAS = ["=1+1", "+1", "-1", "@A1", "\tx", "\rx", "  =1", "\n=1", "\u00a0=1", "\uff1d1"]
TEXTS = ["", "Westlaw", "a=b", "3.5", "O'Neil - resume.txt", "'tis"]


@pytest.mark.parametrize("value", FORMULAS)
def test_a_cell_is_no_formula(value: str) -> None:
    assert tables.safe(value) == "'" + value


@pytest.mark.parametrize("value", TEXTS)
def test_other_cells_stay_as_they_are(value: str) -> None:
    assert tables.safe(value) == value


@pytest.mark.parametrize("value", [*FORMULAS, *TEXTS])
def test_a_cell_comes_back_as_it_went(value: str) -> None:
    assert tables.plain(tables.safe(value)) == value


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_line_is_one_row_whatever_is_in_it(delimiter: str) -> None:
    cells = ["a", "=1", f"b{delimiter}c", 'say "so"', "two\nlines"]
    made = tables.line(cells, delimiter)
    assert made.endswith("\n")
    [row] = csv.reader(io.StringIO(made, newline=""), delimiter=delimiter)
    assert row == ["a", "'=1", f"b{delimiter}c".replace("\t", " "), 'say "so"', "two lines"]


@pytest.mark.parametrize(("mark", "delimiter"), [("", ","), ("", ";"), ("\ufeff", "\t")])
def test_a_table_as_a_spreadsheet_saves_it(mark: str, delimiter: str, tmp_path: Path) -> None:
    text = "Candidate,DECISION\r\n\r\n'=1, hold\r\n".replace(",", delimiter)
    (tmp_path / "t.csv").write_text(mark + text, "utf-8", newline="")
    found = tables.read(tmp_path / "t.csv", "candidate", "decision")
    assert found.rows == [(3, ["=1", "hold"])]
    assert (found.delimiter, found.column("decision"), found.column("reason")) == (delimiter, 1, None)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"candidate\na\n", "the first line has no column 'decision'"),
        (b"", "the first line has no column 'candidate'"),
        (b"candidate,decision,Decision\n", "two columns have the same name"),
        (b"candidate,decision,\n", "or one has none"),
        (b"candidate,decision\na,b,c\n", "line 2: 3 cells where the first line has 2"),
        (b"candidate,decision\n\xff\n", "not UTF-8 text"),
        (b'candidate,decision\n"' + b"a" * 200_000 + b'",b\n', "not a table that can be read"),
    ],
)
def test_what_is_no_such_table_is_refused_in_a_line(data: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(data)
    with pytest.raises(MatcherError) as caught:
        tables.read(path, "candidate", "decision")
    assert str(path) in str(caught.value)
    assert said in str(caught.value)
