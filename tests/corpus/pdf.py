"""A resume as PDF, in the layouts that people use: the same content, set and painted by reportlab.

``LAYOUTS`` maps the name of each layout to a function from a ``Content`` to the bytes of a PDF, the same on every day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, zip_longest

from tests.corpus.outline import Entry, dates, head, job_lines, main, outline, side
from tests.corpus.resumes import Content, Job
from tests.corpus.typesetting import HEIGHT, INDENT, NAVY, WHITE, WIDTH, Page, Style, typeset

_LEFT, _RIGHT, _TOP = 50.0, WIDTH - 50, 50.0


def one_column(content: Content) -> bytes:
    """Return a page in one column, dates at the right margin."""
    page = Page()
    page.put(outline(content), _LEFT, _TOP, _RIGHT - _LEFT)
    return page.done()


def two_columns(content: Content) -> bytes:
    """Return a page on which the text flows through two equal columns, as in a newspaper."""
    page = Page()
    top = page.put(head(content), _LEFT, _TOP, _RIGHT - _LEFT) + 15
    width = (_RIGHT - _LEFT - 24) / 2
    flow = typeset(chain(main(content), side(content)), width, Style(dates="below"))
    half = min(run.y for run in flow.runs if run.y > flow.height / 2)
    page.paint(flow.between(0, half).runs, _LEFT, top)
    page.paint(flow.between(half, flow.height).runs, _LEFT + width + 24, top)
    return page.done()


def left_sidebar(content: Content) -> bytes:
    """Return a page with a sidebar on the left whose lines are closer than those of the main column."""
    page = Page()
    page.put(side(content), 36, _TOP, 150, Style(size=8.5, leading=10.5, headings="capitals"))
    top = page.put(head(content), 206, _TOP, _RIGHT - 206)
    page.put(main(content), 206, top, _RIGHT - 206, Style(headings="capitals"))
    return page.done()


def right_panel(content: Content) -> bytes:
    """Return a page with white text on a dark panel on the right."""
    page = Page()
    page.fill(WIDTH - 200, 0, 200, HEIGHT, NAVY)
    top = page.put(head(content), 36, _TOP, WIDTH - 250)
    page.put(main(content), 36, top, WIDTH - 250)
    page.paint(typeset(side(content), 170, Style(size=9, leading=12)).runs, WIDTH - 185, _TOP, WHITE)
    return page.done()


def skills_in_three_columns(content: Content) -> bytes:
    """Return a page in one column but for its skills, which stand side by side between experience and education."""
    page = Page()
    wide = _RIGHT - _LEFT
    top = page.put(chain(head(content), main(content), [Entry("heading", "Skills")]), _LEFT, _TOP, wide)
    groups = [*content.skills, *_spare_groups(content)][:3]
    bottoms = [
        page.put([Entry("job", name), *(Entry("plain", word) for word in words)], _LEFT + i * wide / 3, top, wide / 3)
        for i, (name, words) in enumerate(groups)
    ]
    page.put(_but_skills(content), _LEFT, max(bottoms), wide)
    return page.done()


def job_table(content: Content) -> bytes:
    """Return a page whose jobs are rows of a ruled table: dates in the first cell, wrapped duties in the second."""
    page = Page()
    top = page.put(chain(head(content), _summary(content), [Entry("heading", "Experience")]), _LEFT, _TOP, 510) + 8
    for job in content.jobs:
        start, end = dates(job).split(" – ")
        page.put([Entry("plain", f"{start} –"), Entry("plain", end)], _LEFT + 4, top, 100)
        bottom = page.put(_without_dates(job), _LEFT + 114, top, 390) + 8
        page.frame(_LEFT, top, 110, bottom - top)
        page.frame(_LEFT + 110, top, 400, bottom - top)
        top = bottom
    page.put(side(content), _LEFT, top, 510)
    return page.done()


def framed(content: Content) -> bytes:
    """Return a page of boxes: two side by side, a wide one below, each with a frame."""
    page = Page()
    top = page.put(head(content), _LEFT, _TOP, 510) + 14
    boxes = (
        (chain(_summary(content), _skills(content)), _LEFT, 250.0),
        (_but_skills(content), _LEFT + 262, 250.0),
    )
    bottom = max(page.put(entries, x + 6, top, width - 12) for entries, x, width in boxes) + 8
    for _, x, width in boxes:
        page.frame(x, top, width, bottom - top)
    end = page.put(_experience(content), _LEFT + 6, bottom + 10, 500)
    page.frame(_LEFT, bottom + 10, 512, end - bottom)
    return page.done()


def header_and_footer(content: Content) -> bytes:
    """Return two pages with a running header and a page number, broken inside a duty."""
    page = Page()
    flow = typeset(outline(content), 300, Style(size=11, leading=16))
    starts = {run.y for run in flow.runs if run.x < INDENT}
    cut = max(run.y for run in flow.runs if run.x == INDENT and run.y not in starts) - 1
    parts = (flow.between(0, cut), flow.between(cut, flow.height))
    for number, part in enumerate(parts, start=1):
        page.put([Entry("plain", f"{content.name} – Resume")], WIDTH - 230, 20, 200, Style(size=8))
        page.paint(part.runs, _LEFT, 60)
        page.put([Entry("plain", f"Page {number} of 2")], WIDTH / 2 - 20, HEIGHT - 40, 100, Style(size=8))
        page.turn()
    return page.done()


def spaced_headings(content: Content) -> bytes:
    """Return a page whose headings are letter-spaced in one half and set in small capitals in the other."""
    page = Page()
    wide = _RIGHT - _LEFT
    top = page.put(chain(head(content), main(content)), _LEFT, _TOP, wide, Style(headings="spaced"))
    page.put(side(content), _LEFT, top, wide, Style(headings="small capitals"))
    return page.done()


def row_by_row(content: Content) -> bytes:
    """Return two columns whose lines are painted in turn, left and right, as some templates do."""
    page = Page()
    top = page.put(head(content), _LEFT, _TOP, _RIGHT - _LEFT) + 10
    left = typeset(side(content), 180, Style()).runs
    right = (replace(run, x=run.x + 200) for run in typeset(main(content), 310, Style()).runs)
    pairs = zip_longest(left, right)
    page.paint((run for pair in pairs for run in pair if run), _LEFT, top)
    return page.done()


def hanging_dates(content: Content) -> bytes:
    """Return a page with the dates alone in the left margin, beside the lines of their jobs."""
    page = Page()
    top = page.put(chain(head(content), _summary(content), [Entry("heading", "Experience")]), _LEFT, _TOP, 510)
    for job in content.jobs:
        page.put([Entry("plain", dates(job))], 20, top + 3, 140, Style(size=8))
        top = page.put(_without_dates(job), 170, top, _RIGHT - 170)
    page.put(side(content), 170, top, _RIGHT - 170)
    return page.done()


def narrow_gutter(content: Content) -> bytes:
    """Return two uneven columns that are justified and hyphenated, with little room between them."""
    page = Page()
    top = page.put(head(content), _LEFT, _TOP, _RIGHT - _LEFT) + 10
    style = Style(size=9, leading=11.5, dates="below", hyphens=True)
    page.put(main(content), _LEFT, top, 300, style)
    page.put(side(content), _LEFT + 311, top + 3, 200, style)
    return page.done()


def sidebar_from_the_middle(content: Content) -> bytes:
    """Return a page in one column whose lower half has a sidebar on the right."""
    page = Page()
    wide = _RIGHT - _LEFT
    first, *others = content.jobs
    heading = Entry("heading", "Experience")
    top = page.put(chain(head(content), _summary(content), [heading], job_lines(first)), _LEFT, _TOP, wide) + 10
    page.put(chain.from_iterable(map(job_lines, others)), _LEFT, top, 320)
    page.put(side(content), _LEFT + 340, top, 170, Style(size=9, leading=11))
    return page.done()


def turned_labels(content: Content) -> bytes:
    """Return a page whose section names stand at the left margin, turned by a quarter."""
    page = Page()
    top = page.put(head(content), 80, _TOP, _RIGHT - 80) + 10
    for name, entries in (("EXPERIENCE", _experience(content)), ("SKILLS", _skills(content))):
        below = page.put(list(entries)[1:], 80, top, _RIGHT - 80)
        page.upright(name, 50, (top + below) / 2 + 40)
        top = below + 20
    page.put(chain(_summary(content), _but_skills(content)), 80, top, _RIGHT - 80)
    return page.done()


def _summary(content: Content) -> Sequence[Entry]:
    return (Entry("heading", "Summary"), Entry("plain", content.summary))


def _experience(content: Content) -> Iterator[Entry]:
    yield Entry("heading", "Experience")
    yield from chain.from_iterable(map(job_lines, content.jobs))


def _without_dates(job: Job) -> Iterator[Entry]:
    return (replace(entry, right="") for entry in job_lines(job))


def _skills(content: Content) -> Iterator[Entry]:
    entries = list(side(content))
    return iter(entries[entries.index(Entry("heading", "Skills")) :])


def _but_skills(content: Content) -> Iterator[Entry]:
    entries = list(side(content))
    return iter(entries[: entries.index(Entry("heading", "Skills"))])


def _spare_groups(content: Content) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what fills the third column of skills where a resume has two groups."""
    yield "Memberships", tuple(issuer for _, issuer in content.certifications)


LAYOUTS: dict[str, Callable[[Content], bytes]] = {
    layout.__name__: layout
    for layout in (
        one_column,
        two_columns,
        left_sidebar,
        right_panel,
        skills_in_three_columns,
        job_table,
        framed,
        header_and_footer,
        spaced_headings,
        row_by_row,
        hanging_dates,
        narrow_gutter,
        sidebar_from_the_middle,
        turned_labels,
    )
}
