"""What the styles of an OpenDocument text say about its paragraphs, spans, cells, frames and lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from matcher.documents.appearance import PLAIN, UNKNOWN, WHITE, Look, colour
from matcher.documents.frames import inches
from matcher.documents.numbering import Level
from matcher.documents.styles import attribute, local

_HEADING = re.compile(r"(?:heading|title|subtitle)\b", re.IGNORECASE)
_MAX_ANCESTORS = 20
_POINTS_PER_INCH = 72
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_CLEAR = frozenset(f"{share}%" for share in range(6))
_HIDDEN = frozenset(("none", "true"))


@dataclass(frozen=True, slots=True)
class Sheet:
    """The looks of a part by family and name, its lists by name and level, and the ground of its page."""

    looks: Mapping[tuple[str, str], Look] = field(default_factory=dict)
    lists: Mapping[str, Mapping[int, Level]] = field(default_factory=dict)
    page: Look = PLAIN

    def look(self, family: str, element: Any) -> Look:
        """Return the look of the style that ``element`` names, or of plain text."""
        return self.looks.get((family, attribute(element, "style-name")), PLAIN)


def sheet_of(*groups: Any) -> Sheet:
    """Return the styles in some elements (``office:styles``, ``office:automatic-styles``) but ``None``."""
    own: dict[tuple[str, str], tuple[Look, str]] = {}
    lists: dict[str, Mapping[int, Level]] = {}
    page = PLAIN
    for style in (item for group in groups if group is not None for item in group):
        kind, name = local(style), attribute(style, "name")
        if kind == "style":
            own[attribute(style, "family"), name] = (_own_look(style), attribute(style, "parent-style-name"))
        elif kind == "default-style":
            own[attribute(style, "family"), ""] = (_own_look(style), "")
        elif kind == "list-style":
            lists[name] = {int(attribute(level, "level") or 1) - 1: _level(level) for level in style}
        elif kind == "page-layout":
            page = page.over(Look(ground=_page_ground(style)))
    if _has_panel(groups):
        page = Look(ground=UNKNOWN)
    return Sheet({key: _resolved(key, own) for key in own}, lists, page)


def _resolved(key: tuple[str, str], own: Mapping[tuple[str, str], tuple[Look, str]]) -> Look:
    look, (family, name) = PLAIN, key
    for _ in range(_MAX_ANCESTORS):
        mine, parent = own.get((family, name), (PLAIN, ""))
        look = look.over(mine)
        if not name:
            break
        name = parent
    return look


def _own_look(style: Any) -> Look:
    stated: dict[str, Any] = {}
    for properties in style:
        for key, value in properties.attrib.items():
            name = str(key).rpartition("}")[2]
            if name in _READERS:
                stated.update(_READERS[name](str(value), local(properties)))
        if stated.get("ink"):
            # Beside the automatic colour the opacity means nothing: LibreOffice writes 0 % there.
            stated["lost"] = "transparent" if attribute(properties, "opacity") in _CLEAR else ""
    name = (attribute(style, "display-name") or attribute(style, "name")).replace("_20_", " ")
    if attribute(style, "default-outline-level") or _HEADING.match(name):
        stated["heading"] = True
    return Look(**stated)


def _ground(value: str, kind: str) -> Mapping[str, Any]:
    return {"ground": colour(value)} if colour(value) and kind != "page-layout-properties" else {}


def _fill(value: str, _kind: str) -> Mapping[str, Any]:
    # The colour of a solid fill has an attribute of its own.
    return {"ground": UNKNOWN} if value not in ("none", "solid") else {}


def _ink(value: str, _kind: str) -> Mapping[str, Any]:
    return {"ink": colour(value) or ""}


def _window_ink(value: str, _kind: str) -> Mapping[str, Any]:
    return {"ink": ""} if value == "true" else {}


def _size(value: str, _kind: str) -> Mapping[str, Any]:
    # A size in per cent is one of the parent's size.
    length = None if value.endswith("%") else inches(value)
    return {} if length is None else {"points": length * _POINTS_PER_INCH}


_READERS: Mapping[str, Callable[[str, str], Mapping[str, Any]]] = {
    "background-color": _ground,
    "fill": _fill,
    "fill-color": _ground,
    "color": _ink,
    "use-window-font-color": _window_ink,
    "font-size": _size,
    "font-weight": lambda value, _: {"bold": value in ("bold", "600", "700", "800", "900")},
    "display": lambda value, _: {"vanish": value in _HIDDEN},
}


def _level(level: Any) -> Level:
    start = attribute(level, "start-value")
    first = int(start) if start.isdecimal() and len(start) < 6 else 1
    if local(level) != "list-level-style-number":
        return Level("bullet")
    style = _FORMATS.get(attribute(level, "num-format"), "none")
    return Level(style, f"{attribute(level, 'num-prefix')}%1{attribute(level, 'num-suffix')}", first)


def _page_ground(layout: Any) -> str | None:
    for properties in layout:
        if local(properties) == "page-layout-properties":
            if attribute(properties, "fill") in ("bitmap", "gradient", "hatch"):
                return UNKNOWN
            return colour(attribute(properties, "background-color"))
    return None


def _has_panel(groups: tuple[Any, ...]) -> bool:
    """Return whether a shape behind the text may be what white text is read on."""
    for group in groups:
        for properties in () if group is None else group.iter("{*}graphic-properties"):
            filled = attribute(properties, "fill") not in ("", "none") or attribute(properties, "background-color")
            white = colour(attribute(properties, "fill-color") or attribute(properties, "background-color")) == WHITE
            if attribute(properties, "run-through") == "background" and not white and filled != "transparent":
                return True
    return False
