"""The rows of rankings as types: what ``screen`` and ``recommend`` print, one JSON object a line."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict  # pydantic wants this one before Python 3.12

from matcher.model import Band, Confidence, DocumentStatus, NotResume
from matcher.reports.shapes import HeldYears, KnockoutSummary

Outcome = Literal["ranked", "not scored", "unreadable"]
Copy = Literal["same file", "same text", "edited copy"]


class TiedRanks(TypedDict):
    """The first and the last rank that is no different, its own among them."""

    first: int
    last: int


class RankedRow(TypedDict):
    """What the rows of both rankings hold.

    ``rank``, ``tie_group`` and ``tied_with`` are null for what is not ranked. ``tie_group`` counts groups of which
    every row is within the noise of the group's best one; ``tied_with`` are the ranks within the noise of this row,
    null where nothing else is so near.
    ``evidence_strength`` is how many of the points rest on what a job shows. ``reason`` says why there is no rank.
    """

    schema_version: str
    rank: int | None
    tie_group: int | None
    tied_with: TiedRanks | None
    source: str
    sha256: str
    status: DocumentStatus
    score: float | None
    reason: str
    band: Band | None
    confidence: Confidence | None
    evidence_strength: float | None
    knockouts: list[KnockoutSummary]
    matched: list[str]
    partial: list[str]
    missing: list[str]
    hidden_chars: int
    duplicate_of: str | None
    as_of: str | None
    warnings: list[str]


class ContactObject(TypedDict):
    """How a person calls themselves and can be reached, for display only; "" where the resume does not say."""

    name: str
    email: str
    phone: str


class ScreenRow(RankedRow):
    """A resume of a screening; with ``--stream`` nothing is ranked.

    ``not_resume`` says what a file is that is no single resume. ``marks`` are sentences on what the filters ask and the
    resume does not show; they change no place. ``copy`` says how a resume is like ``duplicate_of``, the best placed of
    its ``copy_group``. ``copied_sentences`` stand word for word in the posting.
    """

    outcome: Outcome
    not_resume: NotResume
    years: HeldYears
    education: list[str]
    pages: int
    words: int
    marks: list[str]
    copy: Copy | None
    copy_group: int | None
    copied_sentences: int


class ScreenLine(ScreenRow):
    """One line of ``matcher screen --format jsonl``. ``contact`` is not there in a name-blind run."""

    contact: NotRequired[ContactObject]


class RecommendRow(RankedRow):
    """One line of ``matcher recommend --format jsonl``: a posting."""

    line: Literal["posting"]
    title: str


class AskedObject(TypedDict):
    """A concept that the resume does not show, and how many of the judged postings ask for it."""

    concept: str
    label: str
    postings: int


class RecommendSummary(TypedDict):
    """The last line of ``matcher recommend --format jsonl``; differences of up to ``noise`` points mean nothing."""

    schema_version: str
    line: Literal["summary"]
    resume: str
    resume_sha256: str
    as_of: str
    judged: int
    not_judged: int
    unreadable: int
    left_out: int
    noise: float
    most_asked_not_shown: list[AskedObject]
