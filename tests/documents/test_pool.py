"""Processes that are lent: whatever comes first, the answer or the end of the pool, none is left open."""

from __future__ import annotations

import sys

import pytest

from matcher.documents.pool import Pool
from matcher.documents.process import Process
from matcher.errors import MatcherError

WAITS = (sys.executable, "-c", "import sys; sys.stdin.read()")


@pytest.fixture
def pool() -> Pool[Process]:
    return Pool("this pool")


def is_over(process: Process) -> bool:
    return process._popen.poll() is not None and process._answers.closed and process._requests.closed


def test_an_idle_process_is_lent_again(pool: Pool[Process]) -> None:
    process = pool.add(Process(WAITS))
    assert pool.take() is None
    pool.give(process)
    assert pool.has_idle()
    assert pool.take() is process
    pool.give(process)
    pool.close()
    assert is_over(process)


def test_a_process_that_is_given_back_too_late_is_ended(pool: Pool[Process]) -> None:
    process = pool.add(Process(WAITS))
    pool.close()
    pool.give(process)
    assert is_over(process)


def test_a_process_that_starts_too_late_is_ended(pool: Pool[Process]) -> None:
    process = Process(WAITS)
    pool.close()
    with pytest.raises(MatcherError, match="this pool is closed"):
        pool.add(process)
    assert is_over(process)
