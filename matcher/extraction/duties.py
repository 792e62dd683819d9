"""Duties: a verb and the object that it governs.

Which objects a verb governs is read off the order of the words, see :mod:`matcher.extraction.groups`; which verb–object
pairs are duties is the vocabulary's to say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from matcher.extraction.counted import MARK, counted
from matcher.extraction.fields import names_a_field
from matcher.extraction.groups import Object, groups, reaches
from matcher.extraction.inflection import Form, inflect
from matcher.extraction.modifiers import modifies
from matcher.extraction.reading import Hit, Reading, Refusal, norms_of
from matcher.extraction.terms import variants
from matcher.extraction.verbs import Verb, VerbFinder
from matcher.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.vocab import Vocab

_NEAR = 4


class _Rule(NamedTuple):
    """A frame of a duty as it is asked for: its verbs, its concept, and what must, and must not, stand near."""

    verbs: frozenset[str]
    concept: str
    near: tuple[tuple[str, ...], ...]
    unless: tuple[tuple[str, ...], ...]


class _Rules(dict[str, dict[str, list[_Rule]]]):
    """The rules of each phrase, by verb: there are 190,000 such pairs, so each phrase is sorted when it is met."""

    def __init__(self) -> None:
        super().__init__()
        self.listed: dict[str, list[_Rule]] = {}

    def __missing__(self, phrase: str) -> dict[str, list[_Rule]]:
        by_verb: dict[str, list[_Rule]] = {}
        for rule in self.listed.get(phrase, ()):
            for verb in rule.verbs:
                by_verb.setdefault(verb, []).append(rule)
        self[phrase] = by_verb
        return by_verb


class _Line:
    """The norms of a sentence. Few frames ask for them, so they are collected when one does."""

    def __init__(self, reading: Reading, index: int) -> None:
        self.norms = reading.norms
        self.bounds = reading.bounds[index]

    @cached_property
    def text(self) -> str:
        return f" {' '.join(self.norms[slice(*self.bounds)])} "

    def allows(self, rule: _Rule) -> bool:
        """True where what a rule asks for stands in the sentence, and nothing that it rules out."""
        if not rule.near and not rule.unless:
            return True
        return (not rule.near or any(map(self._holds, rule.near))) and not any(map(self._holds, rule.unless))

    def _holds(self, words: Sequence[str]) -> bool:
        return f" {' '.join(words)} " in self.text


class DutyMatcher:
    """Finds the vocabulary's verb + object frames in a reading. Built once per pipeline."""

    def __init__(self, vocab: Vocab, vocabulary: Vocabulary) -> None:
        """Compile the frames of every duty."""
        from spacy.matcher import PhraseMatcher
        from spacy.tokens import Doc

        self.rules = _Rules()
        self.wider = _wider(vocabulary)
        self.beside = frozenset(c.id for c in vocabulary.concepts.values() if c.beside)
        self.full = {(r.evidence, r.requirement) for r in vocabulary.relations if r.credit == 1}
        patterns: dict[str, dict[str, None]] = {}
        for concept in vocabulary.concepts.values():
            for frame in concept.frames:
                rule = _Rule(frozenset(frame.verbs), concept.id, _phrases(frame.near), _phrases(frame.unless))
                for phrase in frame.objects:
                    key = phrase if phrase.startswith(MARK) else " ".join(norms_of(phrase))
                    self.rules.listed.setdefault(key, []).append(rule)
                    patterns.setdefault(key, {})[phrase] = None
        lemmas = {verb for concept in vocabulary.concepts.values() for frame in concept.frames for verb in frame.verbs}
        self.verbs = VerbFinder(_verb_forms(lemmas, vocabulary.verb_nouns))
        self.counted = {phrase.removeprefix(MARK): phrase for phrase in patterns if phrase.startswith(MARK)}
        self.objects = PhraseMatcher(vocab, attr="NORM")
        for key in sorted(patterns.keys() - {"*"} - set(self.counted.values())):
            written = [words for phrase in patterns[key] for words in variants(phrase)]
            self.objects.add(key, [Doc(vocab, words=list(words)) for words in dict.fromkeys(written)])
        self.strings = vocab.strings

    def __call__(self, reading: Reading) -> None:
        """Add a hit for every frame that the reading's sentences state."""
        by_sentence: dict[int, list[Object]] = {}
        for found_object in self._objects(reading):
            sentence = reading.owners[found_object.start]
            if sentence >= 0 and found_object.end <= reading.bounds[sentence][1]:
                by_sentence.setdefault(sentence, []).append(found_object)
        refused: dict[str, list[Refusal]] = {}
        for refusal in reading.refusals:
            refused.setdefault(refusal.concept, []).append(refusal)
        found: dict[int, list[Hit]] = {}
        for index, places in self.verbs.places(reading).items():
            if not self._may_state(reading, places, by_sentence.get(index, ())):
                continue
            objects = sorted(by_sentence.get(index, ()), key=lambda o: (o.start, -o.end, o.phrase))
            hits = self._sentence(reading, index, places, objects)
            stated = [hit for hit in hits if not _is_refused(hit, refused.get(hit.concept, ()))]
            if stated:
                found[index] = stated
        hiding = {i: [hit for hit in hits if hit.concept not in self.beside] for i, hits in found.items()}
        kept = [
            hit
            for hit in reading.hits
            if not names_a_field(hit, reading) and not _is_part(hit, hiding.get(hit.sentence, ()), reading)
        ]
        reading.hits = kept + [hit for hits in found.values() for hit in hits]

    def _objects(self, reading: Reading) -> Iterator[Object]:
        """The phrases of the vocabulary's objects in a reading."""
        for key, start, end in self.objects(reading.doc):
            if not _is_auxiliary(reading, start, end):
                yield Object(start, end, self.strings[key])
        for start, end, noun in counted(reading, self.counted):
            yield Object(start, end, self.counted[noun])

    def _may_state(self, reading: Reading, places: Iterable[int], objects: Iterable[Object]) -> bool:
        """False where no word of a sentence is a verb of one of its objects: half the sentences are done with here."""
        lemmas = set[str]().union(*(self.verbs.lemmas[reading.words[i]] for i in places))
        return self._joins("*", lemmas) or any(self._joins(o.phrase, lemmas) for o in objects)

    def _joins(self, phrase: str, lemmas: Collection[str]) -> bool:
        """True where a frame joins a phrase to one of some verbs."""
        return not self.rules[phrase].keys().isdisjoint(lemmas)

    def _can_take(self, verb: Verb, objects: Sequence[Object]) -> bool:
        """True where a frame joins a verb to one of the objects, or to none at all."""
        return self._joins("*", verb.lemmas) or any(self._joins(o.phrase, verb.lemmas) for o in objects)

    def _sentence(self, reading: Reading, index: int, places: Iterable[int], objects: Sequence[Object]) -> list[Hit]:
        """The duties of one sentence, in which verbs may start at ``places``."""
        bounds = reading.bounds[index]
        verbs = self.verbs(reading, bounds, objects, places)
        if not verbs:
            return []
        finite = frozenset(verb.start for verb in verbs if verb.form not in ("ing", "noun"))
        heads: list[Object] = []
        modifiers: list[Object] = []
        for o in objects:
            (modifiers if modifies(reading, o.end, bounds[1], finite) else heads).append(o)
        line = _Line(reading, index)
        found: dict[tuple[str, int, int], Hit] = {}
        for group in groups(reading, bounds, verbs, (heads, modifiers), self._can_take):
            for verb in group.verbs:
                for concept, start, end in self._pairs(verb, group.objects, line):
                    found[concept, start, end] = Hit(concept, "duty", start, end, index, "verb-object", verb.start)
        return list(found.values())

    def _pairs(self, verb: Verb, objects: Iterable[tuple[Object, str]], line: _Line) -> Iterator[tuple[str, int, int]]:
        """Duties that a verb states with some objects; of overlapping objects the first that fits the verb.

        What is found beside the others has places of its own: it neither hides them nor is hidden by them, unless one
        of them meets it in full and so says it already.
        """
        taken: dict[bool, list[Object]] = {False: [], True: []}
        said: list[tuple[Object, str]] = []
        for candidate, link in objects:
            free = [tier for tier, objects_ in taken.items() if not any(map(candidate.overlaps, objects_))]
            if not free:
                continue
            concepts = self._concepts(verb.lemmas, candidate.phrase, link, line)
            for tier in free:
                named = [c for c in concepts if (c in self.beside) is tier and not self._implied(c, candidate, said)]
                # "Pleadings and motions" in one phrase must not hide what "motions" says by itself.
                taken[tier].extend([candidate] if named and " and " not in candidate.phrase else [])
                said.extend((candidate, concept) for concept in named if not tier)
                for concept in named:
                    yield concept, min(verb.start, candidate.start), max(verb.end, candidate.end)
        if not said:
            for concept in self._concepts(verb.lemmas, "*", "before", line):
                yield concept, verb.start, verb.end

    def _implied(self, concept: str, place: Object, said: Iterable[tuple[Object, str]]) -> bool:
        """True for a duty beside others where one that meets it in full has been said of some of the same words."""
        return concept in self.beside and any((c, concept) in self.full and place.overlaps(o) for o, c in said)

    def _concepts(self, lemmas: Iterable[str], phrase: str, link: str, line: _Line) -> list[str]:
        """The narrowest duties that one of the lemmas and a phrase that ``link`` leads to make."""
        found: set[str] = set()
        for lemma in lemmas:
            if reaches(lemma, link):
                found.update(r.concept for r in self.rules[phrase].get(lemma, ()) if line.allows(r))
        if len(found) < 2:
            return list(found)
        return sorted(c for c in found if not any(c in self.wider.get(other, ()) for other in found if other != c))


def _is_auxiliary(reading: Reading, start: int, end: int) -> bool:
    """True for the "will" of "the lease will be finalized": a testament is never, and has never been."""
    return reading.words[start:end] == ["will"] and reading.words[end : end + 1] in (
        ["be"],
        ["have"],
        ["not"],
        ["also"],
    )


def _is_refused(hit: Hit, refusals: Iterable[Refusal]) -> bool:
    """True where a guard has already kept the same duty out on these words ("docketing software")."""
    return any(r.start <= hit.start and hit.end <= r.end for r in refusals)


def _is_part(hit: Hit, stated: Iterable[Hit], reading: Reading) -> bool:
    """True for a phrase that only says what a duty of its sentence is for, or that ends the object of another one.

    "Collect records *for demand packages*" drafts none; "resolve *client billing* questions" is no client billing.
    """
    if hit.kind != "duty":
        return False
    before = reading.words[max(hit.start - 1, 0)]
    for other in stated:
        if other.concept == hit.concept:
            continue
        if before == "for" and other.end <= hit.start - 1 <= other.end + _NEAR:
            return True
        inside = other.anchor < hit.start and (hit.end < other.end or (hit.end == other.end and before in ("to", "of")))
        if inside and not _opens_list(reading.words[other.anchor : hit.start]):
            return True
    return False


def _opens_list(words: Sequence[str]) -> bool:
    return bool({",", "and", "or", "&", "/"} & set(words))


def _phrases(written: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(map(norms_of, written))


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
