"""Every guard of the shipped vocabulary, by the two sentences that it carries, and every ``try`` form."""

from __future__ import annotations

import pytest

from matcher.extraction.readers import reader
from matcher.model import Concept, DocumentType, Guard
from matcher.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
CLAIMED = ("held", "wanted", "expired")
GUARDS = [
    pytest.param(concept, guard, id=f"{concept.id}-{guard.form}")
    for concept in VOCABULARY.concepts.values()
    for guard in concept.guards
]
TRIED = [concept for concept in VOCABULARY.concepts.values() if concept.kind not in ("organization", "role")]


def claimed(text: str, doc_type: DocumentType) -> set[str]:
    """Ids of the concepts that a text states and does not deny."""
    with reader(VOCABULARY) as read:
        reading = read.read(text, doc_type)
    hits = [hit for hit in reading.hits if hit.status in CLAIMED]
    return {hit.concept for hit in [*hits, *reading.organizations]}


@pytest.mark.parametrize(("concept", "guard"), GUARDS)
def test_counts_where_it_is_meant(concept: Concept, guard: Guard) -> None:
    assert concept.id in claimed(guard.yes, "resume"), guard.yes


@pytest.mark.parametrize(("concept", "guard"), GUARDS)
def test_stays_out_where_it_is_not_meant(concept: Concept, guard: Guard) -> None:
    assert concept.id not in claimed(guard.no, "resume"), guard.no
    assert concept.id not in claimed(guard.no, "posting"), guard.no


@pytest.mark.parametrize(("concept", "guard"), GUARDS)
def test_sentences_hold_the_form(concept: Concept, guard: Guard) -> None:
    """A sentence without the letters of the form would test another alias; plural endings may differ."""
    letters = "".join(filter(str.isalnum, guard.form.lower())).removesuffix("s")
    for sentence in (guard.yes, guard.no):
        assert letters in "".join(filter(str.isalnum, sentence.lower())), sentence


@pytest.mark.parametrize("concept", TRIED, ids=lambda concept: concept.id)
def test_the_form_to_try_is_found_in_a_list_of_skills(concept: Concept) -> None:
    assert concept.id in claimed(f"Skills: {concept.try_form}", "resume")


@pytest.mark.parametrize("label", ["Certifications", "CERTIFICATIONS\n-", "Licenses and Certifications"])
@pytest.mark.parametrize("concept", [c for c in TRIED if c.kind == "certification"], ids=lambda concept: concept.id)
def test_the_form_to_try_is_found_among_the_certifications(concept: Concept, label: str) -> None:
    line = f"{label} {concept.try_form}" if "\n" in label else f"{label}: {concept.try_form}"
    assert concept.id in claimed(line, "resume")


@pytest.mark.parametrize("concept", [c for c in TRIED if c.kind == "education"], ids=lambda concept: concept.id)
def test_the_form_to_try_is_found_under_education(concept: Concept) -> None:
    assert concept.id in claimed(f"Education: {concept.try_form}", "resume")


@pytest.mark.parametrize(
    ("text", "concept", "counts"),
    [
        ("Moved the matter from Concordance to Relativity.", "tool.relativity", True),
        ("Proficient in Summation.", "tool.summation", True),
        ("Working knowledge of Reveal.", "tool.reveal", True),
        ("Read Relativity on the train.", "tool.relativity", False),
        ("Grew up near Iron Mountain in the Upper Peninsula.", "tool.iron-mountain-accutrac", False),
        ("Exhibits are in Box 12.", "tool.box", False),
        ("Word\nAccess\nExcel", "tool.microsoft-access", True),
        ("Access\nExcel at your own pace.", "tool.microsoft-access", False),
        ("Some Lexis.", "tool.lexisnexis", True),
        ("RCA and/or CEDS", "certification.rca", True),
        ("RCA and/or CEDS", "certification.ceds", True),
        ("Westlaw, Lexis Nexis, CRM Selling System", "certification.crm", False),
        ("J. Park, CRM", "certification.crm", True),
        ("The letters C.L.P. on a door.", "certification.clp", False),
        ("Certified Legal Professional (CLP)", "certification.clp", True),
        ("Seeking certified paralegals.", "certification.paralegal-generic", True),
        ("Certified paralegal with ten years in court.", "certification.paralegal-generic", True),
    ],
)
def test_what_a_guard_needs(text: str, concept: str, counts: bool) -> None:
    assert (concept in claimed(text, "resume")) is counts


def test_a_denied_tool_is_still_a_mention() -> None:
    with reader(VOCABULARY) as read:
        hits = read.read("No experience with Relativity; used Everlaw.", "resume").hits
    assert {(hit.concept, hit.status) for hit in hits} >= {("tool.relativity", "denied"), ("tool.everlaw", "held")}
