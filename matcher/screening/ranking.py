"""Rows in their order: best first, with ranks and ties that no name and no order of the files decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from matcher.matching.ranking import Standing, place, ranks, ties
from matcher.reports.row_shapes import RankedRow

Row = TypeVar("Row", bound=RankedRow)


def has_score(row: RankedRow) -> bool:
    """Whether a row of a screening is ranked: all resumes were held against the same posting."""
    return row["score"] is not None


def has_band(row: RankedRow) -> bool:
    """Whether a row of a recommendation is ranked: a posting of which too little was understood is not."""
    return row["band"] is not None


def ranked(found: Iterable[Row], judged: Callable[[RankedRow], bool] = has_score) -> list[Row]:
    """The rows best first, with ranks and ties; then those that cannot be judged, then the unreadable ones.

    No name and no order of the files decides a place. Of copies of one file the first by name is the original.
    """
    best: list[Row] = []
    rest: list[Row] = []
    for row in found:
        (best if judged(row) else rest).append(row)
    best.sort(key=_standing)
    rest.sort(key=lambda row: (row["status"] != "ok", row["source"]))
    scores = [row["score"] or 0.0 for row in best]
    for row, rank, tie in zip(best, ranks(scores), ties(scores), strict=True):
        row["rank"], row["tie_group"] = rank, tie.group
        row["tied_with"] = {"first": tie.first, "last": tie.last} if tie.others else None
    first: dict[str, str] = {}
    for row in (*best, *rest):
        row["duplicate_of"] = copy_of(row, first)
    return [*best, *rest]


def cut(found: Iterable[Row], top: int | None) -> list[Row]:
    """The best so many, and everything that has no rank: what could not be judged or read is always listed."""
    return [row for number, row in enumerate(found) if row["rank"] is None or top is None or number < top]


def _standing(row: RankedRow) -> Standing:
    states = [k["state"] for k in row["knockouts"]]
    return place(row["score"] or 0.0, states, row["evidence_strength"] or 0.0, row["sha256"], row["source"])


def copy_of(row: RankedRow, first: dict[str, str]) -> str | None:
    """The source that held the same bytes before, if any."""
    if row["status"] != "ok":
        return None
    original = first.setdefault(row["sha256"], row["source"])
    return original if original != row["source"] else None
