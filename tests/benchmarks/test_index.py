"""The index against its limits and against other engines, over the same generated profiles, as ratios of one run.

``MATCHER_PROFILES=1000000 python -m pytest -m benchmark -s tests/benchmarks/test_index.py`` is the run of the
design; it takes about twenty minutes, most of it for making a million profiles. The default is small enough to be run
at any time.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from matcher.index import Index, Item
from matcher.index.candidates import _FAINT, Close, highest, rough
from matcher.index.query import Query
from matcher.index.search import Candidates, resumes
from matcher.index.segment import Segment
from matcher.index.snapshot import Snapshot
from matcher.library import Matcher
from matcher.model import Posting
from tests.benchmarks.generate import Generator
from tests.benchmarks.timing import seconds

pytestmark = pytest.mark.benchmark
PROFILES = int(os.environ.get("MATCHER_PROFILES", "20000"))
# What is fixed for every search weighs less the more there is to search: some figures are for the full size only.
FULL = PROFILES >= 1_000_000
POSTINGS = 12
TOP = 100


@dataclass(frozen=True)
class Board:
    """An index of generated resumes, compacted; the same profiles as lists of words; postings to search by."""

    index: Index
    folder: Path
    words: Sequence[str]
    postings: Sequence[Posting]
    build_seconds: float

    @property
    def snapshot(self) -> Snapshot:
        return self.index._asked(lambda store: self.index._finder.snapshot(store, "resume"))

    @property
    def segment(self) -> Segment:
        (piece,) = self.snapshot.pieces
        return piece.segment

    def query(self, posting: Posting) -> Query:
        return self.index._finder._asker.query(posting)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory, matcher: Matcher) -> Iterator[Board]:
    generator = Generator(matcher.vocabulary)
    folder = tmp_path_factory.mktemp("board") / "index"
    words: list[str] = []
    spent = 0.0
    with Index(folder, matcher, create=True, enough=20_000) as index:
        for first in range(0, PROFILES, 10_000):
            batch = list(generator.resumes(min(10_000, PROFILES - first), first))
            words += [" ".join({_word(m.concept) for m in resume.mentions}) for resume in batch]
            start = time.perf_counter()
            index.add(Item(f"r{first + n}", resume, resume.as_of) for n, resume in enumerate(batch))
            spent += time.perf_counter() - start
        start = time.perf_counter()
        index.compact()
        spent += time.perf_counter() - start
        show("building, ms per 1,000 resumes", spent * 1e6 / PROFILES)
        yield Board(index, folder, words, [generator.posting(n) for n in range(POSTINGS)], spent)


def _word(concept: str) -> str:
    return "".join(c for c in concept if c.isalnum())


def show(name: str, figure: float) -> None:
    os.write(1, f"\n{PROFILES:,} profiles: {name}: {figure:.2f}".encode())


def per_posting(board: Board, call: Callable[[Posting], object]) -> float:
    return sum(seconds(lambda p=posting: call(p), rounds=5) for posting in board.postings) / len(board.postings)


def ranked(board: Board, posting: Posting) -> object:
    return highest(rough(board.segment, board.query(posting)), TOP)


def test_scores_against_streaming_what_is_touched(board: Board) -> None:
    edges, shown = board.segment.arrays["shown_starts"], board.segment.arrays["shown"]
    totals = np.zeros(len(board.segment), np.float32)

    segment, streams = board.segment, {}
    for place, posting in enumerate(board.postings):
        numbers = np.unique(np.concatenate([need.credits.above(_FAINT).numbers for need in board.query(posting).rough]))
        streams[place] = np.concatenate([shown[edges[n] : edges[n + 1]] for n in numbers])
    touched = sum(map(len, streams.values())) / len(streams) / len(segment.arrays["items"])
    show("share of the entries that a posting touches", touched)
    limit = sum(seconds(lambda rows=rows: rows.sum(dtype=np.int64) + totals.sum()) for rows in streams.values())
    ratio = per_posting(board, lambda p: rough(segment, board.query(p))) / (limit / len(streams))
    show("scores of all / streaming the touched postings", ratio)
    assert ratio < (10 if FULL else 100)


def test_top_100_against_fts5(board: Board) -> None:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE found USING fts5(words)")
    database.executemany("INSERT INTO found VALUES (?)", ((text,) for text in board.words))
    query = "SELECT rowid FROM found WHERE found MATCH ? ORDER BY rank LIMIT ?"

    def ask(posting: Posting) -> object:
        return database.execute(query, (" OR ".join(_asked(posting)), TOP)).fetchall()

    ratio = per_posting(board, ask) / per_posting(board, lambda p: ranked(board, p))
    show("top 100, SQLite FTS5 / index", ratio)
    assert ratio > (50 if FULL else 5)


def test_top_100_against_bm25s(board: Board) -> None:
    bm25s = pytest.importorskip("bm25s")
    retriever = bm25s.BM25()
    retriever.index([text.split() for text in board.words], show_progress=False)

    def ask(posting: Posting) -> object:
        return retriever.retrieve([_asked(posting)], k=TOP, show_progress=False)

    ratio = per_posting(board, lambda p: ranked(board, p)) / per_posting(board, ask)
    show("top 100, index / bm25s", ratio)
    assert ratio < (3 if FULL else 100)


def _asked(posting: Posting) -> list[str]:
    return sorted({_word(concept) for r in posting.requirements for concept in r.wants})


def test_memory_against_the_matrix(board: Board) -> None:
    entries = len(board.segment.arrays["items"])
    matrix = 8 * entries + 4 * (len(board.segment) + 1)
    show("snapshot / CSR matrix of the same entries", board.segment.nbytes / matrix)
    assert board.segment.nbytes < 1.5 * matrix


def test_opening_against_building(board: Board, matcher: Matcher) -> None:
    posting = board.postings[0]

    def opened() -> None:
        with Index(board.folder, matcher) as index:
            index._asked(lambda store: index._finder.snapshot(store, "resume"))

    ratio = board.build_seconds / seconds(opened, rounds=3)
    show("building / opening", ratio)
    assert ratio > 100
    assert board.index.search(posting)


def test_the_first_pass_keeps_the_best(board: Board) -> None:
    """The best ten by the close bound of everybody, among those that the first pass lets through."""
    width = board.index._preparer.columns.count
    kept = total = 0
    for posting in board.postings:
        query = board.query(posting)
        bounds = Close(board.segment, np.arange(len(board.segment)), width).bounds(query)
        best = highest(bounds, 10)
        everybody = [piece.present for piece in board.snapshot.pieces]
        found: Candidates = resumes(board.snapshot, query, everybody, width)
        least = bounds[best].min()
        # Of equals any is as good.
        kept += min(len(best), int((found.bounds >= least - 1e-3).sum()))
        total += len(best)
    show("recall of the best ten in the first pass", kept / total)
    assert kept / total >= 0.99


def test_a_whole_search_against_the_first_pass(board: Board) -> None:
    ratio = per_posting(board, board.index.search) / per_posting(board, lambda p: ranked(board, p))
    show("search with exact scores / first pass", ratio)


def test_adding_and_deleting_do_not_wait_for_the_size(board: Board, matcher: Matcher) -> None:
    generator = Generator(matcher.vocabulary)
    few = [Item(f"new{n}", generator.resume(PROFILES + n), generator.resume(0).as_of) for n in range(100)]
    start = time.perf_counter()
    board.index.add(few)
    added = time.perf_counter() - start
    start = time.perf_counter()
    assert board.index.remove("resume", [item.id for item in few]) == len(few)
    removed = time.perf_counter() - start
    show("building / adding 100", board.build_seconds / added)
    show("building / deleting 100", board.build_seconds / removed)
    assert board.build_seconds / PROFILES * len(few) * 20 > added or added < 1
