"""The reader as a whole: what a document becomes, its title, its family, its as-of date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.documents import read_text
from matcher.extraction.pipeline import Reader
from matcher.extraction.readers import extract
from matcher.model import Document, Posting, Resume
from matcher.vocabulary import Vocabulary

AS_OF = date(2026, 11, 1)
RESUME = (
    "Jo Doe\njo@example.com\n\nEXPERIENCE\n\nParalegal, Acme LLP\nMarch 2016 - Present\n- Drafted pleadings\n\n"
    "SKILLS\nWestlaw"
)
POSTING = (
    "Litigation Paralegal\nWe are seeking a paralegal. You will draft pleadings.\n\nRequirements:\n- Westlaw\n\n"
    "Apply now."
)


@pytest.mark.parametrize(("text", "kind"), [(RESUME, Resume), (POSTING, Posting)])
def test_the_wording_decides(
    vocabulary: Vocabulary, as_of: date, text: str, kind: type[Resume] | type[Posting]
) -> None:
    assert isinstance(extract(read_text(text, "x"), vocabulary, as_of=as_of), kind)


def test_the_given_type_overrides(vocabulary: Vocabulary, as_of: date) -> None:
    assert isinstance(extract(read_text(RESUME, "x"), vocabulary, as_of=as_of, doc_type="posting"), Posting)


@pytest.mark.parametrize(
    ("text", "doc_type", "warned"),
    [(RESUME, "resume", False), (RESUME, "posting", True), (POSTING, "posting", False), (POSTING, "resume", True)],
)
def test_swapped_files_are_noticed(
    posting: Callable[[str], Posting], resume: Callable[[str], Resume], text: str, doc_type: str, warned: bool
) -> None:
    found = resume(text) if doc_type == "resume" else posting(text)
    assert any("wrong file" in w for w in found.warnings) == warned


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (POSTING, "Litigation Paralegal"),
        ("Acme LLP\nHouston\nLegal Secretary\nRequirements:\n- Word", "Legal Secretary"),
        ("Widgets wanted", "Widgets wanted"),
    ],
)
def test_titles(posting: Callable[[str], Posting], text: str, title: str) -> None:
    assert posting(text).title == title


def test_as_of_latest_is_the_latest_date_of_the_text(vocabulary: Vocabulary) -> None:
    jobs = "Paralegal, A LLP\nJune 2010 - June 2012\n\nParalegal, B LLP\nJuly 2012 - Present"
    text = f"EXPERIENCE\n\n{jobs}\n\nNotary since May 2014"
    found = extract(read_text(text, "x"), vocabulary, as_of="latest", doc_type="resume")
    assert isinstance(found, Resume)
    assert found.as_of == date(2014, 5, 1)
    assert found.total_years == 3.9


def test_latest_of_a_text_without_dates_is_today(vocabulary: Vocabulary) -> None:
    before = date.today()
    found = extract(read_text("Westlaw", "x"), vocabulary, as_of="latest", doc_type="resume")
    assert before <= found.as_of <= date.today()


@given(st.text(max_size=120))
def test_any_text_can_be_read(pipeline: Reader, text: str) -> None:
    document = Document("x", "", "ok", text)
    for found in (pipeline.posting(document, AS_OF), pipeline.resume(document, AS_OF)):
        places = [(m.start, m.end, m.text) for m in found.mentions] + [(r.start, r.end, r.text) for r in found.rejected]
        assert all(found.document.text[start:end] == quote != "" for start, end, quote in places)


PIECES = [
    "Westlaw",
    "•",
    "drafted pleadings,",
    "motions and briefs",
    "no Relativity;",
    "CP,",
    "\n",
    "\n\n",
    "SKILLS\n",
    "2016 - 2020",
    "docu-\nments",
    "ﬁled",
    "(Clio)",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_mentions_quote_the_document_in_order(pipeline: Reader, text: str) -> None:
    found = pipeline.resume(Document("x", "", "ok", text), AS_OF)
    places = [(m.start, m.end, m.concept) for m in found.mentions]
    assert places == sorted(places)
    for m in found.mentions:
        assert 0 <= m.start < m.end <= len(found.document.text)
        assert found.document.text[m.start : m.end] == m.text
        assert m.level is None


@pytest.mark.parametrize(
    ("text", "status", "negated"),
    [
        ("SKILLS\nWestlaw", "held", False),
        ("SKILLS\nNo Westlaw", "denied", True),
        ("SKILLS\nWestlaw: none", "denied", True),
        ("REFERENCES\nKnows Westlaw", "other_person", True),
        ("SKILLS\nwilling to learn Westlaw", "willing", True),
    ],
)
def test_status(resume: Callable[[str], Resume], text: str, status: str, negated: bool) -> None:
    assert [(m.status, m.negated) for m in resume(text).mentions if m.concept == "tool.westlaw"] == [(status, negated)]


def test_what_a_guard_keeps_out_is_listed_as_rejected(resume: Callable[[str], Resume]) -> None:
    found = resume("SUMMARY\n\nI excel under pressure.")
    assert "tool.microsoft-excel" in {r.concept for r in found.rejected}
    assert "tool.microsoft-excel" not in {m.concept for m in found.mentions}
    assert all(r.reason for r in found.rejected)
