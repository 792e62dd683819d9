"""Free keywords: words of the frequency table outside the vocabulary, from lines that ask or show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from matcher.extraction.pipeline import Reader
from matcher.model import Document, Posting, Resume
from matcher.vocabulary import Vocabulary

TABLE = {"escrow": 0.1, "ledger": 0.1, "voucher": 0.02, "houston": 0.1, "thing": 0.26, "required": 0.1, "dep": 0.1}
POSTING = "Paralegal\n\nRequirements:\n- Westlaw\n- Every thing, vouchers and escrow ledgers in Houston for deps"


@pytest.fixture(scope="module")
def own(vocabulary: Vocabulary) -> Reader:
    """A reader with a small frequency table."""
    return Reader(replace(vocabulary, frequencies=TABLE | {f"term{chr(97 + i)}x": 0.1 for i in range(26)}))


def posting(own: Reader, text: str) -> Posting:
    return own.posting(Document("posting", "", "ok", text), date(2026, 11, 1))


def resume(own: Reader, text: str) -> Resume:
    return own.resume(Document("resume", "", "ok", text), date(2026, 11, 1))


def terms(found: Posting | Resume) -> list[str]:
    return [k.term for k in found.keywords]


def test_only_plain_words_of_the_table(own: Reader) -> None:
    """Neither names, nor what a quarter of all texts hold, nor what is not in the table, nor short words."""
    assert terms(posting(own, POSTING)) == ["voucher", "escrow", "ledger"]


def test_a_keyword_quotes_its_first_place_and_counts_its_lines(own: Reader) -> None:
    found = posting(own, POSTING + "\n- escrow accounts")
    (escrow,) = [k for k in found.keywords if k.term == "escrow"]
    assert found.document.text[escrow.start : escrow.end] == "escrow"
    assert escrow.start == found.document.text.index("escrow")
    assert (escrow.count, escrow.level) == (2, "required")


@pytest.mark.parametrize(
    ("heading", "level"),
    [("Requirements:", "required"), ("Preferred:", "preferred"), ("Responsibilities:", "mentioned")],
)
def test_levels(own: Reader, heading: str, level: str) -> None:
    assert [k.level for k in posting(own, f"{heading}\n- escrow").keywords] == [level]


@pytest.mark.parametrize("heading", ["Benefits:", "About us:", "How to apply:"])
def test_other_sections_of_a_posting_give_none(own: Reader, heading: str) -> None:
    assert terms(posting(own, f"Paralegal\n\n{heading}\n- escrow ledgers")) == []


@pytest.mark.parametrize("heading", ["EDUCATION", "REFERENCES", "VOLUNTEER WORK"])
def test_schools_and_references_of_a_resume_give_none(own: Reader, heading: str) -> None:
    assert terms(resume(own, f"{heading}\n\n- escrow ledgers")) == []


@pytest.mark.parametrize("heading", ["SKILLS", "EXPERIENCE", "SUMMARY"])
def test_experience_and_skills_of_a_resume_do(own: Reader, heading: str) -> None:
    assert terms(resume(own, f"{heading}\n\n- escrow ledgers, more escrow")) == ["escrow", "ledger"]


def test_words_of_asking_are_no_keywords(own: Reader) -> None:
    assert terms(posting(own, "Requirements:\n- escrow required")) == ["escrow"]


def test_conditions_of_work_are_no_keywords(own: Reader) -> None:
    text = "Requirements:\n- $30 an hour, overtime and sick leave\n- Westlaw\n- A relocation stipend, snacks"
    assert own.posting(Document("p", "", "ok", text), date(2026, 11, 1)).keywords == ()


def test_a_posting_has_at_most_25_the_most_repeated_first(own: Reader) -> None:
    words = [f"term{chr(97 + i)}x" for i in range(26)]
    found = posting(own, "Requirements:\n" + "\n".join(f"- {word}" for word in [*words, *words[1:]]))
    assert terms(found) == words[1:]
