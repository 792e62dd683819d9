"""How a requirement is called: by what it wants, and how that combines."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.model import RequirementMode
from matcher.vocabulary import Vocabulary


def label(vocabulary: Vocabulary, wants: Sequence[str], mode: RequirementMode, class_id: str = "") -> str:
    """The label of a requirement that wants some concepts, or any of a class with these as examples."""
    labels = [vocabulary.concepts[c].label for c in wants if c != class_id]
    joined = (" or " if mode in ("any", "class") else ", ").join(labels)
    if not class_id:
        return joined
    class_label = vocabulary.concepts[class_id].label
    return f"{class_label} ({joined})" if joined else class_label


def in_years(number: float) -> str:
    """A number of years with its noun.

    >>> in_years(1), in_years(1.5)
    ('1 year', '1.5 years')
    """
    return f"{number:g} year{'' if number == 1 else 's'}"


def experience_label(vocabulary: Vocabulary, wants: Sequence[str], years: float | None) -> str:
    """The label of experience in a role and its fields, the first and the rest of ``wants``."""
    asked = "experience" if years is None else f"{in_years(years)} of experience"
    names = [vocabulary.concepts[c].label for c in wants]
    if not names:
        return asked
    return f"{asked} as {names[0]}" + (f" ({', '.join(names[1:])})" if names[1:] else "")
