"""A document's text as markup, the words that count marked in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup, escape

from matcher.model import Document, Match
from matcher.reports.wording import STATE_WORDS, clean, state

RESUME, POSTING = "r", "p"


class Marked(NamedTuple):
    """A stretch of a text to highlight, with a class, a tooltip, and the requirement that it is about."""

    start: int
    end: int
    css: str
    title: str
    requirement: str


def resume_marks(match: Match) -> Iterator[Marked]:
    """What of the resume counts for something, and what speaks against a must-have."""
    for c in match.contributions:
        for e in c.evidence:
            yield Marked(e.start, e.end, STATE_WORDS[state(c)], c.label, c.requirement)
    for k in match.knockouts:
        for e in k.evidence:
            yield Marked(e.start, e.end, k.state, k.needed, k.requirement)


def posting_marks(match: Match) -> Iterator[Marked]:
    """What the posting asks, each by how the resume meets it."""
    for c in match.contributions:
        quote = c.posting_quote
        if quote.start < quote.end:
            yield Marked(quote.start, quote.end, STATE_WORDS[state(c)], c.label, c.requirement)


def marked_text(document: Document, side: str, marks: Iterable[Marked]) -> Markup:
    """A text with its marks; where several cover the same words, the longest one shows and answers for all of them.

    Every mark can be linked to by ``side`` and the offset at which it starts.
    """
    text, wanted = document.text, list(marks)
    parts: list[Markup] = []
    at = 0
    for mark in sorted(_outermost(wanted)):
        within = [m for m in wanted if mark.start < m.end and m.start < mark.end]
        asked = " ".join(dict.fromkeys(m.requirement for m in (mark, *within)))
        parts.append(plain(text[at : mark.start]))
        opening = Markup('<mark id="{}" class="{}" title="{}" data-r="{}">')
        parts.append(opening.format(f"{side}{mark.start}", mark.css, clean(mark.title), asked))
        at = mark.start
        for place in sorted({m.start for m in within if mark.start < m.start < mark.end}):
            parts += [plain(text[at:place]), Markup('<span id="{}"></span>').format(f"{side}{place}")]
            at = place
        parts += [plain(text[at : mark.end]), Markup("</mark>")]
        at = mark.end
    return Markup("").join([*parts, plain(text[at:])])


def plain(text: str) -> Markup:
    """A stretch of a document for a page: escaped, without invisible characters, line breaks kept."""
    return Markup("\n").join(escape(_visible(line)) for line in text.split("\n"))


def _outermost(marks: Iterable[Marked]) -> Iterator[Marked]:
    """The marks of which none lies over another: the longest first, then the earliest."""
    kept: list[Marked] = []
    for mark in sorted(marks, key=lambda m: (m.start - m.end, m)):
        if mark.start < mark.end and all(mark.end <= k.start or k.end <= mark.start for k in kept):
            kept.append(mark)
            yield mark


def _visible(line: str) -> str:
    return "".join(c for c in line.replace("\t", "    ") if c.isprintable() or c == "\u00a0")
