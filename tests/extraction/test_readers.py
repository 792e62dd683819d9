"""Who uses a pipeline when: few are built, and no two threads ever hold the same."""

from __future__ import annotations

import gc
import os
import threading
from contextlib import ExitStack
from datetime import date

import pytest

from matcher.extraction import readers
from matcher.extraction.pipeline import Reader
from matcher.extraction.readers import MOST, Readers, extract
from matcher.model import Document
from matcher.vocabulary import Vocabulary


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch, vocabulary: Vocabulary) -> list[Reader]:
    """The readers that are built; they cost nothing here."""
    made: list[Reader] = []

    def build(asked: Vocabulary) -> Reader:
        assert not gc.isenabled()
        made.append(object.__new__(Reader))
        made[-1].vocabulary = asked
        return made[-1]

    monkeypatch.setattr(readers, "Reader", build)
    return made


def in_a_thread(work: object) -> threading.Thread:
    thread = threading.Thread(target=work)  # type: ignore[arg-type]
    thread.start()
    return thread


def test_a_reader_that_was_given_back_is_lent_again(built: list[Reader], vocabulary: Vocabulary) -> None:
    pool = Readers()

    def use() -> None:
        with pool.lent(vocabulary):
            pass

    for _ in range(20):
        in_a_thread(use).join()
    assert len(built) == 1


def test_who_holds_a_reader_is_alone_with_it(built: list[Reader], vocabulary: Vocabulary) -> None:
    pool = Readers(3)
    with ExitStack() as stack:
        held = [stack.enter_context(pool.lent(vocabulary)) for _ in range(3)]
        assert held == built
        assert len(set(map(id, held))) == 3


def test_more_than_there_are_wait(built: list[Reader], vocabulary: Vocabulary) -> None:
    pool = Readers(1)
    got = threading.Event()

    def use() -> None:
        with pool.lent(vocabulary):
            got.set()

    with pool.lent(vocabulary):
        thread = in_a_thread(use)
        assert not got.wait(0.05)
    thread.join()
    assert got.is_set()
    assert len(built) == 1


def test_each_vocabulary_has_its_own_and_the_last_ones_are_kept(built: list[Reader], vocabulary: Vocabulary) -> None:
    pool = Readers(2)
    some = [object.__new__(Vocabulary) for _ in range(3)]
    for one in (*some, *reversed(some)):
        with pool.lent(one) as read:
            assert read.vocabulary is one
    # The last two were kept; the first one is built again.
    assert [r.vocabulary for r in built] == [*some, some[0]]


def test_a_failure_gives_the_reader_back(built: list[Reader], vocabulary: Vocabulary) -> None:
    pool = Readers(1)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), pool.lent(vocabulary):
            raise ZeroDivisionError
    assert len(built) == 1


@pytest.mark.parametrize("enabled", [True, False])
def test_building_leaves_the_garbage_collector_as_it_was(
    built: list[Reader], vocabulary: Vocabulary, enabled: bool
) -> None:
    before = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    with Readers().lent(vocabulary):
        left = gc.isenabled()
    (gc.enable if before else gc.disable)()
    assert left is enabled
    assert built


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_child_does_not_wait_for_the_threads_of_its_parent(vocabulary: Vocabulary) -> None:
    with ExitStack() as stack:
        for _ in range(MOST):
            stack.enter_context(readers.reader(vocabulary))
        child = os.fork()
        if not child:
            found = extract(Document("r", "", "ok", "SKILLS\n\nWestlaw"), vocabulary, as_of=date(2026, 11, 1))
            os._exit(0 if [m.concept for m in found.mentions] == ["tool.westlaw"] else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
