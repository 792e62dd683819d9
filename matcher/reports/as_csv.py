"""The ranking as CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from matcher.reports.shapes import ScreenRow

BOM = "\ufeff"
COLUMNS = (
    "rank",
    "score",
    "band",
    "file",
    "status",
    "must-haves unmet",
    "must-haves unknown",
    "must-haves met",
    "found",
    "partly",
    "missing",
    "years in legal support",
    "years in all",
    "education",
    "hidden characters",
    "same file as",
    "reason",
    "warnings",
    "sha256",
)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def lines(rows: Iterable[ScreenRow], *, header: bool = True) -> Iterable[str]:
    """The lines of the table, the first with the byte order mark that makes a spreadsheet read it as UTF-8."""
    if header:
        yield BOM + _line(COLUMNS)
    for row in rows:
        yield _line(_cells(row))


def screen(rows: Iterable[ScreenRow]) -> str:
    """The whole table."""
    return "".join(lines(rows))


def safe(value: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe before what one could start with.

    >>> safe("=1+1"), safe("  @SUM(A1)"), safe("Doe - resume.pdf")
    ("'=1+1", "'  @SUM(A1)", 'Doe - resume.pdf')
    """
    tricky = value.startswith(("\t", "\r", "\n")) or value.lstrip().startswith(_FORMULA_STARTS)
    return "'" + value if tricky else value


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([safe(cell) for cell in cells])
    return out.getvalue()


def _cells(row: ScreenRow) -> list[str]:
    by_state = {
        state: "; ".join(k["needed"] for k in row["knockouts"] if k["state"] == state)
        for state in ("unmet", "unknown", "met")
    }
    return [
        _number(row["rank"]),
        _number(row["score"]),
        row["band"] or "",
        row["source"],
        row["status"],
        by_state["unmet"],
        by_state["unknown"],
        by_state["met"],
        "; ".join(row["matched"]),
        "; ".join(row["partial"]),
        "; ".join(row["missing"]),
        _number(row["years"]["legal_support"]),
        _number(row["years"]["total"]),
        "; ".join(row["education"]),
        str(row["hidden_chars"]),
        row["duplicate_of"] or "",
        row["reason"],
        "; ".join(row["warnings"]),
        row["sha256"],
    ]


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"
