"""Free keywords: words outside the vocabulary that a posting's duty and requirement lines lean on.

Only terms of the shipped frequency table count, so that places, people, employers and schools never do.
"""

from __future__ import annotations

from collections.abc import Iterator

from matcher.extraction.reading import Reading
from matcher.model import Keyword, Level
from matcher.vocabulary import Vocabulary

_POSTING_SECTIONS = frozenset({"", "requirements", "preferred", "responsibilities"})
_RESUME_SECTIONS = frozenset({"", "summary", "experience", "skills", "certifications"})
_MOST_COMMON = 0.25
_SHORTEST = 4
_MOST = 25


class KeywordFinder:
    """Finds free keywords by the vocabulary's frequency table."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Keep the table."""
        self.frequencies = vocabulary.frequencies

    def of_posting(self, reading: Reading) -> tuple[Keyword, ...]:
        """The rarest free keywords of a posting's duty and requirement lines, at most 25, in text order."""
        found: dict[str, Keyword] = {}
        for word, start, end, level, section in self._words(reading, _POSTING_SECTIONS):
            if section == "" and not found and len(reading.sentences) > 3 and start < reading.text.lines[0][1]:
                continue
            found.setdefault(word, Keyword(word, start, end, level))
        rarest = sorted(found.values(), key=lambda k: (self.frequencies[k.term], k.term))[:_MOST]
        return tuple(sorted(rarest, key=lambda k: k.start))

    def of_resume(self, reading: Reading) -> tuple[Keyword, ...]:
        """Every free keyword that a resume's experience and skills show, once each, in text order."""
        found: dict[str, Keyword] = {}
        for word, start, end, _, _ in self._words(reading, _RESUME_SECTIONS):
            found.setdefault(word, Keyword(word, start, end, "mentioned"))
        return tuple(found.values())

    def _words(self, reading: Reading, sections: frozenset[str]) -> Iterator[tuple[str, int, int, Level, str]]:
        covered = {i for hit in reading.hits for i in range(hit.start, hit.end)}
        covered |= {i for hit in reading.organizations for i in range(hit.start, hit.end)}
        for sentence, (low, high) in zip(reading.sentences, reading.bounds, strict=True):
            if sentence.section not in sections or sentence.heading:
                continue
            level: Level = {"requirements": "required", "preferred": "preferred"}.get(sentence.section, "mentioned")  # type: ignore[assignment]
            for i in range(low, high):
                word = reading.norms[i]
                if i in covered or len(word) < _SHORTEST or not word.isalpha():
                    continue
                # A capital inside a sentence is a name more often than a keyword.
                if reading.doc[i].text[0].isupper() and i > low:
                    continue
                if 0 < self.frequencies.get(word, 0) <= _MOST_COMMON:
                    start, end = reading.span(i, i + 1)
                    yield word, start, end, level, sentence.section
