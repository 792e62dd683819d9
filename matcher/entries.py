"""The form of the vocabulary's TOML files: which keys an entry may have, and what may stand there.

:mod:`matcher.vocabulary` reads the files; docs/vocabulary.md says what the keys mean.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Entry(BaseModel):
    """What all entries have in common: a key that is not known is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class GuardEntry(Entry):
    """``[[concept.guards]]``."""

    form: str
    yes: str
    no: str
    case: Literal["any", "exact"] = "any"
    needs: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()


class FrameEntry(Entry):
    """``[[concept.frames]]``: verbs and the objects that they govern."""

    verbs: tuple[str, ...] = Field(min_length=1)
    objects: tuple[str, ...] = Field(min_length=1)
    near: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class RelationEntry(Entry):
    """One of ``relations``."""

    to: str
    kind: Literal["same_as", "supersedes", "part_of", "near", "broader"]
    credit: float = Field(ge=0, le=1, default=1.0)
    back: float | None = Field(ge=0, le=1, default=None)


class ConceptEntry(Entry):
    """``[[concept]]``."""

    id: str = Field(pattern=r"^[a-z_]+\.[a-z0-9][a-z0-9-]*$")
    name: str = Field(min_length=1)
    label: str = ""
    aliases: tuple[str, ...] = ()
    try_: str = Field(alias="try", default="")
    broader: tuple[str, ...] = ()
    relations: tuple[RelationEntry, ...] = ()
    guards: tuple[GuardEntry, ...] = ()
    frames: tuple[FrameEntry, ...] = ()
    issuer: str = ""
    commonplace: bool = False
    beside: bool = False
    registration: bool = False
    sibling: float = Field(ge=0, le=1, default=0.0)
    external: dict[str, str] = {}
    sources: tuple[str, ...] = Field(min_length=1)
    note: str = ""


class VocabularyFile(Entry):
    """A file of concepts, with the groups of verbs and the nouns that its frames use."""

    concept: tuple[ConceptEntry, ...] = ()
    verbs: dict[str, tuple[str, ...]] = {}
    nouns: dict[str, tuple[str, ...]] = {}


class SourceEntry(Entry):
    """``[[source]]``."""

    id: str
    title: str
    licence: str
    note: str = ""


class SourceFile(Entry):
    """``sources.toml``."""

    source: tuple[SourceEntry, ...]
