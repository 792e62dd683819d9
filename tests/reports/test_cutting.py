"""Where lines are cut: at words, and in the same place whoever is hidden in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.model import Evidence
from matcher.reports.record_shapes import HideObject
from matcher.reports.records import QUOTE_LENGTH, quote
from matcher.reports.redact import redacted

WORDS = "drafted pleadings and motions for trial teams in four districts with exhibits, binders and " * 2


def shown(name: str, before: str, after: str) -> str:
    text = f"{before} {name} {after}Westlaw {before} {name} {after}"
    place = text.index("Westlaw")
    hides: list[HideObject] = []
    for start in (text.index(name), text.rindex(name)):
        hides.append({"start": start, "end": start + len(name), "word": "[name]"})
    found = redacted(quote(Evidence(place, place + 7, "Westlaw", 1, 1, ""), text, hides))
    assert found["text"][found["start"] : found["end"]] == "Westlaw"
    return found["text"]


@pytest.mark.parametrize("first", [0, 40, 80, 90, 95, 96, 97, 98, 99, 100, 101, 102, 105, 120])
@pytest.mark.parametrize("name", ["Jo", "Jo Doe", "Maria de los Ángeles Fernández de la Torre y Gutiérrez"])
def test_a_cut_does_not_depend_on_what_is_hidden(first: int, name: str) -> None:
    before, after = WORDS, WORDS[-first:] if first else ""
    assert shown(name, before, after) == shown("Cher", before, after)


@given(st.text(alphabet="ab ", max_size=500), st.integers(0, 500), st.lists(st.integers(0, 500), max_size=6))
def test_a_quote_is_whole_and_not_long(text: str, start: int, edges: list[int]) -> None:
    start = min(start, len(text))
    end = min(start + 5, len(text))
    places = sorted({min(edge, len(text)) for edge in edges})
    hides: list[HideObject] = [
        {"start": a, "end": b, "word": "[name]"} for a, b in zip(places[::2], places[1::2], strict=False) if a < b
    ]
    found = quote(Evidence(start, end, text[start:end], 1, 1, ""), text, hides)
    assert found["text"][found["start"] : found["end"]] == text[start:end]
    blind = redacted(found)
    assert len(blind["text"]) <= QUOTE_LENGTH + 2 * len("[name]")
    assert 0 <= blind["start"] <= blind["end"] <= len(blind["text"])
