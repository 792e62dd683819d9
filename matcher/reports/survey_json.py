"""A survey as a plain dictionary for JSON; shares are rounded to six places."""

from __future__ import annotations

from typing_extensions import TypedDict

from matcher.model import SCHEMA_VERSION, Kind
from matcher.reports.survey_view import notes
from matcher.survey.interval import CONFIDENCE, Interval
from matcher.survey.shapes import Line, Reason, State, Survey

_PLACES = 6


class IntervalObject(TypedDict):
    """Where the share lies with the confidence that the survey names."""

    low: float
    high: float


class ConceptObject(TypedDict):
    """One concept. ``state`` and ``by`` are empty where nothing is held against the postings."""

    concept: str
    label: str
    kind: Kind
    postings: int
    required: int
    preferred: int
    mentioned: int
    with_narrower: int
    share: float
    interval: IntervalObject
    state: State
    by: str
    meets: str


class LeftOutObject(TypedDict):
    """A file that is not counted."""

    source: str
    reason: Reason
    said: str


class RepostObject(TypedDict):
    """A posting that is another one again."""

    source: str
    of: str


class HeldObject(TypedDict):
    """What is held against the postings."""

    source: str
    read_as: str
    unknown: list[str]
    asked_not_shown: list[str]
    shown_not_asked: list[str]


class SurveyObject(TypedDict):
    """The whole survey; ``given`` = ``counted`` + reposts + left out."""

    schema_version: str
    vocabulary: str
    given: int
    counted: int
    confidence: float
    concepts: list[ConceptObject]
    least_years: list[float]
    held: HeldObject | None
    reposts: list[RepostObject]
    left_out: list[LeftOutObject]
    notes: list[str]


def survey(found: Survey) -> SurveyObject:
    """The object that ``matcher schema survey`` describes."""
    return {
        "schema_version": SCHEMA_VERSION,
        "vocabulary": found.vocabulary,
        "given": found.given,
        "counted": found.counted,
        "confidence": CONFIDENCE,
        "concepts": [_concept(line) for line in found.lines],
        "least_years": list(found.years),
        "held": _held(found) if found.held else None,
        "reposts": [{"source": repost.source, "of": repost.of} for repost in found.reposts],
        "left_out": [{"source": left.source, "reason": left.reason, "said": left.said} for left in found.left_out],
        "notes": list(notes()),
    }


def _concept(line: Line) -> ConceptObject:
    return {
        "concept": line.concept,
        "label": line.label,
        "kind": line.kind,
        "postings": line.asked,
        "required": line.counts["required"],
        "preferred": line.counts["preferred"],
        "mentioned": line.counts["mentioned"],
        "with_narrower": line.within,
        "share": round(line.share, _PLACES),
        "interval": _interval(line.interval),
        "state": line.state,
        "by": line.by,
        "meets": line.meets,
    }


def _interval(found: Interval) -> IntervalObject:
    return {"low": round(found.low, _PLACES), "high": round(found.high, _PLACES)}


def _held(found: Survey) -> HeldObject:
    return {
        "source": found.held,
        "read_as": found.held_as,
        "unknown": list(found.unknown),
        "asked_not_shown": [line.concept for line in found.asked_not_shown],
        "shown_not_asked": [line.concept for line in found.shown_not_asked],
    }
