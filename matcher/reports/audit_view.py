"""An audit as rows of words: what the text and the page have in common."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from matcher.audit.tables import FEW, Audit, Category, Lowest, Measure, Table
from matcher.reports.wording import clean

HEADING = "This is not the independent bias audit that LL 144 asks for."
TITLE = "Selection and scoring rates by group: not the independent bias audit that LL 144 asks for"
LIMITS = (
    "It is arithmetic on the groups that were given, made by whoever uses the tool: an aid to look at one's own "
    "process. Scores are keyword coverage of a posting. It is no legal advice."
)
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Rates:
    """One table for one question: the title, the heads of its columns, and a row of cells per category."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    below: tuple[bool, ...]


def head(audit: Audit) -> Iterator[str]:
    """What was audited."""
    yield f"Inputs: {', '.join(clean(source, 120) for source in audit.sources)}"
    yield (
        f"People: {audit.people:,}, of these {audit.unreadable:,} unreadable and {audit.unscored:,} without a score; "
        "both count as not above the median, and as not selected unless a decision selects them"
    )
    if audit.median is not None:
        yield f"Median of all scores: {float(audit.median):.2f}"
    if audit.selection is None:
        yield "Selected: no rule was named (--select), so there are scoring rates only"
    else:
        yield f"Selected: {clean(audit.selection.label, 160)}: {audit.selected or 0:,}"


def rates(audit: Audit) -> Iterator[Rates]:
    """The tables in the order of reading: the selection where there is one, then the scores."""
    for table in audit.tables:
        name = " and ".join(clean(attribute, 40) for attribute in table.attributes)
        if audit.selection is not None:
            yield _rates(f"Selection rate by {name}", table, selection=True)
        yield _rates(f"Scoring rate by {name}: the share above the median", table, selection=False)


def _rates(title: str, table: Table, *, selection: bool) -> Rates:
    rows, below = [], []
    for category in (*table.categories, *((table.unknown,) if table.unknown else ())):
        measure = category.selection if selection else category.scoring
        assert measure is not None
        rows.append(_row(category, measure))
        below.append(measure.below_four_fifths)
    heads = ("", "people", "unread-\nable", "no\nscore", "se-\nlected" if selection else "above\nmedian", "rate")
    return Rates(title, (*heads, "impact\nratio", "p", ""), tuple(rows), tuple(below))


def _row(category: Category, measure: Measure) -> tuple[str, ...]:
    name = ", ".join(clean(value, 60) for value in category.values) or UNKNOWN
    numbers = (category.n, category.unreadable, category.unscored, measure.hits)
    p_value = "" if measure.p_value is None else p(measure.p_value)
    return (
        name,
        *(f"{n:,}" for n in numbers),
        percent(measure.rate),
        ratio(measure.ratio),
        p_value,
        marks(category, measure),
    )


def marks(category: Category, measure: Measure) -> str:
    """What is to be known about a row."""
    said = []
    if measure.reference:
        said.append("reference")
    if measure.below_four_fifths:
        said.append("below 4/5")
    if category.values and category.under_share:
        said.append("under 2%")
    elif category.values and category.few:
        said.append(f"n < {FEW}")
    return ", ".join(said)


def sweep(audit: Audit) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The threshold sweep: heads and rows."""
    heads = ("threshold", "selected", *(f"by {' and '.join(clean(a, 40) for a in t.attributes)}" for t in audit.tables))
    rows = [
        (str(point.threshold), f"{point.selected:,}", *(lowest(low) if low else "" for low in point.lowest))
        for point in audit.sweep
    ]
    return heads, rows


def lowest(low: Lowest) -> str:
    """A lowest ratio with its category."""
    return f"{ratio(low.ratio)} {', '.join(clean(value, 40) for value in low.values)}"


def legend() -> Iterator[str]:
    """How to read the tables."""
    yield (
        "Impact ratio: the rate of the category divided by that of the reference, the known category with the highest "
        "rate. Below 0.8 (four fifths) enforcement agencies take it as a sign to look closer; above is no safe harbour."
    )
    yield (
        "p: Fisher's exact test, two-sided, against the reference: how often so large a difference comes about by "
        "chance. Many comparisons make some small p by chance alone."
    )
    yield (
        f"Under 2%: of all people; no reference, and not counted for the lowest ratio. n < {FEW}: fewer people; one "
        "more or less moves the ratio much; read p."
    )
    yield "Unknown: the groups file says nothing; counted in the median, the selection and the totals, without a ratio."


def percent(value: Fraction) -> str:
    """A rate as a percentage."""
    return f"{float(value):.1%}"


def ratio(value: Fraction | None) -> str:
    """An impact ratio, cut and not rounded: 0.7996 is not yet 0.8."""
    return "" if value is None else f"{value * 1000 // 1 / 1000:.3f}"


def p(value: float) -> str:
    """A p-value."""
    return "<0.001" if value < 0.001 else f"{value:.3f}"
