"""Rates, ratios, marks and notes of small tables, and what holds of any table."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.audit import People, Person, Selection, audit
from matcher.audit.exact import fisher, median
from matcher.audit.selection import selected
from matcher.errors import MatcherError
from tests.audit.tables import RACES, SEXES, people, table

PERSON = st.tuples(
    st.sampled_from(SEXES), st.sampled_from(RACES), st.one_of(st.none(), st.integers(0, 100)), st.integers(0, 1)
)


def made(rows: list[tuple[str, str, int | None, int]]) -> People:
    return table(
        [
            Person(f"c{i}", run, score, "unreadable" if score is None else "scored", (sex, race))
            for i, (sex, race, score, run) in enumerate(rows)
        ]
    )


@pytest.mark.parametrize(
    ("values", "middle"),
    [
        ([], None),
        ([3.0], Fraction(3)),
        ([1.0, 2.0], Fraction(3, 2)),
        ([9.0, 1.0, 5.0], Fraction(5)),
        ([5.0, 5.0, 5.0, 1.0], Fraction(5)),
    ],
)
def test_median(values: list[float], middle: Fraction | None) -> None:
    assert median(values) == middle


@pytest.mark.parametrize(
    ("counts", "p"),
    [((0, 5, 0, 5), 1.0), ((5, 5, 5, 5), 1.0), ((0, 5, 5, 5), 2 / 252), ((3, 4, 1, 4), 34 / 70)],
)
def test_fisher_by_hand(counts: tuple[int, int, int, int], p: float) -> None:
    assert fisher(*counts) == pytest.approx(p, rel=1e-12)


def test_fisher_of_many_people_stays_a_number() -> None:
    assert 0 < fisher(300, 5_000, 500, 6_000) < 1e-4


def test_scoring_rate_counts_strictly_above_the_median_of_all() -> None:
    found = audit(people(("a", 50.0), ("a", 60.0), ("b", 50.0), ("b", 50.0), ("", 70.0)), sources=["x"])
    a, b = found.tables[0].categories
    assert found.median == 50
    assert (a.scoring.hits, b.scoring.hits) == (1, 0)
    unknown = found.tables[0].unknown
    assert unknown is not None
    assert (unknown.n, unknown.scoring.hits, unknown.scoring.ratio) == (1, 1, None)


def test_unreadable_people_count_as_not_selected_in_a_column_of_their_own() -> None:
    found = audit(
        people(("a", None), ("a", 80.0), ("b", 80.0), ("b", 70.0)), sources=["x"], selection=Selection("score", 0)
    )
    a, b = found.tables[0].categories
    assert a.selection is not None
    assert (a.n, a.unreadable, a.selection.hits, a.selection.rate) == (2, 1, 1, Fraction(1, 2))
    assert b.selection is not None
    assert b.selection.reference
    assert found.selected == 3
    assert found.unreadable == 1


def test_a_category_under_two_percent_is_no_reference_and_not_the_lowest() -> None:
    rows = [("a", 90.0)] * 30 + [("a", 10.0)] * 30 + [("b", 90.0)] * 25 + [("b", 10.0)] * 25 + [("c", 90.0)]
    found = audit(people(*rows, ("d", 10.0)), sources=["x"], selection=Selection("score", 50))
    by_name = {c.values[0]: c for c in found.tables[0].categories}
    c, d = by_name["c"], by_name["d"]
    assert c.under_share
    assert c.selection is not None
    assert not c.selection.reference
    assert c.selection.ratio == 2
    assert d.selection is not None
    assert d.selection.below_four_fifths
    assert found.lowest is not None
    assert found.lowest.ratio == 1


def test_few_people_are_marked() -> None:
    found = audit(people(*[("a", 1.0)] * 29, *[("b", 2.0)] * 30), sources=["x"])
    assert [c.few for c in found.tables[0].categories] == [True, False]


def test_top_takes_the_best_of_each_input_and_all_of_a_tie() -> None:
    rows = [("F", "Asian", 90, 0), ("F", "Asian", 80, 0), ("F", "Asian", 80, 0), ("F", "Asian", 20, 0),
            ("M", "Asian", 30, 1), ("M", "Asian", 10, 1), ("M", "Asian", None, 1)]  # fmt: skip
    everybody = made(rows).members
    assert selected(everybody, Selection("top", 2)) == {0, 1, 2, 4, 5}
    assert selected(everybody, Selection("top", 1)) == {0, 4}
    assert selected(everybody, Selection("top", 99)) == {0, 1, 2, 3, 4, 5}


def test_a_threshold_takes_who_reaches_it() -> None:
    everybody = people(("a", 60.0), ("a", 59.9999), ("b", None)).members
    assert selected(everybody, Selection("score", 60)) == {0}


def test_a_decision_selects_even_without_a_score() -> None:
    rule = Selection("decisions", source="d.csv", decided=frozenset({1}))
    found = audit(people(("a", 50.0), ("b", None)), sources=["x"], selection=rule)
    b = found.tables[0].categories[1]
    assert b.selection is not None
    assert (b.unreadable, b.selection.hits) == (1, 1)


def test_nobody_with_a_score_gives_no_rates_and_says_so() -> None:
    found = audit(people(("a", None), ("b", None)), sources=["x"])
    assert found.median is None
    assert found.lowest is None
    assert found.sweep == ()
    assert "Nobody has a score" in found.notes[0]


def test_intersections_are_pairs_and_miss_whoever_misses_one_value() -> None:
    found = audit(made([("F", "Asian", 1, 0), ("F", "", 2, 0), ("", "", 3, 0)]), sources=["x"])
    assert [t.attributes for t in found.tables] == [("sex",), ("race",), ("sex", "race")]
    both = found.tables[2]
    assert [(c.values, c.n) for c in both.categories] == [(("F", "Asian"), 1)]
    assert both.unknown is not None
    assert both.unknown.n == 2


def test_the_sweep_ends_where_nobody_is_left() -> None:
    found = audit(people(("a", 12.0), ("b", 7.0)), sources=["x"])
    assert [(s.threshold, s.selected) for s in found.sweep] == [(5, 2), (10, 1)]
    low = found.sweep[1].lowest[0]
    assert low is not None
    assert (low.values, low.ratio) == (("b",), 0)


def test_nobody_and_no_attribute_are_refused() -> None:
    with pytest.raises(MatcherError, match="nobody"):
        audit(table([]), sources=["x"])
    with pytest.raises(MatcherError, match="no column"):
        audit(table([Person("c", 0, 1.0, "scored", ())], ()), sources=["x"])


@given(st.lists(PERSON, min_size=1, max_size=60), st.integers(0, 100))
@settings(deadline=None)
def test_what_holds_of_any_table(rows: list[tuple[str, str, int | None, int]], threshold: int) -> None:
    found = audit(made(rows), sources=["x"], selection=Selection("score", threshold))
    for one in found.tables:
        cells = [*one.categories, *([one.unknown] if one.unknown else [])]
        assert sum(c.n for c in cells) == len(rows)
        assert sum(c.unreadable for c in cells) == found.unreadable
        assert sum(c.selection.hits for c in cells if c.selection) == found.selected
        for c in cells:
            for measure in (c.scoring, c.selection):
                assert measure is not None
                assert measure.hits <= c.n - c.unreadable
                assert measure.rate == Fraction(measure.hits, c.n)
                assert measure.p_value is None or 0 < measure.p_value <= 1
                assert measure.ratio is None or c.under_share or measure.ratio <= 1
                assert measure.below_four_fifths == (measure.ratio is not None and 5 * measure.ratio < 4)


@given(st.lists(PERSON, min_size=1, max_size=60), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_people_changes_nothing(rows: list[tuple[str, str, int | None, int]], rng: random.Random) -> None:
    shuffled = list(rows)
    rng.shuffle(shuffled)
    rule = Selection("top", 5)
    first, second = (audit(made(r), sources=["x"], selection=rule) for r in (rows, shuffled))
    assert (first.tables, first.sweep, first.median) == (second.tables, second.sweep, second.median)


@given(st.lists(PERSON, min_size=1, max_size=60))
@settings(deadline=None)
def test_everybody_twice_leaves_every_rate(rows: list[tuple[str, str, int | None, int]]) -> None:
    first, second = audit(made(rows), sources=["x"]), audit(made(rows + rows), sources=["x"])
    assert first.median == second.median
    for one, two in zip(first.tables, second.tables, strict=True):
        assert [(c.values, c.scoring.rate, c.scoring.ratio) for c in one.categories] == [
            (c.values, c.scoring.rate, c.scoring.ratio) for c in two.categories
        ]
