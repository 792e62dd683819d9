"""The checks that the laws run on samples, generated profiles and real documents alike."""

from __future__ import annotations

import pytest

from matcher.model import Match, Posting, Resume
from tests.laws.cases import TINY, match, own, score, with_line


def assert_accounted_for(found: Match) -> None:
    """Law 1: the contributions sum to the score, every quote stands in its document, and credit has evidence."""
    if found.score is None:
        assert found.reason
        assert found.contributions == found.gaps == ()
        return
    assert 0.0 <= found.score <= 100.0
    assert sum(c.points for c in found.contributions) == pytest.approx(found.score, abs=TINY)
    assert sum(c.possible for c in found.contributions) == pytest.approx(100.0, abs=TINY)
    assert all(c.points == c.possible * c.credit and 0.0 <= c.credit <= 1.0 for c in found.contributions)
    assert [c.label for c in found.contributions if (c.credit > 0) != bool(c.evidence)] == []
    assert_quoted(found)


def assert_quoted(found: Match) -> None:
    shown, asked = found.resume.document.text, found.posting.document.text
    quotes = [e for c in found.contributions for e in c.evidence] + [e for k in found.knockouts for e in k.evidence]
    assert quotes or found.score == 0.0
    assert all(shown[e.start : e.end] == e.text != "" for e in quotes)
    assert all(e.line == shown.count("\n", 0, e.start) + 1 for e in quotes)
    posted = [c.posting_quote for c in found.contributions]
    assert all(asked[e.start : e.end] == e.text != "" for e in posted)


def assert_only_adds(before: Match, after: Match) -> None:
    """Law 2: a true mention lowers nothing and adds at most the weights of what it is evidence for."""
    assert before.score is not None
    assert after.score is not None
    pairs = list(zip(before.contributions, after.contributions, strict=True))
    assert all(new.points >= old.points - TINY for old, new in pairs)
    moved = [new for old, new in pairs if new.points != old.points]
    assert after.score - before.score <= sum(c.possible for c in moved) + TINY
    assert all(c.evidence for c in moved)


def assert_gains_are_exact(text: str, postings: list[Posting]) -> int:
    """Every gap's promise against the line really added and the text read anew; how many promises there were."""
    shown, checked = own(text), 0
    stated: dict[str, Resume] = {}
    for asked in postings:
        found = match(shown, asked)
        assert found.score is not None
        for gap in found.gaps:
            if gap.try_form not in stated:
                stated[gap.try_form] = own(with_line(text, gap.try_form))
            assert score(stated[gap.try_form], asked) - found.score == pytest.approx(gap.gain, abs=TINY), gap
            checked += 1
    return checked
