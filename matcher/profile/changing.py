"""One requirement as its entry corrects it; a new one from an entry that adds one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from matcher.errors import ProfileError, UnknownConceptError
from matcher.extraction.labels import experience_label, label
from matcher.lookup import find
from matcher.matching.weights import KINDS
from matcher.model import Level, Posting, Requirement, RequirementMode
from matcher.profile.drafting import named
from matcher.profile.shape import Entry
from matcher.vocabulary import Vocabulary

EXPERIENCE = "experience"
_FIELD = "practice_area"


class Concepts:
    """The concepts that entries name."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Keep the vocabulary."""
        self.vocabulary = vocabulary

    def ids(self, names: Sequence[str], entry: Entry) -> tuple[str, ...]:
        """The ids of some names, each once.

        Raises:
            ProfileError: The vocabulary knows one of them not, or as several things.
        """
        return tuple(dict.fromkeys(self.id(name, entry) for name in names))

    def id(self, name: str, entry: Entry) -> str:
        """The id of a name, another form or an id.

        Raises:
            ProfileError: There is none, or several.
        """
        try:
            return find(self.vocabulary, name).id
        except UnknownConceptError as error:
            raise ProfileError(f"{entry.called}, asks for: {error}") from None

    def kind(self, concept_id: str, entry: Entry) -> str:
        """The kind of a requirement for a concept: a role asks for experience in it.

        Raises:
            ProfileError: No posting can be scored by such a thing.
        """
        kind = self.vocabulary.concepts[concept_id].kind
        if kind == "role":
            return EXPERIENCE
        if kind not in KINDS:
            raise ProfileError(
                f"{entry.called}: {concept_id} is of the kind {kind}, which is not scored; ask for something else"
            )
        return kind


def changed(requirement: Requirement, read: Entry, entry: Entry, concepts: Concepts) -> Requirement:
    """A requirement with what its entry says otherwise than what was read.

    Raises:
        ProfileError: What it says does not go together.
    """
    new = _level(requirement, read, entry)
    if entry.weight is not None and entry.weight != read.weight:
        new = replace(new, scored=entry.weight > 0, factor=entry.weight or 1.0)
    if _other_wants(read, entry):
        new = wanted(new, _with(read, entry), concepts)
    if entry.years is not None and entry.years != (read.years or 0.0):
        if new.kind != EXPERIENCE:
            raise ProfileError(f"{entry.called}: years are asked of experience only; leave the cell empty")
        years = entry.years or None
        new = replace(new, min_years=years, label=experience_label(concepts.vocabulary, new.wants, years))
    return new


def added_requirement(entry: Entry, id_: str, posting: Posting, concepts: Concepts) -> Requirement:
    """The requirement of an entry that adds one; the posting's words where it says the same somewhere.

    Raises:
        ProfileError: What it says does not go together.
    """
    level: Level = entry.level or "required"
    if entry.must_have and level != "required":
        raise _must_have(entry)
    mode: RequirementMode = entry.mode or ("class" if entry.group else "all")
    blank = Requirement(
        id=id_,
        kind="",
        label="",
        mode=mode,
        wants=(),
        class_id="",
        level=level,
        section="requirements",
        hard=bool(entry.must_have),
        open=False,
        proficiency="",
        min_years=entry.years or None,
        scored=entry.weight != 0,
        start=0,
        end=0,
        factor=entry.weight or 1.0,
    )
    new = wanted(blank, replace(entry, mode=mode), concepts)
    if entry.years and new.kind != EXPERIENCE:
        raise ProfileError(f"{entry.called}: years are asked of experience only; ask for a role, such as Paralegal")
    said = next((m for m in posting.mentions if m.concept in (*new.wants, new.class_id)), None)
    return new if said is None else replace(new, start=said.start, end=said.end)


def wanted(requirement: Requirement, entry: Entry, concepts: Concepts) -> Requirement:
    """A requirement that wants what a filled entry names.

    Raises:
        ProfileError: A name is unknown, or the way in which they combine does not fit.
    """
    vocabulary = concepts.vocabulary
    wants = concepts.ids(entry.wants or (), entry)
    class_id = concepts.id(entry.group, entry) if entry.mode == "class" and entry.group else ""
    if entry.mode == "class" and not class_id:
        raise ProfileError(f"{entry.called}: combine = class needs a group; name it, or combine with any")
    kind = concepts.kind(class_id or (*wants, "")[0], entry) if wants or class_id else requirement.kind
    if kind == EXPERIENCE:
        return _experience(requirement, wants, entry, vocabulary)
    if requirement.kind == EXPERIENCE:
        raise ProfileError(f"{entry.called}: experience asks for a role first, such as Paralegal; add the rest apart")
    if entry.mode == "one" and len(wants) > 1:
        raise ProfileError(f"{entry.called}: several things cannot combine as one; choose any (one is enough) or all")
    mode: RequirementMode = entry.mode or "all"
    if mode in ("any", "all") and len(wants) == 1:
        mode = "one"
    was = (requirement.mode, set(requirement.wants) - {requirement.class_id}, requirement.class_id)
    if was == (mode, set(wants), class_id):
        return requirement
    text = label(vocabulary, wants, mode, class_id)
    return replace(requirement, kind=kind, label=text, mode=mode, wants=wants, class_id=class_id)


def _experience(requirement: Requirement, wants: tuple[str, ...], entry: Entry, vocabulary: Vocabulary) -> Requirement:
    """Experience in a role and in fields of law."""
    for concept_id in wants[1:]:
        if vocabulary.concepts[concept_id].kind != _FIELD:
            name = named(vocabulary, concept_id)
            raise ProfileError(f"{entry.called}: after the role only fields of law; {name!r} is none: add it apart")
    text = experience_label(vocabulary, wants, requirement.min_years)
    return replace(requirement, kind=EXPERIENCE, label=text, mode="one", wants=wants, class_id="")


def _level(requirement: Requirement, read: Entry, entry: Entry) -> Requirement:
    """The level and the gate: what is no longer required is no must-have either, unless somebody says both."""
    level = entry.level or requirement.level
    hard = requirement.hard if entry.must_have is None else entry.must_have
    if hard and level != "required":
        if entry.must_have != read.must_have:
            raise _must_have(entry)
        hard = level == requirement.level
    return (
        requirement
        if (level, hard) == (requirement.level, requirement.hard)
        else replace(requirement, level=level, hard=hard)
    )


def _must_have(entry: Entry) -> ProfileError:
    return ProfileError(f"{entry.called}: a must-have is required; write required under level, or no under must-have")


def _other_wants(read: Entry, entry: Entry) -> bool:
    now = _with(read, entry)
    return (now.wants, now.mode, now.group) != (read.wants, read.mode, read.group)


def _with(read: Entry, entry: Entry) -> Entry:
    """An entry with what it leaves empty as it was read; other names of the same things are the same."""
    return replace(
        entry,
        wants=read.wants if entry.wants is None else entry.wants,
        mode=entry.mode or read.mode,
        group=(read.group if entry.group is None else entry.group) if (entry.mode or read.mode) == "class" else None,
    )
