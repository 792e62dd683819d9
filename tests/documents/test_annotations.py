"""Text that stands on a page but not in it: form fields and notes."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from matcher.documents import read


def form(fill: Callable[[Canvas], object]) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.drawString(50, 705, "Skills:")
    fill(canvas)
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        (
            lambda canvas: canvas.acroForm.textfield(value="Westlaw, Lexis", x=120, y=700, width=300, height=20),
            "Skills:\tWestlaw, Lexis",
        ),
        (
            lambda canvas: canvas.acroForm.choice(
                value="Ohio", options=["Iowa", "Ohio"], x=120, y=700, width=90, height=20
            ),
            "Skills:\tOhio",
        ),
        (
            lambda canvas: canvas.acroForm.textfield(
                value="Westlaw", x=120, y=700, width=300, height=20, annotationFlags="hidden"
            ),
            "Skills:",
        ),
        (
            lambda canvas: canvas.acroForm.textfield(
                value="Westlaw", x=120, y=700, width=300, height=20, fieldFlags="password"
            ),
            "Skills:",
        ),
        (lambda canvas: canvas.acroForm.checkbox(checked=True, x=120, y=700), "Skills:"),
    ],
)
def test_values_of_fields_are_read_where_they_stand(fill: Callable[[Canvas], object], expected: str) -> None:
    assert read(form(fill)).text == expected


def test_a_long_value_is_wrapped_in_its_field() -> None:
    value = "Westlaw and Lexis and Relativity and Everlaw and CaseMap and PACER"

    def fill(canvas: Canvas) -> None:
        canvas.acroForm.textfield(value=value, x=120, y=600, width=120, height=100, fieldFlags="multiline")

    assert " ".join(read(form(fill)).text.split()) == f"Skills: {value}"


def test_free_text() -> None:
    note = b"<< /Type /Annot /Subtype /FreeText /Rect [50 600 300 620] /Contents (Notary Public, Ohio) /DA (0 g) >>"
    content = b"BT /F 12 Tf 50 700 Td (Drafted motions) Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Annots [" + note + b"] "
        b"/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >> stream\n%s\nendstream" % (len(content), content),
    ]
    body = b"".join(b"%d 0 obj %s endobj\n" % (number, item) for number, item in enumerate(objects, 1))
    data = b"%PDF-1.4\n" + body + b"trailer << /Root 1 0 R >>\n%%EOF"
    assert read(data).text == "Drafted motions\nNotary Public, Ohio"
