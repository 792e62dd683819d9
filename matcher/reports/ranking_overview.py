"""What all resumes of a ranking say together, in one pass that keeps none of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from matcher.reports.ranking_text import folder
from matcher.reports.record_shapes import AskedRequirement, Ranking, RunFacts
from matcher.reports.row_shapes import ScreenRow
from matcher.reports.wording import FOUND_CREDIT, clean, count, points_of_100

# A bar of the distribution is twice as wide as what the figures tell apart.
BIN = 10
_LONGEST = 90


class Bar(NamedTuple):
    """A bar of the distribution: the scores from ``low`` up to, but for the last, not including ``high``."""

    low: int
    high: int
    number: int


class Asked(NamedTuple):
    """A requirement, and how many of the ranked resumes show it whole and in part."""

    requirement: AskedRequirement
    found: int
    partly: int
    ranked: int


class Outside(NamedTuple):
    """Files that have no rank for one reason."""

    reason: str
    status: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """What all resumes of a ranking say together."""

    bars: tuple[Bar, ...]
    asked: tuple[Asked, ...]
    not_scored: tuple[Outside, ...]
    unreadable: tuple[Outside, ...]
    folder: str
    reason: str
    marked: int
    copies: int
    with_musts: bool
    with_bands: bool
    blind: bool

    @property
    def shown(self) -> tuple[Asked, ...]:
        """The requirements of the heat map: what is worth most first, without free keywords."""
        named = (a for a in self.asked if a.requirement["kind"] != "keyword")
        return tuple(sorted(named, key=lambda a: -a.requirement["possible"]))


def overview(ranking: Ranking) -> Overview:
    """What all resumes say together, in one pass that keeps none of them."""
    facts = ranking.facts
    asked = facts["posting"]["requirements"]
    numbers = [0] * (100 // BIN)
    shown: Counter[tuple[str, str]] = Counter()
    outside: dict[tuple[str, str, str], list[str]] = {}
    ends = _Ends()
    marked = copies = 0
    musts = bands = False
    for record in ranking.records:
        row = record["row"]
        ends.add(row["source"])
        if row["rank"] is None:
            outside.setdefault(_why(row), []).append(row["source"])
            continue
        numbers[min(points_of_100(row["score"] or 0.0) // BIN, len(numbers) - 1)] += 1
        shown.update((cell["requirement"], state_of(cell["credit"])) for cell in record["cells"])
        marked += bool(marks_of(row))
        copies += row["duplicate_of"] is not None
        musts = musts or bool(row["knockouts"])
        bands = bands or row["band"] is not None
    shared = "" if facts["blind"] else ends.folder
    decided = {source: f" (decision: {made['decision']})" for source, made in ranking.decisions.items()}

    def names(sources: Sequence[str]) -> tuple[str, ...]:
        return tuple(short(source[len(shared) :]) + decided.get(source, "") for source in sources)

    return Overview(
        bars=tuple(Bar(i * BIN, (i + 1) * BIN, number) for i, number in enumerate(numbers)),
        asked=tuple(Asked(r, shown[r["id"], "found"], shown[r["id"], "partly"], sum(numbers)) for r in asked),
        not_scored=_outside(outside, "not scored", names),
        unreadable=_outside(outside, "unreadable", names),
        folder=shared,
        reason=facts["posting"]["reason"],
        marked=marked,
        copies=copies,
        with_musts=musts,
        with_bands=bands,
        blind=facts["blind"],
    )


def _outside(
    found: Mapping[tuple[str, str, str], Sequence[str]], kind: str, names: Callable[[Sequence[str]], tuple[str, ...]]
) -> tuple[Outside, ...]:
    return tuple(
        Outside(reason, status, names(sources)) for (what, status, reason), sources in found.items() if what == kind
    )


def summary(over: Overview, facts: RunFacts) -> str:
    """The distribution in words, for who does not see the picture."""
    total = facts["counts"]["ranked"]
    said = (f"{bar.low} to {bar.high}: {bar.number}" for bar in over.bars if bar.number)
    return f"How the coverage of {count(total, 'resume')} is spread, in points. {'; '.join(said)}."


def state_of(credit: float) -> str:
    """Whether a requirement is found, partly found or missing, for the credit that a resume earns."""
    if credit >= FOUND_CREDIT:
        return "found"
    return "partly" if credit > 0 else "missing"


def marks_of(row: ScreenRow) -> Sequence[str]:
    """What the filters say of a resume."""
    extra: Mapping[str, Any] = {**row}
    return tuple(extra.get("marks", ()))


def short(source: str) -> str:
    """The name of a file, with the end that tells it from others where it is long."""
    name = clean(source) or "(a file without a name)"
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 30]}…{name[-29:]}"


def _why(row: ScreenRow) -> tuple[str, str, str]:
    """Whether a file without a rank was read, its status, and why it has none."""
    if row["status"] != "ok":
        return "unreadable", row["status"], row["reason"]
    extra: Mapping[str, Any] = {**row}
    return "not scored", extra.get("not_resume", ""), row["reason"]


class _Ends:
    """The first and the last of some names: the folder that all share is the one that these two share."""

    def __init__(self) -> None:
        self.names: Sequence[str] = ()

    def add(self, name: str) -> None:
        self.names = (min((*self.names, name)), max((*self.names, name)))

    @property
    def folder(self) -> str:
        return folder(self.names) if len(set(self.names)) > 1 else ""
