"""Quotes and records without people: offsets move with the text, and nothing of a person is left in a row."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.blind.codes import code
from matcher.library import Matcher, Text
from matcher.model import Document
from matcher.reports import records
from matcher.reports.record_shapes import HideObject, QuoteObject, Record
from matcher.reports.redact import redacted, redacted_record

CODE = code(b"k" * 32, b"a resume")


def quoted(text: str, start: int, end: int, hide: list[HideObject]) -> QuoteObject:
    return {"text": text, "start": start, "end": end, "hide": hide, "page": 1, "line": 1, "section": ""}


def name(start: int, end: int) -> HideObject:
    return {"start": start, "end": end, "word": "[name]"}


CASES = [
    ("Jo Doe used Clio.", (12, 16), [name(0, 6)], "[name] used Clio.", "Clio"),
    ("Clio, says Jo.", (0, 4), [name(11, 13)], "Clio, says [name].", "Clio"),
    ("Clio for Jo in Word", (0, 19), [name(9, 11)], "Clio for [name] in Word", "Clio for [name] in Word"),
    ("ask Jo Doe now", (7, 10), [name(4, 10)], "ask [name] now", "[name]"),
    ("Jo Jo Jo", (3, 5), [name(0, 2), name(6, 8)], "[name] Jo [name]", "Jo"),
    ("Jo Doe", (0, 6), [name(0, 4), name(2, 6)], "[name][name]", "[name][name]"),
    ("Westlaw", (0, 7), [], "Westlaw", "Westlaw"),
]


@pytest.mark.parametrize(("text", "place", "hide", "expected", "marked"), CASES)
def test_what_counts_moves_with_the_text(
    text: str, place: tuple[int, int], hide: list[HideObject], expected: str, marked: str
) -> None:
    found = redacted(quoted(text, *place, hide))
    assert found["text"] == expected
    assert found["text"][found["start"] : found["end"]] == marked
    assert found["hide"] == []
    assert redacted(found) == found


@given(st.text(alphabet="xyz ", max_size=60), st.lists(st.integers(0, 60), max_size=8), st.integers(0, 60))
def test_a_word_that_is_not_hidden_stays_marked(text: str, edges: list[int], at: int) -> None:
    at = min(at, len(text))
    whole = f"{text[:at]}W{text[at:]}"
    places = sorted({min(edge, len(whole)) for edge in edges})
    hide = [name(a, b) for a, b in zip(places[::2], places[1::2], strict=False) if not a <= at < b]
    found = redacted(quoted(whole, at, at + 1, hide))
    assert found["text"][found["start"] : found["end"]] == "W"
    assert found["text"].count("[name]") == sum(h["start"] < h["end"] for h in hide)


def record() -> Record:
    matcher, as_of = Matcher(limits=None), date(2026, 11, 1)
    match = matcher.match(Text("Skills: Westlaw", "Jo Doe.pdf"), Text("Requirements:\n- Westlaw"), as_of=as_of)
    found = records.screened(match, contact={"name": "Jo Doe", "email": "jo@example.com", "phone": ""})
    found["trace"] = {"words": "ab12", "people": ["cd34"], "sketch": [7, 9]}
    found["row"]["duplicate_of"] = "Jo Doe (1).pdf"
    found["row"]["warnings"] = [
        "2 words mix letters of two alphabets that look alike, and are not matched: Dое, Jо",
        "Jo Doe.pdf cannot be read in part",
    ]
    return found


def test_a_record_stands_under_its_code() -> None:
    blind = redacted_record(record(), CODE)
    row = blind["row"]
    assert (row["source"], row["sha256"], row["words"], row["duplicate_of"]) == (CODE, "", 0, None)
    assert row["warnings"] == [
        "2 words mix letters of two alphabets that look alike, and are not matched",
        f"{CODE} cannot be read in part",
    ]
    assert blind["contact"] is None
    assert blind["trace"] == record()["trace"]
    said = json.dumps(blind, ensure_ascii=False)
    assert not [word for word in ("Jo Doe", "jo@example.com", "Dое") if word in said]
    assert redacted_record(blind, CODE) == blind


def test_an_unreadable_file_is_not_named_either() -> None:
    document = Document("people/Jo Doe.pdf", "12", "corrupt", "", warnings=("Jo Doe.pdf: cannot be opened",))
    blind = redacted_record(records.unreadable(document), CODE)
    assert blind["row"]["reason"] == f"{CODE}: cannot be opened"
    assert "Jo Doe" not in json.dumps(blind)
