"""Rounded figures that add up to rounded figures."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.reports.arithmetic import apportion, rounded

CREDITS = st.lists(st.tuples(st.floats(0.01, 10), st.floats(0, 1)), min_size=1, max_size=60)


@given(CREDITS, st.sampled_from([2, 4]))
def test_what_is_printed_sums_to_what_is_printed(rows: list[tuple[float, float]], places: int) -> None:
    total = math.fsum(weight for weight, _ in rows)
    possible = [100 * weight / total for weight, _ in rows]
    points = [most * credit for most, (_, credit) in zip(possible, rows, strict=True)]
    score = rounded(math.fsum(points), places)
    earned = apportion(points, score, places)
    lost = apportion([p - e for p, e in zip(possible, points, strict=True)], 100 - score, places)
    assert sum(Decimal(str(e)) for e in earned) == Decimal(str(score))
    assert sum(Decimal(str(e)) + Decimal(str(v)) for e, v in zip(earned, lost, strict=True)) == 100
    assert all(abs(e - p) < 1.01 * 10**-places for e, p in zip(earned, points, strict=True))


@given(st.floats(0, 100))
def test_a_rounded_score_never_reaches_a_band_that_the_score_does_not(score: float) -> None:
    assert math.floor(rounded(score)) == math.floor(round(score, 4))
    assert abs(rounded(score) - score) < 0.0101


@pytest.mark.parametrize(
    ("score", "expected"),
    [(74.0668, 74.07), (74.064, 74.06), (79.996, 79.99), (80.0, 80.0), (0.0, 0.0), (100.0, 100.0)],
)
def test_rounded(score: float, expected: float) -> None:
    assert rounded(score) == expected


@pytest.mark.parametrize(
    ("values", "total", "expected"),
    [
        ([1.004, -2.002], -1.0, [1.0, -2.0]),
        ([0.004, 0.0], 0.01, [0.01, 0.0]),
        ([0.009, 0.0], 0.0, [0.0, 0.0]),
        ([0.016, 0.019], 0.01, [0.0, 0.01]),
        ([-0.004, 0.0], 0.0, [0.0, 0.0]),
    ],
)
def test_differences_are_shared_out_too(values: list[float], total: float, expected: list[float]) -> None:
    assert apportion(values, total, 2) == expected
