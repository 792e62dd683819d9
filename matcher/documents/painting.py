"""What is painted on a PDF page, in order: when each text is painted, and the areas that could hide it."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, repeat
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matcher.documents.characters import Boxes, upright
from matcher.documents.pdfium import address, function

Addresses = Sequence[int]

_TEXT, _PATH, _IMAGE, _SHADING, _FORM = 1, 2, 3, 4, 5
_MAX_OBJECTS = 50_000
_MAX_NESTING = 8
_MAX_NOTES = 2_000
_MIN_STROKE = 4.0  # points


@dataclass(frozen=True, slots=True)
class Scene:
    """The objects of a page by their addresses, in paint order, and its areas: filled paths, images and shadings.

    Row by row, ``boxes``, ``when`` (places in the paint order) and ``colours`` (red, green, blue; -1 where an area has
    more than one) are those of the areas. ``nested`` are the objects that stand in forms, in coordinates of their own.
    """

    objects: NDArray[np.int64]
    boxes: Boxes
    when: NDArray[np.int64]
    colours: NDArray[np.int64]
    nested: frozenset[int]
    mixed: frozenset[int]

    def order_of(self, objects: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the place of each of ``objects`` in the paint order; an unknown one comes last."""
        order = np.argsort(self.objects, kind="stable")
        place = np.searchsorted(self.objects, objects, sorter=order)
        found = order[np.minimum(place, len(order) - 1)]
        return np.where(self.objects[found] == objects, found, len(order))


def scene_of(page: Any) -> Scene:
    """Return what is painted on ``page``."""
    things, kinds, matrices, mixed = _things(page)
    objects, types = np.array(things, np.int64), np.array(kinds, np.int64)
    when = np.flatnonzero((types >= _PATH) & (types <= _SHADING))
    boxes = _bounds(objects[when].tolist(), matrices)
    solid = (boxes[:, 2] > boxes[:, 0]) & (boxes[:, 1] > boxes[:, 3])
    when, boxes = when[solid], boxes[solid]
    colours, filled = _fills(objects[when].tolist(), types[when])
    notes = _notes(page)
    return Scene(
        objects,
        upright(page, np.concatenate((boxes[filled], notes))),
        np.concatenate((when[filled], np.full(len(notes), len(objects)))),
        np.concatenate((colours[filled], np.full((len(notes), 3), -1))),
        frozenset(matrices),
        mixed,
    )


def colours_of(things: Addresses, what: str = "Fill") -> NDArray[np.uint32]:
    """Return red, green, blue and alpha of the fill (or ``"Stroke"``) of each object; black where it has none."""
    colours = np.zeros((len(things), 4), np.uint32)
    start, size = colours.ctypes.data, colours.itemsize
    channels = (count(start + size * channel, size * 4) for channel in range(4))
    found = np.fromiter(map(function(f"FPDFPageObj_Get{what}Color"), things, *channels), np.int32, len(things))
    colours[found == 0] = (0, 0, 0, 255)
    return colours


def matrix_of(thing: int) -> NDArray[np.float64]:
    """Return the matrix of an object as three rows."""
    values = np.array([1, 0, 0, 1, 0, 0], np.float32)
    function("FPDFPageObj_GetMatrix")(thing, values.ctypes.data)
    a, b, c, d, e, f = values.tolist()
    return np.array([[a, b, 0], [c, d, 0], [e, f, 1]])


def _things(page: Any) -> tuple[list[int], list[int], dict[int, Any], frozenset[int]]:
    """Return the objects of a page in paint order and their types; of those in forms, matrices and which are mixed."""
    import pypdfium2.raw as raw

    indexes = range(min(raw.FPDFPage_CountObjects(page), _MAX_OBJECTS))
    things = [thing or 0 for thing in map(function("FPDFPage_GetObject"), repeat(address(page)), indexes)]
    kinds = list(map(function("FPDFPageObj_GetType"), things))
    if _FORM not in kinds:
        return things, kinds, {}, frozenset()
    matrices: dict[int, Any] = {}
    mixed: set[int] = set()
    left = [_MAX_OBJECTS]
    flat: list[tuple[int, int]] = []
    for thing, kind in zip(things, kinds, strict=True):
        flat.append((thing, kind))
        if kind == _FORM:
            for inner in _inside(_Form(thing, np.eye(3), 0), left):
                flat.append((inner.address, inner.kind))
                matrices[inner.address] = inner.matrix
                if inner.mixed:
                    mixed.add(inner.address)
    return [thing for thing, _ in flat], [kind for _, kind in flat], matrices, frozenset(mixed)


class _Form(NamedTuple):
    """A form and where it stands; ``mixed``: it, or one around it, may be transparent."""

    address: int
    outer: Any
    depth: int
    mixed: bool = False


class _Inner(NamedTuple):
    """An object that stands in a form."""

    address: int
    kind: int
    matrix: Any
    mixed: bool


def _inside(form: _Form, left: list[int]) -> Iterator[_Inner]:
    """Yield the objects of a form; ``left`` holds how many may still come from all forms of the page."""
    matrix = matrix_of(form.address) @ form.outer
    mixed = form.mixed or bool(function("FPDFPageObj_HasTransparency")(form.address))
    indexes = range(min(function("FPDFFormObj_CountObjects")(form.address), left[0]))
    left[0] -= len(indexes)
    for thing in map(function("FPDFFormObj_GetObject"), repeat(form.address), indexes):
        kind = function("FPDFPageObj_GetType")(thing) if thing else 0
        if kind == _FORM and form.depth < _MAX_NESTING:
            yield from _inside(_Form(thing, matrix, form.depth + 1, mixed), left)
        elif kind:
            yield _Inner(thing, kind, matrix, mixed)


def _notes(page: Any) -> Boxes:
    """Return the boxes of the annotations that may paint something over the page: left, top, right, bottom."""
    import pypdfium2.raw as raw

    boxes: list[tuple[float, float, float, float]] = []
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MAX_NOTES)):
        note = raw.FPDFPage_GetAnnot(page, index)
        rect = raw.FS_RECTF()
        if note and raw.FPDFAnnot_GetSubtype(note) not in (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP):
            raw.FPDFAnnot_GetRect(note, ctypes.byref(rect))
            boxes.append((rect.left, rect.top, rect.right, rect.bottom))
        if note:
            raw.FPDFPage_CloseAnnot(note)
    return np.array(boxes, np.float64).reshape(-1, 4)


def _bounds(things: Addresses, matrices: Mapping[int, Any]) -> Boxes:
    """Return the boxes of objects on the page: left, top, right, bottom, y upwards; nothing where one has none."""
    bounds = np.zeros((len(things), 4), np.float32)
    start, size = bounds.ctypes.data, bounds.itemsize
    sides = (count(start + size * side, size * 4) for side in range(4))
    found = np.fromiter(map(function("FPDFPageObj_GetBounds"), things, *sides), np.int32, len(things))
    bounds[(found == 0) | ~np.isfinite(bounds).all(axis=1)] = 0
    for row, thing in enumerate(things):
        if thing in matrices:
            bounds[row] = _moved(bounds[row], matrices[thing])
    return bounds[:, [0, 3, 2, 1]].astype(np.float64)


def _fills(things: Addresses, types: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Return the colours of areas (-1 if it is not one), and which of them are filled, or drawn with a broad pen."""
    colours = np.full((len(things), 3), -1, np.int64)
    filled = np.ones(len(things), bool)
    rows = np.flatnonzero(types == _PATH)
    paths = [things[row] for row in rows.tolist()]
    modes = np.zeros((len(paths), 2), np.int32)
    start = modes.ctypes.data
    deque(map(function("FPDFPath_GetDrawMode"), paths, count(start, 8), count(start + 4, 8)), maxlen=0)
    widths = np.zeros(len(paths), np.float32)
    deque(map(function("FPDFPageObj_GetStrokeWidth"), paths, count(widths.ctypes.data, 4)), maxlen=0)
    fills = colours_of(paths)
    colours[rows] = fills[:, :3]
    brushed = (modes[:, 0] != 0) & (fills[:, 3] > 0)
    broad = (modes[:, 1] != 0) & (widths >= _MIN_STROKE)
    colours[rows[broad]] = -1
    filled[rows] = brushed | broad
    return colours, filled


def _moved(bounds: Any, matrix: Any) -> list[float]:
    left, bottom, right, top = bounds.tolist()
    corners = np.array([[x, y, 1] for x in (left, right) for y in (bottom, top)]) @ matrix
    return [*corners[:, :2].min(axis=0).tolist(), *corners[:, :2].max(axis=0).tolist()]
