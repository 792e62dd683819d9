"""Duties as people say them: each line of ``duties/*.tsv`` holds a side, a sentence and the duties that it states.

Expected, with spaces between: the id of a duty that must be claimed, or ``!id`` for one that must not.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from matcher.library import Matcher, Text

_GROUPS = sorted(Path(__file__).with_name("duties").glob("*.tsv"))
_CLAIMED = {"held", "wanted"}


def _cases() -> Iterator[object]:
    for path in _GROUPS:
        for line in path.read_text(encoding="utf-8").splitlines():
            side, sentence, expected = line.split("\t")
            yield pytest.param(side, sentence, expected, id=f"{path.stem}: {sentence}")


def test_there_are_sentences_of_both_kinds() -> None:
    lines = [line for path in _GROUPS for line in path.read_text(encoding="utf-8").splitlines()]
    expected = [word for line in lines for word in line.split("\t")[2].split()]
    assert sum(not word.startswith("!") for word in expected) >= 300
    assert sum(word.startswith("!") for word in expected) >= 100


@pytest.mark.parametrize(("side", "sentence", "expected"), list(_cases()))
def test_sentence_states_its_duties(side: str, sentence: str, expected: str, matcher: Matcher, as_of: date) -> None:
    found = matcher.extract(Text(sentence), as_of=as_of, doc_type="posting" if side == "posting" else "resume")
    claimed = {mention.concept for mention in found.mentions if mention.status in _CLAIMED}
    wishes = expected.split()
    assert [w for w in wishes if not w.startswith("!") and w not in claimed] == [], sorted(claimed)
    assert [w for w in wishes if w.startswith("!") and w[1:] in claimed] == [], sorted(claimed)
