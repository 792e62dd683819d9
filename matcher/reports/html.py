"""The report on one resume and one posting as a page: one file, no script, nothing loaded from anywhere."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from markupsafe import Markup

from matcher.model import Match
from matcher.reports.check_view import context
from matcher.reports.sheets import environment, policy, style

STYLE = style("base", "check")


def check(match: Match) -> str:
    """The report as one self-contained page."""
    found = context(match)
    seen = found["seen"]
    return (
        environment()
        .get_template("check.html")
        .render(
            found,
            title=f"{seen.title}: {seen.coverage}",
            policy=Markup(policy(STYLE)),
            style=Markup(STYLE),
            script="",
            live=False,
        )
    )


def page(title: str, parts: Iterable[str], css: str = STYLE) -> str:
    """A self-contained page of some parts, which are markup already; the title is plain text."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy(css)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>{css}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(part for part in parts if part)
        + "\n</main>\n</body>\n</html>\n"
    )
