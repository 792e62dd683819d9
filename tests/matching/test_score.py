"""The arithmetic of the score, its reasons where there is none, bands and confidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.extraction.readers import reader
from matcher.matching.bands import BANDS, band
from matcher.matching.score import THE_POSTING, Scorer, versions
from matcher.model import Document, Match, Posting, Resume
from matcher.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
SCORER = Scorer(VOCABULARY)
AS_OF = date(2026, 11, 1)
ASKED = [
    "Westlaw or Lexis",
    "case management software such as Clio",
    "Draft pleadings, motions and briefs",
    "Certified Paralegal (CP)",
    "5 years of experience as a paralegal",
    "Bachelor's degree",
    "Microsoft Word, Excel and Outlook preferred",
    "Attention to detail",
    "Family law",
    "merchandise and storage",
]
OWN = [
    "SKILLS\nWestlaw, MyCase",
    "EXPERIENCE\n\nParalegal, Acme LLP\nJune 2016 - Present\n- Drafted pleadings",
    "EDUCATION\nBachelor of Arts, 2014",
    "CERTIFICATIONS\nCP, in progress",
    "SUMMARY\n\nNo Westlaw.",
    "SKILLS\nWord/Excel\nstorage",
]


def resume_of(document: Document) -> Resume:
    with reader(VOCABULARY) as read:
        return read.resume(document, AS_OF)


def posting_of(document: Document) -> Posting:
    with reader(VOCABULARY) as read:
        return read.posting(document, AS_OF)


def read(own: list[str], asked: list[str]) -> tuple[Resume, Posting]:
    posting = "Paralegal\n\nRequirements:\n" + "\n".join(f"- {line}" for line in asked)
    return resume_of(Document("resume", "", "ok", "\n\n".join(["Jo Doe", *own]))), posting_of(
        Document("posting", "", "ok", posting)
    )


@given(st.lists(st.sampled_from(OWN), unique=True), st.lists(st.sampled_from(ASKED), unique=True))
def test_without_advice_all_else_is_the_same(own: list[str], asked: list[str]) -> None:
    resume, posting = read(own, asked)
    assert SCORER.match(resume, posting, advise=False) == replace(SCORER.match(resume, posting), gaps=(), advice=())


@given(st.lists(st.sampled_from(OWN), unique=True), st.lists(st.sampled_from(ASKED), unique=True))
def test_contributions_sum_to_the_score(own: list[str], asked: list[str]) -> None:
    match = SCORER.match(*read(own, asked))
    if match.score is None:
        assert match.reason
        assert not match.contributions
        assert not match.gaps
        assert match.band is None
        return
    assert 0.0 <= match.score <= 100.0
    assert bool(match.reason) is (match.confidence == "low")
    assert sum(c.points for c in match.contributions) == pytest.approx(match.score)
    assert sum(c.possible for c in match.contributions) == pytest.approx(100.0)
    for c in match.contributions:
        assert 0.0 <= c.credit <= 1.0
        assert c.weight > 0
        assert c.points == pytest.approx(c.possible * c.credit)
        assert c.possible == pytest.approx(100 * c.weight / sum(o.weight for o in match.contributions))


@given(st.lists(st.sampled_from(OWN), unique=True), st.lists(st.sampled_from(ASKED), unique=True))
def test_quotes_are_substrings_at_their_places(own: list[str], asked: list[str]) -> None:
    match = SCORER.match(*read(own, asked))
    quotes = [(e, match.resume) for c in match.contributions for e in c.evidence]
    quotes += [(e, match.resume) for k in match.knockouts for e in k.evidence]
    quotes += [(c.posting_quote, match.posting) for c in match.contributions]  # type: ignore[misc]
    for quote, side in quotes:
        text = side.document.text
        assert text[quote.start : quote.end] == quote.text != ""
        assert quote.line == text.count("\n", 0, quote.start) + 1
        assert quote.page == 1


@given(st.lists(st.sampled_from(OWN), unique=True), st.lists(st.sampled_from(ASKED), unique=True))
def test_the_total_is_the_matchs_score(own: list[str], asked: list[str]) -> None:
    resume, posting = read(own, asked)
    assert SCORER.total(resume, posting) == SCORER.match(resume, posting).score


@pytest.mark.parametrize("asked", [[], ["Attention to detail"], ["We sell widgets"]])
def test_a_posting_without_a_requirement_has_no_score(asked: list[str]) -> None:
    match = SCORER.match(*read(OWN, asked))
    assert match.score is None
    assert "no requirement" in match.reason


@pytest.mark.parametrize("side", ["resume", "posting"])
def test_an_unreadable_side_has_no_score(side: str) -> None:
    resume, posting = read(OWN, ASKED)
    broken = Document("scan.pdf", "", "needs_ocr", "")
    match = SCORER.match(
        replace(resume, document=broken) if side == "resume" else resume,
        replace(posting, document=broken) if side == "posting" else posting,
    )
    assert match.score is None
    assert match.reason == f"the {side} could not be read (needs_ocr)"


def test_pages_are_counted() -> None:
    text = "Jo Doe\n\fSKILLS\nWestlaw"
    resume = resume_of(Document("resume", "", "ok", text, pages=(0, 8)))
    (row,) = [c for c in SCORER.match(resume, read([], ["Westlaw or Lexis"])[1]).contributions if c.kind == "tool"]
    assert [(e.text, e.page, e.line) for e in row.evidence] == [("Westlaw", 2, 3)]


@given(st.floats(0, 100))
def test_bands_cover_the_scale_in_order(score: float) -> None:
    names = [name for _, name in BANDS]
    assert band(score) in names
    assert names.index(band(min(100.0, score + 10)) or "weak") <= names.index(band(score) or "weak")


def test_no_score_has_no_band() -> None:
    assert band(None) is None


@pytest.mark.parametrize(
    ("asked", "confidence"),
    [
        (["Westlaw or Lexis"], "low"),
        (["Westlaw", "PACER", "Clio"], "medium"),
        (["Westlaw", "PACER", "Clio", "Relativity", "Everlaw", "iManage"], "high"),
    ],
)
def test_confidence(asked: list[str], confidence: str) -> None:
    assert SCORER.match(*read(OWN, asked)).confidence.startswith(confidence)


def test_personal_qualities_are_named_as_not_scored() -> None:
    match = SCORER.match(*read(OWN, ["Westlaw", "Attention to detail"]))
    assert len(match.not_scored) == 1
    assert not {c.label for c in match.contributions} & set(match.not_scored)


def test_keywords_match_by_word_then_by_another_form_of_it() -> None:
    from matcher.matching.credit import CreditRules
    from matcher.model import Keyword

    resume = replace(read(["SKILLS\nsinging"], [])[0], keywords=(Keyword("reconciliation", 0, 2, "mentioned"),))
    rules = CreditRules(SCORER.relations, resume)
    credits = {
        term: rules.keyword(Keyword(term, 0, 1, "required"))
        for term in ("reconciliation", "reconciliatory", "reconcilation", "conciliation", "recon", "storage")
    }
    assert {term: (c.value, c.how) for term, c in credits.items()} == {
        "reconciliation": (1.0, "exact"),
        "reconciliatory": (0.9, "fuzzy"),
        "reconcilation": (0.0, "not shown"),
        "conciliation": (0.0, "not shown"),
        "recon": (0.0, "not shown"),
        "storage": (0.0, "not shown"),
    }


def test_versions_name_tool_vocabulary_and_schema(match: Callable[[str, str], Match]) -> None:
    found = match("SKILLS\nWestlaw", "Requirements:\n- Westlaw").versions
    assert found == versions(VOCABULARY)
    assert set(found) == {"tool", "vocabulary", "schema"}
    assert all(found.values())


@pytest.mark.parametrize(
    ("given_text", "sha256", "is_posting"),
    [
        ("Requirements:\n- Westlaw\n- Clio\n- Relativity\n", "same", True),
        ("Requirements:\n\n-  Westlaw\n- Clio\n-   Relativity", "other", True),  # the same words in another file
        ("Jo Doe\n\nSKILLS\nWestlaw, Clio, Relativity\n", "other", False),
    ],
)
def test_the_posting_itself_is_no_resume(given_text: str, sha256: str, is_posting: bool) -> None:
    asked = Document("posting", "same", "ok", "Requirements:\n- Westlaw\n- Clio\n- Relativity\n")
    resume = resume_of(Document("resume", sha256, "ok", given_text))
    match = SCORER.match(resume, posting_of(asked))
    assert (match.score is None) == is_posting
    assert match.resume.not_resume == ("posting" if is_posting else "")
    assert match.reason == (THE_POSTING if is_posting else "")
    assert not (is_posting and (match.knockouts or match.contributions or match.gaps or match.advice))
