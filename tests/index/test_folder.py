"""What is not the index's own is never deleted, and no link is followed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from matcher.errors import IndexStoreError
from matcher.index import Index, rebuild
from matcher.index import folder as own
from matcher.index.folder import DATABASE, LOCK, SEGMENTS
from matcher.library import Matcher
from tests.benchmarks.generate import Generator
from tests.index.conftest import resume_item

linking = pytest.mark.skipif(os.name != "posix", reason="links need a right there")


@pytest.fixture
def filled(tmp_path: Path, matcher: Matcher, generator: Generator) -> Path:
    """An index with one segment, a deleted document in it, and somebody else's files around."""
    folder = tmp_path / "index"
    with Index(folder, matcher, create=True) as index:
        index.add([resume_item(generator, number) for number in range(3)])
        index.compact()
        index.remove("resume", ["r0"])
    return folder


def foreign(folder: Path) -> Path:
    """A file of somebody else's in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "list.csv").write_text("theirs", encoding="utf-8")
    return folder / "list.csv"


def forged(folder: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(folder / DATABASE)) as database, database:
        database.execute(statement, values)


def test_no_index_begins_where_something_is_called_as_its_segments(tmp_path: Path, matcher: Matcher) -> None:
    theirs = foreign(tmp_path / SEGMENTS / "customers")
    with pytest.raises(IndexStoreError, match="something else called segments"):
        Index(tmp_path, matcher, create=True)
    assert theirs.exists()
    assert [path.name for path in tmp_path.iterdir()] == [SEGMENTS]


def test_an_empty_database_is_no_index_to_go_on_with(tmp_path: Path, matcher: Matcher) -> None:
    foreign(tmp_path / SEGMENTS)
    (tmp_path / DATABASE).touch()
    with pytest.raises(IndexStoreError, match="something else called segments"):
        Index(tmp_path, matcher, create=True)


@pytest.mark.parametrize("name", ["customers", "resume", "resume-1", "resume-000000001x", "posting-000000001.part.old"])
def test_what_others_put_beside_the_segments_stays(name: str, filled: Path, matcher: Matcher) -> None:
    theirs = [foreign(filled / SEGMENTS / name), foreign(filled / SEGMENTS), foreign(filled)]
    with Index(filled, matcher) as index:
        index.compact()
    assert all(path.exists() for path in theirs)
    assert rebuild(filled, matcher).kept == 2
    assert all(path.exists() for path in theirs)


def test_what_others_put_into_a_segment_stays(filled: Path, matcher: Matcher) -> None:
    (segment,) = (filled / SEGMENTS).iterdir()
    theirs = foreign(segment)
    rebuild(filled, matcher)
    assert list(segment.iterdir()) == [theirs]


def test_what_a_broken_off_attempt_left_is_cleared_away(filled: Path, matcher: Matcher) -> None:
    (segment,) = (filled / SEGMENTS).iterdir()
    for name in ("resume-000000900", "posting-000000901.part"):
        (filled / SEGMENTS / name).mkdir()
        (filled / SEGMENTS / name / "starts.npy").write_bytes(b"half")
    with Index(filled, matcher) as index:
        index.remove("resume", ["nobody"])
        assert list((filled / SEGMENTS).iterdir()) == [segment]


@linking
@pytest.mark.parametrize("name", [SEGMENTS, DATABASE, LOCK])
@pytest.mark.parametrize("act", [lambda f, m: Index(f, m), lambda f, m: Index(f, m, create=True), rebuild])
def test_a_link_in_the_place_of_a_part_is_refused(
    name: str, act: Callable[[Path, Matcher], object], filled: Path, tmp_path: Path, matcher: Matcher
) -> None:
    away = tmp_path / "away"
    (filled / name).rename(away)
    (filled / name).symlink_to(away)
    theirs = foreign(tmp_path / "home" / "resume-000000900")
    with pytest.raises(IndexStoreError, match=f"{name} is a link"):
        act(filled, matcher)
    assert away.exists()
    assert theirs.exists()


@linking
def test_a_link_that_takes_the_place_of_the_segments_later(filled: Path, tmp_path: Path, matcher: Matcher) -> None:
    victim = tmp_path / "home" / "resume-000000900"
    victim.mkdir(parents=True)
    (victim / "items.npy").write_bytes(b"theirs")
    with Index(filled, matcher) as index:
        index.remove("resume", ["r1"])
        (filled / SEGMENTS).rename(tmp_path / "away")
        (filled / SEGMENTS).symlink_to(victim.parent)
        with pytest.raises(IndexStoreError):
            index.compact()
    assert (victim / "items.npy").exists()


@linking
def test_a_link_among_the_segments_is_not_followed(filled: Path, tmp_path: Path, matcher: Matcher) -> None:
    victim = tmp_path / "victim"
    victim.mkdir()
    (victim / "items.npy").write_bytes(b"theirs")
    (filled / SEGMENTS / "resume-000000900").symlink_to(victim)
    unfinished = filled / SEGMENTS / "resume-000000901.part"
    unfinished.mkdir()
    (unfinished / "items.npy").symlink_to(victim / "items.npy")
    with Index(filled, matcher) as index:
        index.remove("resume", ["r1"])
    assert (victim / "items.npy").read_bytes() == b"theirs"
    assert not unfinished.exists()


@pytest.mark.parametrize("name", ["../../victim", "{absolute}", "resume-000000001/../../../victim", "", b"resume", "."])
def test_a_segment_of_another_name_is_never_opened_or_removed(
    name: str | bytes, filled: Path, tmp_path: Path, matcher: Matcher, generator: Generator
) -> None:
    victim = tmp_path / "victim"
    victim.mkdir()
    (victim / "items.npy").write_bytes(b"theirs")
    written = name.format(absolute=victim) if isinstance(name, str) else name
    forged(filled, "UPDATE segments SET name = ?", written)
    with Index(filled, matcher) as index:
        for act in (
            lambda: index.search(generator.posting(1)),
            lambda: index.add([resume_item(generator, 7)]),
            index.compact,
        ):
            with pytest.raises(IndexStoreError, match="damaged"):
                act()
    assert rebuild(filled, matcher).kept == 2
    assert (victim / "items.npy").exists()
    with Index(filled, matcher) as index:
        assert len(index.search(generator.posting(1))) == 2


def test_the_whole_snapshot_may_be_lost(filled: Path, matcher: Matcher, generator: Generator) -> None:
    (segment,) = (filled / SEGMENTS).iterdir()
    assert own.remove(segment)
    (filled / SEGMENTS).rmdir()
    assert rebuild(filled, matcher).kept == 2
    with Index(filled, matcher) as index:
        assert len(index.search(generator.posting(1))) == 2


def test_compact_says_what_it_could_not_remove(
    filled: Path, matcher: Matcher, generator: Generator, monkeypatch: pytest.MonkeyPatch
) -> None:
    (old,) = (filled / SEGMENTS).iterdir()
    unlink = Path.unlink

    def kept(self: Path, missing_ok: bool = False) -> None:
        if self.parent == old:
            raise PermissionError(13, "somebody else's")
        unlink(self, missing_ok)

    with Index(filled, matcher) as index:
        with monkeypatch.context() as patched:
            patched.setattr(Path, "unlink", kept)
            for _ in range(2):
                with pytest.raises(IndexStoreError, match=f"{old.name} in segments may hold"):
                    index.compact()
        assert len(index.search(generator.posting(1))) == 2
        index.compact()
        assert not old.exists()
