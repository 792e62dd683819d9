"""Quotes without what says whose resume they are from."""

from __future__ import annotations

from matcher.reports.record_shapes import QuoteObject


def redacted(quote: QuoteObject) -> QuoteObject:
    """A quote with words like "[name]" for what is to be hidden in it; where it counts moves along."""
    text, at = quote["text"], 0
    parts: list[str] = []
    start, end = quote["start"], quote["end"]
    for hide in sorted(quote["hide"], key=lambda h: (h["start"], h["end"])):
        first, last = max(hide["start"], at), hide["end"]
        if first >= last:
            continue
        parts += (text[at:first], hide["word"])
        start += _moved(quote["start"], first, last, hide["word"])
        end += _moved(quote["end"], first, last, hide["word"])
        at = last
    return {**quote, "text": "".join((*parts, text[at:])), "start": start, "end": max(start, end), "hide": []}


def _moved(offset: int, first: int, last: int, word: str) -> int:
    """How far an offset moves when a word takes the place of a stretch; one inside goes to the end of the word."""
    if offset <= first:
        return 0
    return len(word) - (last - first) if offset >= last else first + len(word) - offset
