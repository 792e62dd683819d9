"""Connections are lent and given back: threads that end leave none open, and closing waits for what is being asked."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from matcher.errors import IndexStoreError
from matcher.index import Index
from matcher.index.readers import MOST, Readers
from matcher.index.store import Store
from matcher.library import Matcher
from tests.benchmarks.generate import Generator
from tests.index.conftest import resume_item


@pytest.fixture
def readers(index: Index) -> Iterator[Readers]:
    found = Readers(index.folder)
    yield found
    found.close()


def test_one_connection_after_the_other_is_one(index: Index, generator: Generator) -> None:
    index.add([resume_item(generator, 1)])
    found: list[list[str]] = []
    for _ in range(600):
        thread = threading.Thread(target=lambda: found.append([hit.id for hit in index.search(generator.posting(1))]))
        thread.start()
        thread.join()
    assert found == [["r1"]] * 600
    assert len(index._readers._free) == 1


def test_there_are_never_more_than_the_limit(readers: Readers) -> None:
    held, opened = threading.Event(), threading.Semaphore(0)
    errors: list[BaseException] = []

    def ask() -> None:
        try:
            with readers.lent():
                opened.release()
                held.wait()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=ask) for _ in range(3 * MOST)]
    for thread in threads:
        thread.start()
    for _ in range(MOST):
        opened.acquire()
    assert not opened.acquire(blocking=False)
    held.set()
    for thread in threads:
        thread.join()
    assert not errors
    assert len(readers._free) <= MOST


def test_a_connection_that_broke_is_not_lent_again(readers: Readers) -> None:
    with pytest.raises(RuntimeError, match="broke"), readers.lent() as broken:
        raise RuntimeError("broke")
    with readers.lent() as another:
        assert another is not broken


def test_what_cannot_be_opened_counts_for_nothing(tmp_path: Path) -> None:
    readers = Readers(tmp_path / "nothing")
    for _ in range(2 * MOST):
        with pytest.raises(IndexStoreError, match="no index here"), readers.lent():
            pass
    readers.close()


def test_closing_waits_for_what_is_being_asked(index: Index, generator: Generator) -> None:
    index.add([resume_item(generator, 1)])
    asking, go_on = threading.Event(), threading.Event()
    answers: list[int] = []

    def question(store: Store) -> int:
        asking.set()
        go_on.wait()
        return store.count("resume")

    asker = threading.Thread(target=lambda: answers.append(index._asked(question)))
    closer = threading.Thread(target=index.close)
    asker.start()
    asking.wait()
    closer.start()
    # The right to ask goes before the end is waited for.
    while not index._readers._closed:
        pass
    with pytest.raises(IndexStoreError, match="this index is closed"):
        index.search(generator.posting(1))
    assert closer.is_alive()
    go_on.set()
    asker.join()
    closer.join()
    assert answers == [1]


def test_searching_threads_and_an_end(tmp_path: Path, matcher: Matcher, generator: Generator) -> None:
    index = Index(tmp_path / "i", matcher, create=True)
    index.add([resume_item(generator, number) for number in range(20)])
    posting, said, searched = generator.posting(1), list[str](), threading.Barrier(5)

    def ask() -> None:
        index.search(posting)
        searched.wait()
        try:
            while True:
                index.search(posting)
        except IndexStoreError as error:
            said.append(str(error))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    searched.wait()
    index.close()
    for thread in threads:
        thread.join()
    assert len(said) == 4
    assert all("this index is closed" in one for one in said)


def test_a_closed_index_stays_closed(index: Index, generator: Generator) -> None:
    index.close()
    index.close()
    for act in (
        lambda: index.add([resume_item(generator, 1)]),
        lambda: index.remove("resume", ["r1"]),
        index.compact,
        index.info,
        index.cursor,
        index.match_new,
        lambda: index.search(generator.posting(1)),
    ):
        with pytest.raises(IndexStoreError, match="this index is closed"):
            act()


def test_another_thread_is_waited_for_at_the_limit(readers: Readers) -> None:
    with ExitStack() as stack:
        for _ in range(MOST):
            stack.enter_context(readers.lent())
        found: list[bool] = []

        def ask() -> None:
            with readers.lent() as store:
                found.append(store is not None)

        thread = threading.Thread(target=ask)
        thread.start()
        assert not found
    thread.join()
    assert found == [True]


def _asked_in_a_child(index: Index, answer: multiprocessing.SimpleQueue[tuple[int, bool]]) -> None:
    inherited = list(index._readers._free)
    with index._readers.lent() as store, store.reading():
        answer.put((store.count("resume"), store in inherited))
    os._exit(0)


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="processes are not forked there")
def test_a_forked_process_opens_its_own(index: Index, generator: Generator) -> None:
    index.add([resume_item(generator, 1)])
    index.search(generator.posting(1))
    context = multiprocessing.get_context("fork")
    answer = context.SimpleQueue()
    child = context.Process(target=_asked_in_a_child, args=(index, answer))
    child.start()
    child.join()
    assert answer.get() == (1, False)
    assert len(index.search(generator.posting(1))) == 1
