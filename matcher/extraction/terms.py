"""Named things: every alias of the vocabulary, found by one PhraseMatcher and judged by its guard."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import product
from typing import TYPE_CHECKING

from matcher.extraction.guards import Candidate, GuardJudge
from matcher.extraction.reading import Hit, Reading, Refusal
from matcher.model import Guard, How
from matcher.text import tokens
from matcher.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.vocab import Vocab

_MAX_HYPHENS = 3


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
    for hit in sorted(hits, key=lambda h: (h.start - h.end, h.start, h.concept)):
        if all(
            hit.end <= other.start or other.end <= hit.start or (hit.start, hit.end) == (other.start, other.end)
            for other in kept
        ):
            kept.append(hit)
    return sorted(kept, key=lambda h: (h.start, h.end, h.concept))


def outermost(hits: Iterable[Hit]) -> list[Hit]:
    """The hits without those that lie inside a longer one: duties may overlap, but the wider phrase says more."""
    ordered = list(hits)
    return [
        hit
        for hit in ordered
        if not any(o.start <= hit.start and hit.end <= o.end and o.end - o.start > hit.end - hit.start for o in ordered)
    ]


class TermMatcher:
    """Finds the vocabulary's aliases in a reading. Built once per pipeline: it holds some thousand patterns."""

    def __init__(self, vocab: Vocab, vocabulary: Vocabulary) -> None:
        """Compile every alias of every concept."""
        from spacy.matcher import PhraseMatcher
        from spacy.tokens import Doc

        self.vocabulary = vocabulary
        self.matcher = PhraseMatcher(vocab, attr="NORM")
        self.owners: dict[int, list[tuple[str, str, Guard | None, list[tuple[str, ...]]]]] = {}
        self.judge = GuardJudge()
        grouped: dict[str, list[tuple[str, str, Guard | None, list[tuple[str, ...]]]]] = {}
        for concept in vocabulary.concepts.values():
            guards = {guard.form.lower(): guard for guard in concept.guards}
            for alias in concept.aliases:
                entry = (concept.id, alias, guards.get(alias.lower()), variants(alias))
                grouped.setdefault(alias, []).append(entry)
        for alias, entries in grouped.items():
            key = vocab.strings.add(f"alias:{alias}")
            self.owners[key] = entries
            self.matcher.add(f"alias:{alias}", [Doc(vocab, words=list(words)) for words in entries[0][3]])

    def __call__(self, reading: Reading) -> None:
        """Add the accepted hits, the refusals and the organisations to the reading."""
        by_sentence: dict[int, list[Candidate]] = {}
        for candidate in self._candidates(reading):
            by_sentence.setdefault(candidate.hit.sentence, []).append(candidate)
        accepted: dict[tuple[str, int], list[Hit]] = {}
        for sentence, candidates in by_sentence.items():
            # The lines next to it count as well: a list may stand upright, one item a line.
            around = [c for i in (sentence - 1, sentence, sentence + 1) for c in by_sentence.get(i, ())]
            for candidate in candidates:
                hit = candidate.hit
                reason = self.judge(candidate, around, reading)
                if reason is None:
                    accepted.setdefault((hit.kind, sentence), []).append(hit)
                else:
                    reading.refusals.append(Refusal(hit.concept, hit.kind, hit.start, hit.end, reason))
        for (kind, _), hits in sorted(accepted.items()):
            kept = outermost(hits) if kind == "duty" else longest(hits)
            (reading.organizations if kind == "organization" else reading.hits).extend(kept)

    def _candidates(self, reading: Reading) -> list[Candidate]:
        starts = [start for start, _ in reading.bounds]
        found: dict[tuple[int, int, str], Candidate] = {}
        for key, start, end in self.matcher(reading.doc):
            sentence = bisect_right(starts, start) - 1
            if sentence < 0 or end > reading.bounds[sentence][1]:
                continue
            for concept_id, alias, guard, spellings in self.owners[key]:
                if not _written(reading.doc[start:end].text, reading.words[start:end], alias, spellings):
                    continue
                concept = self.vocabulary.concepts[concept_id]
                how: How = "exact" if alias.lower() == concept.name.lower() else "alias"
                hit = Hit(concept_id, concept.kind, start, end, sentence, how, start)
                known = found.get((start, end, concept_id))
                if known is None or _closer(reading.doc[start:end].text, (alias, guard), (known.alias, known.guard)):
                    found[start, end, concept_id] = Candidate(hit, alias, guard, concept.broader)
        return sorted(found.values(), key=lambda c: (c.hit.start, c.hit.end, c.hit.concept))


def _closer(text: str, new: tuple[str, Guard | None], known: tuple[str, Guard | None]) -> bool:
    """True where an alias is nearer to the text than a known one of the same concept, or as near and unguarded.

    "brief" is judged by the guard of "brief", though "briefs" has none; "CLAS" by its own, not by that of "CLA-S".
    """

    def rank(alias: str, guard: Guard | None) -> tuple[bool, bool, bool]:
        return (alias == text, alias.lower() == text.lower(), guard is None)

    return rank(*new) > rank(*known)


def _written(text: str, words: Sequence[str], alias: str, spellings: Iterable[tuple[str, ...]]) -> bool:
    """True where proper names are written as such: only an alias's lower-case words may take a plural ending."""
    if alias.islower():
        return True
    if alias.isupper() and alias.isalpha() and len(alias) <= 3 and not any(char.isupper() for char in text):
        return False
    for spelling in spellings:
        if len(spelling) == len(words) and all(
            word == part.lower() or part.islower() or word == part.lower() + "'s"
            for word, part in zip(words, spelling, strict=True)
        ):
            return True
    return False
