"""Finding a concept by what a person types."""

from __future__ import annotations

import difflib
import re

from matcher.errors import UnknownConceptError
from matcher.model import Concept
from matcher.model.words import Kind
from matcher.vocabulary import Vocabulary

# A short word shares three of five letters with many that it has nothing to do with.
_NEAR = 0.75


def find(vocabulary: Vocabulary, text: str, *, near: Kind | None = None) -> Concept:
    """The concept with this id, name, label or written form; upper and lower case do not matter.

    Args:
        vocabulary: Where to look.
        text: What was typed.
        near: The kind of what the message of an error may suggest; any if ``None``.

    Raises:
        UnknownConceptError: There is none, or several; the message names the nearest ids.
    """
    concepts = vocabulary.concepts
    if text in concepts:
        return concepts[text]
    wanted = text.strip().lower()
    by_name = [c for c in concepts.values() if wanted in _names(c)]
    found = by_name or [c for c in concepts.values() if wanted in (alias.lower() for alias in c.aliases)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownConceptError(f"{text!r} is several things: {', '.join(c.id for c in found)}; give the id.")
    offered = [c for c in concepts.values() if near in (None, c.kind)]
    names = {name.lower(): c.id for c in offered for name in (c.id.partition(".")[2], *_names(c))}
    nearest = list(dict.fromkeys(names[n] for n in difflib.get_close_matches(wanted, names, n=3, cutoff=_NEAR)))
    hint = f"; did you mean {' or '.join(nearest)}?" if nearest else "; 'matcher vocab list' shows all."
    raise UnknownConceptError(f"the vocabulary knows no {text!r}{hint}")


def names(vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """The ids of the concepts that each id, name, label and written form in lower case stands for."""
    found: dict[str, set[str]] = {}
    for concept in vocabulary.concepts.values():
        for name in {*_names(concept), *(alias.lower() for alias in concept.aliases)}:
            found.setdefault(name, set()).add(concept.id)
    return {name: frozenset(ids) for name, ids in found.items()}


def _names(concept: Concept) -> tuple[str, ...]:
    """What a concept is called: id, name, label; the name without its brackets, and that in the form of an id."""
    plain = re.sub(r"\s*\([^)]*\)", "", concept.name).lower()
    like_id = re.sub(r"[^\w]+", "-", plain).strip("-")
    return concept.id, concept.name.lower(), concept.label.lower(), plain, f"{concept.kind}.{like_id}"
