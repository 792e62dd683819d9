"""The form of the vocabulary's TOML files: which keys an entry may have, and what may stand there.

:mod:`matcher.vocabulary` reads the files; docs/vocabulary.md says what the keys mean.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

# The ids of public lists as their owners write them. Keys of other lists are the user's own.
_EXTERNAL: Mapping[str, re.Pattern[str]] = {
    "onet": re.compile(r"\d{8}|\d\d-\d{4}\.\d\d"),
    "esco": re.compile(r"http://data\.europa\.eu/esco/(skill|occupation)/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
}


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

    @field_validator("external")
    @classmethod
    def _as_its_list_writes_it(cls, external: dict[str, str]) -> dict[str, str]:
        for name, code in external.items():
            if name in _EXTERNAL and not _EXTERNAL[name].fullmatch(code):
                raise ValueError(f"{code!r} is no id of {name}; docs/vocabulary.md shows the form")
        return external


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
