"""PDF: words, reading order, pages, what cannot be seen, and a status for everything that is no text."""

from __future__ import annotations

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from reportlab.lib.pagesizes import letter
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from matcher.documents import read
from matcher.documents.parts import MAX_PAGES
from matcher.documents.pdf import read as read_pdf

LEFT = ["SKILLS", "Westlaw and Lexis", "legal research", "document review", "cite checking", "Bluebook"]
MAIN = [
    "Drafted motions to compel discovery and proofread the",
    "pleadings of four attorneys before they were filed in",
    "state and federal court; kept the litigation calendar",
    "of the group and prepared the exhibits of six trials in",
    "employment matters, with privilege logs reviewed weekly",
    "by the partner in charge of the matter.",
]


def pdf(*pages: Callable[[Canvas], object], **options: object) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=letter, **options)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def lines(*texts: str, x: float = 50, y: float = 700, leading: float = 14) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for index, text in enumerate(texts):
            canvas.drawString(x, y - leading * index, text)

    return draw


def both(*draws: Callable[[Canvas], object]) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for one in draws:
            one(canvas)

    return draw


def by_rows(canvas: Canvas) -> None:
    """Paint two columns row by row, as some templates do."""
    for index, (left, right) in enumerate(zip(LEFT, MAIN, strict=True)):
        lines(left, x=40, y=650 - 14 * index)(canvas)
        lines(right, x=200, y=650 - 14 * index)(canvas)


def test_pages_and_their_offsets() -> None:
    document = read(pdf(lines("First page", "Second line"), lines("next page")))
    assert document.text == "First page\nSecond line\n\nnext page"
    assert document.pages == (0, document.text.index("next"))
    assert [block.page for block in document.blocks] == [1, 1, 2]


def test_a_page_without_text_keeps_its_number() -> None:
    document = read(pdf(lines("one"), lambda canvas: canvas.rect(9, 9, 99, 99), lines("three")))
    assert document.text == "one\n\nthree"
    assert document.pages == (0, 5, 5)


@pytest.mark.parametrize(
    "page",
    [
        both(lines("JANE ROE", y=750), lines(*LEFT, x=40, y=650), lines(*MAIN, x=200, y=650)),
        both(lines("JANE ROE", y=750), lines(*LEFT, x=40, y=650, leading=17), lines(*MAIN, x=200, y=650)),
        both(lines("JANE ROE", y=750), lines(*MAIN, x=200, y=650), lines(*LEFT, x=40, y=650)),
        both(lines("JANE ROE", y=750), by_rows),
    ],
)
def test_two_columns_are_read_one_after_the_other(page: Callable[[Canvas], None]) -> None:
    document = read(pdf(page))
    assert document.text.splitlines() == ["JANE ROE", *LEFT, *MAIN]
    columns = {document.text[block.start :].split()[0]: block.column for block in document.blocks}
    assert (columns["SKILLS"], columns["Drafted"]) == (1, 2)


def test_blocks() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(50, 740, "Experience")
        lines("• Drafted motions to compel and", y=710)(canvas)
        lines("opposed those of the other side", x=56, y=696)(canvas)
        lines("• Filed them", y=682)(canvas)
        lines("Paralegal, Smith LLP", y=640)(canvas)
        lines("2019 - 2021", x=450, y=640)(canvas)

    document = read(pdf(draw))
    assert [(block.kind, document.text[block.start : block.end]) for block in document.blocks] == [
        ("heading", "Experience"),
        ("bullet", "• Drafted motions to compel and\nopposed those of the other side"),
        ("bullet", "• Filed them"),
        ("paragraph", "Paralegal, Smith LLP\t2019 - 2021"),
    ]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_rotated_pages(rotation: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)
        # reportlab turns the page box with the page.
        width, height = letter if rotation % 180 == 0 else letter[::-1]
        canvas.saveState()
        canvas.translate(*{0: (0, 0), 90: (width, 0), 180: (width, height), 270: (0, height)}[rotation])
        canvas.rotate(rotation)
        lines("Drafted motions", "Filed briefs", y=500)(canvas)
        canvas.restoreState()

    assert read(pdf(draw)).text == "Drafted motions\nFiled briefs"


def white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(50, 600, "Relativity expert")


def unpainted(canvas: Canvas) -> None:
    text = canvas.beginText(50, 600)
    text.setTextRenderMode(3)
    text.textOut("Relativity expert")
    canvas.drawText(text)


@pytest.mark.parametrize(("trick", "reason"), [(white, "the colour of the page"), (unpainted, "never painted")])
def test_text_that_cannot_be_seen_is_reported_and_not_read(trick: Callable[[Canvas], None], reason: str) -> None:
    document = read(pdf(both(lines("Drafted motions"), trick)))
    assert document.text == "Drafted motions"
    assert [(item.text, item.reason, item.page) for item in document.hidden] == [("Relativity expert", reason, 1)]


def dark_panel(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.1, 0.2, 0.4)
    canvas.rect(30, 580, 300, 60, fill=1)
    white(canvas)


def scanned_letters(canvas: Canvas) -> None:
    """Paint shapes where the words stand, as a scan does, and the words of the OCR unpainted over them."""
    for index in range(16):
        canvas.rect(50 + 5 * index, 598, 3, 9, fill=1)
    unpainted(canvas)


@pytest.mark.parametrize("page", [dark_panel, scanned_letters])
def test_text_with_ink_behind_it_is_read(page: Callable[[Canvas], None]) -> None:
    document = read(pdf(page))
    assert (document.text, document.hidden) == ("Relativity expert", ())


ONE = pdf(lines("Drafted motions"))


@pytest.mark.parametrize(
    ("data", "status", "remedy"),
    [
        (pdf(lambda canvas: canvas.rect(9, 9, 99, 99)), "needs_ocr", "no text"),
        (pdf(white), "needs_ocr", "no text that can be seen"),
        (pdf(lambda canvas: None), "empty", "blank"),
        (pdf(lines("x"), encrypt=StandardEncryption("secret")), "encrypted", "password"),
        (pdf(*[lines("x")] * (MAX_PAGES + 1)), "too_large", "101 pages"),
        (pdf(*[lines(*["word " * 20] * 55, y=780)] * 45), "too_large", "200,000 characters"),
        (b"%PDF-1.7\n" + b"garbage " * 40, "corrupt", "damaged"),
    ],
)
def test_status_and_remedy(data: bytes, status: str, remedy: str) -> None:
    document = read(data)
    assert (document.status, document.text, document.blocks) == (status, "", ())
    assert remedy in document.warnings[0]


def test_an_owner_password_alone_does_not_stop_reading() -> None:
    assert read(pdf(lines("Drafted motions"), encrypt=StandardEncryption("", "owner"))).text == "Drafted motions"


def raw(content: bytes, *extra: bytes, catalog: bytes = b"", font: bytes = b"") -> bytes:
    """Return a PDF of one page with ``content``; the ``extra`` objects are numbered from 6."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R "
        b"/Resources << /Font << /F 4 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica %s >>" % font,
        stream(content),
        *extra,
    ]
    body = b"".join(b"%d 0 obj %s endobj\n" % (number, item) for number, item in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer << /Root 1 0 R >>\n%%EOF"


def stream(data: bytes) -> bytes:
    return b"<< /Length %d >> stream\n%s\nendstream" % (len(data), data)


def shown(text: str) -> bytes:
    return b"BT /F 12 Tf 50 700 Td (" + text.encode() + b") Tj ET"


def private_letters(text: str) -> bytes:
    """Return a PDF whose font maps every letter to a private-use character, as damaged font subsets do."""
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <ff> "
        b"endcodespacerange 1 beginbfrange <20> <7e> <e020> endbfrange endcmap end end"
    )
    return raw(shown(text), stream(cmap), font=b"/ToUnicode 6 0 R")


def test_fonts_without_letters_need_ocr() -> None:
    document = read(private_letters("Drafted motions"))
    assert (document.status, document.text) == ("needs_ocr", "")
    assert "letters" in document.warnings[0]


@pytest.mark.parametrize("cut", range(1, len(ONE), 97))
def test_truncated_files_end_in_a_status(cut: int) -> None:
    assert read(ONE[:cut]).status in ("ok", "corrupt", "empty", "needs_ocr")


def xfa(text: str) -> bytes:
    catalog = b"/NeedsRendering true /AcroForm << /Fields [] /XFA 6 0 R >>"
    return raw(shown(text) if text else b"", stream(b"<xdp:xdp/>"), catalog=catalog)


def container(text: str) -> bytes:
    names = b"/Names << /EmbeddedFiles << /Names [(resume.txt) 6 0 R] >> >>"
    file = b"<< /Type /Filespec /F (resume.txt) /EF << /F 7 0 R >> >>"
    return raw(shown(text), file, stream(b"Westlaw"), catalog=b"/Collection << /Type /Collection >> " + names)


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        (xfa("Please wait... If this message is not eventually replaced, get Adobe Reader"), "print it to a PDF"),
        (xfa(""), "print it to a PDF"),
        (container("For the best experience, open this PDF portfolio in a newer viewer"), "save each of them"),
    ],
)
def test_a_notice_instead_of_a_document_is_said_so(data: bytes, remedy: str) -> None:
    document = read(data)
    assert (document.status, document.text) == ("unsupported", "")
    assert remedy in document.warnings[0]


def test_forms_and_attachments_with_a_text_of_their_own_are_read() -> None:
    assert read(xfa("Drafted motions")).text == read(container("Drafted motions")).text == "Drafted motions"


def test_text_on_its_side_is_read_after_the_page() -> None:
    def draw(canvas: Canvas) -> None:
        lines("Drafted motions", "Filed briefs", x=80, y=500)(canvas)
        for angle, text in ((90, "EXPERIENCE"), (270, "SKILLS")):
            canvas.saveState()
            canvas.translate(50 + angle, 480)
            canvas.rotate(angle)
            canvas.drawString(0, 0, text)
            canvas.restoreState()

    document = read(pdf(draw))
    assert document.text.splitlines() == ["Drafted motions", "Filed briefs", "SKILLS", "EXPERIENCE"]
    assert [block.column for block in document.blocks] == [1, 1, 2, 3]


def test_two_threads_may_read_at_once() -> None:
    texts = ["Drafted motions", "Filed briefs", "Kept calendars"] * 8
    with ThreadPoolExecutor(4) as pool:
        assert [parts.text for parts in pool.map(read_pdf, [pdf(lines(text)) for text in texts])] == texts
