"""What the rankings of resumes and of postings share on a terminal: groups without a real difference, and the notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from matcher.documents.remedies import Unread, grouped
from matcher.matching.ranking import NOISE
from matcher.model import KnockoutState
from matcher.reports.record_shapes import RunCounts
from matcher.reports.row_shapes import RankedRow
from matcher.reports.text import Page, grid, styled
from matcher.reports.wording import clean, count, tally

if TYPE_CHECKING:
    from rich.text import Text

Row = TypeVar("Row", bound=RankedRow)
_BANDS = {"strong": "green", "good": "green", "partial": "yellow", "weak": "red"}
_STATES: tuple[KnockoutState, ...] = ("unmet", "unknown", "met")
_MOST_NAMED = 3
_MOST_LINES = 5


def groups(
    page: Page,
    rows: Sequence[Row],
    cells: Callable[[Row], Sequence[str | Text]],
    *,
    heads: Sequence[str],
    widths: Sequence[int | None],
) -> None:
    """A table of ranked rows; those among which nothing tells a difference stand together under a line that says so."""
    table = grid(*widths, right=(0, 1))
    table.add_row("", *heads, style="bold")
    page.show(table)
    apart = False
    for _, found in groupby(rows, key=lambda row: row["tie_group"]):
        members = list(found)
        if len(members) > 1:
            page.line(f"within {NOISE:g} points: no real difference", "dim", indent=2)
        elif apart:
            page.console.print()
        table = grid(*widths, right=(0, 1))
        for row in members:
            table.add_row("", *cells(row))
        page.show(table)
        apart = len(members) > 1


def bands(row: RankedRow) -> Text:
    """The band of a row, coloured."""
    label = row["band"] or ""
    return styled(label, _BANDS.get(label, ""))


def musts(row: RankedRow) -> str:
    """The states of a row's must-haves, the unmet ones first."""
    return tally(sorted((k["state"] for k in row["knockouts"]), key=_STATES.index)) or "none asked"


def some(names: Sequence[str], limit: int = 32, between: str = ", ") -> str:
    """The first few of some names and how many more there are."""
    more = len(names) - _MOST_NAMED
    return between.join(clean(name, limit) for name in names[:_MOST_NAMED]) + (
        f" … and {more} more" if more > 0 else ""
    )


def folder(sources: Sequence[str]) -> str:
    """The folder that all sources share, with its separator, or ""."""
    if len(sources) < 2:
        return ""
    first, last = min(sources), max(sources)
    same = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    return first[: max(first.rfind("/", 0, same), first.rfind("\\", 0, same)) + 1]


def sums(counts: RunCounts) -> str:
    """How the files of a run came out, in figures that add up: "9 files: 7 ranked, 1 not a resume, 1 unreadable"."""
    other = counts["not_scored"] - counts["not_resume"]
    parts = [
        f"{number:,} {what}"
        for number, what in (
            (counts["ranked"], "ranked"),
            (counts["not_resume"], "not a resume"),
            (other, "without a coverage figure"),
            (counts["unreadable"], "unreadable"),
        )
        if number or what == "ranked"
    ]
    return f"{count(counts['inputs'], 'file')}: {', '.join(parts)}"


def outside(page: Page, heading: str, rows: Iterable[RankedRow]) -> None:
    """What has no rank, with the reason; files of one kind in one line."""
    found = [Unread(row["source"], row["status"], row["reason"]) for row in rows]
    if found:
        page.heading(heading)
        for line in grouped(found):
            page.line(clean(line), indent=2)


def noise(page: Page, ranked: Sequence[RankedRow]) -> None:
    """What the ranks do not say: how large a difference must be, and what orders equal figures."""
    if len(ranked) < 2:
        return
    page.line(
        f"Up to {NOISE:g} points mean nothing: so far apart can two resumes be that say the same in other words. A "
        "group holds what is so near to its best; the next one below it may be no different from the group's last.",
        indent=2,
    )
    if shared := _shared(ranked):
        page.line(
            f"Equal coverage, equal rank: {shared}. Their order is by must-haves met, then by what jobs show, not by "
            "name.",
            indent=2,
        )


def warnings(page: Page, ranked: Sequence[RankedRow]) -> None:
    """The warnings of the ranked files, and the dates that open jobs are counted to."""
    warned = [f"{clean(r['source'])}: {clean(w)}" for r in ranked for w in r["warnings"]]
    for warning in warned[:_MOST_LINES]:
        page.line(warning, indent=2)
    if len(warned) > _MOST_LINES:
        page.line(f"… and {count(len(warned) - _MOST_LINES, 'warning')} more: --format jsonl shows all.", indent=2)
    dates = sorted({r["as_of"] for r in ranked if r["as_of"]})
    if dates:
        until = " to ".join(dict.fromkeys((dates[0], dates[-1])))
        page.line(f"Open jobs are counted up to {until} (--as-of).", indent=2)


def _shared(ranked: Iterable[RankedRow]) -> str:
    """The ranks that several rows have: "rank 2 (3 files)"."""
    sizes: dict[int, int] = {}
    for row in ranked:
        if row["rank"] is not None:
            sizes[row["rank"]] = sizes.get(row["rank"], 0) + 1
    found = [f"rank {rank} ({count(number, 'file')})" for rank, number in sizes.items() if number > 1]
    more = len(found) - _MOST_LINES
    return ", ".join(found[:_MOST_LINES]) + (f" and {more} more" if more > 0 else "")
