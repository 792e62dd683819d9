"""A survey for a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matcher.reports import survey_view as view
from matcher.reports.text import PIPED_WIDTH, Page, grid, styled
from matcher.reports.wording import clean, count
from matcher.survey.shapes import Line, Survey

_MOST = 12
_MOST_FILES = 10
_NARROW = 70


def survey(found: Survey, *, width: int = PIPED_WIDTH, colour: bool = False, everything: bool = False) -> str:
    """The report: what is missing first where something is held against the postings, then all that they ask for.

    Without ``everything`` the most frequent of each kind, and of those only what more than one posting asks for.
    """
    page = Page(width, colour=colour)
    report = _Report(page, found, None if everything else _MOST)
    page.line(f"Survey of {count(found.counted, 'posting')}", "bold")
    for line in (*view.head(found), *view.against(found)):
        page.line(line, indent=2)
    if found.held:
        report.compared()
    for kind, title in view.KINDS.items():
        report.kind(title, [line for line in found.asked if line.kind == kind])
    report.left_out()
    page.heading("How to read it")
    for line in view.notes():
        page.line(line, indent=2)
    return str(page)


class _Report:
    """Writes the parts of one report."""

    def __init__(self, page: Page, found: Survey, most: int | None) -> None:
        self.page = page
        self.found = found
        self.most = most
        self.labels: Mapping[str, str] = {line.concept: clean(line.label) for line in found.lines}

    def kind(self, title: str, lines: Sequence[Line]) -> None:
        """What is asked for of one kind."""
        if not lines:
            return
        self.page.heading(f"{title}: {len(lines)} asked for")
        self._table(self._several(lines), len(lines))

    def compared(self) -> None:
        """What is asked and not shown, kind by kind, what is near, what is met, and what is shown and not asked."""
        missing = [line for line in self.found.asked_not_shown if line.state == "not shown"]
        for kind, title in view.KINDS.items():
            lines = [line for line in missing if line.kind == kind]
            if lines:
                self.page.heading(f"Asked, not shown – {title[0].lower()}{title[1:]}: {len(lines)}")
                self._table(self._several(lines), len(lines))
        near = [line for line in self.found.asked_not_shown if line.state == "near"]
        if near:
            self.page.heading(f"Asked, and something near is shown: {len(near)}")
            self._table(near if self.most is None else near[: self.most], len(near))
        self._listed("Asked and shown", [line for line in self.found.asked if line.state == "shown"])
        self._listed("Shown, not asked by these postings", self.found.shown_not_asked)

    def _listed(self, title: str, lines: Sequence[Line]) -> None:
        if lines:
            self.page.heading(f"{title}: {len(lines)}")
            labels = [clean(line.label) + (f" {view.percent(line.share)}" if line.asked else "") for line in lines]
            self.page.line(view.listed(labels, 3 * self.most if self.most else len(labels)), indent=2)

    def _several(self, lines: Sequence[Line]) -> Sequence[Line]:
        """The first of some lines that more than one posting asks for; the first of all where there are none."""
        return lines if self.most is None else ([line for line in lines if line.within > 1] or lines)[: self.most]

    def _table(self, lines: Sequence[Line], total: int) -> None:
        wide = self.page.width >= _NARROW
        table = grid(5, 10, 8, 9, 9, 10, None, right=range(6)) if wide else grid(5, None, right=(0,))
        heads = ("share", "interval", "required", "preferred", "mentioned", "with kinds", "") if wide else ("share", "")
        table.add_row("", *heads, style="bold")
        for line in lines:
            numbers = (
                (view.interval(line), *map(str, line.counts.values()), view.wider(line, self.found)) if wide else ()
            )
            table.add_row("", view.percent(line.share), *numbers, styled(self._said(line)))
        self.page.show(table)
        if total > len(lines):
            self.page.line(f"… and {total - len(lines)} more: --all shows all", "dim", indent=2)

    def _said(self, line: Line) -> str:
        near = f", near: {self.labels.get(line.by, line.by)}" if line.state == "near" else ""
        return f"{clean(line.label)}{near}"

    def left_out(self) -> None:
        """Every file that is not counted, and why."""
        rows = [(repost.source, f"again: {repost.of}") for repost in self.found.reposts]
        rows += [(left.source, left.said) for left in self.found.left_out]
        if not rows:
            return
        self.page.heading(f"Not counted: {count(len(rows), 'file')}")
        shown = rows if self.most is None else rows[:_MOST_FILES]
        for source, said in shown:
            self.page.line(f"{clean(source)}: {clean(said)}", indent=2)
        if len(rows) > len(shown):
            self.page.line(f"… and {len(rows) - len(shown)} more: --all shows all", "dim", indent=2)
