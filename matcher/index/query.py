"""A posting as a question to the numbers of resumes: for each requirement, what every number earns.

The credits are those of :mod:`matcher.matching`: what this module says a resume can earn is what the score says, or a
little more where numbers know less than the resume does (years are rounded up, overlapping jobs counted apart).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from matcher.index.columns import GRADES, YEARS, Columns
from matcher.matching.credit import ALIKE, LONG_WORD, OTHER_FORM, STATUS, WORD_ENDING
from matcher.matching.experience import (
    NAMED,
    OTHER_LEGAL,
    STATED,
    UNDATED,
    USUAL_YEARS,
    kinship,
    related,
)
from matcher.matching.relations import Relations
from matcher.matching.weights import Weights
from matcher.model import Keyword, Posting, Requirement, Role

Credits = dict[int, float]


@dataclass(frozen=True, slots=True)
class Need:
    """One thing asked for: the points it can bring, and what each number earns of them (the best one counts).

    ``parts``: so many of these numbers together (the first figure) show the whole of it, each by its strength.
    """

    points: float
    credits: Credits
    parts: tuple[tuple[int, Credits], ...] = ()


@dataclass(frozen=True, slots=True)
class Experience:
    """The experience asked for: by kinship, the years that count; what is claimed without dates; the field's need."""

    points: float
    asked: float
    jobs: Mapping[float, Credits]
    stated: Credits
    named: Credits
    titled: Credits
    claimed: Credits
    fields: tuple[Need, ...]

    @property
    def rough(self) -> Need:
        """The same as a need whose credits can be summed: years in several roles add up."""
        found: Credits = {}
        for kin, numbers in self.jobs.items():
            for number, length in numbers.items():
                related_work = (
                    OTHER_LEGAL * min(1.0, length / min(self.asked, USUAL_YEARS)) if kin >= OTHER_LEGAL else 0
                )
                found[number] = max(kin * min(1.0, length / self.asked), related_work)
        for numbers, worth in ((self.titled, UNDATED), (self.claimed, NAMED)):
            found |= {number: worth * kin for number, kin in numbers.items()}
        found |= {number: min(1.0, STATED * length / self.asked) for number, length in self.stated.items()}
        return Need(self.points, found)


@dataclass(frozen=True, slots=True)
class Query:
    """Everything that a posting asks for. Empty where nothing can be judged by it."""

    needs: tuple[Need, ...] = ()
    experience: tuple[Experience, ...] = ()

    @property
    def rough(self) -> tuple[Need, ...]:
        """All of it as needs."""
        return (*self.needs, *(e.rough for e in self.experience))


class Asker:
    """Makes queries of postings, for one vocabulary."""

    def __init__(self, columns: Columns, weights: Weights) -> None:
        """Keep what credits and weights are made of."""
        self.columns = columns
        self.weights = weights
        self.relations: Relations = columns.relations
        self._needs: dict[str, Need] = {}

    def query(self, posting: Posting) -> Query:
        """What a posting asks for."""
        scored = [r for r in posting.requirements if r.scored]
        if posting.no_score or not any(r.wants or r.class_id for r in scored):
            return Query()
        weighed = [(r, self.weights.of(r)) for r in scored]
        known = math.fsum(weight for _, weight in weighed)
        if known <= 0:
            return Query()
        words = list(zip(posting.keywords, self.weights.of_keywords(posting.keywords, known), strict=True))
        scale = 100 / math.fsum([known, *(weight for _, weight in words)])
        needs = [need for r, w in weighed if r.kind != "experience" for need in self._of(r, w * scale)]
        needs += [self._word(keyword, weight * scale) for keyword, weight in words]
        return Query(tuple(needs), tuple(self._experience(r, w * scale) for r, w in weighed if r.kind == "experience"))

    def _of(self, requirement: Requirement, points: float) -> list[Need]:
        needs = [self.concept(c) for c in (requirement.class_id, *requirement.wants) if c]
        if requirement.mode == "class":
            return [_any(needs, points)]
        needs = [self.concept(c) for c in requirement.wants]
        if requirement.mode == "any":
            return [_any(needs, points)]
        return [Need(points / len(needs), need.credits, need.parts) for need in needs]

    def concept(self, wanted: str) -> Need:
        """What every number earns for one concept."""
        if wanted not in self._needs:
            credits: Credits = {}
            for evidence in self.columns.concepts:
                credit = self.relations.credit(evidence, wanted).credit
                if credit > 0:
                    credits |= self._graded(evidence, credit)
            parts = tuple(
                (needed, {n: s for e in sorted(members) for n, s in self._graded(e, 1.0).items()})
                for needed, members in self.relations.wholes.get(wanted, ())
            )
            self._needs[wanted] = Need(1.0, credits, parts)
        return self._needs[wanted]

    def _graded(self, evidence: str, credit: float) -> Credits:
        numbers = zip(self.columns.concept(evidence), GRADES, strict=True)
        return {number: min(credit, place) * STATUS[status] for number, (status, place) in numbers}

    def _word(self, keyword: Keyword, points: float) -> Need:
        from rapidfuzz import fuzz

        term = keyword.term
        near = self.columns.terms_from(term[:-WORD_ENDING]) if len(term) >= LONG_WORD else ()
        forms = {other: OTHER_FORM for other in near if fuzz.ratio(term, other) >= ALIKE} | {term: 1.0}
        numbers = {self.columns.term(form): credit for form, credit in forms.items()}
        return Need(points, {number: credit for number, credit in numbers.items() if number is not None})

    def _experience(self, requirement: Requirement, points: float) -> Experience:
        columns, family = self.columns, requirement.wants[0] if requirement.wants else ""
        jobs: dict[float, Credits] = {}
        for held in columns.roles:
            for legal_support in (False, True):
                kin = kinship(self.relations, _job(held, legal_support=legal_support), family)
                if kin > 0:
                    lengths = zip(columns.jobs(held, legal_support=legal_support), YEARS, strict=True)
                    jobs.setdefault(kin, {}).update(lengths)
        near = {role: related(self.relations, role, family) for role in columns.roles if role}
        named, titled, claimed = (
            {columns.named(manner, role): kin for role, kin in near.items()}
            for manner in ("named", "titled", "claimed")
        )
        fields = tuple(self.concept(area) for area in requirement.wants[1:])
        stated = dict(zip(columns.stated, YEARS, strict=True))
        asked = requirement.min_years or USUAL_YEARS
        return Experience(points, asked, jobs, stated, named, titled, claimed, fields)


def _job(family: str, *, legal_support: bool) -> Role:
    """A job of which only the kind is known."""
    return Role("", family, legal_support, date.min, date.min, current=False, start=0, end=0)


def _any(needs: Iterable[Need], points: float) -> Need:
    """Alternatives as one need."""
    credits: Credits = {}
    parts: list[tuple[int, Credits]] = []
    for need in needs:
        for number, credit in need.credits.items():
            credits[number] = max(credit, credits.get(number, 0.0))
        parts += need.parts
    return Need(points, credits, tuple(parts))
