"""Reports for a terminal: coloured where there is one, plain text otherwise, wrapped at a width."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from matcher.model import Contribution, Match
from matcher.reports.arithmetic import PRINTED, rounded, shares
from matcher.reports.steps import StepGroup
from matcher.reports.view import Must, Section, View, view
from matcher.reports.wording import (
    DISCLAIMER,
    STATE_WORDS,
    clean,
    count,
    partly,
    product,
    quote,
    state,
    tally,
)

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table
    from rich.text import Text

PIPED_WIDTH = 100
_FOLD = 12
_FEW_FOUND = 6
_STYLES = {
    "met": "green",
    "found": "green",
    "unmet": "bold red",
    "missing": "red",
    "unknown": "yellow",
    "partly": "yellow",
}
_NARROW = 60


class Page:
    """Collects the lines of one report. ``str()`` of it is the text."""

    def __init__(self, width: int = PIPED_WIDTH, *, colour: bool = False) -> None:
        """Start an empty report of a width, with or without colour."""
        from rich.console import Console

        self.width = max(40, width)
        self.console: Console = Console(
            file=io.StringIO(),
            width=self.width,
            force_terminal=colour,
            color_system="standard" if colour else None,
            no_color=not colour,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
            _environ={},
        )

    def __str__(self) -> str:
        """The text, without the blanks that fill up table cells."""
        written: io.StringIO = self.console.file  # type: ignore[assignment]
        return "\n".join(line.rstrip() for line in written.getvalue().splitlines()) + "\n"

    def heading(self, text: str) -> None:
        """A heading after an empty line."""
        self.console.print()
        self.line(text, "bold")

    def line(self, text: str, style: str = "", *, indent: int = 0) -> None:
        """A paragraph."""
        from rich.padding import Padding

        self.console.print(Padding(styled(text, style), (0, 0, 0, indent)))

    def show(self, item: RenderableType) -> None:
        """Any other thing."""
        self.console.print(item)


def styled(text: str, style: str = "") -> Text:
    """A text in a style; markup characters in it stay what they are."""
    from rich.text import Text

    return Text(text, style=style)


def grid(*widths: int | None, right: Sequence[int] = ()) -> Table:
    """A table without lines, indented by two; ``None`` is a column that shares what is left of the width."""
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0), expand=False)
    table.add_column(width=0)
    for number, width in enumerate(widths):
        justify = "right" if number in right else "left"
        table.add_column(width=width, ratio=None if width else 1, justify=justify, overflow="fold")  # type: ignore[arg-type]
    if None in widths:
        table.expand = True
    return table


def check(match: Match, *, width: int = PIPED_WIDTH, colour: bool = False, explain: bool = False) -> str:
    """The report on one resume and one posting; ``explain`` unfolds the lists and adds the arithmetic."""
    page = Page(width, colour=colour)
    seen = view(match)
    _head(page, seen, match)
    _musts(page, seen)
    _steps(page, seen, explain)
    for section in seen.sections:
        _section(page, section, seen, explain)
    if explain:
        _all_steps(page, seen.all_steps)
    _rest(page, seen, explain)
    if explain and match.score is not None:
        _arithmetic(page, match, seen)
    return str(page)


def _head(page: Page, seen: View, match: Match) -> None:
    page.line(seen.title, "bold")
    for name, value in seen.read:
        page.line(f"{name}: {value}", indent=2)
    page.console.print()
    page.line(seen.coverage, "bold cyan" if match.score is not None else "bold yellow")
    if match.score is not None:
        page.line(f"{seen.meaning} {DISCLAIMER}", indent=2)


def _musts(page: Page, seen: View) -> None:
    if not seen.musts:
        return
    page.heading(f"Must-haves: {tally(m.knockout.state for m in seen.musts)}")
    table = grid(7, None, None) if page.width >= _NARROW else grid(7, None)
    for must in seen.musts:
        word = must.knockout.state
        _row(table, page, word, must.knockout.needed, _must_quotes(must, seen))
    page.show(table)


def _must_quotes(must: Must, seen: View) -> str:
    lines = [clean(must.knockout.found)]
    lines += [f"resume {quote(e, seen.resume_pages, 60)}" for e in must.knockout.evidence[:3]]
    if must.posting:
        lines.append(f"posting {quote(must.posting, seen.posting_pages, 60)}")
    return "\n".join(lines)


def _row(table: Table, page: Page, word: str, label: str, detail: str) -> None:
    mark = styled(word.upper(), _STYLES[word])
    if page.width >= _NARROW:
        table.add_row("", mark, styled(clean(label, 160)), styled(detail, "dim"))
    else:
        table.add_row("", mark, styled(f"{clean(label, 160)}\n{detail}"))


def _section(page: Page, section: Section, seen: View, explain: bool) -> None:
    page.heading(f"{section.title}: {tally(STATE_WORDS[s] for s in section.states)}")
    rows = section.rows if explain else _worth_showing(section)
    table = grid(7, None, None) if page.width >= _NARROW else grid(7, None)
    for row in rows:
        _row(table, page, STATE_WORDS[state(row)], row.label, _quotes(row, seen))
    page.show(table)
    _folded(page, len(section.rows) - len(rows))


def _worth_showing(section: Section) -> tuple[Contribution, ...]:
    """The missing and partial rows, then the found ones, up to twelve, but never fewer than six found ones."""
    open_rows = sum(s != "found" for s in section.states)
    return section.rows[: max(_FOLD, open_rows + _FEW_FOUND if open_rows < _FOLD else _FOLD)]


def _quotes(row: Contribution, seen: View) -> str:
    lines = [f"resume {quote(e, seen.resume_pages, 60)}" for e in row.evidence[:2]]
    if state(row) == "partial":
        lines.insert(0, partly(row))
    lines.append(f"posting {quote(row.posting_quote, seen.posting_pages, 60)}")
    return "\n".join(lines)


def _folded(page: Page, more: int) -> None:
    if more > 0:
        page.line(f"… and {more} more: --explain shows all", "dim", indent=2)


def _steps(page: Page, seen: View, explain: bool) -> None:
    if not seen.steps and not seen.folded:
        return
    page.heading("Next steps")
    if seen.steps:
        _numbered(page, seen.steps)
    if seen.folded:
        page.line(seen.folded, indent=2)
    if seen.more_steps and not explain:
        page.line(seen.more_steps, "dim", indent=2)


def _all_steps(page: Page, groups: Iterable[StepGroup]) -> None:
    for group in groups:
        page.heading(group.title)
        _numbered(page, group.steps)


def _numbered(page: Page, steps: Iterable[str]) -> None:
    table = grid(2, None, right=(0,))
    for number, step in enumerate(steps, 1):
        table.add_row("", str(number), styled(clean(step)))
    page.show(table)


def _rest(page: Page, seen: View, explain: bool) -> None:
    page.heading("Also")
    table = grid(1, None)
    for text in (*_asides(seen, explain), *seen.notes):
        table.add_row("", "-", styled(text))
    page.show(table)


def _asides(seen: View, explain: bool) -> list[str]:
    """The asked qualities and the free keywords, one line each."""
    lines = []
    if seen.not_scored:
        lines.append(f"Asked, not scored: {', '.join(clean(label) for label in seen.not_scored)}.")
    for name, rows in (("found", seen.keywords_found), ("not found", seen.keywords_missing)):
        if rows:
            words = [clean(row.label) for row in (rows if explain else rows[:_FOLD])]
            more = f" … and {len(rows) - len(words)} more" if len(words) < len(rows) else ""
            worth = sum(row.possible for row in rows)
            lines.append(f"Other words of the posting {name} ({worth:.1f} points in all): {', '.join(words)}{more}.")
    return lines


def _arithmetic(page: Page, match: Match, seen: View) -> None:
    page.heading("The arithmetic")
    page.line(
        "Points = possible points × credit; the possible points of all lines are 100, shared out by weight.",
        indent=2,
    )
    table = grid(6, 6, None, right=(0, 1))
    table.add_row("", "points", "of", "requirement", style="bold")
    found = shares(match, PRINTED)
    for c, share in zip(match.contributions, found, strict=True):
        label = f"{c.label} (word)" if c.kind == "keyword" else c.label
        table.add_row("", f"{share.points:.2f}", f"{share.possible:.2f}", styled(clean(label)))
        table.add_row("", "", "", styled(_reasons(c, seen), "dim"))
    total = (f"{rounded(match.score or 0.0):.2f}", "100.00", f"sum of {count(len(found), 'line')}")
    table.add_row("", *total, style="bold")
    page.show(table)


def _reasons(c: Contribution, seen: View) -> str:
    """Why a line weighs what it does and earns what it does, with the quotes of both sides."""
    lines = [f"weight {product(c)}", f"credit: {clean(c.why)}"]
    lines += [f"resume {quote(e, seen.resume_pages, 60)}" for e in c.evidence]
    return "\n".join([*lines, f"posting {quote(c.posting_quote, seen.posting_pages, 60)}"])
