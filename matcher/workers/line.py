"""One process after the other, and the files that it was given: the one in work, and the one sent ahead.

The next file lies in the process before the answer to the one in work is out, so that it never waits for its master. A
process that dies has died of the file in work: that one gets a second try, in a new process, and the file sent ahead
goes with it as if nothing had been.
"""

from __future__ import annotations

import hashlib
import json
import pickle
from collections import deque
from collections.abc import Iterable, Iterator
from queue import Empty, SimpleQueue
from typing import Any, Generic, Protocol, TypeAlias, TypeVar, cast

from matcher.documents.pool import Pool
from matcher.documents.process import DiedError, End, Process, module_command
from matcher.documents.sandbox import Limits
from matcher.errors import MatcherError
from matcher.model import Document, DocumentStatus

K = TypeVar("K")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)
Task: TypeAlias = tuple[K, str, bytes]
# One in work, one sent ahead.
SENT = 2
_START_SECONDS = 120.0
_STARTS = 3
# Reading keeps its own time, OCR has eight times as much, both may start anew; extraction takes seconds at most.
_TURNS = 20
_SPARE_SECONDS = 60
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


def patience(job: Work[object]) -> float:
    """How many seconds a process may take for one file before it is taken to hang."""
    return job.limits.seconds * _TURNS + _SPARE_SECONDS


class Line(Generic[K, R]):
    """The files that one thread sees through, in the order in which it takes them from those that wait."""

    def __init__(self, job: Work[R], pool: Pool[Process], waiting: SimpleQueue[Task[K] | None]) -> None:
        """Store what to do and where the files come from; ``None`` among them says that no more will come."""
        self._job = job
        self._pool = pool
        self._waiting = waiting
        self._process: Process | None = None
        self._held: deque[Task[K]] = deque()
        self._sent = 0

    def run(self, first: Task[K], made: SimpleQueue[tuple[K, R] | BaseException]) -> None:
        """Put what comes of ``first`` and of the files that wait into ``made``; an error there is the last."""
        try:
            self._held.append(first)
            self._process = self._pool.take()
            while self._held or self._take(wait=True):
                made.put(self._next())
            if self._process is not None:
                self._pool.give(self._process)
        except BaseException as error:  # it is for the thread that hands out the work
            made.put(error)

    def _take(self, *, wait: bool) -> bool:
        """Whether one more file is held now."""
        try:
            task = self._waiting.get(wait)
        except Empty:
            return False
        if task is None:
            self._waiting.put(None)  # the others want to know as well
            return False
        self._held.append(task)
        return True

    def _next(self) -> tuple[K, R]:
        """What comes of the file in work."""
        end = self._ask()
        if isinstance(end, End) and not end.timed_out:
            # In a new process: whatever ended the other one, this file may have had no part in it.
            end = self._ask()
        key, name, data = self._held.popleft()
        return key, self._lost(end, name, data) if isinstance(end, End) else end

    def _ask(self) -> R | End:
        """What a process makes of the file in work, or how it died of it.

        Raises:
            MatcherError: The process says that something is wrong which is no matter of this file.
        """
        process = self._process = self._process or self._start()
        answer = self._answer(process, self._messages(), patience(self._job))
        if isinstance(answer, End):
            self._process, self._sent = None, 0
            return answer
        self._sent -= 1
        return cast(R, answer)

    def _messages(self) -> Iterator[bytes]:
        """What the process is to be sent before its next answer, for it to have the file in work and the one ahead."""
        while self._sent < SENT and (self._sent < len(self._held) or self._take(wait=False)):
            _, name, data = self._held[self._sent]
            self._sent += 1
            yield name.encode("utf-8", "surrogatepass")
            yield data

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
        job = pickle.dumps(self._job)
        for _ in range(_STARTS):
            self._pool.check()
            process = self._pool.add(Process(module_command("matcher.workers.serving")))
            if not isinstance(self._answer(process, (job,), _START_SECONDS), End):
                return process
        raise MatcherError(_CANNOT_START)

    def _lost(self, end: End, name: str, data: bytes) -> R:
        """What a file comes to that ended its process."""
        status: DocumentStatus = "timeout" if end.timed_out else "corrupt"
        reason = _TIMED_OUT.format(seconds=patience(self._job)) if end.timed_out else _DIED
        digest = hashlib.sha256(data).hexdigest()
        return self._job.lost(Document(name, digest, status, "", warnings=(reason,)), data)
