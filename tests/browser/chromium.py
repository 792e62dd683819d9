"""The browser of the browser tests: where it is, pages that tell what they did, and what axe finds on them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Playwright, Route

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
});
"""


def path(playwright: Playwright) -> str | None:
    """The browser that is there: what MATCHER_CHROMIUM names, one on the path, or the one playwright installed."""
    named = os.environ.get("MATCHER_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    own = playwright.chromium.executable_path
    return named or (own if Path(own).exists() else None)


@dataclass
class Watched:
    """A page and what it did that it must not do."""

    page: Page
    seen: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def js(self, expression: str) -> Any:
        """What an expression is worth on the page."""
        return self.page.evaluate(expression)

    def is_quiet(self) -> None:
        """Fail if anything was run, asked for or refused."""
        assert (self.requests, self.errors, self.dialogs) == ([], [], [])
        assert self.js("window.violations") == []
        assert self.js("window.ran === undefined")


Opened = Callable[..., Watched]


def watched(context: BrowserContext, url: str) -> Watched:
    """The page at an address, opened in a context that answers no other address but those of its own server."""
    context.add_init_script(WATCH)
    found = Watched(context.new_page())

    def answer(route: Route) -> None:
        asked = route.request.url.partition("#")[0]
        found.seen.append(asked)
        if asked == url or (url.startswith("http://127.0.0.1:") and asked.startswith(url)):
            route.continue_()
        else:
            found.requests.append(route.request.url)
            route.abort()

    context.route("**/*", answer)
    found.page.on("console", lambda said: found.errors.append(said.text) if said.type in ("error", "warning") else None)
    found.page.on("pageerror", lambda error: found.errors.append(str(error)))
    found.page.on("dialog", lambda dialog: (found.dialogs.append(dialog.message), dialog.dismiss()))
    found.page.goto(url)
    return found


def serious(found: Watched, axe: str) -> list[str]:
    """What the rules of WCAG 2.2 AA find on a page that is serious or critical, with the first element of each."""
    found.js(axe)
    options = {"runOnly": {"type": "tag", "values": list(RULES)}}
    result = found.page.evaluate("options => axe.run(document, options)", options)
    assert len(result["passes"]) > 10
    return [
        f"{v['id']}: {v['nodes'][0]['html'][:200]}: {v['nodes'][0]['failureSummary']}"
        for v in result["violations"]
        if v["impact"] in ("serious", "critical")
    ]
