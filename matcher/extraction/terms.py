"""Named things: every alias of the vocabulary, found by one PhraseMatcher and judged by its guard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from matcher.extraction.guards import GuardJudge
from matcher.extraction.neighbours import Candidate
from matcher.extraction.reading import Hit, Reading, Refusal
from matcher.model import Concept, Guard, How, Kind
from matcher.text import tokens
from matcher.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.vocab import Vocab

_MAX_HYPHENS = 3
# Tokens that have more than one spelling; most aliases hold none.
_VARIABLE = frozenset({"-", "&", "and"})


def variants(alias: str) -> list[tuple[str, ...]]:
    """The token sequences in which an alias may be written: hyphen, space or joined; ``&`` or "and"; dotted acronym.

    >>> variants("e-filing")
    [('e', '-', 'filing'), ('e', 'filing'), ('efiling',)]
    >>> variants("CLP")
    [('CLP',), ('C', '.', 'L', '.', 'P', '.'), ('C', '.', 'L', '.', 'P')]
    """
    words = tokens(alias)
    if alias.isupper() and alias.isalpha() and 2 <= len(alias) <= 5:
        dotted = tuple(part for letter in alias for part in (letter, "."))
        return [(alias,), dotted, dotted[:-1]]
    if _VARIABLE.isdisjoint(words) and "'" not in alias:
        return [tuple(words)]
    places = [i for i, word in enumerate(words) if word == "-" and 0 < i < len(words) - 1][:_MAX_HYPHENS]
    found: dict[tuple[str, ...], None] = {}
    for choice in product("-s+", repeat=len(places)):
        chosen = dict(zip(places, choice, strict=True))
        for pairs in ({}, {"&": "and", "and": "&"}):
            found[_spell(words, chosen, pairs)] = None
    if "'" in alias:
        found |= {tuple(word for word in variant if word != "'"): None for variant in list(found)}
    return list(found)


def _spell(words: Sequence[str], hyphens: dict[int, str], pairs: dict[str, str]) -> tuple[str, ...]:
    out: list[str] = []
    join = False
    for i, word in enumerate(words):
        choice = hyphens.get(i)
        if choice == "-" or choice is None:
            piece = pairs.get(word, word)
            if join:
                out[-1] += piece
            else:
                out.append(piece)
            join = False
        elif choice == "+":
            join = True
    return tuple(out)


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """The hits of one kind without those that a longer (then earlier) one overlaps; equal stretches all stay."""
    kept: list[Hit] = []
    taken: dict[int, tuple[int, int]] = {}
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start, h.concept)):
        stretch = (hit.start, hit.end)
        if all(taken.get(i, stretch) == stretch for i in range(*stretch)):
            taken.update(dict.fromkeys(range(*stretch), stretch))
            kept.append(hit)
    return sorted(kept, key=lambda h: (h.start, h.end, h.concept))


def outermost(hits: Iterable[Hit]) -> list[Hit]:
    """The hits without those that lie inside a longer one: duties may overlap, but the wider phrase says more."""
    ordered = list(hits)
    kept: set[tuple[int, int]] = set()
    furthest = -1
    for start, end in sorted({(hit.start, hit.end) for hit in ordered}, key=lambda s: (s[0], -s[1])):
        if end > furthest:
            kept.add((start, end))
            furthest = end
    return [hit for hit in ordered if (hit.start, hit.end) in kept]


class _Form(NamedTuple):
    """An alias as one of its concepts writes it; ``plain`` ones are found in any spelling."""

    concept: str
    alias: str
    guard: Guard | None
    spellings: tuple[tuple[str, ...], ...]
    kind: Kind
    how: How
    classes: tuple[str, ...]
    plain: bool


class TermMatcher:
    """Finds the vocabulary's aliases in a reading. Built once per pipeline: it holds some thousand patterns."""

    def __init__(self, vocab: Vocab, vocabulary: Vocabulary) -> None:
        """Compile every alias of every concept."""
        from spacy.matcher import PhraseMatcher
        from spacy.tokens import Doc

        self.matcher = PhraseMatcher(vocab, attr="NORM")
        self.forms: dict[int, list[_Form]] = {}
        grouped: dict[str, list[_Form]] = {}
        for concept in vocabulary.concepts.values():
            for form in _forms(concept):
                grouped.setdefault(form.alias, []).append(form)
        for alias, forms in grouped.items():
            self.forms[vocab.strings.add(f"alias:{alias}")] = forms
            self.matcher.add(f"alias:{alias}", [Doc(vocab, words=list(words)) for words in forms[0].spellings])

    def __call__(self, reading: Reading) -> None:
        """Add the accepted hits, the refusals and the organisations to the reading."""
        by_sentence: dict[int, list[Candidate]] = {}
        for candidate in self.candidates(reading):
            by_sentence.setdefault(candidate.hit.sentence, []).append(candidate)
        judge = GuardJudge(by_sentence, reading)
        accepted: dict[tuple[str, int], list[Hit]] = {}
        for sentence, candidates in by_sentence.items():
            for candidate in candidates:
                hit = candidate.hit
                reason = judge(candidate)
                if reason is None:
                    accepted.setdefault((hit.kind, sentence), []).append(hit)
                elif (status := judge.otherwise(candidate)) is not None:
                    accepted.setdefault((hit.kind, sentence), []).append(replace(hit, status=status))
                else:
                    reading.refusals.append(Refusal(hit.concept, hit.kind, hit.start, hit.end, reason))
        for (kind, _), hits in sorted(accepted.items()):
            kept = outermost(hits) if kind == "duty" else longest(hits)
            (reading.organizations if kind == "organization" else reading.hits).extend(kept)

    def candidates(self, reading: Reading) -> list[Candidate]:
        """Every form that stands in a reading, before its guard has spoken; of two on the same words the closer one."""
        found: dict[tuple[int, int, str], Candidate] = {}
        for key, start, end in self.matcher(reading.doc):
            sentence = reading.owners[start]
            if sentence < 0 or end > reading.bounds[sentence][1]:
                continue
            text, words = reading.quote(start, end), reading.words[start:end]
            for form in self.forms[key]:
                if not form.plain and not _written(text, words, form.alias, form.spellings):
                    continue
                known = found.get((start, end, form.concept))
                if known is None or _closer(text, (form.alias, form.guard), (known.alias, known.guard)):
                    hit = Hit(form.concept, form.kind, start, end, sentence, form.how, start)
                    found[start, end, form.concept] = Candidate(hit, form.alias, form.guard, form.classes)
        return sorted(found.values(), key=lambda c: (c.hit.start, c.hit.end, c.hit.concept))


def _forms(concept: Concept) -> Iterator[_Form]:
    guards = {guard.form.lower(): guard for guard in concept.guards}
    for alias in concept.aliases:
        guard = guards.get(alias.lower())
        how: How = "exact" if alias.lower() == concept.name.lower() else "alias"
        spellings = tuple(variants(alias))
        yield _Form(concept.id, alias, guard, spellings, concept.kind, how, concept.broader, alias.islower())


def _closer(text: str, new: tuple[str, Guard | None], known: tuple[str, Guard | None]) -> bool:
    """True where an alias is nearer to the text than a known one of the same concept, or as near and unguarded.

    "brief" is judged by the guard of "brief", though "briefs" has none; "CLAS" by its own, not by that of "CLA-S".
    """

    def rank(alias: str, guard: Guard | None) -> tuple[bool, bool, bool]:
        return (alias == text, alias.lower() == text.lower(), guard is None)

    return rank(*new) > rank(*known)


def _written(text: str, words: Sequence[str], alias: str, spellings: Iterable[tuple[str, ...]]) -> bool:
    """True where a proper name is written as such: only an alias's lower-case words may take a plural ending."""
    if alias.isupper() and alias.isalpha() and len(alias) <= 3 and not any(char.isupper() for char in text):
        return False
    for spelling in spellings:
        if len(spelling) == len(words) and all(
            word == part.lower() or part.islower() or word == part.lower() + "'s"
            for word, part in zip(words, spelling, strict=True)
        ):
            return True
    return False
