"""A survey as a workbook: what is missing, what is not asked, all that is asked, what was left out, how it was made."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from matcher.reports import survey_view as view
from matcher.reports.survey_csv import compared
from matcher.reports.xlsx_cells import CREATED, OPTIONS, Cell, Column, Looks, Sheet
from matcher.survey.shapes import Line, State, Survey

_COLUMNS = (
    Column("kind", 18),
    Column("concept", 44),
    Column("share", 8),
    Column("interval from", 9),
    Column("interval to", 9),
    Column("postings", 10),
    Column("required", 10),
    Column("preferred", 10),
    Column("mentioned", 11),
    Column("with kinds", 10),
)
_COMPARED = (Column("state", 28), Column("by", 36))
_ID = Column("id", 40)
_LOOKS: Mapping[State, str] = {"shown": "green", "near": "amber", "not shown": "red"}
_ABOUT = (26, 110)
_NOT_COUNTED = (Column("file", 60), Column("why", 24), Column("more", 90))


def workbook(found: Survey) -> bytes:
    """The bytes of the workbook; the same survey makes the same bytes."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {**OPTIONS, "in_memory": True})
    book.set_properties({"title": "Survey of postings", "subject": "What postings ask for", "created": CREATED})
    looks = Looks(book)
    labels = {line.concept: line.label for line in found.lines}
    if found.held:
        _lines(Sheet(book, looks, "Asked, not shown"), found, found.asked_not_shown, labels)
        _lines(Sheet(book, looks, "Shown, not asked"), found, found.shown_not_asked, labels)
    _lines(Sheet(book, looks, "All"), found, found.lines, labels)
    _not_counted(Sheet(book, looks, "Not counted"), found)
    _about(Sheet(book, looks, "About"), found)
    book.close()
    return out.getvalue()


def _lines(sheet: Sheet, found: Survey, lines: Sequence[Line], labels: Mapping[str, str]) -> None:
    columns = (*_COLUMNS, *(_COMPARED if found.held else ()), _ID)
    sheet.columns(columns)
    for line in lines:
        cells = [
            Cell(view.KINDS[line.kind]),
            Cell(line.label),
            Cell(line.share, "share"),
            Cell(line.interval.low, "share"),
            Cell(line.interval.high, "share"),
            *(Cell(number, "whole") for number in (line.asked, *line.counts.values(), line.within)),
        ]
        if found.held:
            cells += [Cell(compared(line), _LOOKS.get(line.state, "text")), Cell(labels.get(line.by, line.by))]
        sheet.add([*cells, Cell(line.concept, "soft")])
    _finish(sheet, len(columns))


def _not_counted(sheet: Sheet, found: Survey) -> None:
    sheet.columns(_NOT_COUNTED)
    for repost in found.reposts:
        sheet.add([Cell(repost.source), Cell("repost, counted once"), Cell(f"counted as {repost.of}")])
    for left in found.left_out:
        sheet.add([Cell(left.source), Cell(view.REASON_WORDS[left.reason]), Cell(left.said)])
    _finish(sheet, len(_NOT_COUNTED))


def _about(sheet: Sheet, found: Survey) -> None:
    sheet.set_widths(_ABOUT)
    sheet.add([Cell("About this survey", "title")], height=24)
    for number, line in enumerate((*view.head(found), *view.against(found))):
        sheet.add([Cell("" if number else "What was counted", "bold"), Cell(line)])
    for number, note in enumerate(view.notes()):
        sheet.add([Cell("" if number else "How to read it", "bold"), Cell(note)])
    sheet.add([Cell("Version: vocabulary", "bold"), Cell(found.vocabulary)])
    for line in found.unknown:
        sheet.add([Cell("Not known", "bold"), Cell(line)])
    sheet.printed()


def _finish(sheet: Sheet, columns: int) -> None:
    if sheet.row > 1:
        sheet.sheet.autofilter(0, 0, sheet.row - 1, columns - 1)
    sheet.sheet.freeze_panes(1, 2)
    sheet.printed(header=1)
