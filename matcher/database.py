"""For those who keep their documents in a database of their own: candidates as a join of two tables of numbers.

``shown`` says which numbers stand on a resume, ``asked`` what each number earns for a posting. Their join, summed as
docs/postgresql.md shows, is what the index computes before it scores: no less than a resume's score, rounding apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from matcher.index.columns import Columns
from matcher.index.query import Asker
from matcher.matching.relations import Relations
from matcher.matching.weights import Weights
from matcher.model import Posting, Resume
from matcher.vocabulary import Vocabulary

__all__ = ["Ask", "Numbers"]


class Ask(NamedTuple):
    """What a number earns for one need of a posting: so many ``points``, all numbers together at most ``whole``."""

    need: int
    number: int
    points: float
    whole: float


class Numbers:
    """The numbers of one vocabulary; those of another mean something else."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Lay out what resumes can show."""
        self._columns = Columns(Relations(vocabulary))
        self._asker = Asker(self._columns, Weights(vocabulary))

    def shown(self, resume: Resume) -> list[int]:
        """The numbers of what a resume shows, rising."""
        return [int(number) for number in self._columns.of(resume)]

    def asked(self, posting: Posting) -> Iterator[Ask]:
        """What a posting asks for; nothing where it cannot be judged by."""
        for need, wanted in enumerate(self._asker.query(posting).rough):
            worth = wanted.credits
            for number, credit in zip(worth.numbers.tolist(), worth.values.tolist(), strict=True):
                yield Ask(need, number, wanted.points * credit, wanted.points)
