"""Which objects a verb governs, read off the order of the words (a blank pipeline has no parser).

A *group* is a verb or a coordination of verbs ("draft, proofread and e-file"); it governs the objects that follow in
its clause up to the next group ("pleadings, motions and briefs"), the objects before it where it is a noun or gerund
("calendar management"), and the objects before a passive ("exhibits were organized").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from matcher.extraction.modifiers import PERSONS, PREPOSITIONS
from matcher.extraction.reading import Reading
from matcher.extraction.verbs import Verb

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
        ("contact", "with between"),
        ("teach instruct", "to"),
        ("comply", "with"),
        ("trust entrust", "with"),
        ("check search screen", "for"),
    )
    for lemma in lemmas.split()
}
# Verbs that reach a person only so: "worked *with* clerks" speaks of clerks, "worked as a clerk" does not.
_INTRANSITIVE = frozenset(
    "liaise correspond interact speak talk confer interface deal work collaborate network".split()
)
_NOUN_LINKS = frozenset("of for to with in between".split())
_JOINERS = frozenset({",", "and", "or", "&", "/", "and/or", "then", "also", "as", "well", "plus", "both"})
_ANDS = frozenset({"and", "or", "&", "/", "and/or"})
_CLAUSE_ENDS = frozenset("; who which that while when where if because so whereas but".split())
_AUXILIARIES = frozenset("was were is are been be being get got gets getting kept".split())
# What a "contract management …" is when it is no work but a thing or a person.
_THINGS = frozenset(
    "system software platform tool database application program solution technology department team group vendor "
    "company firm manager specialist coordinator clerk assistant representative analyst associate supervisor "
    "professional".split()
)
# "Prepare lists of deeds" prepares no deeds.
_OTHER_HEADS = frozenset(
    "list copy understanding knowledge department director member office secretary use part".split()
)
_ROLES = PERSONS | frozenset("paralegal assistant secretary clerk partner associate counsel judge manager".split())
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten twelve twenty thirty forty fifty sixty hundred".split()
)
# "The tables *I* build by hand": the object stands before the one who tells.
_TELLERS = frozenset({"i", "you"})
_LISTED = frozenset({":", ",", "and", "&", "or"})
_MAX_SCOPE = 40
_MAX_HEADING = 10
_CONDITION = 6
# So many items of a list may be unknown in a row before it is a list of something else.
_MAX_FOREIGN = 4


class Object(NamedTuple):
    """A phrase of the vocabulary's objects on tokens ``start:end``."""

    start: int
    end: int
    phrase: str

    def overlaps(self, other: Object) -> bool:
        """True where two phrases share a token."""
        return self.start < other.end and other.start < self.end


class Group(NamedTuple):
    """Coordinated verbs with the objects they may govern, longest first, and the preposition that leads to each.

    The preposition is "" for none, and "before" for an object that stands before its verb.
    """

    verbs: tuple[Verb, ...]
    objects: tuple[tuple[Object, str], ...]


def groups(
    reading: Reading,
    bounds: tuple[int, int],
    verbs: Sequence[Verb],
    phrases: tuple[Sequence[Object], Sequence[Object]],
    can_take: Callable[[Verb, Sequence[Object]], bool],
) -> Iterator[Group]:
    """The groups of a sentence in order, each with the objects it may govern.

    ``phrases`` are the objects that stand for themselves, and those that only describe the next noun. Groups are left
    out where none of their verbs ``can_take`` any of the sentence's objects.
    """
    objects, modifiers = phrases
    runs = list(_runs(reading, verbs, [*objects, *modifiers]))
    nominal = _nominal(reading, verbs, modifiers)
    last: list[tuple[Object, str]] = []
    for i, run in enumerate(runs):
        if not any(can_take(verb, [*objects, *modifiers]) for verb in run):
            continue
        # A noun in between is the verb's own object: "ensure compliance with court rules".
        until = next((later[0].start for later in runs[i + 1 :] if later[0].form != "noun"), bounds[1])
        since = runs[i - 1][-1].end if i else bounds[0]
        governed = _forward(reading, run, until, objects)
        thing = run[-1].form in ("ing", "noun") and _names_a_thing(reading, run[-1].end, bounds[1])
        if last and _says_them(reading, run, last[-1][0].end, bounds[1]):
            governed = governed + last
        last = governed or last
        before: list[Object] = []
        direct = any(not link for _, link in governed)
        headed = [] if direct else _heading(reading, run, bounds[0], objects)
        if headed and not (run[0].form == "base" and _acts(reading, runs[:i], run[0].start)):
            before = headed
        elif run[0].form in ("ing", "noun") and not thing:
            before = _backward(reading, run[0].start, since, [*objects, *nominal.get(run[0].start, ())])
        elif not direct and run[0].start > bounds[0] and reading.words[run[0].start - 1] in _TELLERS:
            before = [o for o in objects if since <= o.start and o.end == run[0].start - 1]
        elif run[-1].form in ("past", "participle") and _is_passive(reading, run, bounds, objects):
            before = [o for o in objects if since <= o.start and o.end <= run[0].start]
        if governed or not thing:
            found = dict.fromkeys(governed + [(o, "before") for o in before])
            yield Group(tuple(run), tuple(sorted(found, key=_by_length) if len(found) > 1 else found))


def _says_them(reading: Reading, run: Sequence[Verb], since: int, high: int) -> bool:
    """True where "them" stands for the objects of the verb before: "proofread briefs and file *them*"."""
    start, end = run[0].start, run[-1].end
    gap = reading.words[since:start]
    if run[0].form == "noun" or gap.count("(") != gap.count(")") or not _CLAUSE_ENDS.isdisjoint(gap):
        return False
    return reading.words[end : min(end + 1, high)] == ["them"] or (
        gap[-1:] == ["them"] and run[0].form in ("past", "participle")
    )


def _nominal(reading: Reading, verbs: Sequence[Verb], modifiers: Sequence[Object]) -> Mapping[int, list[Object]]:
    """By the start of a gerund or noun, the objects right before it: "*deposition* scheduling".

    People are no such objects: "legal assistant supporting", "paralegal training".
    """
    starts = {verb.start for verb in verbs if verb.form in ("ing", "noun")}
    found: dict[int, list[Object]] = {}
    for o in modifiers:
        if o.end in starts and reading.norms[o.end - 1] not in _ROLES and reading.words[o.end] != "support":
            found.setdefault(o.end, []).append(o)
    return found


def _by_length(governed: tuple[Object, str]) -> tuple[int, int]:
    return governed[0].start - governed[0].end, governed[0].start


def reaches(lemma: str, link: str) -> bool:
    """True where a verb may govern an object that ``link`` leads to: "work" needs its "with"."""
    return link == "before" or lemma not in _INTRANSITIVE or link in _GOVERNED.get(lemma, ())


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
    if "as" in gap and "well" not in gap:
        return False
    if "," in gap and second.form in ("ing", "noun") and any(o.end == second.start for o in objects):
        return False
    if first.form == "noun" and second.form != "noun" and gap == [","] and any(o.end == first.start for o in objects):
        return False  # items of a list: "file management, meeting facilitation"
    for i, word in enumerate(gap[1:], first.end + 1):
        known = word in _JOINERS or word.endswith("ly")
        if not known and (reading.words[i - 1] not in _JOINERS or any(o.start <= i < o.end for o in objects)):
            return False
    return gap[-1] in _JOINERS or gap[-1].endswith("ly")


def _forward(reading: Reading, run: Sequence[Verb], until: int, objects: Sequence[Object]) -> list[tuple[Object, str]]:
    """Objects after a group, up to the clause's end; none inside a prepositional phrase ("letters *to clients*")."""
    within = [o for o in objects if run[-1].end <= o.start < until]
    if not within:
        return []
    start = _skip_unknown(reading, run[-1], until, within)
    if start >= until or reading.words[start] == ",":
        return []
    if run[-1].form == "noun" and reading.words[start] not in _NOUN_LINKS:
        return []
    by_start: dict[int, list[Object]] = {}
    for candidate in within:
        by_start.setdefault(candidate.start, []).append(candidate)
    scan = _Scan(reading, start, _allowed(reading.words[start], run))
    governed: list[tuple[Object, str]] = []
    inside = start
    for i in range(start, min(until, start + _MAX_SCOPE)):
        for candidate in () if scan.blocked else by_start.get(i, ()):
            own = next((part for part in candidate.phrase.split() if part in PREPOSITIONS), scan.link)
            governed.append((candidate, own))
            inside = max(inside, candidate.end)
        if i < inside:
            scan.pass_over(i)
        elif not scan.step(i, until):
            break
    return governed


class _Scan:
    """Reads on from a verb and knows whether an object may stand at the present place."""

    def __init__(self, reading: Reading, start: int, allowed: frozenset[str]) -> None:
        self.reading = reading
        self.start = start
        self.allowed = allowed
        self.blocked = False
        self.link = ""
        self.foreign = 0
        self.linked = False

    def pass_over(self, i: int) -> None:
        """Go past a word inside an object."""
        self.foreign = 0
        if self.reading.words[i] in PREPOSITIONS:
            self.link = self.reading.words[i]
            self.linked = True

    def step(self, i: int, until: int) -> bool:
        """Go past a word between objects; ``False`` where the clause ends."""
        word = self.reading.words[i]
        linked, self.linked = self.linked, False
        if word in _CLAUSE_ENDS or self.reading.is_dash(i):
            return False
        if word in (",", "/", ":"):
            self.blocked = False
            self.foreign += word == ","
            return self.foreign <= _MAX_FOREIGN
        # "With the clerk *of court*" says more about the clerk.
        if word == "of" and i > self.start and (linked or self.reading.norms[i - 1] in _OTHER_HEADS):
            self.blocked = True
        elif word in PREPOSITIONS and not _counts(self.reading, i, until):
            self.blocked = i > self.start and word not in self.allowed
            self.link = word
        return True


def _counts(reading: Reading, i: int, until: int) -> bool:
    """True for "about 35 estates", "up to 60 files": no phrase of its own."""
    if i + 1 >= until or not (reading.words[i + 1][0].isdigit() or reading.words[i + 1] in _NUMBERS):
        return False
    return reading.words[i] in ("about", "between") or reading.words[i - 1] == "up"


def _allowed(first: str, run: Sequence[Verb]) -> frozenset[str]:
    """The prepositions that lead to objects: the one right after the verb and those that its verbs govern."""
    own = frozenset({first}) if first in PREPOSITIONS else frozenset[str]()
    return own.union(*(_GOVERNED.get(lemma, frozenset()) for verb in run for lemma in verb.lemmas))


def _skip_unknown(reading: Reading, verb: Verb, until: int, objects: Sequence[Object]) -> int:
    """The place after further verbs that the vocabulary does not know ("copying, *collating* and binding")."""
    ending = {"ing": "ing", "past": "ed", "participle": "ed"}.get(verb.form, "")
    place = i = verb.end
    while ending and i < until and reading.words[i] in _JOINERS:
        while i < until and reading.words[i] in _JOINERS:
            i += 1
        if i >= until or not reading.words[i].endswith(ending):
            break
        i += 1
        place = i
    near = any(place <= o.start <= place + 3 and "," not in reading.words[place : o.start] for o in objects)
    return place if near else verb.end


def _names_a_thing(reading: Reading, end: int, high: int) -> bool:
    """True for "contract management *software*": no work, but what it is done with or who does it."""
    return end < high and reading.norms[end] in _THINGS


def _heading(reading: Reading, run: Sequence[Verb], low: int, objects: Sequence[Object]) -> list[Object]:
    """The objects of a heading that its list of actions is about: "*Motions*: drafting, filing"."""
    if ":" not in reading.words[low : run[0].start]:
        return []
    colon = reading.words.index(":", low)
    if colon - low > _MAX_HEADING or reading.words[run[0].start - 1] not in _LISTED:
        return []
    if any(word in _CLAUSE_ENDS for word in reading.words[colon : run[0].start]):
        return []
    if any(colon < o.start < run[0].start for o in objects):
        return []
    return [o for o in objects if low <= o.start and o.end <= colon]


def _acts(reading: Reading, runs: Sequence[Sequence[Verb]], until: int) -> bool:
    """True for a heading that says a deed ("Lead a team: assign work"), not for "Motions to dismiss: draft"."""
    colon = until - 1
    while colon > 0 and reading.words[colon] != ":":
        colon -= 1
    return any(v.start < colon and reading.words[v.start - 1] != "to" for run in runs for v in run)


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
    if before in _AUXILIARIES:
        # "If suit gets filed, I draft the answer": a condition is no deed.
        clause = reading.words[bounds[0] : start]
        return "if" not in clause[-_CONDITION:]
    if start == bounds[0] or before in ("and", ","):
        return False
    last = end >= bounds[1] - 1 or reading.words[end] in (".", "!", ";")
    last = last or (before == ":" and reading.words[end] in PREPOSITIONS)
    return last or (reading.words[end] == "," and any(o.end == start for o in objects))
