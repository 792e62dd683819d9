"""Texts of one thing a thousand times: every reading ends, and what it says still stands in the text."""

from __future__ import annotations

from collections.abc import Callable
from cProfile import Profile
from datetime import date

import pytest

from matcher.documents import read_text
from matcher.library import Matcher
from matcher.model import Document, DocumentType
from tests.corpus.noise import KINDS, noise

# Four times the text may be six times the work: a sentence is at most 1,500 characters. Quadratic work is 16 times.
_GROWTH = 6
_SLACK = 5_000


def calls(action: Callable[[], object]) -> int:
    """How many Python functions an action calls: a measure of work that no other load on the machine changes."""
    profile = Profile(builtins=False)
    profile.runcall(action)
    return sum(entry.callcount for entry in profile.getstats())


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
    short, long = (read_text(noise(kind, length), kind) for length in (3_000, 12_000))

    def work(document: Document) -> int:
        return calls(lambda: matcher.extract(document, as_of=as_of, doc_type=doc_type))

    matcher.extract(short, as_of=as_of, doc_type=doc_type)  # what is looked up once is not counted
    assert work(long) < _GROWTH * work(short) + _SLACK
