"""What was extracted from a document: a posting or a resume."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matcher.model.documents import Document
from matcher.model.facts import NO_FACTS, Facts
from matcher.model.words import How, Kind, Level, MentionStatus, NotResume, RequirementMode


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept as one stretch of a document states it. ``level`` is ``None`` in resumes.

    ``titled``: a held role that stands in a resume as a title, on a line of its own and beside no dated job.
    """

    concept: str
    name: str
    kind: Kind
    start: int
    end: int
    text: str
    section: str
    level: Level | None
    status: MentionStatus
    how: How
    titled: bool = False

    @property
    def negated(self) -> bool:
        """True where the text does not claim the concept (or, in a posting, does not ask for it)."""
        return self.status not in ("held", "wanted", "expired")


@dataclass(frozen=True, slots=True)
class Rejected:
    """A form that stands in the text but that a guard kept out, with the guard's reason."""

    concept: str
    name: str
    kind: Kind
    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Explained:
    """Why a mention counts: the form of the vocabulary that its words are, and the rule that let it in."""

    concept: str
    start: int
    end: int
    form: str
    rule: str


@dataclass(frozen=True, slots=True)
class Years:
    """What a posting asks in years of experience, over all its lines: the first figure of a range is the minimum."""

    min: float
    max: float | None
    of: str
    level: Level
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Education:
    """A degree that is held (resume) or asked for (posting). ``level`` is ``None`` in resumes."""

    degree: str
    field: str
    level: Level | None
    status: MentionStatus
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Role:
    """A dated job of a resume, from ``start_month`` to ``end_month`` (first days; their difference is its length).

    ``family`` is a role concept's id, or ``""``. ``start:end`` are the dates; ``begin`` is where the job begins: at its
    title where that stands shortly before the dates, else at the dates.
    """

    title: str
    family: str
    legal_support: bool
    start_month: date
    end_month: date
    current: bool
    start: int
    end: int
    begin: int = 0


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing a posting asks for: one stretch of one line.

    ``wants`` are concept ids. ``mode`` says how they combine: ``one`` of one, ``any`` of several, ``all`` of them (each
    carries 1/n of the weight) or ``class`` (any member of ``class_id``; ``wants`` are then its examples). ``factor`` is
    what a profile multiplies its weight by.
    """

    id: str
    kind: str
    label: str
    mode: RequirementMode
    wants: tuple[str, ...]
    class_id: str
    level: Level
    section: str
    hard: bool
    open: bool
    proficiency: str
    min_years: float | None
    scored: bool
    start: int
    end: int
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word outside the vocabulary that a posting's duty and requirement lines lean on (a free keyword).

    ``start:end`` is its first place, ``count`` how many of its lines hold it. ``factor`` is what a profile multiplies
    its weight by.
    """

    term: str
    start: int
    end: int
    level: Level
    count: int = 1
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Posting:
    """What a posting asks for.

    ``warnings`` put the result in doubt, ``notes`` only say how the text was read; ``no_score`` says why nothing can be
    judged by it, "" where something can. ``asking_lines`` counts the lines of its requirement and duty sections,
    ``known_lines`` those of them in which something that is asked for was recognised.
    """

    document: Document
    title: str
    mentions: tuple[Mention, ...]
    rejected: tuple[Rejected, ...]
    requirements: tuple[Requirement, ...]
    keywords: tuple[Keyword, ...]
    years: Years | None
    education: tuple[Education, ...]
    as_of: date
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    no_score: str = ""
    facts: Facts = NO_FACTS
    asking_lines: int = 0
    known_lines: int = 0


@dataclass(frozen=True, slots=True)
class Resume:
    """What a resume shows.

    ``total_years`` and ``legal_years`` are dated months, overlaps counted once, in years; ``stated_years`` is the
    largest figure that the text itself gives for legal work ("nine years as a litigation paralegal"). ``warnings``,
    ``notes`` and ``no_score`` are those of :class:`Posting`; a file of several resumes holds nothing else.
    ``not_resume`` says what the file is where it is no single resume.
    """

    document: Document
    mentions: tuple[Mention, ...]
    rejected: tuple[Rejected, ...]
    roles: tuple[Role, ...]
    total_years: float | None
    legal_years: float | None
    stated_years: float | None
    education: tuple[Education, ...]
    keywords: tuple[Keyword, ...]
    as_of: date
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    no_score: str = ""
    facts: Facts = NO_FACTS
    not_resume: NotResume = ""
