"""The JSON objects of facts and of reasons as types: see :mod:`matcher.reports.shapes`."""

from __future__ import annotations

from typing_extensions import TypedDict  # pydantic wants this one before Python 3.12

from matcher.model import Demand, EmploymentType, Level, MentionStatus, PayPeriod, Proficiency, Workplace


class LanguageObject(TypedDict):
    """A language; ``proficiency`` is "" where the text names none, ``level`` null in resumes."""

    language: str
    proficiency: Proficiency
    level: Level | None
    status: MentionStatus
    start: int
    end: int


class TypingObject(TypedDict):
    """Words a minute; ``to`` is the upper figure of a range."""

    wpm: int
    to: int | None
    level: Level | None
    start: int
    end: int


class CredentialObject(TypedDict):
    """A credential of a resume with its issuer and the states named beside it."""

    concept: str
    name: str
    issuer: str
    states: list[str]
    status: MentionStatus
    start: int
    end: int


class PayObject(TypedDict):
    """A figure or range of pay; the offsets are null where only structured data states it."""

    min: float | None
    max: float | None
    currency: str
    per: PayPeriod
    start: int | None
    end: int | None


class PlaceObject(TypedDict):
    """A place of work, as written; the offsets are null where only structured data states it."""

    value: str
    start: int | None
    end: int | None


class WorkplaceObject(TypedDict):
    """Where the job is worked."""

    value: Workplace
    start: int | None
    end: int | None


class EmploymentObject(TypedDict):
    """A kind of employment."""

    value: EmploymentType
    start: int | None
    end: int | None


class DemandObject(TypedDict):
    """Overtime or travel; ``percent`` is the largest share of travel that is stated."""

    value: Demand
    percent: int | None
    start: int | None
    end: int | None


class FactsObject(TypedDict):
    """What is stated besides concepts; ``credentials`` of resumes only, ``pay`` and all after it of postings only."""

    languages: list[LanguageObject]
    typing: TypingObject | None
    credentials: list[CredentialObject]
    pay: list[PayObject]
    locations: list[PlaceObject]
    workplace: list[WorkplaceObject]
    employment: list[EmploymentObject]
    overtime: DemandObject | None
    travel: DemandObject | None


class ExplainedObject(TypedDict):
    """Why a mention counts: the form of the vocabulary that it is, and the rule that let it in."""

    concept: str
    start: int
    end: int
    form: str
    rule: str
