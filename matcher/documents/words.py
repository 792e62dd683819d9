"""Words from the character boxes of a PDF page, with our own word breaks.

PDFium's own spaces get lost on files whose font widths are rounded up (Qt, wkhtmltopdf): a space there is as narrow as
the boxes on both sides overlap. So the gap between the boxes decides, and where it is a narrow one, by how much the
character advances more than it does elsewhere on the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

# All in shares of the height of a character.
_GAP = 0.02
_CLEAR_GAP = 0.15
_EXCESS = 0.12
_MAX_TRACKING = 0.4
_FAR = 2.0
# A page on which one painted character in twenty is a space needs no guesses about narrow gaps.
_SPACED_SHARE = 1 / 20


class Char(NamedTuple):
    """A character of a page: its loose box, y downwards from the top of the page, ``at`` is its index in the page."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    at: int


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a break between them, and the box around them; ``at`` is the index of the first character."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    at: int

    @property
    def height(self) -> float:
        """The height of the box: close to the size of the type."""
        return self.y1 - self.y0

    @property
    def middle(self) -> float:
        """The y of the middle of the box."""
        return (self.y0 + self.y1) / 2


def words_of(chars: Sequence[Char]) -> list[Word]:
    """Return the words of ``chars``, the painted characters of a page in the order they are painted in."""
    spaces = sum(1 for char in chars if char.text.isspace())
    usual = {} if spaces > _SPACED_SHARE * len(chars) else _usual_advances(chars)
    words: list[Word] = []
    for run in _runs(chars):
        words.extend(_word(part) for part in _split(run, usual))
    return words


def _follows(before: Char, after: Char) -> bool:
    """Return whether ``after`` stands to the right of ``before`` on the same line."""
    _, x0, y0, x1, y1, _ = before
    height = y1 - y0 or 1.0
    return abs(y0 + y1 - after.y0 - after.y1) < height and x0 - 0.5 * height <= after.x0 <= x1 + _FAR * height


def _runs(chars: Sequence[Char]) -> Iterator[list[Char]]:
    """Yield stretches that move to the right on one line."""
    run: list[Char] = []
    for char in chars:
        if run and not _follows(run[-1], char):
            yield run
            run = []
        run.append(char)
    if run:
        yield run


def _split(run: Sequence[Char], usual: Mapping[tuple[str, int], float]) -> Iterator[list[Char]]:
    """Yield the words of one run."""
    gaps = [(b.x0 - a.x1) / (a.y1 - a.y0 or 1.0) for a, b in pairwise(run)]
    inside = [gap for gap, (a, b) in zip(gaps, pairwise(run), strict=True) if not (a.text + b.text).count(" ")]
    # Letter-spaced headings: most gaps are wide, so only one that is wider still is a space.
    tracking = median(inside) if len(inside) > 3 else 0.0
    word: list[Char] = []
    for index, char in enumerate(run):
        if word and (char.text.isspace() or _breaks(word[-1], char, gaps[index - 1], tracking, usual)):
            yield word
            word = []
        if not char.text.isspace():
            word.append(char)
    if word:
        yield word


def _breaks(before: Char, after: Char, gap: float, tracking: float, usual: Mapping[tuple[str, int], float]) -> bool:
    if _GAP < tracking < _MAX_TRACKING:
        return gap > tracking + _CLEAR_GAP
    if gap <= _GAP or gap > _CLEAR_GAP:
        return gap > _GAP
    known = usual.get(_key(before))
    if known is None:
        return gap > 2 * _GAP
    return after.x0 - before.x0 - known > _EXCESS * (before.y1 - before.y0)


def _usual_advances(chars: Sequence[Char]) -> dict[tuple[str, int], float]:
    """Return what each character that is no rarity advances inside a word, at each size.

    That is nearly the smallest advance seen: larger ones are word ends, the very smallest may be of another font.
    """
    seen: dict[tuple[str, int], list[float]] = {}
    for before, after in pairwise(chars):
        advance = after.x0 - before.x0
        if 0 < advance < 2 * (before.y1 - before.y0) and abs(before.y0 - after.y0) < 1:
            seen.setdefault(_key(before), []).append(advance)
    return {key: sorted(found)[len(found) // 10] for key, found in seen.items() if len(found) > 2}


def _key(char: Char) -> tuple[str, int]:
    return char.text, int(char.y1 - char.y0)


def _word(chars: Sequence[Char]) -> Word:
    texts, lefts, tops, rights, bottoms, indexes = zip(*chars, strict=True)
    return Word("".join(texts), lefts[0], min(tops), max(rights), max(bottoms), indexes[0])
