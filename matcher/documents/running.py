"""The flow of text over the pages of a PDF, without the headers and footers that interrupt it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from matcher.documents.parts import Line

_EDGE = 3  # lines from the top and from the bottom of a page that may run through all of them
_NEAR = 4.0  # points: that much a running line may stand higher or lower on another page
_NUMBER = re.compile(r"\d+")
_SHORT = 30  # characters: a shorter line is rather complete than wrapped
_ENDED = (".", ":", "!", "?")


@dataclass(frozen=True, slots=True)
class Placed:
    """A line and the y of its top on its page."""

    line: Line
    top: float


def without_running(pages: Sequence[Sequence[Placed]]) -> Iterator[Line]:
    """Yield the lines of all pages, those that run through them once: at the top of the first page, or at the end.

    A sentence that goes on after the end of a page is joined.
    """
    running = _running(pages) if len(pages) > 1 else set()
    held: dict[tuple[str, bool], Line] = {}
    last: Line | None = None
    for number, page in enumerate(pages):
        begun = False
        for place, placed in enumerate(page):
            line = placed.line
            if (number, place) in running:
                at_top = placed.top < _middle(page)
                if not at_top:
                    held[_shape(line.text), at_top] = line
                elif _is_first(held, line):
                    yield line
                continue
            if not begun and last is not None and _goes_on(last, line):
                line = replace(line, joins=True)
            begun, last = True, line
            yield line
    if last is not None:
        yield from (replace(line, page=max(line.page, last.page)) for (_, at_top), line in held.items() if not at_top)


def _is_first(held: dict[tuple[str, bool], Line], line: Line) -> bool:
    """Return whether a line at the top is new, and hold it."""
    key = (_shape(line.text), True)
    if key in held:
        return False
    held[key] = line
    return True


def _running(pages: Sequence[Sequence[Placed]]) -> set[tuple[int, int]]:
    """Return page and place of the lines that stand at the edge of more than one page, at the same height."""
    edges = [
        (number, place, _shape(page[place].line.text), page[place].top)
        for number, page in enumerate(pages)
        for place in _edge(page)
    ]
    counts = Counter(shape for _, _, shape, _ in edges)
    repeated = [edge for edge in edges if counts[edge[2]] > 1]
    return {
        (number, place)
        for number, place, shape, top in repeated
        if any(other != number and same == shape and abs(top - y) < _NEAR for other, _, same, y in repeated)
    }


def _edge(page: Sequence[Placed]) -> list[int]:
    order = sorted(range(len(page)), key=lambda place: page[place].top)
    return order if len(order) <= 2 * _EDGE else [*order[:_EDGE], *order[-_EDGE:]]


def _middle(page: Sequence[Placed]) -> float:
    tops = [placed.top for placed in page]
    return (min(tops) + max(tops)) / 2


def _shape(text: str) -> str:
    """Return a text in which any number is like any other."""
    return _NUMBER.sub("0", text)


def _goes_on(last: Line, line: Line) -> bool:
    """Return whether ``line``, the first of a page, carries on the sentence at the end of the page before."""
    return (
        line.kind == "paragraph"
        and last.kind in ("paragraph", "bullet")
        and line.text[:1].islower()
        and len(last.text) > _SHORT
        and not last.text.rstrip().endswith(_ENDED)
    )
