"""A sheet for a terminal or a printer: one page, the rest summarised."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.reports import explain_view as view
from matcher.reports.explain import Candidate, Sheet
from matcher.reports.text import PIPED_WIDTH, Page, grid, styled
from matcher.reports.wording import clean, count, figure

_STYLES = {"met": "green", "unmet": "bold red", "unknown": "yellow"}
_URGENT = {"unmet": 0, "unknown": 1, "met": 2}
_MUSTS = 6
# What the columns of figures and the space between the columns take.
_FIGURES = 26
_GAINS = 32


def explain(sheet: Sheet, *, width: int = PIPED_WIDTH, colour: bool = False) -> str:
    """Why a candidate stands where it stands, on about sixty lines."""
    page = Page(width, colour=colour)
    page.line(view.title(sheet), "bold")
    page.line(view.WHAT, "dim", indent=2)
    page.console.print()
    _pairs(page, list(view.asked(sheet)))
    page.heading(f"Candidate {clean(sheet.candidate.id)}")
    _standing(page, sheet.candidate, sheet)
    if sheet.versus is None:
        _musts(page, sheet.candidate)
        _arithmetic(page, sheet)
    else:
        _versus(page, sheet)
    page.console.print()
    _pairs(page, list(view.remarks(sheet)))
    return str(page)


def _standing(page: Page, candidate: Candidate, sheet: Sheet) -> None:
    for line in view.standing(candidate, sheet):
        page.line(line, indent=2)


def _pairs(page: Page, pairs: Sequence[tuple[str, str]]) -> None:
    table = grid(8, None)
    for name, value in pairs:
        table.add_row("", name, styled(value))
    page.show(table)


def _musts(page: Page, candidate: Candidate) -> None:
    if not candidate.musts:
        return
    page.heading(f"Must-haves: {view.musts(candidate)}")
    ordered = sorted(candidate.musts, key=lambda must: _URGENT[must.state])
    table = grid(7, None, None)
    for must in ordered[:_MUSTS]:
        found = "; ".join((clean(must.found, 100), *(view.excerpt(q, 48) for q in must.quotes[:1])))
        table.add_row(
            "", styled(must.state.upper(), _STYLES[must.state]), styled(clean(must.needed, 90)), styled(found)
        )
    page.show(table)
    if len(ordered) > _MUSTS:
        page.line(f"… and {len(ordered) - _MUSTS} more, {ordered[_MUSTS].state} or better", "dim", indent=2)


def _arithmetic(page: Page, sheet: Sheet) -> None:
    if sheet.candidate.score is None:
        return
    found, room = view.points(sheet.candidate), page.width - _FIGURES
    table = grid(6, 6, 6, None, right=(0, 1, 2))
    for title, rows in (("Cost most", found.costly), ("Earned most", found.earning)):
        if rows:
            table.add_row("")
            table.add_row("", "points", "of", "weight", title, style="bold")
        for row in rows:
            share, line = row.share, row.line
            figures = (f"{share.points:.2f}", f"{share.possible:.2f}", f"{line.asked['weight']:.2f}")
            table.add_row("", *figures, styled(view.label(line, room)))
            table.add_row("", "", "", "", styled(view.because(line, room), "dim"))
    table.add_row("")
    if found.rest:
        share = view.summed(found.rest)
        rest = f"{view.others(found)} (--format html lists them)"
        table.add_row("", f"{share.points:.2f}", f"{share.possible:.2f}", "", rest)
    table.add_row("", f"{found.score:.2f}", "100.00", "", "sum: the score", style="bold")
    page.show(table)


def _versus(page: Page, sheet: Sheet) -> None:
    versus = sheet.versus
    assert versus is not None
    page.heading(f"Held against the other candidate, {clean(versus.other.id)}")
    _standing(page, versus.other, sheet)
    page.console.print()
    page.line(view.verdict(sheet), "bold", indent=2)
    for candidate in (sheet.candidate, versus.other):
        if candidate.musts:
            page.line(f"Must-haves of {clean(candidate.id)}: {view.musts(candidate)}", indent=2)
    if versus.gain is None:
        return
    shown, rest = view.shown_differences(sheet)
    room = page.width - _GAINS
    page.heading(f"Where they differ (+ for {clean(sheet.candidate.id)}); {versus.alike} requirements are alike")
    table = grid(6, 6, 5, 5, None, right=(0, 1, 2, 3))
    table.add_row("", "points", "of", "this", "other", "credit, requirement and why", style="bold")
    for gain, row in shown:
        credits = (figure(row.mine.credit), figure(row.other.credit))
        figures = (view.signed(gain), f"{row.mine.asked['possible']:.2f}", *credits)
        table.add_row("", *figures, styled(view.label(row.mine, room)))
        for name, line in (("this", row.mine), ("other", row.other)):
            reason = view.because(line, room - 7) if line.quotes else view.why(line)
            table.add_row("", "", "", "", "", styled(f"{name}: {reason}", "dim"))
    if rest:
        gain = round(sum(gain for gain, _ in rest), 2)
        table.add_row("", view.signed(gain), "", "", "", f"{count(len(rest), 'smaller difference')} together")
    table.add_row("", view.signed(view.total(sheet)), "", "", "", "sum: the difference of the scores", style="bold")
    page.show(table)
