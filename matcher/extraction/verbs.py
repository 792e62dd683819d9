"""Which words of a sentence are verbs: many of the field's verbs are nouns as well ("file", "brief", "calendar")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from matcher.extraction.actors import is_rank
from matcher.extraction.particles import is_transparent, splits, stands_apart
from matcher.extraction.reading import Reading
from matcher.text import norm

_DETERMINERS = frozenset(
    "a an the this that these those his her its their our my your each every no such another".split()
)
_PREPOSITIONS = frozenset("of for in on at by from with as about via per under".split())
_MODALS = frozenset(
    "to will would can can't cannot won't could may might must should shall 'll you'll i'll we'll who i we you they "
    "please".split()
)
_HELPERS = frozenset(
    "help helps helped helping assist assists assisted assisting responsible able ability include includes "
    "including do does did not don't".split()
)
# "Contact *with* clients", "support *to* attorneys": nouns whose object a preposition leads to.
_LINKED = frozenset("contact communicate correspond interact liaise comply respond assist support participate".split())
_LINKS = frozenset("with to for between".split())
_QUANTIFIERS = frozenset("all other any both some most many selected".split())
_BEFORE_ADJECTIVES = _DETERMINERS | _PREPOSITIONS | _QUANTIFIERS | {"to"}
# After a noun these make a title of it: "mail clerk", "contract manager".
_PEOPLE = frozenset(
    "clerk manager assistant coordinator specialist attorney paralegal secretary analyst officer".split()
)
_HELPED = _PEOPLE | {"partner", "lawyer", "associate", "counsel"}
# Subjects of a verb without ending: "the attorneys proof everything", "help attorneys draft motions".
_GROUPS_OF_PEOPLE = frozenset("attorneys lawyers partners associates paralegals secretaries clerks they".split())
# Subjects of a verb with an ending: "the advisor books consultations".
_SUBJECTS = frozenset(
    "paralegal secretary assistant advisor specialist coordinator clerk analyst incumbent position role".split()
)
_STARTERS = frozenset({":", ";", "-", "(", "•", "|", "*", ")", ">", "/", "."})
_CONJOINERS = frozenset({",", "and", "or", "&", "/"})
# Verbs that are as common as nouns: read as verbs only where a verb can stand.
_NOUNISH = frozenset(
    "address advertise answer appeal audit balance bill block book box brief budget calendar call change chart "
    "chase check claim code contact contract control copy cover deal demand deposit design direct dispute docket "
    "document draft edit estimate exhibit fax field file fire form format function hand head help host image index "
    "input interview invoice issue key lead list log look mail manage mark master meet memo message monitor move "
    "note notice number open order own package paper partner phone photograph plan point police post print process "
    "profile project proof prospect pull question rate record report request research resource review route run "
    "sample scan schedule scope score screen search serve set share ship show sign sort source spot staff stamp "
    "start stock store study subpoena supply support survey tab table tag tape telephone test time tour trace track "
    "trade transcript transfer type update upgrade use verify visit voice walk watch witness work".split()
)
# Their participles look like their bases.
_ALIKE = frozenset("run put set cut read shut".split())
_BE = frozenset("be been being is are was were get gets got".split())
_HELPING = (["be"], ["been"], ["being"], ["get"], ["gets"], ["getting"])
# Right after a plural that could be a verb these say that it is their subject: "*records* have to be requested".
_FINITE = frozenset(
    "is are was were has have had can could may might must shall should will would need needs get gets got do go goes "
    "went".split()
)
# "A working relationship", "working hours": no work done.
_WORKING = frozenset("relationship knowledge environment hour day capital condition".split())


class _Phrase(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Verb(NamedTuple):
    """Tokens ``start:end`` that are a verb (or a noun that says what a verb says), with the lemmas it may belong to."""

    start: int
    end: int
    lemmas: tuple[str, ...]
    form: str
    noun: bool = False


class VerbFinder:
    """Finds the known verbs of a sentence, longest form first."""

    def __init__(self, forms: Mapping[tuple[str, ...], tuple[tuple[str, str], ...]]) -> None:
        """Index the written forms (token sequence → pairs of lemma and form) by their first words, longest first."""
        self.forms: dict[str, dict[str, list[_Written]]] = {}
        self.lemmas: dict[str, set[str]] = {}
        said = {readings: _said(readings) for readings in forms.values()}
        self.split: dict[str, list[_Written]] = {}
        for words in sorted(forms, key=len, reverse=True):
            written = _Written(words, *said[forms[words]])
            self.forms.setdefault(words[0], {}).setdefault(words[1] if len(words) > 1 else "", []).append(written)
            self.lemmas.setdefault(words[0], set()).update(written.lemmas)
            if splits(words[1:]):
                self.split.setdefault(words[0], []).append(written)

    def places(self, reading: Reading) -> Mapping[int, list[int]]:
        """The tokens at which a verb may start, by sentence."""
        found: dict[int, list[int]] = {}
        for i in [i for i, word in enumerate(reading.words) if word in self.forms]:
            found.setdefault(reading.owners[i], []).append(i)
        found.pop(-1, None)
        return found

    def __call__(
        self, reading: Reading, bounds: tuple[int, int], objects: Sequence[_Phrase], places: Iterable[int]
    ) -> list[Verb]:
        """The verbs of the sentence ``bounds``, in order; words inside one of the longer ``objects`` are no verbs."""
        found: list[Verb] = []
        covered = {i for o in objects if o.end - o.start > 1 for i in self._covered(reading, o)}
        spans = {(o.start, o.end) for o in objects}
        covered -= {start for start, end in spans if (start + 1, end) in spans and _may_open(reading, start, bounds[0])}
        done = bounds[0]
        for i in places:
            verb = self._at(reading, i, bounds[1]) if i >= done else None
            if verb is None or (i in covered and verb.end - i == 1):
                continue
            verb = _as_participle(verb, reading, bounds[0])
            if found and _is_helped(reading, verb, found[-1]):
                found.pop()
            if not _reads_as_verb(verb, reading, bounds, found, objects):
                if not verb.noun or verb.form == "noun":
                    continue
                # Then as a noun, where it can be one: "the review of leases".
                verb = verb._replace(form="noun")
                if not _reads_as_verb(verb, reading, bounds, found, objects):
                    continue
            found.append(verb)
            done = verb.end
        return found

    @staticmethod
    def _covered(reading: Reading, phrase: _Phrase) -> range:
        """The words of a phrase that are no verbs: "*contact* with clients" and "clerical *support*" hold an action."""
        words = reading.words[phrase.start : phrase.end]
        link = next((i for i, word in enumerate(words) if word in ("with", "to")), -1)
        if link >= 0:
            return range(phrase.start + link + 1, phrase.end)
        return range(phrase.start, phrase.end - 1 if words[-1] in ("support", "assistance") else phrase.end)

    def _at(self, reading: Reading, i: int, high: int) -> Verb | None:
        """The longest written form at a token that ends before ``high``.

        A particle may stand after the object ("put the binders *in order*"), and where it adds nothing to the verb
        ("*mail* out letters") the plain verb is meant as well.
        """
        forms = self.forms[reading.words[i]]
        plain = forms.get("", ())
        following = forms.get(reading.words[i + 1], ()) if i + 1 < high else ()
        for written in (*following, *plain):
            end = i + len(written.words)
            if end <= high and (end == i + 1 or tuple(reading.words[i:end]) == written.words):
                lemmas = written.lemmas
                if end > i + 1 and plain and is_transparent(written.words):
                    lemmas += plain[0].lemmas
                return Verb(i, end, lemmas + self._split_at(reading, i, high), written.form, written.noun)
        apart = self._split_at(reading, i, high)
        return Verb(i, i + 1, apart, self.split[reading.words[i]][0].form) if apart else None

    def _split_at(self, reading: Reading, i: int, high: int) -> tuple[str, ...]:
        """The verbs whose particle stands after the object of the verb at a token."""
        written = self.split.get(reading.words[i], ())
        found = (w.lemmas for w in written if stands_apart(reading, i, high, w.words[1:]))
        return tuple(dict.fromkeys(lemma for lemmas in found for lemma in lemmas))


def _as_participle(verb: Verb, reading: Reading, low: int) -> Verb:
    """A verb whose participle looks like its base, as the participle where a form of "be" says so: "have been run"."""
    helped = verb.start > low and reading.words[verb.start - 1] in _BE
    return verb._replace(form="participle") if helped and reading.words[verb.start] in _ALIKE else verb


def _is_helped(reading: Reading, verb: Verb, before: Verb) -> bool:
    """True for the participle of a passive: in "have to *be* requested", "*get* filed" the verb before only helps."""
    if verb.form not in ("past", "participle") or before.end != verb.start:
        return False
    return reading.words[before.start : before.end] in _HELPING


def _may_open(reading: Reading, start: int, low: int) -> bool:
    """True where a verb can stand: "*Draft* motions" asks for motions, "review the draft motions" for a review."""
    previous = _previous(reading, start, low)
    return not previous or previous in _STARTERS or previous in _MODALS


class _Written(NamedTuple):
    """A written form of some verbs: what :class:`Verb` says of it wherever it stands."""

    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    form: str
    noun: bool


def _said(readings: Sequence[tuple[str, str]]) -> tuple[tuple[str, ...], str, bool]:
    """The lemmas of a written form, the form that it counts as, and whether it may be a noun."""
    forms = [form for _, form in readings]
    form = next((f for f in ("ing", "past", "participle", "base", "third", "noun") if f in forms), forms[0])
    return tuple(dict.fromkeys(lemma for lemma, _ in readings)), form, "noun" in forms


def _reads_as_verb(
    verb: Verb, reading: Reading, bounds: tuple[int, int], before: Sequence[Verb], objects: Sequence[_Phrase]
) -> bool:
    previous = _previous(reading, verb.start, bounds[0])
    following = reading.words[verb.end] if verb.end < bounds[1] else ""
    adjacent = bool(before) and before[-1].end == verb.start
    if previous == "-" and not reading.tokens.spaced[verb.start - 1]:
        return False
    if verb.form == "noun":
        return _is_action(verb, reading, bounds, before, objects)
    if verb.form == "ing":
        return _reads_as_gerund(verb, reading, bounds, adjacent, objects)
    if verb.form in ("past", "participle"):
        # "The filed motion", "assign scheduled appointments", "all qualified applicants": adjectives.
        adjective = previous in _BEFORE_ADJECTIVES
        return not adjective and not adjacent and not ("get" in verb.lemmas and following.endswith("ed"))
    if _names_an_office(verb, reading):
        return True
    if previous in _DETERMINERS or previous in _PREPOSITIONS:
        return False
    if _NOUNISH.isdisjoint(verb.lemmas) and not any(o.start <= verb.start < o.end for o in objects):
        return True
    if following == "of" or _is_title(verb, reading, bounds[1]) or (verb.form == "third" and following in _FINITE):
        return False
    return _has_verb_place(verb, previous, reading, bounds, before, objects)


def _reads_as_gerund(
    verb: Verb, reading: Reading, bounds: tuple[int, int], adjacent: bool, objects: Sequence[_Phrase]
) -> bool:
    """True where a form in -ing says that something is done."""
    previous = _previous(reading, verb.start, bounds[0])
    following = reading.words[verb.end] if verb.end < bounds[1] else ""
    if previous == "from" and following in ("to", "through"):  # "a case from filing to verdict"
        return False
    if is_rank(reading, verb.start, bounds[1]):
        return False
    if previous in _DETERMINERS and _describes(reading, verb, bounds[1], objects):
        return False
    # "Took over billing": the gerund is the object of the verb before it.
    is_object = adjacent and any((o.start, o.end) == (verb.start, verb.end) for o in objects)
    return norm(following) not in _WORKING and not (is_object and not any(o.start == verb.end for o in objects))


def _describes(reading: Reading, verb: Verb, high: int, objects: Sequence[_Phrase]) -> bool:
    """True for a gerund before a noun that is none of its objects: "the *docketing* manual"."""
    if verb.end >= high or any(o.start <= verb.end < o.end for o in objects):
        return False
    following = reading.words[verb.end]
    return following[0].isalpha() and following not in _CONJOINERS | _PREPOSITIONS | _BEFORE_ADJECTIVES


def _names_an_office(verb: Verb, reading: Reading) -> bool:
    """True for "(sole) *assistant to* four attorneys": who is it for whom does the work."""
    return verb.end - verb.start == 2 and reading.words[verb.start] in _PEOPLE and reading.words[verb.end - 1] in _LINKS


def _has_verb_place(  # noqa: PLR0913 - the sentence, as everywhere in this module
    verb: Verb,
    previous: str,
    reading: Reading,
    bounds: tuple[int, int],
    before: Sequence[Verb],
    objects: Sequence[_Phrase],
) -> bool:
    """True where a word that is a noun as well stands where a verb can: after "to", after a subject, first of all."""
    if not previous or previous in _MODALS or previous in _STARTERS or previous in _HELPERS:
        return True
    if (previous in _GROUPS_OF_PEOPLE and verb.form == "base") or (previous in _SUBJECTS and verb.form == "third"):
        return _has_object_next(verb, reading, bounds, objects)
    if before and "help" in before[-1].lemmas and norm(previous) in _HELPED:  # "helped the partner draft briefs"
        return _has_object_next(verb, reading, bounds, objects)
    if previous in _CONJOINERS:
        return _joins(reading, verb, before) or _has_object_next(verb, reading, bounds, objects)
    return False


def _is_action(
    verb: Verb, reading: Reading, bounds: tuple[int, int], before: Sequence[Verb], objects: Sequence[_Phrase]
) -> bool:
    """True where a noun says what a verb says: "preparation (and filing) of", "calendar management"."""
    after = reading.words[verb.end : min(verb.end + 3, bounds[1])]
    if after[:1] == ["of"] or (after[:1] and after[0] in _CONJOINERS and after[2:] == ["of"]):
        return True
    singular = reading.words[verb.start] == reading.norms[verb.start]
    if after[:1] and after[0] in _LINKS and singular and _LINKED & set(verb.lemmas):
        return True
    return any(o.end == verb.start for o in objects) or _joins(reading, verb, before)


def _is_title(verb: Verb, reading: Reading, high: int) -> bool:
    """True for "mail clerk, …" but not for "monitor attorney email"."""
    if verb.end >= high or reading.norms[verb.end] not in _PEOPLE:
        return False
    if reading.words[verb.end] != reading.norms[verb.end]:
        return verb.lemmas == ("docket",)  # several clerks may be called or mailed, but nobody dockets them
    after = reading.words[verb.end + 1] if verb.end + 1 < high else ""
    return not after or not after[0].isalpha() or after in _CONJOINERS or after in _PREPOSITIONS


def _previous(reading: Reading, start: int, low: int) -> str:
    """The word before, adverbs skipped; "" at the start of a sentence, which a number may open ("10 % Drafts")."""
    i = start - 1
    while i >= low and reading.words[i].endswith("ly") and len(reading.words[i]) > 4:
        i -= 1
    if i < low or all(word in (".", "%") or word.isdigit() for word in reading.words[low : i + 1]):
        return ""
    return reading.words[i]


def _joins(reading: Reading, verb: Verb, before: Sequence[Verb]) -> bool:
    """True where the word is coordinated with a verb right before it ("draft and file")."""
    if not before:
        return False
    # "Auditing, file management": beside a gerund, what could be a noun is one.
    if before[-1].form == "ing" and verb.form in ("base", "third"):
        return False
    gap = reading.words[before[-1].end : verb.start]
    return 0 < len(gap) <= 3 and all(word in _CONJOINERS or word.endswith("ly") for word in gap)


def _has_object_next(verb: Verb, reading: Reading, bounds: tuple[int, int], objects: Sequence[_Phrase]) -> bool:
    """True where an object follows within four words and no comma: "…, file motions".

    "Motions and briefs for two partners": a plural noun that is an object itself, before a preposition, stays a noun.
    """
    following = reading.words[verb.end] if verb.end < bounds[1] else ""
    is_object = any((o.start, o.end) == (verb.start, verb.end) for o in objects)
    if verb.form == "third" and is_object and following in _PREPOSITIONS - {"with"}:
        return False
    for i in range(verb.end, min(verb.end + 4, bounds[1])):
        if reading.words[i] in (",", ";", "and", "or"):
            return False
        if any(o.start == i for o in objects):
            return True
    return False
