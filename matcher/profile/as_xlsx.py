"""A profile as a workbook: one row for each requirement, with lists to choose from and help where one clicks."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from matcher.profile.checking import LEVELS, MODES, MOST_WEIGHT, MOST_YEARS
from matcher.profile.columns import ADDING, COLUMNS, IN_CELLS, KEYWORDS_HELP, STEPS, WEIGHTS_HELP, Column
from matcher.profile.drafting import SEPARATOR
from matcher.profile.shape import Entry, Profile

REQUIREMENTS, WEIGHTS, KEYWORDS, ABOUT = "Requirements", "Weights", "Keywords", "How to"
FACTS = {"title": "posting", "source": "file", "sha256": "sha256", "vocabulary": "vocabulary"}
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
# A fixed date: the same profile makes the same bytes.
CREATED = datetime(2000, 1, 1)
LETTER = 1
_ROOM = 60
_LINE_HEIGHT = 15
_CHOICES: dict[str, Sequence[str]] = {
    "keep": ("yes", "no"),
    "must_have": ("yes", "no"),
    "level": LEVELS,
    "mode": MODES,
}
_RANGES = {"weight": MOST_WEIGHT, "years": MOST_YEARS}
_TITLE, _MESSAGE = 32, 255


def dumps(profile: Profile) -> bytes:
    """The bytes of a profile's workbook."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        book.set_properties({"title": f"Profile: {profile.title}"[:200], "created": CREATED})
        looks = {
            "head": book.add_format({"bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF", "valign": "top"}),
            "cell": book.add_format({"text_wrap": True, "valign": "top"}),
            "centre": book.add_format({"align": "center", "valign": "top"}),
            "told": book.add_format(
                {"text_wrap": True, "valign": "top", "font_color": "#5F6368", "bg_color": "#F3F4F6"}
            ),
            "title": book.add_format({"bold": True, "font_size": 14}),
        }
        _requirements(book.add_worksheet(REQUIREMENTS), profile, looks)
        _weights(book.add_worksheet(WEIGHTS), profile, looks)
        _keywords(book.add_worksheet(KEYWORDS), profile, looks)
        _about(book.add_worksheet(ABOUT), profile, looks)
    return out.getvalue()


def _requirements(sheet: Any, profile: Profile, looks: dict[str, Any]) -> None:
    """One row for each entry, and room below for more."""
    last = len(profile.entries) + _ROOM
    for number, column in enumerate(COLUMNS):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, column.heading, looks["head"])
        sheet.data_validation(1, number, last, number, _validation(column))
    for row, entry in enumerate(profile.entries, 1):
        sheet.set_row(row, _height(entry))
        for number, column in enumerate(COLUMNS):
            look = looks["told" if column.told else "centre" if column.key in _RANGES else "cell"]
            _write(sheet, row, number, _value(entry, column.key), look)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(profile.entries), len(COLUMNS) - 1)
    _printed(sheet, landscape=True)
    sheet.repeat_rows(0)


def _height(entry: Entry) -> float:
    """The height of a row: not every program finds it out when it opens a file."""
    texts = ((str(_value(entry, column.key) or ""), column.width) for column in COLUMNS)
    return _LINE_HEIGHT * max(math.ceil(max(1, len(text)) / width) for text, width in texts) + 1


def _validation(column: Column) -> dict[str, Any]:
    """What a cell takes, and the help that shows when it is chosen."""
    message = column.help.format(**IN_CELLS)[:_MESSAGE]
    told: dict[str, Any] = {"input_title": column.heading[:_TITLE], "input_message": message}
    if column.key in _CHOICES:
        choices = list(_CHOICES[column.key])
        wrong = {"error_title": column.heading, "error_message": f"Choose one of: {', '.join(choices)}."}
        return {"validate": "list", "source": choices, **told, **wrong}
    if column.key in _RANGES:
        most = _RANGES[column.key]
        wrong = {"error_title": column.heading, "error_message": f"Write a number from 0 to {most:g}."}
        return {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": most, **told, **wrong}
    return {"validate": "any", **told}


def _column(key: str) -> Column:
    return next(column for column in COLUMNS if column.key == key)


def _value(entry: Entry, key: str) -> str | float | None:
    """The cell of an entry under a column."""
    found: dict[str, str | float | None] = {
        "keep": _word(entry.keep),
        "what": entry.label,
        "level": entry.level,
        "must_have": _word(entry.must_have),
        "weight": entry.weight,
        "wants": f"{SEPARATOR} ".join(entry.wants or ()),
        "mode": entry.mode,
        "group": entry.group,
        "years": entry.years if entry.kind == "experience" else None,
        "posting_says": entry.says,
        "line": entry.line,
        "kind": entry.kind,
        "id": entry.id,
    }
    return found[key]


def _word(value: bool | None) -> str:
    return "yes" if value else "no"


def _weights(sheet: Any, profile: Profile, looks: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 18)
    _pairs(sheet, ("kind", "weight"), WEIGHTS_HELP, profile.weights, looks)


def _keywords(sheet: Any, profile: Profile, looks: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 24)
    _pairs(sheet, ("word", "keep"), KEYWORDS_HELP, dict.fromkeys(profile.keywords or (), "yes"), looks)


def _pairs(
    sheet: Any, heads: tuple[str, str], help_: str, pairs: Mapping[str, float | str], looks: dict[str, Any]
) -> None:
    """A sheet of names, each with a value to correct that is like those of the column of requirements called so."""
    sheet.set_column(1, 1, 10)
    sheet.set_column(3, 3, 60)
    for number, heading in enumerate(heads):
        sheet.write_string(0, number, heading, looks["head"])
    sheet.write_string(0, 3, help_, looks["cell"])
    for row, (name, value) in enumerate(pairs.items(), 1):
        _write(sheet, row, 0, name, looks["told"])
        _write(sheet, row, 1, value, looks["cell"])
    sheet.data_validation(1, 1, max(1, len(pairs)), 1, _validation(_column(heads[1])))
    sheet.freeze_panes(1, 0)
    _printed(sheet)


def _about(sheet: Any, profile: Profile, looks: dict[str, Any]) -> None:
    """What to do, what the columns mean, and which posting it is about."""
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 110)
    sheet.write_string(0, 0, "How the posting was read, to be corrected", looks["title"])
    row = 1
    for step in (*STEPS, *ADDING):
        sheet.write_string(row, 1, step.strip().format(**IN_CELLS), looks["cell"])
        row += 1
    for column in COLUMNS:
        sheet.write_string(row + 1, 0, column.heading, looks["cell"])
        sheet.write_string(row + 1, 1, column.help.format(**IN_CELLS), looks["cell"])
        row += 1
    sheet.write_string(row + 2, 1, "The posting that was read; leave this as it is.", looks["cell"])
    for number, (key, called) in enumerate(FACTS.items(), row + 3):
        sheet.write_string(number, 0, called, looks["told"])
        sheet.write_string(number, 1, getattr(profile, key), looks["told"])
    _printed(sheet, landscape=True)


def _write(sheet: Any, row: int, column: int, value: str | float | None, look: Any) -> None:
    """Write a cell; text is never taken for a formula or a link."""
    if value is None or value == "":
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, look)
    else:
        sheet.write_number(row, column, value, look)


def _printed(sheet: Any, *, landscape: bool = False) -> None:
    """Print it across one page of Letter paper."""
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(LETTER)
    sheet.fit_to_pages(1, 0)
