"""The rankings as CSV for a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Literal, TypeAlias, TypeVar

from matcher import tables
from matcher.model import KnockoutState
from matcher.reports.record_shapes import DecisionObject, Ranking, Record
from matcher.reports.row_shapes import RankedRow, RecommendRow, ScreenRow

Item = TypeVar("Item")
Column: TypeAlias = tuple[str, Callable[[Item], str]]
Columns: TypeAlias = tuple[Column[Item], ...]
BOM = "\ufeff"


def screen(ranking: Ranking) -> Iterator[str]:
    """The lines of a screening, a resume each, as they come.

    Who somebody is has columns unless the run is name-blind, decisions have some where there are any.
    """
    columns: list[Column[Record]] = [*_of_row(_FIRST), _of_row(_FILE)[0]]
    if not ranking.facts["blind"]:
        columns += CONTACT
    columns += [*_of_row(_FILE)[1:], *_of_row(SCREEN), *_of_row(_LAST)]
    if ranking.decisions:
        decided = ranking.decisions
        columns += [
            ("decision", lambda record: _decision(decided.get(record["row"]["source"]), "decision")),
            ("decision reason", lambda record: _decision(decided.get(record["row"]["source"]), "reason")),
        ]
    return _lines(ranking.records, columns)


def recommend(rows: Iterable[RecommendRow]) -> Iterator[str]:
    """The lines of a recommendation, a posting each."""
    return _lines(rows, RECOMMEND)


def _lines(items: Iterable[Item], columns: Sequence[Column[Item]]) -> Iterator[str]:
    """The first line has the byte order mark that makes a spreadsheet read the table as UTF-8."""
    yield BOM + tables.line([name for name, _ in columns])
    for item in items:
        yield tables.line([cell(item) for _, cell in columns])


def _of_row(columns: Sequence[Column[ScreenRow]]) -> list[Column[Record]]:
    """Columns of a row as those of its record."""
    return [(name, partial(_cell_of_row, cell)) for name, cell in columns]


def _cell_of_row(cell: Callable[[ScreenRow], str], record: Record) -> str:
    return cell(record["row"])


def _decision(found: DecisionObject | None, part: Literal["decision", "reason"]) -> str:
    return found[part] if found else ""


def _contact(part: Literal["name", "email", "phone"]) -> Callable[[Record], str]:
    return lambda record: record["contact"][part] if record["contact"] else ""


def _musts(row: RankedRow, state: KnockoutState) -> str:
    return "; ".join(k["needed"] for k in row["knockouts"] if k["state"] == state)


def _tied(row: RankedRow) -> str:
    """The ranks as words: a spreadsheet takes "2-5" for a date."""
    tied = row["tied_with"]
    return "" if tied is None else f"{tied['first']} to {tied['last']}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"


_FIRST: Columns[RankedRow] = (
    ("rank", lambda row: _number(row["rank"])),
    ("tie group", lambda row: _number(row["tie_group"])),
    ("no different from ranks", _tied),
    ("score", lambda row: _number(row["score"])),
    ("band", lambda row: row["band"] or ""),
)
_FILE: Columns[RankedRow] = (
    ("file", lambda row: row["source"]),
    ("status", lambda row: row["status"]),
    ("must-haves unmet", lambda row: _musts(row, "unmet")),
    ("must-haves unknown", lambda row: _musts(row, "unknown")),
    ("must-haves met", lambda row: _musts(row, "met")),
    ("evidence strength", lambda row: _number(row["evidence_strength"])),
    ("found", lambda row: "; ".join(row["matched"])),
    ("partly", lambda row: "; ".join(row["partial"])),
    ("missing", lambda row: "; ".join(row["missing"])),
)
_LAST: Columns[RankedRow] = (
    ("reason", lambda row: row["reason"]),
    ("warnings", lambda row: "; ".join(row["warnings"])),
    ("sha256", lambda row: row["sha256"]),
)
CONTACT: Columns[Record] = (
    ("name", _contact("name")),
    ("e-mail", _contact("email")),
    ("phone", _contact("phone")),
)
SCREEN: Columns[ScreenRow] = (
    ("outcome", lambda row: row["not_resume"] or row["outcome"]),
    ("marks", lambda row: "; ".join(row["marks"])),
    ("years in legal support", lambda row: _number(row["years"]["legal_support"])),
    ("years in all", lambda row: _number(row["years"]["total"])),
    ("education", lambda row: "; ".join(row["education"])),
    ("sentences as in the posting", lambda row: str(row["copied_sentences"])),
    ("hidden characters", lambda row: str(row["hidden_chars"])),
    ("copy of", lambda row: row["duplicate_of"] or ""),
    ("copy", lambda row: row["copy"] or ""),
    ("copy group", lambda row: _number(row["copy_group"])),
)
RECOMMEND: Columns[RecommendRow] = (
    *_FIRST,
    ("title", lambda row: row["title"]),
    *_FILE,
    ("hidden characters", lambda row: str(row["hidden_chars"])),
    ("same file as", lambda row: row["duplicate_of"] or ""),
    *_LAST,
)
