"""Whether a reader sees an element of a page: sizes, colours and places, worked out from what is declared."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

Colour: TypeAlias = tuple[float, float, float, float]

WHITE: Colour = (255, 255, 255, 1)
BLACK: Colour = (0, 0, 0, 1)
_CLEAR: Colour = (0, 0, 0, 0)
_CONTRAST = 26  # of 255: less difference than that cannot be seen
_FAINT = 0.1
_SMALL = 2.0  # px
_AWAY = -500.0  # px
# fmt: off
_NAMES: Mapping[str, Colour] = {
    "white": WHITE, "black": BLACK, "transparent": _CLEAR, "snow": (255, 250, 250, 1), "ivory": (255, 255, 240, 1),
    "whitesmoke": (245, 245, 245, 1), "ghostwhite": (248, 248, 255, 1), "floralwhite": (255, 250, 240, 1),
    "azure": (240, 255, 255, 1), "mintcream": (245, 255, 250, 1), "aliceblue": (240, 248, 255, 1),
    "gainsboro": (220, 220, 220, 1), "lightgray": (211, 211, 211, 1), "lightgrey": (211, 211, 211, 1),
    "silver": (192, 192, 192, 1), "darkgray": (169, 169, 169, 1), "darkgrey": (169, 169, 169, 1),
    "gray": (128, 128, 128, 1), "grey": (128, 128, 128, 1), "dimgray": (105, 105, 105, 1),
    "navy": (0, 0, 128, 1), "midnightblue": (25, 25, 112, 1), "darkblue": (0, 0, 139, 1), "blue": (0, 0, 255, 1),
    "steelblue": (70, 130, 180, 1), "teal": (0, 128, 128, 1), "green": (0, 128, 0, 1), "darkgreen": (0, 100, 0, 1),
    "maroon": (128, 0, 0, 1), "darkred": (139, 0, 0, 1), "red": (255, 0, 0, 1), "purple": (128, 0, 128, 1),
    "darkslategray": (47, 79, 79, 1), "darkslategrey": (47, 79, 79, 1), "slategray": (112, 128, 144, 1),
}
_SIZES: Mapping[str, float] = {
    "xx-small": 9, "x-small": 10, "small": 13, "medium": 16, "large": 18, "x-large": 24, "xx-large": 32,
}
_UNITS: Mapping[str, float] = {
    "px": 1, "pt": 4 / 3, "pc": 16, "in": 96, "cm": 37.8, "mm": 3.78, "rem": 16, "vw": 12.8, "vh": 8, "": 1,
}
# fmt: on
_LENGTH = re.compile(r"([-+]?\d*\.?\d+)\s*(px|pt|pc|in|cm|mm|rem|em|ex|vw|vh|%|)")
_FONT_SIZE = re.compile(
    r"(?:^|\s)((?:\d*\.)?\d+(?:px|pt|pc|in|cm|mm|rem|em|%|)|x{0,2}-small|small|medium|large|x{0,2}-large)(?=[\s/]|$)"
)
_NUMBER = re.compile(r"\d*\.?\d+%?")
_TRANSLATED = re.compile(r"translate(?:3d|x|y)?\(\s*(?:[-\d.]++\w*+\s*+,\s*+)?(-\d+)(px|r?em|vw|vh)")
_SHRUNK = re.compile(r"scale(?:x|y|3d)?\(\s*0(?:\.0+)?\s*[,)]")
_CUT_AWAY = re.compile(
    r"inset\(\s*(?:[5-9]\d|100)(?:\.\d+)?%|circle\(\s*0|polygon\(\s*0(?:px)? 0(?:px)?\s*(?:,\s*0|\))"
)
_SIDES = ("left", "top", "right", "bottom", "margin-left", "margin-top")


@dataclass(frozen=True, slots=True)
class Look:
    """How the words of an element are painted; a colour is ``None`` where it cannot be known."""

    shown: bool = True
    size: float = 16.0
    colour: Colour | None = BLACK
    ground: Colour | None = WHITE
    away: bool = False
    unsure: bool = False  # something that is not known may lie between the words and their background

    def unseen(self) -> str:
        """Return why a reader cannot see these words, or ``""``."""
        if not self.shown:
            return "not displayed"
        if self.size < _SMALL:
            return "smaller than 2 px"
        if self.away:
            return "off the page"
        if self.colour is None:
            return ""
        if self.colour[3] < _FAINT:
            return "transparent"
        if self.ground is None or _difference(self.colour, self.ground) >= _CONTRAST:
            return ""
        return "white on white" if min(self.ground[:3]) > 255 - _CONTRAST else "the colour of its background"


def look(element: Any, said: Mapping[str, str], parent: Look) -> Look:
    """Return how the words of an element look, from what is declared of it and how its parent looks."""
    colour = _stated(said.get("fill") or said.get("color") or element.get("color") or element.get("text"))
    found = parent
    if colour is not _UNSTATED:
        found = replace(found, colour=colour)
    if "visibility" in said:
        found = replace(found, shown=said["visibility"] not in ("hidden", "collapse"))
    if "font-size" in said:
        found = replace(found, size=_font_size(said["font-size"], parent.size))
    if "text-indent" in said:
        found = replace(found, away=_pixels(said["text-indent"], parent.size) < _AWAY)
    ground = _ground(element, said, parent.ground)
    if parent.unsure and (colour is not _UNSTATED or ground != parent.ground):
        # Then only what one element says of both is known to be true of both.
        ground = ground if colour is not _UNSTATED and said.get("ground") else None
    return found if ground == found.ground else replace(found, ground=ground)


def out_of_sight(element: Any, said: Mapping[str, str], size: float) -> str:
    """Return why nothing inside an element can be seen, whatever is said of what it holds; or ``""``."""
    display = said.get("display")
    if display == "none" or (element.get("hidden") is not None and display is None):
        return "not displayed"
    if element.tag == "dialog" and element.get("open") is None and display is None:
        return "not displayed"
    if not said:
        return ""
    if said.get("content-visibility") == "hidden":
        return "not displayed"
    if _share(said.get("opacity", "1")) < _FAINT:
        return "transparent"
    if _is_off_page(said, size):
        return "off the page"
    if _SHRUNK.search(said.get("transform", "")):
        return "smaller than 2 px"
    return "clipped" if _is_clipped(said, size) else ""


def _is_off_page(said: Mapping[str, str], size: float) -> bool:
    floats = said.get("position") in ("absolute", "fixed", "relative")
    for side in _SIDES:
        if side in said and (floats or side.startswith("margin")) and _pixels(said[side], size) < _AWAY:
            return True
    moved = _TRANSLATED.search(said.get("transform", ""))
    return bool(moved) and moved is not None and float(moved[1]) * _UNITS.get(moved[2], 16) < _AWAY


def _is_clipped(said: Mapping[str, str], size: float) -> bool:
    clip = said.get("clip", "")
    if clip.startswith("rect") and said.get("position") in ("absolute", "fixed"):
        sides = [abs(float(number)) for number, _ in _LENGTH.findall(clip)]
        if sides and max(sides) <= 1:
            return True
    if _CUT_AWAY.search(said.get("clip-path", "")):
        return True
    if not any(said.get(name) in ("hidden", "clip") for name in ("overflow", "overflow-x", "overflow-y")):
        return False
    sizes = [said[name] for name in ("height", "width", "max-height", "max-width") if name in said]
    return any(re.match(r"\d", value) is not None and _pixels(value, size) <= 1 for value in sizes)


def _pixels(value: str, size: float) -> float:
    match = _LENGTH.match(value)
    if not match:
        return 0.0
    unit = match[2]
    return float(match[1]) * (12.8 if unit == "%" else _UNITS.get(unit, size))


def _font_size(value: str, parent: float) -> float:
    """Return a font size in pixels, also out of the ``font`` shorthand; one that is not understood is visible."""
    match = _FONT_SIZE.search(value)
    if not match:
        return 16.0 if "(" in value or value in ("initial", "unset") else parent
    if match[1] in _SIZES:
        return _SIZES[match[1]]
    length = _LENGTH.fullmatch(match[1])
    if not length:
        return parent
    number, unit = float(length[1]), length[2]
    if unit in ("em", "%"):
        return parent * number / (100 if unit == "%" else 1)
    return number * _UNITS.get(unit, 16)


def _share(value: str) -> float:
    try:
        return float(value.rstrip("%")) / (100 if value.endswith("%") else 1)
    except ValueError:
        return 1.0


class _Unstated:
    """Stands for a colour that nothing is said of; ``None`` already means one that is not understood."""


_UNSTATED = _Unstated()


def _stated(value: str | None) -> Any:
    if value is None or value in ("inherit", "currentcolor", "unset"):
        return _UNSTATED
    return colour_of(value)


def _ground(element: Any, said: Mapping[str, str], parent: Colour | None) -> Colour | None:
    """Return what is painted behind an element; pictures, gradients and variables have no known colour."""
    value = said.get("ground") or element.get("bgcolor")
    picture = said.get("picture", "none")
    if picture not in ("none", "initial", "unset") or element.get("background") is not None:
        return None
    if value is None or value in ("none", "inherit", "initial", "unset"):
        return parent
    colour = next((found for part in _parts(value) if (found := colour_of(part))), None)
    if colour is None or colour[3] == 1:
        return colour
    return None if parent is None else _over(colour, parent)


def _parts(value: str) -> list[str]:
    """Return the words of a value; what stands in brackets is one word."""
    return re.findall(r"[^\s(]+(?:\([^()]*\))?", value)


def colour_of(value: str) -> Colour | None:
    """Return a written colour, or ``None`` where it is not understood.

    >>> colour_of("#fff"), colour_of("rgb(0 0 0 / 50%)"), colour_of("var(--ink)")
    ((255, 255, 255, 1), (0.0, 0.0, 0.0, 0.5), None)
    """
    value = value.strip().lower()
    if value in _NAMES:
        return _NAMES[value]
    if re.fullmatch(r"#?(?:[0-9a-f]{6}|[0-9a-f]{8})|#(?:[0-9a-f]{3}|[0-9a-f]{4})", value):
        digits = value.lstrip("#")
        pairs = [digit * 2 for digit in digits] if len(digits) < 6 else re.findall("..", digits)
        red, green, blue, *alpha = (int(pair, 16) for pair in pairs)
        return (red, green, blue, alpha[0] / 255 if alpha else 1)
    if value.startswith(("rgb", "hsl")):
        numbers = _NUMBER.findall(value)
        return _from_numbers(numbers, is_rgb=value.startswith("rgb")) if len(numbers) in (3, 4) else None
    return None


def _from_numbers(numbers: list[str], *, is_rgb: bool) -> Colour | None:
    alpha = _share(numbers[3]) if len(numbers) == 4 else 1
    if is_rgb:
        red, green, blue = (_share(n) * (255 if n.endswith("%") else 1) for n in numbers[:3])
        return (red, green, blue, alpha)
    import colorsys

    hue, saturation, light = float(numbers[0].rstrip("%")), _share(numbers[1]), _share(numbers[2])
    red, green, blue = colorsys.hls_to_rgb(hue / 360 % 1, light, saturation)
    return (red * 255, green * 255, blue * 255, alpha)


def _over(colour: Colour, ground: Colour) -> Colour:
    alpha = colour[3]
    red, green, blue = (alpha * c + (1 - alpha) * g for c, g in zip(colour[:3], ground[:3], strict=True))
    return (red, green, blue, 1)


def _difference(colour: Colour, ground: Colour) -> float:
    seen = _over(colour, ground)
    return max(abs(c - g) for c, g in zip(seen[:3], ground[:3], strict=True))
