"""A resume held against a posting: evidence, credits, contributions, knock-outs, gaps, actions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from matcher.model.extracted import Mention, Posting, Resume
from matcher.model.words import ActionKind, Band, Confidence, GapGroup, KnockoutState, Level


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote of the resume that a credit rests on. ``page`` and ``line`` count from 1.

    Of a stored profile, which keeps no text, only the place is known: ``text`` is "", ``page`` and ``line`` are 0.
    """

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
    """What a weight is the product of. ``lines`` and ``share`` are 1 but for free keywords, ``profile`` without one."""

    level: float = 1.0
    section: float = 1.0
    kind: float = 1.0
    idf: float = 1.0
    lines: float = 1.0
    share: float = 1.0
    profile: float = 1.0

    @property
    def weight(self) -> float:
        """The product."""
        return self.level * self.section * self.kind * self.idf * self.lines * self.share * self.profile


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
