"""A document as it was read: the text with line numbers, pages and columns, and what stands beside the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from matcher.extraction.kinds import mixed_alphabets
from matcher.library import remedy
from matcher.model import SCHEMA_VERSION, Block, Document
from matcher.reports.shapes import ReadObject
from matcher.reports.text import PIPED_WIDTH
from matcher.reports.wording import clean, count, words

_RULE = "──"
_MOST_HIDDEN = 300
_HEADING_SIGN, _LINE_SIGN = "▌", "│"


def as_object(document: Document, format_: str) -> ReadObject:
    """The document as data; ``format_`` is what the file was recognised as."""
    return {
        "schema_version": SCHEMA_VERSION,
        "source": document.source,
        "sha256": document.sha256,
        "status": document.status,
        "format": format_,
        "ocr": document.ocr,
        "characters": len(document.text),
        "words": words(document),
        "text": document.text,
        "pages": list(document.pages),
        "blocks": [
            {"start": b.start, "end": b.end, "kind": b.kind, "page": b.page, "column": b.column}
            for b in document.blocks
        ],
        "hidden": [{"text": h.text, "reason": h.reason, "page": h.page} for h in document.hidden],
        "data": dict(document.data),
        "warnings": list(document.warnings),
    }


def text(document: Document, format_: str, *, blocks: bool = False, width: int = PIPED_WIDTH) -> str:
    """The document for a person: its lines if it has any, then what is to be known about them.

    The numbers of the lines are those that the other reports name. ``blocks`` puts the kind of each block before it.
    """
    lines = [*_body(document, blocks), *([""] if document.text else []), *_facts(document, format_)]
    return "\n".join(line[:width] if line.startswith(_RULE) else line for line in lines) + "\n"


class _Place(NamedTuple):
    """Where a line stands, and the kind of block that starts with it (``""`` inside a block)."""

    page: int
    column: int
    kind: str


def _body(document: Document, blocks: bool) -> Iterator[str]:
    if not document.text:
        return
    many = {page for page in range(1, len(document.pages) + 1) if _columns(document, page) > 1}
    before = _Place(0, 0, "")
    start = 0
    for number, line in enumerate(document.text.split("\n"), 1):
        place = _place(document, start) if line.strip() else None
        if place is not None:
            yield from _marks(document, before, place, many)
            before = place
        kind = place.kind if place else ""
        label = f"{kind:<9} " if blocks else ""
        sign = _HEADING_SIGN if kind == "heading" else _LINE_SIGN
        yield f"{number:4} {label}{sign} {_shown(line)}".rstrip()
        start += len(line) + 1
    yield from _marks(document, before, _Place(len(document.pages) + 1, 0, ""), set())


def _marks(document: Document, before: _Place, place: _Place, many: set[int]) -> Iterator[str]:
    """Yield the marks between two lines: of each page that starts there, empty ones too, and of the column."""
    count_ = len(document.pages)
    if count_ > 1:
        for page in range(before.page + 1, min(place.page, count_) + 1):
            empty = "" if page == place.page else " (no text)"
            yield f"{_RULE} page {page} of {count_}{empty} {_RULE}"
    if place.page in many and (before.page, before.column) != (place.page, place.column):
        yield f"{_RULE} column {place.column} {_RULE}"


def _place(document: Document, start: int) -> _Place:
    block = _block(document, start)
    if block is None:
        return _Place(max(1, bisect_right(document.pages, start)), 1, "")
    return _Place(block.page, block.column, block.kind if block.start >= start else "")


def _block(document: Document, start: int) -> Block | None:
    """The block of the line at ``start``: the first that ends after it."""
    index = bisect_right(document.blocks, start, key=lambda block: block.end)
    return document.blocks[index] if index < len(document.blocks) else None


def _columns(document: Document, page: int) -> int:
    return len({block.column for block in document.blocks if block.page == page})


def _shown(line: str) -> str:
    """A line without anything that a terminal could take for a command; what was far apart stays apart."""
    return "    ".join(clean(piece) for piece in line.split("\t"))


def _facts(document: Document, format_: str) -> Iterator[str]:
    yield f"{clean(document.source)}: {format_}, {document.status}{', read by OCR' if document.ocr else ''}"
    if document.status == "ok":
        pages = count(len(document.pages), "page")
        yield f"  {pages}, {words(document):,} words, {len(document.text):,} characters"
        warnings = (*document.warnings, *mixed_alphabets(document.text))
    else:
        yield f"  Nothing was read: {clean(remedy(document))}"
        warnings = document.warnings[1:]
    if warnings:
        yield "Warnings"
        yield from (f"  {clean(warning)}" for warning in warnings)
    if document.hidden:
        yield "Not read"
        for item in document.hidden:
            place = f"p.{item.page}, " if len(document.pages) > 1 else ""
            size = count(len(item.text), "character")
            yield f"  {place}{clean(item.reason)}, {size}: {clean(item.text, _MOST_HIDDEN)}"
    chrome = document.data.get("page_chrome", ())
    if chrome:
        yield "Page chrome, not read"
        yield from (f"  {clean(block['kind'])}: {clean(block['text'], _MOST_HIDDEN)}" for block in chrome)
    keys = [key for key in document.data if key != "page_chrome"]
    if keys:
        yield f"Structured data: {', '.join(clean(str(key)) for key in keys)}"
