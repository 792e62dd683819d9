"""What the styles of a DOCX say about the paragraphs and runs that use them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_HEADING = re.compile(r"(heading|title|subtitle)\b", re.IGNORECASE)
_TINY = 4  # half-points: less than 2 pt
_MAX_ANCESTORS = 20


@dataclass(frozen=True, slots=True)
class Look:
    """The properties that decide how text is read; ``None`` where they are not stated."""

    heading: bool | None = None
    listed: bool | None = None
    bold: bool | None = None
    vanish: bool | None = None
    white: bool | None = None
    tiny: bool | None = None
    shaded: bool | None = None

    def over(self, below: Look) -> Look:
        """Return this look, completed by the one below it."""
        return Look(
            *(mine if mine is not None else other for mine, other in zip(self._values(), below._values(), strict=True))
        )

    def _values(self) -> tuple[bool | None, ...]:
        return self.heading, self.listed, self.bold, self.vanish, self.white, self.tiny, self.shaded


PLAIN = Look()


def local(element: Any) -> str:
    """Return the name of an element less its namespace: Office writes two (strict and transitional)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str:
    """Return the attribute ``name`` of any namespace, or ``""``."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def child(element: Any, name: str) -> Any:
    """Return the first child called ``name``, or ``None``."""
    return next((item for item in element if local(item) == name), None)


def styles_of(root: Any) -> dict[str, Look]:
    """Return the look of each style of ``word/styles.xml`` by its id, ancestors included."""
    own: dict[str, tuple[Look, str]] = {}
    for style in root:
        if local(style) == "style":
            based_on = child(style, "basedOn")
            parent = "" if based_on is None else attribute(based_on, "val")
            own[attribute(style, "styleId")] = (_own_look(style), parent)
    return {name: _resolved(name, own) for name in own}


def _resolved(name: str, own: Mapping[str, tuple[Look, str]]) -> Look:
    look = PLAIN
    for _ in range(_MAX_ANCESTORS):  # a style may be based on itself in a damaged file
        if name not in own:
            break
        mine, name = own[name]
        look = look.over(mine)
    return look


def _own_look(style: Any) -> Look:
    name = child(style, "name")
    look = look_of(child(style, "pPr"), {}).over(look_of(child(style, "rPr"), {}))
    heading = True if name is not None and _HEADING.match(attribute(name, "val")) else None
    shaded = True if attribute(style, "type") == "table" and any(_fills(item) for item in _all(style, "shd")) else None
    return Look(heading=heading, shaded=shaded).over(look)


def look_of(properties: Any, styles: Mapping[str, Look]) -> Look:
    """Return what a ``pPr``, ``rPr``, ``tcPr`` or ``tblPr`` element states, over the style that it names."""
    if properties is None:
        return PLAIN
    stated: dict[str, bool] = {}
    style = PLAIN
    for item in properties:
        name = local(item)
        value = attribute(item, "val")
        if name in ("pStyle", "rStyle", "tblStyle"):
            style = styles.get(value, PLAIN)
        elif name == "numPr":
            number = child(item, "numId")
            stated["listed"] = number is None or attribute(number, "val") != "0"
        elif name == "outlineLvl":
            stated["heading"] = value != "9"
        elif name in ("b", "vanish"):
            stated["bold" if name == "b" else name] = value not in ("0", "false", "off")
        elif name == "color":
            stated["white"] = value.upper() == "FFFFFF"
        elif name == "sz":
            stated["tiny"] = value.isdecimal() and int(value) < _TINY
        elif name in ("shd", "highlight"):
            stated["shaded"] = _fills(item)
    return Look(**stated).over(style)


def _fills(item: Any) -> bool:
    if local(item) == "highlight":
        return attribute(item, "val") not in ("", "none", "white")
    pattern = attribute(item, "val") not in ("", "clear", "nil")
    return pattern or attribute(item, "fill").upper() not in ("", "AUTO", "FFFFFF")


def _all(element: Any, name: str) -> Iterator[Any]:
    return (item for item in element.iter() if local(item) == name)
