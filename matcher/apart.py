"""Functions called in processes of their own, which are ended when they take too long: ``python -m matcher.apart``.

A thread cannot be stopped, and a regular expression that never ends stops even the threads that would watch it. What
goes over the pipes is pickled: on both sides it is this program, and no parser of strangers' files.
"""

from __future__ import annotations

import gc
import pickle
import weakref
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from io import RawIOBase
from queue import SimpleQueue
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, cast

from matcher.documents.confine import allow_seconds
from matcher.documents.pool import Pool
from matcher.documents.process import DiedError, End, Process, module_command
from matcher.documents.wire import GoneError, send
from matcher.errors import MatcherError
from matcher.workers.serving import begun

S = TypeVar("S")
P = ParamSpec("P")
R = TypeVar("R")
_START_SECONDS = 120.0
_STARTS = 3
_CANNOT_START = "the processes that extract end as soon as they start; free some memory"


class LostError(Exception):
    """A call ended its process: it took too long, or the process died of it twice."""

    def __init__(self, *, timed_out: bool) -> None:
        """Store which of the two it was."""
        super().__init__("timed out" if timed_out else "died")
        self.timed_out = timed_out


class Apart(Generic[S]):
    """Calls functions with something that each process makes once, such as a loaded vocabulary.

    Threads may share it: as many processes are started as calls are under way at once. They end with the program.
    """

    def __init__(self, make: Callable[[], S]) -> None:
        """Store what makes it; like every function and argument, it must be picklable."""
        self._make = make
        self._pool: Pool[Process] = Pool("this extraction")
        weakref.finalize(self, self._pool.close)

    def call(self, seconds: float, function: Callable[Concatenate[S, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """What a function returns in a process apart, which may take so long.

        Raises:
            LostError: It takes longer, or ends its process and another one.
            MatcherError: It raised that, or there is no process to do it.
        """
        request = pickle.dumps((seconds, function, args, kwargs))
        process = self._pool.take() or self._start()
        answer = self._ask(process, request, seconds)
        if isinstance(answer, End) and not answer.timed_out:
            # In a new process: whatever ended the other one, this call may have had no part in it.
            process = self._start()
            answer = self._ask(process, request, seconds)
        if isinstance(answer, End):
            raise LostError(timed_out=answer.timed_out)
        self._pool.give(process)
        return cast(R, _value(answer))

    def _start(self) -> Process:
        """A new process, which has made what it needs.

        Raises:
            MatcherError: That cannot be made, or no process can be started.
        """
        request = pickle.dumps(self._make)
        for _ in range(_STARTS):
            self._pool.check()
            process = self._pool.add(Process(module_command("matcher.apart")))
            answer = self._ask(process, request, _START_SECONDS)
            if isinstance(answer, End):
                continue
            try:
                _value(answer)
            except MatcherError:
                self._drop(process)
                raise
            return process
        raise MatcherError(_CANNOT_START)

    def _ask(self, process: Process, request: bytes, seconds: float) -> bytes | End:
        """The answer of a process, or how it ended."""
        try:
            return process.exchange((request,), seconds)
        except DiedError:
            end = self._drop(process)
            self._pool.check()
            return end
        except BaseException:  # such as Ctrl-C: a process that still works must not be asked again
            self._drop(process)
            raise

    def _drop(self, process: Process) -> End:
        self._pool.forget(process)
        return process.end()


def _value(answer: bytes) -> Any:
    """What a process says.

    Raises:
        MatcherError: It says that something is wrong.
    """
    value, error = pickle.loads(answer)
    if error:
        raise MatcherError(error)
    return value


def main() -> None:
    """Answer requests until standard input ends."""
    messages, answers = begun()
    with suppress(GoneError):
        _serve(messages, answers)


def _serve(messages: SimpleQueue[bytes], answers: RawIOBase) -> None:
    """Make what the functions need and answer, then call one after the other.

    Raises:
        GoneError: Nobody is left to answer.
    """
    try:
        made = pickle.loads(messages.get())()
    except MatcherError as error:
        send(answers, pickle.dumps((None, str(error))))
        return
    # What was made stays as long as the process: the garbage collector need not go over it again and again.
    gc.freeze()
    send(answers, pickle.dumps((None, "")))
    while True:
        seconds, function, args, kwargs = pickle.loads(messages.get())
        # For a process that hangs and has lost its master; the master measures time more strictly.
        allow_seconds(seconds)
        send(answers, _answer(partial(function, made, *args, **kwargs)))


def _answer(work: Callable[[], object]) -> bytes:
    """What a function returns, or what it says is wrong; what ends the process is for the master to judge."""
    try:
        return pickle.dumps((work(), ""), pickle.HIGHEST_PROTOCOL)
    except MatcherError as error:
        return pickle.dumps((None, str(error)))


if __name__ == "__main__":
    main()
