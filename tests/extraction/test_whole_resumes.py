"""The jobs of whole invented resumes, with their months, against what a reader counts by hand."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from matcher.extraction.dates import months
from matcher.model import Resume, Role

CASES = tomllib.loads((Path(__file__).parent / "data" / "resumes.toml").read_text("utf-8"))["resume"]
IDS = [case["name"] for case in CASES]
ONE_MONTH = 1
# Years are given to a tenth, a month and a fifth.
ROUNDING = 0.6


def length(role: Role) -> int:
    return months(role.end_month) - months(role.start_month)


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_every_job_is_found_with_its_months(resume: Callable[[str], Resume], case: dict[str, Any]) -> None:
    found = resume(case["text"]).roles
    expected = [line.split() for line in case["jobs"]]
    assert [f"{r.start_month:%Y-%m}"[: len(e[0])] for r, e in zip(found, expected, strict=True)] == [
        e[0] for e in expected
    ]
    assert [r.legal_support for r in found] == [e[3] == "legal" for e in expected]
    for role, line in zip(found, expected, strict=True):
        assert abs(length(role) - int(line[2])) <= ONE_MONTH


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_the_years_sum_to_what_a_reader_counts(resume: Callable[[str], Resume], case: dict[str, Any]) -> None:
    found = resume(case["text"])
    assert found.total_years is not None
    assert found.legal_years is not None
    assert abs(found.total_years * 12 - case["total"]) <= ONE_MONTH + ROUNDING
    assert abs(found.legal_years * 12 - case["legal"]) <= ONE_MONTH + ROUNDING
