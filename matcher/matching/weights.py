"""What a requirement weighs: level × section × kind × idf, the idf from the shipped background."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from statistics import median

from matcher.model import Factors, Keyword, Level, Requirement
from matcher.vocabulary import Vocabulary

# Judgement, checked against graded rankings; see docs/scoring.md.
LEVELS: Mapping[Level, float] = {"required": 1.0, "preferred": 0.4, "mentioned": 0.7}
SECTIONS: Mapping[str, float] = {"about": 0.4, "": 0.9}
KINDS: Mapping[str, float] = {
    "experience": 5.0,
    "tool": 1.0,
    "certification": 1.0,
    "duty": 1.0,
    "education": 1.0,
    "practice_area": 1.0,
    "skill": 0.3,
    "document_type": 0.2,
    "keyword": 0.3,
}
COMMONPLACE = 0.3
KEYWORD_SHARE = 0.05
IDF_RANGE = (0.5, 1.5)


class Weights:
    """Weights of requirements by one vocabulary's background of document frequencies."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Scale the idf so that the median concept of each kind weighs 1."""
        self.vocabulary = vocabulary
        shares = vocabulary.frequencies
        by_kind: dict[str, list[float]] = {}
        for concept in vocabulary.concepts.values():
            if concept.id in shares:
                by_kind.setdefault(concept.kind, []).append(_idf(shares[concept.id]))
        self.medians = {kind: median(values) for kind, values in by_kind.items()}
        words = [_idf(share) for term, share in shares.items() if "." not in term]
        self.word_median = median(words) if words else 1.0

    def of(self, requirement: Requirement) -> float:
        """The weight of a requirement; 0 where it is shown but not scored."""
        return self.factors(requirement).weight if requirement.scored else 0.0

    def factors(self, requirement: Requirement) -> Factors:
        """What the weight of a requirement is the product of."""
        idf = 1.0
        if requirement.wants and requirement.kind != "experience":
            idf = self._mean(self.concept(c) for c in requirement.wants)
        level, section = LEVELS[requirement.level], SECTIONS.get(requirement.section, 1.0)
        return Factors(level, section, KINDS[requirement.kind], idf, profile=requirement.factor)

    def of_keywords(self, keywords: Sequence[Keyword], rest: float) -> list[float]:
        """The weights of a posting's free keywords: together at most a share of ``rest``, what the vocabulary knows."""
        return [factors.weight for factors in self.keyword_factors(keywords, rest)]

    def keyword_factors(self, keywords: Sequence[Keyword], rest: float) -> list[Factors]:
        """What the weights of :meth:`of_keywords` are the products of."""
        raw = [
            Factors(LEVELS[k.level], 1.0, KINDS["keyword"], self._word(k.term), 1 + math.log(k.count)) for k in keywords
        ]
        scale = min(1.0, KEYWORD_SHARE * rest / math.fsum(f.weight for f in raw)) if raw else 1.0
        return [replace(factors, share=scale, profile=k.factor) for k, factors in zip(keywords, raw, strict=True)]

    def _word(self, term: str) -> float:
        share = self.vocabulary.frequencies.get(term, 0.0)
        return _bounded(_idf(share) / self.word_median) if share else 1.0

    def concept(self, concept_id: str) -> float:
        """Idf of a concept, 0.5 to 1.5 (1 where the background has none), times the discount of commonplaces."""
        concept = self.vocabulary.concepts[concept_id]
        share = self.vocabulary.frequencies.get(concept_id)
        middle = self.medians.get(concept.kind)
        idf = _bounded(_idf(share) / middle) if share and middle else 1.0
        return idf * (COMMONPLACE if concept.commonplace else 1.0)

    @staticmethod
    def _mean(values: Iterable[float]) -> float:
        found = list(values)
        return math.fsum(found) / len(found)


def _idf(share: float) -> float:
    """Smoothed inverse document frequency of a term with a share in (0, 1] of the documents."""
    return math.log(1 / share) + 1


def _bounded(value: float) -> float:
    return min(max(value, IDF_RANGE[0]), IDF_RANGE[1])
