"""Why each mention counts: a second look at a document, which only those pay for who ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matcher.extraction.duties import DutyMatcher
from matcher.extraction.guards import GuardJudge
from matcher.extraction.neighbours import Candidate
from matcher.extraction.pipeline import Reader
from matcher.extraction.readers import reader
from matcher.extraction.reading import Hit, Reading
from matcher.extraction.terms import TermMatcher
from matcher.extraction.typos import TypoFinder
from matcher.model import Concept, Explained, Posting, Resume
from matcher.text import norm, tokens
from matcher.vocabulary import Vocabulary

_Key = tuple[int, int, str]


def explain(found: Posting | Resume, vocabulary: Vocabulary) -> tuple[Explained, ...]:
    """The form and the rule of every mention of a document, in the order of the mentions."""
    with reader(vocabulary) as read, read.nlp.memory_zone():
        reading = read.read(found.document.text, "posting" if isinstance(found, Posting) else "resume")
        reasons = _reasons(read, reading)
        said = {(*reading.span(h.start, h.end), h.concept): reasons.of(h) for h in reading.hits}
    return tuple(
        Explained(m.concept, m.start, m.end, *said[m.start, m.end, m.concept])
        for m in found.mentions
        if (m.start, m.end, m.concept) in said
    )


class _Reasons:
    """The forms of one reading with the judge that let them in."""

    def __init__(
        self, read: Reader, reading: Reading, terms: TermMatcher, parts: tuple[DutyMatcher, TypoFinder]
    ) -> None:
        candidates = terms.candidates(reading)
        by_sentence: dict[int, list[Candidate]] = {}
        for candidate in candidates:
            by_sentence.setdefault(candidate.hit.sentence, []).append(candidate)
        self.vocabulary = read.vocabulary
        self.reading = reading
        self.judge = GuardJudge(by_sentence, reading)
        self.by_place: Mapping[_Key, Candidate] = {(c.hit.start, c.hit.end, c.hit.concept): c for c in candidates}
        self.duties, self.typos = parts

    def of(self, hit: Hit) -> tuple[str, str]:
        """The form that a hit is and the rule that let it in."""
        concept = self.vocabulary.concepts[hit.concept]
        if hit.how == "verb-object":
            return self._pair(hit, concept)
        if hit.how == "typo":
            return self.typos.meant(self.reading.words[hit.start]), "one slip in a name that is nothing else"
        candidate = self.by_place.get((hit.start, hit.end, hit.concept))
        if candidate is None:
            return self.reading.quote(hit.start, hit.end), "a bare word for it, which counts only because it is denied"
        return candidate.alias, self.judge.why(candidate)

    def _pair(self, hit: Hit, concept: Concept) -> tuple[str, str]:
        """The verb and the object of a duty, in the vocabulary's words."""
        held = self.reading.norms[hit.start : hit.end]
        lemmas = self.duties.verbs.lemmas.get(self.reading.words[hit.anchor], set())
        pairs = [
            (verb, phrase)
            for frame in concept.frames
            for verb in frame.verbs
            if verb in lemmas
            for phrase in frame.objects
            if phrase == "*" or _holds(held, phrase)
        ]
        if not pairs:
            return concept.name, "a verb and the object that it governs"
        verb, phrase = max(pairs, key=lambda pair: (_closes(held, pair[1]), pair[1] != "*", len(pair[1])))
        if phrase == "*":
            return verb, "a verb that is enough by itself"
        return f"{verb} + {phrase}", "a verb and the object that it governs"


def _reasons(read: Reader, reading: Reading) -> _Reasons:
    terms = next(c for c in read.components if isinstance(c, TermMatcher))
    duties = next(c for c in read.components if isinstance(c, DutyMatcher))
    typos = next(c for c in read.components if isinstance(c, TypoFinder))
    return _Reasons(read, reading, terms, (duties, typos))


def _holds(norms: Sequence[str], phrase: str) -> bool:
    """True where an object stands in a stretch, in one of its plain spellings."""
    wanted = [norm(token) for token in tokens(phrase)]
    return any(list(norms[i : i + len(wanted)]) == wanted for i in _starts(norms, wanted))


def _closes(norms: Sequence[str], phrase: str) -> bool:
    """True for the object that a stretch ends with: of several after one verb it is the one that is meant."""
    wanted = [norm(token) for token in tokens(phrase)]
    return list(norms[-len(wanted) :]) == wanted


def _starts(norms: Sequence[str], wanted: Sequence[str]) -> Iterator[int]:
    return (i for i, word in enumerate(norms) if word == wanted[0])
