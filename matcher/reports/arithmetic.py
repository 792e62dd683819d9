"""Rounded figures that still add up: what is printed sums to what is printed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import cycle, islice
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

    ``total`` is their sum, itself rounded up or down. A value of 0 stays 0.

    >>> apportion([33.33333, 33.33333, 33.33334], 100.0)
    [33.3333, 33.3333, 33.3334]
    """
    scale = 10**places
    units = [math.floor(value * scale) for value in values]
    short = round(total * scale) - sum(units)
    by_remainder = sorted((i for i, v in enumerate(values) if v), key=lambda i: (units[i] - values[i] * scale, i))
    step = 1 if short > 0 else -1
    for i in islice(cycle(by_remainder[::step]), abs(short)):
        units[i] += step
    return [unit / scale for unit in units]


def rounded(score: float, places: int = PRINTED) -> float:
    """A score rounded to some places, but never up to a whole number that it does not reach: nor to its band.

    >>> rounded(74.0668), rounded(79.996), rounded(79.99996)
    (74.07, 79.99, 80.0)
    """
    exact = round(score, PLACES)
    highest = math.floor(exact) + 1 - 0.1**places
    return round(min(round(exact, places), highest), places)


def shares(match: Match, places: int) -> list[Share]:
    """The points of each contribution, which sum to the rounded score, and the possible ones, which sum to 100."""
    if match.score is None:
        return []
    score = rounded(match.score, places)
    points = apportion([c.points for c in match.contributions], score, places)
    lost = apportion([c.possible - c.points for c in match.contributions], 100.0 - score, places)
    return [Share(earned, round(earned + left, places)) for earned, left in zip(points, lost, strict=True)]
