"""Credentials that are not held yet or no longer."""

from __future__ import annotations

import pytest

from matcher.extraction.pipeline import Reader


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Certified Paralegal (CP), NALA - exam booked for May", "in_progress"),
        ("Certified Paralegal (CP), NALA - current", "held"),
        ("Certified Paralegal (CP), exam passed 2019", "held"),
        ("Certified Paralegal (CP), passed one part of the exam, candidate", "in_progress"),
        ("Was a Certified Paralegal (CP) with NALA until 2014", "expired"),
        ("I let my Certified Paralegal (CP) lapse", "expired"),
        ("Certified Paralegal (CP), lapsed 2018 and reinstated 2020", "held"),
        ("Certified Paralegal (CP), 2015, and CEDS certification in progress", "held"),
        ("Certified Paralegal (CP), expires next year", "held"),
    ],
)
def test_status_of_a_credential(pipeline: Reader, text: str, status: str) -> None:
    found = {hit.status for hit in pipeline.read(text, "resume").hits if hit.concept == "certification.cp"}
    assert found == {status}


def test_what_the_line_above_says_stays_there(pipeline: Reader) -> None:
    above = "NALA Certified Paralegal, from 2012 on and lapsed when the firm stopped paying for it, could be revived"
    text = f"{above}\nnotary, Ohio"
    found = {hit.concept: hit.status for hit in pipeline.read(text, "resume").hits if hit.kind == "certification"}
    assert found == {"certification.cp": "expired", "certification.notary-public": "held"}
