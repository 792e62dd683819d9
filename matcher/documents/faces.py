"""Fonts of a PDF that may draw nothing: a type face can be made whose letters are blank."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from matcher.documents.pdfium import function

_SAMPLES = b"eatonrsiEATONRSI"
_SIZE = 10.0


def draws_nothing(texts: Sequence[int]) -> NDArray[np.bool_]:
    """Return which text objects are set in a font that may draw nothing."""
    fonts = list(map(function("FPDFTextObj_GetFont"), texts))
    blank = {font: _is_blank(font) for font in set(fonts)}
    return np.array([blank[font] for font in fonts], bool)


def _is_blank(font: int | None) -> bool:
    """Return whether a font may be blank; one whose letters are little drawings (Type 3) can only be tried."""
    if not font:
        return False
    name = ctypes.create_string_buffer(2)
    if function("FPDFFont_GetBaseFontName")(font, ctypes.addressof(name), len(name)) <= 1:
        return True
    known = False
    for letter in _SAMPLES:
        path = function("FPDFFont_GetGlyphPath")(font, letter, _SIZE)
        known = known or bool(path)
        if path and function("FPDFGlyphPath_CountGlyphSegments")(path) > 0:
            return False
    return known
