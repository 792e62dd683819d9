"""The work on one resume after the other: in this process, or in processes of their own that may die.

A file is held by one process at a time and its bytes stay here until its record is back. So a process that dies costs
that file a second try and nobody else anything. Processes that the interpreter itself starts, with pipes and threads,
instead of ``multiprocessing``: nothing is asked of the program that uses this, on no operating system.
"""

from __future__ import annotations

import hashlib
import json
import os
import pickle
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from functools import cached_property
from itertools import chain, islice
from types import TracebackType
from typing import Any, Generic, Protocol, TypeAlias, TypeVar, cast

from matcher.documents.pool import Pool
from matcher.documents.process import DiedError, End, Process, module_command
from matcher.documents.sandbox import Limits, Sandbox
from matcher.errors import MatcherError
from matcher.extraction.readers import prepare
from matcher.library import Matcher
from matcher.model import Document, DocumentStatus
from matcher.reports.record_shapes import Record
from matcher.screening.recording import Job, recorded

K = TypeVar("K")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)
Task: TypeAlias = tuple[K, str, bytes]
# Files held for each process, the one in work among them: the next is at hand when it asks.
_AHEAD = 2
# So few files are done here before a process has started; a few large ones are not.
FEW = 20
_FEW_BYTES = 32 * 1024 * 1024
_START_SECONDS = 120.0
_STARTS = 3
# Reading keeps its own time, OCR has eight times as much, both may start anew; extraction takes seconds at most.
_TURNS = 20
_SPARE_SECONDS = 60
# Windows does not interrupt a thread that waits.
_TICK_SECONDS = 0.5
_CANNOT_START = "the processes that work on resumes end as soon as they start; use --jobs 1, or free some memory"
_DIED = "working on it ended the program twice; print it to a new PDF and try again; the other files are not affected"
_TIMED_OUT = "it takes longer than {seconds:g} seconds to work on; keep only the part that matters, or allow more time"


class Working(Protocol[R_co]):
    """Makes something of one file after the other, in one process. What it makes goes over a pipe as JSON."""

    def __call__(self, data: bytes, name: str) -> R_co:
        """What comes of a file, whatever is in it."""

    def close(self) -> None:
        """End what it has started."""


class Work(Protocol[R_co]):
    """What is to be done with every file. It is pickled for each process."""

    @property
    def limits(self) -> Limits:
        """What reading one file may cost."""

    def worker(self) -> Working[R_co]:
        """Who does it, with everything loaded."""

    def lost(self, document: Document, data: bytes) -> R_co:
        """What a file comes to that nothing comes of; the document says why."""


class Worker:
    """Makes the record of one resume after the other, in this process."""

    def __init__(self, job: Job) -> None:
        """Load the vocabulary while the process that reads files starts.

        Raises:
            MatcherError: The vocabulary cannot be used, or that process cannot be started.
        """
        self.job = job
        self._sandbox = Sandbox(job.limits)
        self._sandbox.prepare()
        try:
            self._matcher = Matcher(job.vocabulary, limits=None)
        except BaseException:
            self.close()
            raise
        prepare(self._matcher.vocabulary)

    def __call__(self, data: bytes, name: str) -> Record:
        """What a run keeps of a file, whatever is in it.

        Raises:
            MatcherError: Something is wrong that is no matter of this file.
        """
        return recorded(self._matcher, self.job, self._sandbox.read(data, name=name), data)

    def close(self) -> None:
        """End the process that reads files."""
        self._sandbox.close()


def patience(job: Work[object]) -> float:
    """How many seconds a process may take for one file before it is taken to hang."""
    return job.limits.seconds * _TURNS + _SPARE_SECONDS


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

    def map(self, tasks: Iterable[Task[K]]) -> Iterator[tuple[K, R]]:
        """What comes of files, given with a key and a name each, as they are made; few files are held at a time.

        Whoever stops half-way loses what is in work, and the processes.

        Raises:
            MatcherError: Something is wrong that is no matter of one file.
        """
        waiting = iter(tasks)
        first, are_all = _first(waiting) if self.jobs > 1 else ([], True)
        if are_all:
            for key, name, data in chain(first, waiting):
                yield key, self._own(data, name)
        else:
            yield from self._spread(chain(first, waiting))

    def _spread(self, tasks: Iterator[Task[K]]) -> Iterator[tuple[K, R]]:
        """The results as processes make them. A thread waits for each process, and starts when a file needs it."""
        threads = ThreadPoolExecutor(self.jobs)
        try:
            running = {threads.submit(self._kept, task) for task in islice(tasks, _AHEAD * self.jobs)}
            while running:
                done, running = wait(running, _TICK_SECONDS, FIRST_COMPLETED)
                running |= {threads.submit(self._kept, task) for task in islice(tasks, len(done))}
                for made in done:
                    yield made.result()
        except BaseException:
            self.close()
            raise
        finally:
            threads.shutdown(cancel_futures=True)

    def _kept(self, task: Task[K]) -> tuple[K, R]:
        key, name, data = task
        end = self._ask(self._pool.take() or self._start(), name, data)
        if isinstance(end, End) and not end.timed_out:
            # In a new process: whatever ended the other one, this file may have had no part in it.
            end = self._ask(self._start(), name, data)
        return key, self._lost(end, name, data) if isinstance(end, End) else end

    def _ask(self, process: Process, name: str, data: bytes) -> R | End:
        """What a process makes of a file, or how it died of it.

        Raises:
            MatcherError: The process says that something is wrong which is no matter of this file.
        """
        answer = self._answer(process, (name.encode("utf-8", "surrogatepass"), data), patience(self.job))
        if isinstance(answer, End):
            return answer
        self._pool.give(process)
        return cast(R, answer)

    def _answer(self, process: Process, messages: Iterable[bytes], seconds: float) -> dict[str, Any] | End:
        """What a process says to some messages, or how it died of them.

        Raises:
            MatcherError: It says that something is wrong which is no matter of one file, or it never made ready.
        """
        try:
            answer: dict[str, Any] = json.loads(process.exchange(messages, seconds))
            if "error" in answer:
                raise MatcherError(answer["error"])
        except (DiedError, MatcherError) as error:
            self._pool.forget(process)
            end = process.end()
            self._pool.check()
            if isinstance(error, MatcherError):
                raise
            return end
        return answer

    def _start(self) -> Process:
        """A new process that has loaded what it needs.

        Raises:
            MatcherError: It cannot be started.
        """
        job = pickle.dumps(self.job)
        for _ in range(_STARTS):
            self._pool.check()
            process = self._pool.add(Process(module_command("matcher.screening.worker")))
            if not isinstance(self._answer(process, (job,), _START_SECONDS), End):
                return process
        raise MatcherError(_CANNOT_START)

    def _lost(self, end: End, name: str, data: bytes) -> R:
        """What a file comes to that ended its process."""
        status: DocumentStatus = "timeout" if end.timed_out else "corrupt"
        reason = _TIMED_OUT.format(seconds=patience(self.job)) if end.timed_out else _DIED
        digest = hashlib.sha256(data).hexdigest()
        return self.job.lost(Document(name, digest, status, "", warnings=(reason,)), data)


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
