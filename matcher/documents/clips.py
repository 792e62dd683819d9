"""The clips of the texts of a PDF page: outside of its clip a text is not painted."""

from __future__ import annotations

from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.documents.characters import Boxes, upright
from matcher.documents.pdfium import function

_EVERYWHERE = (-1e9, -1e9, 1e9, 1e9)


def clips_of(page: Any, texts: NDArray[np.int64], nested: frozenset[int]) -> Boxes:
    """Return for each text the box that its clips leave; without end where it has none.

    The clip of a text in a form is in the coordinates of the form: such a text gets an empty box, which says nothing
    but that it has a clip.
    """
    limits = np.tile(np.array(_EVERYWHERE), (len(texts), 1))
    clips = list(map(function("FPDFPageObj_GetClipPath"), texts.tolist()))
    counts = np.fromiter(map(function("FPDFClipPath_CountPaths"), clips), np.int64, len(clips))
    boxes: dict[int, NDArray[np.float64]] = {}
    for row in np.flatnonzero(counts > 0).tolist():
        if int(texts[row]) in nested:
            limits[row] = 0
            continue
        for path in range(int(counts[row])):
            # Texts share their clips, down to the address of the first point.
            first = function("FPDFClipPath_GetPathSegment")(clips[row], path, 0) or 0
            if first not in boxes:
                boxes[first] = upright(page, _box(clips[row], path))[0]
            limits[row, :2] = np.maximum(limits[row, :2], boxes[first][:2])
            limits[row, 2:] = np.minimum(limits[row, 2:], boxes[first][2:])
    return limits


def overlap(boxes: Boxes, others: Boxes) -> NDArray[np.float64]:
    """Return the share of each box that the other one covers."""
    width = np.minimum(boxes[..., 2], others[..., 2]) - np.maximum(boxes[..., 0], others[..., 0])
    height = np.minimum(boxes[..., 3], others[..., 3]) - np.maximum(boxes[..., 1], others[..., 1])
    area = (boxes[..., 2] - boxes[..., 0]) * (boxes[..., 3] - boxes[..., 1])
    shared: NDArray[np.float64] = np.maximum(width, 0) * np.maximum(height, 0) / np.maximum(area, 1e-6)
    return shared


def _box(clip: Any, path: int) -> Boxes:
    """Return the box around a path: left, top, right, bottom, y upwards."""
    indexes = range(function("FPDFClipPath_CountPathSegments")(clip, path))
    points = np.zeros((len(indexes), 2), np.float32)
    segments = map(function("FPDFClipPath_GetPathSegment"), repeat(clip), repeat(path), indexes)
    start = points.ctypes.data
    for row, segment in enumerate(segments):
        function("FPDFPathSegment_GetPoint")(segment, start + 8 * row, start + 8 * row + 4)
    if not len(points):
        return np.zeros((1, 4))
    (x0, y0), (x1, y1) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return np.array([[x0, y1, x1, y0]])
