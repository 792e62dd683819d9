"""PDF: PDFium's character boxes, our words and columns, and pdfplumber for a second opinion on implausible pages."""

from __future__ import annotations

import ctypes
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np

from matcher.documents import plumber
from matcher.documents.annotations import words_of_annotations
from matcher.documents.characters import Boxes, by_direction, characters_of, turned
from matcher.documents.columns import columns_of
from matcher.documents.icons import without_icons
from matcher.documents.layout import lines_of
from matcher.documents.parts import MAX_CHARACTERS, MAX_PAGES, Parts, assemble, refuse
from matcher.documents.pdfium import LOCK, address, function
from matcher.documents.plausible import is_garbled, is_plausible
from matcher.documents.running import Placed, without_running
from matcher.documents.visibility import reasons_unseen
from matcher.documents.words import Word, words_of
from matcher.model import Hidden

_BOLD_WEIGHT = 600
_BOLD_NAMES = (b"bold", b"black", b"heavy")
_RUN_OCR = "run it through OCR (for example ocrmypdf) and try again"
_BROKEN = "none of its pages can be read; print it to a new PDF and try again"
_SHORT = 1_500  # characters: a notice instead of a document
_XFA_NOTICES = ("please wait", "adobe reader", "adobe acrobat")
_CONTAINER_NOTICES = ("portfolio", "pdf package")


@dataclass(frozen=True, slots=True)
class _Page:
    """What was read of one page.

    ``painted``: there is something on it, text or not. ``garbled``: its fonts do not say which letters they draw.
    """

    lines: tuple[Placed, ...]
    hidden: tuple[Hidden, ...] = ()
    painted: bool = True
    garbled: bool = False


@dataclass(frozen=True, slots=True)
class _Seen:
    """The words of a page on lines of one direction; ``quarter`` is how far, clockwise, they are turned."""

    quarter: int
    words: tuple[Word, ...]


def read(data: bytes) -> Parts:
    """Return the text of a PDF in reading order, or the status that says why there is none."""
    with LOCK:
        return _read(data)


def _read(data: bytes) -> Parts:
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            return refuse("encrypted", "the PDF is protected by a password; save a copy without one and try again")
        return _read_with_pdfplumber(data)
    with closing(pdf):
        if pdf.get_formtype() != raw.FORMTYPE_NONE:
            # It would remark on every XFA form; what matters ends up in the status.
            logging.getLogger("pypdfium2").setLevel(logging.ERROR)
            pdf.init_forms()
        parts = _collect(len(pdf), lambda number: _read_page(pdf, data, number))
        return _notice(pdf, data, parts) or parts


def _notice(pdf: Any, data: bytes, parts: Parts) -> Parts | None:
    """Return the refusal of a file whose pages only say that its content is elsewhere."""
    import pypdfium2.raw as raw

    if parts.status not in ("ok", "empty", "needs_ocr") or len(parts.text) > _SHORT:
        return None
    text = parts.text.lower()
    if pdf.get_formtype() == raw.FORMTYPE_XFA_FULL and (not text or any(said in text for said in _XFA_NOTICES)):
        remedy = "it is an XFA form, which only Adobe Reader can show; open it there, print it to a PDF and try again"
        return refuse("unsupported", remedy)
    contained = pdf.count_attachments() > 0 and (b"/Collection" in data or not text)
    if contained and (not text or any(said in text for said in _CONTAINER_NOTICES)):
        return refuse("unsupported", "it is a container of other files; open it, save each of them and try them")
    return None


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
        except MemoryError:
            raise
        except Exception:  # whatever breaks one page, the others can still be read
            warnings.append(f"page {number} cannot be read; its text is missing")
            continue
        characters += sum(len(placed.line.text) for placed in pages[-1].lines)
        if characters > MAX_CHARACTERS:
            return refuse("too_large", f"it holds more than {MAX_CHARACTERS:,} characters; keep only what matters")
    text, blocks, offsets = assemble(without_running([page.lines for page in pages]), count)
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
        found = by_direction(page, textpage, characters_of(page, textpage))
        seen, hidden = _split_unseen(page, textpage, [_Seen(turn, tuple(words_of(part))) for turn, part in found])
        painted = any(part.words for part in seen) or bool(hidden) or raw.FPDFPage_CountObjects(page) > 0
        upright, *others = (part.words for part in seen)
        is_bold = _boldness(textpage)
        if not hidden and not is_plausible(upright):
            again = plumber.words_of_page(data, number)
            if again and is_plausible(again):
                upright, others, is_bold = tuple(again), [], _never
        garbled = is_garbled(upright)
        noted, unseen = words_of_annotations(page, pdf.formenv)
        shown = upright if garbled else without_icons(upright)
        lines = tuple(_lines([(*shown, *noted), *others], number, is_bold))
        reports = (*_reports(hidden, number), *(Hidden(text, reason, number) for text, reason in unseen))
        return _Page(lines, reports, painted, garbled)


def _split_unseen(page: Any, textpage: Any, found: Sequence[_Seen]) -> tuple[list[_Seen], list[tuple[Word, str]]]:
    """Return the words that can be seen, and the others, each with the reason."""
    words = [word for part in found for word in part.words]
    boxes = np.concatenate([_boxes_on_page(part) for part in found])
    reasons = iter(judgement := reasons_unseen(page, textpage, words, boxes))
    if not any(judgement):
        return list(found), []
    judged = [(part.quarter, [(word, next(reasons)) for word in part.words]) for part in found]
    seen = [_Seen(quarter, tuple(word for word, reason in pairs if not reason)) for quarter, pairs in judged]
    return seen, [(word, reason) for _, pairs in judged for word, reason in pairs if reason]


def _boxes_on_page(part: _Seen) -> Boxes:
    boxes = np.array([word[1:5] for word in part.words], np.float64).reshape(-1, 4)
    return turned(boxes, -part.quarter % 360)


def _reports(hidden: Sequence[tuple[Word, str]], number: int) -> Iterator[Hidden]:
    for reason, group in groupby(hidden, key=lambda item: item[1]):
        yield Hidden(" ".join(word.text for word, _ in group), reason, number)


def _lines(directions: Sequence[Sequence[Word]], number: int, is_bold: Callable[[Word], bool]) -> Iterator[Placed]:
    """Yield the lines of a page: those that stand upright, then those that are turned, in columns of their own."""
    before = 0
    for words in directions:
        columns = columns_of(words)
        for column in columns:
            lines = lines_of(column, number, is_bold, before)
            yield from (Placed(line, row[0].y0) for line, row in zip(lines, column.rows, strict=True))
        before += max((column.number for column in columns), default=0)


def _boldness(textpage: Any) -> Callable[[Word], bool]:
    """Return a function that judges the type face of a word."""
    text = address(textpage)
    name = ctypes.create_string_buffer(128)
    weight_of, info_of = function("FPDFText_GetFontWeight"), function("FPDFText_GetFontInfo")

    def is_bold(word: Word) -> bool:
        if weight_of(text, word.at) >= _BOLD_WEIGHT:
            return True
        size = info_of(text, word.at, ctypes.addressof(name), len(name), None)
        return 0 < size <= len(name) and any(mark in name.value.lower() for mark in _BOLD_NAMES)

    return is_bold


def _never(_word: Word) -> bool:
    return False


def _read_with_pdfplumber(data: bytes) -> Parts:
    """Return what pdfplumber makes of a file that PDFium does not open."""
    count = plumber.page_count(data)
    if count is None:
        return refuse("corrupt", "the PDF is damaged; print or save it as PDF again and try again")
    return _collect(count, lambda number: _plumbed_page(data, number))


def _plumbed_page(data: bytes, number: int) -> _Page:
    words = plumber.words_of_page(data, number)
    return _Page(tuple(_lines([words], number, _never)), painted=bool(words))
