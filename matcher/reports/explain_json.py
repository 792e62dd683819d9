"""A sheet as a plain dictionary for JSON: points to four places, as the run keeps them."""

from __future__ import annotations

from typing_extensions import TypedDict  # pydantic wants this one before Python 3.12

from matcher.decisions import DecisionObject
from matcher.model import SCHEMA_VERSION, Band, Confidence, DocumentStatus, KnockoutState, Level
from matcher.reports.explain import Candidate, Difference, Line, Sheet
from matcher.reports.record_shapes import QuoteObject, RunCounts
from matcher.reports.row_shapes import Outcome, TiedRanks


class RedactedQuote(TypedDict):
    """One line of a resume without what says who it is; the stretch ``start:end`` counts."""

    text: str
    start: int
    end: int
    page: int
    line: int
    section: str


class ExplainedMust(TypedDict):
    """A must-have with its state and evidence."""

    needed: str
    found: str
    state: KnockoutState
    evidence: list[RedactedQuote]


class ExplainedLine(TypedDict):
    """One requirement: ``points`` of all lines sum to the score, ``possible`` to 100."""

    requirement: str
    label: str
    kind: str
    level: Level
    must_have: bool
    weight: float
    credit: float
    possible: float
    points: float
    lost: float
    why: str
    posting_quote: str
    posting_line: int
    evidence: list[RedactedQuote]


class ExplainedCandidate(TypedDict):
    """Where a candidate stands and why; ``lines`` are in the order of the posting."""

    id: str
    outcome: Outcome
    status: DocumentStatus
    reason: str
    rank: int | None
    tied_with: TiedRanks | None
    score: float | None
    band: Band | None
    confidence: Confidence | None
    must_haves: list[ExplainedMust]
    lines: list[ExplainedLine]
    marks: list[str]
    notes: list[str]
    decision: DecisionObject | None


class DifferenceObject(TypedDict):
    """A requirement that two candidates do not meet alike; ``difference`` is that of the candidate to the other."""

    requirement: str
    label: str
    possible: float
    points: float
    other_points: float
    difference: float


class VersusObject(TypedDict):
    """The candidate against another: the differences of the rows sum to that of the scores."""

    other: ExplainedCandidate
    difference: float | None
    within_noise: bool
    rows: list[DifferenceObject]
    alike: int


class AskedObject(TypedDict):
    """What the candidates of the run were held against."""

    title: str
    source: str
    sha256: str
    requirement_lines: int
    recognised_lines: int


class ExplainObject(TypedDict):
    """The output of ``matcher explain --format json``. It names nobody."""

    schema_version: str
    versions: dict[str, str]
    as_of: str
    posting: AskedObject
    profile: str | None
    changes: list[str]
    filters: list[str]
    blind: bool
    counts: RunCounts
    left: int
    noise: float
    best_score: float | None
    candidate: ExplainedCandidate
    versus: VersusObject | None


def explain(sheet: Sheet) -> ExplainObject:
    """The object that ``matcher schema explain`` describes."""
    facts, posting = sheet.facts, sheet.facts["posting"]
    return {
        "schema_version": SCHEMA_VERSION,
        "versions": dict(facts["versions"]),
        "as_of": facts["as_of"],
        "posting": {
            "title": posting["title"],
            "source": posting["source"],
            "sha256": posting["sha256"],
            "requirement_lines": posting["requirement_lines"],
            "recognised_lines": posting["recognised_lines"],
        },
        "profile": facts["profile"],
        "changes": list(facts["changes"]),
        "filters": list(facts["filters"]),
        "blind": facts["blind"],
        "counts": facts["counts"],
        "left": facts["left"],
        "noise": facts["noise"],
        "best_score": sheet.best,
        "candidate": _candidate(sheet.candidate),
        "versus": _versus(sheet),
    }


def _candidate(candidate: Candidate) -> ExplainedCandidate:
    return {
        "id": candidate.id,
        "outcome": candidate.outcome,
        "status": candidate.status,
        "reason": candidate.reason,
        "rank": candidate.rank,
        "tied_with": candidate.tied,
        "score": candidate.score,
        "band": candidate.band,
        "confidence": candidate.confidence,
        "must_haves": [
            {"needed": m.needed, "found": m.found, "state": m.state, "evidence": [_quote(q) for q in m.quotes]}
            for m in candidate.musts
        ],
        "lines": [_line(line) for line in candidate.lines],
        "marks": list(candidate.marks),
        "notes": list(candidate.notes),
        "decision": candidate.decision,
    }


def _line(line: Line) -> ExplainedLine:
    asked = line.asked
    return {
        "requirement": asked["id"],
        "label": asked["label"],
        "kind": asked["kind"],
        "level": asked["level"],
        "must_have": asked["hard"],
        "weight": asked["weight"],
        "credit": line.credit,
        "possible": asked["possible"],
        "points": line.points,
        "lost": line.lost,
        "why": line.why,
        "posting_quote": asked["quote"],
        "posting_line": asked["line"],
        "evidence": [_quote(quote) for quote in line.quotes],
    }


def _versus(sheet: Sheet) -> VersusObject | None:
    versus = sheet.versus
    if versus is None:
        return None
    return {
        "other": _candidate(versus.other),
        "difference": versus.gain,
        "within_noise": versus.within_noise,
        "rows": [_difference(row) for row in versus.rows],
        "alike": versus.alike,
    }


def _difference(row: Difference) -> DifferenceObject:
    asked = row.mine.asked
    return {
        "requirement": asked["id"],
        "label": asked["label"],
        "possible": asked["possible"],
        "points": row.mine.points,
        "other_points": row.other.points,
        "difference": row.gain,
    }


def _quote(quote: QuoteObject) -> RedactedQuote:
    return {
        "text": quote["text"],
        "start": quote["start"],
        "end": quote["end"],
        "page": quote["page"],
        "line": quote["line"],
        "section": quote["section"],
    }
