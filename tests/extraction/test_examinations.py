"""What a credential's name leads up to."""

from __future__ import annotations

import pytest

from matcher.extraction.examinations import is_for_others, is_passed, step
from matcher.extraction.pipeline import Reader


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Certified Paralegal (CP), NALA, 2014", None),
        ("CP exam in the fall", "examination"),
        ("NALA CP virtual review course", "study"),
        ("CEDS prep webinars", "study"),
        ("Registered Paralegal (PACE) examination", "examination"),
        ("Ohio notary: application mailed", "application"),
        ("Notary commission application pending", "application"),
        ("Notary commission applications for twelve people", "business"),
        ("CP committee, NALA", "business"),
        ("CP\nExam proctor", None),
        ("Certified Paralegal: training new staff", None),
    ],
)
def test_what_a_name_leads_up_to(pipeline: Reader, text: str, expected: str | None) -> None:
    reading = pipeline.read(f"CERTIFICATIONS\n{text}", "resume")
    first = next(hit for hit in reading.hits if hit.kind == "certification")
    assert step(first, reading) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Passed the CP exam in 2019", True),
        ("Passed part of the CP exam", False),
        ("Passed two of four sections of the CP exam", False),
        ("Registered for the CP exam", False),
    ],
)
def test_only_a_whole_examination_is_passed(pipeline: Reader, text: str, expected: bool) -> None:
    reading = pipeline.read(text, "resume")
    first = next(hit for hit in reading.hits if hit.kind == "certification")
    assert is_passed(first, reading) is expected


@pytest.mark.parametrize(("text", "expected"), [("Proctored the CP exam", True), ("Took the CP exam", False)])
def test_work_for_the_examinations_of_others(pipeline: Reader, text: str, expected: bool) -> None:
    reading = pipeline.read(text, "resume")
    first = next(hit for hit in reading.hits if hit.kind == "certification")
    assert is_for_others(first, reading) is expected
