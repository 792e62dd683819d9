"""What a run keeps of each resume, and what its reports are made of. Nothing here holds a resume's whole text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from typing_extensions import TypedDict  # pydantic wants this one before Python 3.12

from matcher.decisions import DecisionObject as DecisionObject
from matcher.model import Level
from matcher.reports.row_shapes import ContactObject, Outcome, ScreenRow
from matcher.reports.shapes import AskedYears

__all__ = [
    "AskedRequirement",
    "CellObject",
    "ContactObject",
    "DecisionObject",
    "HideObject",
    "Outcome",
    "PostingFacts",
    "QuoteObject",
    "Ranking",
    "Record",
    "RunCounts",
    "RunFacts",
    "TraceObject",
]


class HideObject(TypedDict):
    """A stretch of a quote that says who somebody is, and the word that stands for it ("[name]")."""

    start: int
    end: int
    word: str


class QuoteObject(TypedDict):
    """One line of a resume, shortened, with the stretch ``start:end`` that counts and what to hide in it."""

    text: str
    start: int
    end: int
    hide: list[HideObject]
    page: int
    line: int
    section: str


class CellObject(TypedDict):
    """One requirement as one resume meets it; ``points`` of the requirement's ``possible``."""

    requirement: str
    credit: float
    points: float
    how: str
    why: str
    evidence: list[QuoteObject]


class TraceObject(TypedDict):
    """What tells copies of a resume, as keyed digests: of its words, of who it is from, of some of its phrases.

    The digests of ``people`` begin with what they are of: "n" a name, "e" an e-mail address, "p" a telephone number.
    """

    words: str
    people: list[str]
    sketch: list[int]


class Record(TypedDict):
    """Everything that a run keeps of one resume. ``contact`` is null in a name-blind run.

    ``shows`` says of each concept that was asked for by id whether the resume shows it; ``copied`` are sentences that
    stand word for word in the posting.
    """

    row: ScreenRow
    contact: ContactObject | None
    cells: list[CellObject]
    copied: list[str]
    trace: TraceObject
    shows: dict[str, bool]


class AskedRequirement(TypedDict):
    """One thing that the posting was read to ask for and that is scored. ``possible`` are its points of 100.

    What a profile added has no ``quote``, and 0 as its page and line.
    """

    id: str
    label: str
    kind: str
    level: Level
    section: str
    hard: bool
    weight: float
    possible: float
    quote: str
    page: int
    line: int


class PostingFacts(TypedDict):
    """The posting as the run read it."""

    source: str
    sha256: str
    title: str
    years: AskedYears | None
    requirement_lines: int
    recognised_lines: int
    requirements: list[AskedRequirement]
    not_scored: list[str]
    warnings: list[str]
    reason: str


class RunCounts(TypedDict):
    """How the files of a run came out: inputs = ranked + not scored + unreadable. The rest are labels beside.

    ``not_resume`` are those without a score that are a cover letter or several resumes.
    """

    inputs: int
    ranked: int
    not_scored: int
    unreadable: int
    not_resume: int
    copies: int
    marked: int


class RunFacts(TypedDict):
    """What a report says of its run. Nothing of it depends on when or where the run was made.

    ``filters`` and ``changes`` are sentences: what marks a resume, and what a profile changed in the posting as read.
    ``left`` counts inputs that an interrupted run has not come to.
    """

    schema_version: str
    versions: dict[str, str]
    as_of: str
    posting: PostingFacts
    profile: str | None
    changes: list[str]
    filters: list[str]
    blind: bool
    left: int
    counts: RunCounts
    noise: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """A finished ranking: the facts and, as often as one asks, the records in their order, ranks filled in.

    First what is ranked, best first, then what has no score, then what could not be read. ``records`` may stream from a
    file: no report needs all of them in memory. ``decisions`` stand beside, by the source of a row.
    """

    facts: RunFacts
    records: Iterable[Record]
    decisions: Mapping[str, DecisionObject] = field(default_factory=dict)
