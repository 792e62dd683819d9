"""A database that somebody damaged or forged by hand: every act says so in one line, and a rebuild makes it usable."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from matcher.errors import IndexStoreError
from matcher.index import Index, rebuild
from matcher.index.folder import DATABASE, SEGMENTS
from matcher.index.kept import kept
from matcher.library import Matcher
from tests.benchmarks.generate import Generator
from tests.index.conftest import posting_item, resume_item


@pytest.fixture
def board(tmp_path: Path, matcher: Matcher, generator: Generator) -> Path:
    """Three resumes and three postings, in segments."""
    with Index(tmp_path / "board", matcher, create=True) as index:
        index.add(make(generator, n) for n in range(3) for make in (resume_item, posting_item))
        index.compact()
    return tmp_path / "board"


def damaged(folder: Path, script: str) -> None:
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        database.executescript(script)


@pytest.mark.parametrize(
    "script",
    [
        # A view that never ends.
        """ALTER TABLE about RENAME TO other;
           CREATE VIEW about AS WITH RECURSIVE n(name, value) AS (SELECT 'a', 1 UNION ALL SELECT name, value FROM n)
           SELECT name, value FROM n""",
        "CREATE TRIGGER t AFTER DELETE ON documents BEGIN DELETE FROM documents; END",
        "CREATE VIEW v AS SELECT 1",
        "CREATE TABLE more (name TEXT)",
        "DROP TABLE dead",
        "ALTER TABLE documents ADD COLUMN more TEXT",
    ],
)
def test_other_tables_are_refused(script: str, board: Path, matcher: Matcher) -> None:
    damaged(board, script)
    for act in (
        lambda: Index(board, matcher),
        lambda: Index(board, matcher, create=True),
        lambda: rebuild(board, matcher),
    ):
        with pytest.raises(IndexStoreError, match="other tables"):
            act()


def test_statistics_of_sqlite_are_no_other_table(board: Path, matcher: Matcher, generator: Generator) -> None:
    damaged(board, "ANALYZE")
    with Index(board, matcher) as index:
        assert len(index.search(generator.posting(1))) == 3


@pytest.mark.parametrize(
    "change",
    [
        "facts = ''",
        "facts = '{}'",
        "facts = '[]'",
        'facts = \'{"received": 3, "states": [], "remote": true}\'',
        'facts = \'{"received": "2026-11-01T09:30:00", "states": [], "remote": true}\'',
        'facts = \'{"received": "2026-11-01", "states": ["no state"], "remote": true}\'',
        'facts = \'{"received": "2026-11-01", "states": [1], "remote": true}\'',
        'facts = \'{"received": "2026-11-01", "states": 1, "remote": true}\'',
        "facts = x'ff'",
        "facts = CAST(x'ff' AS TEXT)",
        "profile = x''",
        "profile = CAST(x'ff' AS TEXT)",
        "profile = 3",
        "facts = 3",
        "profile = 'text'",
        "profile = (SELECT profile FROM documents WHERE id = 'p1')",
    ],
)
def test_a_document_that_says_nothing_any_more_is_lost_and_named(
    change: str, board: Path, matcher: Matcher, generator: Generator
) -> None:
    was = matcher.vocabulary
    damaged(board, f"UPDATE documents SET {change} WHERE id = 'r1'")
    assert rebuild(board, matcher, was=was).lost == (("resume", "r1"),)
    with Index(board, matcher) as index:
        assert sorted(hit.id for hit in index.search(generator.posting(1))) == ["r0", "r2"]


def test_an_index_whose_rebuild_was_broken_off_can_be_rebuilt(board: Path, matcher: Matcher) -> None:
    damaged(board, "UPDATE about SET value = 'none' WHERE name = 'profile'; DELETE FROM segments")
    assert rebuild(board, matcher).kept == 6


@pytest.mark.parametrize(
    "script",
    [
        "DELETE FROM documents WHERE id IN ('r1', 'p1')",
        "UPDATE segments SET size = size + 1",
        "UPDATE segments SET size = 'many'",
        "UPDATE segments SET first = 100, last = 200",
        "UPDATE segments SET name = 'resume-000000900'",
        "DELETE FROM segments; UPDATE documents SET row = x''",
        "DELETE FROM segments; UPDATE documents SET row = zeroblob(17) || x'ffffffff'",
        "UPDATE about SET value = 'no number' WHERE name = 'state'",
    ],
)
def test_a_database_that_does_not_go_with_its_segments(
    script: str, board: Path, matcher: Matcher, generator: Generator
) -> None:
    # No two segments may have one name.
    damaged(board, script.replace("'resume-000000900'", "kind || '-000000900'"))
    with pytest.raises(IndexStoreError), Index(board, matcher) as index:
        index.search(generator.posting(1))
    with pytest.raises(IndexStoreError), Index(board, matcher) as index:
        index.search(generator.resume(1))
    rebuilt = rebuild(board, matcher)
    assert rebuilt.lost == ()
    with Index(board, matcher) as index:
        assert len(index.search(generator.posting(1))) == index.info()["resume"]["documents"]


def test_a_segment_that_asks_for_what_is_no_concept(board: Path, matcher: Matcher, generator: Generator) -> None:
    (file,) = (board / SEGMENTS).glob("posting-*/asks.npy")
    words = np.load(file).tobytes().decode("utf-8").split("\n")
    words[0] = "concepts tool.nowhere"
    np.save(file, np.frombuffer("\n".join(words).encode("utf-8"), dtype=np.uint8))
    with Index(board, matcher) as index, pytest.raises(IndexStoreError, match="rebuild"):
        index.search(generator.resume(1))


def test_what_a_difference_touches_is_told_of_damaged_documents_too(board: Path, matcher: Matcher) -> None:
    damaged(board, "UPDATE documents SET profile = CAST(x'ff' AS TEXT) WHERE id = 'r1'")
    damaged(board, "UPDATE documents SET profile = 3 WHERE id = 'r2'")
    assert len(list(kept(board, matcher.vocabulary))) == 6


def test_an_id_that_is_no_text_any_more_does_not_stop_a_rebuild(board: Path, matcher: Matcher) -> None:
    damaged(board, "UPDATE documents SET id = CAST(x'ff' AS TEXT), profile = x'' WHERE id = 'r1'")
    assert rebuild(board, matcher).lost == (("resume", "\ufffd"),)
    assert rebuild(board, matcher).kept == 5
