"""What an index keeps of a resume to find it by: a set of numbers, each for one thing that it shows.

A number stands for a concept together with the strength of its best evidence, for a role with the years in it, and so
on. The numbers follow from the vocabulary alone, so nothing of a document needs to be kept to understand them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import numpy as np
import numpy.typing as npt

from matcher.extraction.experience import NOT_SUPPORT, years
from matcher.matching.credit import ELSEWHERE, LISTED, OTHER_TRADE, STATUS, CreditRules
from matcher.matching.experience import CLAIMING
from matcher.matching.relations import Relations
from matcher.model import Mention, Resume, Role

Numbers = npt.NDArray[np.uint32]
# The strengths that evidence can have: what its status is worth times what its place is worth.
GRADES: tuple[tuple[str, float], ...] = tuple(
    (status, place) for status in STATUS for place in (1.0, LISTED, ELSEWHERE, OTHER_TRADE)
)
# Years are rounded up to one of these, the last stands for all above: what is found by them is never worth less.
YEARS: tuple[float, ...] = (
    *(step / 4 for step in range(1, 21)),
    *(5 + step / 2 for step in range(1, 11)),
    *(12.0, 15.0, 20.0, 99.0),
)
MANNERS = ("named", "titled", "claimed")


class Columns:
    """Numbers what resumes can show, for one vocabulary."""

    def __init__(self, relations: Relations) -> None:
        """Lay out the ranges of numbers: nothing, concepts, jobs, named roles, stated years, free keywords."""
        self.relations = relations
        vocabulary = relations.vocabulary
        self.concepts: Mapping[str, int] = {id_: place for place, id_ in enumerate(sorted(vocabulary.concepts))}
        self.roles: tuple[str, ...] = ("", *(id_ for id_ in self.concepts if vocabulary.concepts[id_].kind == "role"))
        self.terms: tuple[str, ...] = tuple(sorted(term for term in vocabulary.frequencies if "." not in term))
        self._role_places = {id_: place for place, id_ in enumerate(self.roles)}
        # Number 0 is on every resume: none has an empty set.
        self._first_job = 1 + len(self.concepts) * len(GRADES)
        self._first_named = self._first_job + 2 * len(self.roles) * len(YEARS)
        self._first_stated = self._first_named + len(MANNERS) * len(self.roles)
        self._first_term = self._first_stated + len(YEARS)
        self.count = self._first_term + len(self.terms)

    @cached_property
    def _grades(self) -> Mapping[tuple[str, int], int]:
        return {(status, _cents(place)): number for number, (status, place) in enumerate(GRADES)}

    def concept(self, concept: str) -> range:
        """The numbers of a concept, one for each of the grades."""
        first = 1 + self.concepts[concept] * len(GRADES)
        return range(first, first + len(GRADES))

    def jobs(self, family: str, *, legal_support: bool) -> range:
        """The numbers of dated jobs in a role, one for each of the years."""
        first = self._first_job + (2 * self._role_places[family] + legal_support) * len(YEARS)
        return range(first, first + len(YEARS))

    def named(self, manner: str, role: str) -> int:
        """The number of a role that is ``named`` without dates, as a title (``titled``) or in passing (``claimed``)."""
        return self._first_named + MANNERS.index(manner) * len(self.roles) + self._role_places[role]

    @property
    def stated(self) -> range:
        """The numbers of years that a resume states in words."""
        return range(self._first_stated, self._first_stated + len(YEARS))

    def term(self, term: str) -> int | None:
        """The number of a free keyword; ``None`` for a word that the background does not know."""
        place = bisect_left(self.terms, term)
        return self._first_term + place if place < len(self.terms) and self.terms[place] == term else None

    def terms_from(self, stem: str) -> Iterator[str]:
        """The free keywords that begin with a stem."""
        for place in range(bisect_left(self.terms, stem), len(self.terms)):
            if not self.terms[place].startswith(stem):
                return
            yield self.terms[place]

    def of(self, resume: Resume) -> Numbers:
        """The numbers of what a resume shows, rising."""
        found = {0, *self._evidence(resume), *self._jobs(resume.roles), *self._named(resume.mentions)}
        if resume.stated_years:
            found.add(self.stated[_step(resume.stated_years)])
        found.update(number for keyword in resume.keywords if (number := self.term(keyword.term)) is not None)
        return np.array(sorted(found), dtype=np.uint32)

    def _evidence(self, resume: Resume) -> Iterator[int]:
        for concept, (strength, mention) in CreditRules(self.relations, resume).best.items():
            place = _cents(strength / STATUS[mention.status])
            yield self.concept(concept)[self._grades[mention.status, place]]

    def _jobs(self, roles: Iterable[Role]) -> Iterator[int]:
        by_kind: dict[tuple[str, bool], list[Role]] = {}
        for role in roles:
            by_kind.setdefault((role.family, role.legal_support), []).append(role)
        for (family, legal_support), jobs in by_kind.items():
            length = years(jobs)
            if length:
                yield self.jobs(family, legal_support=legal_support)[_step(length)]

    def _named(self, mentions: Iterable[Mention]) -> Iterator[int]:
        """The three ways in which experience is read from roles that are named."""
        for mention in mentions:
            if mention.kind == "role" and mention.status == "held" and mention.section != "references":
                yield self.named("named", mention.concept)
                if mention.titled:
                    yield self.named("titled", mention.concept)
                if mention.section in CLAIMING and mention.concept not in NOT_SUPPORT:
                    yield self.named("claimed", mention.concept)


def _step(length: float) -> int:
    return min(bisect_left(YEARS, length), len(YEARS) - 1)


def _cents(place: float) -> int:
    return round(place * 100)
