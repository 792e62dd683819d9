"""What an audit finds, as frozen values; every rate and ratio is an exact fraction."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from matcher.audit.selection import Selection

# LL 144 lets an auditor leave a category of less than 2 % of the data out of the ratios (6 RCNY 5-301).
LEAST_SHARE = Fraction(2, 100)
# Below this many people the ratio moves a lot with one person more or less.
FEW = 30


@dataclass(frozen=True, slots=True)
class Measure:
    """How often a category is selected, or scores above the median.

    ``ratio`` is to the rate of the reference, the category with the highest rate; ``p_value`` is that of Fisher's
    exact test against it (``None`` for the reference itself). All three are ``None`` where there is no reference.
    """

    hits: int
    rate: Fraction
    ratio: Fraction | None
    p_value: float | None
    reference: bool
    below_four_fifths: bool


@dataclass(frozen=True, slots=True)
class Category:
    """The people of one category, or of none that is known (``values`` is empty).

    ``under_share``: less than 2 % of all people; such a category is no reference and does not count for the lowest
    ratio. ``few``: less than 30 people. ``selection`` is ``None`` where no rule of selection was named.
    """

    values: tuple[str, ...]
    n: int
    unreadable: int
    unscored: int
    share: Fraction
    under_share: bool
    few: bool
    scoring: Measure
    selection: Measure | None


@dataclass(frozen=True, slots=True)
class Table:
    """The categories of one attribute, or of the intersection of two, by name; those unknown stand apart."""

    attributes: tuple[str, ...]
    categories: tuple[Category, ...]
    unknown: Category | None


@dataclass(frozen=True, slots=True)
class Lowest:
    """The category with the lowest impact ratio of a table."""

    values: tuple[str, ...]
    ratio: Fraction


@dataclass(frozen=True, slots=True)
class SweepPoint:
    """What a threshold would do: how many it selects, and the lowest ratio per table (``None`` where there is none)."""

    threshold: int
    selected: int
    lowest: tuple[Lowest | None, ...]


@dataclass(frozen=True, slots=True)
class Audit:
    """Rates by group for everybody in some inputs."""

    sources: tuple[str, ...]
    people: int
    unreadable: int
    unscored: int
    median: Fraction | None
    selection: Selection | None
    selected: int | None
    tables: tuple[Table, ...]
    sweep: tuple[SweepPoint, ...]
    notes: tuple[str, ...]

    @property
    def lowest(self) -> Lowest | None:
        """The lowest impact ratio of all tables: of the selection where one is named, else of the scores."""
        found = [low for table in self.tables if (low := lowest(table, selection=self.selection is not None))]
        return min(found, key=lambda low: (low.ratio, low.values), default=None)


def lowest(table: Table, *, selection: bool) -> Lowest | None:
    """The lowest ratio of a table, without categories that are too small a share; ``None`` where there is no other."""
    found: list[Lowest] = []
    for category in table.categories:
        measure = category.selection if selection else category.scoring
        if measure is not None and measure.ratio is not None and not (measure.reference or category.under_share):
            found.append(Lowest(category.values, measure.ratio))
    return min(found, key=lambda low: (low.ratio, low.values), default=None)
