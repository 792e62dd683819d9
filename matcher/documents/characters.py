"""The characters of a PDF page as arrays: what they are, and their boxes as PDFium sees them."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, replace
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.documents.pdfium import address, function

Boxes = NDArray[np.float64]
Codes = NDArray[np.uint32]
Indexes = NDArray[np.intp]

_REPLACEMENT = 0xFFFD
# Where a line ends in a hyphen PDFium reports this control character, and a non-character in a text as a whole.
_HYPHEN, _HYPHEN_IN_TEXT = 0x02, 0xFFFE
# How PDFium writes spaces and line ends, most of which it makes up.
_BLANKS = (0x00, 0x0A, 0x0D, 0x20)
_LAST = 0x3001  # stands for whatever comes after
_IS_BLANK = np.zeros(_LAST + 1, bool)
_IS_BLANK[[0x20, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]] = True
# Where old fonts for desktop publishing have "fi" and "fl".
_PRIVATE_LIGATURES = ((0xF001, 0xFB01), (0xF002, 0xFB02))
_QUARTERS = (90, 180, 270)


@dataclass(frozen=True, slots=True)
class Characters:
    """Painted characters in the order they are painted in.

    ``codes`` are their code points; the rows of ``boxes`` are x0, y0, x1, y1, y downwards from the top of the page;
    ``at`` are their indexes in PDFium's text of the page.
    """

    codes: Codes
    boxes: Boxes
    at: Indexes

    def __len__(self) -> int:
        return len(self.codes)

    def only(self, chosen: NDArray[Any]) -> Characters:
        """Return the characters that ``chosen``, a mask or indexes, picks."""
        return Characters(self.codes[chosen], self.boxes[chosen], self.at[chosen])

    @property
    def blank(self) -> NDArray[np.bool_]:
        """Which of them are spaces."""
        return _IS_BLANK[np.minimum(self.codes, _LAST)]


def characters_of(page: Any, textpage: Any) -> Characters:
    """Return the painted characters of a page; the spaces and line ends that PDFium makes up are left out."""
    count = textpage.count_chars()
    codes = _codes(textpage, count)
    boxes, kept = _boxes(textpage, count)
    doubtful = np.flatnonzero(_is_one_of(codes, _BLANKS))
    kept[doubtful[_ask("FPDFText_IsGenerated", textpage, doubtful).astype(bool)]] = False
    at = np.flatnonzero(kept)
    return Characters(_readable(codes[at]), upright(page, boxes[at]), at)


def by_direction(page: Any, textpage: Any, characters: Characters) -> list[tuple[int, Characters]]:
    """Return the characters by the quarter, in degrees clockwise, that their lines are turned by; upright ones first.

    All are turned back, as if they ran from left to right. Only characters that do not stand to the right of the one
    before are asked for their angle.
    """
    suspects = _climbing(characters.boxes)
    angles = np.zeros(len(characters))
    if len(suspects):
        angles[suspects] = np.degrees(_angles(textpage, characters.at[suspects])) + page.get_rotation()
    quarters = np.round(angles / 90).astype(int) * 90 % 360
    if not quarters.any():
        return [(0, characters)]
    groups = ((quarter, characters.only(quarters == quarter)) for quarter in (0, *_QUARTERS))
    return [(quarter, replace(group, boxes=turned(group.boxes, quarter))) for quarter, group in groups]


def _ask(name: str, textpage: Any, indexes: Indexes) -> NDArray[np.int64]:
    """Return the number that a function of PDFium gives for each of the characters ``indexes``."""
    return np.fromiter(map(function(name), repeat(address(textpage)), indexes.tolist()), np.int64, len(indexes))


def text_objects(textpage: Any, indexes: Indexes) -> NDArray[np.int64]:
    """Return the address of the text object of each of the characters ``indexes``, or 0."""
    found = map(function("FPDFText_GetTextObject"), repeat(address(textpage)), indexes.tolist())
    return np.array([thing or 0 for thing in found], np.int64)


def _codes(textpage: Any, count: int) -> Codes:
    import pypdfium2.raw as raw

    buffer = (ctypes.c_ushort * (count + 1))()
    # The text leaves some characters out and writes others as two; only if neither happens are its indexes ours.
    if raw.FPDFText_GetText(textpage, 0, count, buffer) == count + 1:
        codes = np.frombuffer(bytes(buffer), np.uint16)[:count]
        return np.where(codes == _HYPHEN_IN_TEXT, _HYPHEN, codes).astype(np.uint32)
    return _ask("FPDFText_GetUnicode", textpage, np.arange(count)).astype(np.uint32)


def _boxes(textpage: Any, count: int) -> tuple[Boxes, NDArray[np.bool_]]:
    """Return the loose box of each character (left, top, right, bottom; y upwards), and which of them have one."""
    boxes = np.zeros((count, 4), np.float32)
    start, size = boxes.ctypes.data, boxes.itemsize * 4
    addresses = range(start, start + size * count, size)
    found = map(function("FPDFText_GetLooseCharBox"), repeat(address(textpage)), range(count), addresses)
    kept = np.fromiter(found, np.int32, count).astype(bool)
    return boxes.astype(np.float64), kept & np.isfinite(boxes).all(axis=1)


def _readable(codes: Codes) -> Codes:
    """Return code points of which every one can stand in a text."""
    codes = np.where(codes == _HYPHEN, ord("-"), codes)
    for private, ligature in _PRIVATE_LIGATURES:
        codes = np.where(codes == private, ligature, codes)
    codes = np.where(_is_one_of(codes, (*_BLANKS, 0x09)), ord(" "), codes)
    bad = (codes < 0x20) | ((codes >= 0xD800) & (codes < 0xE000)) | (codes == 0xFFFE) | (codes == 0xFFFF)
    return np.where(bad | (codes > 0x10FFFF), _REPLACEMENT, codes).astype(np.uint32)


def upright(page: Any, boxes: Boxes) -> Boxes:
    """Return boxes as they are seen on the page, whose rotation PDFium ignores here; y goes down from the top left."""
    left, bottom, right, top = page.get_bbox()
    order, signs, start = {
        0: ((0, 1, 2, 3), (1, -1, 1, -1), (left, -top, left, -top)),
        90: ((3, 0, 1, 2), (1, 1, 1, 1), (bottom, left, bottom, left)),
        180: ((2, 3, 0, 1), (-1, 1, -1, 1), (-right, bottom, -right, bottom)),
        270: ((1, 2, 3, 0), (-1, -1, -1, -1), (-top, -right, -top, -right)),
    }[page.get_rotation()]
    seen: Boxes = boxes[:, order] * signs - start
    return seen


def _climbing(boxes: Boxes) -> Indexes:
    """Return the indexes of characters that are close to the one before or after, but not on its right."""
    middle_x, middle_y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    size = np.maximum(boxes[:, 3] - boxes[:, 1], boxes[:, 2] - boxes[:, 0])[:-1]
    across, down = np.diff(middle_x), np.abs(np.diff(middle_y))
    climbs = ((down > 0.1 * size) | (across < 0)) & (down < 2 * size) & (np.abs(across) < 2 * size)
    return np.flatnonzero(np.append(climbs, False) | np.append(False, climbs))


def turned(boxes: Boxes, quarter: int) -> Boxes:
    """Return boxes of lines that run at ``quarter`` degrees, clockwise, as if they ran from left to right."""
    x0, y0, x1, y1 = boxes.T
    frames = {0: (x0, y0, x1, y1), 90: (y0, -x1, y1, -x0), 180: (-x1, -y1, -x0, -y0), 270: (-y1, x0, -y0, x1)}
    return np.column_stack(frames[quarter])


def _angles(textpage: Any, indexes: Indexes) -> NDArray[np.float64]:
    angles = map(function("FPDFText_GetCharAngle"), repeat(address(textpage)), indexes.tolist())
    return np.fromiter(angles, np.float64, len(indexes))


def _is_one_of(codes: Codes, wanted: tuple[int, ...]) -> NDArray[np.bool_]:
    found = np.zeros(len(codes), bool)
    for code in wanted:
        found |= codes == code
    return found
