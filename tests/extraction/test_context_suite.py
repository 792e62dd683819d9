"""Sentences and what they say: each line of ``context/*.tsv`` holds a side, a sentence and what is expected of it.

Expected, with spaces between: ``concept=status`` (all mentions of the concept have that status), ``!concept`` (not
claimed: no mention is held or wanted), ``~concept`` (found, and not claimed), and ``:one``, ``:all`` or ``:class`` for
the logic of a posting's requirement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from matcher.library import Matcher, Text
from matcher.model import Posting, Resume

_FOLDER = Path(__file__).with_name("context")
_GROUPS = sorted(_FOLDER.glob("*.tsv"))
_CLAIMED = {"held", "wanted"}
_MODES = {":one": {"one", "any"}, ":all": {"one", "all"}, ":class": {"class"}}


def _lines(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def _cases() -> Iterator[object]:
    for path in _GROUPS:
        for side, sentence, expected in _lines(path):
            yield pytest.param(side, sentence, expected, id=f"{path.stem}: {sentence}")


def test_there_are_eight_groups_of_forty_and_five_hundred_in_all() -> None:
    sizes = {path.stem: len(_lines(path)) for path in _GROUPS}
    assert len(sizes) == 8
    assert min(sizes.values()) >= 40
    assert sum(sizes.values()) >= 500


@pytest.mark.parametrize(("side", "sentence", "expected"), list(_cases()))
def test_sentence_is_read_as_it_is_meant(
    side: str, sentence: str, expected: str, matcher: Matcher, as_of: date
) -> None:
    found = matcher.extract(Text(sentence), as_of=as_of, doc_type="posting" if side == "posting" else "resume")
    statuses: dict[str, set[str]] = defaultdict(set)
    for mention in found.mentions:
        statuses[mention.concept].add(mention.status)
    assert [wish for wish in expected.split() if not _granted(wish, statuses, found)] == [], dict(statuses)


def _granted(wish: str, statuses: dict[str, set[str]], found: Posting | Resume) -> bool:
    if wish.startswith("!"):
        return not statuses[wish[1:]] & _CLAIMED
    if wish.startswith("~"):
        return bool(statuses[wish[1:]]) and not statuses[wish[1:]] & _CLAIMED
    if wish.startswith(":"):
        assert isinstance(found, Posting)
        modes = {requirement.mode for requirement in found.requirements}
        return bool(modes) and modes <= _MODES[wish] if wish == ":all" else bool(modes & _MODES[wish])
    concept, status = wish.split("=")
    return statuses[concept] == {status}
