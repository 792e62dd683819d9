"""ODT and flat ODT: a walk over the text, its frames and tables, the headers and footers, and the notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from matcher.documents.appearance import Look, misplaced
from matcher.documents.flow import BULLET, Cell, Paragraph, table_lines
from matcher.documents.frames import inches
from matcher.documents.numbering import Level, figure
from matcher.documents.odt_styles import Sheet, sheet_of
from matcher.documents.package import Package, PackageError, damaged
from matcher.documents.parts import MAX_CHARACTERS, Line, Parts, assemble, placed, refuse
from matcher.documents.styles import attribute, child, descendants, local
from matcher.model import Hidden

# fmt: off
_SKIPPED = frozenset((
    "tracked-changes", "forms", "title", "desc", "sequence-decls", "variable-decls", "user-field-decls", "object",
    "object-ole", "table-of-content-source", "illustration-index-source", "table-index-source", "object-index-source",
    "user-index-source", "alphabetical-index-source", "bibliography-source", "note-citation", "placeholder",
    "image-map", "event-listeners", "annotation-end", "math", "binary-data", "dde-connection-decls", "scripts",
))
# fmt: on
_SPACES = re.compile(r"[ \t\r\n]+")
_MAX_SPACES = 100
_HEADERS = ("header-first", "header", "header-left")
_FOOTERS = ("footer-first", "footer", "footer-left")


def read(package: Package) -> Parts:
    """Return the text of an OpenDocument package.

    Raises:
        PackageError: a part that is needed is missing or damaged.

    """
    manifest, content = package.find("META-INF/manifest.xml"), package.find("content.xml")
    if manifest and b"encryption-data" in package.data(manifest):
        return refuse("encrypted", "the file is protected by a password; save a copy without one and try again")
    if content is None:
        raise damaged()
    root = package.xml(content)
    styles = package.find("styles.xml")
    try:
        shared = None if styles is None else package.xml(styles)
    except PackageError:
        shared = None  # without its styles the text is still there
    return _parts(root, shared)


def read_flat(root: Any) -> Parts:
    """Return the text of an OpenDocument that is one XML file."""
    return _parts(root, root)


def _parts(root: Any, shared: Any) -> Parts:
    body = child(root, "body", "text")
    if body is None:
        return refuse("unsupported", "this OpenDocument file holds no text document; save it as PDF or DOCX")
    common, pages = child(shared, "styles"), child(shared, "automatic-styles")
    own = sheet_of(common, pages, child(root, "automatic-styles"))
    walk = _Walk(own)
    walk.blocks(body, own.page, walk.lines, in_cell=False)
    heads, feet = _margins(root, shared, sheet_of(common, pages))
    for margin in (*heads, *feet):
        margin.lines = placed(margin.lines, "header or footer")
    found = [*heads, walk, *feet]
    lines = [line for item in found for line in item.lines] + [line for item in found for line in item.notes]
    if sum(len(line.text) for line in lines) > MAX_CHARACTERS:
        return refuse("too_large", f"it holds more than {MAX_CHARACTERS:,} characters; keep only what matters")
    text, blocks, starts = assemble(lines)
    hidden = tuple(hidden for item in found for hidden in item.hidden)
    comments = sum(item.comments for item in found)
    said = (f"comments are not read, they are notes on the text ({comments} here)",) if comments else ()
    return Parts(text=text, blocks=blocks, pages=starts, hidden=hidden, warnings=said)


def _margins(root: Any, shared: Any, sheet: Sheet) -> tuple[list[_Walk], list[_Walk]]:
    """Return the headers and the footers of the pages that the text uses, each text once."""
    told: list[list[_Walk]] = [[], []]
    for page in _used_pages(root, shared):
        for names, walks in zip((_HEADERS, _FOOTERS), told, strict=True):
            for item in (item for name in names for item in page if local(item) == name):
                walk = _Walk(sheet)
                walk.blocks(item, sheet.page, walk.lines, in_cell=False)
                if attribute(item, "display") != "false" and walk.lines not in [other.lines for other in walks]:
                    walks.append(walk)
    return told[0], told[1]


def _used_pages(root: Any, shared: Any) -> Iterator[Any]:
    masters = child(shared, "master-styles")
    pages = [] if masters is None else [page for page in masters if local(page) == "master-page"]
    used = {attribute(style, "master-page-name") for style in root.iter("{*}style")}
    used.update(attribute(page, "name") for page in pages[:1])
    for page in pages:
        if attribute(page, "name") in used:
            used.add(attribute(page, "next-style-name"))
            yield page


@dataclass(slots=True)
class _List:
    """The list that is being read: how its levels are counted, and how far."""

    levels: dict[int, Level]
    depth: int
    count: int


@dataclass(slots=True)
class _Walk:
    """The walk over a body, a header or a footer, and what it has found."""

    sheet: Sheet
    lines: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    comments: int = 0
    _boxes: list[Any] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=dict)
    _label: str = ""

    def blocks(self, element: Any, look: Look, out: list[Line], *, in_cell: bool) -> None:
        """Read the paragraphs, lists and tables under ``element``, which is none itself."""
        for item in self._shown(element):
            name = local(item)
            if name in ("p", "h"):
                self._paragraph(item, look, out, in_cell=in_cell)
            elif name in ("list", "numbered-paragraph"):
                self._list(item, None, (look, out, in_cell))
            elif name == "table":
                self._table(item, look, out)
            elif name == "section":
                self._section(item, look, out, in_cell=in_cell)
            elif name in _FRAMES:
                self._box(item, out, in_cell=in_cell)
            else:
                self.blocks(item, look, out, in_cell=in_cell)

    def _shown(self, element: Any) -> Iterator[Any]:
        for item in element:
            name = local(item)
            if name == "annotation":
                self.comments += 1
            elif name and name not in _SKIPPED:
                yield item

    def _section(self, item: Any, around: Look, out: list[Line], *, in_cell: bool) -> None:
        display = attribute(item, "display")
        gone = display == "none" or (display == "condition" and attribute(item, "is-hidden") == "true")
        look = Look(ground=self.sheet.look("section", item).ground).over(around)
        lines: list[Line] = []
        self.blocks(item, look, lines, in_cell=in_cell)
        self._keep(lines, "marked as hidden" if gone else "", out)

    def _keep(self, lines: list[Line], reason: str, out: list[Line]) -> None:
        if not reason:
            out.extend(lines)
        elif lines:
            self.hidden.append(Hidden("\n".join(line.text for line in lines), reason))

    def _paragraph(self, element: Any, around: Look, out: list[Line], *, in_cell: bool) -> None:
        look = self.sheet.look("paragraph", element)
        if local(element) == "h":
            look = Look(heading=True).over(look)
        label, self._label = self._label, ""
        gone = any(attribute(item, "is-hidden") == "true" for item in descendants(element, "hidden-paragraph"))
        look = Look(vanish=True if gone else None).over(look).over(around)
        paragraph = Paragraph(look, "" if look.heading else label)
        _Inline(self, paragraph).read(element, look)
        if line := paragraph.line(in_cell=in_cell):
            out.append(line)
        self.hidden.extend(paragraph.hidden())
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._box(box, out, in_cell=in_cell)

    def anchor(self, item: Any) -> None:
        """Take a frame or note that hangs on the paragraph that is being read."""
        self._boxes.append(item)

    def _box(self, item: Any, out: list[Line], *, in_cell: bool) -> None:
        if local(item) == "note":
            self.blocks(item, self.sheet.page, self.notes, in_cell=False)
            return
        # A group has no place or fill of its own.
        look = Look(ground=self.sheet.look("graphic", item).ground).over(self.sheet.page)
        lines: list[Line] = []
        for inner in item if local(item) == "frame" else (item,):
            self.blocks(inner, look, lines, in_cell=in_cell)
        self._keep(placed(lines, "text box"), _place(item), out)

    def _list(self, element: Any, outer: _List | None, where: tuple[Look, list[Line], bool]) -> None:
        style = attribute(element, "style-name")
        levels = dict(self.sheet.lists.get(style, {})) if style or outer is None else outer.levels
        depth = 0 if outer is None else outer.depth + 1
        start = levels.get(depth, Level()).start - 1
        goes_on = attribute(element, "continue-numbering") == "true" or attribute(element, "continue-list")
        mine = _List(levels, depth, self._counts.get(style, start) if goes_on else start)
        items = [element] if local(element) == "numbered-paragraph" else self._shown(element)
        for item in items:
            self._label = "" if local(item) == "list-header" else self._next(item, mine)
            for inner in self._shown(item):
                if local(inner) == "list":
                    self._label = ""
                    self._list(inner, mine, where)
                else:
                    self._item(inner, where)
        self._label = ""
        self._counts[style] = mine.count

    def _item(self, element: Any, where: tuple[Look, list[Line], bool]) -> None:
        look, out, in_cell = where
        if local(element) in ("p", "h"):
            self._paragraph(element, look, out, in_cell=in_cell)
        else:
            self.blocks(element, look, out, in_cell=in_cell)

    def _next(self, item: Any, mine: _List) -> str:
        level = mine.levels.get(mine.depth, Level())
        if not any(_has_text(inner) for inner in item if local(inner) in ("p", "h")):
            return ""  # an item that only holds a deeper list is not counted
        stated = attribute(item, "start-value")
        mine.count = int(stated) if stated.isdecimal() and len(stated) < 6 else mine.count + 1
        if level.style in ("bullet", "none"):
            return BULLET if level.style == "bullet" else ""
        return level.text.replace("%1", figure(mine.count, level.style)).strip()

    def _table(self, element: Any, around: Look, out: list[Line]) -> None:
        look = Look(ground=self.sheet.look("table", element).ground).over(around)
        rows: list[list[Cell]] = []
        for row in self._rows(element):
            ground = Look(ground=self.sheet.look("table-row", row).ground).over(look)
            cells = [self._cell(cell, ground) for cell in row if local(cell) in ("table-cell", "covered-table-cell")]
            if attribute(row, "visibility") in ("collapse", "filter"):
                for cell in cells:
                    self._keep(cell.lines, "marked as hidden", out)
                continue
            rows.append(cells)
        out.extend(table_lines(rows))

    def _rows(self, element: Any) -> Iterator[Any]:
        for item in self._shown(element):
            if local(item) == "table-row":
                yield item
            elif local(item) in ("table-header-rows", "table-row-group", "table-rows"):
                yield from self._rows(item)

    def _cell(self, element: Any, around: Look) -> Cell:
        look = Look(ground=self.sheet.look("table-cell", element).ground).over(around)
        cell = Cell(tall=attribute(element, "number-rows-spanned") not in ("", "1"))
        self.blocks(element, look, cell.lines, in_cell=True)
        return cell


@dataclass(slots=True)
class _Inline:
    """The text within one paragraph: white space collapses, even across spans."""

    walk: _Walk
    paragraph: Paragraph
    _open: bool = False  # the text so far does not end in white space

    def read(self, element: Any, look: Look) -> None:
        """Add the text in ``element``, whatever spans, links, fields or marks it is wrapped in."""
        self._text(element.text, look)
        for item in element:
            self._child(item, local(item), look)
            self._text(item.tail, look)

    def _child(self, item: Any, name: str, look: Look) -> None:
        if name in _SIGNS:
            count = attribute(item, "c")
            times = min(int(count), _MAX_SPACES) if count.isdecimal() and len(count) < 6 else 1
            self.paragraph.add(_SIGNS[name] * times, look)
        elif name == "annotation":
            self.walk.comments += 1
        elif name in _FRAMES or name == "note":
            self.walk.anchor(item)
        elif name == "hidden-text" and attribute(item, "is-hidden") == "true":
            stated = attribute(item, "string-value") or "".join(item.itertext())
            self.paragraph.add(stated, Look(vanish=True).over(look))
        elif name and name not in _SKIPPED and name != "hidden-paragraph":
            self.read(item, self.walk.sheet.look("text", item).over(look) if name == "span" else look)

    def _text(self, text: str | None, look: Look) -> None:
        if not text:
            return
        text = _SPACES.sub(" ", text)
        if not self._open:
            text = text.lstrip(" ")
        if text:
            self._open = not text.endswith(" ")
            self.paragraph.add(text, look)


_SIGNS = {"s": " ", "tab": "\t", "line-break": "\n"}
# fmt: off
_FRAMES = frozenset((
    "frame", "custom-shape", "rect", "ellipse", "circle", "line", "polyline", "polygon", "path", "connector", "caption",
    "regular-polygon", "measure",
))
# fmt: on


def _has_text(element: Any) -> bool:
    return any(text.strip() for text in element.itertext())


def _place(item: Any) -> str:
    left, top = inches(attribute(item, "x")) or 0.0, inches(attribute(item, "y")) or 0.0
    width, height = inches(attribute(item, "width")), inches(attribute(item, "height"))
    # A box with a least height grows with its text.
    grows = any(attribute(inner, "min-height") for inner in item)
    return misplaced(left, top, width, None if grows else height)
