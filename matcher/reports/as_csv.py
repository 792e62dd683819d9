"""The rankings as CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias, TypeVar

from matcher import tables
from matcher.model import KnockoutState
from matcher.reports.row_shapes import RankedRow, RecommendRow, ScreenRow

Row = TypeVar("Row", bound=RankedRow)
Columns: TypeAlias = tuple[tuple[str, Callable[[Row], str]], ...]
BOM = "\ufeff"


def screen(rows: Iterable[ScreenRow], *, header: bool = True) -> Iterable[str]:
    """The lines of a screening, a resume each."""
    return _lines(rows, SCREEN, header=header)


def recommend(rows: Iterable[RecommendRow], *, header: bool = True) -> Iterable[str]:
    """The lines of a recommendation, a posting each."""
    return _lines(rows, RECOMMEND, header=header)


safe = tables.safe


def _lines(rows: Iterable[Row], columns: Columns[Row], *, header: bool) -> Iterable[str]:
    """The first line has the byte order mark that makes a spreadsheet read the table as UTF-8."""
    if header:
        yield BOM + _line([name for name, _ in columns])
    for row in rows:
        yield _line([cell(row) for _, cell in columns])


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([safe(cell) for cell in cells])
    return out.getvalue()


def _musts(row: RankedRow, state: KnockoutState) -> str:
    return "; ".join(k["needed"] for k in row["knockouts"] if k["state"] == state)


def _tied(row: RankedRow) -> str:
    """The ranks as words: a spreadsheet takes "2-5" for a date."""
    tied = row["tied_with"]
    return "" if tied is None else f"{tied['first']} to {tied['last']}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"


_FIRST: Columns[RankedRow] = (
    ("rank", lambda row: _number(row["rank"])),
    ("tie group", lambda row: _number(row["tie_group"])),
    ("no different from ranks", _tied),
    ("score", lambda row: _number(row["score"])),
    ("band", lambda row: row["band"] or ""),
)
_FILE: Columns[RankedRow] = (
    ("file", lambda row: row["source"]),
    ("status", lambda row: row["status"]),
    ("must-haves unmet", lambda row: _musts(row, "unmet")),
    ("must-haves unknown", lambda row: _musts(row, "unknown")),
    ("must-haves met", lambda row: _musts(row, "met")),
    ("evidence strength", lambda row: _number(row["evidence_strength"])),
    ("found", lambda row: "; ".join(row["matched"])),
    ("partly", lambda row: "; ".join(row["partial"])),
    ("missing", lambda row: "; ".join(row["missing"])),
)
_LAST: Columns[RankedRow] = (
    ("hidden characters", lambda row: str(row["hidden_chars"])),
    ("same file as", lambda row: row["duplicate_of"] or ""),
    ("reason", lambda row: row["reason"]),
    ("warnings", lambda row: "; ".join(row["warnings"])),
    ("sha256", lambda row: row["sha256"]),
)
SCREEN: Columns[ScreenRow] = (
    *_FIRST,
    *_FILE,
    ("years in legal support", lambda row: _number(row["years"]["legal_support"])),
    ("years in all", lambda row: _number(row["years"]["total"])),
    ("education", lambda row: "; ".join(row["education"])),
    *_LAST,
)
RECOMMEND: Columns[RecommendRow] = (*_FIRST, ("title", lambda row: row["title"]), *_FILE, *_LAST)
