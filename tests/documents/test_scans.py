"""Pages that are pictures are known as such without OCR, and said."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from matcher.documents import read, scans
from matcher.documents.parts import Parts, refuse
from matcher.documents.scans import better, remarks
from tests.documents.scanning import letter_with, saved, scanned

LETTER = "Dear hiring manager\nI am a litigation paralegal and know Westlaw well.\nEnclosed is my resume."


@pytest.fixture(autouse=True)
def without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matcher.documents.can_ocr", lambda: False)


def grey(width: int = 85, height: int = 110) -> object:
    from PIL import Image

    return Image.new("L", (width, height), 200)


def stamped(pages: int) -> bytes:
    """Scans with a number stamped on each."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, (612, 792), invariant=True)
    for number in range(pages):
        canvas.drawImage(ImageReader(grey()), 0, 0, 612, 792)
        canvas.drawString(450, 20, f"ROE{number:06}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize("pages", [1, 3])
def test_a_scan_needs_ocr_and_names_the_extra(pages: int) -> None:
    document = read(scanned([grey()] * pages))
    assert (document.status, document.text, document.ocr) == ("needs_ocr", "", False)
    (said,) = document.warnings
    assert 'pip install ".[ocr]" in the folder of the program' in said
    assert 'for f in *.pdf; do ocrmypdf --skip-text "$f" "ocr/$f"; done' in said
    assert said == read(scanned([grey()])).warnings[0], "files with the same remedy are told in one line"


@pytest.mark.parametrize("pages", [1, 2])
def test_a_stamp_does_not_make_a_scan_a_text(pages: int) -> None:
    document = read(stamped(pages))
    assert (document.status, document.text) == ("needs_ocr", "")
    assert "it is a scan" in document.warnings[0]


@pytest.mark.parametrize(
    ("width", "height", "said"),
    [(612, 792, ("page 2 holds a picture and no text, and was not read",)), (100, 100, ())],
)
def test_a_page_that_a_picture_covers_is_named(width: float, height: float, said: tuple[str, ...]) -> None:
    document = read(letter_with([grey()], LETTER, width, height))
    assert document.status == "ok"
    assert tuple(warning.partition(";")[0] for warning in document.warnings) == said


def test_strips_cover_a_page_together() -> None:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, (612, 792), invariant=True)
    canvas.drawString(72, 720, LETTER.replace("\n", " "))
    canvas.showPage()
    for strip in range(8):
        canvas.drawImage(ImageReader(grey()), 0, strip * 99, 612, 99)
    canvas.save()
    assert "page 2" in read(buffer.getvalue()).warnings[0]


@pytest.mark.parametrize(
    ("form", "status_line"), [("PNG", "[ocr]"), ("JPEG", "[ocr]"), ("TIFF", "[ocr]"), ("WEBP", "[ocr]"), ("GIF", "PNG")]
)
def test_pictures_are_unsupported_with_a_remedy(form: str, status_line: str) -> None:
    document = read(saved([grey()], form))
    assert document.status == "unsupported"
    assert status_line in document.warnings[0]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (Parts("a"), []),
        (Parts("a", ocr=True), ["read by OCR"]),
        (Parts("a", scans=(2, 5)), ["pages 2, 5 hold"]),
        (Parts("a", scans=(21,), ocr=True), ["read by OCR", "page 21 holds"]),
        (replace(refuse("needs_ocr", "a scan"), scans=(1,)), []),
    ],
)
def test_remarks(parts: Parts, said: list[str]) -> None:
    assert [remark.partition(":")[0][: len(start)] for remark, start in zip(remarks(parts), said, strict=True)] == said


def test_the_extra_is_not_recommended_to_those_who_have_it() -> None:
    assert "pip install" in remarks(Parts("a", scans=(2,)))[0]
    assert "pip install" not in remarks(Parts("a", scans=(2,), ocr=True))[1]


def test_a_text_is_kept_where_ocr_fails() -> None:
    text, failed, found = Parts("a", scans=(2,)), refuse("timeout", "too slow"), Parts("a\nb", ocr=True)
    assert better(text, failed) is text
    assert better(text, found) is found
    assert better(refuse("needs_ocr", "a scan"), failed) is failed


def test_the_extra_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "rapidocr" else object())
    assert not scans.can_ocr()
    monkeypatch.setattr("importlib.util.find_spec", lambda name: object())
    assert scans.can_ocr()
