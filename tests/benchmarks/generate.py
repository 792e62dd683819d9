"""Invented resumes and postings as the index meets them: extracted values, seeded, Zipf over the vocabulary.

Texts would take hours to write and read a million times; what they come to is made directly. The shapes (how many
concepts, where they stand, how jobs follow each other) are those of ordinary resumes and postings.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from matcher.model import Document, Keyword, Mention, Posting, Requirement, Resume, Role
from matcher.vocabulary import Vocabulary

AS_OF = date(2026, 11, 1)
# How the mentions of resumes divide over sections and statuses, in per cent.
_SECTIONS = (("experience", 60), ("skills", 25), ("summary", 5), ("certifications", 5), ("", 5))
_STATUSES = (("held", 96), ("in_progress", 2), ("expired", 2))
_KINDS = ("tool", "duty", "certification", "skill", "practice_area", "document_type", "education")
_SUPPORT = ("role.paralegal", "role.legal-assistant", "role.legal-secretary", "role.legal-assistant")
_ZIPF = 0.9


class Generator:
    """Makes resumes and postings; the same seed and number make the same one."""

    def __init__(self, vocabulary: Vocabulary, seed: int = 1) -> None:
        """Deal the vocabulary out by rank: which concept is frequent is chance, but the same for one seed."""
        self.vocabulary = vocabulary
        self.seed = seed
        rng = np.random.default_rng(seed)
        concepts = [c.id for c in vocabulary.concepts.values() if c.kind in _KINDS and c.aliases]
        self.concepts = [concepts[i] for i in rng.permutation(len(concepts))]
        self.terms = sorted(term for term in vocabulary.frequencies if "." not in term)
        self.roles = sorted(c.id for c in vocabulary.concepts.values() if c.kind == "role")
        self._chance = _zipf(len(self.concepts))
        self._term_chance = _zipf(len(self.terms))

    def resumes(self, count: int, first: int = 0) -> Iterator[Resume]:
        """So many resumes of about 42 concepts each."""
        for number in range(first, first + count):
            yield self.resume(number)

    def resume(self, number: int) -> Resume:
        """The resume of a number."""
        rng = np.random.default_rng((self.seed, 1, number))
        roles = self._roles(rng)
        found = self._drawn(rng, int(rng.integers(30, 80)))
        sections, statuses = _dealt(rng, _SECTIONS, len(found)), _dealt(rng, _STATUSES, len(found))
        mentions = [
            self._mention(concept, 1000 + 10 * place, section, status)
            for place, (concept, section, status) in enumerate(zip(found, sections, statuses, strict=True))
        ]
        mentions += [self._mention(role.family, role.start - 60, "experience", "held") for role in roles if role.family]
        legal = sum(_length(role) for role in roles if role.legal_support)
        return Resume(
            document=_document(f"resume {number}"),
            mentions=tuple(sorted(mentions, key=lambda m: m.start)),
            rejected=(),
            roles=roles,
            total_years=round(sum(map(_length, roles)), 1) if roles else None,
            legal_years=round(legal, 1) if roles else None,
            stated_years=float(rng.integers(1, 20)) if rng.random() < 0.2 else None,
            education=(),
            keywords=self._keywords(rng, 12),
            as_of=AS_OF,
        )

    def posting(self, number: int) -> Posting:
        """The posting of a number, with about 25 requirements."""
        rng = np.random.default_rng((self.seed, 2, number))
        requirements = [
            _asked("experience", (self._role(rng),), "required", "", float(rng.choice([1, 2, 3, 5])))
            if place == 0
            else self._requirement(rng, concept)
            for place, concept in enumerate(self._drawn(rng, int(rng.integers(18, 32))))
        ]
        return Posting(
            document=_document(f"posting {number}"),
            title="Paralegal",
            mentions=(),
            rejected=(),
            requirements=tuple(_numbered(requirements)),
            keywords=self._keywords(rng, 8),
            years=None,
            education=(),
            as_of=AS_OF,
            asking_lines=len(requirements),
            known_lines=len(requirements),
        )

    def _requirement(self, rng: np.random.Generator, concept: str) -> Requirement:
        chance = rng.random()
        members = self.vocabulary.members.get(concept, ())
        if members and chance < 0.5:
            return _asked(self.vocabulary.concepts[concept].kind, members[:2], "required", concept)
        level = "preferred" if chance > 0.8 else "mentioned" if chance > 0.5 else "required"
        kind = self.vocabulary.concepts[concept].kind
        more = [c for c in self._drawn(rng, 6) if c.startswith(f"{kind}.") and c != concept][:1]
        return _asked(kind, (concept, *(more if chance < 0.3 else ())), level, "")

    def _drawn(self, rng: np.random.Generator, count: int) -> list[str]:
        """Different concepts, frequent ones more often."""
        places = np.searchsorted(self._chance, rng.random(count)).tolist()
        return [self.concepts[place] for place in dict.fromkeys(places)]

    def _keywords(self, rng: np.random.Generator, count: int) -> tuple[Keyword, ...]:
        places = dict.fromkeys(np.searchsorted(self._term_chance, rng.random(count)).tolist())
        return tuple(Keyword(self.terms[place], 0, 1, "required") for place in places)

    def _role(self, rng: np.random.Generator) -> str:
        """A role: mostly one of the four that most postings are for."""
        return _SUPPORT[rng.integers(4)] if rng.random() < 0.7 else self.roles[rng.integers(len(self.roles))]

    def _roles(self, rng: np.random.Generator) -> tuple[Role, ...]:
        """Jobs one after the other, the last one still held."""
        found = []
        month = AS_OF.year * 12 + AS_OF.month - 1
        for place in range(int(rng.integers(0, 5))):
            months = int(rng.integers(3, 72))
            family = self._role(rng) if rng.random() < 0.8 else ""
            first, last = _day(month - months), _day(month)
            start = 100 + 200 * place
            found.append(Role("", family, bool(family), first, last, place == 0, start, start + 20, start - 60))
            month -= months
        return tuple(found)

    def _mention(self, concept: str, start: int, section: str, status: str) -> Mention:
        known = self.vocabulary.concepts[concept]
        return Mention(concept, known.name, known.kind, start, start + 8, "", section, None, status, "exact")  # type: ignore[arg-type]


def _asked(kind: str, wants: Sequence[str], level: str, class_id: str, years: float | None = None) -> Requirement:
    mode = "class" if class_id else "any" if len(wants) > 1 else "one"
    asked = (mode, tuple(wants), class_id, level, "requirements")
    return Requirement("", kind, kind, *asked, False, False, "", years, True, 0, 0)  # type: ignore[arg-type]


def _numbered(requirements: Sequence[Requirement]) -> Iterator[Requirement]:
    for place, requirement in enumerate(requirements):
        yield replace(requirement, id=f"r{place}", start=10 * place, end=10 * place + 8)


def _dealt(rng: np.random.Generator, shares: Sequence[tuple[str, int]], count: int) -> list[str]:
    borders = np.cumsum([share for _, share in shares]) / 100
    return [shares[place][0] for place in np.searchsorted(borders, rng.random(count)).tolist()]


def _document(name: str) -> Document:
    return Document(name, hashlib.sha256(name.encode()).hexdigest(), "ok", "")


def _day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _length(role: Role) -> float:
    return ((role.end_month.year - role.start_month.year) * 12 + role.end_month.month - role.start_month.month) / 12


def _zipf(count: int) -> np.ndarray:
    """The shares of so many ranks, added up: the last is 1."""
    shares = np.cumsum(1 / np.arange(1, count + 1) ** _ZIPF)
    return shares / shares[-1]
