"""Who counts as selected: by decisions, by rank or by a threshold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from matcher.audit.people import Person

SelectionKind = Literal["decisions", "top", "score"]


@dataclass(frozen=True, slots=True)
class Selection:
    """A rule of selection: ``number`` is N of ``top`` or the threshold of ``score``.

    ``decided`` holds the places (in the table of people) that a reviewer advances, for ``decisions``.
    """

    kind: SelectionKind
    number: float = 0.0
    source: str = ""
    decided: frozenset[int] = field(default=frozenset(), repr=False)

    @property
    def label(self) -> str:
        """The rule as reports name it."""
        if self.kind == "decisions":
            return f"advanced by the decision file {self.source}"
        if self.kind == "top":
            return f"the best {self.number:g} of each input by coverage (equal coverage at the border included)"
        return f"coverage of {self.number:g} or more"


def selected(people: Sequence[Person], rule: Selection) -> frozenset[int]:
    """The places of the people whom a rule selects. Without a score only a decision selects anybody."""
    if rule.kind == "decisions":
        return rule.decided
    if rule.kind == "score":
        return frozenset(i for i, p in enumerate(people) if p.score is not None and p.score >= rule.number)
    borders = _borders(people, int(rule.number))
    return frozenset(i for i, p in enumerate(people) if p.score is not None and p.score >= borders[p.run])


def _borders(people: Iterable[Person], top: int) -> Mapping[int, float]:
    """The score of the last of the best so many, by input: whoever equals it is selected as well."""
    scores: dict[int, list[float]] = {}
    for person in people:
        if person.score is not None:
            scores.setdefault(person.run, []).append(person.score)
    return {run: sorted(found, reverse=True)[:top][-1] for run, found in scores.items()}
