"""Misspelt product names: one slip in a coined name of six letters or more ("Westlow", "NetDocumets").

Only coined names are repaired. A name that is also an ordinary word has a guard and is left alone, acronyms are never
guessed, and a word that the background knows is taken as it is written.
"""

from __future__ import annotations

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
        # One edit leaves the first two letters or the last two as they are: most words need no closer look.
        self.longest = max(map(len, self.names), default=0) + 1
        self.openings = {name[:2] for name in self.names}
        self.endings = {name[0] + name[-2:] for name in self.names}
        self.near: dict[str, list[str]] = {}
        for name in sorted(self.names):
            for key in _deletions(name):
                self.near.setdefault(key, []).append(name)

    def __call__(self, reading: Reading) -> None:
        """Add a hit with ``how="typo"`` for each misspelt name of the reading."""
        unknown = [i for i, word in enumerate(reading.norms) if word not in self.known]
        for i in unknown:
            # A name is written with a capital; a lower-case unknown word is more likely a word that we do not know.
            if not reading.tokens.texts[i][0].isupper():
                continue
            word = reading.words[i]
            if not _SHORTEST <= len(word) <= self.longest:
                continue
            # Names are ASCII: a letter of another alphabet that looks alike is no slip, it is shown to the user.
            if not word.isascii() or not word.isalpha():
                continue
            name = self.meant(word)
            if name:
                reading.hits.append(Hit(self.names[name], "tool", i, i + 1, reading.owners[i], "typo", i))

    def meant(self, word: str) -> str:
        """The name that is one edit away from a word and begins with the same letter, or ""."""
        if word[:2] not in self.openings and word[0] + word[-2:] not in self.endings:
            return ""
        shorter = _deletions(word)
        if self.near.keys().isdisjoint(shorter):
            return ""
        candidates = sorted({name for key in shorter for name in self.near.get(key, ())})
        from rapidfuzz.distance import OSA

        best = min(candidates, key=lambda name: OSA.distance(word, name))
        return best if best[0] == word[0] and OSA.distance(word, best) <= 1 else ""


def _deletions(word: str) -> set[str]:
    """A word, and all that is left of it without one letter: words one edit apart share one of these."""
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}


def _is_coined(alias: str) -> bool:
    return len(alias) >= _SHORTEST and alias.isalpha() and alias[0].isupper() and not alias.isupper()
