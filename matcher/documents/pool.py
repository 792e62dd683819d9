"""The processes that one master has started, and which of them are idle."""

from __future__ import annotations

import os
import threading
import weakref
from typing import Any, Generic, TypeVar

from matcher.documents.process import Process
from matcher.errors import MatcherError

P = TypeVar("P", bound=Process)


class Pool(Generic[P]):
    """Processes to be taken, one by each thread, and given back. Threads may share it."""

    def __init__(self, owner: str) -> None:
        """Start with none; ``owner`` is what to call the master in an error."""
        self._owner = owner
        self._closed = False
        self._reset()
        _POOLS.add(self)

    def _reset(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[P] = []
        self._all: set[P] = set()

    def has_idle(self) -> bool:
        """Return whether a process waits for work."""
        with self._lock:
            return bool(self._idle)

    def take(self) -> P | None:
        """Return the idle process that was used last, which is the one most likely to be in memory."""
        with self._lock:
            return self._idle.pop() if self._idle else None

    def give(self, process: P) -> None:
        """Take back a process that is idle; end it if the pool was closed while it worked."""
        with self._lock:
            if not self._closed:
                self._idle.append(process)
                return
        process.end()

    def add(self, process: P) -> P:
        """Return a process that was just started, which is ended with the others from now on.

        Raises:
            MatcherError: The pool is closed.

        """
        with self._lock:
            if not self._closed:
                self._all.add(process)
                return process
        process.end()
        self.check()
        return process

    def check(self) -> None:
        """Raise ``MatcherError`` if it is closed: a process that it ended did not die of its file."""
        if self._closed:
            raise MatcherError(f"{self._owner} is closed; make a new one")

    def forget(self, process: P) -> None:
        """Have nothing to do with a process any more."""
        with self._lock:
            self._all.discard(process)

    def close(self) -> None:
        """End all processes, and whatever is started later."""
        with self._lock:
            self._closed = True
            idle, busy = self._idle, self._all - set(self._idle)
            self._idle, self._all = [], set()
        for process in busy:
            process.kill()  # whoever asked it sees it die and clears up
        for process in idle:
            process.end()

    def abandon(self) -> None:
        """Let go of the processes after a fork: they belong to the parent."""
        processes = self._all
        self._reset()
        for process in processes:
            process.abandon()


_POOLS: weakref.WeakSet[Pool[Any]] = weakref.WeakSet()


def _after_fork() -> None:
    for pool in list(_POOLS):
        pool.abandon()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
