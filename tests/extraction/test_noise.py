"""Texts of one thing a thousand times: every reading ends, and what it says still stands in the text."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from types import FrameType

import pytest

from matcher.documents import read_text
from matcher.library import Matcher
from matcher.model import DocumentType
from tests.corpus.noise import KINDS, noise

# Four times the text may be six times the work: a sentence is at most 1,500 characters. Quadratic work is 16 times.
_GROWTH = 6
_SLACK = 5_000


def calls(action: Callable[[], object]) -> int:
    """How many Python functions an action calls: a measure of work that no other load on the machine changes."""
    count = 0

    def seen(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        action()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("doc_type", ["posting", "resume"])
@pytest.mark.parametrize("kind", KINDS)
def test_noise_is_read_and_quoted(matcher: Matcher, as_of: date, kind: str, doc_type: DocumentType) -> None:
    document = read_text(noise(kind, 4_000), kind)
    found = matcher.extract(document, as_of=as_of, doc_type=doc_type)
    assert all(document.text[m.start : m.end] == m.text for m in found.mentions)
    assert all(m.text for m in found.mentions)


@pytest.mark.parametrize("doc_type", ["posting", "resume"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_work_grows_with_the_text_only(matcher: Matcher, as_of: date, kind: str, doc_type: DocumentType) -> None:
    def work(length: int) -> int:
        document = read_text(noise(kind, length), kind)
        return calls(lambda: matcher.extract(document, as_of=as_of, doc_type=doc_type))

    work(3_000)
    assert work(12_000) < _GROWTH * work(3_000) + _SLACK
