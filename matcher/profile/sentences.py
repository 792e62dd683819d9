"""What a profile changes, said to a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from matcher.model import Requirement

_KINDS: Mapping[str, str] = {
    "tool": "tools",
    "duty": "duties",
    "certification": "certifications",
    "skill": "skills",
    "practice_area": "practice areas",
    "document_type": "document types",
    "keyword": "other words of the posting",
    "education": "degrees",
    "experience": "years and role",
}
_FACTORS: Mapping[float, str] = {0.0: "nothing", 0.5: "half", 2.0: "twice as much", 3.0: "three times as much"}


def differences(read: Requirement, new: Requirement) -> Iterator[str]:
    """What is different about a requirement, a sentence for each thing."""
    if (new.wants, new.mode, new.class_id) != (read.wants, read.mode, read.class_id):
        how = {"any": "any of ", "all": "all of "}.get(new.mode, "")
        yield f"{read.label}: now asks for {how}{new.label}"
    elif new.label != read.label:
        yield f"{read.label}: now {new.label}"
    if new.level != read.level:
        yield f"{new.label}: {new.level} instead of {read.level}"
    if new.hard != read.hard:
        yield f"{new.label}: {'now' if new.hard else 'no longer'} a must-have"
    if new.scored != read.scored:
        yield f"{new.label}: {'now scored' if new.scored else 'shown, no longer scored'}"
    if new.factor != read.factor:
        yield f"{new.label}: weighs {factor_words(new.factor)}"


def kind_words(kind: str) -> str:
    """Requirements of a kind, as a subject."""
    return _KINDS.get(kind, kind)


def factor_words(factor: float) -> str:
    """How much more or less something weighs.

    >>> factor_words(0.5), factor_words(1.5)
    ('half', '1.5 times as much')
    """
    return _FACTORS.get(factor, f"{factor:g} times as much")
