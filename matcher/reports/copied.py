"""Sentences of a resume that stand word for word in the posting: something to know, no fault.

What counts are whole sentences, bullets and lines of so many words that nobody writes them twice by chance.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeAlias

# Shorter ones are phrases of the trade: "Draft pleadings, motions, discovery requests and correspondence".
FEWEST_WORDS = 8
MOST_LETTERS = 200
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_END = re.compile(r"[.!?;:][\"')\]\u2019\u201d]*\s")
_BREAK = re.compile(r"\n\s*\n|[\u2022\u25aa\u25cf\u25e6\u2023\u00b7*]|\n\s*[-\u2013\u2014\uf0b7o]\s")


Index: TypeAlias = dict[tuple[str, ...], list[int]]


class _Stretch(NamedTuple):
    """Words ``start:end`` of the resume that stand in the posting from word ``there`` on."""

    start: int
    end: int
    there: int


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text as they are compared, where they stand, and before which a sentence or a line begins."""

    words: list[str]
    places: list[tuple[int, int]]
    sentences: frozenset[int]
    lines: frozenset[int]


def copied(resume: str, posting: str) -> list[str]:
    r"""The sentences of a resume that stand word for word in a posting, as the resume writes them, each once.

    >>> asked = "Draft discovery requests and keep the calendar of our three partners in order."
    >>> copied(f"Jo Doe\n{asked.upper()}\nWestlaw", asked)
    ['DRAFT DISCOVERY REQUESTS AND KEEP THE CALENDAR OF OUR THREE PARTNERS IN ORDER.']
    >>> copied("I drafted discovery requests and keep the calendar of our three partners in a mess.", asked)
    []
    """
    asked = _words_of(posting)
    index = _index(posting)
    if index.keys().isdisjoint(_runs(resume)):
        return []
    own = _divided(resume)
    found: dict[str, str] = {}
    for stretch in _stretches(own.words, asked.words, index):
        for start, end in _sentences(stretch, own, asked):
            text = " ".join(resume[own.places[start][0] : own.places[end - 1][1]].split())
            end_sign = resume[own.places[end - 1][1] :][:1]
            found.setdefault(" ".join(own.words[start:end]), text + (end_sign if end_sign in ".!?" else ""))
    return [text if len(text) <= MOST_LETTERS else text[: MOST_LETTERS - 1].rstrip() + "…" for text in found.values()]


@lru_cache(maxsize=8)
def _words_of(posting: str) -> _Words:
    return _divided(posting)


@lru_cache(maxsize=8)
def _index(posting: str) -> Index:
    """Where each run of so many words stands in the posting; made once for all its resumes."""
    words = _words_of(posting).words
    index = defaultdict(list)
    for i in range(len(words) - FEWEST_WORDS + 1):
        index[tuple(words[i : i + FEWEST_WORDS])].append(i)
    return dict(index)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """All runs of so many words of a text: a quick look, with which most resumes are done."""
    words = _WORD.findall(_plain(text))
    return zip(*(words[i:] for i in range(FEWEST_WORDS)), strict=False)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().replace("\u2019", "'")


def _divided(text: str) -> _Words:
    words: list[str] = []
    places: list[tuple[int, int]] = []
    sentences, lines = {0}, {0}
    last = 0
    for match in _WORD.finditer(text):
        between = text[last : match.start()]
        if words:
            begins_capital = not match[0][0].islower()
            if _BREAK.search(between) or (begins_capital and len(words[-1]) > 1 and _END.search(between)):
                sentences.add(len(words))
            elif begins_capital and "\n" in between:
                lines.add(len(words))
        words.append(_plain(match[0]))
        places.append(match.span())
        last = match.end()
    sentences.add(len(words))
    return _Words(words, places, frozenset(sentences), frozenset(lines) | sentences)


def _stretches(own: Sequence[str], asked: Sequence[str], index: Index) -> Iterator[_Stretch]:
    """The longest runs of words that both texts have, from left to right."""
    i = 0
    while i + FEWEST_WORDS <= len(own):
        places = index.get(tuple(own[i : i + FEWEST_WORDS]), ())
        length, there = max(((_length(own, i, asked, place), -place) for place in places), default=(1, 0))
        if places:
            yield _Stretch(i, i + length, -there)
        i += length


def _length(own: Sequence[str], i: int, asked: Sequence[str], there: int) -> int:
    """How many words the two texts have in common from these places on."""
    most = min(len(own) - i, len(asked) - there)
    return next((n for n in range(FEWEST_WORDS, most) if own[i + n] != asked[there + n]), most)


def _sentences(stretch: _Stretch, own: _Words, asked: _Words) -> Iterator[tuple[int, int]]:
    """The whole sentences, bullets and lines of both texts in a stretch: a line ends where both have its end."""
    shift = stretch.there - stretch.start
    ends = [
        i
        for i in range(stretch.start, stretch.end + 1)
        if i in own.sentences or (i in own.lines and i + shift in asked.lines)
    ]
    return ((start, end) for start, end in pairwise(ends) if end - start >= FEWEST_WORDS)
