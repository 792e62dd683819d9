"""With the extra, scans and pictures are read: the same words and concepts, whatever the layout and the way up."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from matcher.documents import ocr, read
from matcher.documents.ocr import _GLUED, _MAX_IMAGE_PIXELS
from matcher.documents.scans import MAX_OCR_PAGES, OCR_WARNING, can_ocr
from matcher.library import Matcher, Text
from matcher.model import Document
from tests.corpus import pdf
from tests.corpus.resumes import RESUMES, Content
from tests.documents.scanning import letter_with, photographed, saved, scanned

needs_extra = pytest.mark.skipif(not can_ocr(), reason='OCR is not installed: pip install -e ".[ocr]"')
Layout = Callable[[Content], bytes]


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def recall(document: Document, source: bytes) -> float:
    """The share of the words of the PDF that stand in what was read of its scan."""
    wanted = words(read(source).text)
    return sum((wanted & words(document.text)).values()) / sum(wanted.values())


def concepts(matcher: Matcher, document: Document) -> set[str]:
    found = matcher.extract(document, as_of=date(2026, 11, 1), doc_type="resume")
    return {mention.concept for mention in found.mentions if not mention.negated}


@needs_extra
@pytest.mark.parametrize("layout", [pdf.one_column, pdf.left_sidebar, pdf.right_panel])
@pytest.mark.parametrize("content", RESUMES, ids=lambda content: content.key)
def test_a_scan_says_what_its_document_says(matcher: Matcher, content: Content, layout: Layout) -> None:
    source = layout(content)
    document = read(scanned(photographed(source)))
    assert (document.status, document.ocr, document.warnings) == ("ok", True, (OCR_WARNING,))
    assert recall(document, source) >= 0.97
    assert concepts(matcher, document) == concepts(matcher, read(source))


@needs_extra
def test_columns_are_read_one_after_the_other() -> None:
    document = read(scanned(photographed(pdf.left_sidebar(RESUMES[0]))))
    lines = document.text.split("\n")
    assert len({block.column for block in document.blocks}) > 1
    assert any(line.startswith("• Cite-check briefs with Westlaw") for line in lines)
    assert not any("Cite-check" in line and "Lexis" in line for line in lines)
    assert "heading" in {block.kind for block in document.blocks}


@needs_extra
@pytest.mark.parametrize("angle", [90, 180, 270, 1.2])
def test_whichever_way_the_paper_lay(angle: float) -> None:
    source = pdf.left_sidebar(RESUMES[1])
    turned = [page.rotate(angle, expand=True, fillcolor=255) for page in photographed(source)]
    document = read(scanned(turned))
    assert recall(document, source) >= 0.97
    assert len({block.column for block in document.blocks}) > 1


@needs_extra
@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "WEBP"])
def test_pictures_are_read(form: str) -> None:
    source = pdf.one_column(RESUMES[2])
    document = read(saved(photographed(source), form))
    assert (document.status, document.ocr) == ("ok", True)
    assert recall(document, source) >= 0.97


@needs_extra
def test_each_picture_of_a_tiff_is_a_page() -> None:
    pictures = photographed(pdf.one_column(RESUMES[0])) + photographed(pdf.one_column(RESUMES[1]))
    document = read(saved(pictures, "TIFF"))
    assert len(document.pages) == 2
    assert RESUMES[1].name in document.text[document.pages[1] :]


@needs_extra
def test_a_transparent_picture_lies_on_white_paper() -> None:
    from PIL import Image

    (page,) = photographed(pdf.one_column(RESUMES[3]))
    clear = Image.new("RGBA", page.size, (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), mask=page.point(lambda value: 255 - value))
    assert RESUMES[3].name in read(saved([clear], "PNG")).text


@needs_extra
def test_a_scanned_page_behind_a_page_of_text() -> None:
    letter = "Dear hiring manager\nI am a litigation paralegal and know Westlaw well.\nEnclosed is my resume."
    document = read(letter_with(photographed(pdf.one_column(RESUMES[0])), letter))
    first, second = document.text[: document.pages[1]], document.text[document.pages[1] :]
    assert first.rstrip() == letter
    assert RESUMES[0].name in second
    assert document.warnings == (OCR_WARNING,)
    assert [block.page for block in document.blocks] == sorted(block.page for block in document.blocks)


@needs_extra
@pytest.mark.parametrize("form", ["PNG", "PDF"])
def test_a_picture_of_nothing(form: str) -> None:
    from PIL import Image

    white = Image.new("L", (850, 1100), 255)
    document = read(scanned([white]) if form == "PDF" else saved([white], form))
    assert document.status == ("needs_ocr" if form == "PDF" else "unsupported")
    assert "OCR finds no text" in document.warnings[0]


@needs_extra
def test_a_match_by_ocr_is_of_low_confidence(matcher: Matcher) -> None:
    posting = Text(
        "Requirements:\n- Westlaw\n- Relativity\n- CM/ECF\n- Notary Public\n- iManage\n- TrialDirector\n- Excel"
    )
    source = pdf.one_column(RESUMES[0])
    as_of = date(2026, 11, 1)
    plain, by_ocr = (
        matcher.match(read(data), posting, as_of=as_of) for data in (source, scanned(photographed(source)))
    )
    assert (plain.confidence, by_ocr.confidence) == ("high", "low")
    assert by_ocr.score == pytest.approx(plain.score)
    assert by_ocr.band == plain.band
    assert OCR_WARNING in by_ocr.warnings


@needs_extra
def test_it_fetches_nothing_and_writes_nothing() -> None:
    """The reading process refuses both: it reads a scan all the same."""
    from matcher.documents.sandbox import Sandbox

    with Sandbox() as sandbox:
        assert RESUMES[0].name in sandbox.read(scanned(photographed(pdf.one_column(RESUMES[0])))).text


@needs_extra
def test_a_picture_too_large_is_refused_before_it_is_decoded() -> None:
    from PIL import Image

    side = int(_MAX_IMAGE_PIXELS**0.5) + 1
    document = read(saved([Image.new("1", (side, side))], "PNG"))
    assert document.status in ("too_large", "unsupported")
    assert "fewer pixels" in document.warnings[0]


def found(text: str, x: float, y: float, width: float = 0, height: float = 30) -> ocr._Found:
    right = x + (width or 15 * len(text))
    return ocr._Found(text, ((x, y), (right, y), (right, y + height), (x, y + height)), 1.0)


@pytest.mark.parametrize(
    ("read_as", "meant"),
    [
        ("Everlaw,TrialDirector", "Everlaw, TrialDirector"),
        ("a@example.org|(614)555-0142|Columbus", "a@example.org| (614) 555-0142| Columbus"),
        ("ParalegalJune 2016", "Paralegal June 2016"),
        ("300,000 documents", "300,000 documents"),
        ("CM/ECF; e-filing", "CM/ECF; e-filing"),
        ("MarMay Industries", "MarMay Industries"),
    ],
)
def test_spaces_that_the_engine_drops(read_as: str, meant: str) -> None:
    assert _GLUED.sub(" ", read_as) == meant


def test_words_lie_straight_and_have_one_size() -> None:
    lines = [found("Draft discovery requests", 100, 100), found("File briefs", 100, 140, height=33)]
    made = ocr._words(lines)
    assert [word.text for word in made] == ["Draft", "discovery", "requests", "File", "briefs"]
    assert len({round(word.y1 - word.y0, 6) for word in made}) == 1
    assert [word.at for word in made] == list(range(5))
    assert made[0].x1 < made[1].x0
    assert ocr._words([]) == []


def test_lines_of_a_page_that_lies_askew_become_level() -> None:
    tilted = ocr._Found("Paralegal at law", ((0, 0), (400, 8), (399, 38), (-1, 30)), 1.0)
    first, *_, last = ocr._words([tilted])
    assert abs((first.y0 + first.y1) - (last.y0 + last.y1)) < 0.01


def test_a_line_like_the_back_of_a_book() -> None:
    assert found("Relativity", 0, 0, width=30, height=150).is_tall
    assert not found("Relativity", 0, 0).is_tall
    assert not found("|", 0, 0, width=5, height=30).is_tall


def test_only_so_many_pages_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def drawn(_data: bytes, numbers: tuple[int, ...]) -> list[tuple[int, Any]]:
        return [(number, None) for number in numbers]

    monkeypatch.setattr(ocr, "_drawn", drawn)
    monkeypatch.setattr(ocr, "_upright", lambda _picture: [found("Westlaw", 0, 0)])
    from matcher.documents.parts import Parts

    parts = Parts(status="needs_ocr", scans=tuple(range(1, MAX_OCR_PAGES + 3)))
    made = ocr.complete(b"%PDF-1.7", parts)
    assert (made.status, made.ocr, made.scans) == ("ok", True, (MAX_OCR_PAGES + 1, MAX_OCR_PAGES + 2))
    assert made.text.count("Westlaw") == MAX_OCR_PAGES
    assert len(made.pages) == MAX_OCR_PAGES + 2


@pytest.mark.parametrize(("said", "status"), [("O", "needs_ocr"), ("Litigation paralegal, Westlaw", "ok")])
def test_a_letter_in_a_logo_is_no_text(monkeypatch: pytest.MonkeyPatch, said: str, status: str) -> None:
    from matcher.documents.parts import Parts

    monkeypatch.setattr(ocr, "_drawn", lambda _data, numbers: [(number, None) for number in numbers])
    monkeypatch.setattr(ocr, "_upright", lambda _picture: [found(said, 0, 0)])
    assert ocr.complete(b"%PDF-1.7", Parts(status="needs_ocr", scans=(1,))).status == status


def test_what_is_upside_down_is_turned(monkeypatch: pytest.MonkeyPatch) -> None:
    import numpy

    picture = numpy.arange(6).reshape(2, 3)
    bad, good = (
        [replace(found("wel7seW", 0, 0), score=0.6)],
        [found("Westlaw", 0, 0), replace(found("~", 0, 50), score=0.2)],
    )
    monkeypatch.setattr(ocr, "_recognise", lambda seen: good if seen[0, 0] == 5 else bad)
    assert ocr._upright(picture) == good[:1]


def test_looking_for_the_extra_loads_nothing_of_it() -> None:
    code = (
        "import sys; from matcher.documents.scans import can_ocr; can_ocr();"
        "print([m for m in ('rapidocr', 'onnxruntime', 'cv2', 'PIL', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
