"""What a survey is made of, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from matcher.model import Kind, Level
from matcher.survey.interval import Interval

Reason = Literal["unreadable", "no posting", "too little understood"]
# How far something held meets what is asked; "" where nothing is held against the postings.
State = Literal["shown", "near", "not shown", ""]
LEVELS: tuple[Level, ...] = get_args(Level)
REASONS: tuple[Reason, ...] = get_args(Reason)
# The order in which kinds are told; organisations are not asked for.
KINDS: tuple[Kind, ...] = (
    *("tool", "duty", "certification", "practice_area", "document_type", "skill", "education", "role"),
)
# What a programme can teach and a person can work on; the others are qualities of a person, degrees and job titles.
LEARNED: frozenset[Kind] = frozenset({"tool", "duty", "certification", "practice_area", "document_type"})
# With so few postings one more or less moves a share by more than three points.
FEW = 30


@dataclass(frozen=True, slots=True)
class Asked:
    """What one posting asks for: each concept at its highest level. It holds no text.

    ``years`` is the least experience that it asks for. ``words``, ``bag`` and ``sketch`` are what the text is told by
    (:mod:`matcher.sketch`).
    """

    source: str
    sha256: str
    title: str
    levels: Mapping[str, Level]
    years: float | None
    words: int
    bag: str
    sketch: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that is not counted, and why."""

    source: str
    reason: Reason
    said: str


@dataclass(frozen=True, slots=True)
class Repost:
    """A posting that is another one again, whose text is the fuller one and is counted."""

    source: str
    of: str


@dataclass(frozen=True, slots=True)
class Line:
    """One concept: how many postings ask for it, each counted at its highest level, and how far it is shown.

    ``asked`` is the sum of ``counts``, ``share`` what it is of all postings; ``within`` counts those that ask for it or
    for something narrower.
    ``by`` is the concept by which it is shown or near. ``meets`` is set for what is shown and asked for under another
    name only: the concept that it meets.
    """

    concept: str
    label: str
    kind: Kind
    counts: Mapping[Level, int]
    asked: int
    within: int
    share: float
    interval: Interval
    state: State = ""
    by: str = ""
    meets: str = ""


@dataclass(frozen=True, slots=True)
class Survey:
    """What the postings say together.

    ``lines`` are ordered by share, the largest first; those of nothing asked are classes, and what is held alone.
    ``given`` is the number of inputs: counted postings, reposts and what was left out. ``years`` are the least years
    that postings ask for, in ascending order. ``held`` names what is held against them, ``unknown`` what of it the
    vocabulary does not know.
    """

    given: int
    counted: int
    lines: tuple[Line, ...]
    reposts: tuple[Repost, ...]
    left_out: tuple[LeftOut, ...]
    years: tuple[float, ...]
    vocabulary: str
    held: str = ""
    held_as: str = ""
    unknown: tuple[str, ...] = ()

    @property
    def asked(self) -> tuple[Line, ...]:
        """What postings ask for, by itself or by something narrower."""
        return tuple(line for line in self.lines if line.within)

    @property
    def asked_not_shown(self) -> tuple[Line, ...]:
        """What postings ask for and is not shown, or only something near; job titles apart, which nobody is taught."""
        return tuple(line for line in self.asked if line.state in ("not shown", "near") and line.kind != "role")

    @property
    def shown_not_asked(self) -> tuple[Line, ...]:
        """What is shown and no posting asks for, neither by its name nor by another."""
        return tuple(line for line in self.lines if not line.within and not line.meets and line.state == "shown")
