"""PDF: PDFium's character boxes, our words and columns, and pdfplumber for a second opinion on implausible pages."""

from __future__ import annotations

import ctypes
import io
import logging
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from matcher.documents.columns import columns_of
from matcher.documents.layout import lines_of
from matcher.documents.parts import MAX_CHARACTERS, MAX_PAGES, Line, Parts, assemble, refuse
from matcher.documents.visibility import split_hidden
from matcher.documents.words import Char, Word, words_of
from matcher.model import Hidden

_LONG_WORD = 25
_DOUBTFUL = 0.1
_GARBLED = 0.4
# Where a line ends in a hyphen PDFium reports this control character.
_HYPHEN = 0x02
_BLANKS = (0, 9, 10, 13)
_SURROGATES = range(0xD800, 0xE000)
_BOLD_WEIGHT = 600
_BOLD_NAMES = (b"bold", b"black", b"heavy")
_RUN_OCR = "run it through OCR (for example ocrmypdf) and try again"
_BROKEN = "none of its pages can be read; print it to a new PDF and try again"


@dataclass(frozen=True, slots=True)
class _Page:
    """What was read of one page.

    ``painted``: there is something on it, text or not. ``garbled``: its fonts do not say which letters they draw.
    """

    lines: tuple[Line, ...]
    hidden: tuple[Hidden, ...]
    painted: bool
    garbled: bool = False


def read(data: bytes) -> Parts:
    """Return the text of a PDF in reading order, or the status that says why there is none."""
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            return refuse("encrypted", "the PDF is protected by a password; save a copy without one and try again")
        return _read_with_pdfplumber(data)
    with closing(pdf):
        return _collect(len(pdf), lambda number: _read_page(pdf, data, number))


def _collect(count: int, read_page: Callable[[int], _Page]) -> Parts:
    """Return the parts of ``count`` pages, numbered from 1."""
    if count > MAX_PAGES:
        return refuse("too_large", f"it has {count:,} pages, more than {MAX_PAGES}; keep only those that matter")
    pages: list[_Page] = []
    warnings: list[str] = []
    characters = 0
    for number in range(1, count + 1):
        try:
            pages.append(read_page(number))
        except Exception:  # whatever breaks one page, the others can still be read
            warnings.append(f"page {number} cannot be read; its text is missing")
            continue
        characters += sum(len(line.text) for line in pages[-1].lines)
        if characters > MAX_CHARACTERS:
            return refuse("too_large", f"it holds more than {MAX_CHARACTERS:,} characters; keep only what matters")
    text, blocks, offsets = assemble((line for page in pages for line in page.lines), count)
    hidden = tuple(item for page in pages for item in page.hidden)
    if not text:
        return _without_text(count, pages, hidden)
    garbled = sum(page.garbled for page in pages)
    if garbled == len(pages):
        return refuse("needs_ocr", f"its fonts do not say which letters they draw; {_RUN_OCR}", hidden)
    if garbled:
        warnings.append(f"{garbled} of its {count} pages cannot be read as letters; {_RUN_OCR}")
    return Parts(text=text, blocks=blocks, pages=offsets, hidden=hidden, warnings=tuple(warnings))


def _without_text(count: int, pages: Sequence[_Page], hidden: tuple[Hidden, ...]) -> Parts:
    if len(pages) < count or not count:
        return refuse("corrupt", _BROKEN, hidden)
    if not any(page.painted for page in pages):
        return refuse("empty", "its pages are blank; check that it is the right file", hidden)
    where = "1 page" if count == 1 else f"{count} pages"
    what = "no text that can be seen" if hidden else "no text"
    return refuse("needs_ocr", f"{what} on its {where}: it is a scan; {_RUN_OCR}", hidden)


def _read_page(pdf: Any, data: bytes, number: int) -> _Page:
    import pypdfium2.raw as raw

    with closing(pdf[number - 1]) as page, closing(page.get_textpage()) as textpage:
        words = words_of(_chars(page, textpage))
        visible, unseen = split_hidden(page, textpage, words)
        is_bold = _boldness(textpage)
        if not _is_plausible(visible):
            again = _words_of_pdfplumber(data, number)
            # pdfplumber does not know what is hidden.
            if again and not unseen and _is_plausible(again):
                visible, is_bold = again, _never
        lines = tuple(line for column in columns_of(visible) for line in lines_of(column, number, is_bold))
        hidden = tuple(
            Hidden(" ".join(word.text for word, _ in group), reason, number)
            for reason, group in groupby((item for item in unseen if item[0].text.strip()), key=itemgetter(1))
        )
        painted = bool(words) or raw.FPDFPage_CountObjects(page) > 0
        return _Page(lines, hidden, painted, _garbage_share(visible) > _GARBLED)


def _chars(page: Any, textpage: Any) -> list[Char]:
    """Return the painted characters of a page; the spaces and line ends that PDFium makes up are left out."""
    import pypdfium2.raw as raw

    box = raw.FS_RECTF()
    reference = ctypes.byref(box)
    unicode_of, box_of, is_generated = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox, raw.FPDFText_IsGenerated
    place = _upright(page)
    chars: list[Char] = []
    for index in range(textpage.count_chars()):
        code = unicode_of(textpage, index)
        if code in (0, 10, 13, 32) and is_generated(textpage, index):
            continue
        if box_of(textpage, index, reference):
            x0, y0, x1, y1 = place(box.left, box.bottom, box.right, box.top)
            chars.append(Char(_character(code), x0, y0, x1, y1, index))
    return chars


def _character(code: int) -> str:
    if code == _HYPHEN:
        return "-"
    if code in _BLANKS:
        return " "
    return "\ufffd" if code < 32 or code in _SURROGATES or code in (0xFFFE, 0xFFFF) else chr(code)


def _upright(page: Any) -> Callable[[float, float, float, float], tuple[float, float, float, float]]:
    """Return a function from a box of the page to the same box as it is seen, y downwards from the top left."""
    left, bottom, right, top = page.get_bbox()
    turns = {
        0: lambda x0, y0, x1, y1: (x0 - left, top - y1, x1 - left, top - y0),
        90: lambda x0, y0, x1, y1: (y0 - bottom, x0 - left, y1 - bottom, x1 - left),
        180: lambda x0, y0, x1, y1: (right - x1, y0 - bottom, right - x0, y1 - bottom),
        270: lambda x0, y0, x1, y1: (top - y1, right - x1, top - y0, right - x0),
    }
    return turns[page.get_rotation()]


def _boldness(textpage: Any) -> Callable[[Word], bool]:
    import pypdfium2.raw as raw

    name = ctypes.create_string_buffer(128)

    def is_bold(word: Word) -> bool:
        if raw.FPDFText_GetFontWeight(textpage, word.at) >= _BOLD_WEIGHT:
            return True
        size = raw.FPDFText_GetFontInfo(textpage, word.at, name, len(name), None)
        return 0 < size <= len(name) and any(mark in name.value.lower() for mark in _BOLD_NAMES)

    return is_bold


def _never(_word: Word) -> bool:
    return False


def _is_plausible(words: Sequence[Word]) -> bool:
    """Return whether the words of a page look like written language; no words at all is no reason for doubt."""
    if not words:
        return True
    size = sum(len(word.text) for word in words)
    long = sum(1 for word in words if len(word.text) > _LONG_WORD and not {"/", "@", ".", "_"} & set(word.text))
    if _garbage_share(words) > _DOUBTFUL or long > 0.05 * len(words) + 1:
        return False
    return len(words) < 20 or 2 <= size / len(words) <= 14


def _garbage_share(words: Sequence[Word]) -> float:
    """Return the share of characters that stand for no letter: replacement and private-use characters."""
    text = "".join(word.text for word in words)
    garbage = sum(1 for character in text if character == "\ufffd" or "\ue000" <= character <= "\uf8ff")
    return garbage / len(text) if text else 0.0


def _read_with_pdfplumber(data: bytes) -> Parts:
    """Return what pdfplumber makes of a file that PDFium does not open."""
    import pdfplumber

    # Its remarks on a broken file would stand between our own lines; what matters ends up in the status.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            count = len(pdf.pages)
    except Exception:  # pdfminer raises a dozen unrelated types for damage
        return refuse("corrupt", "the PDF is damaged; print or save it as PDF again and try again")
    return _collect(count, lambda number: _plumbed_page(data, number))


def _plumbed_page(data: bytes, number: int) -> _Page:
    words = _words_of_pdfplumber(data, number)
    lines = tuple(line for column in columns_of(words) for line in lines_of(column, number, _never))
    return _Page(lines, (), bool(words))


def _words_of_pdfplumber(data: bytes, number: int) -> list[Word]:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data), pages=[number]) as pdf:
        return [
            Word(word["text"], word["x0"], word["top"], word["x1"], word["bottom"], index)
            for index, word in enumerate(pdf.pages[0].extract_words(x_tolerance_ratio=0.15))
            if word["text"].strip()
        ]
