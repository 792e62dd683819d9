"""One service for all tests of the package."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

import httpx
import pytest
from starlette.types import ASGIApp

from matcher.documents.sandbox import Limits
from matcher.web.settings import MB, Settings
from tests.web.serving import running, service


@pytest.fixture(scope="session")
def serving() -> Callable[[Callable[[int], ASGIApp]], contextlib.AbstractContextManager[httpx.Client]]:
    return running


@pytest.fixture(scope="session")
def serving_with() -> Callable[[Settings], contextlib.AbstractContextManager[httpx.Client]]:
    return service


@pytest.fixture(scope="session")
def client() -> Iterator[httpx.Client]:
    """A client of a small service: one worker, three may wait, 20 files at once."""

    limits = Limits(30, 512 * MB)
    with service(Settings(frozenset(), workers=1, waiting=3, most_files=20, reading=limits)) as found:
        yield found
