"""The order of scored pairs: a total order that no file name decides, and which differences in it mean nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from matcher.model import Contribution, Document, KnockoutState, Match

# Reports print scores to so many places, and what they print the same is the same.
PLACES = 4
# Two forms of one resume that say the same in other words lie no further apart, in nineteen of twenty pairs: the 95th
# percentile of "written anew", to the nearest point. Measured: python -m tests.equivalence (docs/scoring.md, "Noise").
NOISE = 5.0
_PLACED = frozenset({"tool", "duty", "skill", "practice_area", "document_type"})


class Standing(NamedTuple):
    """What decides the place in a ranking: the smaller one stands higher.

    The last two only make the order total. The source, a name, is asked last of all: it can part nothing but copies of
    one and the same file.
    """

    lost: float
    unmet_share: float
    unshown: float
    sha256: str
    source: str


class Tie(NamedTuple):
    """Who is no different from one of a ranking: its group, the first and last rank so near to it, and how many."""

    group: int
    first: int
    last: int
    others: int


def standing(match: Match, document: Document) -> Standing:
    """The place of a match among others; ``document`` is the side that is ranked. A match without score goes last."""
    score = -1.0 if match.score is None else round(match.score, PLACES)
    return place(score, [k.state for k in match.knockouts], evidence_strength(match), document.sha256, document.source)


def place(score: float, musts: Sequence[KnockoutState], strength: float, sha256: str, source: str) -> Standing:
    """The standing that some figures make: score, must-haves met (as a share of those asked), evidence strength."""
    unmet = sum(state != "met" for state in musts) / len(musts) if musts else 0.0
    return Standing(-score, unmet, -strength, sha256, source)


def evidence_strength(match: Match) -> float:
    """How many of the score's points rest on what a job of the resume shows, to four places.

    Only where the place of the evidence matters: tools, duties, skills, practice areas, document types. The points of a
    line with several quotes are shared among them.
    """
    return round(sum(map(_shown, match.contributions)), PLACES)


def _shown(contribution: Contribution) -> float:
    if contribution.kind not in _PLACED or not contribution.evidence:
        return 0.0
    in_jobs = sum(quote.section == "experience" for quote in contribution.evidence)
    return contribution.points * in_jobs / len(contribution.evidence)


def ranks(scores: Iterable[float]) -> list[int]:
    """The ranks of falling scores: equal score, equal rank.

    >>> ranks([80.0, 71.5, 71.5, 40.0])
    [1, 2, 2, 4]
    """
    found: list[int] = []
    previous: float | None = None
    for number, score in enumerate(scores, 1):
        found.append(found[-1] if score == previous else number)
        previous = score
    return found


def ties(scores: Sequence[float], noise: float = NOISE) -> list[Tie]:
    """The tie of each of some falling scores.

    A group is everyone within ``noise`` of its best, so that it never grows along a chain. Groups have borders, and
    neighbours across one may be alike as well; that is what the ranks are for, which look in both directions.

    >>> [tuple(tie) for tie in ties([80.0, 77.0, 74.0, 50.0], noise=5.0)]
    [(1, 1, 2, 1), (1, 1, 3, 2), (2, 2, 3, 1), (3, 4, 4, 0)]
    """
    places = ranks(scores)
    falling = [-score for score in scores]
    found: list[Tie] = []
    group, best = 0, float("inf")
    for score in scores:
        if round(best - score, PLACES) > noise:
            group, best = group + 1, score
        first = bisect_left(falling, -round(score + noise, PLACES))
        last = bisect_right(falling, -round(score - noise, PLACES)) - 1
        found.append(Tie(group, places[first], places[last], last - first))
    return found
