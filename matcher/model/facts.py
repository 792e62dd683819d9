"""What a document states besides concepts, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from matcher.model.words import Demand, EmploymentType, Level, MentionStatus, PayPeriod, Proficiency, Workplace

Said = TypeVar("Said", bound=str)


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


NO_FACTS = Facts()
