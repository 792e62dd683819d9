"""An audit as a plain dictionary for JSON; fractions are rounded to six places, flags are those of the exact values."""

from __future__ import annotations

from fractions import Fraction

from typing_extensions import TypedDict

from matcher.audit.tables import Audit, Category, Lowest, Measure, Table
from matcher.model import SCHEMA_VERSION
from matcher.reports.audit_view import HEADING

_PLACES = 6


class MeasureObject(TypedDict):
    """How often a category is selected, or scores above the median."""

    count: int
    rate: float
    impact_ratio: float | None
    fisher_p: float | None
    reference: bool
    below_four_fifths: bool


class CategoryObject(TypedDict):
    """The people of one category; ``values`` is empty for those whose groups are unknown."""

    values: list[str]
    people: int
    unreadable: int
    without_score: int
    share: float
    under_2_percent: bool
    fewer_than_30: bool
    scoring: MeasureObject
    selection: MeasureObject | None


class TableObject(TypedDict):
    """The categories of one attribute or of an intersection."""

    attributes: list[str]
    categories: list[CategoryObject]
    unknown: CategoryObject | None


class LowestObject(TypedDict):
    """The category with the lowest impact ratio."""

    values: list[str]
    impact_ratio: float


class SweepObject(TypedDict):
    """What one threshold would do; ``lowest`` has one entry per table."""

    threshold: int
    selected: int
    lowest: list[LowestObject | None]


class SelectionObject(TypedDict):
    """Who counts as selected. ``number`` is N of ``top`` or the threshold of ``score``."""

    kind: str
    number: float | None
    source: str
    label: str
    selected: int


class AuditObject(TypedDict):
    """The whole audit."""

    schema_version: str
    notice: str
    inputs: list[str]
    people: int
    unreadable: int
    without_score: int
    median: float | None
    selection: SelectionObject | None
    lowest: LowestObject | None
    tables: list[TableObject]
    sweep: list[SweepObject]
    notes: list[str]


def audit(found: Audit) -> AuditObject:
    """The object that ``matcher schema audit`` describes."""
    return {
        "schema_version": SCHEMA_VERSION,
        "notice": HEADING,
        "inputs": list(found.sources),
        "people": found.people,
        "unreadable": found.unreadable,
        "without_score": found.unscored,
        "median": None if found.median is None else _rounded(found.median),
        "selection": _selection(found),
        "lowest": _lowest(found.lowest),
        "tables": [_table(table) for table in found.tables],
        "sweep": [
            {"threshold": s.threshold, "selected": s.selected, "lowest": [_lowest(low) for low in s.lowest]}
            for s in found.sweep
        ],
        "notes": list(found.notes),
    }


def _selection(found: Audit) -> SelectionObject | None:
    rule = found.selection
    if rule is None or found.selected is None:
        return None
    return {
        "kind": rule.kind,
        "number": None if rule.kind == "decisions" else rule.number,
        "source": rule.source,
        "label": rule.label,
        "selected": found.selected,
    }


def _table(table: Table) -> TableObject:
    return {
        "attributes": list(table.attributes),
        "categories": [_category(category) for category in table.categories],
        "unknown": None if table.unknown is None else _category(table.unknown),
    }


def _category(category: Category) -> CategoryObject:
    return {
        "values": list(category.values),
        "people": category.n,
        "unreadable": category.unreadable,
        "without_score": category.unscored,
        "share": _rounded(category.share),
        "under_2_percent": category.under_share,
        "fewer_than_30": category.few,
        "scoring": _measure(category.scoring),
        "selection": None if category.selection is None else _measure(category.selection),
    }


def _measure(measure: Measure) -> MeasureObject:
    return {
        "count": measure.hits,
        "rate": _rounded(measure.rate),
        "impact_ratio": None if measure.ratio is None else _rounded(measure.ratio),
        "fisher_p": measure.p_value,
        "reference": measure.reference,
        "below_four_fifths": measure.below_four_fifths,
    }


def _lowest(low: Lowest | None) -> LowestObject | None:
    return None if low is None else {"values": list(low.values), "impact_ratio": _rounded(low.ratio)}


def _rounded(value: Fraction) -> float:
    return round(float(value), _PLACES)
