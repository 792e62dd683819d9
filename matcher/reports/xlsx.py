"""A ranking as a workbook: ranking, requirement by requirement, the evidence, what could not be read, the run.

All sheets are written in one pass over the records, row by row, so that its size costs disk and not memory.
"""

from __future__ import annotations

import io
import tempfile
from typing import IO

from matcher.reports.record_shapes import Ranking, Record
from matcher.reports.wording import clean
from matcher.reports.xlsx_cells import CREATED, OPTIONS, Cell, Column, Looks, Sheet
from matcher.reports.xlsx_facts import Facts
from matcher.reports.xlsx_matrix import Evidence, Matrix
from matcher.reports.xlsx_ranking import RankingSheet

_UNREADABLE = (
    Column("file", 44),
    Column("what came of it", 16),
    Column("status", 14),
    Column("why, and what to do", 90),
    Column("copy of", 30),
    Column("outside the filters", 30),
)


def workbook(ranking: Ranking) -> bytes:
    """The bytes of a ranking's workbook; the same ranking makes the same bytes."""
    out = io.BytesIO()
    write(ranking, out)
    return out.getvalue()


def write(ranking: Ranking, file: IO[bytes]) -> None:
    """Write a ranking's workbook to an open file.

    Its parts are gathered in a private folder, which is removed again: they quote resumes.
    """
    import xlsxwriter

    with tempfile.TemporaryDirectory(prefix="matcher-") as folder:
        book = xlsxwriter.Workbook(file, {**OPTIONS, "constant_memory": True, "tmpdir": folder})
        title = f"Ranking: {clean(ranking.facts['posting']['title'], 180)}"
        book.set_properties({"title": title, "subject": "Keyword coverage of one posting", "created": CREATED})
        _fill(book, ranking)
        book.close()


def _fill(book: object, ranking: Ranking) -> None:
    looks = Looks(book)
    best = RankingSheet(Sheet(book, looks, "Ranking", most_lines=4), ranking)
    matrix = Matrix(Sheet(book, looks, "Requirements", most_lines=8), ranking)
    evidence = Evidence(book, looks, ranking)
    rest = Sheet(book, looks, "Unreadable")
    rest.columns(_UNREADABLE)
    facts = Facts(Sheet(book, looks, "Run"), ranking)
    shown = 0
    for record in ranking.records:
        if record["row"]["rank"] is None:
            rest.add(_left_out(record))
            continue
        shown += 1
        best.add(record)
        matrix.add(record)
        evidence.add(record)
    best.finish()
    matrix.finish()
    evidence.finish()
    _finish(rest)
    facts.write(shown)


def _left_out(record: Record) -> list[Cell]:
    """A file without a rank: what could not be read, and what could not be judged."""
    row = record["row"]
    unread = row["outcome"] == "unreadable"
    why = "; ".join([*([] if unread else [row["reason"]]), *row["warnings"]]) or row["reason"]
    outcome = Cell("not readable", "red") if unread else Cell("no coverage figure", "amber")
    marks = Cell("; ".join(row["marks"]), "amber")
    return [Cell(row["source"]), outcome, Cell(row["status"], "centre"), Cell(why), Cell(row["duplicate_of"]), marks]


def _finish(sheet: Sheet) -> None:
    if sheet.row == 1:
        sheet.add([Cell("Every file was read and has a coverage figure.", "soft")])
    else:
        sheet.sheet.autofilter(0, 0, sheet.row - 1, len(_UNREADABLE) - 1)
    sheet.sheet.freeze_panes(1, 1)
    sheet.printed(header=1)
