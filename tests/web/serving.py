"""A service for tests, reached as a client does: over a socket of this computer."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, TypeVar

import httpx
from starlette.types import ASGIApp

from matcher.web.app import create_app
from matcher.web.serve import Server, configured, listen
from matcher.web.settings import Settings, loopback
from matcher.web.work import Work

START_SECONDS = 60
T = TypeVar("T")


def completed(work: Coroutine[Any, Any, T]) -> T:
    """What a coroutine returns, run in a thread of its own: a browser's test may have left a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


@contextlib.contextmanager
def running(made: Callable[[int], ASGIApp]) -> Iterator[httpx.Client]:
    """A client of an application that is made for the port that it is served on."""
    listening = listen("127.0.0.1", 0)
    port = listening.getsockname()[1]
    ready = threading.Event()
    server = Server(configured(made(port)), ready.set)
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    assert ready.wait(START_SECONDS)
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=START_SECONDS, trust_env=False) as client:
        yield client
    server.should_exit = True
    thread.join(START_SECONDS)


@contextlib.contextmanager
def service(settings: Settings) -> Iterator[httpx.Client]:
    """A client of a service."""
    with contextlib.ExitStack() as open_:

        def made(port: int) -> ASGIApp:
            return create_app(open_.enter_context(Work(replace(settings, origins=loopback(port)))))

        yield open_.enter_context(running(made))
