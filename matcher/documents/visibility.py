"""Which words of a PDF page a reader cannot see.

Invisible by its settings (white, no fill and no stroke, transparent) is only a suspicion: white text on a dark panel is
common, and the text layer of a scan that went through OCR is never painted. So the page is drawn, once and only if a
word is suspect, and a word stays if there is ink in its box.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from typing import Any

from matcher.documents.words import Word

_NEAR_WHITE = 225
_FAINT = 26  # of 255: less alpha or contrast than that cannot be seen
_TINY = 1.0
_SCALE = 1.5


def split_hidden(page: Any, textpage: Any, words: Sequence[Word]) -> tuple[list[Word], list[tuple[Word, str]]]:
    """Return the words of a page that can be seen, and those that cannot, each with the reason."""
    width, height = page.get_size()
    suspicion = _suspicion(textpage)
    has_ink: Callable[[Word], bool] | None = None
    visible: list[Word] = []
    hidden: list[tuple[Word, str]] = []
    for word in words:
        reason = _out_of_sight(word, width, height)
        if not reason and (reason := suspicion(word)):
            has_ink = has_ink or _ink(page)
            reason = "" if has_ink(word) else reason
        if reason:
            hidden.append((word, reason))
        else:
            visible.append(word)
    return visible, hidden


def _out_of_sight(word: Word, width: float, height: float) -> str:
    if word.height < _TINY:
        return "smaller than 1 pt"
    inside = word.x1 > 0 and word.y1 > 0 and word.x0 < width and word.y0 < height
    return "" if inside else "off the page"


def _suspicion(textpage: Any) -> Callable[[Word], str]:
    """Return a function that says why a word may be invisible, or ``""``."""
    import pypdfium2.raw as raw

    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    fill = (ctypes.byref(red), ctypes.byref(green), ctypes.byref(blue), ctypes.byref(alpha))
    unpainted = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)

    def suspicion(word: Word) -> str:
        text_object = raw.FPDFText_GetTextObject(textpage, word.at)
        if text_object and raw.FPDFTextObj_GetTextRenderMode(text_object) in unpainted:
            return "never painted"
        if not raw.FPDFText_GetFillColor(textpage, word.at, *fill):
            return ""
        if alpha.value < _FAINT:
            return "transparent"
        white = min(red.value, green.value, blue.value) >= _NEAR_WHITE
        return "the colour of the page" if white else ""

    return suspicion


def _ink(page: Any) -> Callable[[Word], bool]:
    """Return a function that says whether anything stands out in the box of a word on the drawn page."""
    bitmap = page.render(scale=_SCALE, grayscale=True)
    stride, width, height = bitmap.stride, bitmap.width, bitmap.height
    pixels = bytes(bitmap.buffer)
    bitmap.close()

    def has_ink(word: Word) -> bool:
        x0, x1 = (min(max(round(x * _SCALE), 0), width) for x in (word.x0, word.x1))
        y0, y1 = (min(max(round(y * _SCALE), 0), height) for y in (word.y0, word.y1))
        rows = [pixels[y * stride + x0 : y * stride + x1] for y in range(y0, y1)]
        shades = [shade for row in rows if row for shade in (min(row), max(row))]
        return bool(shades) and max(shades) - min(shades) >= _FAINT

    return has_ink
