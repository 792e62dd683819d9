"""The particles of two-word verbs: where they may stand, and whether they change what the verb says."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.extraction.inflection import inflect
from matcher.extraction.reading import Reading

# What may follow the object of a verb: "bring staff *up to speed*", "keep the index *current*", "wrote it *up*".
_PARTICLES = frozenset(
    tuple(phrase.split())
    for phrase in (
        "up; out; off; over; down; back; away; together; along; around; through; in; in order; into order; "
        "up to speed; up to date; up-to-date; current; ready; straight; on file; on calendar; on the calendar; "
        "on board; on track"
    ).split("; ")
)
# These lead to a noun more often than not, so that nothing but the end of the phrase may follow them.
_PREPOSITIONS = frozenset({("in",), ("over",), ("down",), ("around",), ("along",), ("through",)})
_GUIDES = frozenset("walk walks walked walking talk talks talked talking guide guides guided guiding".split())
# Words that open the next phrase; anything else after a particle is a noun that it leads to.
_NEXT = frozenset(
    ", . ; : ) ! and or for with to at before after on by from so as when until if each every daily weekly".split()
)
_BREAKS = frozenset(", ; : . ( ) and who which that when while where if because but".split())
# "Mail out", "type up": the particle says only that it was done to the end.
_TRANSPARENT = frozenset(
    form
    for verb in (
        "type write draft mail send print copy scan file clean fill log note mark tab ship fax close enter read check "
        "sort proof clear hand order bind call"
    ).split()
    for form in inflect(verb)
)
_EMPTY = frozenset({("up",), ("out",), ("off",), ("over",), ("in",), ("through",), ("along",)})
_REACH = 7


def splits(rest: Sequence[str]) -> bool:
    """True where the rest of a verb may stand after its object."""
    return tuple(rest) in _PARTICLES


def is_transparent(words: Sequence[str]) -> bool:
    """True for a written verb whose particle adds nothing: "typed up" is typed."""
    return tuple(words[1:]) in _EMPTY and words[0] in _TRANSPARENT


def stands_apart(reading: Reading, verb: int, high: int, rest: Sequence[str]) -> bool:
    """True where ``rest`` follows a verb's object, in the verb's clause."""
    words, size = reading.words, len(rest)
    for i in range(verb + 1, min(verb + 1 + _REACH, high)):
        if words[i] in _BREAKS:
            return False
        if i > verb + 1 and words[i : i + size] == list(rest) and i + size <= high:
            following = words[i + size] if i + size < high else "."
            leads = tuple(rest) in _PREPOSITIONS and words[verb] not in _GUIDES
            return following in _NEXT if leads else True
    return False
