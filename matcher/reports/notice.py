"""The draft of a notice to candidates, as text and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.notice import DRAFT, Notice
from matcher.reports.md import escape
from matcher.reports.text import PIPED_WIDTH, Page
from matcher.reports.wording import clean

_TITLE = "Notice to candidates"


def text(draft: Notice, *, width: int = PIPED_WIDTH, colour: bool = False) -> str:
    """The draft for a terminal or a letter."""
    page = Page(width, colour=colour)
    page.line(f"{_TITLE}: {clean(draft.title, 100)}", "bold")
    page.line(DRAFT, "bold yellow", indent=2)
    for part in draft.parts:
        page.heading(part.heading)
        for line in part.lines:
            page.line(clean(line), indent=2)
        for item in part.items:
            page.line(f"- {clean(item)}", indent=4)
    return str(page)


def md(draft: Notice) -> str:
    """The draft as Markdown."""
    return "\n".join(_md(draft)) + "\n"


def _md(draft: Notice) -> Iterator[str]:
    yield f"# {_TITLE}: {escape(clean(draft.title, 100))}"
    yield ""
    yield f"**{escape(DRAFT)}**"
    for part in draft.parts:
        yield ""
        yield f"## {part.heading}"
        for line in part.lines:
            yield ""
            yield escape(line)
        if part.items:
            yield ""
            yield from (f"- {escape(item)}" for item in part.items)
