"""A posting as a question to the numbers of resumes: for each requirement, what every number earns.

The credits are those of :mod:`matcher.matching`: what this module says a resume can earn is what the score says, or a
little more where numbers know less than the resume does (years are rounded up, overlapping jobs counted apart).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

import numpy as np
import numpy.typing as npt

from matcher.index.columns import GRADES, MANNERS, YEARS, Columns
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


@dataclass(frozen=True, slots=True)
class Worth:
    """What numbers are worth: the two arrays go together, each number stands there once."""

    numbers: npt.NDArray[np.int64]
    values: npt.NDArray[np.float32]

    @classmethod
    def of(cls, credits: Mapping[int, float]) -> Worth:
        """The same as arrays."""
        size = len(credits)
        return cls(np.fromiter(credits, np.int64, size), np.fromiter(credits.values(), np.float32, size))

    @classmethod
    def best(cls, some: Sequence[Worth]) -> Worth:
        """What each number is worth at best in any of some."""
        if len(some) == 1:
            return some[0]
        numbers, places = np.unique(np.concatenate([worth.numbers for worth in some]), return_inverse=True)
        values = np.zeros(len(numbers), np.float32)
        np.maximum.at(values, places, np.concatenate([worth.values for worth in some]))
        return cls(numbers, values)

    def above(self, least: float) -> Worth:
        """What is worth more than a little."""
        kept = self.values > np.float32(least)
        return Worth(self.numbers[kept], self.values[kept])

    def scaled(self, factor: float, most: float = np.inf) -> Worth:
        """The values times a factor, ``most`` at most."""
        return Worth(self.numbers, np.minimum(self.values * np.float32(factor), np.float32(most)))


@dataclass(frozen=True, slots=True)
class Need:
    """One thing asked for: the points it can bring, and what each number earns of them (the best one counts).

    ``parts``: so many of these numbers together (the first figure) show the whole of it, each by its strength.
    """

    points: float
    credits: Worth
    parts: tuple[tuple[int, Worth], ...] = ()


@dataclass(frozen=True, slots=True)
class Nearness:
    """What is worth something for a role: jobs by kinship (years are their values), and roles by how they are named."""

    jobs: Mapping[float, Worth]
    named: Worth
    titled: Worth
    claimed: Worth


@dataclass(frozen=True, slots=True)
class Experience:
    """The experience asked for: the years, what counts as near the role, stated years, the need for the field."""

    points: float
    asked: float
    near: Nearness
    stated: Worth
    fields: tuple[Need, ...]

    @property
    def rough(self) -> Need:
        """The same as a need whose credits can be summed: years in several roles add up."""
        found = [self.near.titled.scaled(UNDATED), self.near.claimed.scaled(NAMED)]
        found.append(self.stated.scaled(STATED / self.asked, 1.0))
        for kin, lengths in self.near.jobs.items():
            found.append(lengths.scaled(kin / self.asked, kin))
            if kin >= OTHER_LEGAL:
                found.append(lengths.scaled(OTHER_LEGAL / min(self.asked, USUAL_YEARS), OTHER_LEGAL))
        return Need(self.points, Worth.best(found))


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
        self._near: dict[str, Nearness] = {}

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
            credits: dict[int, float] = {}
            for evidence in self.columns.concepts:
                credit = self.relations.credit(evidence, wanted).credit
                if credit > 0:
                    credits |= self._graded(evidence, credit)
            parts = tuple(
                (needed, Worth.of({n: s for e in sorted(members) for n, s in self._graded(e, 1.0).items()}))
                for needed, members in self.relations.wholes.get(wanted, ())
            )
            self._needs[wanted] = Need(1.0, Worth.of(credits), parts)
        return self._needs[wanted]

    def _graded(self, evidence: str, credit: float) -> dict[int, float]:
        numbers = zip(self.columns.concept(evidence), GRADES, strict=True)
        return {number: min(credit, place) * STATUS[status] for number, (status, place) in numbers}

    def _word(self, keyword: Keyword, points: float) -> Need:
        from rapidfuzz import fuzz

        term = keyword.term
        near = self.columns.terms_from(term[:-WORD_ENDING]) if len(term) >= LONG_WORD else ()
        forms = {other: OTHER_FORM for other in near if fuzz.ratio(term, other) >= ALIKE} | {term: 1.0}
        numbers = {self.columns.term(form): credit for form, credit in forms.items()}
        return Need(points, Worth.of({n: credit for n, credit in numbers.items() if n is not None}))

    def _experience(self, requirement: Requirement, points: float) -> Experience:
        family = requirement.wants[0] if requirement.wants else ""
        fields = tuple(self.concept(area) for area in requirement.wants[1:])
        stated = Worth.of(dict(zip(self.columns.stated, YEARS, strict=True)))
        return Experience(points, requirement.min_years or USUAL_YEARS, self._nearness(family), stated, fields)

    def _nearness(self, family: str) -> Nearness:
        if family not in self._near:
            columns, jobs = self.columns, dict[float, dict[int, float]]()
            for held, legal_support in product(columns.roles, (False, True)):
                kin = kinship(self.relations, _job(held, legal_support=legal_support), family)
                if kin > 0:
                    lengths = zip(columns.jobs(held, legal_support=legal_support), YEARS, strict=True)
                    jobs.setdefault(kin, {}).update(lengths)
            near = {role: related(self.relations, role, family) for role in columns.roles if role}
            named = (Worth.of({columns.named(m, role): kin for role, kin in near.items()}) for m in MANNERS)
            self._near[family] = Nearness({kin: Worth.of(numbers) for kin, numbers in jobs.items()}, *named)
        return self._near[family]


def _job(family: str, *, legal_support: bool) -> Role:
    """A job of which only the kind is known."""
    return Role("", family, legal_support, date.min, date.min, current=False, start=0, end=0)


def _any(needs: Sequence[Need], points: float) -> Need:
    """Alternatives as one need."""
    parts = tuple(part for need in needs for part in need.parts)
    return Need(points, Worth.best([need.credits for need in needs]), parts)
