"""The walk over one part of a DOCX: its visible lines, once, in the order in which Word shows them.

Word's resume templates live in tables, text boxes and content controls, so everything that is not known to hold no text
is walked into. Nesting is bounded by the XML parser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from matcher.documents.appearance import PLAIN, Look
from matcher.documents.flow import Cell, Paragraph, table_lines
from matcher.documents.frames import box_look
from matcher.documents.numbering import Numbering
from matcher.documents.parts import Line, placed
from matcher.documents.styles import SQUEEZED, Styles, attribute, child, descendants, is_on, is_squeezed, local, val
from matcher.model import Hidden

# Deleted and moved-away text, field codes, properties, how a sign is pronounced.
# fmt: off
_SKIPPED = frozenset((
    "del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "tblPr", "trPr", "tcPr", "tblGrid",
    "sectPr", "sdtPr", "sdtEndPr", "footnoteRef", "endnoteRef", "annotationRef", "binData", "tblPrEx", "rt",
))
# fmt: on
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_BOXES = frozenset(("txbxContent", "txBody"))
_NOTES = frozenset(("footnote", "endnote"))
# Parts that are shown where they are named: an imported file, SmartArt, a chart. The attribute is their relation's id.
_EMBEDDED = {"altChunk": "id", "relIds": "dm", "chart": "id"}


@dataclass(frozen=True, slots=True)
class Setting:
    """What the parts of a document share. ``embedded`` returns the lines of another part by its relation's id."""

    styles: Styles
    numbering: Numbering
    page: Look = PLAIN
    embedded: Callable[[str], list[Line]] = lambda _: []


@dataclass(slots=True)
class Story:
    """What the walk over a part has found. ``prompts`` are content controls that were never filled in."""

    lines: list[Line] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    prompts: int = 0
    comments: int = 0


def story(root: Any, setting: Setting) -> Story:
    """Return what one part of a document tells."""
    walk = _Walk(setting, heeds_fields=True)
    walk.blocks(root, setting.page, walk.found.lines, in_cell=False)
    if walk.fields:
        # A field that never ends would swallow the rest of the text.
        walk = _Walk(setting, heeds_fields=False)
        walk.blocks(root, setting.page, walk.found.lines, in_cell=False)
    return walk.found


class _Walk:
    """One walk; ``fields`` holds, for each open field, whether its code (and not yet its result) is being read."""

    def __init__(self, setting: Setting, *, heeds_fields: bool) -> None:
        self.found = Story()
        self.fields: list[bool] = []
        self._heeds_fields = heeds_fields
        self._setting = setting
        self._styles = setting.styles
        self._boxes: list[Any] = []

    def blocks(self, element: Any, look: Look, out: list[Line], *, in_cell: bool) -> None:
        """Read the paragraphs and tables under ``element``, which is neither itself."""
        for name, item in self._shown(element):
            if name == "p":
                self._paragraph(item, look, out, in_cell=in_cell)
            elif name == "tbl":
                self._table(item, look, out)
            elif name in _EMBEDDED:
                self._embed(item, out)
            else:
                self.blocks(item, look, out, in_cell=in_cell)

    def _shown(self, element: Any) -> Iterator[tuple[str, Any]]:
        """Yield the children of ``element`` that are shown, with their names."""
        for item in element:
            name = local(item)
            if name in _SKIPPED or not name:
                continue
            if name == "AlternateContent":
                yield from ((local(chosen), chosen) for chosen in _alternative(item))
            elif name == "sdt" and is_on(child(item, "sdtPr", "showingPlcHdr")):
                self.found.prompts += 1
            elif name == "annotation" and attribute(item, "type").endswith(("Deletion", "Comment")):
                continue  # Word 2003
            else:
                yield name, item

    def _paragraph(self, element: Any, around: Look, out: list[Line], *, in_cell: bool) -> None:
        properties = child(element, "pPr")
        style = self._styles.look(properties)
        if properties is None or child(properties, "pStyle") is None:
            style = style.over(self._styles.normal)
        look = style.over(self._styles.base).over(around)
        paragraph = Paragraph(look, "" if look.heading else self._label(look))
        self._inline(element, paragraph)
        if line := paragraph.line(in_cell=in_cell):
            out.append(line)
        self.found.hidden.extend(paragraph.hidden())
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._box(box, out, in_cell=in_cell)

    def _label(self, look: Look) -> str:
        return self._setting.numbering.label(look.numbering, look.level or 0) if look.numbering else ""

    def _box(self, box: Any, out: list[Line], *, in_cell: bool) -> None:
        if local(box) in _EMBEDDED:
            self._embed(box, out)
            return
        look, reason = box_look(box, self._styles.colours)
        lines: list[Line] = []
        self.blocks(box, look.over(self._setting.page), lines, in_cell=in_cell)
        # Notes that stand within the text come this way too.
        found = lines if local(box) in _NOTES else placed(lines, "text box")
        self._keep(found, reason, out)

    def _keep(self, lines: list[Line], reason: str, out: list[Line]) -> None:
        if not reason:
            out.extend(lines)
        elif lines:
            self.found.hidden.append(Hidden("\n".join(line.text for line in lines), reason))

    def _embed(self, item: Any, out: list[Line]) -> None:
        out.extend(self._setting.embedded(attribute(item, _EMBEDDED[local(item)])))

    def _inline(self, element: Any, paragraph: Paragraph) -> None:
        """Read the runs of a paragraph, whatever links, insertions or controls they are wrapped in."""
        for name, item in self._shown(element):
            if name == "r":
                self._run(item, paragraph)
            elif name in _BOXES:
                self._boxes.append(item)
            else:
                self._inline(item, paragraph)

    def _run(self, element: Any, paragraph: Paragraph) -> None:
        look = self._styles.look(child(element, "rPr")).over(paragraph.look)
        text = "".join(self._characters(element))
        if text:
            paragraph.add(text, look)

    def _characters(self, element: Any) -> Iterator[str]:
        for name, item in self._shown(element):
            if name == "t":
                if not any(self.fields):
                    yield item.text or ""
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name in _BOXES or name in _EMBEDDED:
                self._boxes.append(item)
            elif name in _MARKS:
                yield from _MARKS[name](self, item)
            else:
                yield from self._characters(item)

    def _symbol(self, item: Any) -> Iterator[str]:
        try:
            yield chr(int(attribute(item, "char"), 16))
        except (ValueError, OverflowError):
            return

    def _field(self, item: Any) -> Iterator[str]:
        kind = attribute(item, "fldCharType")
        if self._heeds_fields and kind == "begin":
            self.fields.append(True)
        elif self.fields and kind == "separate":
            self.fields[-1] = False
        elif self.fields and kind == "end":
            self.fields.pop()
        yield from ()

    def _comment(self, _item: Any) -> Iterator[str]:
        self.found.comments += 1
        yield from ()

    def _note(self, item: Any) -> Iterator[str]:
        """Take a note that stands within the text, as in Word 2003."""
        self._boxes.append(item)
        yield from ()

    def _art(self, item: Any) -> Iterator[str]:
        yield attribute(item, "string")

    def _table(self, element: Any, look: Look, out: list[Line]) -> None:
        look = _backdrop(self._styles.look(child(element, "tblPr")), look)
        rows: list[list[Cell]] = []
        for row in self._parts(element, "tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                continue
            cells = [self._cell(cell, look) for cell in self._parts(row, "tc")]
            reason = _row_reason(properties)
            for cell in cells if reason else ():
                self._keep(cell.lines, reason, out)
                cell.lines = []
            rows.append(cells)
        out.extend(table_lines(rows))

    def _parts(self, element: Any, wanted: str) -> Iterator[Any]:
        """Yield the rows of a table or the cells of a row, whatever controls or marks they are wrapped in."""
        for name, item in self._shown(element):
            if name == wanted:
                yield item
            elif name not in ("p", "tbl"):
                yield from self._parts(item, wanted)

    def _cell(self, element: Any, look: Look) -> Cell:
        properties = child(element, "tcPr")
        merged = child(properties, "vMerge")
        cell = Cell(tall=merged is not None and val(merged) == "restart")
        if child(properties, "cellDel") is None:
            self.blocks(element, _backdrop(self._styles.look(properties), look), cell.lines, in_cell=True)
        return cell


_MARKS: dict[str, Callable[[_Walk, Any], Iterator[str]]] = {
    "sym": _Walk._symbol,
    "fldChar": _Walk._field,
    "commentReference": _Walk._comment,
    "footnote": _Walk._note,
    "endnote": _Walk._note,
    "textpath": _Walk._art,
}


def _alternative(element: Any) -> Iterator[Any]:
    """Yield the one of several tellings of the same content that is read: the newest one that holds text."""
    tellings = [item for item in element if local(item) in ("Choice", "Fallback")]
    chosen = next((item for item in tellings if next(descendants(item, "t"), None) is not None), None)
    if chosen is not None or tellings:
        yield tellings[0] if chosen is None else chosen


def _row_reason(properties: Any) -> str:
    if is_on(child(properties, "hidden")):
        return "marked as hidden"
    height = child(properties, "trHeight")
    return SQUEEZED if height is not None and is_squeezed(height) else ""


def _backdrop(inner: Look, outer: Look) -> Look:
    """Return ``outer`` with the shading of a table or cell: the rest of a table's properties is not its text's."""
    return Look(ground=inner.ground).over(outer)
