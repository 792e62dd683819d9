"""A whole run in its order: ranks, ties and copies of many records, of which only what decides them is in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from matcher.matching.ranking import Standing, place, ranks, ties
from matcher.model import NotResume
from matcher.reports.record_shapes import Record, RunCounts
from matcher.reports.row_shapes import Copy, Outcome, TiedRanks
from matcher.screening.copies import Trace, copies, trace

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Entry(Generic[K]):
    """What decides the place of one record, known to its caller as ``id``."""

    id: K
    score: float
    standing: Standing
    outcome: Outcome
    not_resume: NotResume
    marked: bool
    trace: Trace | None


class Placed(NamedTuple, Generic[K]):
    """The place of one record: what :func:`with_place` fills in."""

    id: K
    rank: int | None
    tie_group: int | None
    tied_with: TiedRanks | None
    duplicate_of: str | None
    copy: Copy | None
    copy_group: int | None


def entry(id_: K, record: Record) -> Entry[K]:
    """What of a record decides its place."""
    row = record["row"]
    score = row["score"] or 0.0
    states = [k["state"] for k in row["knockouts"]]
    # In a name-blind run the source is a code that is made of the file.
    file = row["sha256"] or row["source"]
    return Entry(
        id_,
        score,
        place(score, states, row["evidence_strength"] or 0.0, row["sha256"], row["source"]),
        row["outcome"],
        row["not_resume"],
        bool(row["marks"]),
        None if row["outcome"] == "unreadable" else trace(file, record["trace"]),
    )


def placed(entries: Iterable[Entry[K]]) -> list[Placed[K]]:
    """The places of all records in the order of the report; no order of ``entries`` and no name decides one.

    First what is ranked, best first, then what has no score, then what could not be read. Of copies the best placed is
    the one that the others are copies of.
    """
    ordered = sorted(entries, key=_order)
    scores = [one.score for one in ordered if one.outcome == "ranked"]
    readable = [one.trace for one in ordered if one.trace is not None]
    found = copies(readable)
    standings = list(zip(ranks(scores), ties(scores), strict=True))
    result = []
    for number, one in enumerate(ordered):
        rank, tie = standings[number] if number < len(standings) else (None, None)
        copied = found.get(number)
        is_copy = copied is not None and copied.how is not None
        result.append(
            Placed(
                one.id,
                rank,
                tie.group if tie else None,
                {"first": tie.first, "last": tie.last} if tie and tie.others else None,
                ordered[copied.first].standing.source if copied and is_copy else None,
                copied.how if copied else None,
                copied.group if copied else None,
            )
        )
    return result


def with_place(record: Record, at: Placed[K]) -> Record:
    """A record with its place filled in."""
    return {
        **record,
        "row": {
            **record["row"],
            "rank": at.rank,
            "tie_group": at.tie_group,
            "tied_with": at.tied_with,
            "duplicate_of": at.duplicate_of,
            "copy": at.copy,
            "copy_group": at.copy_group,
        },
    }


@dataclass(frozen=True, slots=True)
class _First:
    records: Iterable[Record]
    top: int | None

    def __iter__(self) -> Iterator[Record]:
        for number, record in enumerate(self.records):
            if self.top is None or number < self.top or record["row"]["outcome"] != "ranked":
                yield record


def first(records: Iterable[Record], top: int | None) -> Iterable[Record]:
    """The best so many, and everything that has no rank: what could not be judged or read is always listed.

    They can be gone through as often as ``records`` can: a page does it several times.
    """
    return _First(records, top)


def counts(entries: Iterable[Entry[K]], places: Iterable[Placed[K]]) -> RunCounts:
    """How all files came out; ranked, not scored and unreadable ones are all there are."""
    found = list(entries)
    outcomes = Counter(one.outcome for one in found)
    return {
        "inputs": len(found),
        "ranked": outcomes["ranked"],
        "not_scored": outcomes["not scored"],
        "unreadable": outcomes["unreadable"],
        "not_resume": sum(bool(one.not_resume) for one in found),
        "copies": sum(one.copy is not None for one in places),
        "marked": sum(one.marked for one in found),
    }


def _order(one: Entry[K]) -> tuple[int, Standing | str]:
    """Ranked ones by their standing, the others by name; the unreadable ones last."""
    if one.outcome == "ranked":
        return 0, one.standing
    return (2 if one.outcome == "unreadable" else 1), one.standing.source
