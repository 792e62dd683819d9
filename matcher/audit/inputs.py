"""The files of an audit: results, groups, decisions. What a row of a ranking says is known to :func:`result` alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from matcher import decisions, tables
from matcher.audit.people import Groups, People, Result
from matcher.decisions import CANDIDATE
from matcher.errors import MatcherError


def read_results(path: Path) -> list[Result]:
    """The results in the lines that ``matcher screen --format jsonl`` wrote.

    Raises:
        MatcherError: The file is something else; the message names the line.
    """
    found = []
    for number, line in enumerate(tables.text(path).split("\n"), 1):
        if line.strip():
            try:
                found.append(result(json.loads(line, parse_constant=_no_constant)))
            except (ValueError, KeyError, TypeError, RecursionError):
                raise MatcherError(
                    f"{path}, line {number}: not a line of 'matcher screen --format jsonl'; give the file that it wrote"
                ) from None
    return found


def result(row: Mapping[str, Any]) -> Result:
    """What a row of a ranking says of a candidate, whose codes are the SHA-256 of the file and the source.

    In a name-blind run there is no SHA-256, and the source is the candidate's code.

    Raises:
        ValueError, KeyError, TypeError: It is no such row.
    """
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
    return Result(codes, score, "unscored" if score is None else "scored", copy_of=row["duplicate_of"] or "")


def _no_constant(word: str) -> NoReturn:
    raise ValueError(word)


def read_groups(path: Path) -> Groups:
    """The groups file: a CSV with a column ``candidate`` (a code of the results) and one column per attribute.

    Raises:
        MatcherError: It has no such column, or names one candidate twice with different groups.
    """
    header, rows, _ = tables.read(path, CANDIDATE)
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
    return {
        candidate: decided["decision"] == "advance"
        for candidate, decided in decisions.read(path).items()
        if decided["decision"] != "note"
    }


def advanced(people: People, decisions: Mapping[str, bool]) -> tuple[frozenset[int], int]:
    """The places of the people who are advanced, and how many decisions are about nobody in the results."""
    found = frozenset(
        place for place, codes in enumerate(people.codes) if any(decisions.get(code, False) for code in codes)
    )
    known = {code for codes in people.codes for code in codes}
    return found, sum(code not in known for code in decisions)
