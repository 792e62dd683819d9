"""DOCX: a walk over the XML of the body, its headers, footers and notes.

Word's resume templates live in tables, text boxes and content controls, so everything that is not known to hold no text
is walked into. Text that Word does not show is reported, not read.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from matcher.documents.package import Package, PackageError
from matcher.documents.parts import BULLETS, MAX_CHARACTERS, Line, Parts, assemble, looks_like_heading, refuse
from matcher.documents.styles import PLAIN, Look, attribute, child, local, look_of, styles_of
from matcher.model import BlockKind, Hidden

# Deleted and moved-away text, field codes, alternatives for old programs, properties.
# fmt: off
_SKIPPED = frozenset((
    "del", "moveFrom", "delText", "instrText", "delInstrText", "Fallback", "pPr", "rPr", "tblPr", "trPr",
    "tcPr", "tblGrid", "sectPr", "sdtPr", "sdtEndPr", "footnoteRef", "endnoteRef", "annotationRef",
))
# fmt: on
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read(data: bytes) -> Parts:
    """Return the text of a DOCX, or the status that says why there is none."""
    try:
        with closing(Package(data)) as package:
            return _read(package)
    except PackageError as error:
        return error.parts
    except RecursionError:
        return refuse("corrupt", "its tables are nested too deep; save it as PDF and try again")


def _read(package: Package) -> Parts:
    style_names = package.siblings("styles")
    styles = styles_of(package.xml(style_names[0])) if style_names else {}
    lines: list[Line] = []
    hidden: list[Hidden] = []
    headers: set[str] = set()
    for stem in ("header", "document", "footer", "footnotes", "endnotes"):
        for name in [package.main] if stem == "document" else package.siblings(stem):
            walk = _Walk(styles, package.xml(name))
            # First, even and odd pages have their own headers, which mostly say the same.
            text = "\n".join(line.text for line in walk.lines)
            if stem in ("header", "footer") and text in headers:
                continue
            headers.add(text)
            lines.extend(walk.lines)
            hidden.extend(Hidden(text, reason) for text, reason in walk.hidden)
            if sum(len(line.text) for line in lines) > MAX_CHARACTERS:
                return refuse("too_large", f"it holds more than {MAX_CHARACTERS:,} characters; keep only what matters")
    text, blocks, pages = assemble(lines)
    return Parts(text=text, blocks=blocks, pages=pages, hidden=tuple(hidden))


@dataclass(slots=True)
class _Paragraph:
    """The paragraph that is being read: its visible pieces, and the text boxes anchored in it."""

    look: Look
    pieces: list[str] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    bold: bool = True


class _Walk:
    """The lines of one XML part, in the order Word shows them as far as it can be known."""

    def __init__(self, styles: Mapping[str, Look], root: Any) -> None:
        self.lines: list[Line] = []
        self.hidden: list[tuple[str, str]] = []
        self._styles = styles
        # A picture or panel behind the text may be what white text is read on.
        self._judges_white = not any(
            local(item) in ("background", "pict") or attribute(item, "behindDoc") in ("1", "true")
            for item in root.iter()
        )
        self._blocks(root, PLAIN, in_cell=False)

    def _blocks(self, element: Any, look: Look, *, in_cell: bool) -> None:
        """Read the paragraphs under ``element``, which is no paragraph itself."""
        for item in element:
            name = local(item)
            if name == "p":
                self._paragraph(item, look, in_cell=in_cell)
            elif name == "tbl":
                self._blocks(item, _backdrop(look_of(child(item, "tblPr"), self._styles), look), in_cell=True)
            elif name == "tc":
                self._blocks(item, _backdrop(look_of(child(item, "tcPr"), self._styles), look), in_cell=True)
            elif name and name not in _SKIPPED:
                self._blocks(item, look, in_cell=in_cell)

    def _paragraph(self, element: Any, around: Look, *, in_cell: bool) -> None:
        properties = child(element, "pPr")
        look = look_of(properties, self._styles).over(around)
        paragraph = _Paragraph(look)
        self._inline(element, paragraph)
        text = "".join(paragraph.pieces).strip()
        if text:
            self.lines.append(_line(text, paragraph, in_cell=in_cell))
        for box in paragraph.boxes:
            # What fills a box is told in several dialects: white text in one is taken to be readable.
            self._blocks(box, Look(shaded=True), in_cell=in_cell)

    def _inline(self, element: Any, paragraph: _Paragraph) -> None:
        """Read the runs of a paragraph, whatever links, insertions or controls they are wrapped in."""
        for item in element:
            name = local(item)
            if name == "r":
                self._run(item, paragraph)
            elif name == "txbxContent":
                paragraph.boxes.append(item)
            elif name and name not in _SKIPPED:
                self._inline(item, paragraph)

    def _run(self, element: Any, paragraph: _Paragraph) -> None:
        look = look_of(child(element, "rPr"), self._styles).over(paragraph.look)
        text = "".join(self._characters(element, paragraph))
        if not text:
            return
        reason = self._reason(look)
        if reason and text.strip():
            self.hidden.append((text.strip(), reason))
            return
        paragraph.pieces.append(text)
        if text.strip():
            paragraph.bold = paragraph.bold and bool(look.bold)

    def _characters(self, element: Any, paragraph: _Paragraph) -> list[str]:
        pieces: list[str] = []
        for item in element:
            name = local(item)
            if name == "t":
                pieces.append(item.text or "")
            elif name in _SIGNS:
                pieces.append(_SIGNS[name])
            elif name == "txbxContent":
                paragraph.boxes.append(item)
            elif name and name not in _SKIPPED:
                pieces.extend(self._characters(item, paragraph))
        return pieces

    def _reason(self, look: Look) -> str:
        if look.vanish:
            return "marked as hidden"
        if look.tiny:
            return "smaller than 2 pt"
        return "white on white" if look.white and not look.shaded and self._judges_white else ""


def _backdrop(inner: Look, outer: Look) -> Look:
    """Return ``outer`` with the shading of a table or cell: the rest of a table's properties is not its text's."""
    return Look(shaded=inner.shaded or None).over(outer)


def _line(text: str, paragraph: _Paragraph, *, in_cell: bool) -> Line:
    kind: BlockKind = "cell" if in_cell else "paragraph"
    if paragraph.look.heading or (paragraph.bold and looks_like_heading(text)):
        kind = "heading"
    elif paragraph.look.listed:
        return Line(text if text[0] in BULLETS else f"- {text}", "bullet")
    elif text[0] in BULLETS:
        kind = "bullet"
    return Line(text, kind)
