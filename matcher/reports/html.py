"""The report on one resume and one posting as a page: one file, no script, nothing loaded from anywhere."""

from __future__ import annotations

from matcher.model import Match
from matcher.reports.check_view import context
from matcher.reports.sheets import rendered, style


def check(match: Match) -> str:
    """The report as one self-contained page."""
    found = context(match)
    seen = found["seen"]
    return rendered("check.html", style("base", "check"), **found, title=f"{seen.title}: {seen.coverage}", live=False)
