"""Which words of a sentence are verbs: many of the field's verbs are nouns as well ("file", "brief", "calendar")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from matcher.extraction.reading import Reading

_DETERMINERS = frozenset(
    "a an the this that these those his her its their our my your each every no such another".split()
)
_PREPOSITIONS = frozenset("of for in on at by from with as about via per under".split())
_MODALS = frozenset(
    "to will would can could may might must should shall 'll you'll i'll we'll who i we you they please".split()
)
_HELPERS = frozenset(
    "help helps helped helping assist assists assisted assisting responsible able ability include includes including "
    "do does did not don't".split()
)
_STARTERS = frozenset({":", ";", "-", "(", "•", "|", "*", ")", ">", "/", "."})
_CONJOINERS = frozenset({",", "and", "or", "&", "/"})
# Verbs that are as common as nouns: read as verbs only where a verb can stand.
_NOUNISH = frozenset(
    "address answer audit balance bill book brief budget calendar call chase check claim code contact contract control copy "
    "cover deal design docket document draft edit estimate fax field file form format function head host image index input "
    "interview invoice issue key lead list log look mail manage mark master meet memo monitor notice number open order own "
    "paper plan post print process profile project proof prospect pull question record report request research resource "
    "review route run scan schedule screen search serve set ship show sign sort source staff stamp stock store study "
    "subpoena support survey tab table tag tape time track transcript transfer type update upgrade use verify voice watch work".split()
)
# "A working relationship", "working hours": no work done.
_WORKING = frozenset("relationship knowledge environment hour day capital condition".split())


class _Phrase(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Verb:
    """Tokens ``start:end`` that are a verb (or a noun that says what a verb says), with the lemmas it may belong to."""

    start: int
    end: int
    lemmas: tuple[str, ...]
    form: str


class VerbFinder:
    """Finds the known verbs of a sentence, longest form first."""

    def __init__(self, forms: Mapping[tuple[str, ...], tuple[tuple[str, str], ...]]) -> None:
        """Keep the written forms: token sequence → (lemma, form) pairs."""
        self.forms = forms
        self.longest = max((len(form) for form in forms), default=1)

    def __call__(self, reading: Reading, bounds: tuple[int, int], objects: Sequence[_Phrase]) -> list[Verb]:
        """The verbs of the sentence ``bounds``, in order; words inside one of the longer ``objects`` are no verbs."""
        found: list[Verb] = []
        covered = {i for o in objects if o.end - o.start > 1 for i in range(o.start, o.end)}
        i = bounds[0]
        while i < bounds[1]:
            verb = self._at(reading, i, bounds)
            if verb is None:
                i += 1
                continue
            inside = verb.start in covered and not (verb.end - verb.start > 1)
            if not inside and _reads_as_verb(verb, reading, bounds, found, objects):
                found.append(verb)
                i = verb.end
            else:
                i += 1
        return found

    def _at(self, reading: Reading, i: int, bounds: tuple[int, int]) -> Verb | None:
        for length in range(min(self.longest, bounds[1] - i), 0, -1):
            readings = self.forms.get(tuple(reading.words[i : i + length]))
            if readings:
                forms = [form for _, form in readings]
                form = next((f for f in ("ing", "past", "participle", "base", "third", "noun") if f in forms), forms[0])
                return Verb(i, i + length, tuple(dict.fromkeys(lemma for lemma, _ in readings)), form)
        return None


def _reads_as_verb(
    verb: Verb, reading: Reading, bounds: tuple[int, int], before: Sequence[Verb], objects: Sequence[_Phrase]
) -> bool:
    previous = _previous(reading, verb.start, bounds[0])
    if verb.form == "noun":
        after = reading.words[verb.end] if verb.end < bounds[1] else ""
        return after == "of" or any(o.end == verb.start for o in objects) or _joins(reading, verb, before)
    if verb.form == "ing":
        return verb.end == bounds[1] or reading.norms[verb.end] not in _WORKING
    if verb.form in ("past", "participle"):
        return previous not in _DETERMINERS and previous not in _PREPOSITIONS and previous != "to"
    if previous in _DETERMINERS or previous in _PREPOSITIONS:
        return False
    if not set(verb.lemmas) & _NOUNISH and not any(o.start <= verb.start < o.end for o in objects):
        return True
    if not previous or previous in _MODALS or previous in _STARTERS or previous in _HELPERS:
        return True
    if previous in _CONJOINERS:
        return _joins(reading, verb, before) or _has_object_next(verb, reading, bounds, objects)
    return False


def _previous(reading: Reading, start: int, low: int) -> str:
    """The word before, adverbs skipped; "" at the start of a sentence."""
    i = start - 1
    while i >= low and reading.words[i].endswith("ly") and len(reading.words[i]) > 4:
        i -= 1
    return reading.words[i] if i >= low else ""


def _joins(reading: Reading, verb: Verb, before: Sequence[Verb]) -> bool:
    """True where the word is coordinated with a verb right before it ("draft and file")."""
    if not before:
        return False
    gap = reading.words[before[-1].end : verb.start]
    return 0 < len(gap) <= 3 and all(word in _CONJOINERS or word.endswith("ly") for word in gap)


def _has_object_next(verb: Verb, reading: Reading, bounds: tuple[int, int], objects: Sequence[_Phrase]) -> bool:
    """True where an object follows within four words and no comma: "…, file motions"."""
    for i in range(verb.end, min(verb.end + 4, bounds[1])):
        if reading.words[i] in (",", ";", "and", "or"):
            return False
        if any(o.start == i for o in objects):
            return True
    return False
