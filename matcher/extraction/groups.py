"""Which objects a verb governs, read off the order of the words (a blank pipeline has no parser).

A *group* is a verb or a coordination of verbs ("draft, proofread and e-file"); it governs the objects that follow in
its clause up to the next group ("pleadings, motions and briefs"), the objects before it where it is a noun or gerund
("calendar management"), and the objects before a passive ("exhibits were organized").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matcher.extraction.reading import Reading
from matcher.extraction.verbs import Verb

_PREPOSITIONS = frozenset(
    "for from by during after before under per via through using about regarding concerning within into at on in with to "
    "against between among upon based across throughout without toward towards until since".split()
)
# Prepositions whose noun phrase is the verb's object: "liaise *with* clients", "respond *to* inquiries".
_GOVERNED = {
    lemma: frozenset(prepositions.split())
    for lemmas, prepositions in (
        (
            "communicate liaise correspond interact speak talk confer interface consult meet deal",
            "with to between among",
        ),
        ("work coordinate collaborate negotiate follow-up", "with"),
        ("respond reply answer", "to"),
        ("assist help aid support", "with in"),
        ("participate", "in"),
        ("check search screen", "for"),
    )
    for lemma in lemmas.split()
}
_NOUN_LINKS = frozenset("of for to with in".split())
_JOINERS = frozenset({",", "and", "or", "&", "/", "and/or", "then", "also", "as", "well", "plus", "both"})
_ANDS = frozenset({"and", "or", "&", "/", "and/or"})
_CLAUSE_ENDS = frozenset(
    {";", "who", "which", "that", "while", "when", "where", "if", "because", "so", "whereas", "but"}
)
_AUXILIARIES = frozenset("was were is are been be being get got gets getting kept".split())
# Nouns that turn the object before them into a mere modifier even where it is a plural: "records clerk".
_HEADS = frozenset(
    "system software platform tool rule clerk room law attorney paralegal manager specialist assistant coordinator "
    "department team representative firm administrator secretary requirement practice court group service center "
    "program technology skill experience position role job school".split()
)
# What a "contract management …" is when it is no work but a thing or a person.
_THINGS = frozenset(
    "system software platform tool database application program solution technology department team group vendor company "
    "firm manager specialist coordinator clerk assistant representative analyst associate supervisor professional".split()
)
# Nouns that leave the object before them what it is: "billing matters", "the intake process".
_LIGHT = frozenset(
    "activity area aspect detail duty effort function information issue item matter material need operation package "
    "procedure process project request responsibility task work".split()
)
# Words that open the next phrase, so that the noun before them stands for itself.
_OPENERS = _PREPOSITIONS | frozenset(
    "of than like as and or nor but plus then also well both either including include includes such etc whose which that "
    "who whom when where while if because so whereas although though unless once the a an this these those his her its "
    "their our your my any all each every no not is are was were be been being has have had do does did can could will "
    "would shall should may might must they we you i he she it out up off over down back away together aside daily weekly "
    "monthly annually yearly online today often always never ever here there only just too again soon following ensuring "
    "utilizing pertaining relating related containing involving pending due necessary needed required available current "
    "accurate organized kept prepared filed ready get gets".split()
)
# "Prepare lists of deeds" prepares no deeds.
_OTHER_HEADS = frozenset(
    "list copy understanding knowledge department director member office secretary use part".split()
)
_MAX_SCOPE = 40


@dataclass(frozen=True, slots=True)
class Object:
    """A phrase of the vocabulary's objects on tokens ``start:end``."""

    start: int
    end: int
    phrase: str


@dataclass(frozen=True, slots=True)
class Group:
    """Coordinated verbs with the objects they may govern."""

    verbs: tuple[Verb, ...]
    objects: tuple[Object, ...]


def groups(
    reading: Reading, bounds: tuple[int, int], verbs: Sequence[Verb], objects: Sequence[Object]
) -> Iterator[Group]:
    """The groups of a sentence in order, each with the objects it may govern."""
    runs = list(_runs(reading, verbs, objects))
    for i, run in enumerate(runs):
        until = runs[i + 1][0].start if i + 1 < len(runs) else bounds[1]
        since = runs[i - 1][-1].end if i else bounds[0]
        governed = _forward(reading, run, until, objects)
        if run[0].form in ("ing", "noun") and not _names_a_thing(reading, run[-1].end, bounds[1]):
            governed += _backward(reading, run[0].start, since, objects)
        if run[-1].form in ("past", "participle") and _is_passive(reading, run, bounds, objects):
            governed += [o for o in objects if since <= o.start and o.end <= run[0].start]
        yield Group(tuple(run), tuple(dict.fromkeys(governed)))


def modifies(reading: Reading, end: int, high: int, verb_starts: frozenset[int]) -> bool:
    """True where the noun that ends at ``end`` only describes the next one: "contract attorneys", "client's needs"."""
    if end >= high:
        return False
    word, following = reading.words[end - 1], reading.words[end]
    if following == "-":
        return not reading.doc[end - 1].whitespace_
    if word == reading.norms[end - 1] and reading.norms[end] in _HEADS:
        return True
    if not following[0].isalpha() or following in _OPENERS or following.endswith("ly") or reading.norms[end] in _LIGHT:
        return False
    if following.endswith("ed") or end in verb_starts or (reading.doc[end].is_title and reading.doc[end - 1].is_lower):
        return False
    return word == reading.norms[end - 1] or word.endswith("'s")


def _runs(reading: Reading, verbs: Sequence[Verb], objects: Sequence[Object]) -> Iterator[list[Verb]]:
    """Verbs that share their objects: nothing but commas, conjunctions, adverbs and unknown verbs between them."""
    run: list[Verb] = []
    for verb in verbs:
        if run and not _coordinated(reading, run[-1], verb, objects):
            yield run
            run = []
        run.append(verb)
    if run:
        yield run


def _coordinated(reading: Reading, first: Verb, second: Verb, objects: Sequence[Object]) -> bool:
    gap = reading.words[first.end : second.start]
    if not gap or (gap[0] not in _JOINERS and not gap[0].endswith("ly")):
        return False
    if "," in gap and second.form in ("ing", "noun") and any(o.end == second.start for o in objects):
        return False
    for i, word in enumerate(gap[1:], first.end + 1):
        known = word in _JOINERS or word.endswith("ly")
        if not known and (reading.words[i - 1] not in _JOINERS or any(o.start <= i < o.end for o in objects)):
            return False
    return gap[-1] in _JOINERS or gap[-1].endswith("ly")


def _forward(reading: Reading, run: Sequence[Verb], until: int, objects: Sequence[Object]) -> list[Object]:
    """Objects after a group: up to the clause's end, not those inside a prepositional phrase ("letters *to clients*")."""
    start = _skip_unknown(reading, run[-1], until)
    if start >= until or reading.words[start] == ",":
        return []
    if run[-1].form == "noun" and reading.words[start] not in _NOUN_LINKS:
        return []
    allowed = _allowed(reading.words[start], run)
    by_start: dict[int, list[Object]] = {}
    for candidate in objects:
        if start <= candidate.start < until:
            by_start.setdefault(candidate.start, []).append(candidate)
    governed: list[Object] = []
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
        elif word == "of" and i > start and reading.norms[i - 1] in _OTHER_HEADS:
            blocked = True
        elif word in _PREPOSITIONS and i > start:
            blocked = word not in allowed
    return governed


def _allowed(first: str, run: Sequence[Verb]) -> frozenset[str]:
    """The prepositions that lead to objects: the one right after the verb and those that its verbs govern."""
    own = frozenset({first}) if first in _PREPOSITIONS else frozenset[str]()
    return own.union(*(_GOVERNED.get(lemma, frozenset()) for verb in run for lemma in verb.lemmas))


def _skip_unknown(reading: Reading, verb: Verb, until: int) -> int:
    """The place after further verbs of the coordination that the vocabulary does not know ("copying, *collating* …")."""
    ending = {"ing": "ing", "past": "ed", "participle": "ed"}.get(verb.form, "")
    place = i = verb.end
    while ending and i < until and reading.words[i] in _JOINERS:
        while i < until and reading.words[i] in _JOINERS:
            i += 1
        if i >= until or not reading.words[i].endswith(ending):
            break
        i += 1
        place = i
    return place


def _is_dash(reading: Reading, i: int) -> bool:
    """A dash between spaces ends a clause; a hyphen inside a word does not."""
    token = reading.doc[i]
    return token.text == "-" and bool(token.whitespace_) and i > 0 and bool(reading.doc[i - 1].whitespace_)


def _names_a_thing(reading: Reading, end: int, high: int) -> bool:
    """True for "contract management *software*": no work, but what it is done with or who does it."""
    return end < high and reading.norms[end] in _THINGS


def _backward(reading: Reading, start: int, since: int, objects: Sequence[Object]) -> list[Object]:
    """Objects right before a noun or gerund: "calendar and docket management"; further ones only before an "and"."""
    governed: list[Object] = []
    edge = start
    joined = False
    for candidate in sorted(objects, key=lambda o: (-o.end, o.start)):
        if candidate.start < since or candidate.end > edge:
            continue
        gap = reading.words[candidate.end : edge]
        joined = joined or bool(_ANDS & set(gap))
        if all(word in _JOINERS for word in gap) and (edge == start) <= (not gap) and (not gap or joined):
            governed.append(candidate)
            edge = candidate.start
    return governed


def _is_passive(reading: Reading, run: Sequence[Verb], bounds: tuple[int, int], objects: Sequence[Object]) -> bool:
    start, end = run[0].start, run[-1].end
    before = reading.words[start - 1] if start > bounds[0] else ""
    if before.endswith("ly") and start - 1 > bounds[0]:
        before = reading.words[start - 2]
    if before in _AUXILIARIES or before == ":":
        return True
    if start == bounds[0] or before in ("and", ","):
        return False
    last = end == bounds[1] or reading.words[end] in (".", "!", ";") or end == bounds[1] - 1
    return last or (reading.words[end] == "," and any(o.end == start for o in objects))
