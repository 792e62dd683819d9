"""Reading what strangers send: each file is parsed in a process that can be killed, and that is used again.

A file can make a PDF library hang, abort or eat memory; here that costs the file a status and nobody else anything.
Threads and blocking pipes instead of ``select``, and a process that the interpreter itself starts instead of
``multiprocessing``: it works the same on Windows, among threads, and without a main guard.
"""

from __future__ import annotations

import math
import os
import signal
import threading
import weakref
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType

from matcher.documents import TOO_MUCH_MEMORY, read
from matcher.documents.parts import Parts, refuse
from matcher.documents.pool import Pool
from matcher.documents.process import KILLED, DiedError, End, Process, command_of
from matcher.documents.scans import better, can_ocr
from matcher.documents.wire import EXIT_MEMORY
from matcher.errors import MatcherError
from matcher.model import Document

__all__ = ["DEFAULT_LIMITS", "Limits", "Sandbox"]

# What the interpreter and the libraries take by themselves, and some.
LEAST_MEMORY = 256 * 1024**2
_FILES_PER_PROCESS = 200
# OCR takes one to five seconds a page, and reserves far more memory than it uses.
_OCR_SECONDS = 8
_OCR_MEMORY = 3 * 1024**3
# A library that is given no more memory aborts; killed, but not by us: the operating system was short of memory.
_NO_MEMORY = (EXIT_MEMORY, -signal.SIGABRT, KILLED)
_CPU_TIME = -getattr(signal, "SIGXCPU", EXIT_MEMORY)
_TIMED_OUT = "it takes longer than {seconds:g} seconds to read; print it to a new PDF, or allow more time"
_KILLED = "reading it ended the reading process; print it to a new PDF and try again"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: seconds of time and bytes of memory."""

    seconds: float = 15.0
    memory: int = 1024**3

    def __post_init__(self) -> None:
        """Refuse limits under which nothing can be read.

        Raises:
            ValueError: A limit is out of its range.

        """
        if not (math.isfinite(self.seconds) and self.seconds > 0):
            raise ValueError(f"seconds must be a number above 0, not {self.seconds}")
        if self.memory < LEAST_MEMORY:
            raise ValueError(f"memory must be at least {LEAST_MEMORY} bytes, not {self.memory}")


DEFAULT_LIMITS = Limits()
_ocr_turn = threading.Lock()


def _after_fork() -> None:
    global _ocr_turn
    _ocr_turn = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


class Sandbox:
    """Reads files in processes of their own, started when first needed; one for each read at the same time.

    Threads may share it. Pickling carries the limits. It ends its processes on ``close``, at the end of a ``with``
    block, when it is forgotten, and at the end of the program.
    """

    def __init__(self, limits: Limits = DEFAULT_LIMITS, *, command: Sequence[str] | None = None) -> None:
        """Store the limits; ``command`` starts another reading process than the usual one (tests do)."""
        self.limits = limits
        self._command = command
        self._pool: Pool[Process] = Pool("this sandbox")
        self._finalizer = weakref.finalize(self, self._pool.close)
        self._ocr: Sandbox | None = None

    def __reduce__(self) -> tuple[Callable[[Limits], Sandbox], tuple[Limits]]:
        """Pickling carries the configuration, not the processes."""
        return partial(Sandbox, command=self._command), (self.limits,)

    def __enter__(self) -> Sandbox:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all processes."""
        self.close()

    def close(self) -> None:
        """End all processes; a read that is under way in another thread fails."""
        self._finalizer()
        if self._ocr is not None:
            self._ocr.close()

    def prepare(self) -> None:
        """Start a process now, which makes ready while the caller does something else.

        Raises:
            MatcherError: No reading process can be started here.

        """
        if not self._pool.has_idle():
            self._pool.give(self._start())

    def read(self, source: Path | bytes, *, name: str | None = None) -> Document:
        """Return the document in ``source``, a path or the bytes themselves; ``name`` is what to call it.

        Raises:
            OSError: the path is missing, a folder or may not be read. Nothing is raised for what a file holds.
            MatcherError: No reading process can be started here.

        """
        return read(source, name=name, parse=self._parse_all)

    def _parse_all(self, data: bytes, name: str) -> Parts:
        """Return what is in a file, with its scanned pages if the extra for them is installed."""
        parts = self._parse(data, name)
        if not (parts.scans and can_ocr()):
            return parts
        # One at a time: it uses every core and most of a gigabyte.
        with _ocr_turn:
            if self._ocr is None:
                self._ocr = _ocr_sandbox(self.limits)
            return better(parts, self._ocr._parse(data, name))

    def _parse(self, data: bytes, name: str) -> Parts:
        process = self._pool.take() or self._start()
        was_fresh = process.served == 0
        end = self._ask(process, data, name)
        if isinstance(end, End) and not end.timed_out and (not was_fresh or end.code == KILLED):
            # What files before this one left behind must not count against it, nor what somebody else did.
            end = self._ask(self._start(), data, name)
        return end if isinstance(end, Parts) else _verdict(end, self.limits)

    def _ask(self, process: Process, data: bytes, name: str) -> Parts | End:
        """Return what the process makes of ``data``, or how it died of it."""
        try:
            parts = process.ask(data, name, self.limits.seconds)
        except DiedError:
            end = self._drop(process)
            self._pool.check()
            return end
        except MatcherError:
            self._drop(process)
            self._pool.check()
            raise
        except BaseException:  # such as Ctrl-C: a process that still works on a file must not be asked again
            self._drop(process)
            raise
        if process.served < _FILES_PER_PROCESS:
            self._pool.give(process)
        else:
            self._drop(process)
        return parts

    def _start(self) -> Process:
        self._pool.check()
        command = self._command or command_of(self.limits.seconds, self.limits.memory)
        return self._pool.add(Process(command))

    def _drop(self, process: Process) -> End:
        self._pool.forget(process)
        return process.end()


def _ocr_sandbox(limits: Limits) -> Sandbox:
    """Return the sandbox of OCR, which takes longer and more memory than reading a text does."""
    wide = Limits(limits.seconds * _OCR_SECONDS, max(limits.memory, _OCR_MEMORY))
    return Sandbox(wide, command=[*command_of(wide.seconds, wide.memory), "ocr"])


def _verdict(end: End, limits: Limits) -> Parts:
    """Return what becomes of a file whose reading process died of it."""
    if end.timed_out or end.code == _CPU_TIME:
        return refuse("timeout", _TIMED_OUT.format(seconds=limits.seconds))
    return refuse("too_large", TOO_MUCH_MEMORY) if end.code in _NO_MEMORY else refuse("corrupt", _KILLED)
