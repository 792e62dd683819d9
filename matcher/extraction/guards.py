"""Whether an ambiguous form counts where it stands: the judge of the vocabulary's guards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from matcher.extraction.reading import SEPARATORS, Hit, Reading
from matcher.model import Guard
from matcher.text import norm, tokens

_LIST_KINDS = frozenset({"tool", "certification"})
_LIST_FILLERS = frozenset(
    "advanced basic proficient intermediate expert excellent microsoft ms office suite pro".split()
)
# Words that say, right before a name, that it is a tool somebody works with: "using X", "proficient in X".
_USES = frozenset(
    "using used use uses utilizing utilized utilize utilizes know knows learn learned learning via".split()
)
_SKILLS = frozenset(
    "experience experienced expertise expert proficient proficiency familiar familiarity comfortable comfort skill "
    "skills skilled knowledge knowledgeable trained training fluent fluency competent competency competence adept "
    "versed background working worked work facility exposure certified".split()
)
_USE_FILLERS = frozenset("the of both microsoft ms advanced basic intermediate".split())
_SKILL_LINKS = frozenset({"with", "in", "on", "of", "to"})
_MAX_GAP = 6
_MAX_NAME = 9


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form as it stands in the text, before its guard has spoken."""

    hit: Hit
    alias: str
    guard: Guard | None
    classes: tuple[str, ...] = ()


@lru_cache(maxsize=8192)
def _phrase(words: str) -> tuple[str, ...]:
    return tuple(norm(token) for token in tokens(words))


def _holds(norms: Sequence[str], phrase: Sequence[str]) -> bool:
    n = len(phrase)
    first = phrase[0]
    return any(norms[i] == first and tuple(norms[i : i + n]) == tuple(phrase) for i in range(len(norms) - n + 1))


class GuardJudge:
    """Decides on candidates. Stateless; a class only so that the special needs are one table."""

    def __call__(self, candidate: Candidate, others: Sequence[Candidate], reading: Reading) -> str | None:
        """``None`` where the candidate counts, else the reason why it does not."""
        guard = candidate.guard
        if guard is None:
            return None
        veto = self.veto(candidate, reading)
        if veto:
            return veto
        if not guard.needs and not guard.sections:
            return None
        hit = candidate.hit
        if reading.sentences[hit.sentence].section in guard.sections:
            return None
        if any(self._need(need, candidate, others, reading) for need in guard.needs):
            return None
        return "nothing beside it shows that this is meant"

    def veto(self, candidate: Candidate, reading: Reading) -> str:
        """The reason why a form cannot count whatever stands beside it, or ""."""
        guard, hit = candidate.guard, candidate.hit
        if guard is None:
            return ""
        if guard.case == "exact" and not _as_written(reading.doc[hit.start : hit.end].text, guard.form):
            return f"not written as {guard.form!r}"
        low, high = reading.bounds[hit.sentence]
        before, after = reading.norms[low : hit.start], reading.norms[hit.end : high]
        for phrase in map(_phrase, guard.not_before):
            if tuple(after[: len(phrase)]) == phrase:
                return f"followed by {' '.join(phrase)!r}"
        for phrase in map(_phrase, guard.not_after):
            if tuple(before[len(before) - len(phrase) :]) == phrase:
                return f"preceded by {' '.join(phrase)!r}"
        for phrase in map(_phrase, guard.not_near):
            if _holds(before, phrase) or _holds(after, phrase):
                return f"beside {' '.join(phrase)!r}"
        return ""

    def _need(self, need: str, candidate: Candidate, others: Sequence[Candidate], reading: Reading) -> bool:
        hit = candidate.hit
        if need == "@line":
            return _alone(hit, reading)
        if need == "@name":
            return _after_name(hit, reading)
        if need == "@use":
            return _in_use(hit, reading)
        near = [o for o in others if o.hit.sentence == hit.sentence]
        if need == "@class":
            return any(
                o.hit.concept != hit.concept
                and set(o.classes) & set(candidate.classes)
                and (o.hit.end <= hit.start or hit.end <= o.hit.start)
                and not self.veto(o, reading)
                for o in near
            )
        if need == "@own":
            return any(
                o.hit.concept == hit.concept
                and (o.hit.start, o.hit.end) != (hit.start, hit.end)
                and (o.guard is None or len(_letters(o.alias)) > len(_letters(candidate.alias)))
                and not self.veto(o, reading)
                for o in near
            )
        if need == "@credential":
            return any(
                o.hit.kind == "certification"
                and o.hit.concept != hit.concept
                and (o.hit.end <= hit.start or hit.end <= o.hit.start)
                and not self.veto(o, reading)
                for o in near
            )
        if need == "@list":
            return any(
                o.hit.kind in _LIST_KINDS
                and o.hit.concept != hit.concept
                and (_neighbours(o.hit, hit, reading) or _stacked(o.hit, hit, reading))
                and not self.veto(o, reading)
                for o in others
            )
        return _beside(_phrase(need), hit, reading)


def _stacked(a: Hit, b: Hit, reading: Reading) -> bool:
    """True where two hits are lines of one upright list: each is all that its line says, and the lines follow."""
    return abs(a.sentence - b.sentence) == 1 and _alone(a, reading) and _alone(b, reading)


def _beside(phrase: Sequence[str], hit: Hit, reading: Reading) -> bool:
    """True where a phrase stands in the sentence of a hit: before it, after it or across it ("MA in")."""
    low, high = reading.bounds[hit.sentence]
    n = len(phrase)
    return any(
        tuple(reading.norms[i : i + n]) == tuple(phrase)
        for i in range(low, high - n + 1)
        if i < hit.start or i + n > hit.end
    )


def _letters(form: str) -> str:
    return "".join(filter(str.isalnum, form))


def _as_written(text: str, form: str) -> bool:
    squeezed, wanted = (value.replace(" ", "").replace(".", "") for value in (text, form))
    if form.islower():
        return squeezed in (wanted, wanted.upper(), wanted + "s", wanted.capitalize(), wanted.capitalize() + "s")
    return squeezed in (wanted, wanted.upper(), wanted + "'s")


def _neighbours(a: Hit, b: Hit, reading: Reading) -> bool:
    """True where two hits are items of one list: only separators, levels or brackets stand between them."""
    first, second = (a, b) if a.start < b.start else (b, a)
    if first.sentence != second.sentence or not first.end <= second.start <= first.end + _MAX_GAP:
        return False
    gap = reading.words[first.end : second.start]
    if not gap:
        return True
    words = [word for word in gap if word not in SEPARATORS and word not in _LIST_FILLERS]
    separated = any(word in SEPARATORS for word in gap)
    return separated and (not words or (len(words) <= 2 and "(" in gap and ")" in gap))


def _in_use(hit: Hit, reading: Reading) -> bool:
    """True where the words right before say that it is worked with: "using X", "no experience with Microsoft X"."""
    low, _ = reading.bounds[hit.sentence]
    before = [word for word in reading.words[low : hit.start] if word not in _USE_FILLERS]
    if not before:
        return False
    return (
        before[-1] in _USES
        or before[-1] == "knowledge"
        or (before[-1] in _SKILL_LINKS and len(before) > 1 and before[-2] in _SKILLS)
    )


def _alone(hit: Hit, reading: Reading) -> bool:
    """True where the hit is a whole item: nothing but separators or the sentence's ends around it."""
    low, high = reading.bounds[hit.sentence]
    sentence = reading.sentences[hit.sentence]
    if sentence.heading:
        return False
    before = reading.words[hit.start - 1] if hit.start > low else ""
    after = reading.words[hit.end] if hit.end < high else ""
    return (not before or before in SEPARATORS) and (not after or after in SEPARATORS or after == ".")


def _after_name(hit: Hit, reading: Reading) -> bool:
    """True where a personal name and a comma stand right before ("J. Park, CRM"), other credentials between allowed.

    A capitalised word right after shows that the letters belong to it ("Lexis, Westlaw, CRM Selling System").
    """
    low, high = reading.bounds[hit.sentence]
    if hit.start - low > _MAX_NAME or hit.start - low < 3 or reading.words[hit.start - 1] != ",":
        return False
    if hit.end < high and reading.doc[hit.end].text[0].isupper() and not reading.doc[hit.end].text.isupper():
        return False
    before = [token.text for token in reading.doc[low : hit.start]]
    names = [word for word in before if word[0].isalpha()]
    return (
        len(names) >= 2 and all(word[0].isupper() for word in names) and not any(c.isdigit() for w in before for c in w)
    )
