"""The ranking of many resumes and the reading of single files, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from matcher.documents.remedies import Unread, grouped
from matcher.model import Explained, Posting, Resume
from matcher.reports.facts_text import explained, stated
from matcher.reports.shapes import ScreenRow
from matcher.reports.text import PIPED_WIDTH, Page, grid, styled
from matcher.reports.wording import DISCLAIMER, clean, count, points_of_100, tally

_BANDS = {"strong": "green", "good": "green", "partial": "yellow", "weak": "red"}
_HEADS = ("must-haves", "missing, worth most first")
_MOST_MISSING = 3
_MOST_TIES = 5


def screen(
    rows: Sequence[ScreenRow], *, title: str, left_out: int = 0, width: int = PIPED_WIDTH, colour: bool = False
) -> str:
    """The ranked table, then what has no score and what could not be read, then what is to be known about it."""
    page = Page(width, colour=colour)
    scored = [r for r in rows if r["score"] is not None]
    unscored = [r for r in rows if r["score"] is None and r["status"] == "ok"]
    unreadable = [r for r in rows if r["status"] != "ok"]
    page.line(clean(title, 100), "bold")
    page.line(_counts(scored, unscored, unreadable, left_out), indent=2)
    if scored:
        page.console.print()
        _table(page, scored)
    for heading, group in (("Without a coverage figure", unscored), ("Could not be read", unreadable)):
        if group:
            page.heading(heading)
            for line in grouped(Unread(row["source"], row["status"], row["reason"]) for row in group):
                page.line(clean(line), indent=2)
    _notes(page, scored)
    return str(page)


def _counts(
    scored: Sequence[ScreenRow], unscored: Sequence[ScreenRow], unreadable: Sequence[ScreenRow], left_out: int
) -> str:
    parts = [f"{count(len(scored), 'resume')} ranked"]
    if unscored:
        parts.append(f"{len(unscored)} without a figure")
    if unreadable:
        parts.append(f"{len(unreadable)} unreadable")
    if left_out:
        parts.append(f"{left_out} left out by the options given")
    return ", ".join(parts)


def _table(page: Page, rows: Sequence[ScreenRow]) -> None:
    folder = _folder([row["source"] for row in rows])
    table = grid(4, 8, 7, None, 12, None, right=(0, 1))
    table.add_row("", "rank", "coverage", "", f"file in {clean(folder)}" if folder else "file", *_HEADS, style="bold")
    for row in rows:
        label = row["band"] or ""
        same = f" (same file as {row['duplicate_of']})" if row["duplicate_of"] else ""
        states = sorted((k["state"] for k in row["knockouts"]), key=("unmet", "unknown", "met").index)
        table.add_row(
            "",
            str(row["rank"]),
            str(points_of_100(row["score"] or 0.0)),
            styled(label, _BANDS.get(label, "")),
            styled(clean(row["source"][len(folder) :] + same)),
            tally(states) or "none asked",
            styled(_missing(row)),
        )
    page.show(table)


def _folder(sources: Sequence[str]) -> str:
    """The folder that all sources share, with its separator, or ""."""
    if len(sources) < 2:
        return ""
    first, last = min(sources), max(sources)
    same = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    return first[: max(first.rfind("/", 0, same), first.rfind("\\", 0, same)) + 1]


def _missing(row: ScreenRow) -> str:
    shown = [clean(label, 32) for label in row["missing"][:_MOST_MISSING]]
    more = len(row["missing"]) - len(shown)
    return ", ".join(shown) + (f" … and {more} more" if more else "") or "nothing"


def _notes(page: Page, scored: Sequence[ScreenRow]) -> None:
    page.heading("Also")
    if ties := _ties(scored):
        page.line(
            f"Equal coverage, equal rank: {ties}. Within a tie the order is that of the file names and means nothing.",
            indent=2,
        )
    for reason in dict.fromkeys(r["reason"] for r in scored if r["reason"]):
        page.line(f"Low confidence: {clean(reason)}.", indent=2)
    hidden = [r["source"] for r in scored if r["hidden_chars"]]
    if hidden:
        page.line(f"Text that a reader cannot see, not counted: {', '.join(map(clean, hidden))}.", indent=2)
    warned = [f"{clean(r['source'])}: {clean(w)}" for r in scored for w in r["warnings"]]
    for warning in warned[:_MOST_TIES]:
        page.line(warning, indent=2)
    if len(warned) > _MOST_TIES:
        page.line(f"… and {count(len(warned) - _MOST_TIES, 'warning')} more: --format jsonl shows all.", indent=2)
    dates = sorted({r["as_of"] for r in scored if r["as_of"]})
    if dates:
        page.line(
            f"Open jobs are counted up to {' to '.join(dict.fromkeys((dates[0], dates[-1])))} (--as-of).", indent=2
        )
    page.line(DISCLAIMER + " Unmet must-haves lower nobody's rank: read the resume.", indent=2)


def _ties(scored: Iterable[ScreenRow]) -> str:
    """The ranks that several resumes share: "rank 2 (3 resumes)"."""
    shared: dict[int, int] = {}
    for row in scored:
        if row["rank"] is not None:
            shared[row["rank"]] = shared.get(row["rank"], 0) + 1
    found = [f"rank {rank} ({count(number, 'resume')})" for rank, number in shared.items() if number > 1]
    more = len(found) - _MOST_TIES
    return ", ".join(found[:_MOST_TIES]) + (f" and {more} more" if more > 0 else "")


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
