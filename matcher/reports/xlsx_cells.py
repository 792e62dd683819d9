"""Safe cells: text stays text, whatever it says, and every workbook of the same content is the same bytes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from matcher.reports.wording import clean
from matcher.tables import safe

OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
# A fixed date: a report says nothing of when it was written.
CREATED = datetime(2000, 1, 1)
# A cell holds 32,767 characters at most; one that is that long is read by nobody.
LONGEST = 8_000
LETTER = 1
_LINE_HEIGHT = 15
_DARK, _INK, _SOFT, _LINE = "#1F3A5F", "#202124", "#5F6368", "#D0D7DE"
_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "text": {"text_wrap": True},
    "plain": {},
    "whole": {"num_format": "0", "align": "center"},
    "score": {"num_format": "0.00", "align": "right", "indent": 1},
    "points": {"num_format": "0.0", "align": "center"},
    "number": {"num_format": "#,##0", "align": "left"},
    "share": {"num_format": "0%", "align": "center"},
    "centre": {"align": "center"},
    "soft": {"font_color": _SOFT, "text_wrap": True},
    "bold": {"bold": True, "text_wrap": True},
    "title": {"bold": True, "font_size": 16, "font_color": _DARK, "bottom": 0},
    "subtitle": {"bold": True, "font_size": 12, "font_color": _DARK, "bottom": 0},
    "head": {"bold": True, "font_color": "#FFFFFF", "bg_color": _DARK, "text_wrap": True, "valign": "vcenter"},
    "small head": {
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": _DARK,
        "text_wrap": True,
        "valign": "bottom",
        "align": "center",
        "font_size": 9,
    },
    "subhead": {"font_color": _SOFT, "bg_color": "#EEF2F7", "text_wrap": True, "align": "center", "font_size": 9},
    "red": {"font_color": "#9B1C1C", "text_wrap": True},
    "amber": {"font_color": "#7A4B00", "text_wrap": True},
    "green": {"font_color": "#14532D", "text_wrap": True},
    "strong": {"bg_color": "#CFE8D5", "font_color": "#14532D", "align": "center", "bold": True},
    "good": {"bg_color": "#E4F1DC", "font_color": "#27500A", "align": "center"},
    "partial": {"bg_color": "#FFF1CC", "font_color": "#5C4200", "align": "center"},
    "weak": {"bg_color": "#F1F3F4", "font_color": _INK, "align": "center"},
}


class Cell(NamedTuple):
    """A value and how it looks; ``None`` is an empty cell."""

    value: str | float | None
    look: str = "text"


class Column(NamedTuple):
    """The heading of a column and its width in characters."""

    heading: str
    width: float


class Looks:
    """The formats of one workbook, each made when it is first used."""

    def __init__(self, book: Any) -> None:
        """Start with none."""
        self._book = book
        self._made: dict[tuple[str, bool], Any] = {}

    def get(self, look: str, *, quoted: bool = False) -> Any:
        """A format; ``quoted`` keeps a text a text when somebody edits its cell."""
        if (look, quoted) not in self._made:
            base = {"valign": "top", "font_name": "Calibri", "font_size": 11, "bottom": 1, "bottom_color": _LINE}
            self._made[look, quoted] = self._book.add_format({**base, **_LOOKS[look], "quote_prefix": quoted})
        return self._made[look, quoted]


class Sheet:
    """One worksheet, written from the top row by row, so that no row is kept in memory."""

    def __init__(self, book: Any, looks: Looks, name: str, *, most_lines: int = 6) -> None:
        """Add an empty worksheet to a workbook; a row is so high that ``most_lines`` of its longest text show."""
        self.sheet = book.add_worksheet(name)
        self.looks = looks
        self.most_lines = most_lines
        self.widths: list[float] = []
        self.row = 0

    def columns(self, columns: Sequence[Column], *, look: str = "head", height: float | None = 32) -> None:
        """Write the headings and set the widths."""
        self.set_widths([column.width for column in columns])
        self.add([Cell(column.heading, look) for column in columns], height=height)

    def set_widths(self, widths: Sequence[float]) -> None:
        """Set the widths of the columns, in characters."""
        self.widths = list(widths)
        for number, width in enumerate(widths):
            self.sheet.set_column(number, number, width)

    def add(self, cells: Sequence[Cell], *, height: float | None = None) -> None:
        """Write the next row, as high as its texts need."""
        self.sheet.set_row(self.row, height if height is not None else self._height(cells))
        for number, cell in enumerate(cells):
            self._write(number, cell)
        self.row += 1

    def _height(self, cells: Sequence[Cell]) -> float:
        """The height of a row: not every program finds it out when it opens a file."""
        lines = 1
        for cell, width in zip(cells, self.widths, strict=False):
            if isinstance(cell.value, str) and _LOOKS[cell.look].get("text_wrap"):
                lines = max(lines, math.ceil(len(cell.value) / width))
        return _LINE_HEIGHT * min(lines, self.most_lines) + 1

    def _write(self, column: int, cell: Cell) -> None:
        if cell.value is None or cell.value == "":
            self.sheet.write_blank(self.row, column, None, self.looks.get(cell.look))
        elif isinstance(cell.value, str):
            text = clean(cell.value, LONGEST)
            self.sheet.write_string(self.row, column, text, self.looks.get(cell.look, quoted=safe(text) != text))
        else:
            self.sheet.write_number(self.row, column, cell.value, self.looks.get(cell.look))

    def printed(self, *, header: int = 0, last_column: int | None = None, across: int = 1) -> None:
        """Print it ``across`` so many pages of Letter paper, its first ``header`` rows on every page."""
        self.sheet.set_landscape()
        self.sheet.set_paper(LETTER)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.sheet.fit_to_pages(across, 0)
        self.sheet.set_footer("&L&A&RPage &P of &N")
        if header:
            self.sheet.repeat_rows(0, header - 1)
        if last_column is not None:
            self.sheet.print_area(0, 0, max(self.row - 1, header), last_column)
