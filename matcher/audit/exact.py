"""Exact arithmetic on counts: no rounding decides whether a ratio stands below a line."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import comb

FOUR_FIFTHS = Fraction(4, 5)


def fisher(hits: int, n: int, other_hits: int, other_n: int) -> float:
    """The two-sided p-value of Fisher's exact test for two groups with so many hits each.

    It sums the probabilities of all tables with the same margins that are no likelier than the one seen. The weights
    are whole numbers, so that equal ones are equal.

    >>> fisher(1, 10, 11, 14)
    0.0027594561852200836
    """
    total = hits + other_hits
    least, most = max(0, total - other_n), min(n, total)
    seen = comb(n, hits) * comb(other_n, other_hits)
    weight = comb(n, least) * comb(other_n, total - least)
    extreme = 0
    for k in range(least, most + 1):
        if weight <= seen:
            extreme += weight
        # From the weight of k hits to that of k + 1; the division leaves no remainder.
        weight = weight * (n - k) * (total - k) // ((k + 1) * (other_n - total + k + 1))
    return extreme / comb(n + other_n, total)


def median(values: Iterable[float]) -> Fraction | None:
    """The median, the exact middle of the two middle ones where the count is even; ``None`` of nothing.

    >>> median([1.5, 1.0, 4.0, 2.0])
    Fraction(7, 4)
    """
    ordered = sorted(map(Fraction, values))
    if not ordered:
        return None
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
