"""Serving on a socket of this computer until told to stop."""

from __future__ import annotations

import contextlib
import ipaddress
import signal
import socket
import sys
from collections.abc import Callable, Iterator

import uvicorn
from starlette.types import ASGIApp

from matcher.errors import MatcherError
from matcher.web.app import create_app
from matcher.web.settings import Settings
from matcher.web.work import Work

_MOST_WAITING = 1024
# Under way may be a file at its limit and a text at its limit.
_LAST_SECONDS = 60


class Server(uvicorn.Server):
    """A server that says when it is ready."""

    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None]) -> None:
        """Store whom to tell."""
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then tell."""
        await super().startup(sockets)
        self._on_ready()


def listen(host: str, port: int) -> socket.socket:
    """A socket on ``host``; port 0 picks a free one.

    Raises:
        MatcherError: The port is in use, or the address is none of this computer.
    """
    family = socket.AF_INET6 if ipaddress.ip_address(host).version == 6 else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        # On Windows this option would let another program take the port over.
        if sys.platform != "win32":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(_MOST_WAITING)
    except OSError as error:
        listening.close()
        reason = error.strerror or str(error)
        raise MatcherError(f"port {port} on {host} cannot be used ({reason}); choose another with --port") from error
    return listening


def configured(app: ASGIApp) -> uvicorn.Config:
    """How an application is served: no log of requests, no header that others set is believed."""
    return uvicorn.Config(
        app,
        http="h11",
        ws="none",
        loop="asyncio",
        lifespan="off",
        access_log=False,
        log_config=None,
        log_level="error",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_LAST_SECONDS,
    )


def serve(settings: Settings, listening: socket.socket, on_ready: Callable[[], None]) -> None:
    """Serve until Ctrl-C or a signal to end; what is under way then is finished.

    Raises:
        MatcherError: The vocabulary cannot be used, or a process cannot be started.
    """
    with listening, _quietly_ended(), contextlib.suppress(KeyboardInterrupt), Work(settings) as work:
        Server(configured(create_app(work)), on_ready).run([listening])


@contextlib.contextmanager
def _quietly_ended() -> Iterator[None]:
    """Takes the signal to end that the server raises anew when all is done."""
    before = signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
