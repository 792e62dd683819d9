"""Two vocabularies held against each other: concepts, their forms, guards and frames, relations, and the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from matcher.model import Concept, Frame, Guard, Kind, Relation
from matcher.vocabulary import Vocabulary

Sort = Literal["added", "removed", "changed"]
# What extraction does not look at: where a concept was found, how it is advised, which numbers others know it by.
_NEUTRAL = frozenset({"try_form", "sources", "external", "note"})
# What has lines of its own in a difference.
_APART = frozenset({"id", "kind", "aliases", "guards", "frames"})
_TABLES = {
    "cues": "cues",
    "headings": "headings",
    "verb_nouns": "nouns of verbs",
    "frequencies": "document frequencies",
}


@dataclass(frozen=True, slots=True)
class ConceptChange:
    """How one concept differs.

    ``forms``, ``guards`` and ``frames`` are pairs of what is gone and what is new; a guard that says something else is
    in both. ``fields`` are pairs of the old and the new value of everything else that is kept of a concept.
    """

    concept: str
    label: str
    kind: Kind
    sort: Sort
    forms: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    guards: tuple[tuple[Guard, ...], tuple[Guard, ...]] = ((), ())
    frames: tuple[tuple[Frame, ...], tuple[Frame, ...]] = ((), ())
    fields: Mapping[str, tuple[Any, Any]] | None = None

    @property
    def is_silent(self) -> bool:
        """True where extraction is the same with both: only notes, sources and the like differ."""
        written = (*self.forms, *self.guards, *self.frames)
        return self.sort == "changed" and not any(written) and set(self.fields or ()) <= _NEUTRAL


@dataclass(frozen=True, slots=True)
class RelationChange:
    """What evidence of one concept earns for another, before and after; ``None`` where there is no relation."""

    evidence: str
    requirement: str
    old: Relation | None
    new: Relation | None


@dataclass(frozen=True, slots=True)
class VocabularyDiff:
    """All differences, in the order of the ids. ``tables`` names those that every text is read by."""

    old: Vocabulary = field(repr=False)
    new: Vocabulary = field(repr=False)
    concepts: tuple[ConceptChange, ...]
    relations: tuple[RelationChange, ...]
    tables: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """True where nothing differs."""
        return not (self.concepts or self.relations or self.tables)


def compare(old: Vocabulary, new: Vocabulary) -> VocabularyDiff:
    """How the vocabulary ``new`` differs from ``old``."""
    ids = sorted(old.concepts.keys() | new.concepts.keys())
    changes = (_concept(old.concepts.get(id_), new.concepts.get(id_)) for id_ in ids)
    return VocabularyDiff(
        old=old,
        new=new,
        concepts=tuple(change for change in changes if change is not None),
        relations=tuple(_relations(old.relations, new.relations)),
        tables=tuple(name for key, name in _TABLES.items() if getattr(old, key) != getattr(new, key)),
    )


def _concept(old: Concept | None, new: Concept | None) -> ConceptChange | None:
    known = new or old
    if known is None or old == new:
        return None
    sort: Sort = "added" if old is None else "removed" if new is None else "changed"
    change = ConceptChange(
        known.id,
        known.label,
        known.kind,
        sort,
        forms=_apart(old.aliases if old else (), new.aliases if new else ()),
        guards=_apart(old.guards if old else (), new.guards if new else ()),
        frames=_apart(old.frames if old else (), new.frames if new else ()),
        fields=_fields(old, new) if old and new else {},
    )
    # The order of the forms alone says nothing but which one is offered first.
    written = (*change.forms, *change.guards, *change.frames)
    return change if sort != "changed" or any(written) or change.fields else None


def _apart(old: Iterable[Any], new: Iterable[Any]) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    before, after = tuple(old), tuple(new)
    return tuple(x for x in before if x not in after), tuple(x for x in after if x not in before)


def _fields(old: Concept, new: Concept) -> dict[str, tuple[Any, Any]]:
    names = (part.name for part in fields(Concept) if part.name not in _APART)
    pairs = {name: (getattr(old, name), getattr(new, name)) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _relations(old: Iterable[Relation], new: Iterable[Relation]) -> Iterator[RelationChange]:
    before, after = ({(r.evidence, r.requirement): r for r in side} for side in (old, new))
    for evidence, requirement in sorted(before.keys() | after.keys()):
        pair = before.get((evidence, requirement)), after.get((evidence, requirement))
        if pair[0] != pair[1]:
            yield RelationChange(evidence, requirement, *pair)
