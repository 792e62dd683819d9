"""Gaps by the points they would add, and advice that never asks for an untruth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from matcher.matching.advice import advise
from matcher.model import Hidden, Match

POSTING = """Litigation Paralegal

Requirements:
- Westlaw or Lexis
- Clio
- CM/ECF
- Certified Paralegal (CP)
- Relativity and Everlaw

Responsibilities:
- Draft pleadings, motions and briefs
- Manage attorney calendars
"""
RESUME = "EXPERIENCE\n\n- Drafted pleadings\n- Used MyCase and Westlaw daily\n\nSKILLS\nNextpoint"


@pytest.fixture(scope="module")
def found(match: Callable[[str, str], Match]) -> Match:
    return match(RESUME, POSTING)


def test_gaps_fall(found: Match) -> None:
    assert len(found.gaps) > 3
    gains = [g.gain for g in found.gaps]
    assert gains == sorted(gains, reverse=True)
    assert gains[-1] > 0


def test_what_is_fully_shown_is_no_gap(found: Match) -> None:
    full = {c.requirement for c in found.contributions if c.credit == 1.0}
    assert full
    assert not full & {g.requirement for g in found.gaps}


def test_each_gap_is_named_once(found: Match) -> None:
    assert len({g.label for g in found.gaps}) == len(found.gaps)


@pytest.mark.parametrize(
    ("own", "line", "group", "denied"),
    [
        ("SKILLS\nResponded to inquiries", "Communicate with clients", "say it so", False),
        ("SKILLS\nMyCase", "Clio", "near", False),
        ("SKILLS\ncase management software", "Clio", "near", False),
        ("SKILLS\nsinging", "Clio", "not shown", False),
        ("SKILLS\nNo Clio", "Clio", "not shown", True),
    ],
)
def test_groups(match: Callable[[str, str], Match], own: str, line: str, group: str, denied: bool) -> None:
    (gap,) = match(own, f"Requirements:\n- {line}").gaps
    assert (gap.group, gap.denied) == (group, denied)


@pytest.mark.parametrize(
    ("own", "advised"),
    [("SKILLS\nsinging", ["Clio"]), ("SKILLS\nNo Clio", ["MyCase"]), ("SKILLS\nNo Clio; no MyCase", [])],
)
def test_of_alternatives_one_is_advised_and_never_a_denied_one(
    match: Callable[[str, str], Match], own: str, advised: list[str]
) -> None:
    steps = match(own, "Requirements:\n- Clio or MyCase").advice
    assert len(steps) == len(advised)
    assert all(name in step for name, step in zip(advised, steps, strict=True))


def test_an_unfinished_credential_is_near(match: Callable[[str, str], Match]) -> None:
    (gap,) = match("CERTIFICATIONS\nCertified Paralegal (CP), in progress", "Requirements:\n- Certified Paralegal").gaps
    assert gap.group == "near"


@pytest.mark.parametrize(
    ("own", "line"), [("EXPERIENCE\n\nUsed Clio daily.", "Clio"), ("SKILLS\nsinging", "Attention to detail")]
)
def test_nothing_to_gain_is_no_gap(match: Callable[[str, str], Match], own: str, line: str) -> None:
    assert match(own, f"Requirements:\n- {line}").gaps == ()


def test_at_most_five_steps_best_first(found: Match) -> None:
    assert 1 <= len(found.advice) <= 5
    assert found.gaps[0].label in found.advice[0]


def test_what_is_not_shown_may_be_left_out(found: Match) -> None:
    labels = {g.label for g in found.gaps if g.group == "not shown"}
    steps = [step for step in found.advice if any(f"{label}." in step for label in labels)]
    assert steps
    assert all("if not, leave it out" in step for step in steps)


def test_hidden_text_is_named_and_not_counted(match: Callable[[str, str], Match]) -> None:
    shown = match("SKILLS\nsinging", "Requirements:\n- Clio")
    document = replace(shown.resume.document, hidden=(Hidden("Clio", "white on white"),))
    assert advise((), shown.posting, replace(shown.resume, document=document)) == (
        "4 characters of this file cannot be seen by a reader: they do not count; remove them or make them visible.",
    )
