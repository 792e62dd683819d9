"""Normalisation with its offset map, and the one notion of a token.

Extraction works on a cleaned, one-line copy of a document's text; everything that leaves extraction is mapped back, so
that a quote is always a substring of what the file really says.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

# str.split() would also cut at U+0085, which is half of a mangled bullet (UTF-8 read as Latin-1): hence our own list.
SPACE = r" \t\n\r\f\v\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_PIECE = re.compile(rf"([{SPACE}]+)|([^{SPACE}]+)")
_TOKEN = re.compile(r"[^\W_]+(?:'(?:s|t|d|m|ll|re|ve)(?![^\W_]))?|[^\s]", re.IGNORECASE)
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-"}
    | dict.fromkeys("®™©℠", None)
)
_KEPT_HYPHEN = frozenset(
    "e co non pre post cross multi self in sub re pro anti inter intra full part high low on off long well".split()
)
_UNCHANGED_ENDINGS = ("ss", "us", "is", "'s")


@dataclass(frozen=True, slots=True)
class Normalised:
    """A cleaned copy of a text on one line.

    ``begins[i]`` and ``ends[i]`` bound the stretch of the original that character ``i`` stands for. ``lines`` are the
    ranges of the original's non-blank lines in the copy; ``gaps`` holds, per line, how many blank lines precede it.
    """

    text: str
    begins: array[int]
    ends: array[int]
    lines: tuple[tuple[int, int], ...]
    gaps: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original that the copy's non-empty range ``start:end`` stands for."""
        return self.begins[start], self.ends[end - 1]


def normalise(text: str) -> Normalised:
    """A one-line copy of ``text`` with mojibake, ligatures, invisible characters and spacing repaired, and its map."""
    builder = _Builder()
    for match in _PIECE.finditer(text):
        if match[1]:
            builder.space(match[1], match.start(), match.end(), text[match.end() : match.end() + 1])
        else:
            builder.word(match[2], match.start())
    return builder.done()


class _Builder:
    """Collects the copy piece by piece; a class because the pieces share seven running lists."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.begins: array[int] = array("l")
        self.ends: array[int] = array("l")
        self.lines: list[tuple[int, int]] = []
        self.gaps: list[int] = []
        self.line_start = 0
        self.blank = 0

    def word(self, word: str, at: int) -> None:
        for char, begin, end in _clean(word, at):
            self.out.append(char)
            self.begins.append(begin)
            self.ends.append(end)

    def space(self, run: str, start: int, end: int, following: str) -> None:
        breaks = run.count("\n") or (1 if "\u2028" in run or "\u2029" in run or "\f" in run else 0)
        if breaks == 1 and following.islower() and self._joins_hyphen():
            return
        if breaks:
            self._end_line()
            self.blank += breaks - 1
        if self.out and self.out[-1] != " ":
            self.out.append(" ")
            self.begins.append(start)
            self.ends.append(end)
        if breaks:
            self.line_start = len(self.out)

    def _joins_hyphen(self) -> bool:
        """True where a word broken at a line end goes on in the next line; drops the hyphen of a split word."""
        tail = re.search(r"([^\W\d_]+)-$", "".join(self.out[-30:]))
        if not tail:
            return False
        if tail[1].lower() not in _KEPT_HYPHEN:
            self.out.pop()
            self.begins.pop()
            self.ends.pop()
        return True

    def _end_line(self) -> None:
        end = len(self.out)
        while end > self.line_start and self.out[end - 1] == " ":
            end -= 1
        if end > self.line_start:
            self.lines.append((self.line_start, end))
            self.gaps.append(self.blank)
            self.blank = 0
        else:
            self.blank += 1

    def done(self) -> Normalised:
        self._end_line()
        return Normalised("".join(self.out), self.begins, self.ends, tuple(self.lines), tuple(self.gaps))


def _clean(word: str, at: int) -> Iterator[tuple[str, int, int]]:
    """The characters of a cleaned word, each with the range of the original that it stands for."""
    if word.isascii():
        for i, char in enumerate(word, at):
            yield ("'" if char == "`" else char), i, i + 1
        return
    fixed = _repair(word)
    prefix = 0
    while prefix < min(len(word), len(fixed)) and fixed[prefix] == word[prefix]:
        prefix += 1
    suffix = 0
    while suffix < min(len(word), len(fixed)) - prefix and fixed[-1 - suffix] == word[-1 - suffix]:
        suffix += 1
    same_length = len(fixed) == len(word)
    for i, char in enumerate(fixed):
        if i < prefix or same_length:
            yield char, at + i, at + i + 1
        elif i >= len(fixed) - suffix:
            place = at + i - len(fixed) + len(word)
            yield char, place, place + 1
        else:
            yield char, at + prefix, at + len(word) - suffix


def _repair(word: str) -> str:
    if any("\x80" <= char <= "\xff" for char in word):
        from ftfy import fix_encoding

        word = fix_encoding(word)
    word = unicodedata.normalize("NFKC", word.translate(_PLAIN)).translate(_PLAIN)
    return "".join(char for char in word if unicodedata.category(char) not in ("Cf", "Cc", "Co"))


def tokens(text: str) -> list[str]:
    """The tokens of a text: runs of letters and digits (with a possessive or contraction), else single characters.

    Every punctuation mark is a token of its own, so that ``CM/ECF``, ``C.L.P.`` and ``•Westlaw`` are found whole.

    >>> tokens("E-file in CM/ECF; attorney's desk")
    ['E', '-', 'file', 'in', 'CM', '/', 'ECF', ';', "attorney's", 'desk']
    """
    return _TOKEN.findall(text)


def spans(text: str) -> list[tuple[int, int]]:
    """The ranges of :func:`tokens` in ``text``."""
    return [match.span() for match in _TOKEN.finditer(text)]


def singular(word: str) -> str:
    """A lower-case word without its plural or possessive ending; other words as they are.

    >>> [singular(w) for w in ("pleadings", "summonses", "replies", "attorney's", "process", "cases")]
    ['pleading', 'summons', 'reply', 'attorney', 'process', 'case']
    """
    if word.endswith("'s"):
        word = word[:-2]
    if len(word) < 4 or not word.endswith("s") or word.endswith(_UNCHANGED_ENDINGS):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "xes", "zzes")) or (word.endswith("ches") and not word.endswith("aches")):
        return word[:-2]
    if word in ("summonses", "approaches", "coaches"):
        return word[:-2]
    return word[:-1]


def norm(token: str) -> str:
    """The form under which a token is matched: lower case, singular."""
    return singular(token.lower())
