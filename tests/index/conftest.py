from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from matcher.index import Index, Item
from matcher.library import Matcher
from tests.benchmarks.generate import Generator


@pytest.fixture(scope="session")
def generator(matcher: Matcher) -> Generator:
    return Generator(matcher.vocabulary)


@pytest.fixture
def unadvised(matcher: Matcher, monkeypatch: pytest.MonkeyPatch) -> Matcher:
    """The matcher, ranking without the advice that would be most of its work and that decides no place."""
    monkeypatch.setattr(matcher, "match", partial(matcher.match, advise=False))
    return matcher


@pytest.fixture
def index(tmp_path: Path, matcher: Matcher) -> Iterator[Index]:
    with Index(tmp_path / "index", matcher, create=True) as index:
        yield index


def resume_item(generator: Generator, number: int, id_: str = "") -> Item:
    resume = generator.resume(number)
    return Item(id_ or f"r{number}", resume, resume.as_of)


def posting_item(generator: Generator, number: int, id_: str = "") -> Item:
    posting = generator.posting(number)
    return Item(id_ or f"p{number}", posting, posting.as_of)
