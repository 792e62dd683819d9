"""Gaps by the points that they would add."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from matcher.model import Match
from tests.matching.wanted import POSTING

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


def test_an_unfinished_credential_is_near(match: Callable[[str, str], Match]) -> None:
    (gap,) = match("CERTIFICATIONS\nCertified Paralegal (CP), in progress", "Requirements:\n- Certified Paralegal").gaps
    assert gap.group == "near"


@pytest.mark.parametrize(
    ("own", "line"), [("EXPERIENCE\n\nUsed Clio daily.", "Clio"), ("SKILLS\nsinging", "Attention to detail")]
)
def test_nothing_to_gain_is_no_gap(match: Callable[[str, str], Match], own: str, line: str) -> None:
    assert match(own, f"Requirements:\n- {line}").gaps == ()
