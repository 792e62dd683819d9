"""The JSON objects of the service that the command line has not, as types."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from matcher.model import Kind
from matcher.reports.row_shapes import RecommendRow, RecommendSummary, ScreenLine


class RankObject(TypedDict):
    """The lines of ``matcher screen --format jsonl``, in their order."""

    schema_version: str
    rows: list[ScreenLine]


class RecommendObject(TypedDict):
    """The lines of ``matcher recommend --format jsonl``, in their order; the last one is the summary."""

    schema_version: str
    rows: list[RecommendRow]
    summary: RecommendSummary


class ConceptLine(TypedDict):
    """A concept, in a list."""

    id: str
    name: str
    label: str
    kind: Kind


class VocabularyObject(TypedDict):
    """All concepts, or those of a kind; ``version`` changes with the content."""

    schema_version: str
    version: str
    concepts: list[ConceptLine]


class GuardObject(TypedDict):
    """When an ambiguous form counts, with a sentence where it does and one where it does not."""

    form: str
    yes: str
    no: str
    case: Literal["any", "exact"]
    needs: list[str]
    sections: list[str]
    not_before: list[str]
    not_after: list[str]
    not_near: list[str]


class FrameObject(TypedDict):
    """A duty is found where one of the verbs governs one of the objects."""

    verbs: list[str]
    objects: list[str]
    near: list[str]
    unless: list[str]


class RelationObject(TypedDict):
    """How far evidence of one concept meets a requirement for another."""

    evidence: str
    requirement: str
    kind: str
    credit: float


class SourceObject(TypedDict):
    """Where a concept was found."""

    id: str
    place: str
    title: str


# "try" is a keyword of Python.
ConceptObject = TypedDict(
    "ConceptObject",
    {
        "schema_version": str,
        "id": str,
        "name": str,
        "label": str,
        "kind": Kind,
        "aliases": list[str],
        "try": str,
        "broader": list[str],
        "frames": list[FrameObject],
        "guards": list[GuardObject],
        "relations": list[RelationObject],
        "issuer": str,
        "commonplace": bool,
        "registration": bool,
        "external": dict[str, str],
        "sources": list[SourceObject],
        "note": str,
    },
)


class HealthObject(TypedDict):
    """That the service answers, what it is, and how busy: ``inside`` requests of at most ``most_inside``."""

    status: Literal["ok"]
    version: str
    vocabulary: str
    inside: int
    most_inside: int
