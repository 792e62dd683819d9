"""Bare words for duties count only where they are denied."""

from __future__ import annotations

import pytest

from matcher.extraction.pipeline import Reader
from matcher.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("text", "duty"),
    [
        ("No trial work.", "duty.assist-at-trial"),
        ("This is not a drafting job.", "duty.draft-legal-documents"),
        ("Research: the law clerks do that.", "duty.conduct-legal-research"),
        ("I never did research.", "duty.conduct-legal-research"),
        ("No pleadings, no invoices.", "duty.prepare-invoices"),
    ],
)
def test_a_denied_word_is_found(pipeline: Reader, text: str, duty: str) -> None:
    assert {hit.status for hit in pipeline.read(text, "resume").hits if hit.concept == duty} == {"denied"}


@pytest.mark.parametrize(
    "text", ["Research on old maps.", "A long trial.", "Invoices and pleadings.", "No trial too long."]
)
def test_a_word_alone_claims_nothing(pipeline: Reader, text: str) -> None:
    assert [hit for hit in pipeline.read(text, "resume").hits if hit.kind == "duty" and hit.status == "held"] == []


def test_every_shadow_names_a_duty_of_the_vocabulary() -> None:
    from matcher.extraction.shadows import DUTIES

    assert set(DUTIES.values()) <= load_vocabulary().concepts.keys()
