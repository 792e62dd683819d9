"""The one place where a score is made: a resume held against a posting, every point traced to its requirement."""

from __future__ import annotations

import importlib.metadata
import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from matcher.extraction.readers import reader
from matcher.extraction.wording import guess_type
from matcher.matching.advice import advise as advice_on
from matcher.matching.bands import band
from matcher.matching.case import Case
from matcher.matching.credit import CreditRules
from matcher.matching.gaps import find_gaps
from matcher.matching.knockouts import find_knockouts
from matcher.matching.places import Places
from matcher.matching.reasons import Reasons
from matcher.matching.relations import Relations
from matcher.matching.weights import Weights
from matcher.model import (
    SCHEMA_VERSION,
    Confidence,
    Contribution,
    Credit,
    Document,
    Factors,
    Keyword,
    Match,
    Posting,
    Requirement,
    Resume,
)
from matcher.vocabulary import Vocabulary

_FEW_REQUIREMENTS = 3
# A posting of another field names a degree and years too. Ten requirements are enough, however long the posting is.
_MANY_REQUIREMENTS = 10
_MANY_LINES = 8
_KNOWN_SHARE = 0.25
NO_WEIGHT = Factors(kind=0.0)
THE_POSTING = "this is the posting itself, not a resume: take it out of the resumes"
Row: TypeAlias = tuple[Requirement | Keyword, Factors, Credit]


class Scorer:
    """Scores resumes against postings by one vocabulary. Keeps nothing about the pairs that it scores."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index relations and weights."""
        self.vocabulary = vocabulary
        self.relations = Relations(vocabulary)
        self.weights = Weights(vocabulary)
        self._stated: dict[str, Resume] = {}

    def match(self, resume: Resume, posting: Posting, *, advise: bool = True) -> Match:
        """The explained match. Its score is ``None`` where the posting states no requirement that is recognised.

        Gaps and advice are most of the work and none of the score: a batch, which shows neither, goes without them
        (``advise=False``). Everything else of the match is the same.
        """
        if _is_posting(resume, posting):
            resume = replace(resume, no_score=THE_POSTING, not_resume="posting", warnings=())
        rules = CreditRules(self.relations, resume)
        rows = self._rows(rules, posting)
        contributions = self._contributions(rows, rules, posting)
        score, reason = _score([c.points for c in contributions], resume, posting)
        confidence = confidence_in(posting)
        unjudged = bool(posting.no_score or resume.no_score)
        # Advice is about words and lines; a stored profile has none.
        told = advise and not unjudged and bool(resume.document.text and posting.document.text)
        if score is None:
            contributions = ()
        gaps = find_gaps(self, resume, posting, contributions) if advise else ()
        credits = {item.id: credit for item, _, credit in rows if isinstance(item, Requirement)}
        return Match(
            resume=resume,
            posting=posting,
            score=score,
            reason=reason or (doubt(posting) if confidence == "low" else ""),
            band=None if confidence == "low" else band(score),
            confidence="low" if resume.document.ocr or posting.document.ocr else confidence,
            knockouts=() if unjudged else find_knockouts(resume, posting, credits, rules.places),
            contributions=contributions,
            gaps=gaps,
            not_scored=tuple(r.label for r in posting.requirements if not r.scored),
            advice=advice_on(Case(self, rules, posting, credits, contributions), gaps) if told else (),
            warnings=(*_warnings(posting), *_warnings(resume)),
            as_of=resume.as_of,
            versions=versions(self.vocabulary),
        )

    def total(self, resume: Resume, posting: Posting) -> float | None:
        """The score alone, as :meth:`match` computes it."""
        rows = self._rows(CreditRules(self.relations, resume), posting)
        return _score([points for _, points in _shares(rows)], resume, posting)[0]

    def stated(self, concept_id: str) -> Resume:
        """What extraction reads in the line ``Skills: <try>`` of a concept; read once."""
        known = self._stated.get(concept_id)
        if known is None:
            line = f"Skills: {self.vocabulary.concepts[concept_id].try_form}"
            document = Document("advice", "", "ok", line)
            with reader(self.vocabulary) as read:
                known = self._stated[concept_id] = read.resume(document, date.min)
        return known

    def _rows(self, rules: CreditRules, posting: Posting) -> list[Row]:
        """Every requirement (those that are not scored weigh nothing) and free keyword with its weight and credit."""
        rows: list[Row] = [
            (r, self.weights.factors(r) if r.scored else NO_WEIGHT, rules.of(r)) for r in posting.requirements
        ]
        known = math.fsum(factors.weight for _, factors, _ in rows)
        if known > 0:
            low = self.weights.keyword_factors(posting.keywords, known)
            rows += [(k, factors, rules.keyword(k)) for k, factors in zip(posting.keywords, low, strict=True)]
        return rows

    def _contributions(self, rows: Sequence[Row], rules: CreditRules, posting: Posting) -> tuple[Contribution, ...]:
        # Years in no role that we know are years in any trade: they alone say nothing of what this posting asks for.
        if not any(r.scored and (r.wants or r.class_id) for r in posting.requirements):
            return ()
        places = Places(posting.document)
        weighing = [row for row in rows if row[1].weight > 0]
        reasons = Reasons(self.relations, rules.resume)
        return tuple(
            _contribution(row, share, places, reasons) for row, share in zip(weighing, _shares(weighing), strict=True)
        )


def _shares(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """The possible and the earned points of each row. Sums are compensated: they don't depend on the rows' order."""
    total = math.fsum(factors.weight for _, factors, _ in rows)
    possible = [100.0 * factors.weight / total for _, factors, _ in rows] if total else []
    return [(most, most * credit.value) for most, (_, _, credit) in zip(possible, rows, strict=bool(total))]


def _contribution(row: Row, share: tuple[float, float], places: Places, reasons: Reasons) -> Contribution:
    item, factors, credit = row
    possible, points = share
    is_keyword = isinstance(item, Keyword)
    return Contribution(
        requirement=f"k:{item.term}" if isinstance(item, Keyword) else item.id,
        label=item.term if isinstance(item, Keyword) else item.label,
        kind="keyword" if isinstance(item, Keyword) else item.kind,
        level=item.level,
        weight=factors.weight,
        credit=credit.value,
        how=credit.how,
        points=points,
        possible=possible,
        posting_quote=places.quote(item.start, item.end, "" if is_keyword else item.section),  # type: ignore[union-attr]
        evidence=credit.evidence,
        factors=factors,
        why=reasons.of(item, credit),
    )


def _is_posting(resume: Resume, posting: Posting) -> bool:
    """True where the posting itself was given as a resume: the same file, or the same words in another one.

    A resume held against itself is none: that it reads as a posting is asked as well.
    """
    given, asked = resume.document, posting.document
    words = given.text.split()
    is_same = (bool(given.sha256) and given.sha256 == asked.sha256) or (bool(words) and words == asked.text.split())
    return is_same and guess_type(given.text) == "posting"


def _warnings(side: Posting | Resume) -> tuple[str, ...]:
    return (*side.document.warnings, *side.warnings, *side.notes)


def _score(points: Sequence[float], resume: Resume, posting: Posting) -> tuple[float | None, str]:
    for document, name in ((posting.document, "posting"), (resume.document, "resume")):
        if document.status != "ok":
            return None, f"the {name} could not be read ({document.status})"
    if posting.no_score or resume.no_score:
        return None, posting.no_score or resume.no_score
    if not points:
        return None, "the posting states no requirement that the vocabulary knows: nothing to judge by"
    return min(100.0, max(0.0, math.fsum(points))), ""


def confidence_in(posting: Posting) -> Confidence:
    """How well the vocabulary understood a posting: by its requirements, and by the share of lines that hold one."""
    known = recognised(posting)
    strange = posting.asking_lines >= _MANY_LINES and posting.known_lines < _KNOWN_SHARE * posting.asking_lines
    if known < _FEW_REQUIREMENTS or (strange and known < _MANY_REQUIREMENTS):
        return "low"
    return "high" if known >= 2 * _FEW_REQUIREMENTS else "medium"


def doubt(posting: Posting) -> str:
    """Why a posting cannot be judged well."""
    lines = f"{posting.asking_lines} requirement line{'' if posting.asking_lines == 1 else 's'}"
    return f"cannot judge well: {posting.known_lines} of {lines} recognised"


def recognised(posting: Posting) -> int:
    """The number of scored requirements that the vocabulary knows, experience apart."""
    return sum(r.scored and r.kind != "experience" for r in posting.requirements)


@lru_cache(maxsize=1)
def _tool_version() -> str:
    try:
        return importlib.metadata.version("legal-support-matcher")
    except importlib.metadata.PackageNotFoundError:
        return "0+unknown"


def versions(vocabulary: Vocabulary) -> dict[str, str]:
    """What made a result: the tool, the vocabulary (a digest of its files) and the schema."""
    return {"tool": _tool_version(), "vocabulary": vocabulary.version, "schema": SCHEMA_VERSION}
