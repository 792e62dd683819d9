"""The ranking of many resumes for one posting, for a terminal: the best of them, and how all came out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from matcher.reports.ranking_text import bands, folder, noise, outside, some, sums, warnings
from matcher.reports.record_shapes import Ranking, Record, RunFacts
from matcher.reports.row_shapes import ScreenRow
from matcher.reports.text import PIPED_WIDTH, Page, grid, styled
from matcher.reports.wording import DISCLAIMER, clean, count, points_of_100

if TYPE_CHECKING:
    from rich.table import Table

# How many of the best a terminal shows where nobody asked for a number.
SCREENFUL = 25
_HEADS = ("rank", "coverage", "", "resume", "must-haves", "years")
_WIDTHS = (5, 8, 7, None, 10, 5)
_INDENT = 11
_MOST_CHANGES = 5
_LONGEST = 160
_LONG_NAME = 60
_SHORT_NAME = 40


@dataclass(slots=True)
class _Seen:
    """What is kept of the records of a ranking while they pass: those to show, and sums over all."""

    shown: list[Record] = field(default_factory=list)
    unscored: list[ScreenRow] = field(default_factory=list)
    unreadable: list[ScreenRow] = field(default_factory=list)
    ties: Counter[int | None] = field(default_factory=Counter)
    warned: int = 0
    hidden: int = 0
    reasons: dict[str, None] = field(default_factory=dict)


def screen(ranking: Ranking, *, top: int | None = None, width: int = PIPED_WIDTH, colour: bool = False) -> str:
    """The best ``top`` resumes (all where it is ``None``), then what has no place and why, then what is to be known."""
    page = Page(width, colour=colour)
    facts, seen = ranking.facts, _seen(ranking.records, top)
    rows = [record["row"] for record in seen.shown]
    _head(page, facts)
    if rows:
        page.console.print()
        _table(page, ranking, seen, folder([row["source"] for row in rows]))
        if more := facts["counts"]["ranked"] - len(rows):
            page.line(f"… and {more:,} more: --top shows more, --format csv or jsonl shows all.", "dim", indent=2)
    outside(page, "Not scored", seen.unscored)
    outside(page, "Could not be read", seen.unreadable)
    page.heading("Also")
    noise(page, rows)
    for line in _notes(seen, facts):
        page.line(clean(line), indent=2)
    warnings(page, rows)
    page.line(DISCLAIMER + " Unmet must-haves and marks lower nobody's rank: read the resume.", indent=2)
    return str(page)


def _seen(records: Iterable[Record], top: int | None) -> _Seen:
    seen = _Seen()
    for record in records:
        row = record["row"]
        if row["outcome"] == "unreadable":
            seen.unreadable.append(row)
            continue
        if row["outcome"] == "not scored":
            seen.unscored.append(row)
            continue
        if top is None or len(seen.shown) < top:
            seen.shown.append(record)
        seen.ties[row["tie_group"]] += 1
        seen.warned += bool(row["warnings"])
        seen.hidden += bool(row["hidden_chars"])
        if row["reason"]:
            seen.reasons[row["reason"]] = None
    return seen


def _head(page: Page, facts: RunFacts) -> None:
    posting = facts["posting"]
    page.line(clean(f"{posting['title']} ({posting['source']})", 100), "bold")
    page.line(sums(facts["counts"]), indent=2)
    if facts["left"]:
        page.line(f"Interrupted: {count(facts['left'], 'file')} to come; the same command goes on.", "yellow", indent=2)
    if facts["profile"] is not None:
        page.line(clean(f"Read with the profile {facts['profile']}:"), indent=2)
        for change in facts["changes"][:_MOST_CHANGES]:
            page.line(clean(change), indent=4)
        if (more := len(facts["changes"]) - _MOST_CHANGES) > 0:
            page.line(f"… and {count(more, 'change')} more", indent=4)
    if facts["filters"]:
        asked = clean("; ".join(facts["filters"]))
        page.line(f"Marked with * is who does not show what is asked: {asked}. It moves nobody.", indent=2)


def _table(page: Page, ranking: Ranking, seen: _Seen, shared: str) -> None:
    heads = [f"resume in {clean(shared)}" if shared and head == "resume" else head for head in _HEADS]
    table = _grid()
    table.add_row("", *heads, style="bold")
    page.show(table)
    apart = False
    for group, found in groupby(seen.shown, key=lambda record: record["row"]["tie_group"]):
        is_tied = seen.ties[group] > 1
        if is_tied:
            page.line(f"within {ranking.facts['noise']:g} points: no real difference", "dim", indent=2)
        elif apart:
            page.console.print()
        for record in found:
            _resume(page, ranking, record, shared)
        apart = is_tied


def _grid() -> Table:
    return grid(*_WIDTHS, right=(0, 1, 5))


def _resume(page: Page, ranking: Ranking, record: Record, shared: str) -> None:
    """A line of figures, and under it in words what a reader asks about them."""
    row = record["row"]
    file = clean(row["source"][len(shared) :])
    name = clean(record["contact"]["name"]) if record["contact"] else ""
    years = row["years"]["legal_support"]
    table = _grid()
    table.add_row(
        "",
        f"{row['rank']}{'*' if row['marks'] else ' '}",
        str(points_of_100(row["score"] or 0.0)),
        bands(row),
        styled(name or file, "bold" if name else ""),
        _musts(row),
        "?" if years is None else f"{years:.1f}",
    )
    page.show(table)
    for text, style in (*([(file, "")] if name else []), *_details(row, shared), *_decision(ranking, row)):
        page.line(text, style, indent=_INDENT)


def _musts(row: ScreenRow) -> str:
    musts = row["knockouts"]
    return f"{sum(k['state'] == 'met' for k in musts)} of {len(musts)} met" if musts else "none asked"


def _details(row: ScreenRow, shared: str) -> Iterator[tuple[str, str]]:
    """What is to be said of a resume, with the style of each line."""
    for state, what, style in (("unmet", "unmet", "red"), ("unknown", "must-have not shown", "yellow")):
        if named := [k["needed"] for k in row["knockouts"] if k["state"] == state]:
            yield f"{what}: {some(named, _LONG_NAME, '; ')}", style
    if row["marks"]:
        yield "* " + clean("; ".join(row["marks"]), _LONGEST), "yellow"
    told = {k["needed"] for k in row["knockouts"]}
    if missing := [label for label in row["missing"] if label not in told]:
        yield f"missing: {some(missing, _SHORT_NAME, '; ')}", ""
    if row["duplicate_of"]:
        yield f"{_COPY[row['copy'] or 'same file']} {clean(row['duplicate_of'].removeprefix(shared))}", ""
    if asides := "; ".join(_asides(row)):
        yield asides, "dim"


def _decision(ranking: Ranking, row: ScreenRow) -> Iterator[tuple[str, str]]:
    if decided := ranking.decisions.get(row["source"]):
        reason = f" ({decided['reason']})" if decided["reason"] else ""
        yield clean(f"decision: {decided['decision']}{reason}", _LONGEST), "bold"


_COPY = {"same file": "same file as", "same text": "same text as", "edited copy": "edited copy of"}


def _asides(row: ScreenRow) -> Iterator[str]:
    if row["copied_sentences"]:
        yield word_for_word(row["copied_sentences"])
    if row["hidden_chars"]:
        yield f"{count(row['hidden_chars'], 'character')} that a reader cannot see, not counted"
    if row["warnings"]:
        yield count(len(row["warnings"]), "warning")


def word_for_word(sentences: int) -> str:
    """How many sentences of a resume are the posting's own.

    >>> word_for_word(1), word_for_word(2)
    ('1 sentence stands word for word in the posting', '2 sentences stand word for word in the posting')
    """
    return f"{count(sentences, 'sentence')} {'stands' if sentences == 1 else 'stand'} word for word in the posting"


def _notes(seen: _Seen, facts: RunFacts) -> Iterator[str]:
    """What is to be known of all resumes, shown or not."""
    for reason in seen.reasons:
        yield f"Low confidence: {reason}."
    counts = facts["counts"]
    if counts["marked"]:
        yield f"{counts['marked']:,} of {counts['ranked']:,} marked."
    if counts["copies"]:
        copies = "1 resume is a copy" if counts["copies"] == 1 else f"{counts['copies']:,} resumes are copies"
        yield f"{copies} of another one, by file, text or person; each keeps its place."
    if seen.hidden:
        yield f"{count(seen.hidden, 'resume')} with text that a reader cannot see, which is not counted."
    if seen.warned > sum(bool(record["row"]["warnings"]) for record in seen.shown):
        yield f"{count(seen.warned, 'resume')} with warnings in all."
