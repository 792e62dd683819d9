"""An index in a folder that cannot be written is searched, and changed by nobody."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from matcher.errors import IndexStoreError
from matcher.index import Index
from matcher.index.folder import DATABASE
from matcher.index.store import Store
from matcher.library import Matcher
from tests.benchmarks.generate import Generator
from tests.index.conftest import resume_item

pytestmark = pytest.mark.skipif(os.name != "posix", reason="folders have no such right there")
NOBODY = 65534


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that everybody can get to."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def without_the_right(folder: Path) -> Iterator[None]:
    """The folder cannot be written within: whoever may write everywhere is somebody else for a while."""
    folder.chmod(0o555)
    everybody = os.geteuid() == 0
    if everybody:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if everybody:
            os.seteuid(0)
        folder.chmod(0o755)


@contextmanager
def as_owner() -> Iterator[None]:
    now = os.geteuid()
    os.seteuid(os.getuid())
    try:
        yield
    finally:
        os.seteuid(now)


@pytest.fixture
def folder(place: Path, matcher: Matcher, generator: Generator) -> Path:
    with Index(place / "i", matcher, create=True, enough=3) as index:
        index.add([resume_item(generator, number) for number in range(4)])
        index.wait()
        # What is loaded on the first search may be somewhere where not everybody gets to.
        assert len(found(index, generator)) == 4
    return place / "i"


def found(index: Index, generator: Generator) -> list[str]:
    return sorted(hit.id for hit in index.search(generator.posting(1)))


def test_it_is_searched_and_nothing_is_left_there(folder: Path, matcher: Matcher, generator: Generator) -> None:
    before = sorted(path.name for path in folder.iterdir())
    with without_the_right(folder), Index(folder, matcher) as index:
        assert found(index, generator) == ["r0", "r1", "r2", "r3"]
        assert index.cursor() == 4
        assert sorted(path.name for path in folder.iterdir()) == before
        with pytest.raises(IndexStoreError, match="check the folder and the permissions"):
            index.add([resume_item(generator, 5)])


def test_somebody_else_may_write_there(folder: Path, matcher: Matcher, generator: Generator) -> None:
    with without_the_right(folder):
        reader = Index(folder, matcher)
        assert found(reader, generator) == ["r0", "r1", "r2", "r3"]
    with Index(folder, matcher) as writer:
        writer.add([resume_item(generator, 5)])
        with without_the_right(folder):
            # What is new is not in the database itself yet.
            assert found(reader, generator) == ["r0", "r1", "r2", "r3", "r5"]
        writer.remove("resume", ["r0"])
    with without_the_right(folder):
        assert found(reader, generator) == ["r1", "r2", "r3", "r5"]
        reader.close()


def test_an_answer_of_two_states_is_not_given(folder: Path, matcher: Matcher, generator: Generator) -> None:
    answers: list[int] = []
    with without_the_right(folder), Index(folder, matcher) as reader:

        def question(store: Store) -> int:
            answers.append(store.count("resume"))
            if len(answers) == 1:
                with as_owner():
                    os.utime(folder / DATABASE, ns=(1, 1))
            return len(answers)

        assert reader._asked(question) == 2
    assert answers == [4, 4]


@pytest.mark.parametrize("kept", [True, False])
def test_what_a_writer_left_that_was_cut_off(
    kept: bool, folder: Path, place: Path, matcher: Matcher, generator: Generator
) -> None:
    copy = place / "copy"
    with Index(folder, matcher) as writer:
        writer.add([resume_item(generator, 5)])
        shutil.copytree(folder, copy)
    if not kept:
        (copy / f"{DATABASE}-shm").unlink()
    with without_the_right(copy):
        if kept:
            with Index(copy, matcher) as reader:
                assert found(reader, generator) == ["r0", "r1", "r2", "r3", "r5"]
        else:
            with pytest.raises(IndexStoreError, match="open it once where it can be"):
                Index(copy, matcher)
    with Index(copy, matcher) as again:
        assert found(again, generator) == ["r0", "r1", "r2", "r3", "r5"]


def test_a_folder_that_is_gone(folder: Path, place: Path, matcher: Matcher, generator: Generator) -> None:
    with without_the_right(folder), Index(folder, matcher) as reader:
        assert len(found(reader, generator)) == 4
        with as_owner():
            folder.rename(place / "elsewhere")
        for _ in range(40):
            with pytest.raises(IndexStoreError, match="no index here"):
                reader.cursor()
        with as_owner():
            (place / "elsewhere").rename(folder)
        assert reader.cursor() == 4
