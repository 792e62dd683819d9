"""An audit for a terminal."""

from __future__ import annotations

from matcher.audit.tables import Audit
from matcher.reports import audit_view as view
from matcher.reports.text import PIPED_WIDTH, Page, grid, styled
from matcher.reports.wording import clean

_WIDTHS = (None, 6, 7, 5, 6, 6, 6, 6, 19)


def audit(found: Audit, *, width: int = PIPED_WIDTH, colour: bool = False) -> str:
    """The report, headed by what it is not."""
    page = Page(width, colour=colour)
    page.line(view.TITLE, "bold")
    page.line(view.LIMITS, indent=2)
    page.console.print()
    for line in view.head(found):
        page.line(line, indent=2)
    for rates in view.rates(found):
        page.heading(rates.title)
        _rates(page, rates)
    _lowest(page, found)
    _sweep(page, found)
    page.heading("How to read it")
    for line in (*view.legend(), *found.notes):
        page.line(clean(line), indent=2)
    return str(page)


def _rates(page: Page, rates: view.Rates) -> None:
    table = grid(*_WIDTHS, right=range(1, 8))
    table.add_row("", *rates.heads, style="bold")
    for cells, below in zip(rates.rows, rates.below, strict=True):
        table.add_row("", *(styled(cell) for cell in cells[:-1]), styled(cells[-1], "yellow" if below else ""))
    page.show(table)


def _lowest(page: Page, found: Audit) -> None:
    page.console.print()
    low = found.lowest
    of = "selection" if found.selection is not None else "scoring"
    page.line(f"Lowest impact ratio ({of}): {view.lowest(low) if low else 'none can be computed'}", "bold")


def _sweep(page: Page, found: Audit) -> None:
    heads, rows = view.sweep(found)
    if not rows:
        return
    page.heading("Lowest impact ratio if everybody with so much coverage were selected")
    table = grid(9, 8, *(None for _ in heads[2:]), right=(0, 1))
    table.add_row("", *heads, style="bold")
    for row in rows:
        table.add_row("", *map(styled, row))
    page.show(table)
