"""What an index survives: being killed, a full disk, others at work, other versions."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from matcher.errors import IndexBusyError, IndexStoreError, IndexVersionError
from matcher.index import Index, rebuild
from matcher.index.folder import DATABASE as FILE
from matcher.index.preparing import versions
from matcher.index.segment import Segment
from matcher.index.store import Store
from matcher.library import Matcher
from tests.benchmarks.generate import Generator
from tests.index.conftest import posting_item, resume_item

ROOT = Path(__file__).resolve().parents[2]
# More of them: MATCHER_KILLS=50 python -m pytest tests/index/test_faults.py
KILLS = int(os.environ.get("MATCHER_KILLS", "6"))


@pytest.fixture
def survived(tmp_path: Path) -> tuple[Path, set[str]]:
    """An index whose writer was killed again and again, and what was acknowledged."""
    folder, acknowledged = tmp_path / "index", set[str]()
    chance = random.Random(8)
    for attempt in range(KILLS):
        acknowledged |= _killed(folder, attempt * 100_000, chance)
    return folder, acknowledged


def _killed(folder: Path, first: int, chance: random.Random) -> set[str]:
    """What a writer acknowledged before it was killed, at a point that is chance."""
    command = [sys.executable, str(ROOT / "tests" / "index" / "writer.py"), str(folder), str(first)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    found: set[str] = set()
    lines, moment = chance.randrange(1, 40), chance.random() / 20
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as writer:
        assert writer.stdout is not None
        for number, line in enumerate(writer.stdout):
            found |= set(line.split()) - {"ready"}
            if number == lines:
                threading.Timer(moment, writer.kill).start()
    return found


def test_kill_at_any_point_loses_nothing_acknowledged(
    survived: tuple[Path, set[str]], matcher: Matcher, generator: Generator
) -> None:
    folder, acknowledged = survived
    assert len(acknowledged) > 4 * KILLS
    with Index(folder, matcher) as index:
        stored = _stored(folder)
        assert acknowledged <= set(stored)
        assert len(stored) == len(set(stored)) == index.info()["resume"]["documents"]
        searched = [hit.id for hit in index.search(generator.posting(1), top=len(stored) + 10)]
        assert sorted(searched) == sorted(stored)
        index.compact()
        assert sorted(hit.id for hit in index.search(generator.posting(1), top=len(stored) + 10)) == sorted(stored)


def _stored(folder: Path) -> list[str]:
    database = sqlite3.connect(folder / FILE)
    try:
        return [row[0] for row in database.execute("SELECT id FROM documents")]
    finally:
        database.close()


def test_a_reader_never_sees_half_a_state(tmp_path: Path, matcher: Matcher, generator: Generator) -> None:
    # Resumes come in pairs, in one call each: a search sees both or none.
    posting = generator.posting(3)
    sizes: list[int] = []
    with Index(tmp_path / "i", matcher, create=True, enough=10) as writer, Index(tmp_path / "i", matcher) as reader:
        done = threading.Event()

        def read() -> None:
            while not done.is_set():
                sizes.append(len(reader.search(posting, top=1000)))

        thread = threading.Thread(target=read)
        thread.start()
        try:
            for number in range(0, 60, 2):
                writer.add([resume_item(generator, number), resume_item(generator, number + 1)])
            while not sizes or sizes[-1] < 60:
                time.sleep(0.01)
        finally:
            done.set()
            thread.join()
    assert all(size % 2 == 0 for size in sizes)
    assert sizes == sorted(sizes)


def test_a_second_writer_is_refused_and_readers_are_not(tmp_path: Path, matcher: Matcher, generator: Generator) -> None:
    with Index(tmp_path / "i", matcher, create=True) as first:
        first.add([resume_item(generator, 1)])
        with Index(tmp_path / "i", matcher) as second:
            assert len(second.search(generator.posting(1))) == 1
            with pytest.raises(IndexBusyError, match="another program writes"):
                second.add([resume_item(generator, 2)])
    with Index(tmp_path / "i", matcher) as second:
        assert second.add([resume_item(generator, 2)]).added == 1


def test_a_full_disk_in_the_database(index: Index, generator: Generator) -> None:
    index.add([resume_item(generator, 1)])
    database = index._writing()._db
    pages = database.execute("PRAGMA page_count").fetchone()[0]
    database.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(IndexStoreError, match="disk is full"):
        index.add([resume_item(generator, number) for number in range(2, 200)])
    assert [hit.id for hit in index.search(generator.posting(1))] == ["r1"]
    database.execute("PRAGMA max_page_count = 1000000")
    assert index.add([resume_item(generator, 2)]).added == 1
    assert len(index.search(generator.posting(1))) == 2


def test_a_full_disk_while_a_segment_is_written(
    tmp_path: Path, matcher: Matcher, generator: Generator, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Segment, folder: Path) -> None:
        folder.mkdir()
        (folder / "numbers.npy").write_bytes(b"half")
        raise OSError(28, "No space left on device")

    index = Index(tmp_path / "i", matcher, create=True, enough=5)
    with monkeypatch.context() as patched:
        patched.setattr(Segment, "save", full)
        index.add([resume_item(generator, number) for number in range(10)])
        with pytest.raises(IndexStoreError, match="No space left"):
            index.close()
    with Index(tmp_path / "i", matcher, enough=5) as again:
        assert len(again.search(generator.posting(1), top=20)) == 10
        again.compact()
        assert len(list((tmp_path / "i" / "segments").iterdir())) == 1
        assert len(again.search(generator.posting(1), top=20)) == 10


@pytest.mark.parametrize("name", ["vocabulary", "tool", "profile"])
def test_another_version_is_refused_until_rebuilt(
    name: str, tmp_path: Path, matcher: Matcher, generator: Generator
) -> None:
    posting = generator.posting(1)
    with Index(tmp_path / "i", matcher, create=True) as index:
        index.add([resume_item(generator, number) for number in range(5)] + [posting_item(generator, 1)])
        before = [(hit.id, hit.score) for hit in index.search(posting)]
    database = sqlite3.connect(tmp_path / "i" / FILE)
    database.execute("UPDATE about SET value = 'older' WHERE name = ?", (name,))
    database.commit()
    database.close()
    with pytest.raises(IndexVersionError, match="rebuild"):
        Index(tmp_path / "i", matcher)
    rebuilt = rebuild(tmp_path / "i", matcher)
    stale = [] if name == "profile" else [("posting", "p1"), *(("resume", f"r{n}") for n in range(5))]
    assert (rebuilt.kept, sorted(rebuilt.stale), rebuilt.lost) == (6, stale, ())
    with Index(tmp_path / "i", matcher) as index:
        assert [(hit.id, hit.score) for hit in index.search(posting)] == before
        # Adding the documents again takes the mark away.
        added = index.add([resume_item(generator, number) for number in range(5)])
        assert added.added == (0 if name == "profile" else 5)
        assert index.info()["resume"]["stale"] == 0


def test_a_rebuild_that_is_broken_off_still_knows_which_vocabulary_was_used(
    tmp_path: Path, matcher: Matcher, generator: Generator, monkeypatch: pytest.MonkeyPatch
) -> None:
    overlay = tmp_path / "firm.toml"
    overlay.write_text('[[concept]]\nid = "tool.docket-desk"\nname = "DocketDesk"\nsources = ["own"]\n')
    firm = Matcher(overlay)
    with Index(tmp_path / "i", firm, create=True) as index:
        index.add([resume_item(generator, number) for number in range(3)])
    with monkeypatch.context() as broken:
        broken.setattr(Store, "refresh", cut)
        with pytest.raises(IndexStoreError, match="cut"):
            rebuild(tmp_path / "i", matcher, was=firm.vocabulary)
    with pytest.raises(IndexVersionError, match="broken off"):
        Index(tmp_path / "i", firm)
    with pytest.raises(IndexVersionError, match="another vocabulary"):
        rebuild(tmp_path / "i", matcher, was=matcher.vocabulary)
    # The firm's own tool is gone, and nobody had it.
    assert rebuild(tmp_path / "i", matcher, was=firm.vocabulary).stale == ()
    with Index(tmp_path / "i", matcher) as index:
        assert index.info()["resume"] == {**index.info()["resume"], "documents": 3, "stale": 0}


def cut(*_: object, **__: object) -> None:
    raise OSError("cut")


def test_another_version_of_the_program_touches_all_whatever_was_used(
    tmp_path: Path, matcher: Matcher, generator: Generator
) -> None:
    with Index(tmp_path / "i", matcher, create=True) as index:
        index.add([resume_item(generator, number) for number in range(3)])
    database = sqlite3.connect(tmp_path / "i" / FILE)
    database.execute("UPDATE about SET value = 'older' WHERE name = 'tool'")
    database.commit()
    database.close()
    assert len(rebuild(tmp_path / "i", matcher, was=matcher.vocabulary).stale) == 3


def test_profiles_that_say_nothing_any_more_are_named(tmp_path: Path, matcher: Matcher, generator: Generator) -> None:
    with Index(tmp_path / "i", matcher, create=True) as index:
        index.add([resume_item(generator, 1), resume_item(generator, 2)])
    database = sqlite3.connect(tmp_path / "i" / FILE)
    database.execute("UPDATE documents SET profile = x'00' WHERE id = 'r1'")
    database.commit()
    database.close()
    assert rebuild(tmp_path / "i", matcher).lost == (("resume", "r1"),)
    with Index(tmp_path / "i", matcher) as index:
        assert [hit.id for hit in index.search(generator.posting(1))] == ["r2"]


@pytest.mark.parametrize("content", [None, b"", b"no database at all", b"SQLite format 3\0 and nothing more"])
def test_what_is_no_index(content: bytes | None, tmp_path: Path, matcher: Matcher) -> None:
    if content is not None:
        (tmp_path / FILE).write_bytes(content)
    with pytest.raises(IndexStoreError):
        Index(tmp_path, matcher)


def test_a_lost_segment_is_made_anew(tmp_path: Path, matcher: Matcher, generator: Generator) -> None:
    with Index(tmp_path / "i", matcher, create=True) as index:
        index.add([resume_item(generator, number) for number in range(5)])
        index.compact()
    (segment,) = (tmp_path / "i" / "segments").iterdir()
    (segment / "shown.npy").unlink()
    with Index(tmp_path / "i", matcher) as index, pytest.raises(IndexStoreError, match="rebuild"):
        index.search(generator.posting(1))
    assert rebuild(tmp_path / "i", matcher).kept == 5
    with Index(tmp_path / "i", matcher) as index:
        assert len(index.search(generator.posting(1))) == 5


def test_a_copy_under_another_id_is_another_document(index: Index, generator: Generator) -> None:
    index.add([resume_item(generator, 1), replace(resume_item(generator, 1), id="copy")])
    assert {hit.id for hit in index.search(generator.posting(1))} == {"r1", "copy"}


def test_an_index_that_is_made_anew_while_it_is_open(tmp_path: Path, matcher: Matcher, generator: Generator) -> None:
    with Index(tmp_path / "i", matcher, create=True) as index:
        index.add([resume_item(generator, 1)])
    with Index(tmp_path / "i", matcher) as index:
        assert len(index.search(generator.posting(1))) == 1
        other = Store(tmp_path / "i", writing=True)
        with other.transaction():
            other.tell({"vocabulary": "another"})
        for act in (
            lambda: index.search(generator.posting(1)),
            lambda: index.add([resume_item(generator, 2)]),
            lambda: index.remove("resume", ["r1"]),
            index.compact,
        ):
            with pytest.raises(IndexVersionError, match="made with another vocabulary"):
                act()
        with other.transaction():
            other.tell(versions(matcher))
        other.close()
        assert len(index.search(generator.posting(1))) == 1
        assert index.add([resume_item(generator, 2)]).added == 1
