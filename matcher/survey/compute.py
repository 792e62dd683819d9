"""The counts of a survey."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from matcher.matching.counting import DocumentCounts
from matcher.matching.credit import CreditRules
from matcher.matching.relations import Relations
from matcher.model import FOUND_CREDIT, Level
from matcher.survey.held import Held
from matcher.survey.interval import wilson
from matcher.survey.reposts import distinct
from matcher.survey.shapes import KINDS, LEVELS, REASONS, Asked, LeftOut, Line, State, Survey
from matcher.vocabulary import Vocabulary

_MEMBERS = 2


def summarise(seen: Iterable[Asked | LeftOut], vocabulary: Vocabulary, *, held: Held | None = None) -> Survey:
    """What some observed postings say together; see :func:`matcher.survey.survey`."""
    postings: list[Asked] = []
    left_out: list[LeftOut] = []
    for one in seen:
        if isinstance(one, Asked):
            postings.append(one)
        else:
            left_out.append(one)
    kept, reposts = distinct(postings)
    lines = _Lines(vocabulary, kept, held)
    return Survey(
        given=len(postings) + len(left_out),
        counted=len(kept),
        lines=tuple(sorted(lines, key=_order)),
        reposts=tuple(reposts),
        left_out=tuple(sorted(left_out, key=lambda left: (REASONS.index(left.reason), left.source, left.said))),
        years=tuple(sorted(asked.years for asked in kept if asked.years is not None)),
        vocabulary=vocabulary.version,
        held=held.source if held else "",
        held_as=held.read_as if held else "",
        unknown=held.unknown if held else (),
    )


def _order(line: Line) -> tuple[int, int, int, str]:
    return -line.asked, -line.within, KINDS.index(line.kind), line.concept


class _Lines:
    """The lines of a survey: everything that is asked for, and everything that is held."""

    def __init__(self, vocabulary: Vocabulary, postings: Sequence[Asked], held: Held | None) -> None:
        self._vocabulary = vocabulary
        self._relations = Relations(vocabulary)
        self._counts: DocumentCounts[str] = DocumentCounts()
        self._within: DocumentCounts[str] = DocumentCounts()
        self._levels: DocumentCounts[tuple[str, Level]] = DocumentCounts()
        wider = Wider(vocabulary)
        for asked in postings:
            self._counts.add(asked.levels)
            self._levels.add(asked.levels.items())
            self._within.add(wide for concept in asked.levels for wide in wider.of(concept))
        self._rules = CreditRules(self._relations, held.resume) if held else None

    def __iter__(self) -> Iterator[Line]:
        """The lines in the order of the ids."""
        own = self._rules.best if self._rules else {}
        for concept in sorted({*self._counts.holding, *self._classes(), *own}):
            known = self._vocabulary.concepts.get(concept)
            if known is not None and known.kind in KINDS:
                yield self._line(concept)

    def _classes(self) -> Iterator[str]:
        """The classes of which several members are asked for: five products in two postings each are a class in ten."""
        asked = self._counts.holding
        for concept, members in self._vocabulary.members.items():
            if sum(member in asked for member in members) >= _MEMBERS:
                yield concept

    def _line(self, concept: str) -> Line:
        known = self._vocabulary.concepts[concept]
        asked, total = self._counts.holding[concept], self._counts.documents
        state, by = self._shown(concept)
        return Line(
            concept=concept,
            label=known.label,
            kind=known.kind,
            counts={level: self._levels.holding[concept, level] for level in LEVELS},
            asked=asked,
            within=self._within.holding[concept],
            share=asked / total if total else 0.0,
            interval=wilson(asked, total),
            state=state,
            by=by,
            meets="" if asked or state != "shown" else self._met_by(concept),
        )

    def _shown(self, concept: str) -> tuple[State, str]:
        """How far what is held meets a concept, by the rule by which requirements are found, and by what."""
        if self._rules is None:
            return "", ""
        earned = self._rules.concept(concept)
        by = earned.mention.concept if earned.mention else ""
        if earned.value >= FOUND_CREDIT:
            return "shown", by
        return ("near", by) if earned.value > 0 else ("not shown", "")

    def _met_by(self, concept: str) -> str:
        """The concept most asked for that this one meets, "" where there is none."""
        met = (other for other in self._counts.holding if self._relations.credit(concept, other).credit >= FOUND_CREDIT)
        return min(met, key=lambda other: (-self._counts.holding[other], other), default="")


class Wider:
    """The classes that concepts are members of, at any remove."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Keep what each concept is directly a member of."""
        self._broader: Mapping[str, Sequence[str]] = {c.id: c.broader for c in vocabulary.concepts.values()}
        self._found: dict[str, frozenset[str]] = {}

    def of(self, concept: str) -> frozenset[str]:
        """A concept and all that it is a member of."""
        if concept not in self._found:
            found = {concept}
            queue = [concept]
            while queue:
                for wide in self._broader.get(queue.pop(), ()):
                    if wide not in found:
                        found.add(wide)
                        queue.append(wide)
            self._found[concept] = frozenset(found)
        return self._found[concept]
