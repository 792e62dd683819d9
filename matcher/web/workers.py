"""Working processes, as the server sees them: each holds one pipeline, does one job at a time, and can be ended.

Not threads: they would share one interpreter lock, and nothing could stop a text that takes too long.
"""

from __future__ import annotations

import pickle
import queue
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from matcher.documents.process import DiedError, Process
from matcher.documents.wire import GoneError, WireError, receive, send
from matcher.errors import MatcherError
from matcher.library import Matcher
from matcher.web.answers import Done, Failed

P = ParamSpec("P")
T = TypeVar("T")
_MAX_ANSWER = 256 * 1024**2
_TRIES = 2


class OverdueError(Exception):
    """A job took longer than it may."""


class FaultError(Exception):
    """A job failed, by a fault of the program. ``place`` says where, without a word of a document."""

    def __init__(self, kind: str, place: str) -> None:
        """Store what happened, and where."""
        super().__init__(kind)
        self.kind = kind
        self.place = place


class WorkProcess(Process):
    """One working process."""

    def do(self, request: bytes, seconds: float) -> Done | Failed:
        """What comes of a request.

        Raises:
            DiedError: It did not answer in time, or not at all.
            MatcherError: It never made ready.
        """
        self.prepare()
        try:
            with self._deadline(seconds):
                send(self._requests, request)
                answer = receive(self._answers, _MAX_ANSWER)
        except WireError as error:
            self._is_gone = isinstance(error, GoneError)
            raise DiedError from error
        if self._timed_out:  # it answered while it was being killed
            raise DiedError
        found: Done | Failed = pickle.loads(answer)
        return found

    def prepare(self) -> None:
        """Wait until it has built its pipeline.

        Raises:
            DiedError: Somebody killed it.
            MatcherError: It never comes to that.
        """
        self._make_ready()


class Worker:
    """Does one job after the other in a process of its own, which is started anew when it dies. For one thread."""

    def __init__(self, vocabulary: Path | None, seconds: float) -> None:
        """Start the process, which makes ready by itself.

        Raises:
            MatcherError: It cannot be started.
        """
        overlay = [str(vocabulary.resolve())] if vocabulary else []
        self._command = [sys.executable, "-P", "-m", "matcher.web.worker", *overlay]
        self._seconds = seconds
        self._process = WorkProcess(self._command)

    def call(self, job: Callable[Concatenate[Matcher, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What a function of ``jobs`` returns, called with the matcher of the process.

        Raises:
            OverdueError: It takes too long. The process is ended.
            MatcherError: There is no process to do it.
            FaultError: It failed, or ended the process twice.
        """
        request = pickle.dumps((job, args, kwargs))
        for _ in range(_TRIES):
            try:
                answer: Any = self._process.do(request, self._seconds)
            except DiedError:
                if self._renew():
                    raise OverdueError from None
                continue
            except MatcherError:  # it did not come to be; the next one may
                self._renew()
                raise
            if isinstance(answer, Failed):
                raise FaultError(answer.kind, answer.place)
            found: T = answer.value
            return found
        raise FaultError("DiedError", f"{job.__name__} ended its process\n")

    def prepare(self) -> None:
        """Wait until the process is ready.

        Raises:
            MatcherError: It cannot be made ready.
        """
        try:
            self._process.prepare()
        except DiedError:
            self._renew()

    def close(self) -> None:
        """End the process."""
        self._process.end()

    def _renew(self) -> bool:
        """Whether the process that died was killed for taking too long; another one takes its place."""
        timed_out = self._process.end().timed_out
        self._process = WorkProcess(self._command)
        return timed_out


class Workers:
    """A fixed number of workers, each lent to one thread at a time."""

    def __init__(self, number: int, vocabulary: Path | None, seconds: float) -> None:
        """Start them all.

        Raises:
            MatcherError: One cannot be started.
        """
        self._all = [Worker(vocabulary, seconds) for _ in range(number)]
        self._idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        for worker in self._all:
            self._idle.put(worker)

    def prepare(self) -> None:
        """Wait until all are ready.

        Raises:
            MatcherError: One cannot be made ready.
        """
        for worker in self._all:
            worker.prepare()

    @contextmanager
    def lent(self) -> Iterator[Worker]:
        """A worker, as soon as one is idle."""
        worker = self._idle.get()
        try:
            yield worker
        finally:
            self._idle.put(worker)

    def close(self) -> None:
        """End all processes."""
        for worker in self._all:
            worker.close()
