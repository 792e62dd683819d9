"""Whether words leave ink: a page is drawn as it is and once more without them, and the two are compared.

A difference alone says little where other things are painted: white letters over black ones leave holes, and nobody can
read them. There the words are drawn a third time in a loud colour, to see where their letters are; most of that must
have made a difference.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.documents.characters import Boxes
from matcher.documents.pdfium import function

_FAINT = 20  # of 255: less contrast than that cannot be seen
_LOUD = 100
_LEGIBLE = 0.65  # of the pixels of the letters
_SCALE = 2.0
_MAX_PIXELS = 6_000_000
_FILLED, _INVISIBLE = 0, 3
_RED = (255, 0, 0, 255)
# The upper and lower edges of a box reach into the lines above and below.
_MARGIN = 0.15
_UPENDED = 3.0  # times as high as wide: a word on a line that runs up or down, not a single letter

Flags = NDArray[np.bool_]
Pixels = NDArray[np.uint8]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ink:
    """For each box, whether the words in it can be read, and whether there is anything in it at all."""

    own: Flags
    any: Flags


def ink_of(page: Any, objects: NDArray[np.int64], boxes: Boxes, limits: Floats) -> Ink:
    """Return the ink that the text ``objects`` leave in ``boxes``, rows of x0, y0, x1, y1.

    ``limits`` are factors of the contrast that is needed in each. The looks of the objects are changed afterwards.
    """
    draw, places = _stage(page, boxes)
    before = draw()
    _each(objects, "FPDFTextObj_SetTextRenderMode", _INVISIBLE)
    without = draw()
    needed = _FAINT * limits
    own: Flags = np.array([_strongest(_contrast(before[place], without[place])) for place in places]) >= needed
    anything: Flags = np.array(
        [bool(left) or _spread(before[place]) >= _FAINT for left, place in zip(own, places, strict=True)]
    )
    busy = [row for row, place in enumerate(places) if own[row] and _spread(without[place]) >= _FAINT]
    if busy:
        _each(objects, "FPDFTextObj_SetTextRenderMode", _FILLED)
        _each(objects, "FPDFPageObj_SetFillColor", *_RED)
        loud = draw()
        for row in busy:
            place = places[row]
            letters = _contrast(loud[place], without[place]) >= _LOUD
            changed = _contrast(before[place], without[place]) >= needed[row]
            own[row] = np.count_nonzero(letters & changed) >= _LEGIBLE * max(1, int(np.count_nonzero(letters)))
    return Ink(own, anything)


def differing(page: Any, boxes: Boxes) -> list[bool]:
    """Return for each of ``boxes`` whether the annotations of the page draw more in it than one flat colour."""
    draw, places = _stage(page, boxes)
    drawn, bare = draw(), draw(with_annotations=False)
    marks = (_contrast(drawn[place], bare[place]) for place in places)
    return [bool(mark.size) and int(mark.max()) - int(mark.min()) >= _FAINT for mark in marks]


def _stage(page: Any, boxes: Boxes) -> tuple[Callable[..., Pixels], list[tuple[slice, slice]]]:
    """Return a function that draws the part of the page with all ``boxes``, and the place of each in the drawing."""
    width, height = page.get_size()
    scale = min(_SCALE, sqrt(_MAX_PIXELS / max(1.0, width * height)))
    size = np.array([width, height])
    start = np.clip(boxes[:, :2].min(axis=0) - 1, 0, size)
    end = np.clip(boxes[:, 2:].max(axis=0) + 1, np.minimum(start + 1, size), size)
    crop = (start[0], height - end[1], width - end[0], start[1])

    def draw(*, with_annotations: bool = True) -> Pixels:
        bitmap = page.render(scale=scale, crop=crop, may_draw_forms=with_annotations, draw_annots=with_annotations)
        pixels: Pixels = bitmap.to_numpy().copy()
        bitmap.close()
        return pixels

    edges = _inner(boxes) * scale - np.tile(np.ceil(start * scale), 2)
    rounded = np.maximum(np.column_stack((np.floor(edges[:, :2]), np.ceil(edges[:, 2:]))), 0).astype(int)
    return draw, [(slice(y0, y1), slice(x0, x1)) for x0, y0, x1, y1 in rounded.tolist()]


def _inner(boxes: Boxes) -> Boxes:
    """Return boxes without their edges along the line, which lies down or, of a turned word, stands up."""
    sides = boxes[:, 2:] - boxes[:, :2]
    # A single letter may well be higher than wide.
    upended = sides[:, 1] > _UPENDED * sides[:, 0]
    margins = _MARGIN * sides * np.column_stack((upended, ~upended))
    return boxes + np.column_stack((margins, -margins))


def _each(objects: NDArray[np.int64], name: str, *values: int) -> None:
    change = function(name)
    for text in objects.tolist():
        change(text, *values)


def _contrast(one: Pixels, other: Pixels) -> NDArray[np.int16]:
    """Return the largest difference of the three colours, pixel by pixel."""
    contrast: NDArray[np.int16] = np.abs(one.astype(np.int16) - other).max(axis=2)
    return contrast


def _strongest(contrast: NDArray[np.int16]) -> int:
    return int(contrast.max(initial=0))


def _spread(pixels: Pixels) -> int:
    """Return the contrast inside a drawing."""
    if not pixels.size:
        return 0
    colours = pixels.reshape(-1, pixels.shape[2]).astype(np.int16)
    return int((colours.max(axis=0) - colours.min(axis=0)).max())
