"""The profile of a posting that changes nothing: what was read, to be corrected."""

from __future__ import annotations

import unicodedata

from matcher.errors import UnknownConceptError
from matcher.lookup import find
from matcher.matching.weights import KINDS
from matcher.model import Posting, Requirement
from matcher.profile.shape import Entry, Profile
from matcher.vocabulary import Vocabulary

SEPARATOR = ";"
_SHOWN = 200


def drafted(posting: Posting, vocabulary: Vocabulary) -> Profile:
    """A posting's requirements as they were read."""
    return Profile(
        entries=tuple(entry(r, posting.document.text, vocabulary) for r in posting.requirements),
        keywords=tuple(k.term for k in posting.keywords),
        weights=dict.fromkeys(KINDS, 1.0),
        title=plain(posting.title.lstrip("# ")),
        source=plain(posting.document.source),
        sha256=posting.document.sha256,
        vocabulary=vocabulary.version,
    )


def entry(requirement: Requirement, text: str, vocabulary: Vocabulary) -> Entry:
    """A requirement as it was read in a text."""
    return Entry(
        id=requirement.id,
        label=plain(requirement.label),
        kind=requirement.kind,
        wants=tuple(named(vocabulary, c) for c in requirement.wants if c != requirement.class_id) or None,
        mode=requirement.mode,
        group=named(vocabulary, requirement.class_id) if requirement.class_id else None,
        level=requirement.level,
        must_have=requirement.hard,
        weight=1.0 if requirement.scored else 0.0,
        keep=True,
        years=(requirement.min_years or 0.0) if requirement.kind == "experience" else None,
        says=said(text, requirement),
        line=text.count("\n", 0, requirement.start) + 1,
    )


def named(vocabulary: Vocabulary, concept_id: str) -> str:
    """What a person calls a concept, where that finds it again; else its id."""
    concept = vocabulary.concepts[concept_id]
    for name in (concept.label, concept.name):
        if SEPARATOR in name or name != plain(name):
            continue
        try:
            if find(vocabulary, name) is concept:
                return name
        except UnknownConceptError:
            pass
    return concept_id


def said(text: str, requirement: Requirement) -> str:
    """The line of the posting that a requirement was read in, cut where it is long."""
    start = text.rfind("\n", 0, requirement.start) + 1
    end = text.find("\n", requirement.end)
    line = plain(text[start : len(text) if end < 0 else end])
    if len(line) <= _SHOWN:
        return line
    return plain(text[requirement.start : requirement.end])[:_SHOWN]


def plain(text: str) -> str:
    """A text on one line, without characters that no cell and no TOML file can hold."""
    spaced = "".join(" " if c.isspace() else c for c in text)
    return " ".join("".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Cn")).split())
