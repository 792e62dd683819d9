"""OCR, with the extra ``[ocr]``: scanned pages and pictures become words with boxes, and then lines like any other.

The engine and its models come in one wheel; nothing is fetched. It takes seconds a page and most of a gigabyte, so it
only runs on pages that hold no text of their own.
"""

from __future__ import annotations

import io
import math
import re
import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from statistics import median
from typing import Any

from matcher.documents.columns import columns_of
from matcher.documents.layout import lines_of
from matcher.documents.parts import Line, Parts, assemble, refuse
from matcher.documents.pdfium import LOCK
from matcher.documents.scans import MAX_OCR_PAGES, better
from matcher.documents.words import Word

_DPI = 200
_MAX_PIXELS = 6_000_000  # of a page as the engine sees it: a little more than a legal page at 200 dpi
_MAX_IMAGE_PIXELS = 60_000_000  # of a picture in a file: more than any scanner or telephone makes
_SMALL = 1400  # pixels on the longer side: a screenshot, whose letters are too small
_IMAGE_FORMATS = ("PNG", "JPEG", "TIFF", "WEBP")
_DETECTION_SIDE = 1280
# Lines that are upside down get a low score throughout.
_UPRIGHT_SCORE = 0.85
_LEAST_SCORE = 0.5
_LEAST_TEXT = 20  # characters: less is found in any logo
_TALL = 1.5
_BOX_SHARE = 0.8
_SAME_SIZE = 0.25
_THREADS = 2
_BLANK = "OCR finds no text on it; check that it is the right file"
# Where the engine drops a space: after signs that stand inside no word or number, and between a title and its dates.
_GLUED = re.compile(
    r"(?<=[A-Za-z)][,;])(?=[A-Za-z(])|(?<=[\w).]\|)(?=[\w(])|(?<=\))(?=\d)"
    r"|(?<=[a-z])(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? (?:19|20)\d\d)"
)
_ENGINE_LOCK = threading.Lock()


class _TooLargeError(Exception):
    """A picture with more pixels than are read."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("the picture is larger than any scan; save it with fewer pixels and try again")


@dataclass(frozen=True, slots=True)
class _Found:
    """One line of text on a picture: its corners from the top left clockwise, in pixels, and how sure the engine is."""

    text: str
    corners: tuple[tuple[float, float], ...]
    score: float

    @property
    def is_tall(self) -> bool:
        """Whether it stands upright like the back of a book."""
        (x0, y0), (x1, y1), _, (x3, y3) = self.corners
        return len(self.text) > 2 and math.dist((x0, y0), (x3, y3)) > _TALL * math.dist((x0, y0), (x1, y1))


def complete(data: bytes, parts: Parts) -> Parts:
    """Return ``parts`` of the file in ``data`` with what OCR reads on ``parts.scans``; needs the extra."""
    now, later = parts.scans[:MAX_OCR_PAGES], parts.scans[MAX_OCR_PAGES:]
    pictures = _drawn(data, now) if b"%PDF-" in data[:1024] else _pictures(data)
    try:
        read = [line for number, picture in pictures for line in _read(picture, number)]
    except _TooLargeError as error:
        return refuse("too_large", str(error))
    if sum(len(line.text) for line in read) < _LEAST_TEXT:
        return better(parts, refuse(parts.status, _BLANK, parts.hidden))
    own = [line for line in _lines_of_text(parts) if line.page not in now]
    lines = sorted((*own, *read), key=lambda line: line.page)
    text, blocks, pages = assemble(lines, max(len(parts.pages), *parts.scans, lines[-1].page))
    said = parts.warnings if parts.status == "ok" else ()
    return replace(parts, status="ok", text=text, blocks=blocks, pages=pages, warnings=said, scans=later, ocr=True)


def _lines_of_text(parts: Parts) -> Iterator[Line]:
    for block in parts.blocks:
        yield Line(parts.text[block.start : block.end], block.kind, block.page, block.column)


def _drawn(data: bytes, numbers: Sequence[int]) -> Iterator[tuple[int, Any]]:
    """Yield the pages ``numbers`` of a PDF as arrays of pixels."""
    import pypdfium2 as pdfium

    with LOCK, closing(pdfium.PdfDocument(data)) as pdf:
        for number in numbers:
            with closing(pdf[number - 1]) as page:
                width, height = page.get_size()
                scale = min(_DPI / 72, math.sqrt(_MAX_PIXELS / max(1.0, width * height)))
                yield number, page.render(scale=scale).to_numpy()


def _pictures(data: bytes) -> Iterator[tuple[int, Any]]:
    """Yield the pages of a picture (a TIFF may hold several) as arrays of pixels.

    Raises:
        _TooLargeError: Its declared size is beyond any scan; nothing has been decoded then.

    """
    import numpy
    from PIL import ImageSequence

    with _opened(data) as image:
        for number, frame in enumerate(ImageSequence.Iterator(image), 1):
            if number > MAX_OCR_PAGES:
                return
            if frame.width * frame.height > _MAX_IMAGE_PIXELS:
                raise _TooLargeError
            yield number, numpy.ascontiguousarray(numpy.asarray(_sized(_flat(frame)))[:, :, ::-1])


def _opened(data: bytes) -> Any:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            # Pillow remarks on sizes that are refused here anyway.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return Image.open(io.BytesIO(data), formats=_IMAGE_FORMATS)
    except Image.DecompressionBombError as error:
        raise _TooLargeError from error


def _flat(frame: Any) -> Any:
    """Return a picture the right way up, in plain colours, on white paper."""
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(frame)
    if upright.has_transparency_data:
        upright = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", upright.size, "white"), upright)
    return upright.convert("RGB")


def _sized(image: Any) -> Any:
    """Return an image with letters of a size that the engine reads well, and no more pixels than that takes."""
    longer, pixels = max(image.size), image.width * image.height
    factor = 2.0 if longer < _SMALL else min(1.0, math.sqrt(_MAX_PIXELS / pixels))
    if factor == 1.0:
        return image
    return image.resize((max(1, round(image.width * factor)), max(1, round(image.height * factor))))


def _read(picture: Any, number: int) -> list[Line]:
    """Return the lines on one page."""
    words = _words(_upright(picture))
    return [line for column in columns_of(words) for line in lines_of(column, number, lambda _word: False)]


def _upright(picture: Any) -> list[_Found]:
    """Return the lines on a picture, which is turned if they do not run from left to right."""
    import numpy

    found = _recognise(picture)
    if sum(line.is_tall for line in found) > len(found) / 2:
        picture = numpy.ascontiguousarray(numpy.rot90(picture))
        found = _recognise(picture)
    if found and _sureness(found) < _UPRIGHT_SCORE:
        turned = _recognise(numpy.ascontiguousarray(numpy.rot90(picture, 2)))
        found = max(found, turned, key=_sureness)
    return [line for line in found if line.score >= _LEAST_SCORE]


def _sureness(lines: Sequence[_Found]) -> float:
    """Return how sure the engine is of a picture, over all letters."""
    letters = sum(len(line.text) for line in lines)
    return sum(line.score * len(line.text) for line in lines) / letters if letters else 0.0


def _recognise(picture: Any) -> list[_Found]:
    """Return what the engine finds; its order says nothing."""
    with _ENGINE_LOCK:
        result = _engine()(picture)
    if result.txts is None or result.boxes is None:
        return []
    return [
        _Found(text.strip(), tuple((float(x), float(y)) for x, y in box), float(score))
        for text, box, score in zip(result.txts, result.boxes, result.scores, strict=True)
        if text.strip()
    ]


@lru_cache(maxsize=1)
def _engine() -> Any:
    """Return the engine, which is made once per process."""
    import rapidocr

    models = Path(rapidocr.__file__).parent / "models"
    return rapidocr.RapidOCR(
        params={
            "Global.log_level": "critical",
            # It judges each line by itself and turns some that are upright.
            "Global.use_cls": False,
            "Global.text_score": 0.0,
            "Global.max_side_len": 4000,
            "Det.limit_type": "max",
            "Det.limit_side_len": _DETECTION_SIDE,
            "EngineConfig.onnxruntime.intra_op_num_threads": _THREADS,
            # With a path it never looks for a model anywhere else.
            "Det.model_path": str(_only(models, "*_det_*.onnx")),
            "Rec.model_path": str(_only(models, "*_rec_*.onnx")),
        }
    )


def _only(folder: Path, pattern: str) -> Path:
    return sorted(folder.glob(pattern))[0]


def _words(found: Sequence[_Found]) -> list[Word]:
    """Return the words of lines, as on a page that lies straight."""
    if not found:
        return []
    usual = median(_size(line) for line in found)
    angle = median(_angle(line) for line in found if len(line.text) >= len(max(found, key=_length).text) / 3)
    words: list[Word] = []
    for line in found:
        words.extend(_words_of_line(line, angle, usual, len(words)))
    return words


def _words_of_line(line: _Found, angle: float, usual: float, at: int) -> Iterator[Word]:
    """Yield the words of a line. Where they start in it is guessed: all letters are taken to be of one width."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = (_turned(corner, -angle) for corner in line.corners)
    left, right, middle = (x0 + x3) / 2, (x1 + x2) / 2, (y0 + y1 + y2 + y3) / 4
    size = _size(line)
    # Boxes of the same type differ with the letters in them, which must not make a heading.
    size = usual if abs(size - usual) < _SAME_SIZE * usual else size
    text = _GLUED.sub(" ", line.text)
    step = (right - left) / len(text)
    for number, match in enumerate(re.finditer(r"\S+", text)):
        start, end = left + match.start() * step, left + match.end() * step
        yield Word(match[0], start, middle - size / 2, end, middle + size / 2, at + number)


def _turned(point: tuple[float, float], angle: float) -> tuple[float, float]:
    x, y = point
    return x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)


def _angle(line: _Found) -> float:
    (x0, y0), (x1, y1) = line.corners[:2]
    return math.atan2(y1 - y0, x1 - x0)


def _size(line: _Found) -> float:
    """Return the size of the type: the boxes reach beyond it."""
    (x0, y0), _, _, (x3, y3) = line.corners
    return _BOX_SHARE * math.dist((x0, y0), (x3, y3))


def _length(line: _Found) -> int:
    return len(line.text)
