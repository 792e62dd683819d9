"""How far one concept is evidence for another, by the vocabulary's relations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from matcher.vocabulary import Vocabulary

_COMPOSING = frozenset({"tool", "certification", "education"})
_ENOUGH_PARTS = {"broader": 3, "part_of": 2}
_PART_FLOOR = 0.5


class Step(NamedTuple):
    """A credit in [0, 1] and the relation that gives it ("exact", "same_as", "broader", "sibling", …)."""

    credit: float
    how: str


NOTHING = Step(0.0, "none")


class Relations:
    """Answers "how far does evidence of A meet a requirement for B?" for one vocabulary.

    Full relations of tools, credentials and degrees compose (a member's member is a member); duties never chain.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index the directed relations."""
        self.vocabulary = vocabulary
        self.direct: dict[str, dict[str, Step]] = {}
        for relation in vocabulary.relations:
            self.direct.setdefault(relation.evidence, {})[relation.requirement] = Step(relation.credit, relation.kind)

    @lru_cache(maxsize=65536)  # noqa: B019 - one instance per vocabulary lives as long as the process
    def credit(self, evidence: str, wanted: str) -> Step:
        """The stated step from ``evidence`` to ``wanted``; where none is stated, the best that composes."""
        if evidence == wanted:
            return Step(1.0, "exact")
        stated = self.direct.get(evidence, {}).get(wanted)
        # What the vocabulary says of a pair comes before anything that could be composed for it.
        if stated is not None or evidence.partition(".")[0] not in _COMPOSING:
            return stated or NOTHING
        reachable = self._full(evidence)
        if wanted in reachable:
            return Step(1.0, "broader")
        best = NOTHING
        for reached in reachable:
            step = self.direct.get(reached, {}).get(wanted, NOTHING)
            # Evidence of a class says little of one member; that evidence of another member led here adds nothing.
            if step.how != "narrower" and step.credit > best.credit:
                best = step
        return max(best, self._sibling(evidence, wanted), key=lambda step: step.credit)

    @lru_cache(maxsize=8192)  # noqa: B019 - as above
    def sources(self, wanted: str) -> Mapping[str, Step]:
        """Everything that is some evidence for ``wanted``, with the step of each: what :meth:`credit` says of all."""
        last = {wanted, *self._towards.get(wanted, ())}
        leading = (evidence for reached in last for evidence in self._fully_towards.get(reached, ()))
        concepts = self.vocabulary.concepts
        kin = (e for c in concepts[wanted].broader if concepts[c].sibling for e in self.vocabulary.members.get(c, ()))
        steps = {evidence: self.credit(evidence, wanted) for evidence in sorted({*last, *leading, *kin})}
        return {evidence: step for evidence, step in steps.items() if step.credit}

    @cached_property
    def _towards(self) -> Mapping[str, Sequence[str]]:
        """What is stated to be evidence for a concept."""
        return _turned(self.direct)

    @cached_property
    def _fully_towards(self) -> Mapping[str, Sequence[str]]:
        """What full relations lead to a concept from, where they compose."""
        composing = (c for c in self.vocabulary.concepts if c.partition(".")[0] in _COMPOSING)
        return _turned({evidence: self._full(evidence) for evidence in composing})

    @lru_cache(maxsize=8192)  # noqa: B019 - as above
    def _full(self, evidence: str) -> tuple[str, ...]:
        """What full relations lead to, sorted: the first of equals must not depend on the hash of a string."""
        seen = {evidence}
        queue = [evidence]
        while queue:
            for target, step in self.direct.get(queue.pop(), {}).items():
                if step.credit == 1.0 and target not in seen:
                    seen.add(target)
                    queue.append(target)
        return tuple(sorted(seen - {evidence}))

    def _sibling(self, evidence: str, wanted: str) -> Step:
        """Credit of another member of the same class, where the class allows one."""
        concepts = self.vocabulary.concepts
        shared = set(concepts[evidence].broader) & set(concepts[wanted].broader)
        credit = max((concepts[c].sibling for c in shared), default=0.0)
        return Step(credit, "sibling") if credit else NOTHING

    def umbrella(self, wanted: str, evidence: Mapping[str, float]) -> float:
        """What the parts of a whole show of it, in [0, 1] (hierarchy, sections 3 and 6).

        Three narrower duties show the umbrella duty, two products of a suite the suite. ``evidence`` maps a concept to
        its strength; the weakest of the parts that are needed decides.
        """
        best = 0.0
        for needed, parts in self.wholes.get(wanted, ()):
            strongest = sorted((evidence[part] for part in parts if part in evidence), reverse=True)
            if len(strongest) >= needed:
                best = max(best, strongest[needed - 1])
        return best

    @cached_property
    def wholes(self) -> Mapping[str, Sequence[tuple[int, Sequence[str]]]]:
        """How many of which parts show a whole, for each way in which :meth:`umbrella` counts them."""
        parts: dict[tuple[str, str], list[str]] = {}
        for evidence, steps in self.direct.items():
            for wanted, step in steps.items():
                if step.how in _ENOUGH_PARTS and step.credit >= _PART_FLOOR:
                    parts.setdefault((wanted, step.how), []).append(evidence)
        found: dict[str, list[tuple[int, list[str]]]] = {}
        for (wanted, kind), members in parts.items():
            if len(members) >= _ENOUGH_PARTS[kind]:
                found.setdefault(wanted, []).append((_ENOUGH_PARTS[kind], members))
        return found


def _turned(targets: Mapping[str, Iterable[str]]) -> Mapping[str, Sequence[str]]:
    """From what leads to what, what each thing is reached from."""
    found: dict[str, list[str]] = {}
    for source, reached in targets.items():
        for target in reached:
            found.setdefault(target, []).append(source)
    return found
