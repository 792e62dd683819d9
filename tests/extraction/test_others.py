"""Tools and credentials of somebody else."""

from __future__ import annotations

import pytest

from matcher.extraction.others import is_anothers, is_replaced
from matcher.extraction.pipeline import Reader
from matcher.model import DocumentType

_CASES: list[tuple[str, bool, DocumentType, str]] = [
    ("tool.relativity", True, "resume", "Our vendor ran the Relativity database."),
    ("tool.relativity", False, "resume", "I ran the Relativity database for our vendor."),
    ("tool.relativity", False, "posting", "Our attorneys used the Relativity database."),
    ("tool.westlaw", False, "resume", "The partners trained on Westlaw with me."),
    ("tool.clio", True, "resume", "Client was Clio, a software maker."),
    ("tool.microsoft-office", True, "resume", "Collected data of Microsoft 365 tenants."),
    ("certification.cp", True, "resume", "Supervised a Certified Paralegal."),
    ("certification.cp", False, "resume", "Worked as a Certified Paralegal."),
    ("certification.cp", True, "resume", "My wife is a Certified Paralegal."),
    ("certification.cp", False, "resume", "I am a Certified Paralegal."),
    ("certification.notary-public", True, "resume", "My sister is a notary public."),
    ("certification.notary-public", False, "posting", "The candidate is a notary public."),
]


@pytest.mark.parametrize(("concept", "theirs", "doc_type", "text"), _CASES)
def test_whose_it_is(pipeline: Reader, concept: str, theirs: bool, doc_type: DocumentType, text: str) -> None:
    reading = pipeline.read(text, doc_type)
    hits = [hit for hit in reading.hits if hit.concept == concept]
    assert hits
    assert {is_anothers(hit, reading) for hit in hits} == {theirs}


@pytest.mark.parametrize(
    ("text", "replaced"), [("SimpleLegal was our last system.", True), ("SimpleLegal was chosen last year.", False)]
)
def test_a_tool_of_former_days(pipeline: Reader, text: str, replaced: bool) -> None:
    reading = pipeline.read(text, "posting")
    assert [is_replaced(hit, reading) for hit in reading.hits if hit.concept == "tool.simplelegal"] == [replaced]
