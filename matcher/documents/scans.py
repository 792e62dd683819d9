"""Which pages of a PDF are pictures of text: seen without reading them, so that OCR runs only where it is needed."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from typing import Any

from matcher.documents.parts import MAX_PAGES, Parts, refuse
from matcher.documents.pdfium import LOCK
from matcher.documents.remedies import OCR_EXTRA, RUN_OCR

OCR_WARNING = "read by OCR: letters may be wrong; look at the file itself where it matters"
# Of one file; seconds pass with each.
MAX_OCR_PAGES = 20
# A stamp ("SMITH000123", "Page 1 of 3") on a scanned page does not make it a page of text.
_STAMP = 40
_COVERED = 0.7
_MAX_OBJECTS = 500
_COUNT = re.compile(r" on its [\d,]+ pages?")


def can_ocr() -> bool:
    """Return whether the extra is installed."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


def better(first: Parts, by_ocr: Parts) -> Parts:
    """Return what OCR made of a file, unless it failed and there is a text without it."""
    return first if first.status == "ok" and by_ocr.status != "ok" else by_ocr


def with_scans(data: bytes, parts: Parts) -> Parts:
    """Return what was read of the PDF in ``data``, with the pages named that are scans."""
    if parts.status == "needs_ocr":
        # The same words for one page and for ten: files with the same remedy are told in one line.
        reason = _COUNT.sub("", parts.warnings[0].partition("; ")[0])
        return replace(parts, scans=_pages(data, None), warnings=(f"{reason}; {RUN_OCR}",))
    short = [number for number, size in enumerate(_sizes(parts), 1) if size <= _STAMP]
    if parts.status != "ok" or not short:
        return parts
    scans = _pages(data, short)
    if not scans:
        return parts
    if len(scans) == len(parts.pages):
        return replace(refuse("needs_ocr", f"it is a scan with stamps on it; {RUN_OCR}", parts.hidden), scans=scans)
    return replace(parts, scans=scans)


def remarks(parts: Parts) -> tuple[str, ...]:
    """Return what the user is to know of pages that are pictures: that they were read by OCR, or not at all."""
    if parts.status != "ok":
        return ()
    said = [OCR_WARNING] if parts.ocr else []
    if parts.scans:
        pages = ", ".join(map(str, parts.scans))
        which = f"page {pages} holds" if len(parts.scans) == 1 else f"pages {pages} hold"
        how = "look at the file itself" if parts.ocr else f"with OCR it is read: {OCR_EXTRA}"
        said.append(f"{which} a picture and no text, and was not read; {how}")
    return tuple(said)


def _sizes(parts: Parts) -> list[int]:
    """Return how many characters each page holds."""
    ends = (*parts.pages[1:], len(parts.text))
    return [len(parts.text[start:end].strip()) for start, end in zip(parts.pages, ends, strict=True)]


def _pages(data: bytes, numbers: Sequence[int] | None) -> tuple[int, ...]:
    """Return those of the pages ``numbers`` that pictures cover; for ``None`` all pages, covered or not."""
    import pypdfium2 as pdfium

    with LOCK:
        try:
            pdf = pdfium.PdfDocument(data)
        except pdfium.PdfiumError:  # another library read it, but none could draw it
            return ()
        with closing(pdf):
            if numbers is None:
                return tuple(range(1, min(len(pdf), MAX_PAGES) + 1))
            return tuple(number for number in numbers if number <= len(pdf) and _is_covered(pdf, number))


def _is_covered(pdf: Any, number: int) -> bool:
    """Return whether pictures fill most of a page, be it in strips."""
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    try:
        page = pdf[number - 1]
    except pdfium.PdfiumError:
        return False
    with closing(page):
        left, bottom, right, top = page.get_bbox()
        covered = 0.0
        for index in range(min(raw.FPDFPage_CountObjects(page), _MAX_OBJECTS)):
            item = raw.FPDFPage_GetObject(page, index)
            if raw.FPDFPageObj_GetType(item) in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM):
                x0, y0, x1, y1 = _bounds(item)
                covered += max(0.0, min(x1, right) - max(x0, left)) * max(0.0, min(y1, top) - max(y0, bottom))
        return bool(covered > _COVERED * (right - left) * (top - bottom) > 0)


def _bounds(item: Any) -> tuple[float, float, float, float]:
    import ctypes

    import pypdfium2.raw as raw

    edges = tuple(ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(item, *edges):
        return 0.0, 0.0, 0.0, 0.0
    return edges[0].value, edges[1].value, edges[2].value, edges[3].value
