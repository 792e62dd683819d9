"""One Chromium for all browser tests; each test gets pages of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from matcher.web.settings import Settings
from tests.browser import chromium
from tests.web.serving import service


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser for all tests. Where there is none they are skipped, or fail if MATCHER_BROWSER is "required"."""
    expect.set_options(timeout=30_000)  # five seconds may be too few on a machine that has much else to do
    with sync_playwright() as playwright:
        path = chromium.path(playwright)
        if path is None:
            said = pytest.fail if os.environ.get("MATCHER_BROWSER") == "required" else pytest.skip
            said("no Chromium: install one, or name it in MATCHER_CHROMIUM")
        root = getattr(os, "geteuid", lambda: 1)() == 0  # Chromium has no sandbox for root
        found = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"] if root else [])
        yield found
        found.close()


@pytest.fixture
def opened(browser: Browser) -> Iterator[chromium.Opened]:
    """A page at an address, watched, with options of the context: viewport, color_scheme, java_script_enabled."""
    contexts: list[BrowserContext] = []

    def open_(url: str, **options: Any) -> chromium.Watched:
        contexts.append(browser.new_context(**{"viewport": {"width": 1400, "height": 900}, **options}))
        return chromium.watched(contexts[-1], url)

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The rules of accessibility, as a script."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of the candidate's page, served with one worker."""
    with service(Settings(frozenset(), workers=1)) as client:
        yield f"{client.base_url}/"
