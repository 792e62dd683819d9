"""Two-word verbs: which particles may stand apart, and which add nothing."""

from __future__ import annotations

import pytest

from matcher.extraction.particles import is_transparent, splits


@pytest.mark.parametrize("rest", ["up", "in order", "up to speed", "current", "through"])
def test_may_stand_after_the_object(rest: str) -> None:
    assert splits(rest.split())


@pytest.mark.parametrize("rest", ["", "tabs on", "an eye on", "interview"])
def test_stays_with_its_verb(rest: str) -> None:
    assert not splits(rest.split())


@pytest.mark.parametrize("written", ["mailed out", "typing up", "files in", "printed off"])
def test_adds_nothing(written: str) -> None:
    assert is_transparent(written.split())


@pytest.mark.parametrize("written", ["look up", "took over", "carried out", "type"])
def test_makes_another_verb(written: str) -> None:
    assert not is_transparent(written.split())
