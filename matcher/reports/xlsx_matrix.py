"""Each resume by each requirement: the credits as a table of colours, and the line behind each of them."""

from __future__ import annotations

import math
from collections.abc import Iterator

from matcher.reports.record_shapes import AskedRequirement, CellObject, QuoteObject, Ranking, Record
from matcher.reports.wording import clean
from matcher.reports.xlsx_cells import Cell, Column, Looks, Sheet

LAST_ROW = 1_048_575
_HEADERS = 3
_LABEL = 70
# Nothing shown is white, not red: a resume that is silent says nothing against anybody.
_LOW, _MIDDLE, _HIGH = "#FFFFFF", "#FFF1CC", "#B7DDC0"
_ON_A_PAGE = 14
_WHO = (Column("rank", 6), Column("name", 20), Column("file", 24))
_BLIND = (Column("rank", 6), Column("candidate code", 24))
_EVIDENCE = (
    Column("requirement", 44),
    Column("level", 11),
    Column("credit", 8),
    Column("what the credit rests on", 34),
    Column("page", 6),
    Column("line", 6),
    Column("words that count", 26),
    Column("the line of the resume", 80),
    Column("more evidence", 50),
)


def candidate(record: Record, *, blind: bool) -> str:
    """What a resume is called in a table: the name beside the file, or the code alone."""
    contact = record["contact"]
    source = record["row"]["source"]
    return source if blind or not contact or not contact["name"] else f"{contact['name']} ({source})"


def heading(requirement: AskedRequirement) -> str:
    """What a requirement is called above its column."""
    word = "word: " if requirement["kind"] == "keyword" else ""
    return word + clean(requirement["label"], _LABEL)


class Matrix:
    """Writes the credits, a row for each resume and a column for each requirement."""

    def __init__(self, sheet: Sheet, ranking: Ranking) -> None:
        """Write the headings: what is asked for, how firmly, and what it is worth."""
        self.sheet = sheet
        self.blind = ranking.facts["blind"]
        self.asked = ranking.facts["posting"]["requirements"]
        fixed = (Column("rank", 6), Column("coverage of 100", 9), Column("candidate", 34))
        sheet.columns((*fixed, *(Column(heading(r), 12) for r in self.asked)), look="small head", height=None)
        none = [Cell(None, "subhead")] * 2
        levels = ("must-have" if r["hard"] else r["level"] for r in self.asked)
        sheet.add([*none, Cell("how firmly it is asked", "subhead"), *(Cell(name, "subhead") for name in levels)])
        points = (Cell(f"{r['possible']:.1f} points", "subhead") for r in self.asked)
        sheet.add([*none, Cell("of the 100 points", "subhead"), *points])

    def add(self, record: Record) -> None:
        """Write the credits of a resume."""
        row = record["row"]
        credits = {cell["requirement"]: cell["credit"] for cell in record["cells"]}
        who = Cell(candidate(record, blind=self.blind), "plain")
        found = (Cell(credits.get(r["id"]), "share") for r in self.asked)
        self.sheet.add([Cell(row["rank"], "whole"), Cell(row["score"], "score"), who, *found])

    def finish(self) -> None:
        """Add the colours, the filters and the printed heads."""
        sheet = self.sheet.sheet
        last, right = max(_HEADERS, self.sheet.row - 1), len(self.asked) + 2
        if self.asked:
            colours = {"min_color": _LOW, "mid_color": _MIDDLE, "max_color": _HIGH}
            scale = {"min_type": "num", "mid_type": "num", "max_type": "num"}
            values = {"min_value": 0, "mid_value": 0.5, "max_value": 1}
            sheet.conditional_format(_HEADERS, 3, last, right, {"type": "3_color_scale", **colours, **scale, **values})
        sheet.autofilter(_HEADERS - 1, 0, last, right)
        sheet.freeze_panes(_HEADERS, 3)
        sheet.repeat_columns(0, 2)
        self.sheet.printed(header=_HEADERS, across=max(1, math.ceil(len(self.asked) / _ON_A_PAGE)))


class Evidence:
    """Writes a row for each requirement that a resume shows anything of; a full sheet is continued on another."""

    def __init__(self, book: object, looks: Looks, ranking: Ranking) -> None:
        """Start the first sheet."""
        self.book = book
        self.looks = looks
        self.blind = ranking.facts["blind"]
        self.asked = {r["id"]: r for r in ranking.facts["posting"]["requirements"]}
        self.columns = (*(_BLIND if self.blind else _WHO), *_EVIDENCE)
        self.sheets: list[Sheet] = []
        self._next()

    def add(self, record: Record) -> None:
        """Write the evidence of a resume."""
        row, contact = record["row"], record["contact"]
        name = [] if self.blind else [Cell(contact["name"] if contact else "", "plain")]
        who = [Cell(row["rank"], "whole"), *name, Cell(row["source"], "plain")]
        for cell in record["cells"]:
            if cell["evidence"] and cell["requirement"] in self.asked:
                if self.sheets[-1].row > LAST_ROW:
                    self._next()
                self.sheets[-1].add([*who, *self._cells(cell, self.asked[cell["requirement"]])])

    def finish(self) -> None:
        """Add filters and the printed heads."""
        for sheet in self.sheets:
            sheet.sheet.autofilter(0, 0, max(1, sheet.row - 1), len(self.columns) - 1)
            sheet.sheet.freeze_panes(1, len(self.columns) - len(_EVIDENCE))
            sheet.printed(header=1)

    def _cells(self, cell: CellObject, asked: AskedRequirement) -> Iterator[Cell]:
        first, *more = cell["evidence"]
        yield Cell(heading(asked))
        yield Cell("must-have" if asked["hard"] else asked["level"], "centre")
        yield Cell(cell["credit"], "share")
        yield Cell(cell["why"] or cell["how"])
        yield Cell(first["page"], "whole")
        yield Cell(first["line"], "whole")
        yield Cell(first["text"][first["start"] : first["end"]], "bold")
        yield Cell(first["text"])
        yield Cell("; ".join(map(_place, more)), "soft")

    def _next(self) -> None:
        number = len(self.sheets) + 1
        sheet = Sheet(self.book, self.looks, "Evidence" if number == 1 else f"Evidence {number}")
        sheet.columns(self.columns)
        self.sheets.append(sheet)


def _place(quote: QuoteObject) -> str:
    return f"p.{quote['page']} l.{quote['line']} “{quote['text']}”"
