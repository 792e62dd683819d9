"""Finding a concept by what a person types."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from matcher.model import Concept
    from matcher.vocabulary import Vocabulary


def find(vocabulary: Vocabulary, text: str) -> Concept:
    """The concept with this id, name, label or written form; upper and lower case do not matter.

    A written form may look like an id as well: "certification.certified-paralegal".

    Raises:
        click.UsageError: There is none, or several; the message names the nearest ids.
    """
    concepts = vocabulary.concepts
    if text in concepts:
        return concepts[text]
    wanted = text.strip().lower()
    by_name = [c for c in concepts.values() if wanted in (c.id, c.name.lower(), c.label.lower())]
    found = by_name or [c for c in concepts.values() if wanted in (alias.lower() for alias in c.aliases)]
    found = found or [c for c in concepts.values() if wanted in _like_ids(c)]
    if len(found) == 1:
        return found[0]
    if found:
        raise click.UsageError(f"{text!r} is several things: {', '.join(c.id for c in found)}; give the id.")
    names = {name.lower(): c.id for c in concepts.values() for name in (c.id, c.id.partition(".")[2], c.name, c.label)}
    near = list(dict.fromkeys(names[n] for n in difflib.get_close_matches(wanted, names, n=3, cutoff=0.6)))
    hint = f"; did you mean {' or '.join(near)}?" if near else "; 'matcher vocab list' shows all."
    raise click.UsageError(f"the vocabulary knows no {text!r}{hint}")


def _like_ids(concept: Concept) -> set[str]:
    """The written forms of a concept in the form of an id."""
    forms = (re.sub(r"[^\w]+", "-", alias.lower()).strip("-") for alias in concept.aliases)
    return {f"{concept.kind}.{form}" for form in forms}
