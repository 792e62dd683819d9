"""A working process is used again, ended when it takes too long, and replaced when it dies."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from matcher.library import Matcher
from matcher.web.workers import FaultError, OverdueError, Worker, Workers


def number(_matcher: Matcher) -> int:
    return os.getpid()


def version(matcher: Matcher) -> str:
    return matcher.vocabulary.version


def wait(_matcher: Matcher, seconds: float) -> None:
    time.sleep(seconds)


def die(_matcher: Matcher) -> None:
    os._exit(3)


def fail(_matcher: Matcher, secret: str) -> None:
    raise ValueError(secret)


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    made = Worker(None, seconds=5)
    made.prepare()
    yield made
    made.close()


def test_it_does_one_job_after_the_other_elsewhere(worker: Worker, matcher: Matcher) -> None:
    assert worker.call(number) == worker.call(number) != os.getpid()
    assert worker.call(version) == matcher.vocabulary.version


def test_a_fault_says_where_and_nothing_of_the_document(worker: Worker) -> None:
    before = worker.call(number)
    with pytest.raises(FaultError) as caught:
        worker.call(fail, "Ada Example")
    assert caught.value.kind == "ValueError"
    assert "in fail" in caught.value.place
    assert "Ada" not in f"{caught.value} {caught.value.place}"
    assert worker.call(number) == before


def test_what_ends_its_process_is_a_fault_and_the_next_job_is_done(worker: Worker) -> None:
    before = worker.call(number)
    with pytest.raises(FaultError):
        worker.call(die)
    assert worker.call(number) != before


def test_what_takes_too_long_is_ended_and_the_next_job_is_done() -> None:
    worker = Worker(None, seconds=3)
    try:
        worker.prepare()
        with pytest.raises(OverdueError):
            worker.call(wait, 60)
        assert worker.call(number) > 0
    finally:
        worker.close()


def test_a_process_that_died_while_idle_costs_nobody_a_job(worker: Worker) -> None:
    os.kill(worker.call(number), 9)
    assert worker.call(number) > 0


def test_each_thread_has_a_worker_of_its_own() -> None:
    workers = Workers(2, None, seconds=5)
    try:
        workers.prepare()
        with workers.lent() as one, workers.lent() as other:
            assert one.call(number) != other.call(number)
        with workers.lent() as again:
            assert again in (one, other)
    finally:
        workers.close()
