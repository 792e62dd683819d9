"""What the styles, the theme and the properties of a DOCX say about its paragraphs and runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from matcher.documents.appearance import PLAIN, UNKNOWN, WHITE, Look, colour

_HEADING = re.compile(r"(heading|title|subtitle)\b", re.IGNORECASE)
_MAX_ANCESTORS = 20
_SPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_ON = frozenset(("1", "true", "on"))
_OFF = frozenset(("0", "false", "off", "none"))
_HIGHLIGHTS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "darkBlue": "000080", "darkCyan": "008080",
    "darkGray": "808080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000",
    "green": "00FF00", "lightGray": "C0C0C0", "magenta": "FF00FF", "red": "FF0000", "white": WHITE, "yellow": "FFFF00",
}  # fmt: skip
# The theme calls its colours otherwise than the text does.
_THEME_NAMES = {"lt1": ("background1", "light1", "bg1"), "dk1": ("text1", "dark1", "tx1"),
                "lt2": ("background2", "light2", "bg2"), "dk2": ("text2", "dark2", "tx2")}  # fmt: skip
_OFFICE_THEME = {"lt1": WHITE, "dk1": "000000"}
_INVISIBLE_ALPHA = 95_000
# A line or row of an exact height below this (twentieths of a point) shows nothing of its text.
_MIN_TWIPS = 40
SQUEEZED = "in a line of no height"


@lru_cache(maxsize=4096)
def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]


def local(element: Any) -> str:
    """Return the name of an element less its namespace: Office writes two (strict and transitional)."""
    tag = element.tag
    return _bare(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=256)
def _qualified(name: str) -> tuple[str, ...]:
    return tuple(f"{{{space}}}{name}" for space in _SPACES)


def attribute(element: Any, name: str) -> str:
    """Return the attribute ``name`` of any namespace, or ``""``."""
    # The usual namespaces first: looking through all attributes is slow.
    for qualified in _qualified(name):
        if (value := element.get(qualified)) is not None:
            return str(value)
    return next((str(value) for key, value in element.attrib.items() if _bare(key) == name), "")


def val(element: Any) -> str:
    """Return the attribute ``val`` of any namespace, or ``""``."""
    return attribute(element, "val")


def is_on(element: Any) -> bool:
    """Return whether a property that may be switched off is on; it is where it stands without a value."""
    return element is not None and val(element).lower() not in _OFF


def child(element: Any, *path: str) -> Any:
    """Return the first child called like the first name of ``path``, its first child …, or ``None``."""
    for name in path:
        if element is None:
            return None
        element = next(element.iterchildren(f"{{*}}{name}"), None)
    return element


def descendants(element: Any, *names: str) -> Iterator[Any]:
    """Yield the elements called ``names`` in and under ``element``."""
    return iter(element.iter(*[f"{{*}}{name}" for name in names]))


def theme_colours(root: Any) -> dict[str, str]:
    """Return the colours of a theme part (``None`` for a document without one) by each of their names."""
    own = dict(_OFFICE_THEME)
    scheme = None if root is None else next(descendants(root, "clrScheme"), None)
    for item in () if scheme is None else scheme:
        stated = next(iter(item), None)
        digits = None if stated is None else colour(stated.get("lastClr") or stated.get("val") or "")
        if digits:
            own[local(item)] = digits
    return {alias: digits for name, digits in own.items() for alias in (name, *_THEME_NAMES.get(name, ()))}


def without_tables(data: bytes) -> bytes:
    """Return a styles part without the styles of tables, for a document that uses none.

    Programs write a hundred of them into each document; parsing them takes longer than all the rest.
    """
    if b"<!--" in data or b"<![CDATA[" in data:
        return data  # what looks like an element may be none
    mark = b"<w:style "
    head, *styles = data.split(mark)
    last = styles[-1:]  # with it comes the end of the part
    kept = [style for style in styles[:-1] if b'w:type="table"' not in style.partition(b">")[0]]
    return mark.join([head, *kept, *last])


class Styles:
    """The styles of a DOCX, resolved as they are used: most documents use few of the many that they bring."""

    def __init__(self, root: Any = None, colours: Mapping[str, str] | None = None) -> None:
        """Take the styles of ``word/styles.xml`` and the colours of the theme; ``None`` where there is no such part."""
        self.colours = theme_colours(None) if colours is None else colours
        self._styles = {attribute(style, "styleId"): style for style in _styles_in(root)}
        self._looks: dict[str, Look] = {}
        self.base = self.look(child(root, "docDefaults", "rPrDefault", "rPr"))
        self.normal = self.named(_normal(self._styles))

    def named(self, name: str) -> Look:
        """Return the look of a style by its id, ancestors included; a plain one for a style that is not there."""
        if name not in self._looks:
            self._looks[name] = self._resolved(name)
        return self._looks[name]

    def look(self, properties: Any) -> Look:
        """Return what a ``pPr``, ``rPr``, ``tcPr`` or ``tblPr`` states, over the style that it names."""
        if properties is None:
            return PLAIN
        stated: dict[str, Any] = {}
        style = PLAIN
        for item in properties:
            name = local(item)
            if name in ("pStyle", "rStyle", "tblStyle"):
                style = self.named(val(item))
            elif name in _READERS:
                stated.update(_READERS[name](item, self.colours))
        return Look(**stated).over(style) if stated else style

    def _resolved(self, name: str) -> Look:
        look = PLAIN
        for _ in range(_MAX_ANCESTORS):  # a style may be based on itself in a damaged file
            style = self._styles.get(name) if name else None
            if style is None:
                break
            look = look.over(self._own_look(style))
            based_on = child(style, "basedOn")
            name = "" if based_on is None else val(based_on)
        return look

    def _own_look(self, style: Any) -> Look:
        if attribute(style, "type") == "table":
            # Which cells a table style fills depends on their place: no white text in its tables is judged.
            fills = any(_shading(item, self.colours).get("ground") for item in descendants(style, "shd"))
            return Look(ground=UNKNOWN if fills else None)
        name = child(style, "name")
        heading = True if name is not None and _HEADING.match(val(name)) else None
        return Look(heading=heading).over(self.look(child(style, "pPr"))).over(self.look(child(style, "rPr")))


def _styles_in(root: Any) -> Iterator[Any]:
    return iter(()) if root is None else iter(root.iterchildren("{*}style"))


def _normal(styles: Mapping[str, Any]) -> str:
    """Return the id of the style of paragraphs that name none."""
    for name, style in styles.items():
        if attribute(style, "type") == "paragraph" and attribute(style, "default").lower() in _ON:
            return name
    return "Normal"


def is_squeezed(item: Any) -> bool:
    """Return whether a line or row is given an exact height in which no text can be seen."""
    rule = attribute(item, "lineRule") or attribute(item, "hRule")
    height = attribute(item, "line") or val(item)
    return rule == "exact" and height.isdecimal() and int(height) < _MIN_TWIPS


def resolve(item: Any, colours: Mapping[str, str], names: tuple[str, str, str] = ("themeColor", "val", "theme")) -> str:
    """Return the colour that ``item`` states, by its theme or in figures; ``?`` for one that cannot be told.

    ``names`` are the attributes of the theme's name and of the figures, and the prefix of tint and shade.
    """
    theme, figures, prefix = names
    name = attribute(item, theme)
    stated = colour(attribute(item, figures))
    if not name or name == "none":
        return stated or ""
    digits = colours.get(name)
    if digits is None:
        return stated or UNKNOWN
    return _shaded(digits, attribute(item, f"{prefix}Tint"), attribute(item, f"{prefix}Shade"))


def _shaded(digits: str, tint: str, shade: str) -> str:
    """Return a theme's colour nearer to white (tint) or black (shade); both count from FF, which changes nothing."""
    tones = [int(digits[place : place + 2], 16) for place in (0, 2, 4)]
    for stated, end in ((tint, 255), (shade, 0)):
        if re.fullmatch(r"[0-9A-Fa-f]{1,2}", stated):
            share = int(stated, 16) / 255
            tones = [round(tone * share + end * (1 - share)) for tone in tones]
    return "".join(f"{tone:02X}" for tone in tones)


def _colour(item: Any, colours: Mapping[str, str]) -> Mapping[str, Any]:
    # The colour "auto" is the one that can be read.
    return {"ink": resolve(item, colours)}


def _shading(item: Any, colours: Mapping[str, str]) -> Mapping[str, Any]:
    if val(item) not in ("", "clear", "nil"):
        return {"ground": colour(attribute(item, "color")) or UNKNOWN if val(item) == "solid" else UNKNOWN}
    fill = resolve(item, colours, ("themeFill", "fill", "themeFill"))
    return {"ground": fill} if fill else {}


def _highlight(item: Any, _colours: Mapping[str, str]) -> Mapping[str, Any]:
    return {"ground": _HIGHLIGHTS[val(item)]} if val(item) in _HIGHLIGHTS else {}


def _numbering(item: Any, _colours: Mapping[str, str]) -> Mapping[str, Any]:
    number, level = child(item, "numId"), child(item, "ilvl")
    if number is None:
        number = child(item, "ilfo")  # Word 2003
    stated: dict[str, Any] = {}
    if number is not None:
        stated["numbering"] = "" if val(number) == "0" else val(number)
    elif level is None:
        stated["numbering"] = "?"
    if level is not None and val(level).isdecimal():
        stated["level"] = int(val(level))
    return stated


def _size(item: Any, _colours: Mapping[str, str]) -> Mapping[str, Any]:
    try:
        return {"points": float(val(item)) / 2}
    except ValueError:
        return {}


def _text_fill(item: Any, colours: Mapping[str, str]) -> Mapping[str, Any]:
    """Return the fill that Word 2010 and later give letters instead of their colour."""
    if child(item, "noFill") is not None:
        return {"lost": "transparent"}
    stated = next(iter(child(item, "solidFill") if child(item, "solidFill") is not None else ()), None)
    if stated is None:
        return {}
    alpha = child(stated, "alpha")
    if alpha is not None and val(alpha).isdecimal() and int(val(alpha)) >= _INVISIBLE_ALPHA:
        return {"lost": "transparent"}
    # Tints of a scheme colour are children here: with any, the colour cannot be told cheaply.
    digits = colour(val(stated)) or colours.get(val(stated))
    return {"ink": digits if digits and not len(stated) else UNKNOWN}


_READERS: Mapping[str, Callable[[Any, Mapping[str, str]], Mapping[str, Any]]] = {
    "b": lambda item, _: {"bold": is_on(item)},
    "vanish": lambda item, _: {"vanish": is_on(item)},
    "outlineLvl": lambda item, _: {"heading": val(item) != "9"},
    "spacing": lambda item, _: {"lost": SQUEEZED} if is_squeezed(item) else {},
    "color": _colour,
    "shd": _shading,
    "highlight": _highlight,
    "numPr": _numbering,
    "listPr": _numbering,
    "sz": _size,
    "textFill": _text_fill,
}
