"""Small numbers, words and tables as bytes, and back. Bytes that are cut short or damaged raise :class:`ValueError`."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeVar

T = TypeVar("T")
_DOUBLE = struct.Struct("<d")
# Bytes of a number, of seven bits each: no offset of a text needs more, and no sum of offsets outgrows a column.
_LONGEST = 5
_MOST = 1 << 7 * _LONGEST
# Numbers that are written out: none at all, one in eight bytes, or tenths from here on.
_NONE, _WHOLE, _TENTHS = 0, 1, 2


class Writer:
    """Collects bytes."""

    def __init__(self) -> None:
        """Start with none."""
        self.data = bytearray()

    def count(self, number: int) -> None:
        """Add a whole number that is not negative: seven bits a byte, the lowest first."""
        if not 0 <= number < _MOST:
            raise ValueError(f"{number} is negative or too large")
        while number > 0x7F:
            self.data.append(number & 0x7F | 0x80)
            number >>= 7
        self.data.append(number)

    def counts(self, numbers: Iterable[int]) -> None:
        """Add whole numbers."""
        for number in numbers:
            self.count(number)

    def number(self, value: float | None) -> None:
        """Add a figure, exactly; tenths, as years are given, take two bytes."""
        if value is None:
            self.count(_NONE)
        elif 0 <= value < 1e6 and round(value * 10) / 10 == value:
            self.count(round(value * 10) + _TENTHS)
        else:
            self.count(_WHOLE)
            self.data += _DOUBLE.pack(value)

    def day(self, value: date) -> None:
        """Add a date."""
        self.count(value.toordinal())

    def words(self, text: str) -> None:
        """Add a text."""
        encoded = text.encode()
        self.count(len(encoded))
        self.data += encoded

    def rows(self, rows: Sequence[tuple[int, ...]]) -> None:
        """Add rows of small numbers, of which few are different: each different one once, then which one each is."""
        numbers = {row: number for number, row in enumerate(dict.fromkeys(rows))}
        self.count(len(numbers))
        for row in numbers:
            self.counts(row)
        self.count(len(rows))
        self.counts(numbers[row] for row in rows)


class Reader:
    """Takes from bytes what a :class:`Writer` added, in the same order."""

    def __init__(self, data: bytes) -> None:
        """Start at the first byte."""
        self.data = data
        self.at = 0

    def take(self, size: int) -> bytes:
        """The next bytes."""
        end = self.at + size
        if end > len(self.data):
            raise ValueError("cut short")
        found = self.data[self.at : end]
        self.at = end
        return found

    def count(self) -> int:
        """The next whole number."""
        number = shift = 0
        for byte in self.data[self.at : self.at + _LONGEST]:
            self.at += 1
            if byte < 0x80:
                return number | byte << shift
            number |= (byte & 0x7F) << shift
            shift += 7
        raise ValueError("a number without an end")

    def number(self) -> float | None:
        """The next figure."""
        sign = self.count()
        if sign == _NONE:
            return None
        if sign == _WHOLE:
            (value,) = _DOUBLE.unpack(self.take(_DOUBLE.size))
            return float(value)
        return (sign - _TENTHS) / 10

    def day(self) -> date:
        """The next date."""
        ordinal = self.count()
        if not 1 <= ordinal <= date.max.toordinal():
            raise ValueError("no date")
        return date.fromordinal(ordinal)

    def words(self) -> str:
        """The next text."""
        return self.take(self.count()).decode()

    def rows(self, width: int) -> list[tuple[int, ...]]:
        """The next rows of ``width`` numbers."""
        known = self.many(lambda: tuple(self.count() for _ in range(width)))
        return self.many(lambda: chosen(known, self.count()))

    def many(self, item: Callable[[], T]) -> list[T]:
        """The next items, after their number; each takes a byte at least."""
        size = self.count()
        if size > len(self.data) - self.at:
            raise ValueError("cut short")
        return [item() for _ in range(size)]


def chosen(words: Sequence[T], number: int) -> T:
    """One of some words, by its number."""
    if number >= len(words):
        raise ValueError("an unknown word")
    return words[number]
