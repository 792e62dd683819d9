"""What a reading process takes from itself before it sees a file: memory, files to write, sockets, other programs.

This holds errors and bombs in check, and stops what a library does by mistake. It is no jail against machine code that
a file smuggles in.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import time
from collections.abc import Callable

from matcher.documents.wire import EXIT_MEMORY

_REFUSED = ("socket.", "subprocess.", "shutil.", "urllib.", "ftplib.", "smtplib.", "http.client.", "winreg.")
# fmt: off
_REFUSED_CALLS = frozenset((
    "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.startfile", "pty.spawn",
    "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown",
    "os.utime", "os.kill", "os.killpg",
))
# fmt: on
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_WATCH_SECONDS = 0.05
_SPARE_SECONDS = 5


def confine(memory: int) -> None:
    """Limit this process to ``memory`` bytes, and refuse whatever reading a file has no need of, for good."""
    if not _limit_memory(memory):
        threading.Thread(target=_watch_memory, args=(memory,), daemon=True).start()
    sys.addaudithook(refuse)


def refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Raise ``PermissionError`` for an audit event that reading a file has no need of."""
    if event == "open":
        _path, mode, flags = arguments
        if (isinstance(mode, str) and set(mode) & set("wax+")) or (isinstance(flags, int) and flags & _WRITING):
            raise PermissionError("a reading process writes no files")
    elif event in _REFUSED_CALLS or event.startswith(_REFUSED):
        raise PermissionError(f"a reading process does no {event}")


def allow_seconds(seconds: float) -> None:
    """End this process once it has computed for ``seconds`` more, on every core, and some.

    Whoever started it measures time more strictly; this is for a process that hangs and has lost its master.
    """
    if sys.platform == "win32":
        return
    import resource

    most = time.process_time() + seconds * (os.cpu_count() or 1) + _SPARE_SECONDS
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (int(most) if hard < 0 else min(int(most), hard), hard))


def _limit_memory(memory: int) -> bool:
    """Return whether the operating system sees to it that the process stays below ``memory``."""
    if sys.platform == "win32":
        return False
    import resource

    for limit in (resource.RLIMIT_CORE, resource.RLIMIT_FSIZE):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(limit, (0, 0))
    if sys.platform == "darwin":  # it takes the limit and does nothing about it
        return False
    with contextlib.suppress(OSError, ValueError):
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        most = memory if hard < 0 else min(memory, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        return True
    return False


def _watch_memory(memory: int, peak: Callable[[], int] | None = None) -> None:
    """End the process when it has held more than ``memory``; looks twenty times a second."""
    peak = peak or (_peak_on_windows if sys.platform == "win32" else _peak)
    while peak() <= memory:
        time.sleep(_WATCH_SECONDS)
    os._exit(EXIT_MEMORY)


def _peak() -> int:
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _peak_on_windows() -> int:
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        _fields_ = [
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            *((f"size{number}", ctypes.c_size_t) for number in range(8)),
        ]

    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    kernel.K32GetProcessMemoryInfo.argtypes = (wintypes.HANDLE, ctypes.POINTER(Counters), wintypes.DWORD)
    counters = Counters(cb=ctypes.sizeof(Counters))
    kernel.K32GetProcessMemoryInfo(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb)
    return int(counters.size0)  # the peak of the working set stands first
