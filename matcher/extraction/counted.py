"""Objects of which a text says how many: "four attorneys", "2–3 busy litigation partners", "several lawyers"."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from matcher.extraction.reading import Reading

MARK = "# "
_QUANTITIES = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty several multiple many numerous various dozen".split()
)
# "A team of attorneys" is several of them.
_GROUPS = frozenset("team group number pair couple handful desk".split())
_STOPS = frozenset("a an the of and or to for in on at with by from as is are was were who that which".split())
_REACH = 3


def counted(reading: Reading, nouns: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Start, end and norm of each of some nouns that more than one is said of, a few modifiers allowed."""
    for i, word in enumerate(reading.words):
        if word in _QUANTITIES or _is_several(word):
            yield from _noun_after(reading, i, i + 1, nouns)
        elif word in _GROUPS and reading.words[i + 1 : i + 2] == ["of"]:
            yield from _noun_after(reading, i, i + 2, nouns)


def _is_several(word: str) -> bool:
    """True for a number between 2 and 99."""
    return word.isdecimal() and len(word) <= 2 and int(word) > 1


def _noun_after(reading: Reading, start: int, first: int, nouns: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """The noun that a quantity counts: a plural within a few words, nothing but modifiers between."""
    for i in range(first, min(first + _REACH + 1, len(reading.words))):
        word = reading.words[i]
        if reading.norms[i] in nouns and (word != reading.norms[i] or reading.norms[i] == "counsel"):
            yield start, i + 1, reading.norms[i]
            return
        if word in _STOPS or not word[0].isalpha():
            return
