"""Why a candidate stands where it stands, from a finished run: a frozen value without anything that says who it is.

Quotes are redacted before they get here, and so is what reviewers wrote: a sheet can be handed to a third person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matcher.decisions import DecisionObject
from matcher.model import Band, Confidence, DocumentStatus, KnockoutState
from matcher.reports.arithmetic import PLACES
from matcher.reports.explain_pick import pick as pick
from matcher.reports.record_shapes import (
    AskedRequirement,
    CellObject,
    QuoteObject,
    Ranking,
    Record,
    RunFacts,
)
from matcher.reports.redact import redacted
from matcher.reports.row_shapes import Outcome, TiedRanks

# So much of a digest names a file among billions, and says nothing about whose it is.
DIGEST = 12
_SHORTEST_NAME = 3
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Ten digits: a date has eight.
_PHONE = re.compile(r"(?<![\w.])\+?\(?(?:\d[\s().-]{0,2}){9,14}\d(?!\w)")


@dataclass(frozen=True, slots=True)
class Line:
    """One requirement as the candidate meets it; points as the run keeps them, which sum to the score."""

    asked: AskedRequirement
    credit: float
    points: float
    why: str
    quotes: tuple[QuoteObject, ...]

    @property
    def lost(self) -> float:
        """The points that it has not got."""
        return max(0.0, round(self.asked["possible"] - self.points, PLACES))


@dataclass(frozen=True, slots=True)
class Must:
    """A must-have with its state and what it rests on."""

    needed: str
    found: str
    state: KnockoutState
    quotes: tuple[QuoteObject, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Where one candidate stands, and every point of it. ``id`` is the code, or the start of the file's digest."""

    id: str
    outcome: Outcome
    status: DocumentStatus
    reason: str
    rank: int | None
    tied: TiedRanks | None
    score: float | None
    band: Band | None
    confidence: Confidence | None
    musts: tuple[Must, ...]
    lines: tuple[Line, ...]
    marks: tuple[str, ...]
    notes: tuple[str, ...]
    decision: DecisionObject | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A requirement that two candidates do not meet alike."""

    mine: Line
    other: Line

    @property
    def gain(self) -> float:
        """The points that the candidate has more than the other."""
        return round(self.mine.points - self.other.points, PLACES)


@dataclass(frozen=True, slots=True)
class Versus:
    """The candidate held against another: where they differ, the largest difference first.

    ``gain`` is the difference of the scores, and of the rows; ``None`` where one of them has no score.
    """

    other: Candidate
    gain: float | None
    rows: tuple[Difference, ...]
    alike: int
    within_noise: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is to be said of a candidate. ``best`` is the highest score of the run."""

    facts: RunFacts
    candidate: Candidate
    best: float | None
    versus: Versus | None


def sheet(ranking: Ranking, record: Record, other: Record | None = None) -> Sheet:
    """Why a candidate stands where it stands, and, with another one, what parts the two."""
    first = next(iter(ranking.records), None)
    candidate = _candidate(ranking, record)
    return Sheet(
        facts=ranking.facts,
        candidate=candidate,
        best=first["row"]["score"] if first else None,
        versus=None if other is None else _versus(candidate, _candidate(ranking, other), ranking.facts["noise"]),
    )


def _candidate(ranking: Ranking, record: Record) -> Candidate:
    row = record["row"]
    hide = _Names(record, blind=ranking.facts["blind"])
    asked = {a["id"]: a for a in ranking.facts["posting"]["requirements"]}
    quotes = {cell["requirement"]: _redacted(cell) for cell in record["cells"]}
    decision = ranking.decisions.get(row["source"])
    return Candidate(
        id=row["source"] if ranking.facts["blind"] else row["sha256"][:DIGEST] or "without content",
        outcome=row["outcome"],
        status=row["status"],
        reason=hide(row["reason"]),
        rank=row["rank"],
        tied=row["tied_with"],
        score=row["score"],
        band=row["band"],
        confidence=row["confidence"],
        musts=tuple(
            Must(k["needed"], hide(k["found"]), k["state"], quotes.get(k["requirement"], ())) for k in row["knockouts"]
        ),
        lines=tuple(
            Line(asked[c["requirement"]], c["credit"], c["points"], c["why"], quotes[c["requirement"]])
            for c in record["cells"]
        ),
        marks=tuple(map(hide, row["marks"])),
        notes=tuple(_notes(record, hide)),
        decision=decision and {"decision": decision["decision"], "reason": hide(decision["reason"])},
    )


def _versus(mine: Candidate, other: Candidate, noise: float) -> Versus:
    if mine.score is None or other.score is None:
        return Versus(other, None, (), 0, within_noise=False)
    theirs = {line.asked["id"]: line for line in other.lines}
    pairs = [Difference(line, theirs[line.asked["id"]]) for line in mine.lines]
    rows = [pair for pair in pairs if pair.gain]
    gain = round(mine.score - other.score, PLACES)
    return Versus(
        other=other,
        gain=gain,
        rows=tuple(sorted(rows, key=lambda row: -abs(row.gain))),
        alike=len(pairs) - len(rows),
        within_noise=abs(gain) <= noise,
    )


def _redacted(cell: CellObject) -> tuple[QuoteObject, ...]:
    return tuple(map(redacted, cell["evidence"]))


def _notes(record: Record, hide: _Names) -> Iterable[str]:
    """What else is to be known, without the file that a copy is a copy of: its name may say who it is from."""
    row = record["row"]
    if row["duplicate_of"] is not None:
        yield f"Labelled as a copy of another file of this run ({row['copy'] or 'same file'}); both are ranked."
    if row["hidden_chars"]:
        yield f"{row['hidden_chars']:,} characters that no reader can see were not counted."
    if copied := len(record["copied"]):
        stands = "sentence stands" if copied == 1 else "sentences stand"
        yield f"{copied} {stands} word for word in the posting; that is neither held for nor against anybody."
    if row["reason"] and row["score"] is not None:
        yield f"{hide(row['reason'])}."
    yield from (hide(warning) for warning in row["warnings"] if warning != row["reason"])


class _Names:
    """Takes out of a text how a candidate is called: by name, mail, phone or file."""

    def __init__(self, record: Record, *, blind: bool) -> None:
        contact = record["contact"]
        words: list[tuple[str, str]] = []
        if contact:
            words += [(contact["email"], "[e-mail]"), (contact["phone"], "[phone]"), (contact["name"], "[name]")]
            words += [(part, "[name]") for part in contact["name"].split() if len(part) >= _SHORTEST_NAME]
        if not blind:
            source = record["row"]["source"]
            file = re.split(r"[/\\!]", source)[-1]
            stem = file.rpartition(".")[0]
            # "resume.pdf" is no reason to hide the word "resume".
            words += [(source, "[file]"), (file, "[file]"), ("" if stem.isalpha() else stem, "[file]")]
        self._patterns = [(_whole(word), stands) for word, stands in words if len(word) >= _SHORTEST_NAME]

    def __call__(self, text: str) -> str:
        for pattern, word in (*self._patterns, (_MAIL, "[e-mail]"), (_PHONE, "[phone]")):
            text = pattern.sub(word, text)
        return text


def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE if " " in word else 0)


def by_loss(lines: Sequence[Line]) -> list[Line]:
    """The lines that cost points, the dearest first."""
    return sorted((line for line in lines if line.lost), key=lambda line: -line.lost)


def by_points(lines: Sequence[Line]) -> list[Line]:
    """The lines that earned points, the most first."""
    return sorted((line for line in lines if line.points), key=lambda line: -line.points)
