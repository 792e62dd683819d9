"""Words from the character boxes of a PDF page, with our own word breaks.

PDFium's own spaces get lost on files whose font widths are rounded up (Qt, wkhtmltopdf): a space there is as narrow as
the boxes on both sides overlap. So the gap between the boxes decides, and where it is a narrow one, by how much the
character advances more than it does elsewhere on the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matcher.documents.characters import Characters, Codes
from matcher.documents.icons import PRIVATE

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

# All in shares of the height of a character.
_GAP = 0.02
_SPACED_GAP = 0.04
_CLEAR_GAP = 0.15
_EXCESS = 0.12
_MAX_TRACKING = 0.4
_MIN_TRACKED = 4  # gaps
_FAR = 2.0
# A page on which one painted character in twenty is a space needs no guesses about narrow gaps.
_SPACED_SHARE = 1 / 20
_SPELLED = 4  # single letters in a row: a word spelled with spaces, as some headings are


class Word(NamedTuple):
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


def words_of(characters: Characters) -> list[Word]:
    """Return the words of the painted characters of a page, in the order they are painted in."""
    blank = characters.blank
    painted = np.flatnonzero(~blank)
    if not len(painted):
        return []
    begins = np.append(True, _breaks(characters, blank))[painted]
    starts = np.flatnonzero(begins)
    left, top, right, bottom = characters.boxes[painted].T
    text = characters.codes[painted].astype("<u4").tobytes().decode("utf-32-le")
    ends = [*starts[1:].tolist(), len(painted)]
    words = map(
        Word,
        (text[start:end] for start, end in zip(starts.tolist(), ends, strict=True)),
        left[starts].tolist(),
        np.minimum.reduceat(top, starts).tolist(),
        np.maximum.reduceat(right, starts).tolist(),
        np.maximum.reduceat(bottom, starts).tolist(),
        characters.at[painted[starts]].tolist(),
    )
    return list(_unspelled(list(words)))


def _is_private(codes: Codes) -> Flags:
    """Return which characters are of private use: icons and bullets, which are glued to nothing."""
    private: Flags = (codes >= PRIVATE[0]) & (codes <= PRIVATE[-1])
    return private


def _breaks(characters: Characters, blank: Flags) -> Flags:
    """Return for each character but the first whether it does not carry on the word of the one before it."""
    left, top, right, bottom = characters.boxes.T
    height = np.where(bottom > top, bottom - top, 1.0)[:-1]
    follows = (
        (np.abs(np.diff(top + bottom)) < height)
        & (left[1:] >= left[:-1] - 0.5 * height)
        & (left[1:] <= right[:-1] + _FAR * height)
    )
    # The halves of a ligature have lower boxes than their neighbours.
    height = np.maximum(height, (bottom - top)[1:])
    gap = (left[1:] - right[:-1]) / height
    private = _is_private(characters.codes)
    apart = blank[1:] | blank[:-1] | (private[1:] != private[:-1])
    # A row of dots or other equal signs is no heading.
    tracking = _tracking(gap, follows, apart | (np.diff(characters.codes.astype(np.int64)) == 0))
    wide = np.where(
        (tracking > _GAP) & (tracking < _MAX_TRACKING),
        gap > tracking + _CLEAR_GAP,
        (gap > _CLEAR_GAP) | ((gap > _GAP) & _is_long_way(characters, gap, height, blank)),
    )
    breaks: Flags = ~follows | apart | wide
    return breaks


def _tracking(gap: Floats, follows: Flags, apart: Flags) -> Floats:
    """Return for each gap the median of those in its line.

    In a letter-spaced heading most gaps are wide, so only one that is wider still is a space.
    """
    inside = np.flatnonzero(follows & ~apart)
    if np.count_nonzero(gap[inside] > _GAP) < _MIN_TRACKED:
        return np.zeros(len(gap))
    line = np.cumsum(~follows)
    order = inside[np.lexsort((gap[inside], line[inside]))]
    lines, starts, counts = np.unique(line[order], return_index=True, return_counts=True)
    medians = np.zeros(line[-1] + 1)
    medians[lines] = np.where(counts >= _MIN_TRACKED, gap[order[starts + counts // 2]], 0.0)
    return medians[line]


def _is_long_way(characters: Characters, gap: Floats, height: Floats, blank: Flags) -> Flags:
    """Return whether a character that a narrow gap follows advances more than it does elsewhere on the page."""
    if np.count_nonzero(blank) > _SPACED_SHARE * len(blank):
        # What looks like a gap there is the room beside a letter, or beside the half of a ligature.
        return gap > _SPACED_GAP
    # What is nearly always followed by a space, such as a colon, has no usual advance but its own width.
    width = (characters.boxes[:, 2] - characters.boxes[:, 0])[:-1]
    usual = np.minimum(_usual_advances(characters, height), width)
    # Boxes that overlap inside words do so throughout a page.
    inside = gap[np.abs(gap) < _CLEAR_GAP]
    rare = gap > 2 * _GAP + min(0.0, float(np.median(inside)) / 3 if len(inside) else 0.0)
    return np.where(np.isnan(usual), rare, np.diff(characters.boxes[:, 0]) - usual > _EXCESS * height)


def _usual_advances(characters: Characters, height: Floats) -> Floats:
    """Return what each character advances inside a word at its size, or as it does at others; NaN for the rare ones."""
    advance = np.diff(characters.boxes[:, 0])
    level = np.abs(np.diff(characters.boxes[:, 1])) < 1
    seen = np.flatnonzero((advance > 0) & (advance < 2 * height) & level)
    codes = characters.codes[:-1].astype(np.int64)
    sized = _usual(codes * 4096 + np.minimum(height, 4095).astype(np.int64), advance, seen)
    return np.where(np.isnan(sized), _usual(codes, advance / height, seen) * height, sized)


def _usual(keys: NDArray[np.int64], values: Floats, seen: NDArray[np.intp]) -> Floats:
    """Return for each key what its values, where they are ``seen`` more than twice, are nearly at least.

    Larger ones are word ends, the very smallest may be of another font.
    """
    order = seen[np.lexsort((values[seen], keys[seen]))]
    known, starts, counts = np.unique(keys[order], return_index=True, return_counts=True)
    if not len(known):
        return np.full(len(keys), np.nan)
    usual = np.where(counts > 2, values[order[starts + counts // 10]], np.nan)
    place = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    return np.where(known[place] == keys, usual[place], np.nan)


def _unspelled(words: Sequence[Word]) -> Iterator[Word]:
    """Yield the words, single letters on a line ("S K I L L S") put together where they spell one."""
    letters: list[Word] = []
    for word in words:
        if len(word.text) == 1 and word.text.isupper() and (not letters or _is_next(letters[-1], word)):
            letters.append(word)
            continue
        if letters:
            yield from _spelled(letters)
            letters = []
        yield word
    yield from _spelled(letters)


def _is_next(before: Word, after: Word) -> bool:
    height = before.height
    return abs(before.middle - after.middle) < height / 4 and 0 < after.x0 - before.x1 < _FAR * height


def _spelled(letters: Sequence[Word]) -> Iterator[Word]:
    if len(letters) < _SPELLED or len({letter.text for letter in letters}) < _SPELLED - 1:
        yield from letters
        return
    gaps = [after.x0 - before.x1 for before, after in pairwise(letters)]
    usual = median(gaps)
    word = [letters[0]]
    for gap, letter in zip(gaps, letters[1:], strict=True):
        if gap > 1.6 * usual:
            yield _joined(word)
            word = []
        word.append(letter)
    yield _joined(word)


def _joined(letters: Sequence[Word]) -> Word:
    first, last = letters[0], letters[-1]
    top, bottom = min(word.y0 for word in letters), max(word.y1 for word in letters)
    return Word("".join(word.text for word in letters), first.x0, top, last.x1, bottom, first.at)
