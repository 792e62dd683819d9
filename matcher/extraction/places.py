"""States, and where a posting's job is: the place of a label ("Location: Austin, TX") or of a line near the top."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from matcher.extraction.reading import Reading
from matcher.model import Stated

STATES: Mapping[str, str] = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia",
    "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky",
    "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota",
    "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire",
    "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota",
    "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island",
    "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont",
    "VA": "Virginia", "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
}  # fmt: skip
_NAMES = "|".join(sorted(STATES.values(), key=len, reverse=True))
_STATE = rf"(?:{_NAMES}|{'|'.join(STATES)}|D\.C\.)"
_TOP_LINES = 10
_LONGEST = 80
_PART = re.compile(r"\s*[|•·;\u2013\u2014()\[\]]\s*|\s-\s|\s/\s")
# A town in one to three words and its state, or states alone; a ZIP code may follow.
_TOWN = re.compile(
    rf"(?:(?:Greater |Downtown )?[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){{0,2}}, ?)?{_STATE}(?:,? \d{{5}}(?:-\d{{4}})?)?"
    rf"(?:, (?:{_NAMES}|USA|US|United States))*"
)
_LABELLED = re.compile(
    r"(?:^|(?<=[|•·;] ))\W{0,4}(?:(?:job|office|work|primary|position) )?locations?"
    r"\s*(?::|-|\u2013)\W{0,4}(?P<place>\S.*)",
    re.IGNORECASE,
)
_REMOTE = re.compile(
    r"^(?:fully |100% )?(?:remote|hybrid|on-?site|in-?office|in[ -]person)\b"
    r"(?: (?:in|within|from|only|work|position))*",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(
    r"\b(?:law|firm|llp|group|office|offices|associates|llc|inc|p\.?c\.?|partners|legal|paralegal|secretary|court|"
    r"university|college|bar|state of|department|attorney|county of|project|center|centre|time|salary|negotiable)\b",
    re.IGNORECASE,
)


def locations(reading: Reading) -> tuple[Stated[str], ...]:
    """The places of a posting's job, each once in text order; a labelled place before what the top lines hold."""
    found = list(_labelled(reading)) or list(_topped(reading))
    first: dict[str, Stated[str]] = {}
    for place in found:
        first.setdefault(place.value.lower(), place)
    return tuple(first.values())


def _labelled(reading: Reading) -> Iterator[Stated[str]]:
    text = reading.text.text
    for start, end in reading.text.lines:
        match = (
            _LABELLED.match(text[start : min(end, start + 200)])
            if "ocation" in text[start : start + 40].lower()
            else None
        )
        if match is None:
            continue
        base = start + match.start("place")
        for first, last in _parts(match["place"]):
            said = match["place"][first:last]
            skip = _REMOTE.match(said)
            cut = skip.end() if skip else 0
            yield from _place(reading, said[cut:], base + first + cut, strict=False)


def _topped(reading: Reading) -> Iterator[Stated[str]]:
    text = reading.text.text
    for start, end in reading.text.lines[:_TOP_LINES]:
        line = text[start:end]
        if len(line) > 2 * _LONGEST:
            continue
        for first, last in _parts(line):
            said = line[first:last]
            skip = _REMOTE.match(said)
            cut = skip.end() if skip else 0
            yield from _place(reading, said[cut:], start + first + cut, strict=True)


def _parts(line: str) -> Iterator[tuple[int, int]]:
    start = 0
    for cut in _PART.finditer(line):
        yield start, cut.start()
        start = cut.end()
    yield start, len(line)


def _place(reading: Reading, said: str, at: int, *, strict: bool) -> Iterator[Stated[str]]:
    """A stretch as a place: a town with its state where ``strict``, else any short name."""
    bare = said.strip(" ,.:-*_")
    at += said.find(bare) if bare else 0
    for tail in (", Remote", ", Hybrid", ", On-site", ", Onsite"):
        bare = bare.removesuffix(tail)
    if not bare or len(bare) > _LONGEST or _NO_PLACE.search(bare):
        return
    if _TOWN.fullmatch(bare) or _all_states(bare) or (not strict and _is_name(bare)):
        start, end = reading.text.original(at, at + len(bare))
        yield Stated(bare, start, end)


def _all_states(said: str) -> bool:
    return all(part.strip() in STATES.values() for part in said.split(","))


def _is_name(said: str) -> bool:
    """True for a short name in capitals: a label vouches for it."""
    words = said.replace(",", " ").split()
    return (
        len(words) <= 6 and said[0].isupper() and all(w[0].isupper() or w in ("of", "the", "and", "in") for w in words)
    )
