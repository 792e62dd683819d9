"""In how many documents a thing stands: the one counter of the background's table and of surveys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from matcher.model import MentionStatus

K = TypeVar("K")
# A text claims or asks for what it mentions so; `negated` in the outputs is everything else.
STATED: frozenset[MentionStatus] = frozenset({"held", "wanted", "expired"})


class Found(Protocol):
    """A concept in a text, and how it is meant there."""

    @property
    def concept(self) -> str:
        """Its id."""

    @property
    def status(self) -> MentionStatus:
        """How it is meant."""


class DocumentCounts(Generic[K]):
    """Counts documents, and how many of them hold each thing, however often they hold it."""

    def __init__(self) -> None:
        """Start with no document."""
        self.documents = 0
        self.holding: Counter[K] = Counter()

    def add(self, things: Iterable[K]) -> None:
        """Count one more document with what it holds."""
        self.documents += 1
        self.holding.update(set(things))


def stated(found: Iterable[Found]) -> set[str]:
    """The concepts that a text claims or asks for."""
    return {item.concept for item in found if item.status in STATED}
