"""From the table of people to rates, impact ratios and the threshold sweep."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from matcher.audit.exact import FOUR_FIFTHS, fisher, median
from matcher.audit.people import People, Person
from matcher.audit.selection import Selection, selected
from matcher.audit.tables import FEW, LEAST_SHARE, Audit, Category, Lowest, Measure, SweepPoint, Table, lowest
from matcher.errors import MatcherError

SWEEP = tuple(range(5, 100, 5))
_Cell = tuple[tuple[str, ...], list[int]]


def audit(people: People, *, sources: Sequence[str], selection: Selection | None = None) -> Audit:
    """The rates of every attribute and of every pair of them.

    Args:
        people: Everybody, pooled over all inputs.
        sources: What the inputs are called.
        selection: Who counts as selected; ``None`` gives scoring rates only.

    Raises:
        MatcherError: There is nobody, or nothing to group people by.
    """
    members = people.members
    if not members:
        raise MatcherError("the results name nobody: there is nothing to audit")
    if not people.attributes:
        raise MatcherError("the groups file has no column besides the candidate: add one per attribute, like 'sex'")
    middle = median(p.score for p in members if p.score is not None)
    above = frozenset(
        i for i, p in enumerate(members) if p.score is not None and middle is not None and Fraction(p.score) > middle
    )
    chosen = None if selection is None else selected(members, selection)
    cells = _partitions(people)
    tables = tuple(_table(names, groups, members, (above, chosen)) for names, groups in cells)
    return Audit(
        sources=tuple(sources),
        people=len(members),
        unreadable=sum(p.status == "unreadable" for p in members),
        unscored=sum(p.status == "unscored" for p in members),
        median=middle,
        selection=selection,
        selected=None if chosen is None else len(chosen),
        tables=tables,
        sweep=tuple(_sweep(members, cells)),
        notes=tuple(_notes(people, tables, middle)),
    )


def _partitions(people: People) -> list[tuple[tuple[str, ...], list[_Cell]]]:
    """The people by each attribute, then by each pair: values → places; () holds those with an unknown value."""
    names = range(len(people.attributes))
    found = []
    for chosen in (*((i,) for i in names), *combinations(names, 2)):
        cells: dict[tuple[str, ...], list[int]] = {}
        for place, person in enumerate(people.members):
            values = tuple(person.groups[i] for i in chosen)
            cells.setdefault(values if all(values) else (), []).append(place)
        ordered = sorted(cells.items(), key=lambda cell: ([v.casefold() for v in cell[0]], cell[0]))
        found.append((tuple(people.attributes[i] for i in chosen), ordered))
    return found


def _table(
    names: tuple[str, ...],
    cells: Sequence[_Cell],
    members: Sequence[Person],
    hits: tuple[Collection[int], Collection[int] | None],
) -> Table:
    scoring = _measures(cells, hits[0], len(members))
    selection = None if hits[1] is None else _measures(cells, hits[1], len(members))
    found = [
        Category(
            values=values,
            n=len(places),
            unreadable=sum(members[i].status == "unreadable" for i in places),
            unscored=sum(members[i].status == "unscored" for i in places),
            share=Fraction(len(places), len(members)),
            under_share=Fraction(len(places), len(members)) < LEAST_SHARE,
            few=len(places) < FEW,
            scoring=scoring[values],
            selection=None if selection is None else selection[values],
        )
        for values, places in cells
    ]
    unknown = next((category for category in found if not category.values), None)
    return Table(names, tuple(category for category in found if category.values), unknown)


def _measures(cells: Sequence[_Cell], hits: Collection[int], total: int) -> Mapping[tuple[str, ...], Measure]:
    """How often each cell is hit, against the one that is hit most often."""
    counts = _counts(cells, hits)
    best = _reference(counts, total)
    ratios = _ratios(counts, best)
    found = {}
    for values, (hit, n) in counts.items():
        ratio = ratios.get(values)
        found[values] = Measure(
            hits=hit,
            rate=Fraction(hit, n),
            ratio=ratio,
            p_value=None if best is None or values in ((), best) else fisher(hit, n, *counts[best]),
            reference=values == best,
            below_four_fifths=ratio is not None and ratio < FOUR_FIFTHS,
        )
    return found


def _counts(cells: Sequence[_Cell], hits: Collection[int]) -> dict[tuple[str, ...], tuple[int, int]]:
    """How many of each cell are hit, and how many it has."""
    return {values: (sum(i in hits for i in places), len(places)) for values, places in cells}


def _ratios(
    counts: Mapping[tuple[str, ...], tuple[int, int]], best: tuple[str, ...] | None
) -> dict[tuple[str, ...], Fraction]:
    """The impact ratio of each known cell to the best one; none without a best one."""
    if best is None:
        return {}
    top = Fraction(*counts[best])
    return {values: Fraction(*count) / top for values, count in counts.items() if values}


def _reference(counts: Mapping[tuple[str, ...], tuple[int, int]], total: int) -> tuple[str, ...] | None:
    """The known category of a sufficient share with the highest rate, the largest of equals; ``None`` if all are 0."""
    known = [
        (Fraction(hit, n), n, values)
        for values, (hit, n) in counts.items()
        if values and hit and Fraction(n, total) >= LEAST_SHARE
    ]
    return min(known, key=lambda k: (-k[0], -k[1], k[2]))[2] if known else None


def _sweep(members: Sequence[Person], cells: Sequence[tuple[tuple[str, ...], list[_Cell]]]) -> Iterator[SweepPoint]:
    """What each threshold would do, as far as it selects anybody."""
    for threshold in SWEEP:
        hits = selected(members, Selection("score", threshold))
        if not hits:
            return
        yield SweepPoint(threshold, len(hits), tuple(_lowest(groups, hits, len(members)) for _, groups in cells))


def _lowest(cells: Sequence[_Cell], hits: Collection[int], total: int) -> Lowest | None:
    """The lowest ratio at one threshold; without p-values, which the sweep does not show."""
    counts = _counts(cells, hits)
    best = _reference(counts, total)
    found = [
        Lowest(values, ratio)
        for values, ratio in _ratios(counts, best).items()
        if values != best and Fraction(counts[values][1], total) >= LEAST_SHARE
    ]
    return min(found, key=lambda low: (low.ratio, low.values), default=None)


def _notes(people: People, tables: Sequence[Table], middle: Fraction | None) -> Iterator[str]:
    """What a reader has to know about the data."""
    if middle is None:
        yield "Nobody has a score: there are no scoring rates. Was the posting recognised as one?"
    if people.runs > 1:
        yield (
            f"{people.runs} inputs are pooled: one median over all of them; who is in several counts in each. Scores "
            "for different postings measure different things."
        )
    if people.duplicates:
        yield f"Counted once, as the run calls them duplicates: {people.duplicates}."
    if people.without_groups:
        yield f"In the results but not in the groups file, so of unknown groups: {people.without_groups}."
    if people.not_in_results:
        yield (
            f"In the groups file but in no result: {people.not_in_results}. They are not counted; --top and "
            "--min-score of 'matcher screen' leave people out of its output, so audit a run without them."
        )
    if all(lowest(table, selection=False) is None for table in tables):
        yield "No impact ratio can be computed: it needs two known categories of 2 % or more, and a rate above 0."
