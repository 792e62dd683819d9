"""The files of an audit: results, groups, decisions. What holds results is known to :func:`read_results` alone."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

from matcher.audit.people import Groups, People, Result
from matcher.errors import MatcherError

CANDIDATE = "candidate"
_DECISIONS: Mapping[str, bool | None] = {"advance": True, "hold": False, "reject": False, "note": None}


def read_results(path: Path) -> list[Result]:
    """The results in the lines that ``matcher screen --format jsonl`` wrote.

    A candidate's codes are the SHA-256 of the file and the path that the run names.

    Raises:
        MatcherError: The file is something else; the message names the line.
    """
    found = []
    for number, line in enumerate(_text(path).split("\n"), 1):
        if line.strip():
            try:
                found.append(_result(json.loads(line, parse_constant=_no_constant)))
            except (ValueError, KeyError, TypeError, RecursionError):
                raise MatcherError(
                    f"{path}, line {number}: not a line of 'matcher screen --format jsonl'; give the file that it wrote"
                ) from None
    return found


def _result(row: Mapping[str, Any]) -> Result:
    sha256, source, status, score = row["sha256"], row["source"], row["status"], row["score"]
    if not (isinstance(sha256, str) and isinstance(source, str) and isinstance(status, str)):
        raise TypeError
    if score is not None and (isinstance(score, bool) or not isinstance(score, int | float) or not 0 <= score <= 100):
        raise ValueError
    codes = tuple(code for code in (sha256, source) if code)
    if not codes or (status != "ok" and score is not None):
        raise ValueError
    if status != "ok":
        return Result(codes, None, "unreadable")
    return Result(codes, score, "unscored" if score is None else "scored", duplicate=row["duplicate_of"] is not None)


def _no_constant(word: str) -> NoReturn:
    raise ValueError(word)


def read_groups(path: Path) -> Groups:
    """The groups file: a CSV with a column ``candidate`` (a code of the results) and one column per attribute.

    Raises:
        MatcherError: It has no such column, or names one candidate twice with different groups.
    """
    header, rows = _table(path, CANDIDATE)
    columns = [i for i, name in enumerate(header) if name.casefold() != CANDIDATE]
    at = next(i for i, name in enumerate(header) if name.casefold() == CANDIDATE)
    values: dict[str, tuple[str, ...]] = {}
    for number, row in rows:
        given = tuple(row[i] for i in columns)
        if values.setdefault(row[at], given) != given:
            raise MatcherError(f"{path}, line {number}: {row[at]!r} stands there twice with different groups")
    return Groups(tuple(header[i] for i in columns), values)


def read_decisions(path: Path) -> dict[str, bool]:
    """Whom a reviewer advances, by candidate code: a CSV with the columns ``candidate`` and ``decision``.

    The last of several decisions counts; a note is none.

    Raises:
        MatcherError: A column is missing, or a word is no decision.
    """
    header, rows = _table(path, CANDIDATE, "decision")
    names = [name.casefold() for name in header]
    found: dict[str, bool] = {}
    for number, row in rows:
        word = row[names.index("decision")].casefold()
        if word not in _DECISIONS:
            raise MatcherError(f"{path}, line {number}: {word!r} is no decision; write {', '.join(_DECISIONS)}")
        advanced = _DECISIONS[word]
        if advanced is not None:
            found[row[names.index(CANDIDATE)]] = advanced
    return found


def advanced(people: People, decisions: Mapping[str, bool]) -> tuple[frozenset[int], int]:
    """The places of the people who are advanced, and how many decisions are about nobody in the results."""
    found = frozenset(
        place for place, codes in enumerate(people.codes) if any(decisions.get(code, False) for code in codes)
    )
    known = {code for codes in people.codes for code in codes}
    return found, sum(code not in known for code in decisions)


def _table(path: Path, *needed: str) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """The header and the rows of a CSV (comma, semicolon or tab), each as long as the header, with line numbers."""
    text = _text(path)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        header = [name.strip() for name in next(reader, [])]
        rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader if any(map(str.strip, row))]
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
    return header, iter(rows)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise MatcherError(
            f"{path}: not UTF-8 text; save it as CSV (UTF-8) or give the file that was written"
        ) from None
