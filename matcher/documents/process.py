"""One process that works on files, as its master sees it: started, asked, and how it ended."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import RawIOBase
from pathlib import Path
from typing import cast

from matcher.documents.parts import Parts
from matcher.documents.wire import MAX_ANSWER, READY, GoneError, WireError, decode, receive, send
from matcher.errors import MatcherError

# The exit code of a process that was killed from outside; Windows has none.
KILLED = -getattr(signal, "SIGKILL", 1000)
_START_SECONDS = 60.0
_LAST_SECONDS = 2.0
_ROOT = Path(__file__).resolve().parents[2]
_CANNOT_START = (
    "the process that reads files safely cannot be started ({reason}); check the installation, "
    "or read trusted files without it (Matcher(limits=None) in Python)"
)
# Of two processes started at once, each could inherit the other's pipes on Windows and keep them open.
_starting = threading.Lock()


class DiedError(Exception):
    """The process is gone, hangs, or talks nonsense; ``Process.end`` tells more."""


@dataclass(frozen=True, slots=True)
class End:
    """How a process ended: its exit code (``None`` if it was ended for talking nonsense), and if its time was up."""

    code: int | None
    timed_out: bool = False


def command_of(seconds: float, memory: int) -> list[str]:
    """Return the command that starts a reading process.

    Raises:
        MatcherError: There is no interpreter to start.

    """
    if not sys.executable or getattr(sys, "frozen", False):
        raise MatcherError(_CANNOT_START.format(reason="there is no Python interpreter to run it"))
    return [*module_command("matcher.documents.worker"), repr(seconds), str(memory)]


def module_command(name: str) -> list[str]:
    """Return the command that runs a module of this package."""
    # -P: a file of the current folder must never be taken for a library.
    return [sys.executable, "-P", "-m", name]


def environment() -> dict[str, str]:
    """Return the environment in which a reading process finds what this one has imported."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    if "PYTHONHOME" in os.environ:
        variables["PYTHONHOME"] = os.environ["PYTHONHOME"]
    root = str(_ROOT)
    # The order stays. The current folder goes, unless this very package comes from there.
    places = [place for place in sys.path if place == root or (Path(place).is_absolute() and not _is_here(place))]
    variables["PYTHONPATH"] = os.pathsep.join(places if root in places else [root, *places])
    # NumPy's library reserves address space for every core, which would count as memory used.
    return {**variables, "OPENBLAS_NUM_THREADS": "1"}


def _is_here(place: str) -> bool:
    try:
        return Path(place).samefile(Path.cwd())
    except OSError:  # one of the two is gone
        return False


class Process:
    """A process that takes one file after the other. One thread at a time may ask it; any thread may kill it."""

    def __init__(self, command: Sequence[str]) -> None:
        """Start it; it makes ready while the caller does something else.

        Raises:
            MatcherError: It cannot be started.

        """
        self.served = 0
        self._is_ready = False
        self._timed_out = False
        self._is_gone = False
        self._talks_nonsense = False
        try:
            with _starting:
                self._popen = subprocess.Popen(
                    command,
                    bufsize=0,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    # Not the user's folder: on Windows it could not be removed as long as the process is idle.
                    cwd=Path(command[0]).parent,
                    env=environment(),
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
        except OSError as error:
            raise MatcherError(_CANNOT_START.format(reason=error.strerror or error)) from error
        self._requests = cast(RawIOBase, self._popen.stdin)
        self._answers = cast(RawIOBase, self._popen.stdout)

    def ask(self, data: bytes, name: str, seconds: float) -> Parts:
        """Return what it reads in ``data``.

        Raises:
            DiedError: It did not answer in time, or not at all.
            MatcherError: It never made ready.

        """
        header = json.dumps({"id": self.served + 1, "name": name}).encode("ascii")
        answer = self.exchange((header, data), seconds)
        try:
            return decode(answer, self.served)
        except WireError as error:
            self._talks_nonsense = True
            raise DiedError from error

    def exchange(self, messages: Iterable[bytes], seconds: float) -> bytes:
        """Return its answer to some messages.

        Raises:
            DiedError: It did not answer in time, or not at all.
            MatcherError: It never made ready.

        """
        self._make_ready()
        self.served += 1
        try:
            with self._deadline(seconds):
                for message in messages:
                    send(self._requests, message)
                answer = receive(self._answers, MAX_ANSWER)
        except WireError as error:
            self._is_gone = isinstance(error, GoneError)
            self._talks_nonsense = not self._is_gone
            raise DiedError from error
        if self._timed_out:  # it answered while it was being killed
            raise DiedError
        return answer

    def kill(self) -> None:
        """Kill it; whoever is asking it sees it die."""
        with contextlib.suppress(OSError):
            self._popen.kill()

    def end(self) -> End:
        """Return how it ended; kill it, should it live on."""
        self._requests.close()
        if self._is_gone:
            # It is about to end by itself, and how it does is worth knowing.
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._popen.wait(_LAST_SECONDS)
        self.kill()
        code = self._popen.wait()
        self._answers.close()
        return End(None if self._talks_nonsense else code, self._timed_out)

    def abandon(self) -> None:
        """Forget it without a word: after a fork it is the process of another master."""
        self._requests.close()
        self._answers.close()
        self._popen.returncode = 0

    def _make_ready(self) -> None:
        """Wait until it has imported what it needs, which is not held against the first file.

        Raises:
            DiedError: Somebody killed it, or the operating system did.
            MatcherError: It does not come to that.

        """
        if self._is_ready:
            return
        try:
            with self._deadline(_START_SECONDS):
                self._is_ready = receive(self._answers, len(READY)) == READY
        except WireError as error:
            self._is_gone = isinstance(error, GoneError)
        if self._is_ready:
            return
        end = self.end()
        if self._is_gone and end.code == KILLED and not end.timed_out:
            raise DiedError
        raise MatcherError(_CANNOT_START.format(reason=f"exit code {end.code}"))

    @contextlib.contextmanager
    def _deadline(self, seconds: float) -> Iterator[None]:
        timer = threading.Timer(seconds, self._expire)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()

    def _expire(self) -> None:
        self._timed_out = True
        self.kill()
