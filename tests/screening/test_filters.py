"""Filters mark in plain sentences and need nothing but the record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from matcher.matching.relations import Relations
from matcher.model import Resume
from matcher.screening.filters import Filter, marked, marks, sentences, shows
from matcher.vocabulary import Vocabulary
from tests.screened import record

LABELS = {"certification.cp": "Certified Paralegal (CP)"}


def made(score: float | None = 59.9999, years: float | None = 2.0833, shown: bool = False, **row: Any) -> Any:
    found = record("r", score, years={"total": years, "legal_support": years}, **row)
    return {**found, "shows": {"certification.cp": shown}}


@pytest.mark.parametrize(
    ("filter_", "record_", "expected"),
    [
        (Filter(), made(), []),
        (Filter(min_score=60), made(), ["coverage below 60"]),
        (Filter(min_score=60), made(60.0), []),
        (Filter(min_score=62.5), made(60.0), ["coverage below 62.5"]),
        (Filter(min_years=5), made(), ["dated years in legal support: 2, asked: 5"]),
        (Filter(min_years=5), made(years=2.1667), ["dated years in legal support: 2.1, asked: 5"]),
        (Filter(min_years=5), made(years=4.99), ["dated years in legal support: 4.9, asked: 5"]),
        (Filter(min_years=5), made(years=0.0), ["dated years in legal support: 0, asked: 5"]),
        (Filter(min_years=5), made(years=5.0), []),
        (Filter(min_years=5), made(years=None), ["years in legal support unknown: no dated jobs"]),
        (Filter(require=("certification.cp",)), made(), ["does not show Certified Paralegal (CP)"]),
        (Filter(require=("certification.cp",) * 2), made(), ["does not show Certified Paralegal (CP)"]),
        (Filter(require=("certification.cp",)), made(shown=True), []),
        (Filter(require=("tool.x",)), made(), ["does not show tool.x"]),
        (Filter(60, 5, ("certification.cp",)), made(None), []),
        (Filter(60, 5, ("certification.cp",)), made(status="corrupt"), []),
    ],
)
def test_marks(filter_: Filter, record_: Any, expected: list[str]) -> None:
    assert marks(filter_, record_, LABELS) == expected
    found = marked(record_, filter_, LABELS)
    assert found == {**record_, "row": {**record_["row"], "marks": expected}}


def test_what_is_asked_is_said() -> None:
    assert sentences(Filter(), {}) == []
    assert sentences(Filter(60, 2.5, ("certification.cp",)), LABELS) == [
        "coverage of at least 60",
        "at least 2.5 dated years in legal support",
        "shows Certified Paralegal (CP)",
    ]


def test_what_a_resume_shows(vocabulary: Vocabulary, resume: Callable[[str], Resume]) -> None:
    found = shows(
        resume("SKILLS\nWestlaw\n\nNo Relativity."), Relations(vocabulary), ["tool.relativity", "tool.westlaw"]
    )
    assert found == {"tool.relativity": False, "tool.westlaw": True}
