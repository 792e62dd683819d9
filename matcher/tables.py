"""CSV files that people hand in and take away: whatever a spreadsheet makes of them, and no cell that it would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from matcher.errors import MatcherError
from matcher.text import visible

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


class CsvTable(NamedTuple):
    """The header of a table, its rows with their line numbers, each as long as the header, and what parts the cells."""

    header: list[str]
    rows: list[tuple[int, list[str]]]
    delimiter: str

    def column(self, name: str) -> int | None:
        """The place of a column, whatever its case."""
        names = [cell.casefold() for cell in self.header]
        return names.index(name) if name in names else None


def read(path: Path, *needed: str) -> CsvTable:
    """A CSV (comma, semicolon or tab) whose first line names the columns, the ``needed`` ones among them.

    Raises:
        MatcherError: It is no such table; the message names the line.
    """
    content = text(path)
    first = content.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter)
    try:
        header = [name.strip() for name in next(reader, [])]
        rows = [(reader.line_num, [plain(cell.strip()) for cell in row]) for row in reader if any(map(str.strip, row))]
    except csv.Error as error:
        raise MatcherError(f"{path}: not a table that can be read ({error}); save it as CSV") from None
    names = [name.casefold() for name in header]
    missing = [name for name in needed if name not in names]
    if missing:
        raise MatcherError(f"{path}: the first line has no column {missing[0]!r}; name the columns there")
    if len(set(names)) != len(names) or "" in names:
        raise MatcherError(f"{path}: two columns have the same name, or one has none; name each once")
    for number, row in rows:
        if len(row) != len(header):
            raise MatcherError(f"{path}, line {number}: {len(row)} cells where the first line has {len(header)}")
    return CsvTable(header, rows, delimiter)


def text(path: Path) -> str:
    """The text of a file.

    Raises:
        MatcherError: It is no UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise MatcherError(
            f"{path}: not UTF-8 text; save it as CSV (UTF-8) or give the file that was written"
        ) from None


def line(cells: Sequence[str], delimiter: str = ",") -> str:
    r"""One line of a CSV in which no cell is a formula, breaks the line or is obeyed by a terminal.

    >>> line(["in/\r=1+1", "\x1b[2J"])
    'in/ =1+1,[2J\n'
    """
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerow([safe(visible(cell)) for cell in cells])
    return out.getvalue()


def safe(value: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe before what one could start with.

    >>> safe("=1+1"), safe("  @SUM(A1)"), safe("Doe - resume.pdf")
    ("'=1+1", "'  @SUM(A1)", 'Doe - resume.pdf')
    """
    tricky = value.startswith(("\t", "\r", "\n")) or value.lstrip().startswith(_FORMULA_STARTS)
    return "'" + value if tricky else value


def plain(value: str) -> str:
    """A cell without the apostrophe that :func:`safe` has put before it.

    >>> plain("'=1+1"), plain("'tis")
    ('=1+1', "'tis")
    """
    return value[1:] if value.startswith("'") and safe(value[1:]) == value else value
