"""The nouns of the project: frozen values that one part hands to the next, without logic.

Data flows one way: ``Document`` → ``Posting`` or ``Resume`` → ``Match`` → report. Every offset is a half-open range
into ``Document.text``, the decoded text of the file, so ``document.text[start:end]`` is what a person would see.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, Literal, TypeVar

SCHEMA_VERSION = "1.0"

DocumentStatus = Literal["ok", "needs_ocr", "encrypted", "unsupported", "too_large", "corrupt", "timeout", "empty"]
BlockKind = Literal["heading", "bullet", "cell", "paragraph"]
DocumentType = Literal["posting", "resume"]
Kind = Literal[
    "tool", "duty", "certification", "skill", "practice_area", "document_type", "education", "role", "organization"
]
MentionStatus = Literal[
    "held", "wanted", "in_progress", "willing", "expired", "not_required", "denied", "other_person", "incidental"
]
Level = Literal["required", "preferred", "mentioned"]
How = Literal["exact", "alias", "typo", "verb-object"]
RequirementMode = Literal["one", "any", "all", "class"]
Band = Literal["strong", "good", "partial", "weak"]
Confidence = Literal["low", "medium", "high"]
KnockoutState = Literal["met", "unmet", "unknown"]
GapGroup = Literal["say it so", "near", "not shown"]
ActionKind = Literal["say it so", "near", "not shown", "only listed", "credential", "dates", "layout", "hidden"]
Place = Literal["", "text box", "header or footer"]
PayPeriod = Literal["hour", "day", "week", "month", "year"]
EmploymentType = Literal["full-time", "part-time", "temporary", "contract", "internship", "permanent", "per diem"]
Workplace = Literal["on-site", "hybrid", "remote"]
Demand = Literal["required", "possible", "none"]
Said = TypeVar("Said", bound=str)
Proficiency = Literal["native", "fluent", "proficient", "conversational", "basic", ""]


@dataclass(frozen=True, slots=True)
class Block:
    """One visual unit of a document, as its reader saw it. ``page`` and ``column`` count from 1.

    ``place`` says where it stands if not in the body of the page.
    """

    start: int
    end: int
    kind: BlockKind
    page: int = 1
    column: int = 1
    place: Place = ""


@dataclass(frozen=True, slots=True)
class Hidden:
    """Text that a reader of the file cannot see: reported, never counted."""

    text: str
    reason: str
    page: int = 1


@dataclass(frozen=True, slots=True)
class Document:
    """A file or text as it was read.

    ``pages`` holds the offset in ``text`` at which each page starts (one entry, 0, where the format has no pages).
    ``data`` keeps structured input (a schema.org ``JobPosting``, say) beside the text; empty for plain text.
    ``ocr``: some of the text was read by OCR, so its letters may be wrong.
    """

    source: str
    sha256: str
    status: DocumentStatus
    text: str
    blocks: tuple[Block, ...] = ()
    pages: tuple[int, ...] = (0,)
    hidden: tuple[Hidden, ...] = ()
    warnings: tuple[str, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read, with the reason and what to do about it."""

    source: str
    status: DocumentStatus
    reason: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Guard:
    """When an ambiguous form counts.

    A hit passes if its case fits, no ``not_before``/``not_after``/``not_near`` word vetoes it, and either nothing is
    needed, one of ``needs`` stands in its sentence, or its section is one of ``sections``. ``yes`` and ``no`` are the
    two sentences that every guard is tested with.
    """

    form: str
    yes: str
    no: str
    case: Literal["any", "exact"] = "any"
    needs: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """Verb + object: a duty is found where one of ``verbs`` governs one of ``objects``.

    ``near`` narrows it to clauses that hold one of these words, ``unless`` excludes clauses that hold one. The object
    ``*`` stands for "the verb alone is enough".
    """

    verbs: tuple[str, ...]
    objects: tuple[str, ...]
    near: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """How far evidence of one concept meets a requirement for another: ``credit`` in [0, 1], in this direction only."""

    evidence: str
    requirement: str
    kind: str
    credit: float


@dataclass(frozen=True, slots=True)
class Source:
    """Where a concept was found: a source id of ``vocab/sources.toml`` and the place in it."""

    id: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry of the vocabulary. ``name`` is its key in the curated tables, ``label`` how it is said to a person."""

    id: str
    name: str
    label: str
    kind: Kind
    aliases: tuple[str, ...]
    try_form: str
    sources: tuple[Source, ...]
    broader: tuple[str, ...] = ()
    guards: tuple[Guard, ...] = ()
    frames: tuple[Frame, ...] = ()
    issuer: str = ""
    commonplace: bool = False
    beside: bool = False
    registration: bool = False
    sibling: float = 0.0
    external: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept as one stretch of a document states it. ``level`` is ``None`` in resumes."""

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

    ``family`` is a role concept's id, or ``""``.
    """

    title: str
    family: str
    legal_support: bool
    start_month: date
    end_month: date
    current: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing a posting asks for: one stretch of one line.

    ``wants`` are concept ids. ``mode`` says how they combine: ``one`` of one, ``any`` of several, ``all`` of them (each
    carries 1/n of the weight) or ``class`` (any member of ``class_id``; ``wants`` are then its examples).
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


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word outside the vocabulary that a posting's duty and requirement lines lean on (a free keyword).

    ``start:end`` is its first place, ``count`` how many of its lines hold it.
    """

    term: str
    start: int
    end: int
    level: Level
    count: int = 1


@dataclass(frozen=True, slots=True)
class Language:
    """A language that a person speaks or a posting asks for; ``proficiency`` is "" where the text names none.

    ``level`` is ``None`` in resumes; a language that a posting says it does not need has the status ``not_required``.
    """

    language: str
    proficiency: Proficiency
    level: Level | None
    status: MentionStatus
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TypingSpeed:
    """Words a minute, and the upper figure of a range ("50-60 wpm"). ``level`` is ``None`` in resumes."""

    wpm: int
    to: int | None
    level: Level | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pay:
    """What a posting pays: from ``min`` to ``max``, either of which may be open ("up to $30 an hour").

    ``currency`` is a code of three letters, or "" where the text leaves open whose it is. ``start`` and ``end`` are
    ``None`` where only the file's structured data states it; so it is with every :class:`Stated`.
    """

    min: float | None
    max: float | None
    currency: str
    per: PayPeriod
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Stated(Generic[Said]):
    """One condition of work in a word of a closed set, or a place as it is written; ``percent`` is that of travel."""

    value: Said
    start: int | None
    end: int | None
    percent: int | None = None


@dataclass(frozen=True, slots=True)
class Credential:
    """A credential of a resume, once each: who grants it, and the states that the text names beside it."""

    concept: str
    name: str
    issuer: str
    states: tuple[str, ...]
    status: MentionStatus
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document states besides concepts, as data: nothing of it is scored, and what is unclear is left out.

    ``credentials`` are those of a resume; ``pay`` and all after it are for postings only.
    """

    languages: tuple[Language, ...] = ()
    typing: TypingSpeed | None = None
    credentials: tuple[Credential, ...] = ()
    pay: tuple[Pay, ...] = ()
    locations: tuple[Stated[str], ...] = ()
    workplace: tuple[Stated[Workplace], ...] = ()
    employment: tuple[Stated[EmploymentType], ...] = ()
    overtime: Stated[Demand] | None = None
    travel: Stated[Demand] | None = None


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
    facts: Facts = Facts()
    asking_lines: int = 0
    known_lines: int = 0


@dataclass(frozen=True, slots=True)
class Resume:
    """What a resume shows.

    ``total_years`` and ``legal_years`` are dated months, overlaps counted once, in years; ``stated_years`` is the
    largest figure that the text itself gives for legal work ("nine years as a litigation paralegal"). ``warnings``,
    ``notes`` and ``no_score`` are those of :class:`Posting`; a file of several resumes holds nothing else.
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
    facts: Facts = Facts()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote of the resume that a credit rests on. ``page`` and ``line`` count from 1."""

    start: int
    end: int
    text: str
    page: int
    line: int
    section: str


@dataclass(frozen=True, slots=True)
class Earned:
    """The best evidence for one wanted concept: what it is worth, how it was found, and the mention, if any."""

    wanted: str
    value: float
    how: str
    mention: Mention | None


@dataclass(frozen=True, slots=True)
class Credit:
    """How far one resume meets one requirement: ``value`` in [0, 1] and the reason, with its evidence.

    ``parts`` are what counted for each wanted concept; of alternatives, the best one alone.
    """

    value: float
    how: str
    evidence: tuple[Evidence, ...] = ()
    parts: tuple[Earned, ...] = ()


@dataclass(frozen=True, slots=True)
class Factors:
    """What a weight is the product of. ``lines`` and ``share`` are 1 but for free keywords."""

    level: float = 1.0
    section: float = 1.0
    kind: float = 1.0
    idf: float = 1.0
    lines: float = 1.0
    share: float = 1.0

    @property
    def weight(self) -> float:
        """The product."""
        return self.level * self.section * self.kind * self.idf * self.lines * self.share


@dataclass(frozen=True, slots=True)
class Contribution:
    """One line of the score's arithmetic: ``points`` of at most ``possible``; all lines' points sum to the score.

    ``factors`` multiply to the weight; ``why`` says in words what the credit rests on.
    """

    requirement: str
    label: str
    kind: str
    level: Level
    weight: float
    credit: float
    how: str
    points: float
    possible: float
    posting_quote: Evidence
    evidence: tuple[Evidence, ...]
    factors: Factors = Factors()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Knockout:
    """A hard requirement and its state: ``unmet`` only where the resume itself states the contrary."""

    requirement: str
    kind: str
    needed: str
    found: str
    state: KnockoutState
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A requirement that is not fully met, and the exact points that stating ``try_form`` would add.

    ``denied`` is true where the resume itself says that it lacks the ``concept``, or has it no longer or not yet.
    """

    requirement: str
    concept: str
    label: str
    gain: float
    group: GapGroup
    try_form: str
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that the candidate can do, in truth, about one requirement or about the file.

    ``gain`` is exact, and 0 where the score does not change. ``posting`` quotes what is asked for, ``resume`` the line
    to change; either is ``None`` where there is none. ``must_have``: the posting states it as required. ``folded``: a
    duty that the posting only mentions and the resume does not show, which short reports name in one line with others.
    """

    kind: ActionKind
    requirement: str
    label: str
    must_have: bool
    gain: float
    posting: Evidence | None
    resume: Evidence | None
    sentence: str
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A resume held against a posting.

    ``score`` is ``None`` where nothing can be judged; ``reason`` says why. ``band`` is ``None`` as well where
    too little of the posting was recognised to judge well: ``confidence`` is low then, and ``reason`` says so.
    ``advice`` holds every action, the first to do first.
    """

    resume: Resume
    posting: Posting
    score: float | None
    reason: str
    band: Band | None
    confidence: Confidence
    knockouts: tuple[Knockout, ...]
    contributions: tuple[Contribution, ...]
    gaps: tuple[Gap, ...]
    not_scored: tuple[str, ...]
    advice: tuple[Action, ...]
    warnings: tuple[str, ...]
    as_of: date
    versions: Mapping[str, str]
