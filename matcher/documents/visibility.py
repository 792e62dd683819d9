"""Which words of a PDF page a reader cannot see.

Nothing here proves that a word is invisible. White is a suspicion, and so are no paint, transparency, a clip, something
painted over it, or a ground of its own colour: white text on a dark panel has the first, and the text layer of a scan
the second. So a page with a suspect word is drawn with and without it, and the word stays if that makes a difference.
Pages without one are never drawn.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.documents.characters import Boxes, text_objects
from matcher.documents.clips import clips_of, overlap
from matcher.documents.crowding import heaped, squeezed
from matcher.documents.faces import draws_nothing
from matcher.documents.ink import ink_of
from matcher.documents.painting import Scene, colours_of, scene_of
from matcher.documents.pdfium import address, function
from matcher.documents.words import Word

Flags = NDArray[np.bool_]
Objects = NDArray[np.int64]
Reasons = NDArray[np.int64]  # places in _REASONS

TINY = 2.0
_USUAL_HEIGHT = 700.0  # a smaller page is drawn for a smaller sheet, and its letters with it
_NEAR_WHITE = 225
_NEAR = 40  # of 255: two colours that are closer may look the same
_COVERING = 0.4  # of the box of a word
_UNCLIPPED = 0.1  # of the box: a line that is cut at the end of a page can still be guessed
_AREAS_AT_ONCE = 64
_MOST_PAIRS = 50_000_000
# A watermark can be seen where small type of its colour cannot, and nobody sets small type nearly transparent.
_LARGE, _FOR_LARGE, _FOR_TRANSPARENT = 24.0, 0.5, 1.6
_FAINT_ALPHA = 32  # of 255
# A page with this share of unpainted words over ink is a scan with the text layer that OCR makes.
_TEXT_LAYER = 0.8
_STROKED, _UNPAINTED = 1, (3, 7)
_REASONS = (
    "",
    f"smaller than {TINY:g} pt",
    "off the page",
    "the colour of the page",
    "on a layer that may be off",
    "transparent",
    "never painted",
    "clipped away",
    "covered",
    "the colour of its ground",
    "its letters on one another",
    "printed over other words",
)
_SMALL, _OFF, _WHITE, _LAYER, _TRANSPARENT, _NEVER, _CLIPPED, _COVERED, _ALIKE, _SQUEEZED, _HEAPED = range(
    1, len(_REASONS)
)
# PDFium's answer where a pattern is what a text is filled with.
_PATTERN = 191


def reasons_unseen(page: Any, textpage: Any, words: Sequence[Word], boxes: Boxes) -> list[str]:
    """Return for each word why it cannot be seen, or ``""``; ``boxes`` are where the words stand on the page."""
    if not words:
        return []
    at = np.array([word.at for word in words])
    out_of_sight = _out_of_sight(page, textpage, at, boxes)
    out_of_sight[squeezed(words) & (out_of_sight == 0)] = _SQUEEZED
    objects = text_objects(textpage, at)
    reasons = np.where(out_of_sight, out_of_sight, _doubts(page, objects, boxes))
    suspect = np.flatnonzero(reasons * (out_of_sight == 0))
    if len(suspect):
        ink = ink_of(page, np.unique(objects[suspect]), boxes[suspect], _limits(reasons[suspect], boxes[suspect]))
        seen = ink.own
        if np.sum(~seen) >= _TEXT_LAYER * len(words):
            seen = seen | ink.any
        reasons[suspect[seen]] = 0
    # After the rest: what is left of a heap once the hidden words are gone may be the one that is read.
    shown = np.flatnonzero(reasons == 0)
    reasons[shown[heaped([words[row] for row in shown.tolist()], boxes[shown])]] = _HEAPED
    return [_REASONS[reason] for reason in reasons.tolist()]


def _limits(reasons: Reasons, boxes: Boxes) -> NDArray[np.float64]:
    """Return what the contrast that a word needs is multiplied with: large ones need less, transparent ones more."""
    large = (boxes[:, 3] - boxes[:, 1] > _LARGE) & (boxes[:, 2] - boxes[:, 0] > _LARGE)
    return np.where(large, _FOR_LARGE, np.where(reasons == _TRANSPARENT, _FOR_TRANSPARENT, 1.0))


def _out_of_sight(page: Any, textpage: Any, at: NDArray[np.int64], boxes: Boxes) -> Reasons:
    """Return which words are too small, or beyond the edges of the page."""
    width, height = page.get_size()
    tiny = TINY * min(1.0, max(width, height) / _USUAL_HEIGHT)
    small = np.flatnonzero(np.minimum(boxes[:, 3] - boxes[:, 1], boxes[:, 2] - boxes[:, 0]) < tiny)
    reasons = np.zeros(len(at), np.int64)
    # The box follows from what the font says of itself, which may be wrong; the size does not.
    reasons[[row for row in small.tolist() if _size(textpage, int(at[row])) < tiny]] = _SMALL
    x0, y0, x1, y1 = boxes.T
    reasons[(x1 <= 0) | (y1 <= 0) | (x0 >= width) | (y0 >= height)] = _OFF
    return reasons


def _size(textpage: Any, at: int) -> float:
    """Return the size of the type of a character on the page, in points, across or down, whichever is less."""
    matrix = np.zeros(6, np.float32)
    page_of_text = address(textpage)
    size = float(function("FPDFText_GetFontSize")(page_of_text, at))
    if not function("FPDFText_GetMatrix")(page_of_text, at, matrix.ctypes.data):
        return size
    across, down = np.hypot(matrix[[0, 2]], matrix[[1, 3]]).tolist()
    return size * float(min(across, down))


def _doubts(page: Any, objects: Objects, boxes: Boxes) -> Reasons:
    """Return for each word why it may be invisible, or 0. The first reason counts."""
    unique, place = np.unique(objects, return_inverse=True)
    inks = np.zeros((len(unique), 4), np.int64)
    doubts = np.zeros(len(unique), np.int64)
    known = np.flatnonzero(unique)
    texts = unique[known].tolist()
    modes = np.fromiter(map(function("FPDFTextObj_GetTextRenderMode"), texts), np.int64, len(texts))
    inks[known] = colours_of(texts)
    stroked = np.flatnonzero(modes == _STROKED)
    inks[known[stroked]] = colours_of([texts[row] for row in stroked.tolist()], "Stroke")
    mixed = np.fromiter(map(function("FPDFPageObj_HasTransparency"), texts), np.int64, len(texts)) != 0
    scene = scene_of(page)
    # From the vague to the certain: the last reason stays. A form may be on a layer as a whole; PDFium does not tell.
    doubts[np.isin(unique, list(scene.nested))] = _LAYER
    doubts[known[(modes == _STROKED) | draws_nothing(texts)]] = _NEVER
    pale = inks[known, :3].min(axis=1, initial=255) >= _NEAR_WHITE
    doubts[known[pale | (inks[known, :3] == _PATTERN).all(axis=1)]] = _WHITE
    doubts[known[_on_a_layer(texts)]] = _LAYER
    doubts[known[mixed | (inks[known, 3] < _FAINT_ALPHA)]] = _TRANSPARENT
    doubts[np.isin(unique, list(scene.mixed))] = _TRANSPARENT
    doubts[known[np.isin(modes, _UNPAINTED)]] = _NEVER
    reasons = doubts[place]
    clipped = overlap(boxes, clips_of(page, unique, scene.nested)[place]) < _UNCLIPPED
    over, alike = _under_or_alike(scene, scene.order_of(unique)[place], inks[place, :3], boxes)
    for which, reason in ((clipped, _CLIPPED), (over, _COVERED), (alike, _ALIKE)):
        reasons[which & (reasons == 0)] = reason
    return reasons


def _under_or_alike(
    scene: Scene, when: NDArray[np.int64], colours: NDArray[np.int64], boxes: Boxes
) -> tuple[Flags, Flags]:
    """Return which words areas are painted over, and which stand on one that may be of their own colour."""
    if len(boxes) * len(scene.when) > _MOST_PAIRS:
        return np.ones(len(boxes), bool), np.ones(len(boxes), bool)  # the drawing will tell
    covered, alike = np.zeros(len(boxes)), np.zeros(len(boxes), bool)
    for start in range(0, len(scene.when), _AREAS_AT_ONCE):
        part = slice(start, start + _AREAS_AT_ONCE)
        shares = overlap(boxes[None], scene.boxes[part, None])
        # Many narrow areas cover a word as well as one broad one.
        covered += (shares * (scene.when[part, None] > when)).sum(axis=0)
        area, word = np.nonzero(shares >= _COVERING)
        painted, colour = scene.when[part][area], scene.colours[part][area]
        near = (colour[:, 0] < 0) | (np.abs(colours[word] - colour).max(axis=1, initial=0) <= _NEAR)
        alike[word[near & (painted < when[word])]] = True
    return covered >= _COVERING, alike


def _on_a_layer(texts: Sequence[int]) -> list[int]:
    """Return the places of the texts that are marked as optional content."""
    marks = map(function("FPDFPageObj_CountMarks"), texts)
    return [row for row, count in enumerate(marks) if any(_is_layer(texts[row], index) for index in range(count))]


def _is_layer(text: int, index: int) -> bool:
    name = ctypes.create_string_buffer(32)
    length = ctypes.c_ulong()
    mark = function("FPDFPageObj_GetMark")(text, index)
    function("FPDFPageObjMark_GetName")(mark, ctypes.addressof(name), len(name), ctypes.addressof(length))
    return name.raw[: length.value] == "OC\0".encode("utf-16-le")
