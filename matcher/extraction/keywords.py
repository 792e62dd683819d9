"""Free keywords: words outside the vocabulary that a posting's duty and requirement lines lean on.

Only terms of the shipped frequency table count, so that places, people, employers and schools never do.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace

from matcher.extraction.reading import Reading
from matcher.model import Keyword, Level
from matcher.text import norm
from matcher.vocabulary import Vocabulary

_POSTING_SECTIONS = frozenset({"", "requirements", "preferred", "responsibilities"})
_RESUME_SECTIONS = frozenset({"", "summary", "experience", "skills", "certifications"})
_ASKING = frozenset({"preferred", "required", "not_required", "examples", "similar", "expert", "familiar", "willing"})
_LEVELS: Mapping[str, Level] = {"requirements": "required", "preferred": "preferred"}
_MOST_COMMON = 0.12
# Words of any posting that say nothing of the work.
_STOCK = frozenset(
    "ability able apply bonus call candidate close come complete date dental desired easy equivalent follow "
    "following full health holiday hour hourly immediately insurance kind leave like load match medical minimum "
    "month need obtain offer office overtime paid part pay perfect place please plus position preferred prior provide "
    "relocation required role salary schedule seek seeking serving sick similar snack start stipend strong successful "
    "term thing time type vacation vision want week weekend year".split()
)
_SHORTEST = 4
_MOST = 25


class KeywordFinder:
    """Finds free keywords by the vocabulary's frequency table."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Keep the terms that can be keywords, without those that only say how something is asked for ("required")."""
        cues = {norm(phrase) for name in _ASKING & vocabulary.cues.keys() for phrase in vocabulary.cues[name]}
        self.frequencies = {
            term: share
            for term, share in vocabulary.frequencies.items()
            if 0 < share <= _MOST_COMMON
            and len(term) >= _SHORTEST
            and term.isalpha()
            and term not in cues
            and term not in _STOCK
        }

    def of_posting(self, reading: Reading) -> tuple[Keyword, ...]:
        """The 25 weightiest free keywords of a posting's duty and requirement lines by tf-idf, in text order."""
        found: dict[str, Keyword] = {}
        for word, start, end, level in self._words(reading, _POSTING_SECTIONS):
            known = found.get(word)
            found[word] = replace(known, count=known.count + 1) if known else Keyword(word, start, end, level)
        weightiest = sorted(found.values(), key=lambda k: (-k.count * math.log(1 / self.frequencies[k.term]), k.term))
        return tuple(sorted(weightiest[:_MOST], key=lambda k: k.start))

    def of_resume(self, reading: Reading) -> tuple[Keyword, ...]:
        """Every free keyword that a resume's experience and skills show, once each, in text order."""
        found: dict[str, Keyword] = {}
        for word, start, end, _ in self._words(reading, _RESUME_SECTIONS):
            found.setdefault(word, Keyword(word, start, end, "mentioned"))
        return tuple(found.values())

    def _words(self, reading: Reading, sections: frozenset[str]) -> Iterator[tuple[str, int, int, Level]]:
        covered = {i for hit in reading.hits for i in range(hit.start, hit.end)} | reading.contact
        covered |= {i for hit in reading.organizations for i in range(hit.start, hit.end)}
        for i in [i for i, word in enumerate(reading.norms) if word in self.frequencies]:
            owner = reading.owners[i]
            low, high = reading.bounds[owner]
            sentence = reading.sentences[owner]
            if not low <= i < high or sentence.section not in sections or sentence.heading or i in covered:
                continue
            # A capital inside a sentence is a name more often than a keyword.
            if i == low or not reading.tokens.texts[i][0].isupper():
                start, end = reading.span(i, i + 1)
                yield reading.norms[i], start, end, _LEVELS.get(sentence.section, "mentioned")
