"""Ctrl-C, once to end in good order and a second time to end at once."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from types import FrameType, TracebackType
from typing import Any

_SAID = b"\nStopping after the file in work; Ctrl-C again ends at once.\n"
_STDERR = 2


class Interrupt:
    """A context in which the first Ctrl-C only sets ``asked``."""

    def __init__(self) -> None:
        """Nobody has asked to stop."""
        self.asked = False
        self._before: Any = None
        self._set = False

    def __enter__(self) -> Interrupt:
        """Listen; only the main thread can."""
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._stop)
            self._set = True
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave Ctrl-C as it was."""
        if self._set:
            signal.signal(signal.SIGINT, self._before)

    def __call__(self) -> bool:
        """Whether somebody has asked to stop."""
        return self.asked

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        self.asked = True
        signal.signal(signal.SIGINT, self._before)
        with contextlib.suppress(OSError):  # not print(): it may be what was interrupted
            os.write(_STDERR, _SAID)
