"""The ranking of many postings for one resume, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matcher.reports.ranking_text import bands, folder, groups, musts, noise, outside, some, warnings
from matcher.reports.row_shapes import RecommendRow, RecommendSummary
from matcher.reports.text import PIPED_WIDTH, Page, grid, styled
from matcher.reports.wording import DISCLAIMER, clean, count, points_of_100

if TYPE_CHECKING:
    from rich.text import Text

_HEADS = ("rank", "coverage", "", "posting", "must-haves", "missing, worth most first")
_WIDTHS = (4, 8, 7, None, 12, None)
_MOST_ASKED = 10


def recommend(
    rows: Sequence[RecommendRow], summary: RecommendSummary, *, width: int = PIPED_WIDTH, colour: bool = False
) -> str:
    """The ranked postings, then those that cannot be judged or read, then what they ask for most and is not shown."""
    page = Page(width, colour=colour)
    ranked = [row for row in rows if row["rank"] is not None]
    page.line(f"Postings for {clean(summary['resume'], 80)}", "bold")
    page.line(_counts(summary), indent=2)
    if ranked:
        page.console.print()
        shared = folder([row["source"] for row in ranked])
        heads = [f"posting in {clean(shared)}" if shared and head == "posting" else head for head in _HEADS]
        groups(page, ranked, lambda row: _cells(row, shared), heads=heads, widths=_WIDTHS)
    outside(page, "Cannot be judged", [row for row in rows if row["rank"] is None and row["status"] == "ok"])
    outside(page, "Could not be read", [row for row in rows if row["status"] != "ok"])
    _asked(page, summary)
    page.heading("Also")
    page.line(
        "Scores of different postings are made of different requirements: this order is a guide to where to look "
        "first, not a measure of your chances.",
        indent=2,
    )
    noise(page, ranked)
    warnings(page, ranked)
    page.line(DISCLAIMER, indent=2)
    return str(page)


def _counts(summary: RecommendSummary) -> str:
    parts = [f"{count(summary['judged'], 'posting')} judged"]
    for number, what in (
        (summary["not_judged"], "that cannot be judged"),
        (summary["unreadable"], "unreadable"),
        (summary["left_out"], "left out by the options given"),
    ):
        if number:
            parts.append(f"{number} {what}")
    return ", ".join(parts)


def _cells(row: RecommendRow, shared: str) -> list[str | Text]:
    same = f" (same file as {row['duplicate_of']})" if row["duplicate_of"] else ""
    return [
        str(row["rank"]),
        str(points_of_100(row["score"] or 0.0)),
        bands(row),
        styled(f"{clean(row['title'], 60)} ({clean(row['source'][len(shared) :])}){clean(same)}"),
        musts(row),
        styled(some(row["missing"]) or "nothing"),
    ]


def _asked(page: Page, summary: RecommendSummary) -> None:
    """What the postings ask for most and the resume does not show."""
    asked = summary["most_asked_not_shown"]
    if not asked:
        return
    page.heading("Most asked, not shown: if you have done it, say so where you did it; if not, leave it out")
    table = grid(12, None)
    for entry in asked[:_MOST_ASKED]:
        table.add_row("", f"{entry['postings']} of {summary['judged']}", styled(clean(entry["label"])))
    page.show(table)
    if len(asked) > _MOST_ASKED:
        page.line(f"… and {len(asked) - _MOST_ASKED} more: --format jsonl shows all.", indent=2)
