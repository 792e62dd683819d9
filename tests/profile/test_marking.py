"""A posting corrected line by line: what is set is what a profile with the same settings gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from matcher.errors import ProfileError
from matcher.library import Matcher, Text
from matcher.model import Posting
from matcher.profile import Mark, applied, drafted, marked

POSTING = "Paralegal\n\nRequirements:\n- Bachelor's degree required\n- Westlaw\nPreferred:\n- CM/ECF\n- Relativity\n"


@pytest.fixture(scope="module")
def posting(matcher: Matcher) -> Posting:
    return matcher.posting(Text(POSTING, "posting.txt"), as_of=date(2026, 11, 1))


def test_nothing_set_changes_nothing(matcher: Matcher, posting: Posting) -> None:
    assert marked(posting, {}, matcher.vocabulary) is posting


@pytest.mark.parametrize(
    ("mark", "level", "hard"), [("must", "required", True), ("nice", "preferred", False), ("not asked", None, None)]
)
def test_every_line_can_be_set(
    matcher: Matcher, posting: Posting, mark: Mark, level: str | None, hard: bool | None
) -> None:
    for requirement in posting.requirements:
        found = {r.id: r for r in marked(posting, {requirement.id: mark}, matcher.vocabulary).requirements}
        others = {r.id: r for r in posting.requirements if r.id != requirement.id}
        now = found.pop(requirement.id, None)
        assert (level, hard) == (None, None) if now is None else (now.level, now.hard) == (level, hard)
        assert found == others


def test_it_is_what_a_profile_gives(matcher: Matcher, posting: Posting) -> None:
    first, second, *_ = posting.requirements
    read = drafted(posting, matcher.vocabulary)
    changed = {
        first.id: {"keep": False},
        second.id: {"level": "preferred", "must_have": False},
    }
    entries = tuple(replace(e, **changed.get(e.id, {})) for e in read.entries)  # type: ignore[arg-type]
    expected, _ = applied(posting, replace(read, entries=entries), matcher.vocabulary)
    assert marked(posting, {first.id: "not asked", second.id: "nice"}, matcher.vocabulary) == expected


def test_another_id_is_refused(matcher: Matcher, posting: Posting) -> None:
    with pytest.raises(ProfileError, match="no requirement 'r99'"):
        marked(posting, {"r99": "must"}, matcher.vocabulary)
