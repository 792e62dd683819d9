"""Sentences that stand in the posting word for word: whole ones of some length, and no phrase of the trade."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest

from matcher.model import Match
from matcher.reports import records
from matcher.reports.copied import MOST_LETTERS, copied

POSTING = """LITIGATION PARALEGAL

Duties
- Draft discovery requests and keep the calendar of our three partners in order.
- Review incoming mail
You will prepare trial binders together with two other paralegals of the firm. You will also travel
to hearings in all of the counties that we serve.
"""
DRAFT = "Draft discovery requests and keep the calendar of our three partners in order."
BINDERS = "You will prepare trial binders together with two other paralegals of the firm."
TRAVEL = "You will also travel to hearings in all of the counties that we serve."


@pytest.mark.parametrize(
    ("resume", "expected"),
    [
        ("", []),
        (f"EXPERIENCE\n{DRAFT}\nWestlaw", [DRAFT]),
        (f"• {DRAFT.upper()}", [DRAFT.upper()]),
        (f"• {DRAFT.replace(' and', ',  and')}", [DRAFT.replace(" and", ", and")]),
        ("- " + "\n  ".join(textwrap.wrap(DRAFT, 30)), [DRAFT]),
        (f"{BINDERS} {TRAVEL}", [BINDERS, TRAVEL]),
        (f"{DRAFT}\n{BINDERS}\n\n{DRAFT}", [DRAFT, BINDERS]),
        (f"Duties: {DRAFT}", [DRAFT]),
        ("- Draft discovery requests and keep the calendar of our three partners\n- Westlaw", [DRAFT[:-10]]),
        ("I drafted discovery requests and keep the calendar of our three partners in a mess.", []),
        ("- Review incoming mail", []),
        ("- Kept the calendar of our three partners in order.", []),
        ("- Draft discovery requests, and kept the calendar of our three partners in order.", []),
    ],
)
def test_sentences_word_for_word(resume: str, expected: list[str]) -> None:
    expected = [text.removesuffix(" in order.") for text in expected]
    assert [text.removesuffix(" in order.") for text in copied(resume, POSTING)] == expected


def test_a_long_one_is_cut() -> None:
    sentence = "Keep " + "the very long list of exhibits and " * 10 + "binders."
    [found] = copied(sentence, sentence)
    assert len(found) <= MOST_LETTERS
    assert found.endswith("…")


def test_a_record_counts_them(match: Callable[[str, str], Match]) -> None:
    whole = records.screened(match(f"SKILLS\nWestlaw\n\n{TRAVEL}", POSTING))
    assert (whole["row"]["copied_sentences"], whole["copied"]) == (1, [TRAVEL])
    none = records.screened(match("SKILLS\nWestlaw", POSTING))
    assert (none["row"]["copied_sentences"], none["copied"]) == (0, [])
