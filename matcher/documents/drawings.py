"""The words of a SmartArt diagram and of a chart: skills and dates stand in them too."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from matcher.documents.parts import Line
from matcher.documents.styles import child, descendants, local


def diagram_lines(root: Any) -> list[Line]:
    """Return a line for each paragraph of the points of a diagram's data part."""
    texts = ("".join(run.text or "" for run in descendants(item, "t")) for item in _paragraphs(root))
    return _lines(texts)


def chart_lines(root: Any) -> list[Line]:
    """Return the titles, series and categories of a chart, each once; its numbers say nothing by themselves."""
    titles = ("".join(run.text or "" for run in descendants(item, "t")) for item in descendants(root, "rich"))
    names = (item.text or "" for cache in descendants(root, "strCache") for item in descendants(cache, "v"))
    return _lines(dict.fromkeys([*titles, *names]))


def _paragraphs(root: Any) -> Iterable[Any]:
    for point in descendants(root, "pt"):
        text = child(point, "t")
        yield from (() if text is None else (item for item in text if local(item) == "p"))


def _lines(texts: Iterable[str]) -> list[Line]:
    return [Line(text.strip()) for text in texts if text.strip()]
