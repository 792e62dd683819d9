"""What stands beside a candidate: an index of the candidates of a reading, so that no guard has to search them all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from matcher.extraction.reading import SEPARATORS, Hit, Reading
from matcher.model import Guard

_LIST_KINDS = frozenset({"tool", "certification"})
_LIST_FILLERS = frozenset(
    "advanced basic proficient intermediate expert excellent microsoft ms office suite pro".split()
)
_MAX_GAP = 6


class Candidate(NamedTuple):
    """A form as it stands in the text, before its guard has spoken."""

    hit: Hit
    alias: str
    guard: Guard | None
    classes: tuple[str, ...] = ()


class _Sentence:
    """The candidates of one sentence that nothing rules out."""

    def __init__(self, candidates: Iterable[Candidate], reading: Reading) -> None:
        self.by_alias: dict[str, dict[str, list[Candidate]]] = {}
        self.credentials: dict[str, list[Hit]] = {}
        self.classes: dict[str, dict[str, list[Hit]]] = {}
        self.starts: dict[int, list[Hit]] = {}
        self.ends: dict[int, list[Hit]] = {}
        self.alone: set[str] = set()
        for candidate in candidates:
            self._add(candidate, reading)

    def _add(self, candidate: Candidate, reading: Reading) -> None:
        hit = candidate.hit
        self.by_alias.setdefault(hit.concept, {}).setdefault(candidate.alias, []).append(candidate)
        for name in candidate.classes:
            self.classes.setdefault(name, {}).setdefault(hit.concept, []).append(hit)
        if hit.kind == "certification":
            self.credentials.setdefault(hit.concept, []).append(hit)
        if hit.kind in _LIST_KINDS:
            self.starts.setdefault(hit.start, []).append(hit)
            self.ends.setdefault(hit.end, []).append(hit)
            if is_alone(hit, reading):
                self.alone.add(hit.concept)


class Neighbours:
    """Answers which candidates that nothing rules out stand beside another; sentences are indexed when asked for."""

    def __init__(
        self, by_sentence: dict[int, list[Candidate]], reading: Reading, veto: Callable[[Candidate], str]
    ) -> None:
        """Keep the candidates; ``veto`` says why one cannot count whatever stands beside it, or ""."""
        self.by_sentence = by_sentence
        self.reading = reading
        self.veto = veto
        self._indexed: dict[int, _Sentence] = {}

    def _of(self, sentence: int) -> _Sentence:
        found = self._indexed.get(sentence)
        if found is None:
            standing = [c for c in self.by_sentence.get(sentence, ()) if not self.veto(c)]
            found = self._indexed[sentence] = _Sentence(standing, self.reading)
        return found

    def of_class(self, candidate: Candidate) -> bool:
        """True where another member of a class of the candidate stands in its sentence."""
        classes = self._of(candidate.hit.sentence).classes
        return any(_another(classes.get(name, {}), candidate.hit) for name in candidate.classes)

    def own(self, candidate: Candidate) -> bool:
        """True where the same concept stands in the sentence in a plainer form."""
        hit = candidate.hit
        return any(
            (o.hit.start, o.hit.end) != (hit.start, hit.end)
            for alias, others in self._of(hit.sentence).by_alias.get(hit.concept, {}).items()
            if others[0].guard is None or len(_letters(alias)) > len(_letters(candidate.alias))
            for o in others
        )

    def credential(self, candidate: Candidate) -> bool:
        """True where another credential stands in the sentence."""
        return _another(self._of(candidate.hit.sentence).credentials, candidate.hit)

    def in_list(self, candidate: Candidate) -> bool:
        """True where another tool or credential is the next item of a list, on the line or on the next one."""
        hit = candidate.hit
        here = self._of(hit.sentence)
        after = (o for place in range(hit.end, hit.end + _MAX_GAP + 1) for o in here.starts.get(place, ()))
        before = (o for place in range(hit.start - _MAX_GAP, hit.start + 1) for o in here.ends.get(place, ()))
        if any(o.concept != hit.concept and _are_items(hit, o, self.reading) for o in after):
            return True
        if any(o.concept != hit.concept and _are_items(o, hit, self.reading) for o in before):
            return True
        if not is_alone(hit, self.reading):
            return False
        return any(self._of(hit.sentence + step).alone - {hit.concept} for step in (-1, 1))


def _another(found: dict[str, list[Hit]], hit: Hit) -> bool:
    """True where a hit of another concept stands beside a hit, not on its words."""
    return any(
        other.end <= hit.start or hit.end <= other.start
        for concept, others in found.items()
        if concept != hit.concept
        for other in others
    )


def _letters(form: str) -> str:
    return "".join(filter(str.isalnum, form))


def _are_items(first: Hit, second: Hit, reading: Reading) -> bool:
    """True where two hits are items of one list: only separators, levels or brackets stand between them."""
    gap = reading.words[first.end : second.start]
    if not gap:
        return True
    words = [word for word in gap if word not in SEPARATORS and word not in _LIST_FILLERS]
    separated = any(word in SEPARATORS for word in gap)
    return separated and (not words or (len(words) <= 2 and "(" in gap and ")" in gap))


def is_alone(hit: Hit, reading: Reading) -> bool:
    """True where the hit is a whole item: nothing but separators or the sentence's ends around it."""
    low, high = reading.bounds[hit.sentence]
    if reading.sentences[hit.sentence].heading:
        return False
    before = reading.words[hit.start - 1] if hit.start > low else ""
    after = reading.words[hit.end] if hit.end < high else ""
    return (not before or before in SEPARATORS) and (not after or after in SEPARATORS or after == ".")
