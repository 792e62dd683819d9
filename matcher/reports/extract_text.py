"""What was read from one file, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from matcher.model import Explained, Posting, Resume
from matcher.reports.facts_text import explained, stated
from matcher.reports.text import PIPED_WIDTH, Page, grid, styled
from matcher.reports.wording import clean, count


def extract(
    found: Posting | Resume,
    *,
    width: int = PIPED_WIDTH,
    colour: bool = False,
    explain: bool = False,
    reasons: Sequence[Explained] = (),
) -> str:
    """What was read from one file: its facts, then each concept once.

    ``explain`` adds why each mention counts (``reasons``), then what was kept out and why.
    """
    page = Page(width, colour=colour)
    kind = "posting" if isinstance(found, Posting) else "resume"
    page.line(f"{clean(found.document.source)} (read as a {kind})", "bold")
    for fact in _facts(found):
        page.line(fact, indent=2)
    table = grid(15, 11, None, None)
    for row in _concepts(found):
        table.add_row("", *(styled(clean(cell, 120)) for cell in row))
    page.show(table)
    if explain and reasons:
        page.heading("Why each mention counts")
        let_in = grid(None, None, None, None)
        for mention, reason in explained(found.mentions, reasons):
            cells = (f"“{clean(mention.text, 40)}”", mention.name, f"form “{clean(reason.form, 40)}”", reason.rule)
            let_in.add_row("", *(styled(clean(cell, 80)) for cell in cells))
        page.show(let_in)
    if explain and found.rejected:
        page.heading("Kept out")
        kept_out = grid(None, None, None)
        for r in found.rejected:
            kept_out.add_row("", *(styled(clean(cell)) for cell in (f"“{r.text}”", f"not {r.name}", r.reason)))
        page.show(kept_out)
    return str(page)


def _facts(found: Posting | Resume) -> list[str]:
    facts = [clean(w) for w in (found.no_score, *found.document.warnings, *found.warnings, *found.notes) if w]
    if isinstance(found, Posting):
        facts.append(f"Title: {clean(found.title)}")
        facts.append(f"{count(len(found.requirements), 'requirement')}")
        if found.years:
            facts.append(f"Years asked: {found.years.min:g} ({found.years.level})")
    else:
        legal = "no dated jobs" if found.legal_years is None else f"{found.legal_years:g} years in legal support"
        total = "" if found.total_years is None else f", {found.total_years:g} in all"
        facts.append(f"Dated jobs: {legal}{total}, counted to {found.as_of.isoformat()}")
    facts += stated(found.facts)
    degrees = dict.fromkeys(f"{e.degree} ({e.status.replace('_', ' ')})" for e in found.education)
    return [*facts, f"Education: {', '.join(degrees)}"] if degrees else facts


def _concepts(found: Posting | Resume) -> Iterable[tuple[str, str, str, str]]:
    """Each concept once per status: kind, status or level, name, the quotes."""
    quotes: dict[tuple[str, str, str], list[str]] = {}
    for m in found.mentions:
        said: str = m.level if m.level and m.status == "wanted" else m.status
        quotes.setdefault((m.kind, said.replace("_", " "), m.name), []).append(f"“{clean(m.text, 40)}”")
    for (kind, said, name), texts in sorted(quotes.items()):
        different = list(dict.fromkeys(texts))
        more = f" … and {len(different) - 3} more" if len(different) > 3 else ""
        yield kind.replace("_", " "), said, name, ", ".join(different[:3]) + more
