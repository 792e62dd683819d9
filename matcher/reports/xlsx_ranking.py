"""The first sheet: one row for each resume that is ranked, best first."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.model import KnockoutState
from matcher.reports.record_shapes import Ranking, Record
from matcher.reports.row_shapes import ScreenRow
from matcher.reports.xlsx_cells import Cell, Column, Sheet

_BAR = "#8FB4DC"
_PLACE = (Column("rank", 6), Column("no different from ranks", 12), Column("coverage of 100", 11), Column("band", 9))
_NAME = (Column("name", 22),)
_CONTACT = (Column("e-mail", 28), Column("phone", 17))
_MUSTS = (Column("must-haves met", 10), Column("must-haves not met", 26), Column("must-haves not known", 30))
_YEARS = (Column("years in legal support", 10), Column("years in all", 7))
_DECISION = (Column("decision", 11), Column("reason for the decision", 32))
_FOUND = (Column("missing, worth most first", 46), Column("partly", 36), Column("found", 46))
_NOTES = (
    Column("outside the filters", 30),
    Column("copy of", 26),
    Column("sentences of the posting, word for word", 30),
    Column("warnings", 40),
)


class RankingSheet:
    """Writes the ranking; columns that nothing in this run fills are left out."""

    def __init__(self, sheet: Sheet, ranking: Ranking) -> None:
        """Write the headings."""
        self.sheet = sheet
        self.blind = ranking.facts["blind"]
        self.decisions = ranking.decisions
        who = Column("candidate code" if self.blind else "file", 30)
        self.columns: Sequence[Column] = (
            *_PLACE,
            *(() if self.blind else _NAME),
            who,
            *_MUSTS,
            *_YEARS,
            *(_DECISION if self.decisions else ()),
            *_FOUND,
            *(() if self.blind else _CONTACT),
            *_NOTES,
        )
        sheet.columns(self.columns, height=48)

    def add(self, record: Record) -> None:
        """Write the row of a resume."""
        row = record["row"]
        contact = record["contact"] or {"name": "", "email": "", "phone": ""}
        cells = [
            Cell(row["rank"], "whole"),
            Cell(_tied(row), "centre"),
            Cell(row["score"], "score"),
            Cell(row["band"] or "not judged", row["band"] or "centre"),
            *([] if self.blind else [Cell(contact["name"], "bold")]),
            Cell(row["source"]),
            *_musts(row),
            Cell(row["years"]["legal_support"], "points"),
            Cell(row["years"]["total"], "points"),
            *(self._decision(row["source"]) if self.decisions else []),
            *(Cell("; ".join(labels)) for labels in (row["missing"], row["partial"], row["matched"])),
            *([] if self.blind else [Cell(contact["email"]), Cell(contact["phone"])]),
            *_notes(record),
        ]
        self.sheet.add(cells)

    def finish(self) -> None:
        """Add what needs to know the last row: bars, filters, the printed part."""
        last = max(1, self.sheet.row - 1)
        sheet = self.sheet.sheet
        if self.sheet.row == 1:
            self.sheet.add([Cell(None), Cell(None), Cell(None), Cell(None), Cell("No resume is ranked.", "soft")])
        bar = {"type": "data_bar", "bar_solid": True, "bar_color": _BAR, "bar_border_color": _BAR}
        scale = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 100}
        sheet.conditional_format(1, 2, last, 2, {**bar, **scale})
        sheet.autofilter(0, 0, last, len(self.columns) - 1)
        sheet.freeze_panes(1, 4)
        missing = next(n for n, column in enumerate(self.columns) if column is _FOUND[0])
        self.sheet.printed(header=1, last_column=missing)

    def _decision(self, source: str) -> list[Cell]:
        decided = self.decisions.get(source)
        return [Cell(decided["decision"], "bold"), Cell(decided["reason"])] if decided else [Cell(None), Cell(None)]


def _tied(row: ScreenRow) -> str | None:
    """The ranks that are no different, in words: a spreadsheet takes "2-5" for a date."""
    tied = row["tied_with"]
    if tied is None:
        return None
    return f"{tied['first']} to {tied['last']}" if tied["first"] < tied["last"] else f"others at {tied['first']}"


def _musts(row: ScreenRow) -> list[Cell]:
    """How many must-haves are met; which are not, and which the resume does not tell of."""

    def needed(state: KnockoutState) -> list[str]:
        return [k["needed"] for k in row["knockouts"] if k["state"] == state]

    total = len(row["knockouts"])
    met = f"{len(needed('met'))} of {total}" if total else None
    return [Cell(met, "centre"), Cell("; ".join(needed("unmet")), "red"), Cell("; ".join(needed("unknown")), "amber")]


def _notes(record: Record) -> list[Cell]:
    """What is to be known about a resume; nothing of it changes its place."""
    row = record["row"]
    how, original = row["copy"], row["duplicate_of"]
    hidden = f"{row['hidden_chars']} characters that a reader cannot see, not counted" if row["hidden_chars"] else ""
    warnings = [line for line in (row["reason"], *row["warnings"], hidden) if line]
    return [
        Cell("; ".join(row["marks"]), "amber"),
        Cell(f"{original} ({how})" if original and how else original),
        Cell("; ".join(f"“{sentence}”" for sentence in record["copied"])),
        Cell("; ".join(warnings)),
    ]
