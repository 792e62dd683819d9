"""Pages and lines of a document's offsets, for quotes."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from matcher.model import Document, Evidence, Mention


@lru_cache(maxsize=4)
def _line_starts(text: str) -> tuple[int, ...]:
    """Where the lines of a text start. Kept for the last texts: the gain of every gap is counted on the same resume."""
    return (0, *(match.end() for match in re.finditer("\n", text)))


class Places:
    """Pages and lines of offsets in one document."""

    def __init__(self, document: Document) -> None:
        """Index the line starts."""
        self.document = document
        self.lines = _line_starts(document.text)

    def line(self, place: int) -> int:
        """The line of an offset, counted from 1."""
        return bisect_right(self.lines, place)

    def line_length(self, mention: Mention) -> int:
        """The length of the line that a mention starts in."""
        line = bisect_right(self.lines, mention.start) - 1
        end = self.lines[line + 1] - 1 if line + 1 < len(self.lines) else len(self.document.text)
        return len(self.document.text[self.lines[line] : end].strip())

    def before(self, mention: Mention) -> str:
        """What stands before a mention in its line."""
        return self.document.text[self.lines[self.line(mention.start) - 1] : mention.start].strip()

    def evidence(self, mention: Mention) -> Evidence:
        """A mention as a quote."""
        return self.quote(mention.start, mention.end, mention.section)

    def quote(self, start: int, end: int, section: str) -> Evidence:
        """The stretch ``start:end`` with its page and line, both counted from 1."""
        page = max(1, bisect_right(self.document.pages, start))
        return Evidence(start, end, self.document.text[start:end], page, self.line(start), section)
