"""Session fixtures: vocabulary and matcher are built once; texts become postings, resumes and matches by calls."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import date
from itertools import count

import pytest
from hypothesis import settings

from matcher.extraction.pipeline import Reader
from matcher.library import Matcher, Text
from matcher.matching.score import Scorer
from matcher.model import Match, Posting, Resume
from matcher.vocabulary import Vocabulary, load_vocabulary

settings.register_profile("stable", deadline=None, derandomize=True)
settings.load_profile("stable")
_NUMBERS = count()


def pytest_collection_finish() -> None:
    """Thousands of tests stay until the end: no collection of garbage has to look at them again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def runs_of_their_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test answers from the runs of another, or leaves one with the user."""
    monkeypatch.setenv("MATCHER_RUNS", str(tmp_path_factory.getbasetemp() / f"runs-{next(_NUMBERS)}"))


@pytest.fixture(scope="session")
def as_of() -> date:
    return date(2026, 11, 1)


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


@pytest.fixture(scope="session")
def pipeline(vocabulary: Vocabulary) -> Reader:
    return Reader(vocabulary)


@pytest.fixture(scope="session")
def scorer(vocabulary: Vocabulary) -> Scorer:
    return Scorer(vocabulary)


@pytest.fixture(scope="session")
def matcher() -> Matcher:
    return Matcher()


@pytest.fixture(scope="session")
def posting(matcher: Matcher, as_of: date) -> Callable[[str], Posting]:
    """A text as a posting."""
    return lambda text: matcher.posting(Text(text, "posting"), as_of=as_of)


@pytest.fixture(scope="session")
def resume(matcher: Matcher, as_of: date) -> Callable[[str], Resume]:
    """A text as a resume."""
    return lambda text: matcher.resume(Text(text, "resume"), as_of=as_of)


@pytest.fixture(scope="session")
def match(matcher: Matcher, as_of: date) -> Callable[[str, str], Match]:
    """The match of two texts: a resume and a posting."""
    return lambda own, asked: matcher.match(Text(own, "resume"), Text(asked, "posting"), as_of=as_of)
