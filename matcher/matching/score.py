"""The one place where a score is made: a resume held against a posting, every point traced to its requirement."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from matcher.extraction.pipeline import reader
from matcher.matching.advice import advise, find_gaps
from matcher.matching.credit import CreditRules
from matcher.matching.knockouts import find_knockouts
from matcher.matching.places import Places
from matcher.matching.relations import Relations
from matcher.matching.weights import Weights
from matcher.model import (
    SCHEMA_VERSION,
    Band,
    Confidence,
    Contribution,
    Credit,
    Document,
    Keyword,
    Match,
    Posting,
    Requirement,
    Resume,
)
from matcher.vocabulary import Vocabulary

# What the bands mean stands in docs/scoring.md; they describe the coverage of the posting, never the person.
BANDS: tuple[tuple[float, Band], ...] = ((80.0, "strong"), (60.0, "good"), (35.0, "partial"), (0.0, "weak"))
_FEW_REQUIREMENTS = 3


class Scorer:
    """Scores resumes against postings by one vocabulary. Keeps nothing about the pairs that it scores."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index relations and weights."""
        self.vocabulary = vocabulary
        self.relations = Relations(vocabulary)
        self.weights = Weights(vocabulary)
        self._stated: dict[str, Resume] = {}

    def match(self, resume: Resume, posting: Posting) -> Match:
        """The explained match. Its score is ``None`` where the posting states no requirement that is recognised."""
        rules = CreditRules(self.relations, resume)
        credits = {r.id: rules.of(r) for r in posting.requirements}
        contributions = self._contributions(rules, posting, credits)
        score, reason = _score(contributions, resume, posting)
        confidence = _confidence(contributions)
        unjudged = bool(posting.no_score or resume.no_score)
        gaps = find_gaps(self, resume, posting, contributions) if score is not None else ()
        return Match(
            resume=resume,
            posting=posting,
            score=score,
            reason=reason,
            band=None if confidence == "low" else band(score),
            confidence="low" if resume.document.ocr or posting.document.ocr else confidence,
            knockouts=() if unjudged else find_knockouts(resume, posting, credits, rules.places),
            contributions=contributions if score is not None else (),
            gaps=gaps,
            not_scored=tuple(r.label for r in posting.requirements if not r.scored),
            advice=() if unjudged else advise(gaps, posting, resume),
            warnings=(*_warnings(posting), *_warnings(resume)),
            as_of=resume.as_of,
            versions=versions(self.vocabulary),
        )

    def total(self, resume: Resume, posting: Posting) -> float | None:
        """The score alone, as :meth:`match` computes it."""
        rules = CreditRules(self.relations, resume)
        credits = {r.id: rules.of(r) for r in posting.requirements}
        return _score(self._contributions(rules, posting, credits), resume, posting)[0]

    def stated(self, concept_id: str) -> Resume:
        """What extraction reads in the line ``Skills: <try>`` of a concept; read once."""
        known = self._stated.get(concept_id)
        if known is None:
            line = f"Skills: {self.vocabulary.concepts[concept_id].try_form}"
            document = Document("advice", "", "ok", line)
            known = self._stated[concept_id] = reader(self.vocabulary).resume(document, date.min)
        return known

    def _contributions(
        self, rules: CreditRules, posting: Posting, credits: dict[str, Credit]
    ) -> tuple[Contribution, ...]:
        # Years in no role that we know are years in any trade: they alone say nothing of what this posting asks for.
        if not any(r.scored and (r.wants or r.class_id) for r in posting.requirements):
            return ()
        places = Places(posting.document)
        rows: list[tuple[Requirement | Keyword, float, Credit]] = []
        for requirement in posting.requirements:
            weight = self.weights.of(requirement)
            if weight > 0:
                rows.append((requirement, weight, credits[requirement.id]))
        low = self.weights.of_keywords(posting.keywords, sum(weight for _, weight, _ in rows))
        rows += [(k, weight, rules.keyword(k)) for k, weight in zip(posting.keywords, low, strict=True)]
        total = sum(weight for _, weight, _ in rows)
        return tuple(_contribution(item, weight, credit, total, places) for item, weight, credit in rows)


def _contribution(
    item: Requirement | Keyword, weight: float, credit: Credit, total: float, places: Places
) -> Contribution:
    possible = 100.0 * weight / total
    is_keyword = isinstance(item, Keyword)
    return Contribution(
        requirement=f"k:{item.term}" if isinstance(item, Keyword) else item.id,
        label=item.term if isinstance(item, Keyword) else item.label,
        kind="keyword" if isinstance(item, Keyword) else item.kind,
        level=item.level,
        weight=weight,
        credit=credit.value,
        how=credit.how,
        points=possible * credit.value,
        possible=possible,
        posting_quote=places.quote(item.start, item.end, "" if is_keyword else item.section),  # type: ignore[union-attr]
        evidence=credit.evidence,
    )


def _warnings(side: Posting | Resume) -> tuple[str, ...]:
    return (*side.document.warnings, *side.warnings, *side.notes)


def _score(contributions: Sequence[Contribution], resume: Resume, posting: Posting) -> tuple[float | None, str]:
    for document, name in ((posting.document, "posting"), (resume.document, "resume")):
        if document.status != "ok":
            return None, f"the {name} could not be read ({document.status})"
    if posting.no_score or resume.no_score:
        return None, posting.no_score or resume.no_score
    if not contributions:
        return None, "the posting states no requirement that the vocabulary knows: nothing to judge by"
    return min(100.0, max(0.0, sum(c.points for c in contributions))), ""


def band(score: float | None) -> Band | None:
    """The band of a score, ``None`` for none."""
    return None if score is None else next(name for floor, name in BANDS if score >= floor)


def _confidence(contributions: Iterable[Contribution]) -> Confidence:
    """How well the vocabulary understood the posting: by how many requirements it recognised."""
    known = recognised(contributions)
    if known < _FEW_REQUIREMENTS:
        return "low"
    return "high" if known >= 2 * _FEW_REQUIREMENTS else "medium"


def recognised(contributions: Iterable[Contribution]) -> int:
    """The number of requirements that the vocabulary knows, experience and free keywords apart."""
    return sum(c.kind not in ("keyword", "experience") for c in contributions)


@lru_cache(maxsize=1)
def _tool_version() -> str:
    try:
        return importlib.metadata.version("legal-support-matcher")
    except importlib.metadata.PackageNotFoundError:
        return "0+unknown"


def versions(vocabulary: Vocabulary) -> dict[str, str]:
    """What made a result: the tool, the vocabulary (a digest of its files) and the schema."""
    return {"tool": _tool_version(), "vocabulary": vocabulary.version, "schema": SCHEMA_VERSION}
