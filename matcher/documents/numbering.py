"""The labels of the list items of a DOCX: bullets, and the numbers that Word counts up."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from matcher.documents.flow import BULLET
from matcher.documents.styles import attribute, child, descendants, local, val

_PLACE = re.compile(r"%([1-9])")
_MAX_LABEL = 12
_MAX_DIGITS = 6
_MAX_ROMAN = 4000
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """How the items of one level of a list are counted."""

    style: str = "bullet"
    text: str = ""
    start: int = 1


class Numbering:
    """The lists of a document, and how far each has been counted."""

    def __init__(self, load: Callable[[], Any] = lambda: None) -> None:
        """Have the root of ``word/numbering.xml`` from ``load`` at the first list; without one all have bullets."""
        self._load: Callable[[], Any] | None = load
        self._levels: dict[str, Mapping[int, Level]] = {}
        self._kind: dict[str, str] = {}
        self._counts: dict[str, list[int]] = {}

    def label(self, name: str, depth: int) -> str:
        """Return the label of the next item of list ``name``: a dash for a bullet, ``""`` for none."""
        if self._load is not None:
            self._read(self._load())
            self._load = None
        levels = self._levels.get(name)
        if levels is None or depth not in levels:
            return BULLET
        level = levels[depth]
        if level.style == "none":
            return ""
        if level.style == "bullet":
            return BULLET
        counts = self._counts.setdefault(self._kind[name], [])
        counts[depth + 1 :] = []
        while len(counts) <= depth:
            counts.append(levels.get(len(counts), Level()).start - (len(counts) == depth))
        counts[depth] += 1
        return _PLACE.sub(lambda place: _counted(counts, levels, int(place[1]) - 1), level.text)[:_MAX_LABEL]

    def _read(self, root: Any) -> None:
        abstract: dict[str, dict[int, Level]] = {}
        for item in () if root is None else root:
            if local(item) == "abstractNum":
                abstract[attribute(item, "abstractNumId")] = _levels(item)
            elif local(item) == "num":
                kind = child(item, "abstractNumId")
                name = attribute(item, "numId")
                self._kind[name] = "" if kind is None else val(kind)
                own = {**abstract.get(self._kind[name], {}), **_levels(item)}
                starts = _starts(item)
                # A list that states where it starts counts for itself; the others of its kind count on.
                self._kind[name] += f"/{name}" if starts else ""
                self._levels[name] = {
                    depth: replace(level, start=starts.get(depth, level.start)) for depth, level in own.items()
                }


def _levels(item: Any) -> dict[int, Level]:
    """Return the levels that a list defines, or that one like it defines anew."""
    found: dict[int, Level] = {}
    for level in descendants(item, "lvl"):
        style, text, start = child(level, "numFmt"), child(level, "lvlText"), child(level, "start")
        found[_number(attribute(level, "ilvl"))] = Level(
            "decimal" if style is None else val(style),
            "" if text is None else val(text),
            1 if start is None else _number(val(start)),
        )
    return found


def _starts(item: Any) -> dict[int, int]:
    overrides = [(override, child(override, "startOverride")) for override in item if local(override) == "lvlOverride"]
    found = ((attribute(override, "ilvl"), start) for override, start in overrides if start is not None)
    return {_number(level): _number(val(start)) for level, start in found}


def _number(stated: str) -> int:
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < _MAX_DIGITS else 0


def _counted(counts: list[int], levels: Mapping[int, Level], depth: int) -> str:
    return figure(counts[depth], levels.get(depth, Level()).style) if depth < len(counts) else ""


def figure(number: int, style: str) -> str:
    """Return a number as the label of a list item; ``style`` is one of WordprocessingML.

    >>> figure(28, "lowerLetter"), figure(4, "upperRoman"), figure(7, "decimal")
    ('bb', 'IV', '7')
    """
    figures = str(number)
    if style.endswith("Letter") and number > 0:
        figures = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif style.endswith("Roman") and 0 < number < _MAX_ROMAN:
        figures = _roman(number)
    return figures.upper() if style.startswith("upper") else figures


def _roman(number: int) -> str:
    figures = ""
    for value, sign in _ROMAN:
        figures += sign * (number // value)
        number %= value
    return figures
