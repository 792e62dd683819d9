"""What a place as it is written names: towns with their states, or states alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matcher.extraction.places import STATES

# Where the work is, or may be, beside the fifty states: the territories whose courts have paralegals too.
REGIONS: dict[str, str] = {
    **STATES,
    "AS": "American Samoa",
    "GU": "Guam",
    "MP": "Northern Mariana Islands",
    "PR": "Puerto Rico",
    "VI": "U.S. Virgin Islands",
}
_CODES = {name.lower(): code for code, name in REGIONS.items()} | {"virgin islands": "VI"}
# Towns that need no state beside them.
_KNOWN = {"new york city": ("New York", "NY"), "nyc": ("New York", "NY"), "washington dc": ("Washington", "DC")}
_COUNTRY = frozenset({"us", "usa", "united states", "united states of america"})
_APART = re.compile(r"\s*[;|/&()\[\]\u2022\u00b7]\s*|\s+[-\u2013\u2014]\s+|\s+(?:or|and)\s+")
_CAPITAL = re.compile(r"\bD\. ?C\b\.?")
_ENDS = re.compile(r"(?:[ ,]+\d{5}(?:-\d{4})?|\s+only)$", re.IGNORECASE)
_NO_TOWN = re.compile(r"\b(?:remote|hybrid|on-?site|in|within|from|only|state|of|anywhere|offices?)\b", re.IGNORECASE)
_ENDING = re.compile(rf"(?P<town>.*?\S)\s+(?P<state>{'|'.join(sorted(_CODES, key=len, reverse=True))})", re.IGNORECASE)
_CODED = re.compile(rf"(?P<town>.*\S)\s+(?P<state>{'|'.join(REGIONS)})")


@dataclass(frozen=True, slots=True)
class Address:
    """A town and the code of its state or territory; "" for what is not named."""

    town: str
    state: str


def addresses(place: str) -> list[Address]:
    """The towns and states that a place names, each once, in their order.

    >>> [(a.town, a.state) for a in addresses("Washington, DC 20001; Kansas City, MO")]
    [('Washington', 'DC'), ('Kansas City', 'MO')]
    """
    return list(dict.fromkeys(found for part in _APART.split(_CAPITAL.sub("DC", place)) for found in _read(part)))


def states_of(place: str) -> list[str]:
    """The codes of the states that a place names, sorted.

    >>> states_of("Jersey City, NJ; New York"), states_of("Boston"), states_of("Delaware County, Pennsylvania")
    (['NJ', 'NY'], [], ['PA'])
    """
    return sorted({address.state for address in addresses(place) if address.state})


def _read(part: str) -> Iterator[Address]:
    """The addresses of words between stronger marks than commas: a state goes with the town before it."""
    words = [_ENDS.sub("", word.strip(" .")) for word in part.split(",")]
    words = [word for word in words if word and not word.isdecimal() and word.lower() not in _COUNTRY]
    town = ""
    for word, following in zip(words, [*words, ""][1:], strict=True):
        state = "" if _is_town(word, following) else _state(word)
        if state:
            yield Address(town, state)
            town = ""
        elif word.lower() in _KNOWN:
            town, state = _KNOWN[word.lower()]
            if _state(following) != state:
                yield Address(town, state)
                town = ""
        else:
            inner = _inner(word)
            if inner is not None:
                yield inner
            town = "" if inner is not None or _NO_TOWN.search(word) else word
    if town:
        yield Address(town, "")


def _state(word: str) -> str:
    """The code of a word that is a state by name, or by its code in capitals; else ""."""
    return word if word in REGIONS else _CODES.get(word.lower(), "")


def _is_town(word: str, following: str) -> bool:
    """True for a town that is called like a state: ``New York, NY``, ``Washington, DC``, ``Nevada, MO``."""
    if word in REGIONS or word.lower() not in _CODES:
        return False
    return following in REGIONS or following.lower() == word.lower() or _state(following) == "DC"


def _inner(word: str) -> Address | None:
    """A town and its state without a comma between them, or a state after "remote in"."""
    found = _CODED.fullmatch(word) or _ENDING.fullmatch(word)
    if found is None or (found["town"].isupper() and len(found["town"]) > len("NYC")):
        return None
    town = "" if _NO_TOWN.search(found["town"]) else found["town"].strip()
    return Address(town, _state(found["state"]))
