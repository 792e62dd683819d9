"""The order of scored pairs, and which differences in it mean nothing."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.matching.ranking import NOISE, evidence_strength, place, ranks, standing, ties
from matcher.model import Match

FALLING = st.lists(st.integers(0, 1_000_000).map(lambda n: n / 10_000), max_size=30).map(lambda s: sorted(s)[::-1])
PLACES = [
    place(70.0, ["unmet"], 0.0, "f", "z"),
    place(60.0, ["met", "met"], 10.0, "b", "a"),
    place(60.0, [], 10.0, "c", "a"),
    place(60.0, ["met", "unknown"], 30.0, "a", "a"),
    place(60.0, ["unmet", "unknown"], 20.0, "b", "a"),
    place(60.0, ["unknown", "unmet"], 10.0, "a", "b"),
    place(60.0, ["unmet", "unmet"], 10.0, "b", "a"),
    place(60.0, ["unmet", "unmet"], 10.0, "b", "b"),
]


def test_score_then_must_haves_then_evidence_then_content_then_name() -> None:
    assert sorted([*PLACES[4:], *PLACES[:4]]) == PLACES


def test_a_match_without_a_score_stands_last(match: Callable[[str, str], Match]) -> None:
    asked = "Requirements:\n- Westlaw\n- Clio"
    nothing, none = match("EXPERIENCE\nSinging", asked), match("EXPERIENCE\nSinging", "Widgets wanted")
    assert nothing.score == 0.0
    assert none.score is None
    assert standing(nothing, nothing.resume.document) < standing(none, none.resume.document)


@pytest.mark.parametrize(
    ("resume", "share"),
    [
        ("EXPERIENCE\n- Used Westlaw and Clio", 1.0),
        ("EXPERIENCE\n- Used Westlaw\n\nSKILLS\nClio", 0.5),
        ("SKILLS\nWestlaw, Clio", 0.0),
        ("EXPERIENCE\nSinging", 0.0),
    ],
)
def test_evidence_is_strong_where_a_job_shows_it(match: Callable[[str, str], Match], resume: str, share: float) -> None:
    found = match(resume, "Requirements:\n- Westlaw and Clio")
    points = sum(c.points for c in found.contributions if c.kind == "tool")
    assert evidence_strength(found) == pytest.approx(share * points, abs=1e-4)


def test_credentials_are_at_home_in_their_own_section(match: Callable[[str, str], Match]) -> None:
    asked = "Requirements:\n- Notary public commission\n- Bachelor's degree"
    found = match("EXPERIENCE\nNotary Public, State of Ohio\n\nEDUCATION\nBachelor of Arts", asked)
    assert found.score is not None
    assert evidence_strength(found) == 0.0


@given(FALLING)
def test_equal_scores_have_equal_ranks(scores: list[float]) -> None:
    assert ranks(scores) == [scores.index(score) + 1 for score in scores]


@given(FALLING)
def test_a_group_is_whoever_is_near_to_its_best(scores: list[float]) -> None:
    found = ties(scores)
    groups: dict[int, list[float]] = {}
    for score, tie in zip(scores, found, strict=True):
        groups.setdefault(tie.group, []).append(score)
    assert list(groups) == list(range(1, len(groups) + 1))
    for members in groups.values():
        assert round(members[0] - members[-1], 4) <= NOISE
    bests = [members[0] for members in groups.values()]
    assert all(round(one - next_one, 4) > NOISE for one, next_one in pairwise(bests))


@given(FALLING)
def test_the_tied_ranks_look_in_both_directions(scores: list[float]) -> None:
    places = ranks(scores)
    for score, tie in zip(scores, ties(scores), strict=True):
        near = [place for other, place in zip(scores, places, strict=True) if round(abs(other - score), 4) <= NOISE]
        assert (tie.first, tie.last, tie.others) == (near[0], near[-1], len(near) - 1)
