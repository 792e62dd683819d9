"""One stretch of an RTF document that is read on its own: the body, a header, a note, a text box, a list label."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from matcher.documents.appearance import Look, misplaced
from matcher.documents.flow import BULLET, Cell, Paragraph, from_symbols, table_lines
from matcher.documents.parts import Line
from matcher.model import Hidden

_MAX_DEPTH = 6
_MAX_LABEL = 8


@dataclass(slots=True)
class Table:
    """A table that is being read. ``grounds`` and ``tall`` are what the row says of its cells, in their order."""

    rows: list[list[Cell]] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    grounds: list[str | None] = field(default_factory=list)
    tall: list[bool] = field(default_factory=list)

    def ground(self) -> str | None:
        """Return the ground of the cell that is being read."""
        return self.grounds[len(self.cells)] if len(self.cells) < len(self.grounds) else None

    def define(self) -> None:
        """Start what a row says of its cells."""
        self.grounds, self.tall = [], []

    def end_cell(self) -> None:
        """End the cell that is being read."""
        self.cells.append(Cell(self.lines))
        self.lines = []

    def end_row(self) -> None:
        """End the row that is being read."""
        if self.lines:
            self.end_cell()
        for cell, tall in zip(self.cells, self.tall, strict=False):
            cell.tall = tall
        self.rows.append(self.cells)
        self.cells = []


@dataclass(slots=True)
class Story:
    """The lines of a stretch. ``kind`` says what it is; ``boxes`` wait for the end of the paragraph they hang on."""

    kind: str
    reason: str = ""
    lines: list[Line] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    paragraph: Paragraph = field(default_factory=Paragraph)
    boxes: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def table(self, depth: int) -> Table:
        """Return the table of that depth (from 1), opened where it is not yet; deeper ones are ended."""
        depth = max(1, min(depth, _MAX_DEPTH))
        self._close(depth)
        while len(self.tables) < depth:
            self.tables.append(Table())
        return self.tables[-1]

    def end_paragraph(self, look: Look, depth: int) -> None:
        """End the paragraph that is being read, in a cell of a table of that depth; 0 is outside of tables."""
        self._close(depth)
        out = self.table(depth).lines if depth else self.lines
        self.paragraph.look = look
        if line := self.paragraph.line(in_cell=bool(depth)):
            out.append(line)
        self.hidden.extend(self.paragraph.hidden())
        out.extend(self.boxes)
        self.boxes = []
        self.paragraph = Paragraph()

    def end(self) -> None:
        """End the stretch."""
        self.end_paragraph(self.paragraph.look, 0)
        self._close(0)

    def text(self) -> str:
        """Return the lines as one text."""
        return "\n".join(line.text for line in self.lines)

    def _close(self, depth: int) -> None:
        while len(self.tables) > depth:
            table = self.tables.pop()
            if table.cells or table.lines:
                table.end_row()
            out = self.tables[-1].lines if self.tables else self.lines
            out.extend(table_lines(table.rows))


def label(text: str) -> str:
    """Return the label of a list item as it is shown: its number, or a dash for any bullet."""
    text = from_symbols(text).strip()
    return text if text and any(map(str.isalnum, text)) and len(text) <= _MAX_LABEL and len(text) > 1 else BULLET


def off_page(shape: Mapping[str, float]) -> str:
    """Return why a box with these edges (inches) cannot be seen, or ``""``."""
    left, top = shape.get("left", 0.0), shape.get("top", 0.0)
    width = shape["right"] - left if "right" in shape else None
    # A box may grow with its text, so that only its width says something.
    return misplaced(left, top, width, None if width is None else max(shape.get("bottom", top) - top, 1.0))
