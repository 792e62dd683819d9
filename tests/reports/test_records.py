"""What a run keeps of a resume: quotes stand in their lines, figures are those of the check."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.library import Matcher, Text
from matcher.model import Document, Evidence
from matcher.reports import as_json, records
from matcher.reports.records import QUOTE_LENGTH, quote

AS_OF = date(2026, 11, 1)
SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.mark.parametrize("case", sorted(p.name for p in SAMPLES.iterdir() if p.is_dir()))
def test_a_record_holds_the_figures_and_the_quotes_of_the_check(case: str, matcher: Matcher) -> None:
    resume, posting = (next((SAMPLES / case).glob(f"{side}.*")) for side in ("resume", "posting"))
    match = matcher.match(resume, posting, as_of=AS_OF)
    record, checked = records.screened(match), as_json.check(match)
    assert record["row"]["score"] == checked["score"]
    for cell, contribution in zip(record["cells"], checked["contributions"], strict=True):
        assert (cell["requirement"], cell["points"]) == (contribution["requirement"], contribution["points"])
        for shown, full in zip(cell["evidence"], contribution["evidence"], strict=True):
            assert shown["text"][shown["start"] : shown["end"]].split() == full["text"].split()
            assert (shown["page"], shown["line"]) == (full["page"], full["line"])


def test_what_a_posting_asks_is_the_same_for_every_resume(matcher: Matcher) -> None:
    posting = matcher.posting(SAMPLES / "e-discovery" / "posting.pdf", as_of=AS_OF)
    nothing = replace(matcher.resume(Text("Skills"), as_of=AS_OF), document=Document("", "", "ok", " "), keywords=())
    facts = records.asked(matcher.match(nothing, posting, as_of=AS_OF))
    match = matcher.match(SAMPLES / "corporate" / "resume.docx", posting, as_of=AS_OF)
    assert [r["id"] for r in facts["requirements"]] == [c.requirement for c in match.contributions]
    assert sum(r["possible"] for r in facts["requirements"]) == pytest.approx(100, abs=1e-3)
    assert any(r["hard"] for r in facts["requirements"])
    assert all(r["label"] and r["quote"] for r in facts["requirements"])


def test_what_is_to_be_hidden_is_named_in_the_line() -> None:
    text = "Jo Doe\nJo used Westlaw, said Doe.\n"
    hides = [records.HideObject(start=a, end=b, word="[name]") for a, b in ((0, 6), (7, 9), (29, 32))]
    found = quote(Evidence(15, 22, "Westlaw", 1, 2, ""), text, hides)
    assert [found["text"][h["start"] : h["end"]] for h in found["hide"]] == ["Jo", "Doe"]


@given(st.text(alphabet="ab \n", max_size=600), st.integers(0, 600), st.integers(0, 40))
def test_a_quote_is_in_its_line_and_short(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    found = quote(Evidence(start, end, text[start:end], 1, 1, ""), text, ())
    assert found["text"][found["start"] : found["end"]] == text[start:end].replace("\n", " ")
    assert len(found["text"]) <= max(QUOTE_LENGTH, end - start)
