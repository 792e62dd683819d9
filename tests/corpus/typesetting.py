"""Type for the PDF layouts: entries become runs with a place in a column, which a page then paints.

Setting and painting are two steps, so that a layout can choose the order in which its runs are painted.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from reportlab.lib.pagesizes import letter
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.corpus.outline import Entry

WIDTH, HEIGHT = letter
INDENT = 12.0

Ink = tuple[float, float, float]
BLACK, WHITE, NAVY = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0), (0.1, 0.2, 0.4)


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one type face; ``x`` and ``y`` are of its base line, from the top left of its column."""

    x: float
    y: float
    text: str
    font: str
    size: float
    tracking: float = 0.0
    word_space: float = 0.0


@dataclass(frozen=True, slots=True)
class Style:
    """How a column is set. ``hyphens``: long words break and lines are justified."""

    size: float = 10.0
    leading: float = 13.0
    headings: Literal["plain", "capitals", "spaced", "small capitals"] = "plain"
    dates: Literal["right", "below"] = "right"
    hyphens: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """Runs that are set, and how high they are together."""

    runs: tuple[Run, ...]
    height: float

    def between(self, top: float, bottom: float) -> Column:
        """The runs from ``top`` down to ``bottom``, moved up by ``top``."""
        runs = tuple(replace(run, y=run.y - top) for run in self.runs if top < run.y <= bottom)
        return Column(runs, bottom - top)


def typeset(entries: Iterable[Entry], width: float, style: Style) -> Column:
    """Return ``entries`` set in a column of ``width``."""
    runs: list[Run] = []
    y = 0.0
    for entry in entries:
        size = {"name": 18.0, "heading": style.size + 2}.get(entry.kind, style.size)
        y += {"name": 18.0, "heading": 22.0, "job": style.leading + 4}.get(entry.kind, style.leading)
        if entry.kind == "heading":
            runs.extend(_heading(entry.text, y, size, style))
            continue
        font = "Helvetica-Bold" if entry.kind in ("name", "job") else "Helvetica"
        indent = INDENT if entry.kind == "bullet" else 0.0
        if entry.kind == "bullet":
            runs.append(Run(0, y, "•", "Helvetica", size))
        lines = list(_wrap(entry.text, font, size, width - indent, style.hyphens))
        for number, (text, word_space) in enumerate(lines):
            y += style.leading if number else 0
            runs.append(Run(indent, y, text, font, size, word_space=word_space))
        if entry.right and style.dates == "below":
            y += style.leading
            runs.append(Run(0, y, entry.right, "Helvetica", size))
        elif entry.right:
            runs.append(Run(width - stringWidth(entry.right, "Helvetica", size), y, entry.right, "Helvetica", size))
    return Column(tuple(runs), y)


def _heading(text: str, y: float, size: float, style: Style) -> Iterator[Run]:
    bold = "Helvetica-Bold"
    if style.headings == "small capitals":
        yield Run(0, y, text[0].upper(), bold, size)
        yield Run(stringWidth(text[0].upper(), bold, size), y, text[1:].upper(), bold, 0.75 * size)
    else:
        shown = text if style.headings == "plain" else text.upper()
        yield Run(0, y, shown, bold, size, tracking=0.35 * size if style.headings == "spaced" else 0.0)


def _wrap(text: str, font: str, size: float, width: float, hyphens: bool) -> Iterator[tuple[str, float]]:
    """Yield the lines of ``text``, each with the space to add between words that justifies it."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if stringWidth(longer, font, size) <= width or not line:
            line = longer
            continue
        if hyphens and (cut := _cut(line, word, font, size, width)):
            line, word = f"{line} {word[:cut]}-", word[cut:]
        spare = width - stringWidth(line, font, size)
        yield line, spare / max(1, line.count(" ")) if hyphens else 0.0
        line = word
    yield line, 0.0


def _cut(line: str, word: str, font: str, size: float, width: float) -> int:
    """Return how many letters of ``word``, if it is long and plain, still fit on ``line`` before a hyphen; or 0."""
    if not (word.isalpha() and word.islower() and len(word) > 8):
        return 0
    fitting = (at for at in range(len(word) - 3, 3, -1) if stringWidth(f"{line} {word[:at]}-", font, size) <= width)
    return next(fitting, 0)


class Page:
    """The page that is being painted; y goes down from its top."""

    def __init__(self) -> None:
        self._buffer = io.BytesIO()
        self._canvas = Canvas(self._buffer, pagesize=letter, invariant=1)

    def paint(self, runs: Iterable[Run], x: float, y: float, ink: Ink = BLACK) -> None:
        """Paint ``runs`` of a column whose top left is ``x``, ``y``."""
        self._canvas.setFillColorRGB(*ink)
        for run in runs:
            text = self._canvas.beginText(x + run.x, HEIGHT - y - run.y)
            text.setFont(run.font, run.size)
            text.setCharSpace(run.tracking)
            text.setWordSpace(run.word_space)
            text.textOut(run.text)
            self._canvas.drawText(text)

    def put(self, entries: Iterable[Entry], x: float, y: float, width: float, style: Style | None = None) -> float:
        """Set and paint ``entries``; return the y below them."""
        column = typeset(entries, width, style or Style())
        self.paint(column.runs, x, y)
        return y + column.height

    def fill(self, x: float, y: float, width: float, height: float, ink: Ink) -> None:
        """Paint a panel."""
        self._canvas.setFillColorRGB(*ink)
        self._canvas.rect(x, HEIGHT - y - height, width, height, stroke=0, fill=1)

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """Draw a box."""
        self._canvas.rect(x, HEIGHT - y - height, width, height)

    def upright(self, text: str, x: float, y: float) -> None:
        """Write ``text`` from ``y`` upwards, turned by a quarter."""
        self._canvas.saveState()
        self._canvas.translate(x, HEIGHT - y)
        self._canvas.rotate(90)
        self._canvas.setFont("Helvetica-Bold", 12)
        self._canvas.drawString(0, 0, text)
        self._canvas.restoreState()

    def turn(self) -> None:
        """Begin the next page."""
        self._canvas.showPage()

    def done(self) -> bytes:
        """Return the file."""
        self._canvas.save()
        return self._buffer.getvalue()
