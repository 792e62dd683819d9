"""Where the work is: states by their codes and names, and as bits of one number."""

from __future__ import annotations

from collections.abc import Iterable

from matcher.errors import ItemError
from matcher.extraction.places import STATES

# Where the work is, or may be, beside the fifty states: the territories whose courts have paralegals too.
PLACES: tuple[str, ...] = (*sorted(STATES), "AS", "GU", "MP", "PR", "VI")
_BITS = {code: 1 << place for place, code in enumerate(PLACES)}
_CODES = {name.lower(): code for code, name in STATES.items()}


def codes_of(states: Iterable[str]) -> set[str]:
    """States, as codes or names in any case, as codes.

    >>> sorted(codes_of(["california", "CA", " ny "]))
    ['CA', 'NY']

    Raises:
        ItemError: A word is no state.
    """
    found = set()
    for state in states:
        word = state.strip()
        code = _CODES.get(word.lower(), word.upper())
        if code not in _BITS:
            raise ItemError(f"{state!r} is no state; write it like CA or California")
        found.add(code)
    return found


def states_as_bits(states: Iterable[str]) -> int:
    """States as one number with a bit for each.

    Raises:
        ItemError: A word is no state.
    """
    return sum(_BITS[code] for code in codes_of(states))


def states_named(place: str) -> list[str]:
    """The codes of the states that a place as it is written names: ``Austin, TX 78701`` names Texas.

    >>> states_named("Jersey City, NJ; New York"), states_named("Boston")
    (['NJ', 'NY'], [])
    """
    low = f" {' '.join(''.join(c if c.isalnum() else ' ' for c in place).split())} "
    named = {code for name, code in _CODES.items() if f" {name} " in low.lower()}
    return sorted(named | {code for code in _BITS if f" {code} " in low})
