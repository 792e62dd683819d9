"""Alerts: every pair once, however often its documents change and whoever asks."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from matcher.errors import ItemError
from matcher.index import Alert, Filter, Index, Item, pairs, rebuild
from matcher.index import alerts as alerting
from matcher.index.folder import DATABASE
from matcher.index.pairs import Pair
from matcher.library import Matcher
from tests.benchmarks.generate import Generator
from tests.index.conftest import posting_item, resume_item


def told(found: list[Alert]) -> set[tuple[str, str]]:
    """The pairs that alerts tell, as the ids of resume and posting."""
    tuples = [
        (hit.id, alert.id) if alert.kind == "posting" else (alert.id, hit.id) for alert in found for hit in alert.hits
    ]
    assert len(tuples) == len(set(tuples))
    return set(tuples)


def rows(folder: Path, table: str) -> int:
    database = sqlite3.connect(folder / DATABASE)
    try:
        return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    finally:
        database.close()


def later(item: Item) -> Item:
    return replace(item, received=item.received + timedelta(days=1))


def test_each_pair_is_told_once_however_often_one_asks(index: Index, generator: Generator) -> None:
    for number in range(6):
        index.add([resume_item(generator, number), posting_item(generator, number)])
    everything, end = index.match_new(0)
    assert len(told(everything)) == 36
    # In pieces it is the same.
    found, cursor = [], 0
    while cursor != end:
        some, cursor = index.match_new(cursor, limit=2)
        found += some
    assert found == everything
    assert index.match_new(end) == ([], end)
    assert index.match_new(0) == (everything, end)


def other_text(index: Index, generator: Generator) -> None:
    index.add([resume_item(generator, 40, "r1")])


def newer_date(index: Index, generator: Generator) -> None:
    index.add([later(resume_item(generator, 1)), later(posting_item(generator, 2))])


def the_same(index: Index, generator: Generator) -> None:
    index.add([resume_item(generator, 1), posting_item(generator, 2)])


def compacted(index: Index, generator: Generator) -> None:
    index.compact()
    newer_date(index, generator)


@pytest.mark.parametrize("change", [other_text, newer_date, the_same, compacted])
def test_what_is_added_again_tells_only_what_was_not_told(
    change: Callable[[Index, Generator], None], index: Index, generator: Generator
) -> None:
    index.add([resume_item(generator, n) for n in range(3)] + [posting_item(generator, n) for n in range(3)])
    _, cursor = index.match_new(0)
    change(index, generator)
    index.add([posting_item(generator, 3)])
    found, cursor = index.match_new(cursor)
    assert told(found) == {("r0", "p3"), ("r1", "p3"), ("r2", "p3")}
    assert index.match_new(cursor) == ([], cursor)


def test_a_better_resume_tells_what_it_goes_with_now(index: Index, generator: Generator) -> None:
    index.add([posting_item(generator, n) for n in range(4)] + [resume_item(generator, 1)])
    first, cursor = index.match_new(0, top=2)
    assert len(told(first)) == 2
    index.add([resume_item(generator, 40, "r1")])
    hits = {("r1", hit.id) for hit in index.search(generator.resume(40), top=2)}
    assert told(index.match_new(cursor, top=2)[0]) == hits - told(first)


def test_removed_and_added_again_is_new(index: Index, generator: Generator) -> None:
    index.add([resume_item(generator, 1), posting_item(generator, 1)])
    first, cursor = index.match_new(0)
    index.remove("resume", ["r1"])
    index.add([resume_item(generator, 1)])
    assert told(index.match_new(cursor)[0]) == told(first) == {("r1", "p1")}


@pytest.mark.parametrize("damage", ["UPDATE about SET value = 'older' WHERE name = 'vocabulary'", "profile"])
def test_a_rebuild_makes_nothing_new(damage: str, tmp_path: Path, matcher: Matcher, generator: Generator) -> None:
    items = [resume_item(generator, 1), posting_item(generator, 1), resume_item(generator, 2)]
    with Index(tmp_path / "i", matcher, create=True) as index:
        index.add(items)
        _, cursor = index.match_new(0)
    database = sqlite3.connect(tmp_path / "i" / DATABASE)
    database.execute("UPDATE documents SET profile = x'00' WHERE id = 'r1'" if damage == "profile" else damage)
    database.commit()
    database.close()
    assert len(rebuild(tmp_path / "i", matcher).lost) == (damage == "profile")
    with Index(tmp_path / "i", matcher) as index:
        assert index.add([*items, posting_item(generator, 2)]).added == (2 if damage == "profile" else 4)
        assert told(index.match_new(cursor)[0]) == {("r1", "p2"), ("r2", "p2")}
        assert rows(tmp_path / "i", "lost") == 0


def test_after_remove_nothing_of_it_is_left(tmp_path: Path, matcher: Matcher, generator: Generator) -> None:
    with Index(tmp_path / "i", matcher, create=True) as index:
        index.add([resume_item(generator, n) for n in range(2)] + [posting_item(generator, n) for n in range(2)])
        index.match_new(0)
        assert rows(tmp_path / "i", "told") == 4
        index.remove("resume", ["r0"])
        assert rows(tmp_path / "i", "told") == 2
        index.remove("posting", ["p0", "p1"])
        assert rows(tmp_path / "i", "told") == 0


def test_what_a_rebuild_lost_can_be_removed(tmp_path: Path, matcher: Matcher, generator: Generator) -> None:
    with Index(tmp_path / "i", matcher, create=True) as index:
        index.add([resume_item(generator, 1, "secret-id"), posting_item(generator, 1)])
        index.match_new(0)
        index._writing().db.execute("UPDATE documents SET profile = x'00' WHERE id = 'secret-id'")
    rebuild(tmp_path / "i", matcher)
    with Index(tmp_path / "i", matcher) as index:
        assert rows(tmp_path / "i", "told") == rows(tmp_path / "i", "lost") == 1
        assert index.remove("resume", ["secret-id"]) == 1
        assert rows(tmp_path / "i", "told") == rows(tmp_path / "i", "lost") == 0
        index.compact()
    assert not any(b"secret-id" in path.read_bytes() for path in (tmp_path / "i").rglob("*") if path.is_file())


@pytest.mark.parametrize("since", [3, 99_999])
def test_a_number_of_another_index_is_refused(since: int, index: Index, generator: Generator) -> None:
    index.add([resume_item(generator, 1), posting_item(generator, 1)])
    with pytest.raises(ItemError, match=f"{since} is no change of this index, whose last one is 2"):
        index.match_new(since)
    assert index.match_new(2) == ([], 2)


def test_below_a_score_or_outside_a_filter_nothing_counts_as_told(index: Index, generator: Generator) -> None:
    index.add([resume_item(generator, 1), posting_item(generator, 1)])
    assert index.match_new(0, min_score=100) == ([], 2)
    assert index.match_new(0, where=Filter(states=("TX",))) == ([], 2)
    index.add([later(resume_item(generator, 1))])
    assert told(index.match_new(2)[0]) == {("r1", "p1")}


def test_an_answer_that_was_lost_comes_again(index: Index, generator: Generator) -> None:
    index.add([resume_item(generator, 1), resume_item(generator, 2)])
    cursor = index.cursor()
    index.add([posting_item(generator, 1)])
    lost, _ = index.match_new(cursor)
    # Whoever asked crashed; then one of them changes, and the next question stops before that change.
    index.add([posting_item(generator, 2), later(resume_item(generator, 1))])
    again, cursor = index.match_new(cursor, limit=1)
    assert told(again) == told(lost) == {("r1", "p1"), ("r2", "p1")}
    assert told(index.match_new(cursor)[0]) == {("r1", "p2"), ("r2", "p2")}


def test_two_who_ask_get_both_everything(index: Index, generator: Generator) -> None:
    cursors, heard = [0, 0], [set[tuple[str, str]](), set[tuple[str, str]]()]
    for number in range(4):
        index.add([resume_item(generator, number), posting_item(generator, number), later(resume_item(generator, 0))])
        for who in range(1 + number % 2):
            found, cursors[who] = index.match_new(cursors[who])
            assert not heard[who] & told(found)
            heard[who] |= told(found)
    assert heard[0] == heard[1]
    assert len(heard[0]) == 16


def test_a_reader_writes_down_beside_the_writer(tmp_path: Path, matcher: Matcher, generator: Generator) -> None:
    with Index(tmp_path / "i", matcher, create=True) as writer, Index(tmp_path / "i", matcher) as reader:
        writer.add([resume_item(generator, 1), posting_item(generator, 1)])
        begun, found = threading.Event(), list[Alert]()

        def ask() -> None:
            begun.set()
            found.extend(reader.match_new(0)[0])

        asking = threading.Thread(target=ask)
        with writer._writing().transaction():
            asking.start()
            begun.wait()
        asking.join()
        assert told(found) == {("r1", "p1")}
        writer.add([later(resume_item(generator, 1))])
        assert writer.match_new(2) == ([], 3)


def _not_allowed(path: object, mode: int, *, effective_ids: bool) -> bool:
    return mode != os.W_OK


def _read_only(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{(folder / DATABASE).as_uri()}?mode=ro", uri=True, isolation_level=None)


@pytest.mark.parametrize("patch", [(os, "access", _not_allowed), (alerting, "_connected", _read_only)])
def test_where_nothing_can_be_written_answers_are_given(
    patch: tuple[object, str, object], index: Index, generator: Generator, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.add([resume_item(generator, 1), posting_item(generator, 1)])
    with monkeypatch.context() as patched:
        patched.setattr(*patch)
        found = index.match_new(0)
    assert told(found[0]) == {("r1", "p1")}
    assert rows(index.folder, "told") == 0
    assert index.match_new(0) == found
    assert rows(index.folder, "told") == 1


def test_of_two_who_tell_at_once_the_earlier_counts(index: Index, generator: Generator) -> None:
    index.add([resume_item(generator, 1), posting_item(generator, 1)])
    database = index._writing().db
    # The third names a resume that somebody removed meanwhile, the fourth takes one kind for the other.
    pairs.note(database, [Pair(1, 2, 9), Pair(1, 2, 7), Pair(5, 2, 7), Pair(2, 1, 7)])
    assert database.execute("SELECT resume, posting, at FROM told").fetchall() == [(1, 2, 7)]
