"""Where a long line is cut around its quote, so that a cut says nothing of what is hidden in the line.

A hidden stretch counts as long as the word that stands for it: a long name takes no more words off the line than a
short one, and no cut goes through it.
"""

from __future__ import annotations

from collections.abc import Sequence

from matcher.reports.record_shapes import HideObject

Range = tuple[int, int]


def cut(text: str, line: Range, quoted: Range, hides: Sequence[HideObject], length: int) -> Range:
    """The part of a line, at most ``length`` long as it is shown, that holds a quote; cut at spaces.

    >>> cut("She files motions through CM/ECF", (0, 32), (26, 32), (), 24)
    (18, 32)
    """
    first, last = line
    start, end = quoted
    room = max(0, length - _shown(start, end, hides)) // 2
    if _shown(first, start, hides) > room:
        first = _opening(text, start, room, hides)
    if _shown(end, last, hides) > room:
        last = _closing(text, end, room, hides)
    return first, last


def _shown(start: int, end: int, hides: Sequence[HideObject]) -> int:
    """How long a stretch is with the words in place of what is hidden."""
    inside = [h for h in hides if h["start"] < end and h["end"] > start]
    return end - start + sum(len(h["word"]) - (min(h["end"], end) - max(h["start"], start)) for h in inside)


def _opening(text: str, start: int, room: int, hides: Sequence[HideObject]) -> int:
    """Where the shown part begins, ``room`` before ``start`` and at a word."""
    place, stop = start, start
    for hide in reversed([h for h in hides if h["start"] < start]):
        gap = max(0, place - hide["end"])
        if gap >= room:
            break
        room -= gap + len(hide["word"])
        if room < 0:
            return place - gap
        place = stop = hide["start"]
    space = text.find(" ", max(0, place - room), stop)
    return space + 1 if space >= 0 else stop


def _closing(text: str, end: int, room: int, hides: Sequence[HideObject]) -> int:
    """Where the shown part ends, ``room`` after ``end`` and at a word."""
    place = stop = end
    for hide in (h for h in hides if h["end"] > end):
        gap = max(0, hide["start"] - place)
        if gap >= room:
            break
        room -= gap + len(hide["word"])
        if room < 0:
            return place + gap
        place = stop = hide["end"]
    return max(text.rfind(" ", stop, place + room), stop)
