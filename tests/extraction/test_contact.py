"""Names and addresses hold no skills; everything else on the same lines counts as ever."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.extraction.contact import contact
from matcher.extraction.pipeline import Reader
from matcher.model import DocumentType, Resume

REST = "\n\nSKILLS\nPACER\n\nEDUCATION\nBachelor of Arts"


def hidden(pipeline: Reader, text: str, doc_type: DocumentType = "resume") -> str:
    """The words that are read as contact data."""
    reading = pipeline.read(text, doc_type)
    return " ".join(reading.doc[i].text for i in sorted(contact(reading)))


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("Clio Grant", "Clio Grant"),
        ("CLIO M. GRANT, CP", "CLIO M . GRANT"),
        ("Clio Grant - Paralegal", ""),
        ("Clio de la Grant | Houston", "Clio de la Grant"),
        ("RESUME\nClio Grant", "Clio Grant"),
        ("Name: Clio Grant", "Name : Clio Grant"),
        ("Grant, Clio\nclio@example.com", "Grant , Clio clio @ example . com"),
        ("Grant, Clio M. | (713) 555-0142", "Grant , Clio M ."),
        ("Westlaw, Clio\nHouston", ""),
        ("Paralegal, Litigation\n(713) 555-0142", ""),
        ("Clio", ""),
        ("Litigation Paralegal", ""),
        ("I used Clio daily", ""),
        ("Jo Doe\n9 Clio Court, Houston", "Jo Doe 9 Clio Court , Houston"),
        ("Jo Doe\nP.O. Box 5, Relativity | Paralegal", "Jo Doe P . O . Box 5 , Relativity"),
        ("Jo Doe\nRelativity, OH 43001", "Jo Doe Relativity , OH 43001"),
        ("Jo Doe\nclio@grant.example.com", "Jo Doe clio @ grant . example . com"),
    ],
)
def test_the_head_of_a_resume(pipeline: Reader, head: str, words: str) -> None:
    assert hidden(pipeline, head + REST) == words


@pytest.mark.parametrize(
    ("end", "words"),
    [
        ("Prepared by: Clio Grant", "Prepared by : Clio Grant"),
        ("Candidate's name: CLIO GRANT", "Candidate's name : CLIO GRANT"),
        ("Sincerely,\n\nClio Grant", "Clio Grant"),
        ("Best regards\nClio Grant\nWestlaw Edge", "Clio Grant"),
        ("Prepared by: Clio, Westlaw and PACER", ""),
        ("Sincerely,\nI used Clio Manage", ""),
        ("Regards were sent to Clio Grant", ""),
    ],
)
def test_a_name_below_the_head_where_something_says_that_it_is_one(pipeline: Reader, end: str, words: str) -> None:
    assert hidden(pipeline, f"Jo Doe{REST}\n\n{end}").removeprefix("Jo Doe").strip() == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Write to clio@lexis.example.com today", "clio @ lexis . example . com"),
        ("See https://clio.example.com/word now", "https : / / clio . example . com / word"),
        ("See linkedin.com/in/clio-grant now", "linkedin . com / in / clio - grant"),
        ("Research in lexis.com and Word/Excel", ""),
    ],
)
def test_addresses_anywhere(pipeline: Reader, text: str, words: str) -> None:
    assert hidden(pipeline, f"Requirements:\n- {text}", "posting") == words


@pytest.mark.parametrize(
    "head", ["Clio Grant, CP", "Jo Doe\n9 Clio Court, Houston, TX 77002", "Jo Doe\nlinkedin.com/in/clio"]
)
def test_what_stands_there_is_rejected_with_a_reason(resume: Callable[[str], Resume], head: str) -> None:
    found = resume(head + REST)
    assert "tool.clio" not in {m.concept for m in found.mentions}
    assert all(r.reason for r in found.rejected if r.concept == "tool.clio")
    assert "tool.clio" in {r.concept for r in found.rejected}
    assert "tool.pacer" in {m.concept for m in found.mentions}


def test_letters_after_a_name_still_count(resume: Callable[[str], Resume]) -> None:
    assert "certification.cp" in {m.concept for m in resume("Mark Deed, CP" + REST).mentions}


def test_a_single_line_is_no_head(resume: Callable[[str], Resume]) -> None:
    assert "tool.microsoft-word" in {m.concept for m in resume("Microsoft Word").mentions}


@given(st.text(alphabet="Clio Grant@.|,9\nTX7002-", max_size=60))
def test_the_skills_below_are_never_touched(pipeline: Reader, head: str) -> None:
    reading = pipeline.read(head + REST, "resume")
    words = [reading.doc[i].text for i in contact(reading)]
    assert not {"PACER", "SKILLS", "Bachelor"} & set(words)
