"""The frames of a DOCX that hold or carry text: where a text box is, what fills it, and what lies behind the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from matcher.documents.appearance import UNKNOWN, WHITE, Look, colour, misplaced
from matcher.documents.styles import attribute, child, descendants, local, val

_EMU = 914_400.0  # per inch
_LENGTH = re.compile(r"\s*(-?\d{0,9}(?:\.\d{1,9})?)\s*(pt|in|px|cm|mm|pc|emu)?\s*$")
_INCHES = {"pt": 72.0, "in": 1.0, "px": 96.0, "cm": 2.54, "mm": 25.4, "pc": 6.0, "emu": _EMU, "": 96.0}
_SHAPES = ("shape", "rect", "roundrect", "oval")
_MIN_PANEL = 0.4  # inches: less is no ground for a line of text
_OFF = frozenset(("f", "false", "0"))


def inches(stated: str) -> float | None:
    """Return a length of CSS or VML in inches, or ``None``.

    >>> inches("36pt"), inches("auto")
    (0.5, None)
    """
    match = _LENGTH.match(stated)
    return float(match[1]) / _INCHES[match[2] or ""] if match and match[1].strip("-.") else None


def box_look(box: Any, colours: Mapping[str, str]) -> tuple[Look, str]:
    """Return the ground of a text box and why the box cannot be seen, or ``""``."""
    ground, reason = UNKNOWN, ""
    for item in box.iterancestors():
        name = local(item)
        if name == "r":
            break
        if name == "wsp":
            ground = _fill(child(item, "spPr"), colours)
        elif name in _SHAPES:
            ground, reason = _vml_ground(item), reason or _vml_place(item)
        elif name in ("anchor", "inline"):
            reason = reason or _place(item)
    return Look(ground=ground or None), reason


def has_panel(root: Any) -> bool:
    """Return whether a picture or a filled panel may lie behind the text of a part: white text is read on that."""
    for item in descendants(root, "background", "anchor", *_SHAPES):
        name = local(item)
        if name == "background":
            if (colour(attribute(item, "color")) or "") != WHITE:
                return True
        elif name == "anchor":
            if attribute(item, "behindDoc") in ("1", "true") and _is_panel(item):
                return True
        elif name in _SHAPES and "z-index:-" in attribute(item, "style").replace(" ", ""):
            return True
    return False


def _is_panel(anchor: Any) -> bool:
    width, height = _extent(anchor)
    if width is not None and height is not None and min(width, height) < _MIN_PANEL:
        return False
    if any(local(item) in ("pic", "blip", "gradFill", "pattFill", "style") for item in anchor.iter()):
        return True
    return any(
        (colour(attribute(item, "val")) or "") != WHITE
        for fill in descendants(anchor, "solidFill")
        if local(fill.getparent()) == "spPr"
        for item in fill
    )


def _fill(properties: Any, colours: Mapping[str, str]) -> str:
    """Return the ground of a DrawingML shape: ``""`` where it is transparent, ``?`` where it cannot be told."""
    if properties is None:
        return UNKNOWN
    if child(properties, "noFill") is not None:
        return ""
    solid = child(properties, "solidFill")
    stated = None if solid is None else next(iter(solid), None)
    # Tints are children of the colour: with any, it cannot be told cheaply.
    if stated is None or len(stated):
        return UNKNOWN
    return colour(val(stated)) or colours.get(val(stated), UNKNOWN)


def _place(frame: Any) -> str:
    properties = child(frame, "docPr")
    if properties is not None and attribute(properties, "hidden").lower() in ("1", "true"):
        return "in a hidden shape"
    width, height = _extent(frame)
    if any(local(item) == "spAutoFit" for item in frame.iter()):
        height = None  # it grows with its text
    return misplaced(_offset(frame, "positionH"), _offset(frame, "positionV"), width, height)


def _extent(frame: Any) -> tuple[float | None, float | None]:
    extent = child(frame, "extent")
    return (None, None) if extent is None else (_emu(attribute(extent, "cx")), _emu(attribute(extent, "cy")))


def _offset(frame: Any, name: str) -> float:
    offset = child(frame, name, "posOffset")
    return (_emu(offset.text or "") or 0.0) if offset is not None else 0.0


def _emu(stated: str) -> float | None:
    return inches(f"{stated.strip()}emu")


def _vml_ground(shape: Any) -> str:
    if attribute(shape, "filled").lower() in _OFF:
        return ""
    # VML fills a shape with white unless it says otherwise; a fill of its own may be a picture.
    if child(shape, "fill") is not None:
        return UNKNOWN
    return colour(attribute(shape, "fillcolor").split(" ")[0]) or (UNKNOWN if attribute(shape, "fillcolor") else WHITE)


def _vml_place(shape: Any) -> str:
    rules = (item.partition(":") for item in attribute(shape, "style").split(";"))
    style = {name.strip().lower(): value.strip().lower() for name, _, value in rules}
    if style.get("visibility") == "hidden" or style.get("display") == "none":
        return "in a hidden shape"
    left = inches(style.get("margin-left", style.get("left", ""))) or 0.0
    top = inches(style.get("margin-top", style.get("top", ""))) or 0.0
    # Shapes of a group are measured in units of the group.
    if any(local(item) == "group" for item in shape.iterancestors()):
        return ""
    return misplaced(left, top, inches(style.get("width", "")), inches(style.get("height", "")))
