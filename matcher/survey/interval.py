"""How sure a share is."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import NamedTuple

CONFIDENCE = 0.95
SOURCE = "E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209-212"


class Interval(NamedTuple):
    """From where to where a share may lie."""

    low: float
    high: float


def wilson(hits: int, total: int, confidence: float = CONFIDENCE) -> Interval:
    """The score interval of a share by Wilson (1927), without correction for continuity.

    It never leaves [0, 1] and says something of 0 of n too, where the textbook's p ± z·s fails.

    >>> [round(bound, 4) for bound in wilson(15, 148)]
    [0.0624, 0.1605]
    """
    if total == 0:
        return Interval(0.0, 1.0)
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share = hits / total
    scale = 1 + z * z / total
    middle = (share + z * z / (2 * total)) / scale
    reach = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / scale
    # At both ends the bound is the share itself; rounding must not put it beside.
    return Interval(0.0 if hits == 0 else middle - reach, 1.0 if hits == total else middle + reach)
