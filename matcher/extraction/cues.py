"""Cue phrases in a sentence, and where the clause that they hold for ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from matcher.extraction.reading import Reading
from matcher.text import tokens

_CLAUSE_ENDS = frozenset({";", "-", "but", "however", "instead", "though", "although", "except", "whereas", "yet"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue phrase on tokens ``start:end``."""

    name: str
    phrase: str
    start: int
    end: int


class CueFinder:
    """Finds the vocabulary's cue phrases in a token range; of overlapping cues of one name the longest."""

    def __init__(self, cues: Mapping[str, tuple[str, ...]]) -> None:
        """Index the phrases by their first token."""
        self.index: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        for name, phrases in cues.items():
            for phrase in phrases:
                words = tuple(token.lower() for token in tokens(phrase))
                self.index.setdefault(words[0], []).append((words, name, phrase))

    def __call__(self, words: Sequence[str], low: int, high: int) -> list[Cue]:
        """The cues of ``words[low:high]``, by position."""
        found: list[Cue] = []
        for i in [i for i in range(low, high) if words[i] in self.index]:
            for phrase, name, text in self.index[words[i]]:
                if i + len(phrase) <= high and tuple(words[i : i + len(phrase)]) == phrase:
                    found.append(Cue(name, text, i, i + len(phrase)))
        return found


def named(cues: Iterable[Cue], name: str) -> list[Cue]:
    """The cues of one name."""
    return [cue for cue in cues if cue.name == name]


def same_clause(start: int, end: int, reading: Reading) -> bool:
    """True where no semicolon, dash or "but" stands between two tokens."""
    ends = reading.clause_ends
    return start >= end or bisect_left(ends, start) == bisect_left(ends, end)


def clause_ends(reading: Reading) -> list[int]:
    """The semicolons, dashes between spaces, "but" and the like among the tokens of a reading."""
    return [i for i, word in enumerate(reading.words) if word in _CLAUSE_ENDS and ends_clause(i, reading)]


def ends_clause(i: int, reading: Reading) -> bool:
    """True at a semicolon, a dash between spaces, "but" and the like."""
    word = reading.words[i]
    return word in _CLAUSE_ENDS and (word != "-" or reading.is_dash(i))
