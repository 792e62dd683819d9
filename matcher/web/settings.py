"""What one service may cost, and who may talk to it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from matcher.documents.parts import MAX_BYTES
from matcher.documents.sandbox import DEFAULT_LIMITS, Limits

MB = 1024**2
_HTTP = 80


@dataclass(frozen=True, slots=True)
class Settings:
    """How a service runs.

    ``workers`` requests are worked on at the same time, ``waiting`` more may wait; who comes then is told to come
    again. ``most_bytes`` are the bodies of all of them together, ``most_files`` the files of one. A document has
    ``seconds`` to be matched, all those of a request have ``most_seconds``, a body has ``upload_seconds`` to arrive.
    ``origins`` are what the service is reached under, as ``host:port``; any other is refused.
    """

    origins: frozenset[str]
    workers: int = 2
    waiting: int = 32
    most_bytes: int = 256 * MB
    most_files: int = 500
    seconds: float = 30.0
    most_seconds: float = 600.0
    upload_seconds: float = 60.0
    reading: Limits = DEFAULT_LIMITS
    vocabulary: Path | None = None


@dataclass(frozen=True, slots=True)
class BodyLimit:
    """How many bytes one request may send: as files, and as JSON."""

    files: int
    json: int


# A file that is too large for the matcher still gets through, to be answered as the command line answers it.
PAIR = BodyLimit(3 * (MAX_BYTES + MB), 8 * MB)
MANY = BodyLimit(128 * MB, 16 * MB)


def origins(host: str, port: int) -> frozenset[str]:
    """What a browser calls an address and a port in Host; the port of HTTP is left out there.

    >>> sorted(origins("localhost", 8000)), sorted(origins("::1", 80))
    (['localhost:8000'], ['[::1]', '[::1]:80'])
    """
    name = f"[{host}]" if ":" in host else host
    return frozenset({f"{name}:{port}", *([name] if port == _HTTP else [])})


def loopback(port: int) -> frozenset[str]:
    """What this computer is called by itself, with a port.

    >>> sorted(loopback(8000))
    ['127.0.0.1:8000', '[::1]:8000', 'localhost:8000']
    """
    return frozenset().union(*(origins(host, port) for host in ("127.0.0.1", "localhost", "::1")))
