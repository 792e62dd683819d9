"""Where the work is: states by their codes and names, and as bits of one number."""

from __future__ import annotations

from collections.abc import Iterable

from matcher.errors import ItemError
from matcher.extraction.addresses import REGIONS

_BITS = {code: 1 << place for place, code in enumerate(sorted(REGIONS))}
_CODES = {name.lower(): code for code, name in REGIONS.items()}


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
