"""Search against brute force over real documents, with generated ones among them."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from matcher.index import Index, Item
from matcher.library import Matcher
from matcher.model import Match, Posting, Resume
from tests.benchmarks.generate import Generator

SHARED = Path(__file__).resolve().parents[3] / "shared" / "documents"
RECEIVED = date(2026, 11, 1)
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")]


@pytest.fixture(scope="module")
def real(matcher: Matcher) -> tuple[list[Resume], list[Posting]]:
    """The real documents, extracted."""
    resumes, postings = (
        [
            matcher.extract(path, as_of=RECEIVED, doc_type=kind)  # type: ignore[arg-type]
            for path in sorted((SHARED / f"{kind}s").rglob("*.txt"))
        ]
        for kind in ("resume", "posting")
    )
    return [r for r in resumes if isinstance(r, Resume)], [p for p in postings if isinstance(p, Posting)]


# Two thousand documents, as the design asks: MATCHER_GENERATED=1900 python -m pytest tests/index/test_shared.py
GENERATED = int(os.environ.get("MATCHER_GENERATED", "200"))


@pytest.mark.parametrize("generated", [0, GENERATED])
def test_search_is_the_ranking_of_all(
    generated: int, real: tuple[list[Resume], list[Posting]], tmp_path: Path, unadvised: Matcher, generator: Generator
) -> None:
    resumes, postings = [*real[0], *generator.resumes(generated)], real[1]
    with Index(tmp_path / "i", unadvised, create=True) as index:
        index.add(Item(f"{n}", found, RECEIVED) for n, found in enumerate([*resumes, *postings]))
        for posting in postings:
            best = _scored(unadvised.rank(posting, resumes, as_of=RECEIVED))
            hits = index.search(posting)
            assert [hit.score for hit in hits] == [match.score for match in best]
            assert [hit.match.resume.document.sha256 for hit in hits] == [m.resume.document.sha256 for m in best]
        for resume in resumes[:: 1 + generated // 10]:
            best = _scored(unadvised.recommend(resume, postings, as_of=RECEIVED))
            assert [hit.score for hit in index.search(resume)] == [match.score for match in best]


def _scored(ranked: list[Match]) -> list[Match]:
    """The ten that an index finds: what has no score is not in it."""
    return [match for match in ranked if match.score is not None][:10]
