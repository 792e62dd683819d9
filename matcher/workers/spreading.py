"""Work on one file after the other: in this process, or in processes of their own that may die.

A file is held by one process at a time and its bytes stay here until its result is back. So a process that dies costs
the file in work a second try and nobody else anything. Processes that the interpreter itself starts, with pipes and
threads, instead of ``multiprocessing``: nothing is asked of the program that uses this, on no operating system.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Generic, TypeAlias, TypeVar

from matcher.documents.pool import Pool
from matcher.documents.process import Process
from matcher.workers.line import SENT, Line, Task, Work, Working

K = TypeVar("K")
R = TypeVar("R")
Found: TypeAlias = Generator[tuple[K, R], None, None]
# Files held for each process: those that it has, and one for the moment when it is done with one.
_HELD = SENT + 1
# So few files are done here before a process has started; a few large ones are not.
FEW = 20
_FEW_BYTES = 32 * 1024 * 1024
# The same where an order is kept: enough for a tenth of a second, if they are no more bytes than this.
_MANY_HELD = 16
_MOST_BYTES = 32 * 1024 * 1024
# Results for each process that may wait for an earlier one: a file that takes seconds holds nobody up.
_MOST_WAITING = 200
# Windows does not interrupt a thread that waits.
_TICK_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Stock:
    """How many files are held at once; none is taken while ``more`` says no, which it may while one is in work."""

    most: int
    more: Callable[[], bool] = lambda: True


def default_jobs() -> int:
    """The number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Workers(Generic[R]):
    """Workers in processes of their own, started when there is work for them; ended at the end of a ``with`` block."""

    def __init__(self, job: Work[R], jobs: int | None = None) -> None:
        """Store what to do; ``jobs`` processes do it, one for each core if ``None``, with 1 this one."""
        self.job = job
        self.jobs = jobs or default_jobs()
        self._pool: Pool[Process] = Pool("this pool of workers")

    @cached_property
    def _own(self) -> Working[R]:
        return self.job.worker()

    def __enter__(self) -> Workers[R]:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all processes."""
        self.close()

    def close(self) -> None:
        """End all processes; what they work on is lost."""
        self._pool.close()
        if "_own" in self.__dict__:
            self._own.close()

    def map(self, tasks: Iterable[Task[K]]) -> Found[K, R]:
        """What comes of files, given with a key and a name each, as they are made; few files are held at a time.

        Whoever stops half-way loses what is in work, and the processes.

        Raises:
            MatcherError: Something is wrong that is no matter of one file.
        """
        return self._made(tasks, Stock(_HELD * self.jobs))

    def in_order(self, files: Iterable[tuple[str, bytes]]) -> Iterator[R]:
        """What comes of files, given with a name each, in the order given; few results wait for an earlier one.

        More files are held, as long as they are small: whoever wants an order may take the results in batches.

        Raises:
            MatcherError: Something is wrong that is no matter of one file.
        """
        made: dict[int, R] = {}
        sizes: deque[int] = deque()
        due = 0

        def given() -> Iterator[Task[int]]:
            for number, (name, data) in enumerate(files):
                sizes.append(len(data))
                yield number, name, data

        def more() -> bool:
            return len(made) < _MOST_WAITING * self.jobs and sum(sizes) < _MOST_BYTES * self.jobs

        with closing(self._made(given(), Stock(_MANY_HELD * self.jobs, more))) as found:
            for number, result in found:
                made[number] = result
                while due in made:
                    sizes.popleft()
                    yield made.pop(due)
                    due += 1

    def _made(self, tasks: Iterable[Task[K]], stock: Stock) -> Found[K, R]:
        """The results as they are made, of few files in this process."""
        waiting = iter(tasks)
        first, are_all = _first(waiting) if self.jobs > 1 else ([], True)
        if are_all:
            for key, name, data in chain(first, waiting):
                yield key, self._own(data, name)
        else:
            yield from self._spread(chain(first, waiting), stock)

    def _spread(self, tasks: Iterator[Task[K]], stock: Stock) -> Found[K, R]:
        """The results as processes make them. A thread drives each process, which starts when a file needs it."""
        waiting: SimpleQueue[Task[K] | None] = SimpleQueue()
        made: SimpleQueue[tuple[K, R] | BaseException] = SimpleQueue()
        threads = ThreadPoolExecutor(self.jobs)
        held = 0
        try:
            for begun in islice(tasks, self.jobs):
                threads.submit(Line(self.job, self._pool, waiting).run, begun, made)
                held += 1
            while held:
                while held < stock.most and stock.more() and (task := next(tasks, None)):
                    waiting.put(task)
                    held += 1
                yield _got(made)
                held -= 1
        except BaseException:
            self.close()
            raise
        finally:
            waiting.put(None)
            threads.shutdown()


def _got(made: SimpleQueue[tuple[K, R] | BaseException]) -> tuple[K, R]:
    """The next result.

    Raises:
        BaseException: What has ended the thread that was to make it.
    """
    while True:
        with suppress(Empty):
            found = made.get(timeout=_TICK_SECONDS)
            if isinstance(found, BaseException):
                raise found
            return found


def _first(tasks: Iterator[Task[K]]) -> tuple[list[Task[K]], bool]:
    """The first few files, and whether there are no more."""
    found: list[Task[K]] = []
    size = 0
    for task in tasks:
        found.append(task)
        size += len(task[2])
        if len(found) > FEW or size > _FEW_BYTES:
            return found, False
    return found, True
