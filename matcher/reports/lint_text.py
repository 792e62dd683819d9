"""The findings on a posting's wording for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from matcher.lint.rules import Finding, FindingLevel
from matcher.model import Posting
from matcher.reports.text import PIPED_WIDTH, Page
from matcher.reports.wording import clean

_TITLES: Mapping[FindingLevel, str] = {
    "fix": "To fix: law or regulators name such wording",
    "consider": "To consider: this may keep people away for no reason",
}
LIMITS = "It looks for wording that is known; it does not know every law, and it is no legal advice."


def lint(posting: Posting, findings: Sequence[Finding], *, width: int = PIPED_WIDTH, colour: bool = False) -> str:
    """The findings by level, each kind once with all its places, why it matters and what to write instead."""
    page = Page(width, colour=colour)
    page.line(f"{clean(posting.title, 100).lstrip('# ')} ({clean(posting.document.source)})", "bold")
    if not findings:
        page.line("Nothing was found.", indent=2)
    pages = len(posting.document.pages)
    for level, title in _TITLES.items():
        kinds = _kinds(f for f in findings if f.advice.level == level)
        if kinds:
            page.heading(title)
        for places in kinds:
            advice = places[0].advice
            where = "; ".join(dict.fromkeys(_place(f, pages) for f in places if f.quote)) or "the whole posting"
            page.line(where, "bold", indent=2)
            page.line(f"Why: {advice.why}", indent=4)
            page.line(f"Instead: {advice.instead}", indent=4)
    page.console.print()
    page.line(LIMITS, indent=2)
    return str(page)


def _kinds(findings: Iterable[Finding]) -> list[list[Finding]]:
    """The findings by rule, in the order in which the rules first come up."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.advice.id, []).append(finding)
    return list(found.values())


def _place(finding: Finding, pages: int) -> str:
    at = f"p.{finding.page} l.{finding.line}" if pages > 1 else f"l.{finding.line}"
    return f"{at} “{clean(finding.quote, 80)}”"
