"""Scans of our own documents: pages drawn to pixels, and the pixels put into PDFs and picture files."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

DPI = 150


def photographed(pdf: bytes) -> list[Any]:
    """Return the pages of a PDF as grey pictures."""
    import pypdfium2 as pdfium

    document = pdfium.PdfDocument(pdf)
    try:
        return [document[index].render(scale=DPI / 72).to_pil().convert("L") for index in range(len(document))]
    finally:
        document.close()


def scanned(pictures: Sequence[Any]) -> bytes:
    """Return a PDF that holds nothing but pictures."""
    buffer = io.BytesIO()
    pictures[0].save(buffer, "PDF", resolution=DPI, save_all=True, append_images=list(pictures[1:]))
    return buffer.getvalue()


def saved(pictures: Sequence[Any], form: str) -> bytes:
    """Return pictures as a file of their own: PNG, JPEG, TIFF, WEBP, GIF."""
    buffer = io.BytesIO()
    more = {"save_all": True, "append_images": list(pictures[1:])} if form == "TIFF" else {}
    pictures[0].save(buffer, form, **more)
    return buffer.getvalue()


def letter_with(pictures: Sequence[Any], text: str, width: float = 612, height: float = 792) -> bytes:
    """Return a PDF with a page of ``text``, if there is any, then a page for each picture, drawn to that size."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, (612, 792), invariant=True)
    if text:
        for number, line in enumerate(text.splitlines()):
            canvas.drawString(72, 720 - 14 * number, line)
        canvas.showPage()
    for picture in pictures:
        canvas.drawImage(ImageReader(picture), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
