"""Duties: a verb and the object that it governs, read off the order of the words (a blank pipeline has no parser).

A *group* is a verb or a coordination of verbs ("draft, proofread and e-file"); it governs the objects that follow in
its clause up to the next group ("pleadings, motions and briefs"), the objects before it where it is a noun or gerund
("calendar management"), and the objects before a passive ("exhibits were organized"). Which verb–object pairs are duties is the
vocabulary's to say.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matcher.extraction.inflection import Form, inflect
from matcher.extraction.reading import Hit, Reading
from matcher.extraction.terms import variants
from matcher.extraction.verbs import Verb, VerbFinder
from matcher.model import Concept, Frame
from matcher.text import norm, tokens
from matcher.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.vocab import Vocab

_PREPOSITIONS = frozenset(
    "for from by during after before under per via through using about regarding concerning within into at on in with to "
    "against between among upon based across between throughout".split()
)
_JOINERS = frozenset({",", "and", "or", "&", "/", "and/or", "then", "also", "as", "well", "plus", "both"})
_CLAUSE_ENDS = frozenset({";", "who", "which", "that", "while", "when", "where", "if", "because", "so", "whereas", "but"})
_AUXILIARIES = frozenset("was were is are been be being get got gets getting kept".split())
# Nouns that turn the object before them into a mere modifier: "contract attorneys", "docket clerk".
_HEADS = frozenset(
    "system software platform tool rule clerk room law attorney paralegal manager specialist assistant coordinator "
    "department team representative firm administrator secretary requirement practice court group service center "
    "program technology skill experience position role job school".split()
)
# Nouns that leave the object what it is: "billing matters", "client intake process".
_LIGHT = frozenset(
    "activity area aspect detail duty effort function information issue item matter material need operation package "
    "procedure process project request responsibility task work".split()
)
# Words that may follow a noun without making it a modifier: they open the next phrase.
_OPENERS = frozenset(
    "of for from by during after before under per via through using about regarding concerning within into at on in with "
    "to against between among upon based across throughout without toward towards until since than like as and or nor but "
    "plus then also well both either including include includes such etc for whose which that who whom when where while if "
    "because so whereas although though unless once the a an this these those his her its their our your my any all each "
    "every no not is are was were be been being has have had do does did can could will would shall should may might must "
    "they we you i he she it out up off on back down over away together aside daily weekly monthly annually yearly online "
    "today often always never ever here there only just too again soon whenever wherever following ensuring utilizing "
    "pertaining relating related containing involving pending due necessary needed required available current accurate "
    "organized kept prepared filed ready electronically internally externally remotely".split()
)
_MAX_SCOPE = 40


@dataclass(frozen=True, slots=True)
class _Object:
    start: int
    end: int
    phrase: str


@dataclass(frozen=True, slots=True)
class _Group:
    """Coordinated verbs with the objects they may govern."""

    verbs: tuple[Verb, ...]
    objects: tuple[_Object, ...]


class DutyMatcher:
    """Finds the vocabulary's verb + object frames in a reading. Built once per pipeline."""

    def __init__(self, vocab: Vocab, vocabulary: Vocabulary) -> None:
        """Compile the frames of every duty."""
        from spacy.matcher import PhraseMatcher
        from spacy.tokens import Doc

        self.frames: dict[tuple[str, str], list[tuple[str, Frame]]] = {}
        self.parents = _ancestors(vocabulary)
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
        by_sentence: dict[int, list[_Object]] = {}
        starts = [start for start, _ in reading.bounds]
        for key, start, end in self.objects(reading.doc):
            sentence = bisect_right(starts, start) - 1
            if sentence >= 0 and end <= reading.bounds[sentence][1] and not _modifies(reading, end, sentence):
                by_sentence.setdefault(sentence, []).append(_Object(start, end, self.strings[key]))
        for index, bounds in enumerate(reading.bounds):
            objects = sorted(by_sentence.get(index, ()), key=lambda o: (o.start, -o.end, o.phrase))
            verbs = self.verbs(reading, bounds, objects)
            if verbs:
                reading.hits.extend(self._sentence(reading, index, verbs, objects))

    def _sentence(self, reading: Reading, index: int, verbs: Sequence[Verb], objects: Sequence[_Object]) -> list[Hit]:
        norms = frozenset(reading.norms[slice(*reading.bounds[index])])
        text = " " + " ".join(reading.norms[slice(*reading.bounds[index])]) + " "
        found: dict[tuple[str, int, int], Hit] = {}
        for group in _groups(reading, reading.bounds[index], verbs, objects):
            for verb in group.verbs:
                for concept, start, end in self._pairs(verb, group.objects, norms, text):
                    found[concept, start, end] = Hit(concept, "duty", start, end, index, "verb-object", verb.start)
        return list(found.values())

    def _pairs(
        self, verb: Verb, objects: Iterable[_Object], norms: frozenset[str], text: str
    ) -> Iterator[tuple[str, int, int]]:
        """Duties that a verb states with some objects; of overlapping objects the longest that fits the verb."""
        taken: list[_Object] = []
        stated = False
        for candidate in sorted(objects, key=lambda o: (o.start - o.end, o.start)):
            if any(candidate.start < o.end and o.start < candidate.end for o in taken):
                continue
            concepts = self._concepts(verb.lemmas, candidate.phrase, norms, text)
            if concepts:
                taken.append(candidate)
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
        return sorted(c for c in found if not any(c in self.parents.get(other, ()) for other in found if other != c))


def _allows(frame: Frame, norms: frozenset[str], text: str) -> bool:
    def holds(word: str) -> bool:
        parts = [norm(token) for token in tokens(word)]
        return parts[0] in norms and (len(parts) == 1 or f" {' '.join(parts)} " in text)

    return (not frame.near or any(map(holds, frame.near))) and not any(map(holds, frame.unless))


def _pairs(frame: Frame) -> Iterator[tuple[str, str]]:
    for verb in frame.verbs:
        for phrase in frame.objects:
            yield verb, phrase


def _ancestors(vocabulary: Vocabulary) -> Mapping[str, frozenset[str]]:
    """The wider duties of each duty, by its explicit ``broader`` relations: of two readings the narrower one stands."""
    direct: dict[str, set[str]] = {}
    for relation in vocabulary.relations:
        if relation.kind == "broader" and relation.evidence.startswith("duty."):
            direct.setdefault(relation.evidence, set()).add(relation.requirement)
    found: dict[str, frozenset[str]] = {}
    for duty in direct:
        seen: set[str] = set()
        queue = [duty]
        while queue:
            for parent in direct.get(queue.pop(), ()):
                if parent not in seen and parent != duty:
                    seen.add(parent)
                    queue.append(parent)
        found[duty] = frozenset(seen)
    return found


def _verb_forms(lemmas: Iterable[str], nouns: Mapping[str, tuple[str, ...]]) -> Mapping[tuple[str, ...], tuple[tuple[str, Form | str], ...]]:
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


def _modifies(reading: Reading, end: int, sentence: int) -> bool:
    """True where the noun that ends at ``end`` only describes the next one ("contract attorneys")."""
    return end < reading.bounds[sentence][1] and reading.words[end - 1] == reading.norms[end - 1] and reading.norms[end] in _HEADS


def _groups(
    reading: Reading, bounds: tuple[int, int], verbs: Sequence[Verb], objects: Sequence[_Object]
) -> Iterator[_Group]:
    runs = list(_runs(reading, verbs))
    for i, run in enumerate(runs):
        until = runs[i + 1][0].start if i + 1 < len(runs) else bounds[1]
        since = runs[i - 1][-1].end if i else bounds[0]
        governed = _forward(reading, run[-1].end, until, objects)
        if run[0].form in ("ing", "noun"):
            governed += _backward(reading, run[0].start, since, objects)
        if run[-1].form in ("past", "participle") and _is_passive(reading, run[0].start, run[-1].end, bounds):
            governed += [o for o in objects if since <= o.start and o.end <= run[0].start]
        yield _Group(tuple(run), tuple(dict.fromkeys(governed)))


def _runs(reading: Reading, verbs: Sequence[Verb]) -> Iterator[list[Verb]]:
    """Verbs that share their objects: nothing but commas, conjunctions and adverbs between them."""
    run: list[Verb] = []
    for verb in verbs:
        gap = reading.words[run[-1].end : verb.start] if run else []
        joined = all(word in _JOINERS or word.endswith("ly") for word in gap) and (gap or not run)
        if run and not joined:
            yield run
            run = []
        run.append(verb)
    if run:
        yield run


def _forward(reading: Reading, start: int, until: int, objects: Sequence[_Object]) -> list[_Object]:
    """Objects after a group: up to the clause's end, not those inside a prepositional phrase ("letters *to clients*")."""
    by_start: dict[int, list[_Object]] = {}
    for candidate in objects:
        if start <= candidate.start < until:
            by_start.setdefault(candidate.start, []).append(candidate)
    governed: list[_Object] = []
    allowed = ""
    blocked = False
    inside = start
    for i in range(start, min(until, start + _MAX_SCOPE)):
        word = reading.words[i]
        if not blocked:
            for candidate in by_start.get(i, ()):
                governed.append(candidate)
                inside = max(inside, candidate.end)
        if i < inside:
            continue
        if word in _CLAUSE_ENDS or (word == ":" and i > start) or _is_dash(reading, i):
            break
        if word in (",", "/"):
            blocked = False
        elif word in _PREPOSITIONS:
            if i == start:
                allowed = word
            blocked = i != start and not (word == allowed and reading.words[i - 1] in _JOINERS)
    return governed


def _is_dash(reading: Reading, i: int) -> bool:
    """A dash between spaces ends a clause; a hyphen inside a word does not."""
    token = reading.doc[i]
    return token.text == "-" and bool(token.whitespace_) and i > 0 and bool(reading.doc[i - 1].whitespace_)


def _backward(reading: Reading, start: int, since: int, objects: Sequence[_Object]) -> list[_Object]:
    """Objects right before a noun or gerund: "calendar and docket management"."""
    governed: list[_Object] = []
    edge = start
    for candidate in sorted(objects, key=lambda o: (-o.end, o.start)):
        if candidate.start < since or candidate.end > edge:
            continue
        gap = reading.words[candidate.end : edge]
        if all(word in _JOINERS for word in gap) and (edge == start) <= (not gap):
            governed.append(candidate)
            edge = candidate.start
    return governed


def _is_passive(reading: Reading, start: int, end: int, bounds: tuple[int, int]) -> bool:
    before = reading.words[start - 1] if start > bounds[0] else ""
    if before.endswith("ly") and start - 1 > bounds[0]:
        before = reading.words[start - 2]
    last = end == bounds[1] or (end == bounds[1] - 1 and reading.words[end] in (".", "!"))
    return before in _AUXILIARIES or before == ":" or (last and start > bounds[0] and before not in ("and", ","))


def duties_of(vocabulary: Vocabulary) -> list[Concept]:
    """The duties of a vocabulary, in file order."""
    return [concept for concept in vocabulary.concepts.values() if concept.kind == "duty"]
