"""What callers give an index, checked where it comes in: each refusal is one line that says what to give."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from operator import index

from matcher.errors import ItemError

# Numbers are compared in single precision, which ends somewhere above.
_LARGEST = 1e9


def day_of(value: object, name: str) -> date:
    """The day that a date or a moment falls on.

    >>> from datetime import datetime
    >>> day_of(datetime(2026, 11, 1, 9, 30), "received")
    datetime.date(2026, 11, 1)

    Raises:
        ItemError: It is neither.
    """
    try:
        if isinstance(value, date):
            return date(value.year, value.month, value.day)
    except (TypeError, ValueError):  # the moment that no moment is: NaT
        pass
    raise ItemError(f"{name} cannot be {_short(value)}; give a date, such as date(2026, 11, 1)")


def a_figure(value: object, name: str) -> None:
    """Refuse what cannot be compared with a figure.

    Raises:
        ItemError: It is no number.
    """
    try:
        if math.isinf(value) or abs(value) <= _LARGEST:  # type: ignore[arg-type]
            return
    except (TypeError, OverflowError):
        pass
    raise ItemError(f"{name} cannot be {_short(value)}; give a number")


def a_count(value: object, name: str, least: int) -> int:
    """A whole number of any library.

    Raises:
        ItemError: It is none, or less than ``least``.
    """
    try:
        found = index(value)  # type: ignore[arg-type]
    except TypeError:
        found = least - 1
    if not least <= found < 2**63:
        raise ItemError(f"{name} cannot be {_short(value)}; give a whole number from {least}")
    return found


def several(values: object, name: str) -> tuple[str, ...]:
    """Some texts, to be gone through more than once.

    Raises:
        ItemError: It is one text, or something else is among them.
    """
    if isinstance(values, Iterable) and not isinstance(values, str | bytes):
        found = tuple(values)
        if all(isinstance(value, str) for value in found):
            return found
    raise ItemError(f"{name} cannot be {_short(values)}; give a list of texts")


def a_kind(value: object) -> None:
    """Refuse a word that is no kind of document.

    Raises:
        ItemError: It is none.
    """
    if value not in ("resume", "posting"):
        raise ItemError(f"{_short(value)} is no kind of document; give 'resume' or 'posting'")


def _short(value: object) -> str:
    said = ascii(value)
    return said if len(said) <= 60 else f"{said[:60]}..."
