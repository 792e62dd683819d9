"""The JSON objects of the command line as types: the builders fill them, :mod:`matcher.reports.schema` publishes them.

``matcher schema`` prints them; offsets are half-open ranges into the text of the document.
"""

from __future__ import annotations

from typing import Any, Literal

from typing_extensions import TypedDict  # pydantic wants this one before Python 3.12

from matcher.model import (
    ActionKind,
    Band,
    BlockKind,
    Confidence,
    DocumentStatus,
    DocumentType,
    GapGroup,
    How,
    Kind,
    KnockoutState,
    Level,
    MentionStatus,
    RequirementMode,
)
from matcher.reports.facts_shapes import ExplainedObject, FactsObject


class MentionObject(TypedDict):
    """A concept as one stretch of a document states it."""

    concept: str
    name: str
    kind: Kind
    start: int
    end: int
    text: str
    section: str
    level: Level | None
    status: MentionStatus
    negated: bool
    how: How


class RejectedObject(TypedDict):
    """A form that stands in the text but does not count, with the reason."""

    concept: str
    name: str
    kind: Kind
    start: int
    end: int
    text: str
    reason: str


# "class" is a keyword of Python: hence the call and not a class.
RequirementObject = TypedDict(
    "RequirementObject",
    {
        "id": str,
        "kind": str,
        "label": str,
        "mode": RequirementMode,
        "wants": list[str],
        "class": str,
        "level": Level,
        "section": str,
        "hard": bool,
        "open": bool,
        "proficiency": str,
        "min_years": float | None,
        "scored": bool,
        "start": int,
        "end": int,
    },
)


class AskedYears(TypedDict):
    """Years of experience that a posting asks for."""

    min: float
    max: float | None
    of: str
    level: Level


class HeldYears(TypedDict):
    """Years that the dated jobs of a resume sum to; null without dated jobs."""

    total: float | None
    legal_support: float | None


class EducationObject(TypedDict):
    """A degree that is held or asked for."""

    degree: str
    field: str
    level: Level | None
    status: MentionStatus
    start: int
    end: int


class RoleObject(TypedDict):
    """A dated job; months as YYYY-MM."""

    title: str
    family: str
    legal_support: bool
    start_month: str
    end_month: str
    current: bool
    start: int
    end: int


class ExtractObject(TypedDict):
    """One line of ``matcher extract``. An unreadable file has empty lists, its status and the reason as a warning."""

    schema_version: str
    source: str
    sha256: str
    status: DocumentStatus
    doc_type: DocumentType | None
    as_of: str | None
    title: str
    mentions: list[MentionObject]
    rejected: list[RejectedObject]
    requirements: list[RequirementObject]
    years: AskedYears | HeldYears | None
    education: list[EducationObject]
    roles: list[RoleObject]
    facts: FactsObject
    explained: list[ExplainedObject] | None
    warnings: list[str]


class EvidenceObject(TypedDict):
    """A quote with its place; page and line count from 1, lines over the whole text as it was read."""

    start: int
    end: int
    text: str
    page: int
    line: int
    section: str


class KnockoutObject(TypedDict):
    """A hard requirement and its state."""

    requirement: str
    kind: str
    needed: str
    found: str
    state: KnockoutState
    evidence: list[EvidenceObject]


class FactorsObject(TypedDict):
    """What a weight is the product of; ``lines`` and ``share`` are 1 but for free keywords, ``profile`` without one."""

    level: float
    section: float
    kind: float
    idf: float
    lines: float
    share: float
    profile: float


class ContributionObject(TypedDict):
    """One line of the arithmetic; the points of all lines sum to the score, the possible ones to 100."""

    requirement: str
    label: str
    kind: str
    level: Level
    weight: float
    factors: FactorsObject
    credit: float
    how: str
    why: str
    points: float
    possible: float
    posting_quote: EvidenceObject
    evidence: list[EvidenceObject]


# "try" is a keyword of Python.
GapObject = TypedDict("GapObject", {"requirement": str, "label": str, "gain": float, "group": GapGroup, "try": str})


class ActionObject(TypedDict):
    """One thing that the candidate can do in truth; ``gain`` is 0 where the score does not change."""

    kind: ActionKind
    requirement: str
    label: str
    must_have: bool
    gain: float
    posting_quote: EvidenceObject | None
    resume_quote: EvidenceObject | None
    sentence: str
    folded: bool


class ResumeSide(TypedDict):
    """The resume as it was read."""

    source: str
    sha256: str
    status: DocumentStatus
    pages: int
    words: int
    hidden_chars: int
    years: HeldYears
    education: list[EducationObject]
    roles: list[RoleObject]


class PostingSide(TypedDict):
    """The posting as it was read."""

    source: str
    sha256: str
    status: DocumentStatus
    title: str
    pages: int
    words: int
    hidden_chars: int
    years: AskedYears | None
    requirement_lines: int
    recognised_lines: int
    requirements: list[RequirementObject]
    not_scored: list[str]


class CheckObject(TypedDict):
    """The output of ``matcher check --format json``.

    ``advice`` are the sentences of the first screen, ``actions`` everything that can be done, the first to do first.
    ``reason`` says why there is no score, or why it is to be doubted (``confidence`` is low then, ``band`` null).
    """

    schema_version: str
    versions: dict[str, str]
    as_of: str
    score: float | None
    reason: str
    band: Band | None
    confidence: Confidence | None
    resume: ResumeSide
    posting: PostingSide
    knockouts: list[KnockoutObject]
    contributions: list[ContributionObject]
    gaps: list[GapObject]
    advice: list[str]
    actions: list[ActionObject]
    warnings: list[str]


class KnockoutSummary(TypedDict):
    """A hard requirement of a screened resume, without its quotes."""

    requirement: str
    kind: str
    needed: str
    found: str
    state: KnockoutState


class BlockObject(TypedDict):
    """One visual unit of a document."""

    start: int
    end: int
    kind: BlockKind
    page: int
    column: int


class HiddenObject(TypedDict):
    """Text that was left out, with the reason."""

    text: str
    reason: str
    page: int


class ReadObject(TypedDict):
    """A document as it was read. ``pages`` are the offsets at which they start, ``data`` what the file structures."""

    schema_version: str
    source: str
    sha256: str
    status: DocumentStatus
    format: str
    ocr: bool
    characters: int
    words: int
    text: str
    pages: list[int]
    blocks: list[BlockObject]
    hidden: list[HiddenObject]
    data: dict[str, Any]
    warnings: list[str]


ObjectName = Literal[
    "extract",
    "check",
    "diff",
    "screen",
    "recommend",
    "recommend-summary",
    "read",
    "audit",
    "lint",
    "explain",
    "survey",
    "vocab-diff",
]
