"""The credentials of a resume as data: issuer, and the states that stand right beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from matcher.extraction.places import STATES
from matcher.extraction.reading import Hit, Reading
from matcher.model import Credential
from matcher.vocabulary import Vocabulary

_SHOWN = frozenset({"held", "in_progress", "expired"})
_BY_WORDS: Mapping[tuple[str, ...], str] = {
    **{tuple(name.lower().split()): name for name in STATES.values()},
    ("washington", "d", ".", "c", "."): "District of Columbia",
    ("washington", ",", "dc"): "District of Columbia",
}
_LONGEST = max(map(len, _BY_WORDS))
_LINKS = frozenset(
    ", ( : - – of the state states in for commonwealth commission commissioned and & / licensed by".split()
)
_REACH = 8


def credentials(reading: Reading, vocabulary: Vocabulary) -> tuple[Credential, ...]:
    """The credentials that a resume holds, held once or works on, each once, in text order."""
    found: dict[str, Credential] = {}
    for hit in reading.hits:
        if hit.kind != "certification" or hit.status not in _SHOWN:
            continue
        concept = vocabulary.concepts[hit.concept]
        states = tuple(dict.fromkeys((*_before(hit, reading), *_after(hit, reading))))
        start, end = reading.span(hit.start, hit.end)
        stated = Credential(hit.concept, concept.name, concept.issuer, states, hit.status, start, end)
        known = found.get(hit.concept)
        if known is None or (bool(states), stated.status == "held") > (bool(known.states), known.status == "held"):
            found[hit.concept] = stated
    return tuple(sorted(found.values(), key=lambda item: (item.start, item.end, item.concept)))


def _after(hit: Hit, reading: Reading) -> Iterator[str]:
    """The states that follow with only linking words between: "Notary Public, State of Texas and State of Ohio"."""
    _, high = reading.bounds[hit.sentence]
    i = hit.end
    stop = min(high, i + _REACH)
    while i < stop:
        name, size = _state(reading, i, high)
        if name:
            yield name
            i += size
            stop = min(high, i + _REACH)
        elif reading.words[i] in _LINKS:
            i += 1
        else:
            return


def _before(hit: Hit, reading: Reading) -> Iterator[str]:
    """The state right before: "Texas Notary Public", "VA Notary Public"."""
    low, _ = reading.bounds[hit.sentence]
    for size in range(min(_LONGEST, hit.start - low), 0, -1):
        name, found = _state(reading, hit.start - size, hit.start)
        if name and found == size:
            yield name
            return


def _state(reading: Reading, i: int, high: int) -> tuple[str, int]:
    """The state that a token begins and its number of tokens, or ("", 0); abbreviations in capitals only."""
    text = reading.tokens.texts[i]
    if not text[0].isupper():
        return "", 0
    for size in range(min(_LONGEST, high - i), 0, -1):
        name = _BY_WORDS.get(tuple(reading.words[i : i + size]))
        if name:
            return name, size
    return (STATES[text], 1) if text in STATES else ("", 0)
