"""Whether an ambiguous form counts where it stands: the judge of the vocabulary's guards."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from matcher.extraction.bare import is_bare_denial
from matcher.extraction.neighbours import Candidate, Neighbours, is_alone
from matcher.extraction.reading import Hit, Reading, norms_of
from matcher.model import Guard, MentionStatus

# Words that say, right before a name, that it is a tool somebody works with: "using X", "proficient in X".
_USES = frozenset(
    "using used use uses utilizing utilized utilize utilizes know knows knew learn learned learning via touched ran "
    "run runs running".split()
)
_SKILLS = frozenset(
    "experience experienced expertise expert proficient proficiency familiar familiarity comfortable comfort skill "
    "skills skilled knowledge knowledgeable trained training fluent fluency competent competency competence adept "
    "versed background working worked work facility exposure certified run runs ran".split()
)
# How a credential is come by: "held the CP since 2010".
_HELD = frozenset("hold holds held holding earned obtained".split())
_CREDENTIAL_NOUNS = frozenset("exam examination credential designation certification".split())
_AFTER_LETTERS = frozenset("since in from through for and or but until till with as at before after now if".split())
_USE_FILLERS = frozenset("the of both either microsoft ms advanced basic intermediate some solid strong good".split())
# Words that say the same right after it: "Relativity experience", "Excel required", "Westlaw daily", "CEDS a plus".
_USE_NOUNS = frozenset(
    "experience skills skill knowledge proficiency expertise familiarity preferred required desired desirable needed "
    "daily".split()
)
_SKILL_LINKS = frozenset({"with", "in", "on", "of", "to"})
_PLACE_NOUNS = frozenset(
    "restaurant street avenue road lane boulevard cafe coffee grill bakery dental roofing plumbing logistics shipping "
    "realty hotel inn church school elementary hospital clinic salon yoga farms motors construction landscaping".split()
)
# The reason for a form that might be meant, had anything said so.
UNPROVEN = "nothing beside it shows that this is meant"
_NEGATIVES = frozenset({"not", "no", "never", "cannot", "hardly", "nobody"})
_OWNED = frozenset({"her", "his", "their"})
_MAX_NAME = 9


class GuardJudge:
    """Decides on the candidates of one reading."""

    def __init__(self, by_sentence: dict[int, list[Candidate]], reading: Reading) -> None:
        """Keep the candidates, by the sentence that they stand in."""
        self.reading = reading
        self.neighbours = Neighbours(by_sentence, reading, self.veto)
        self._vetoes: dict[tuple[int, int, str], str] = {}

    def __call__(self, candidate: Candidate) -> str | None:
        """``None`` where the candidate counts, else the reason why it does not."""
        guard = candidate.guard
        if candidate.hit.kind in ("tool", "certification") and _names_a_place(candidate.hit, self.reading):
            return "part of the name of a company or a street"
        if guard is None:
            return None
        veto = self.veto(candidate)
        if veto:
            return veto
        if not guard.needs and not guard.sections:
            return None
        if self.reading.sentences[candidate.hit.sentence].section in guard.sections:
            return None
        if any(self._need(need, candidate) for need in guard.needs):
            return None
        return UNPROVEN

    def why(self, candidate: Candidate) -> str:
        """The rule by which a candidate that counts was let in, in words: asked for by ``--explain`` only."""
        guard = candidate.guard
        if guard is None:
            return "no guard: this form means nothing else"
        section = self.reading.sentences[candidate.hit.sentence].section
        if section in guard.sections:
            return f"guarded: stands in the section {section}"
        need = next((need for need in guard.needs if self._need(need, candidate)), None)
        if need is not None:
            return f"guarded: {_SAID.get(need) or f'beside {need!r}'}"
        written = f"written as {guard.form!r}, and " if guard.case == "exact" else ""
        return f"guarded: {written}nothing beside it speaks against it"

    def otherwise(self, candidate: Candidate) -> MentionStatus | None:
        """How a form that does not count is meant all the same: denied, or somebody else's ("has her CCLS")."""
        hit, guard = candidate.hit, candidate.guard
        if guard is None or _preceding(guard.not_before, hit, self.reading):
            return None
        written = guard.case != "exact" or _as_written(self.reading.quote(hit.start, hit.end), guard.form)
        low, _ = self.reading.bounds[hit.sentence]
        if is_bare_denial(hit, self.reading, as_written=written) and not self._is_indispensable(hit, low):
            return "denied"
        owned = hit.start > low and self.reading.words[hit.start - 1] in _OWNED
        return "other_person" if owned and written and hit.kind == "certification" else None

    def _is_indispensable(self, hit: Hit, low: int) -> bool:
        """True for "not a day without X", "cannot work without X"."""
        before = self.reading.words[low : hit.start]
        if before[-1:] != ["without"]:
            return False
        return any(word in _NEGATIVES or word.endswith("n't") for word in before[:-1])

    def veto(self, candidate: Candidate) -> str:
        """The reason why a form cannot count whatever stands beside it, or ""."""
        if candidate.guard is None:
            return ""
        key = (candidate.hit.start, candidate.hit.end, candidate.hit.concept)
        found = self._vetoes.get(key)
        if found is None:
            found = self._vetoes[key] = _veto(candidate.hit, candidate.guard, self.reading)
        return found

    def _need(self, need: str, candidate: Candidate) -> bool:
        if not need.startswith("@"):
            return _beside(norms_of(need), candidate.hit, self.reading)
        if need in _PLACES:
            return _PLACES[need](candidate.hit, self.reading)
        return _NEIGHBOURS[need](self.neighbours, candidate) or (
            need == "@credential" and _is_spoken_of(candidate.hit, self.reading)
        )


def _names_a_place(hit: Hit, reading: Reading) -> bool:
    """True for "Smokeball Restaurant", "Everlaw Street": the next word, capitalised as well, says what it names."""
    _, high = reading.bounds[hit.sentence]
    return hit.end < high and reading.words[hit.end] in _PLACE_NOUNS and reading.tokens.texts[hit.end][0].isupper()


def _veto(hit: Hit, guard: Guard, reading: Reading) -> str:
    if guard.case == "exact" and not _as_written(reading.quote(hit.start, hit.end), guard.form):
        return f"not written as {guard.form!r}"
    following = _preceding(guard.not_before, hit, reading)
    if following:
        return f"followed by {following!r}"
    low, _ = reading.bounds[hit.sentence]
    norms = reading.norms
    for phrase in _by_edge(guard.not_after, -1).get(norms[hit.start - 1], ()) if hit.start > low else ():
        if tuple(norms[max(low, hit.start - len(phrase)) : hit.start]) == phrase:
            return f"preceded by {' '.join(phrase)!r}"
    for phrase in map(norms_of, guard.not_near):
        if _beside(phrase, hit, reading, across=False):
            return f"beside {' '.join(phrase)!r}"
    return ""


@lru_cache(maxsize=1 << 12)
def _by_edge(phrases: tuple[str, ...], edge: int) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """The norms of a guard's phrases by their first word (``edge`` 0) or their last (-1): few share a text's word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for norms in map(norms_of, phrases):
        found.setdefault(norms[edge], []).append(norms)
    return found


def _preceding(phrases: tuple[str, ...], hit: Hit, reading: Reading) -> str:
    """The first of some phrases that a hit stands right before, or ""."""
    _, high = reading.bounds[hit.sentence]
    for phrase in _by_edge(phrases, 0).get(reading.norms[hit.end], ()) if hit.end < high else ():
        if tuple(reading.norms[hit.end : min(hit.end + len(phrase), high)]) == phrase:
            return " ".join(phrase)
    return ""


def _beside(phrase: Sequence[str], hit: Hit, reading: Reading, *, across: bool = True) -> bool:
    """True where a phrase stands in the sentence of a hit: before, after or, where allowed, across it ("MA in")."""
    first, size = phrase[0], len(phrase)
    norms = reading.norms
    for i in reading.places(hit.sentence).get(first, ()):
        apart = i + size <= hit.start or i >= hit.end
        if not apart and not (across and (i < hit.start or i + size > hit.end)):
            continue
        if tuple(norms[i : i + size]) == phrase and i + size <= reading.bounds[hit.sentence][1]:
            return True
    return False


def _as_written(text: str, form: str) -> bool:
    squeezed, wanted = (value.replace(" ", "").replace(".", "") for value in (text, form))
    if form.islower():
        return squeezed in (wanted, wanted.upper(), wanted + "s", wanted.capitalize(), wanted.capitalize() + "s")
    return squeezed in (wanted, wanted.upper(), wanted + "'s")


def _in_use(hit: Hit, reading: Reading) -> bool:
    """True where the words beside it say that it is worked with: "using X", "X experience"."""
    low, high = reading.bounds[hit.sentence]
    after = reading.words[hit.end : min(hit.end + 3, high)]
    if after and (after[0] in _USE_NOUNS or "plus" in after[1:]):
        return True
    before = [word for word in reading.words[low : hit.start] if word not in _USE_FILLERS]
    if not before:
        return False
    return (
        before[-1] in _USES
        or before[-1] == "knowledge"
        or (before[-1] in _SKILL_LINKS and len(before) > 1 and before[-2] in _SKILLS)
    )


def _is_spoken_of(hit: Hit, reading: Reading) -> bool:
    """True where the words beside letters make them a credential: "held the CP", "CP exam", "in lieu of the CP"."""
    low, high = reading.bounds[hit.sentence]
    after = reading.words[hit.end] if hit.end < high else "."
    if after.isalpha() and after not in _AFTER_LETTERS:
        return after in _CREDENTIAL_NOUNS  # "held the PMP lever"
    before = [word for word in reading.words[max(low, hit.start - 4) : hit.start] if word != "the"]
    if not before:
        return False
    if before[-1] in _HELD or before[-2:] == ["sat", "for"] or before[-3:] == ["in", "lieu", "of"]:
        return True
    return reading.doc_type == "posting" and before[-1] == "your"


def _after_name(hit: Hit, reading: Reading) -> bool:
    """True where a personal name and a comma stand right before ("J. Park, CRM"), other credentials between allowed.

    A capitalised word right after shows that the letters belong to it ("Lexis, Westlaw, CRM Selling System").
    """
    low, high = reading.bounds[hit.sentence]
    if hit.start - low > _MAX_NAME or hit.start - low < 3 or reading.words[hit.start - 1] != ",":
        return False
    if hit.end < high and reading.tokens.texts[hit.end][0].isupper() and not reading.tokens.texts[hit.end].isupper():
        return False
    before = reading.tokens.texts[low : hit.start]
    names = [word for word in before if word[0].isalpha()]
    return (
        len(names) >= 2 and all(word[0].isupper() for word in names) and not any(c.isdigit() for w in before for c in w)
    )


_PLACES: Mapping[str, Callable[[Hit, Reading], bool]] = {"@line": is_alone, "@name": _after_name, "@use": _in_use}
_NEIGHBOURS: Mapping[str, Callable[[Neighbours, Candidate], bool]] = {
    "@class": Neighbours.of_class,
    "@own": Neighbours.own,
    "@credential": Neighbours.credential,
    "@list": Neighbours.in_list,
}
_SAID: Mapping[str, str] = {
    "@class": "beside another thing of its class",
    "@credential": "beside another credential",
    "@line": "an item of its own",
    "@list": "beside another tool or credential in a list",
    "@name": "after a person's name",
    "@own": "beside its plainer form",
    "@use": "after a word of use, such as 'using' or 'proficient in'",
}
