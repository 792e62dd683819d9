"""Rounded figures that still add up: what is printed sums to what is printed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from matcher.model import Match

PLACES = 4
PRINTED = 2


class Share(NamedTuple):
    """The rounded points of one line, and the points that it could have."""

    points: float
    possible: float


def apportion(values: Sequence[float], total: float, places: int = PLACES) -> list[float]:
    """Values rounded to some places so that they sum to ``total``: the largest remainders are rounded up.

    >>> apportion([33.33333, 33.33333, 33.33334], 100.0)
    [33.3333, 33.3333, 33.3334]
    """
    scale = 10**places
    units = [math.floor(value * scale) for value in values]
    short = round(total * scale) - sum(units)
    by_remainder = sorted(range(len(values)), key=lambda i: (units[i] - values[i] * scale, i))
    for i in by_remainder[: max(0, short)]:
        units[i] += 1
    return [unit / scale for unit in units]


def cut(score: float, places: int = PRINTED) -> float:
    """A score to four places, cut to fewer and not rounded: 79.996 is not yet 80, nor its band.

    >>> cut(79.996), cut(79.99996)
    (79.99, 80.0)
    """
    units = math.floor(round(score * 10**PLACES) / 10 ** (PLACES - places))
    return float(units / 10**places)


def shares(match: Match, places: int) -> list[Share]:
    """The points of each contribution, which sum to the cut score, and the possible ones, which sum to 100."""
    if match.score is None:
        return []
    score = cut(match.score, places)
    points = apportion([c.points for c in match.contributions], score, places)
    lost = apportion([c.possible - c.points for c in match.contributions], 100.0 - score, places)
    return [Share(earned, round(earned + left, places)) for earned, left in zip(points, lost, strict=True)]
