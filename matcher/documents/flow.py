"""Paragraphs and tables of office documents as lines: what is read together, and in which order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from matcher.documents.appearance import PLAIN, Look, unseen
from matcher.documents.parts import BULLETS, Line, looks_like_heading
from matcher.model import BlockKind, Hidden

BULLET = "-"
# Bullets and ticks of the symbol fonts, which have private code points; their other signs are icons.
_SYMBOLS = {0xF000 + byte: "•" for byte in b"\x6c\x6e\x71\x75\x76\x77\x9f\xa7\xa8\xb7\xd8\xfc\xfe"}
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f]")
_FIGURES = re.compile(
    r"(?:[\W\d_]|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|"
    r"september|october|november|december|spring|summer|fall|autumn|winter|present|current|now|today|date|to|until|"
    r"since|expected|years?|yrs?|months?|mos?|wpm|hours?|hrs?)\b)+",
    re.IGNORECASE,
)
_MAX_ROW = 130
_BIG_LINES = 3
_BIG_LENGTH = 150


class Paragraph:
    """The paragraph that is being read: its visible text, and what of it cannot be seen."""

    __slots__ = ("_bold", "_pieces", "_unseen", "label", "look")

    def __init__(self, look: Look = PLAIN, label: str = "") -> None:
        """Start a paragraph; ``label`` is the sign or number of a list item."""
        self.look = look
        self.label = label
        self._pieces: list[str] = []
        self._unseen: list[tuple[str, str]] = []
        self._bold = True

    def add(self, text: str, look: Look) -> None:
        """Take ``text`` in, as visible or as hidden."""
        reason = unseen(look)
        if text.isspace() or not reason:
            self._pieces.append(text)
            if not text.isspace():
                self._unseen.append(("", ""))
                self._bold = self._bold and bool(look.bold)
        if reason:
            self._unseen.append((reason, text))

    def hidden(self) -> Iterator[Hidden]:
        """Yield the hidden stretches: neighbours that are hidden for one reason are one stretch."""
        for reason, stretch in groupby(self._unseen, key=lambda item: item[0]):
            text = "".join(text for _, text in stretch).strip()
            if reason and text:
                yield Hidden(text, reason)

    def line(self, *, in_cell: bool = False) -> Line | None:
        """Return the visible line, or ``None`` where there is none."""
        text = _CONTROLS.sub("", from_symbols("".join(self._pieces))).strip()
        if not text:
            return None
        if self.look.heading or (self._bold and not self.label and looks_like_heading(text)):
            return Line(text, "heading")
        if self.label:
            return Line(text if text[0] in BULLETS else f"{self.label} {text}", "bullet")
        kind: BlockKind = "cell" if in_cell else "paragraph"
        return Line(text, "bullet" if text[0] in BULLETS else kind)


def from_symbols(text: str) -> str:
    """Return ``text`` with the bullets of symbol fonts as bullets, and a space for their other signs.

    >>> from_symbols("\uf0b7 Westlaw \uf028 555-0100")
    '• Westlaw   555-0100'
    """
    if not _PRIVATE.search(text):
        return text
    return _PRIVATE.sub(lambda sign: _SYMBOLS.get(ord(sign.group()), " "), text)


@dataclass(slots=True)
class Cell:
    """The lines of a table cell; ``tall``: it spans several rows."""

    lines: list[Line] = field(default_factory=list)
    tall: bool = False

    def is_big(self) -> bool:
        """Return whether it is a column of a layout and not a field of a table."""
        return len(self.lines) >= _BIG_LINES or sum(len(line.text) for line in self.lines) >= _BIG_LENGTH


def table_lines(rows: Sequence[Sequence[Cell]]) -> list[Line]:
    """Return the lines of a table: row by row, but column by column where it lays out a page in columns."""
    found: list[Line] = []
    for _, band in groupby(rows, key=len):
        found.extend(_band_lines(list(band)))
    return found


def _band_lines(rows: Sequence[Sequence[Cell]]) -> Iterator[Line]:
    if _is_layout(rows):
        for column in zip(*rows, strict=True):
            for cell in column:
                yield from cell.lines
    else:
        for row in rows:
            yield from _row_lines(row)


def _is_layout(rows: Sequence[Sequence[Cell]]) -> bool:
    """Return whether the columns of these rows are read one after the other."""
    if any(cell.tall and cell.is_big() for row in rows for cell in row):
        return True
    shared = [row for row in rows if sum(bool(cell.lines) for cell in row) > 1]
    return bool(shared) and all(sum(cell.is_big() for cell in row) > 1 for row in shared)


def _row_lines(row: Iterable[Cell]) -> Iterator[Line]:
    """Yield the lines of a row: one, where a short row holds dates, which belong to what stands beside them."""
    cells = [cell for cell in row if cell.lines]
    lines = [line for cell in cells for line in cell.lines]
    if len(lines) == len(cells) > 1 and _is_dated(lines):
        yield Line("\t".join(line.text for line in lines), "cell")
    else:
        yield from lines


def _is_dated(lines: Sequence[Line]) -> bool:
    """Return whether short fields stand beside one that holds nothing but dates or figures."""
    return (
        sum(len(line.text) for line in lines) <= _MAX_ROW
        and all(line.kind != "bullet" and "\n" not in line.text for line in lines)
        and any(_FIGURES.fullmatch(line.text) and any(map(str.isdigit, line.text)) for line in lines)
    )
