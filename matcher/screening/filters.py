"""What a recruiter asks of a resume beside the score: it marks a resume and never leaves one out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matcher.reports.record_shapes import Record
from matcher.reports.wording import FOUND_CREDIT

if TYPE_CHECKING:
    from matcher.matching.relations import Relations
    from matcher.model import Resume


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked: coverage, dated years in legal support, and concepts, by id, that the resume must show."""

    min_score: float | None = None
    min_years: float | None = None
    require: tuple[str, ...] = ()


NO_FILTER = Filter()


def shows(resume: Resume, relations: Relations, concepts: Iterable[str]) -> dict[str, bool]:
    """Whether a resume shows each of some concepts, by the rule by which requirements are found."""
    from matcher.matching.credit import CreditRules

    asked = tuple(dict.fromkeys(concepts))
    rules = CreditRules(relations, resume) if asked else None
    return {concept: rules is not None and rules.concept(concept).value >= FOUND_CREDIT for concept in asked}


def marks(filter_: Filter, record: Record, labels: Mapping[str, str]) -> list[str]:
    """What a ranked resume does not show of what is asked, a sentence each; ``labels`` say what the concepts are.

    What has no score has a reason for that and no marks. Years that nobody can count are said to be unknown.
    """
    return list(_marks(filter_, record, labels)) if record["row"]["outcome"] == "ranked" else []


def _marks(filter_: Filter, record: Record, labels: Mapping[str, str]) -> Iterator[str]:
    score, years = record["row"]["score"], record["row"]["years"]["legal_support"]
    if filter_.min_score is not None and (score or 0.0) < filter_.min_score:
        yield f"coverage below {filter_.min_score:g}"
    if filter_.min_years is not None:
        if years is None:
            yield "years in legal support unknown: no dated jobs"
        elif years < filter_.min_years:
            yield f"dated years in legal support: {_tenths(years)}, asked: {filter_.min_years:g}"
    for concept in dict.fromkeys(filter_.require):
        if not record["shows"].get(concept, False):
            yield f"does not show {labels.get(concept, concept)}"


def sentences(filter_: Filter, labels: Mapping[str, str]) -> list[str]:
    """What is asked, for the facts of a run."""
    found = []
    if filter_.min_score is not None:
        found.append(f"coverage of at least {filter_.min_score:g}")
    if filter_.min_years is not None:
        found.append(f"at least {filter_.min_years:g} dated years in legal support")
    return found + [f"shows {labels.get(concept, concept)}" for concept in dict.fromkeys(filter_.require)]


def marked(record: Record, filter_: Filter, labels: Mapping[str, str]) -> Record:
    """A record with its marks filled in."""
    return {**record, "row": {**record["row"], "marks": marks(filter_, record, labels)}}


def _tenths(years: float) -> str:
    """Years cut to a tenth, never rounded up: 4.98 are not yet 5."""
    return f"{math.floor(round(years * 10, 6)) / 10:g}"
