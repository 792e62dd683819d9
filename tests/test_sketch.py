"""Digests by which copies are known; what makes a copy of a resume is tested in tests/screening/test_copies.py."""

from __future__ import annotations

import pytest

from matcher.sketch import SKETCH, bag, likeness, sketch, words

TEXT = "The quick paralegal files a motion and drafts the reply before the hearing in chambers " * 3


@pytest.mark.parametrize(
    ("one", "other"),
    [("Re-\nviewed at court", "reviewed court"), ("Page 1 of 2\nWestlaw", "WESTLAW"), ("Café, bar", "cafe\u0301 bar")],
)
def test_what_layout_does_to_words_is_not_seen(one: str, other: str) -> None:
    assert list(words(one)) == list(words(other))


def test_a_bag_knows_no_order_and_a_key_changes_it() -> None:
    assert bag(["a", "b"]) == bag(["b", "a"]) != bag(["a", "c"])
    assert bag(["a"], b"key") != bag(["a"])


def test_likeness_is_one_for_the_same_and_none_for_another() -> None:
    one, other = (sketch(list(words(text))) for text in (TEXT, "entirely different words stand in this sentence here"))
    assert len(one) <= SKETCH
    assert (likeness(one, one), likeness(one, other), likeness([], [])) == (1, 0, 0)
