"""Pages and lines of a document's offsets, for quotes."""

from __future__ import annotations

from bisect import bisect_right

from matcher.model import Document, Evidence, Mention
from matcher.text import Lines


class Places:
    """Pages and lines of offsets in one document."""

    def __init__(self, document: Document) -> None:
        """Index the line starts."""
        self.document = document
        self.lines = Lines(document.text)

    def line(self, place: int) -> int:
        """The line of an offset, counted from 1."""
        return self.lines.number(place)

    def evidence(self, mention: Mention) -> Evidence:
        """A mention as a quote."""
        return self.quote(mention.start, mention.end, mention.section)

    def quote(self, start: int, end: int, section: str) -> Evidence:
        """The stretch ``start:end`` with its page and line, both counted from 1; 0 where the text was not kept."""
        if not self.document.text:
            return Evidence(start, end, "", 0, 0, section)
        page = max(1, bisect_right(self.document.pages, start))
        return Evidence(start, end, self.document.text[start:end], page, self.line(start), section)
