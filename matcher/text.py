"""Normalisation with its offset map, and the one notion of a token.

Extraction works on a cleaned, one-line copy of a document's text; everything that leaves extraction is mapped back, so
that a quote is always a substring of what the file really says. What is repaired stands in :mod:`matcher.repair`.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from heapq import merge
from operator import attrgetter

from matcher.repair import SPACE, Edit, IsKnown, characters, keeps_hyphen, letter_spaced, run_together, soft_breaks

# White space other than one blank between two words. It starts with a plain set, which lets the search skip ahead.
_GAP = re.compile(rf"[{SPACE}](?:[{SPACE}]+|(?<=[^ ])|(?<=\A.)|\Z)")
_BREAK = re.compile(r"[\f\u2028\u2029]")
_TOKEN = re.compile(r"[^\W_]+(?:'(?:s|t|d|m|ll|re|ve)(?![^\W_]))?|[^\s]", re.IGNORECASE)
_UNCHANGED_ENDINGS = ("ss", "us", "is", "'s")
_USUAL_LENGTH = 1 << 16
_LONGEST_WORD = 40
# Letters of the same look as Latin ones: of Greek these only, since the others stand in formulas and phonetic spelling.
_LOOKALIKES = re.compile("[ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγικνορτυϲϳ\u0400-\u052f\u0531-\u058f\u13a0-\u13ff\uab70-\uabbf]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LETTERS = re.compile(r"[^\W\d_]+")
_SHORTEST_MIXTURE = 4


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


class Lines:
    """The lines of a text, counted from 1, by the offsets in it."""

    def __init__(self, text: str) -> None:
        """Index the starts of the lines."""
        self.text = text
        self.starts = _line_starts(text)

    def number(self, place: int) -> int:
        """The line of an offset."""
        return bisect_right(self.starts, place)

    def line(self, place: int) -> str:
        """The whole line that an offset stands in."""
        number = self.number(place)
        end = self.starts[number] - 1 if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : end]

    def before(self, place: int) -> str:
        """What stands before an offset in its line."""
        return self.text[self.starts[self.number(place) - 1] : place]


@lru_cache(maxsize=4)
def _line_starts(text: str) -> tuple[int, ...]:
    """Where the lines of a text start. Kept for the last texts: the gain of every gap is counted on the same resume."""
    return (0, *(match.end() for match in re.finditer("\n", text)))


@dataclass(frozen=True, slots=True)
class _Copy:
    """A changed text with the places that its characters stand for."""

    text: str
    begins: array[int]
    ends: array[int]


def no_word(_: str) -> bool:
    """False: the ``known`` of a caller who knows no words."""
    return False


def normalise(text: str, known: IsKnown = no_word) -> Normalised:
    """A one-line copy of ``text`` with what files do to characters, words and spacing repaired, and its map.

    Args:
        text: The text of a document.
        known: Whether a lower-case word is one: by it a broken word is told from a broken compound, and a name from
            two words that lost their space.
    """
    copy = _Copy(text, _count(len(text)), _count(len(text) + 1)[1:])
    copy = _changed(copy, _ordered(soft_breaks(text), characters(text)))
    copy = _changed(copy, _ordered(letter_spaced(copy.text, known), run_together(copy.text, known)))
    edits, lines, gaps = _spacing(copy.text, known)
    copy = _changed(copy, edits)
    return Normalised(copy.text, copy.begins, copy.ends, tuple(lines), tuple(gaps))


def _ordered(*edits: Iterable[Edit]) -> Iterable[Edit]:
    """The edits by their start; of two at one place that of the first rule comes first."""
    return merge(*edits, key=attrgetter("start"))


def _count(stop: int) -> array[int]:
    return _counted()[:stop] if stop <= _USUAL_LENGTH else array("l", range(stop))


@lru_cache(maxsize=1)
def _counted() -> array[int]:
    """The first numbers: copying them is ten times as fast as counting anew for each text."""
    return array("l", range(_USUAL_LENGTH))


def _changed(copy: _Copy, edits: Iterable[Edit]) -> _Copy:
    """A copy with edits, which must be in order, carried out; one that starts inside an earlier one is left out."""
    out: list[str] = []
    begins, ends = array("l"), array("l")
    done = 0
    for start, end, new in edits:
        if start < done:
            continue
        out += (copy.text[done:start], new)
        begins += copy.begins[done:start]
        ends += copy.ends[done:start]
        if len(new) == end - start:
            begins += copy.begins[start:end]
            ends += copy.ends[start:end]
        elif new:
            # What is inserted stands for the character before it: no range of the original is empty.
            first = min(start, max(end - 1, 0)) if end > start else start - 1
            begins += array("l", [copy.begins[first]]) * len(new)
            ends += array("l", [copy.ends[max(first, end - 1)]]) * len(new)
        done = end
    if not out:
        return copy
    out.append(copy.text[done:])
    return _Copy("".join(out), begins + copy.begins[done:], ends + copy.ends[done:])


def _spacing(text: str, known: IsKnown) -> tuple[list[Edit], list[tuple[int, int]], list[int]]:
    """The edits that put a text on one line, the ranges that its lines will have, and the blank lines before each."""
    edits: list[Edit] = []
    lines: list[tuple[int, int]] = []
    gaps: list[int] = []
    shift = line_start = blank = 0
    for match in _GAP.finditer(text):
        start, end = match.span()
        breaks = match[0].count("\n") or int(end == len(text) or bool(_BREAK.search(match[0])))
        keeps = _goes_on(text, start, end, known) if breaks == 1 else None
        if keeps is not None:
            start -= not keeps
            edits.append(Edit(start, end, ""))
            shift -= end - start
            continue
        new = " " if start and end < len(text) else ""
        edits.append(Edit(start, end, new))
        if breaks:
            blank = _end_line(lines, gaps, (line_start, start + shift), blank) + breaks - 1
        shift += len(new) - (end - start)
        if breaks:
            line_start = end + shift
    _end_line(lines, gaps, (line_start, len(text) + shift), blank)
    return edits, lines, gaps


def _goes_on(text: str, start: int, end: int, known: IsKnown) -> bool | None:
    if text[start - 1 : start] != "-":
        return None
    return keeps_hyphen(text[max(0, start - _LONGEST_WORD) : start], text[end : end + _LONGEST_WORD], known)


def _end_line(lines: list[tuple[int, int]], gaps: list[int], line: tuple[int, int], blank: int) -> int:
    """Keep a line unless it is blank; the number of blank lines since the last one that is not."""
    if line[0] >= line[1]:
        return blank + 1
    lines.append(line)
    gaps.append(blank)
    return 0


def odd_words(text: str) -> tuple[str, ...]:
    """The words that mix Latin letters with letters of another alphabet that look like them, each once, in text order.

    They are shown to the user and match nothing: what such a word says depends on whom one asks. Units and formulas
    ("µmol", "kΩ") and words wholly in another alphabet are no such mixture.

    >>> odd_words("Westlaw, W\u0435stlaw and \u043f\u0440\u0430\u0432\u043e")
    ('W\u0435stlaw',)
    """
    if text.isascii() or not _LOOKALIKES.search(text):
        return ()
    words = (match[0] for match in _LETTERS.finditer(text))
    return tuple(dict.fromkeys(word for word in words if _is_mixture(word)))


def _is_mixture(word: str) -> bool:
    return len(word) >= _SHORTEST_MIXTURE and bool(_LOOKALIKES.search(word) and _LATIN.search(word))


def tokens(text: str) -> list[str]:
    """The tokens of a text: runs of letters and digits (with a possessive or contraction), else single characters.

    Every punctuation mark is a token of its own, so that ``CM/ECF``, ``C.L.P.`` and ``•Westlaw`` are found whole.

    >>> tokens("E-file in CM/ECF; attorney's desk")
    ['E', '-', 'file', 'in', 'CM', '/', 'ECF', ';', "attorney's", 'desk']
    """
    return _TOKEN.findall(text)


def placed(text: str) -> list[re.Match[str]]:
    """The same tokens, each with its place."""
    return list(_TOKEN.finditer(text))


def spans(text: str) -> list[tuple[int, int]]:
    """The ranges of :func:`tokens` in ``text``."""
    return [match.span() for match in placed(text)]


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
