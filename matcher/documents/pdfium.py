"""The functions of PDFium that are asked about every character or object of a page, as calls that cost little.

A page has thousands of both. So these functions take plain numbers (an address, an index) and convert nothing, to be
called by ``map`` over whole ranges. They keep the interpreter's lock: PDFium is not safe to use from two threads.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from threading import RLock
from typing import Any

# Everything that touches PDFium in this process holds it.
LOCK = RLock()

_INT, _UNSIGNED, _FLOAT, _POINTER = ctypes.c_int, ctypes.c_uint, ctypes.c_float, ctypes.c_void_p
# What each function returns, and what it takes.
_SIGNATURES: dict[str, tuple[Any, ...]] = {
    "FPDFText_GetLooseCharBox": (_INT, _POINTER, _INT, _POINTER),
    "FPDFText_IsGenerated": (_INT, _POINTER, _INT),
    "FPDFText_GetUnicode": (_UNSIGNED, _POINTER, _INT),
    "FPDFText_GetCharAngle": (_FLOAT, _POINTER, _INT),
    "FPDFText_GetTextObject": (_POINTER, _POINTER, _INT),
    "FPDFText_GetFontSize": (ctypes.c_double, _POINTER, _INT),
    "FPDFText_GetMatrix": (_INT, _POINTER, _INT, _POINTER),
    "FPDFText_GetFontWeight": (_INT, _POINTER, _INT),
    "FPDFText_GetFontInfo": (ctypes.c_ulong, _POINTER, _INT, _POINTER, ctypes.c_ulong, _POINTER),
    "FPDFPage_GetObject": (_POINTER, _POINTER, _INT),
    "FPDFFormObj_CountObjects": (_INT, _POINTER),
    "FPDFFormObj_GetObject": (_POINTER, _POINTER, ctypes.c_ulong),
    "FPDFPageObj_GetType": (_INT, _POINTER),
    "FPDFPageObj_GetBounds": (_INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER),
    "FPDFPageObj_GetMatrix": (_INT, _POINTER, _POINTER),
    "FPDFPageObj_GetFillColor": (_INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER),
    "FPDFPageObj_GetStrokeColor": (_INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER),
    "FPDFPageObj_SetFillColor": (_INT, _POINTER, _UNSIGNED, _UNSIGNED, _UNSIGNED, _UNSIGNED),
    "FPDFPageObj_HasTransparency": (_INT, _POINTER),
    "FPDFPageObj_GetClipPath": (_POINTER, _POINTER),
    "FPDFPageObj_CountMarks": (_INT, _POINTER),
    "FPDFPageObj_GetMark": (_POINTER, _POINTER, ctypes.c_ulong),
    "FPDFPageObjMark_GetName": (_INT, _POINTER, _POINTER, ctypes.c_ulong, _POINTER),
    "FPDFPath_GetDrawMode": (_INT, _POINTER, _POINTER, _POINTER),
    "FPDFTextObj_GetTextRenderMode": (_INT, _POINTER),
    "FPDFTextObj_SetTextRenderMode": (_INT, _POINTER, _INT),
    "FPDFTextObj_GetFont": (_POINTER, _POINTER),
    "FPDFFont_GetBaseFontName": (ctypes.c_size_t, _POINTER, _POINTER, ctypes.c_size_t),
    "FPDFFont_GetGlyphPath": (_POINTER, _POINTER, ctypes.c_uint32, _FLOAT),
    "FPDFGlyphPath_CountGlyphSegments": (_INT, _POINTER),
    "FPDFPageObj_GetStrokeWidth": (_INT, _POINTER, _POINTER),
    "FPDFClipPath_CountPaths": (_INT, _POINTER),
    "FPDFClipPath_CountPathSegments": (_INT, _POINTER, _INT),
    "FPDFClipPath_GetPathSegment": (_POINTER, _POINTER, _INT, _INT),
    "FPDFPathSegment_GetPoint": (_INT, _POINTER, _POINTER, _POINTER),
}


@cache
def function(name: str) -> Callable[..., Any]:
    """Return a function of PDFium that takes plain numbers; an address that it returns is ``None`` where it is null."""
    import pypdfium2.raw as raw

    result, *arguments = _SIGNATURES[name]
    place = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(place)


def address(handle: Any) -> int:
    """Return the address behind a page or text page of pypdfium2."""
    return ctypes.cast(handle.raw, ctypes.c_void_p).value or 0
