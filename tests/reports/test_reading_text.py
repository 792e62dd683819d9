"""How a posting was read, in a few lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from matcher.library import Matcher
from matcher.model import Posting
from matcher.reports import reading_text, records
from matcher.reports.record_shapes import PostingFacts

AS_OF = date(2026, 11, 1)
SAMPLES = Path(__file__).parents[2] / "samples"


def facts(matcher: Matcher, posting: Posting) -> PostingFacts:
    return records.asked(matcher.match(records.nothing(AS_OF), posting, as_of=AS_OF))


@pytest.mark.parametrize("case", sorted(p.name for p in SAMPLES.iterdir() if p.is_dir()))
def test_a_posting_in_a_few_lines(case: str, matcher: Matcher) -> None:
    posting = matcher.posting(next((SAMPLES / case).glob("posting.*")), as_of=AS_OF)
    shown = reading_text.posting_read(facts(matcher, posting), width=100)
    lines = shown.splitlines()
    assert 8 <= len(lines) <= 24
    assert max(map(len, lines)) <= 100
    flat = " ".join(shown.split())
    assert all(r.label[:20] in flat for r in posting.requirements if r.hard)
    assert posting.years is not None
    assert re.search(rf"{posting.years.min:g}( to \d+)? years of experience asked", flat)
    assert "matcher profile" in flat


def test_what_was_not_understood_and_what_a_profile_changed(
    matcher: Matcher, posting: Callable[[str], Posting]
) -> None:
    asked = "- Westlaw\n- Zeal for whirligigs\n- Attention to detail\n"
    text = f"Paralegal\x1b[31m\n\nRequirements\n{asked}\nPreferred\n- Clio\n"
    found = facts(matcher, posting(text))
    shown = " ".join(reading_text.posting_read(found, changes=["Clio: required instead of preferred"]).split())
    assert "2 lines in which nothing that is scored was recognised" in shown
    assert "No years of experience asked" in shown
    assert "must-haves none required Westlaw preferred Clio" in shown
    assert "not scored attention to detail" in shown
    assert "By the profile: Clio: required instead of preferred" in shown
    assert "To correct more: matcher profile posting -o profile.toml" in shown
    assert not re.search(r"[\x00-\x1f]", shown)
    assert "matcher profile" not in reading_text.posting_read(found, advice=False)


def test_a_posting_that_asks_for_nothing_says_why(matcher: Matcher, posting: Callable[[str], Posting]) -> None:
    shown = reading_text.posting_read(facts(matcher, posting("Come and join us.")))
    assert "Note: " in shown
    assert "0 requirements" in shown
