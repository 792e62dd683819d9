"""The text that stands on a PDF page but not in it: what is filled into form fields, and free text notes."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np

from matcher.documents.characters import upright
from matcher.documents.ink import differing
from matcher.documents.words import Word

_MAX_ANNOTATIONS = 2_000
_MAX_TEXT = 20_000
_SIZE = 10.0
_WIDTH = 0.5  # of a letter, in heights
_NO_CHARACTER = -1  # these words are none of PDFium's text
_TINY = 2.0
_SMALL, _OFF, _WHITE, _NEVER = "smaller than 2 pt", "off the page", "the colour of the page", "never painted"
# In the few words that say how to set a note which has no picture of itself.
_IN_WHITE = re.compile(r"(?:^|\s)(?:(?:0?\.9\d*|1(?:\.0*)?)\s+(?:g|(?:(?:0?\.9\d*|1(?:\.0*)?)\s+){2}rg))(?=\s|$)")
_TYPE_SIZE = re.compile(r"(\d*\.?\d+)\s+Tf\b")


@dataclass(frozen=True, slots=True)
class _Note:
    """What an annotation says, and where; ``reason`` is why it cannot be seen, as far as the annotation tells."""

    text: str
    box: tuple[float, float, float, float]
    reason: str = ""
    drawn: bool = False


def words_of_annotations(page: Any, form: Any) -> tuple[list[Word], list[tuple[str, str]]]:
    """Return the words of the fields and notes of ``page``, where they stand on it, and what of them cannot be seen.

    ``form`` is the form environment of the document, or None if it has no form. The unseen texts have their reasons.
    """
    notes = list(_notes(page, form))
    reasons = [note.reason for note in notes]
    drawn = [row for row, note in enumerate(notes) if note.drawn and not note.reason]
    if drawn:
        boxes = np.array([notes[row].box for row in drawn], np.float64)
        for row, seen in zip(drawn, differing(page, boxes), strict=True):
            reasons[row] = "" if seen else _NEVER
    words = [
        word for note, reason in zip(notes, reasons, strict=True) if not reason for word in _set(note.text, note.box)
    ]
    return words, [(note.text, reason) for note, reason in zip(notes, reasons, strict=True) if reason]


def _notes(page: Any, form: Any) -> Iterator[_Note]:
    import pypdfium2.raw as raw

    width, height = page.get_size()
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MAX_ANNOTATIONS)):
        with _annotation(page, index) as note:
            if note and (text := _text_of(note, form)):
                box = _box(page, note)
                is_field = raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_WIDGET
                drawn = is_field or bool(raw.FPDFAnnot_HasKey(note, b"AP"))
                yield _Note(text, box, _misplaced(box, width, height) or ("" if drawn else _unseen(note)), drawn)


def _misplaced(box: Sequence[float], width: float, height: float) -> str:
    """Return why a box cannot be seen, or ``""``."""
    x0, y0, x1, y1 = box
    if x1 <= 0 or y1 <= 0 or x0 >= width or y0 >= height:
        return _OFF
    return _SMALL if min(x1 - x0, y1 - y0) < _TINY else ""


def _unseen(note: Any) -> str:
    """Return why a note that a program draws from its text cannot be seen, or ``""``."""
    import pypdfium2.raw as raw

    said = _string(lambda buffer, size: raw.FPDFAnnot_GetStringValue(note, b"DA", buffer, size))
    size = _TYPE_SIZE.search(said)
    if size and 0 < float(size[1]) < _TINY:
        return _SMALL
    return _WHITE if _IN_WHITE.search(said) else ""


@contextmanager
def _annotation(page: Any, index: int) -> Iterator[Any]:
    import pypdfium2.raw as raw

    note = raw.FPDFPage_GetAnnot(page, index)
    try:
        yield note
    finally:
        if note:
            raw.FPDFPage_CloseAnnot(note)


def _text_of(note: Any, form: Any) -> str:
    """Return what an annotation shows as text."""
    import pypdfium2.raw as raw

    if raw.FPDFAnnot_GetFlags(note) & (raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW):
        return ""
    kind = raw.FPDFAnnot_GetSubtype(note)
    if kind == raw.FPDF_ANNOT_FREETEXT:
        return _string(lambda buffer, size: raw.FPDFAnnot_GetStringValue(note, b"Contents", buffer, size))
    shown = (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX)
    if kind == raw.FPDF_ANNOT_WIDGET and form and raw.FPDFAnnot_GetFormFieldType(form, note) in shown:
        if raw.FPDFAnnot_GetFormFieldFlags(form, note) & raw.FPDF_FORMFLAG_TEXT_PASSWORD:
            return ""
        return _string(lambda buffer, size: raw.FPDFAnnot_GetFormFieldValue(form, note, buffer, size))
    return ""


def _string(fill: Any) -> str:
    """Return the string that a function of PDFium writes into a buffer."""
    import pypdfium2.raw as raw

    size = min(fill(None, 0), 2 * _MAX_TEXT)
    buffer = ctypes.create_string_buffer(size)
    fill(ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw[: size - size % 2].decode("utf-16-le", errors="replace").rstrip("\0").replace("\r", "\n")


def _box(page: Any, note: Any) -> tuple[float, float, float, float]:
    import pypdfium2.raw as raw

    rect = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(note, ctypes.byref(rect))
    x0, y0, x1, y1 = upright(page, np.array([[rect.left, rect.top, rect.right, rect.bottom]]))[0].tolist()
    return x0, y0, x1, y1


def _set(text: str, box: tuple[float, float, float, float]) -> Iterator[Word]:
    """Yield the words of ``text``, set from the top left of ``box`` and wrapped at its right edge."""
    left, top, right, bottom = box
    lines = [line.split() for line in text.split("\n") if line.strip()]
    size = min(_SIZE, (bottom - top) / max(1, len(lines))) or _SIZE
    y = top if len(lines) > 1 or bottom - top > 3 * size else (top + bottom - size) / 2
    for line in lines:
        x = left
        for word in line:
            width = _WIDTH * size * len(word)
            if x > left and x + width > right and bottom - top > 2 * size:
                x, y = left, y + size
            yield Word(word, x, y, x + width, y + size, _NO_CHARACTER)
            x += width + _WIDTH * size
        y += size
