"""The work of each request, in a thread of its own: files are read in the sandbox, then a worker does the rest."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Self, TypeVar

from starlette.requests import ClientDisconnect

from matcher.documents import from_mapping, read_text
from matcher.documents.sandbox import Sandbox
from matcher.library import failed, remedy
from matcher.model import Document, DocumentStatus, Failure
from matcher.vocabulary import load_vocabulary
from matcher.web import problems
from matcher.web.gate import Gate
from matcher.web.given import Given
from matcher.web.guards import report_fault
from matcher.web.settings import Settings
from matcher.web.workers import FaultError, OverdueError, Worker, Workers

T = TypeVar("T")
_OVERDUE = "it takes longer than {seconds:g} seconds to match; keep only the part that matters"
_NOT_REACHED = "it was not reached within {seconds:g} seconds; send fewer files at once"
_FAULT = "a fault of the program; please report it; the other files are not affected"


class Work:
    """Everything that outlives a request: the sandbox, the workers, and the threads that drive them.

    It is open within a ``with`` block, and belongs to one event loop.
    """

    def __init__(self, settings: Settings) -> None:
        """Start the processes, which make ready by themselves.

        Raises:
            MatcherError: The vocabulary cannot be used, or a process cannot be started.
        """
        self.settings = settings
        self.vocabulary = load_vocabulary(settings.vocabulary)
        self.gate = Gate(settings.workers, settings.waiting, settings.most_bytes)
        self._workers = Workers(settings.workers, settings.vocabulary, settings.seconds)
        self._sandbox = Sandbox(settings.reading)
        self._threads = ThreadPoolExecutor(settings.workers, "matcher-web")

    def __enter__(self) -> Self:
        """Wait until the processes are ready.

        Raises:
            MatcherError: They cannot be made ready.
        """
        try:
            self._sandbox.prepare()
            self._workers.prepare()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def close(self) -> None:
        """Finish what is under way, then end the processes."""
        self._threads.shutdown()
        self._workers.close()
        self._sandbox.close()

    async def do(self, task: Callable[[Desk], bytes], has_left: threading.Event) -> bytes:
        """What a task makes at a desk, in its turn. For a client that ``has_left`` nothing more is begun.

        Raises:
            Problem: A document cannot be read, or takes too long.
            ClientDisconnect: The client has left.
        """
        async with self.gate.turn():
            return await asyncio.get_running_loop().run_in_executor(self._threads, self._at_desk, task, has_left)

    def _at_desk(self, task: Callable[[Desk], bytes], has_left: threading.Event) -> bytes:
        with self._workers.lent() as worker:
            try:
                return task(Desk(self._sandbox, worker, self.settings, has_left))
            except FaultError as error:
                report_fault(error.kind, error.place)
                raise problems.fault() from None


class Desk:
    """What a thread works with: reading files, and a worker that does the jobs."""

    def __init__(self, sandbox: Sandbox, worker: Worker, settings: Settings, has_left: threading.Event) -> None:
        """Sit down; the time of the request runs from now."""
        self._sandbox = sandbox
        self._settings = settings
        self._end = time.monotonic() + settings.most_seconds
        self._has_left = has_left
        self.worker = worker

    def opened(self, given: Given) -> Document:
        """A document as it was read; check its ``status``.

        Raises:
            ClientDisconnect: Nobody waits for it any more.
        """
        if self._has_left.is_set():
            raise ClientDisconnect
        if isinstance(given.content, Document):
            return given.content
        if isinstance(given.content, bytes):
            return self._sandbox.read(given.content, name=given.name)
        if isinstance(given.content, str):
            return read_text(given.content, given.name)
        return from_mapping(given.content, given.name)

    @property
    def most_files(self) -> int:
        """How many files one request may hold, those of archives counted."""
        return self._settings.most_files

    def read(self, given: Given) -> Document:
        """A document that could be read.

        Raises:
            Problem: It could not.
        """
        document = self.opened(given)
        if document.status != "ok":
            raise problems.unreadable(given.part, given.name, document.status, remedy(document))
        return document

    def timed(self, given: Given, job: Callable[[], T]) -> T:
        """What a job makes of a document.

        Raises:
            Problem: It takes too long.
        """
        try:
            return job()
        except OverdueError:
            raise problems.unreadable(given.part, given.name, "timeout", self._overdue) from None

    def each(self, sources: Iterable[Given], job: Callable[[Document], T]) -> Iterator[T]:
        """What a job makes of each document; one that takes too long or ends in a fault never stops the others.

        Those for which no time is left are handed to the job as unreadable.
        """
        for given in sources:
            if time.monotonic() > self._end:
                yield job(Document(given.name, "", "timeout", "", warnings=(self._not_reached,)))
                continue
            document = self.opened(given)
            try:
                yield job(document)
            except OverdueError:
                yield job(_lost(document, "timeout", self._overdue))
            except FaultError as error:
                report_fault(error.kind, error.place)
                yield job(_lost(document, "corrupt", _FAULT))

    @property
    def _overdue(self) -> str:
        return _OVERDUE.format(seconds=self._settings.seconds)

    @property
    def _not_reached(self) -> str:
        return _NOT_REACHED.format(seconds=self._settings.most_seconds)


def _lost(document: Document, status: DocumentStatus, reason: str) -> Document:
    """A document that came to nothing, as one that could not be read."""
    return failed(document, Failure(document.source, status, reason))
