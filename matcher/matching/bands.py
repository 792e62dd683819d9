"""Four words for a score. What they mean stands in docs/scoring.md: the coverage of the posting, never the person."""

from __future__ import annotations

from matcher.model import Band

# From the best to the lowest, each with the score that it begins at.
BANDS: tuple[tuple[float, Band], ...] = ((80.0, "strong"), (60.0, "good"), (35.0, "partial"), (0.0, "weak"))


def band(score: float | None) -> Band | None:
    """The band of a score, ``None`` for none."""
    return None if score is None else next(name for floor, name in BANDS if score >= floor)
