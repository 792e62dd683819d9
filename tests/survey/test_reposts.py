"""Which postings are one posting again."""

from __future__ import annotations

from itertools import permutations

import pytest

from matcher.model import Level
from matcher.survey.reposts import distinct, is_repost
from tests.survey.made import asked

LEVELS: dict[str, Level] = {f"tool.{name}": "required" for name in "abcdefghijkl"}
TEXT = " ".join(f"word{i} does this and that{i}" for i in range(80))
NEAR = TEXT.replace("word7 ", "other ").replace("word9 ", "other ") + " posted today by another board in Tulsa"
ELSEWHERE = " ".join(f"line{i} of another kind{i}" for i in range(80))
FIRST = asked("first", LEVELS, years=3, text=TEXT)


@pytest.mark.parametrize(
    ("text", "levels", "years", "expected"),
    [
        (NEAR, LEVELS, 3, True),
        (NEAR, {**LEVELS, "tool.m": "mentioned"}, 3, True),
        (NEAR, dict.fromkeys(LEVELS, "preferred"), 3, True),
        (NEAR, dict(list(LEVELS.items())[:9]), 3, False),
        (NEAR, LEVELS, 5, False),
        (NEAR, LEVELS, None, False),
        (ELSEWHERE, LEVELS, 3, False),
    ],
    ids=["near", "one more", "other levels", "less", "other years", "no years", "other words"],
)
def test_same_years_nearly_the_same_concepts_and_words(
    text: str, levels: dict[str, Level], years: float | None, expected: bool
) -> None:
    other = asked("other", levels, years=years, text=text)
    assert is_repost(FIRST, other) is is_repost(other, FIRST) is expected
    kept, reposts = distinct([FIRST, other])
    assert (len(kept), len(reposts)) == ((1, 1) if expected else (2, 0))


def test_the_same_words_in_another_file_are_the_same_whatever_was_found_in_them() -> None:
    kept, _ = distinct([FIRST, asked("copy", {}, text=TEXT)])
    assert [one.source for one in kept] == ["copy"]


def test_the_fullest_is_counted_and_the_order_changes_nothing() -> None:
    many = [FIRST, asked("near", LEVELS, years=3, text=NEAR), asked("else", LEVELS, years=3, text=ELSEWHERE)]
    expected = distinct(many)
    assert {one.source for one in expected[0]} == {"near", "else"}
    assert [(r.source, r.of) for r in expected[1]] == [("first", "near")]
    for order in permutations(many):
        assert distinct(order) == expected


def test_without_a_text_only_the_same_file_is_the_same() -> None:
    bare = [asked(name, LEVELS).__class__(name, sha, "", LEVELS, 3, 0, "", ()) for name, sha in ("ax", "bx", "cy")]
    kept, reposts = distinct(bare)
    assert (len(kept), [r.source for r in reposts]) == (2, ["b"])
