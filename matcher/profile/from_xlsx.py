"""A workbook that somebody corrected, back to a profile. The file is not trusted: sizes first, no formulas."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from matcher.documents.package import PackageError, ZipPackage
from matcher.errors import ProfileError
from matcher.profile import checking
from matcher.profile.as_xlsx import ABOUT, FACTS, KEYWORDS, REQUIREMENTS, WEIGHTS
from matcher.profile.columns import HEADINGS, OTHER_KIND
from matcher.profile.shape import Profile

MOST_ROWS = 2_000
MOST_COLUMNS = 60
LARGEST_PART = 10 * 1024 * 1024
_HEADER_ROWS = 20
_AGAIN = "'matcher profile POSTING -o FILE.xlsx' writes a fresh one"
# What names a requirement: a row that holds none of it holds nothing.
_NAMING = ("id", "what", "wants", "group")


def loads(data: bytes) -> Profile:
    """The profile in a workbook.

    Raises:
        ProfileError: It is no such workbook, or a cell in it cannot be used.
    """
    _check(data)
    sheets = _sheets(data)
    if REQUIREMENTS not in sheets:
        raise ProfileError(f"there is no sheet {REQUIREMENTS!r}: this is no profile; {_AGAIN}")
    keywords = sheets.get(KEYWORDS)
    return checking.profile(
        list(_entries(sheets[REQUIREMENTS])),
        None if keywords is None else _kept(keywords),
        _weights(sheets.get(WEIGHTS, [])),
        _facts(sheets.get(ABOUT, [])),
    )


def _check(data: bytes) -> None:
    """Refuse a file that unpacks to too much, or whose XML could refer to something else."""
    try:
        package = ZipPackage(data)
        if not any(name.lower().startswith("xl") for name in package.names):
            raise ProfileError(OTHER_KIND)
        for name in package.names:
            if name.lower().endswith((".xml", ".rels")):
                part = package.data(name)
                if len(part) > LARGEST_PART or b"<!DOCTYPE" in part or part[:2] in (b"\xff\xfe", b"\xfe\xff"):
                    raise ProfileError(f"it is larger or other than a profile ever is; {_AGAIN}")
    except PackageError as error:
        raise ProfileError(error.parts.warnings[0].replace("DOCX", "XLSX")) from None


def _sheets(data: bytes) -> dict[str, list[list[Any]]]:
    """The values of each known sheet, row by row.

    Raises:
        ProfileError: It is no workbook, or a cell holds a formula.
    """
    import openpyxl

    known = (REQUIREMENTS, WEIGHTS, KEYWORDS, ABOUT)
    try:
        # What openpyxl leaves out of a file that Excel saved is nothing that a profile needs.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
            try:
                return {name: _rows(book[name], name) for name in known if name in book.sheetnames}
            finally:
                book.close()
    except ProfileError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, SyntaxError, OSError, zipfile.BadZipFile):
        raise ProfileError(f"the workbook is damaged; {_AGAIN}") from None


def _rows(sheet: Any, name: str) -> list[list[Any]]:
    found: list[list[Any]] = []
    for cells in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS):
        for cell in cells:
            if cell.data_type == "f":
                raise ProfileError(f"sheet {name}, cell {cell.coordinate}: a formula; write its value instead")
        found.append([cell.value for cell in cells])
    return found


def _entries(rows: Sequence[Sequence[Any]]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The rows below the headings, with their numbers; columns may stand in any order, and others beside them."""
    header, columns = _header(rows)
    for number, row in enumerate(rows[header:], header + 1):
        values = {key: row[i] for i, key in columns.items() if i < len(row)}
        if any(values.get(key) not in (None, "") for key in _NAMING):
            yield f"row {number}", values


def _header(rows: Sequence[Sequence[Any]]) -> tuple[int, dict[int, str]]:
    """The number of the row of headings, and the key of each known column."""
    for number, row in enumerate(rows[:_HEADER_ROWS], 1):
        columns = {i: HEADINGS[_key(value)] for i, value in enumerate(row) if _key(value) in HEADINGS}
        if {"id", "level"} <= set(columns.values()):
            return number, columns
    raise ProfileError(f"sheet {REQUIREMENTS}: the headings 'id' and 'level' are gone; {_AGAIN}")


def _weights(rows: Sequence[Sequence[Any]]) -> dict[str, Any]:
    return {_key(row[0]): row[1] for row in rows[1:] if len(row) > 1 and _key(row[0]) and row[1] is not None}


def _kept(rows: Sequence[Sequence[Any]]) -> list[str]:
    """The words that are kept: a row without yes or no is."""
    found = []
    for number, row in enumerate(rows[1:], 2):
        word = str(row[0] or "").strip() if row else ""
        keep = row[1] if len(row) > 1 and row[1] not in (None, "") else "yes"
        if word and checking.flag(keep, f"sheet {KEYWORDS}, row {number}"):
            found.append(word)
    return found


def _facts(rows: Sequence[Sequence[Any]]) -> dict[str, Any]:
    """What the last sheet says of the posting."""
    by_name = {called: key for key, called in FACTS.items()}
    found = ((by_name.get(_key(row[0])), row[1]) for row in rows if len(row) > 1 and row[1] is not None)
    return {key: value for key, value in found if key}


def _key(value: Any) -> str:
    return str(value or "").strip().lower()
