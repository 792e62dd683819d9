"""How a stretch of text looks in an office document, and whether a reader of the page can see it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

WHITE = "FFFFFF"
UNKNOWN = "?"  # a ground that cannot be told, such as a picture: nothing is judged against it
_HEX = re.compile(r"#?([0-9A-F]{6}|[0-9A-F]{3})", re.IGNORECASE)
_NAMED = {"white": WHITE, "black": "000000"}
_MIN_POINTS = 2.0
_NEAR_WHITE = 0xE1
# Two tones this close cannot be told apart on a screen or on paper.
_SAME = 0x0C
_PAGE_INCHES = 22.0
_MARGIN_INCHES = 1.5


@dataclass(frozen=True, slots=True)
class Look:
    """The properties that decide how text is read; ``None`` where they are not stated.

    ``ink`` and ``ground`` are colours of six hexadecimal digits; ``numbering`` names the list that a paragraph is in,
    ``""`` where it is in none; ``lost`` is a reason why it cannot be seen that has no other field.
    """

    heading: bool | None = None
    numbering: str | None = None
    level: int | None = None
    bold: bool | None = None
    vanish: bool | None = None
    ink: str | None = None
    ground: str | None = None
    points: float | None = None
    lost: str | None = None

    def over(self, below: Look) -> Look:
        """Return this look, completed by the one below it."""
        # Most looks state nothing: that is one object, and told in no time.
        if self is PLAIN or self is below:
            return below
        if below is PLAIN:
            return self
        return Look(
            self.heading if self.heading is not None else below.heading,
            self.numbering if self.numbering is not None else below.numbering,
            self.level if self.level is not None else below.level,
            self.bold if self.bold is not None else below.bold,
            self.vanish if self.vanish is not None else below.vanish,
            self.ink if self.ink is not None else below.ink,
            self.ground if self.ground is not None else below.ground,
            self.points if self.points is not None else below.points,
            self.lost if self.lost is not None else below.lost,
        )


PLAIN = Look()


@lru_cache(maxsize=1024)
def unseen(look: Look) -> str:
    """Return why text of this look cannot be seen, or ``""``.

    >>> unseen(Look(ink="FEFEFE")), unseen(Look(ink="FFFFFF", ground="1F3864")), unseen(Look(ink="D9D9D9"))
    ('white on white', '', '')
    """
    if look.vanish:
        return "marked as hidden"
    if look.points is not None and look.points < _MIN_POINTS:
        return "smaller than 2 pt"
    if look.lost:
        return look.lost
    ground = look.ground or WHITE
    if not look.ink or UNKNOWN in (look.ink, ground):
        return ""
    ink_tones, ground_tones = _tones(look.ink), _tones(ground)
    if min(ink_tones) >= _NEAR_WHITE and min(ground_tones) >= _NEAR_WHITE:
        return "white on white"
    same = all(abs(a - b) <= _SAME for a, b in zip(ink_tones, ground_tones, strict=True))
    return "in the colour of its background" if same else ""


def colour(stated: str) -> str | None:
    """Return a colour as six hexadecimal digits, or ``None`` where ``stated`` is none ("auto", "transparent").

    >>> colour("#fff"), colour("1f3864"), colour("auto")
    ('FFFFFF', '1F3864', None)
    """
    if match := _HEX.fullmatch(stated.strip()):
        digits = match[1].upper()
        return digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    return _NAMED.get(stated.strip().lower())


def misplaced(left: float, top: float, width: float | None, height: float | None) -> str:
    """Return why a frame of this place and size (inches, ``None`` where unknown) cannot be seen, or ``""``.

    What the place is measured from differs (page, margin, paragraph), so only what is off every page counts.
    """
    if width is not None and height is not None and min(width, height) <= 0:
        return "in a frame of no size"
    if left >= _PAGE_INCHES or top >= _PAGE_INCHES:
        return "off the page"
    if left + (width or 0) <= -_MARGIN_INCHES or top + (height or 0) <= -_PAGE_INCHES:
        return "off the page"
    return ""


def _tones(digits: str) -> tuple[int, int, int]:
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
