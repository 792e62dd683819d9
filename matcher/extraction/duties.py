"""Duties: a verb and the object that it governs.

Which objects a verb governs is read off the order of the words, see :mod:`matcher.extraction.groups`; which verb–object
pairs are duties is the vocabulary's to say.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from matcher.extraction.groups import Object, groups, modifies, reaches
from matcher.extraction.inflection import Form, inflect
from matcher.extraction.reading import Hit, Reading
from matcher.extraction.terms import variants
from matcher.extraction.verbs import Verb, VerbFinder
from matcher.model import Frame
from matcher.text import norm, tokens
from matcher.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.vocab import Vocab

_NEAR = 4


class DutyMatcher:
    """Finds the vocabulary's verb + object frames in a reading. Built once per pipeline."""

    def __init__(self, vocab: Vocab, vocabulary: Vocabulary) -> None:
        """Compile the frames of every duty."""
        from spacy.matcher import PhraseMatcher
        from spacy.tokens import Doc

        self.frames: dict[tuple[str, str], list[tuple[str, Frame]]] = {}
        self.wider = _wider(vocabulary)
        phrases: set[str] = set()
        lemmas: set[str] = set()
        for concept in vocabulary.concepts.values():
            for frame in concept.frames:
                lemmas.update(frame.verbs)
                phrases.update(o for o in frame.objects if o != "*")
                for verb, phrase in _pairs(frame):
                    self.frames.setdefault((verb, phrase), []).append((concept.id, frame))
        self.verbs = VerbFinder(_verb_forms(lemmas, vocabulary.verb_nouns))
        self.objects = PhraseMatcher(vocab, attr="NORM")
        for phrase in sorted(phrases):
            self.objects.add(phrase, [Doc(vocab, words=list(words)) for words in variants(phrase)])
        self.strings = vocab.strings

    def __call__(self, reading: Reading) -> None:
        """Add a hit for every frame that the reading's sentences state."""
        by_sentence: dict[int, list[Object]] = {}
        starts = [start for start, _ in reading.bounds]
        for key, start, end in self.objects(reading.doc):
            sentence = bisect_right(starts, start) - 1
            if sentence >= 0 and end <= reading.bounds[sentence][1]:
                by_sentence.setdefault(sentence, []).append(Object(start, end, self.strings[key]))
        found: list[Hit] = []
        for index, bounds in enumerate(reading.bounds):
            objects = sorted(by_sentence.get(index, ()), key=lambda o: (o.start, -o.end, o.phrase))
            verbs = self.verbs(reading, bounds, objects)
            if verbs:
                finite = frozenset(verb.start for verb in verbs if verb.form not in ("ing", "noun"))
                heads = [o for o in objects if not modifies(reading, o.end, bounds[1], finite)]
                found.extend(hit for hit in self._sentence(reading, index, verbs, heads) if not _refused(hit, reading))
        reading.hits = [hit for hit in reading.hits if not _is_part(hit, found, reading)] + found

    def _sentence(self, reading: Reading, index: int, verbs: Sequence[Verb], objects: Sequence[Object]) -> list[Hit]:
        norms = frozenset(reading.norms[slice(*reading.bounds[index])])
        text = " " + " ".join(reading.norms[slice(*reading.bounds[index])]) + " "
        found: dict[tuple[str, int, int], Hit] = {}
        for group in groups(reading, reading.bounds[index], verbs, objects):
            for verb in group.verbs:
                for concept, start, end in self._pairs(verb, group.objects, norms, text):
                    found[concept, start, end] = Hit(concept, "duty", start, end, index, "verb-object", verb.start)
        return list(found.values())

    def _pairs(
        self, verb: Verb, objects: Iterable[tuple[Object, str]], norms: frozenset[str], text: str
    ) -> Iterator[tuple[str, int, int]]:
        """Duties that a verb states with some objects; of overlapping objects the longest that fits the verb."""
        taken: list[Object] = []
        stated = False
        for candidate, link in sorted(objects, key=lambda o: (o[0].start - o[0].end, o[0].start)):
            if any(candidate.start < o.end and o.start < candidate.end for o in taken):
                continue
            lemmas = [lemma for lemma in verb.lemmas if reaches(lemma, link)]
            concepts = self._concepts(lemmas, candidate.phrase, norms, text)
            if concepts:
                # "Pleadings and motions" in one phrase must not hide what "motions" says by itself.
                taken.extend([candidate] if " and " not in candidate.phrase else [])
                stated = True
                for concept in concepts:
                    yield concept, min(verb.start, candidate.start), max(verb.end, candidate.end)
        if not stated:
            for concept in self._concepts(verb.lemmas, "*", norms, text):
                yield concept, verb.start, verb.end

    def _concepts(self, lemmas: Iterable[str], phrase: str, norms: frozenset[str], text: str) -> list[str]:
        found = {
            concept
            for lemma in lemmas
            for concept, frame in self.frames.get((lemma, phrase), ())
            if _allows(frame, norms, text)
        }
        return sorted(c for c in found if not any(c in self.wider.get(other, ()) for other in found if other != c))


def _refused(hit: Hit, reading: Reading) -> bool:
    """True where a guard has already kept the same duty out on these words ("docketing software")."""
    return any(r.concept == hit.concept and r.start <= hit.start and hit.end <= r.end for r in reading.refusals)


def _is_part(hit: Hit, stated: Iterable[Hit], reading: Reading) -> bool:
    """True for a phrase that only says what a stated duty is for, or that ends the object of one of another name.

    "Collect records *for demand packages*" drafts none; "resolve *client billing* questions" is no client billing.
    """
    if hit.kind != "duty":
        return False
    before = reading.words[max(hit.start - 1, 0)]
    for other in stated:
        if other.sentence != hit.sentence or other.concept == hit.concept:
            continue
        if before == "for" and other.end <= hit.start - 1 <= other.end + _NEAR:
            return True
        inside = other.anchor < hit.start and (hit.end < other.end or (hit.end == other.end and before in ("to", "of")))
        if inside and not _opens_list(reading.words[other.anchor : hit.start]):
            return True
    return False


def _opens_list(words: Sequence[str]) -> bool:
    return bool({",", "and", "or", "&", "/"} & set(words))


def _allows(frame: Frame, norms: frozenset[str], text: str) -> bool:
    def holds(word: str) -> bool:
        parts = [norm(token) for token in tokens(word)]
        return parts[0] in norms and (len(parts) == 1 or f" {' '.join(parts)} " in text)

    return (not frame.near or any(map(holds, frame.near))) and not any(map(holds, frame.unless))


def _pairs(frame: Frame) -> Iterator[tuple[str, str]]:
    for verb in frame.verbs:
        for phrase in frame.objects:
            yield verb, phrase


def _wider(vocabulary: Vocabulary) -> Mapping[str, frozenset[str]]:
    """The directly wider duties of each duty: of two readings of the same words the narrower one stands.

    A ``broader`` relation is stored in both directions; the one with the higher credit leads to the wider duty.
    """
    credit = {(r.evidence, r.requirement): r.credit for r in vocabulary.relations if r.kind == "broader"}
    found: dict[str, set[str]] = {}
    for (narrow, wide), value in credit.items():
        if value > credit.get((wide, narrow), 0.0):
            found.setdefault(narrow, set()).add(wide)
    return {narrow: frozenset(wide) for narrow, wide in found.items()}


def _verb_forms(
    lemmas: Iterable[str], nouns: Mapping[str, tuple[str, ...]]
) -> Mapping[tuple[str, ...], tuple[tuple[str, Form | str], ...]]:
    """Written forms, as token sequences, to the lemmas they may belong to."""
    found: dict[tuple[str, ...], dict[tuple[str, Form | str], None]] = {}
    for lemma in sorted(lemmas):
        head, *rest = lemma.split("-")
        for written, form in inflect(head if rest and head not in ("e", "co", "re", "hand", "pre") else lemma).items():
            if rest and head in ("e", "co", "re", "hand", "pre"):
                sequences = variants(written)
            else:
                sequences = variants("-".join([written, *rest]))
            for sequence in sequences:
                found.setdefault(tuple(word.lower() for word in sequence), {})[lemma, form] = None
        if rest and head not in ("e", "co", "re", "hand", "pre"):
            for written, form in inflect(rest[-1]).items():
                for sequence in variants("-".join([head, *rest[:-1], written])):
                    found.setdefault(tuple(word.lower() for word in sequence), {})[lemma, form] = None
        for noun in nouns.get(lemma, ()):
            found.setdefault((noun,), {})[lemma, "noun"] = None
            found.setdefault((noun + "s",), {})[lemma, "noun"] = None
    return {written: tuple(lemmas_) for written, lemmas_ in found.items()}
