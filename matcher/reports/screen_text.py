"""The ranking of many resumes for one posting, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matcher.reports.ranking_text import bands, folder, groups, musts, noise, outside, some, warnings
from matcher.reports.row_shapes import ScreenRow
from matcher.reports.text import PIPED_WIDTH, Page, styled
from matcher.reports.wording import DISCLAIMER, clean, count, points_of_100

if TYPE_CHECKING:
    from rich.text import Text

_HEADS = ("rank", "coverage", "", "file", "must-haves", "missing, worth most first")
_WIDTHS = (4, 8, 7, None, 12, None)


def screen(
    rows: Sequence[ScreenRow], *, title: str, left_out: int = 0, width: int = PIPED_WIDTH, colour: bool = False
) -> str:
    """The ranked table, then what has no score and what could not be read, then what is to be known about it."""
    page = Page(width, colour=colour)
    scored = [r for r in rows if r["rank"] is not None]
    unscored = [r for r in rows if r["rank"] is None and r["status"] == "ok"]
    unreadable = [r for r in rows if r["status"] != "ok"]
    page.line(clean(title, 100), "bold")
    page.line(_counts(len(scored), len(unscored), len(unreadable), left_out), indent=2)
    if scored:
        page.console.print()
        shared = folder([row["source"] for row in scored])
        heads = [f"file in {clean(shared)}" if shared and head == "file" else head for head in _HEADS]
        groups(page, scored, lambda row: _cells(row, shared), heads=heads, widths=_WIDTHS)
    outside(page, "Without a coverage figure", unscored)
    outside(page, "Could not be read", unreadable)
    page.heading("Also")
    noise(page, scored)
    for reason in dict.fromkeys(r["reason"] for r in scored if r["reason"]):
        page.line(f"Low confidence: {clean(reason)}.", indent=2)
    hidden = [r["source"] for r in scored if r["hidden_chars"]]
    if hidden:
        page.line(f"Text that a reader cannot see, not counted: {some(hidden)}.", indent=2)
    warnings(page, scored)
    page.line(DISCLAIMER + " Unmet must-haves lower nobody's rank: read the resume.", indent=2)
    return str(page)


def _counts(scored: int, unscored: int, unreadable: int, left_out: int) -> str:
    parts = [f"{count(scored, 'resume')} ranked"]
    if unscored:
        parts.append(f"{unscored} without a figure")
    if unreadable:
        parts.append(f"{unreadable} unreadable")
    if left_out:
        parts.append(f"{left_out} left out by the options given")
    return ", ".join(parts)


def _cells(row: ScreenRow, shared: str) -> list[str | Text]:
    same = f" (same file as {row['duplicate_of']})" if row["duplicate_of"] else ""
    return [
        str(row["rank"]),
        str(points_of_100(row["score"] or 0.0)),
        bands(row),
        styled(clean(row["source"][len(shared) :] + same)),
        musts(row),
        styled(some(row["missing"]) or "nothing"),
    ]
