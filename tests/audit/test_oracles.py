"""The arithmetic of the audit against scipy and against two other programs that make the same tables.

Ratios of ``glassbox-hiring`` are exact and have to be equal, its flags too. ``aedt-audit`` divides floating-point
numbers, so its figures are compared within 1e-9, and its flags are not: it calls 64 of 100 against 80 of 100 "below
four fifths".
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction

import pytest
from scipy.stats import fisher_exact

from matcher.audit import Audit, Category, People, Selection, Table, audit
from matcher.audit.exact import fisher
from tests.audit.tables import people as people_of
from tests.audit.tables import random_people

TABLES = 1_000
NEAR = 1e-9


@pytest.fixture(scope="module")
def audits() -> list[tuple[People, Audit]]:
    """The audits of the random tables, each with a threshold that differs."""
    found = []
    for seed in range(TABLES):
        people = random_people(seed)
        rule = Selection("score", random.Random(-seed - 1).randrange(0, 100, 5))
        found.append((people, audit(people, sources=["x"], selection=rule)))
    return found


def measured(table: Table) -> Iterator[tuple[str, dict[str, tuple[Category, object]]]]:
    """The known categories of a table with their measure, once for the scores and once for the selection."""
    for name in ("scoring", "selection"):
        yield name, {" / ".join(c.values): (c, getattr(c, name)) for c in table.categories}


def test_fisher_equals_scipy_on_random_counts() -> None:
    rng = random.Random(7)
    for _ in range(TABLES):
        n, m = rng.randint(1, 400), rng.randint(1, 400)
        a, b = rng.randint(0, n), rng.randint(0, m)
        expected = fisher_exact([[a, n - a], [b, m - b]]).pvalue
        assert fisher(a, n, b, m) == pytest.approx(expected, rel=1e-7, abs=1e-12)


def test_p_values_equal_scipy(audits: list[tuple[People, Audit]]) -> None:
    compared = 0
    for _, found in audits:
        for table in found.tables:
            for _, cells in measured(table):
                top = next(((c, m) for c, m in cells.values() if m.reference), None)
                for category, measure in cells.values():
                    if top is None or measure.reference:
                        assert measure.p_value is None
                        continue
                    best, n = top
                    counts = [
                        [measure.hits, category.n - measure.hits],
                        [n.hits, best.n - n.hits],
                    ]
                    assert measure.p_value == pytest.approx(fisher_exact(counts).pvalue, rel=1e-7, abs=1e-12)
                    compared += 1
    assert compared > 5 * TABLES


def test_ratios_and_flags_equal_glassbox(audits: list[tuple[People, Audit]]) -> None:
    impact = pytest.importorskip("glassbox.audit.impact")
    compared = 0
    for _, found in audits:
        for table in found.tables:
            for _, cells in measured(table):
                counts = {k: (m.hits, c.n) for k, (c, m) in cells.items() if not c.under_share}
                if len(counts) < 2:
                    continue
                report = impact.adverse_impact(counts)
                for group in report.groups:
                    measure = cells[group.name][1]
                    assert float(measure.rate) == pytest.approx(group.selection_rate, abs=NEAR)
                    assert measure.below_four_fifths == group.flagged
                    if group.impact_ratio_exact is not None:
                        assert measure.ratio == group.impact_ratio_exact
                        compared += 1
    assert compared > 5 * TABLES


def test_selection_tables_equal_aedt_audit(audits: list[tuple[People, Audit]]) -> None:
    """All categories, the unknown ones and those under 2 % included."""
    aedt = pytest.importorskip("aedt_audit")
    pandas = pytest.importorskip("pandas")
    for number, (people, found) in enumerate(audits):
        rule = found.selection
        assert rule is not None
        hit = [p.score is not None and p.score >= rule.number for p in people.members]
        data = pandas.DataFrame([p.groups for p in people.members], columns=["sex", "race"]).replace("", None)
        # The unknown of an intersection are not one row there, but one per value that is known.
        table = found.tables[number % 2]
        theirs = aedt.impact_ratios(aedt.selection_rates(data.assign(hit=hit), by=table.attributes, outcome="hit"))
        same_as_aedt(table, theirs, "selection", "selected")


def test_scoring_tables_equal_aedt_audit() -> None:
    aedt = pytest.importorskip("aedt_audit")
    pandas = pytest.importorskip("pandas")
    for seed in range(TABLES):
        people = random_people(seed, all_scored=True)
        found = audit(people, sources=["x"])
        known = [p.groups for p in people.members]
        data = pandas.DataFrame(known, columns=["sex", "race"]).replace("", None)
        data = data.assign(score=[p.score for p in people.members])
        table = found.tables[2 if all(all(groups) for groups in known) else seed % 2]
        theirs = aedt.impact_ratios(aedt.scoring_rates(data, by=table.attributes, score="score"))
        same_as_aedt(table, theirs, "scoring", "above_median")


def same_as_aedt(table: Table, theirs: object, measure: str, count: str) -> None:
    ours = {c.values: c for c in table.categories}
    if table.unknown is not None:
        ours[("unknown",)] = table.unknown
    rows = {tuple(row[name] for name in table.attributes): row for row in theirs.to_dict("records")}
    assert ours.keys() == rows.keys()
    for values, category in ours.items():
        mine, row = getattr(category, measure), rows[values]
        assert (category.n, mine.hits, category.under_share) == (row["n"], row[count], row["excluded"])
        assert float(mine.rate) == pytest.approx(row["rate"], abs=NEAR)
        if mine.ratio is not None:
            assert float(mine.ratio) == pytest.approx(row["impact_ratio"], abs=NEAR)


def test_the_intersection_equals_aedt_audit() -> None:
    aedt = pytest.importorskip("aedt_audit")
    pandas = pytest.importorskip("pandas")
    for seed in range(100):
        people = random_people(seed, all_scored=True)
        people = People(people.attributes, tuple(p for p in people.members if all(p.groups)), people.codes, people.runs)
        data = pandas.DataFrame([p.groups for p in people.members], columns=["sex", "race"])
        theirs = aedt.scoring_rates(
            data.assign(score=[p.score for p in people.members]), by=["sex", "race"], score="score"
        )
        same_as_aedt(audit(people, sources=["x"]).tables[2], aedt.impact_ratios(theirs), "scoring", "above_median")


def test_exactly_four_fifths_is_not_below() -> None:
    """In floating point 0.64 / 0.8 is below 0.8."""
    rows = [("a", 90.0)] * 80 + [("a", 10.0)] * 20 + [("b", 90.0)] * 64 + [("b", 10.0)] * 36
    found = audit(people_of(*rows), sources=["x"], selection=Selection("score", 50))
    b = found.tables[0].categories[1].selection
    assert b is not None
    assert b.ratio == Fraction(4, 5)
    assert not b.below_four_fifths
