"""Misspelt product names: one slip in a coined name of six letters or more ("Westlow", "NetDocumets").

Only coined names are repaired. A name that is also an ordinary word has a guard and is left alone, acronyms are never
guessed, and a word that the background knows is taken as it is written.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from matcher.extraction.reading import Hit, Reading
from matcher.text import norm, tokens
from matcher.vocabulary import Vocabulary

_SHORTEST = 6


class TypoFinder:
    """Finds coined names that are one edit (insert, delete, replace, swap) away from what is written."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Collect the coined names, and every word that is no typo."""
        self.known = {norm(word) for c in vocabulary.concepts.values() for alias in c.aliases for word in tokens(alias)}
        self.known |= {term for term in vocabulary.frequencies if "." not in term}
        self.names: Mapping[str, str] = {
            alias.lower(): concept.id
            for concept in vocabulary.concepts.values()
            if concept.kind == "tool"
            for alias in concept.aliases
            if _is_coined(alias) and alias.lower() not in {guard.form.lower() for guard in concept.guards}
        }
        self.choices = sorted(self.names)

    def __call__(self, reading: Reading) -> None:
        """Add a hit with ``how="typo"`` for each misspelt name of the reading."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        starts = [start for start, _ in reading.bounds]
        for i, word in enumerate(reading.words):
            if len(word) < _SHORTEST or not word.isalpha() or reading.norms[i] in self.known:
                continue
            # A name is written with a capital; a lower-case unknown word is more likely a word that we do not know.
            if not reading.doc[i].text[0].isupper():
                continue
            found = process.extractOne(word, self.choices, scorer=OSA.distance, score_cutoff=1)
            if found and found[0][0] == word[0]:
                sentence = bisect_right(starts, i) - 1
                reading.hits.append(Hit(self.names[found[0]], "tool", i, i + 1, sentence, "typo", i))


def _is_coined(alias: str) -> bool:
    return len(alias) >= _SHORTEST and alias.isalpha() and alias[0].isupper() and not alias.isupper()
