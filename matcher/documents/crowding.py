"""Words that nobody can read because letters lie on one another: squeezed into no width, or printed over others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from matcher.documents.characters import Boxes
from matcher.documents.clips import overlap
from matcher.documents.words import Word

Flags = NDArray[np.bool_]

# Of the height of a word, the width of its average letter; the narrowest type in use has more.
_NARROWEST = 0.11
_FEWEST_LETTERS = 4
# Type that looks bold is set twice, and a form is filled in over its dots: a heap holds three different words.
_HEAP = 3
_SHARED = 0.6
_NEIGHBOURS = 8
_LINE = 4.0  # points: what is less apart, up or down, is on one line


def squeezed(words: Sequence[Word]) -> Flags:
    """Return which words have letters of hardly any width."""
    return np.array([_is_squeezed(word) for word in words], bool)


def _is_squeezed(word: Word) -> bool:
    letters = len(word.text)
    return letters >= _FEWEST_LETTERS and word.x1 - word.x0 < _NARROWEST * letters * (word.y1 - word.y0)


def heaped(words: Sequence[Word], boxes: Boxes) -> Flags:
    """Return which words share their place, in ``boxes``, with at least two others that say something else."""
    said: dict[int, set[str]] = {}
    for one, other in _pairs(boxes):
        for row, mate in ((one, other), (other, one)):
            said.setdefault(row, {words[row].text}).add(words[mate].text)
    heaps = np.zeros(len(words), bool)
    heaps[[row for row, texts in said.items() if sum(any(map(str.isalnum, text)) for text in texts) >= _HEAP]] = True
    return heaps


def _pairs(boxes: Boxes) -> Iterator[tuple[int, int]]:
    """Yield the words that lie on one of the next few of their line, from left to right."""
    lines = np.round((boxes[:, 1] + boxes[:, 3]) / (2 * _LINE))
    order = np.lexsort((boxes[:, 0], lines))
    begin, middle, line = boxes[order, 0], (boxes[order, 0] + boxes[order, 2]) / 2, lines[order]
    for step in range(1, min(_NEIGHBOURS + 1, len(order))):
        near = np.flatnonzero((line[:-step] == line[step:]) & (begin[step:] < middle[:-step]))
        if not len(near):
            return
        one, other = order[near], order[near + step]
        close = _lies_on(boxes[one], boxes[other])
        yield from zip(one[close].tolist(), other[close].tolist(), strict=True)


def _lies_on(one: Boxes, other: Boxes) -> Flags:
    """Return which boxes share most of the smaller one, both of about one height."""
    shared = np.maximum(overlap(one, other), overlap(other, one))
    heights = (one[..., 3] - one[..., 1]) / np.maximum(other[..., 3] - other[..., 1], 1e-6)
    on: Flags = (shared >= _SHARED) & (heights > 0.5) & (heights < 2)
    return on
