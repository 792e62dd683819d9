"""The text of a posting as the HTML that job searches read: headings, paragraphs, lists."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from matcher.documents.parts import BULLETS
from matcher.extraction.layout import sentences
from matcher.text import normalise
from matcher.vocabulary import Vocabulary

_BULLET = re.compile(rf"\s*(?:[{BULLETS}]|[-–*]\s)\s*")
_LINE = re.compile(r"[^\n]*\S[^\n]*")


class _Line(NamedTuple):
    """A line with what it is: "heading", "item" or "text". Lines of one ``group`` stand together."""

    kind: str
    group: int
    text: str


def posting_html(text: str, vocabulary: Vocabulary) -> str:
    """A posting's text as HTML, its headings those that extraction reads as such."""
    parts: list[str] = []
    for (kind, _), lines in groupby(_lines(text, vocabulary), key=lambda line: (line.kind, line.group)):
        shown = [html.escape(line.text, quote=False) for line in lines]
        if kind == "heading":
            parts += [f"<h3>{line}</h3>" for line in shown]
        elif kind == "item":
            parts.append(f"<ul>{''.join(f'<li>{line}</li>' for line in shown)}</ul>")
        else:
            parts.append(f"<p>{'<br>'.join(shown)}</p>")
    return "\n".join(parts)


def _lines(text: str, vocabulary: Vocabulary) -> Iterator[_Line]:
    """The lines that hold more than a bullet; a blank line or a heading begins another group."""
    matches = list(_LINE.finditer(text))
    headings = _headings(text, [match.start() for match in matches], vocabulary)
    group = end = 0
    for number, match in enumerate(matches):
        bullet = _BULLET.match(match[0])
        is_heading = number in headings
        group += is_heading or match.start() > end + 1
        kind = "heading" if is_heading else "item" if bullet else "text"
        end = match.end()
        said = match[0][bullet.end() if bullet else 0 :].strip()
        # Markdown marks a heading, and a line that is one already needs no mark.
        if shown := said.lstrip("# ") if is_heading else said:
            yield _Line(kind, group, shown)


def _headings(text: str, starts: list[int], vocabulary: Vocabulary) -> set[int]:
    """The numbers of the lines that are headings."""
    clean = normalise(text)
    found = sentences(clean, "posting", vocabulary.headings)
    places = (clean.original(s.start, s.end)[0] for s in found if s.heading and s.start < s.end)
    return {bisect_right(starts, place) - 1 for place in places}
