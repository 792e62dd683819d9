"""Search against brute force over real documents, with generated ones among them."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from matcher.index import Index, Item
from matcher.library import Matcher
from matcher.matching.ranking import standing
from matcher.model import Match, Posting, Resume
from tests.benchmarks.generate import Generator

SHARED = Path(__file__).resolve().parents[3] / "shared" / "documents"
RECEIVED = date(2026, 11, 1)
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")]


def _read(matcher: Matcher, kind: str) -> list[Posting | Resume]:
    paths = sorted((SHARED / f"{kind}s").rglob("*.txt"))
    return [matcher.extract(path, as_of=RECEIVED, doc_type=kind) for path in paths]  # type: ignore[arg-type]


def _best(found: list[Match], key: Callable[[Match], Any]) -> list[Match]:
    """The ten that come first, as the library ranks; without advice, which would take most of the time."""
    return sorted((match for match in found if match.score is not None), key=key)[:10]


# Two thousand documents, as the design asks: MATCHER_GENERATED=1900 python -m pytest tests/index/test_shared.py
GENERATED = int(os.environ.get("MATCHER_GENERATED", "200"))


@pytest.mark.parametrize("generated", [0, GENERATED])
def test_search_is_the_ranking_of_all(generated: int, tmp_path: Path, matcher: Matcher, generator: Generator) -> None:
    resumes = [r for r in _read(matcher, "resume") if isinstance(r, Resume)] + list(generator.resumes(generated))
    postings = [p for p in _read(matcher, "posting") if isinstance(p, Posting)]
    with Index(tmp_path / "i", matcher, create=True) as index:
        index.add(Item(f"{n}", found, RECEIVED) for n, found in enumerate([*resumes, *postings]))
        for posting in postings:
            found = [matcher.match(resume, posting, as_of=RECEIVED, advise=False) for resume in resumes]
            best = _best(found, lambda match: standing(match, match.resume.document))
            hits = index.search(posting)
            assert [hit.score for hit in hits] == [match.score for match in best]
            assert [hit.match.resume.document.sha256 for hit in hits] == [m.resume.document.sha256 for m in best]
        for resume in resumes[:: 1 + generated // 10]:
            found = [matcher.match(resume, posting, as_of=RECEIVED, advise=False) for posting in postings]
            best = _best(found, lambda match: (match.band is None, standing(match, match.posting.document)))
            assert [hit.score for hit in index.search(resume)] == [match.score for match in best]
