"""Which of many postings are one posting again: on another board, another day, for another office."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from matcher.sketch import likeness
from matcher.survey.shapes import Asked, Repost

# An employer's other posting shares its sentences about the employer, up to 0.4 of all phrases; a repost with another
# date, place and board's wording around it shares more than this.
ALIKE = 0.5
# It also asks for the same, but for what the words around it add.
SAME = 0.9


def distinct(postings: Iterable[Asked]) -> tuple[list[Asked], list[Repost]]:
    """The postings that differ, and the reposts of them; the order in which they are given changes nothing.

    Of a posting and its reposts the one with the most words is counted. A repost has the same words, or nearly the
    same text, the same years and nearly the same concepts.
    """
    ordered = sorted(postings, key=lambda asked: (-asked.words, asked.sha256, asked.source))
    seen = _Seen(ordered)
    kept: list[Asked] = []
    reposts: list[Repost] = []
    for asked in ordered:
        first = seen.place(asked)
        if first is asked:
            kept.append(asked)
        else:
            reposts.append(Repost(asked.source, first.source))
    return kept, sorted(reposts, key=lambda repost: (repost.of, repost.source))


class _Seen:
    """The postings kept so far, findable by file, by words, and by a few of the concepts they ask for.

    Two sets that have nine tenths in common share one of their rarest elements, so only those need to be looked up.
    """

    def __init__(self, postings: Sequence[Asked]) -> None:
        self._rarity = Counter(concept for asked in postings for concept in asked.levels)
        self._exact: dict[str, Asked] = {}
        self._near: defaultdict[tuple[float | None, str], list[Asked]] = defaultdict(list)

    def place(self, asked: Asked) -> Asked:
        """The posting that this one is a repost of; itself, which is kept from now on, where it is none."""
        names = [name for name in (asked.sha256, asked.bag) if name]
        first = next((self._exact[name] for name in names if name in self._exact), None)
        keys = [(asked.years, concept) for concept in self._rarest(asked)]
        if first is None:
            near = (other for key in keys for other in self._near[key])
            first = next((other for other in near if is_repost(asked, other)), None)
        if first is None:
            first = asked
            for key in keys:
                self._near[key].append(asked)
        for name in names:
            self._exact.setdefault(name, first)
        return first

    def _rarest(self, asked: Asked) -> list[str]:
        needed = len(asked.levels) - math.ceil(SAME * len(asked.levels)) + 1
        return sorted(asked.levels, key=lambda concept: (self._rarity[concept], concept))[:needed]


def is_repost(one: Asked, other: Asked) -> bool:
    """Whether two postings ask for nearly the same, in nearly the same words."""
    fewer, more = sorted((len(one.levels), len(other.levels)))
    # The first conditions are there for speed: many postings share one of their rarest concepts.
    if one.years != other.years or fewer < SAME * more:
        return False
    common = len(one.levels.keys() & other.levels.keys())
    same = common >= SAME * (fewer + more - common)
    return same and likeness(one.sketch, other.sketch) >= ALIKE
