"""The vocabulary: concepts, what guards their forms, and how they relate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from matcher.model.words import Kind


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
