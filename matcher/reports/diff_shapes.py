"""The JSON object of ``matcher diff`` as types, beside :mod:`matcher.reports.shapes`."""

from __future__ import annotations

from typing_extensions import TypedDict  # pydantic wants this one before Python 3.12

from matcher.model import Band, Confidence, KnockoutState, Level
from matcher.reports.shapes import EvidenceObject, GapObject, PostingSide, ResumeSide


class ScoreChange(TypedDict):
    """The score of two resumes, and what the edit won."""

    before: float | None
    after: float | None
    difference: float | None


class BandChange(TypedDict):
    """The band of two resumes."""

    before: Band | None
    after: Band | None


class ChangeObject(TypedDict):
    """What an edit did to one requirement; ``came`` quotes the resume after it, ``went`` the one before."""

    requirement: str
    label: str
    kind: str
    level: Level
    possible: float
    credit_before: float
    credit_after: float
    why_before: str
    why_after: str
    difference: float
    posting_quote: EvidenceObject
    came: list[EvidenceObject]
    went: list[EvidenceObject]


class KnockoutChange(TypedDict):
    """A hard requirement whose state is another."""

    requirement: str
    needed: str
    before: KnockoutState
    after: KnockoutState


class DiffObject(TypedDict):
    """The output of ``matcher diff --format json``; the differences of the changes sum to that of the scores."""

    schema_version: str
    versions: dict[str, str]
    as_of: str
    score: ScoreChange
    band: BandChange
    confidence: Confidence
    reason: str
    before: ResumeSide
    after: ResumeSide
    posting: PostingSide
    changes: list[ChangeObject]
    unchanged: list[str]
    knockouts: list[KnockoutChange]
    gaps_closed: list[GapObject]
    gaps_opened: list[GapObject]
    warnings_new: list[str]
    warnings_gone: list[str]
