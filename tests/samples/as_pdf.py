"""Samples as PDF files in one column or two, of which every run makes the same bytes (reportlab's invariant mode)."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    FrameBreak,
    HRFlowable,
    KeepTogether,
    PageTemplate,
    Paragraph,
)

from tests.samples.shapes import Job, Posting, Resume, Section

_WIDTH, _HEIGHT = LETTER
_SIDEBAR = 2.25 * inch
_DARK = HexColor("#1f3a4d")
_TINT = HexColor("#e8eef2")
Styles = Mapping[str, ParagraphStyle]


def one_column_resume(found: Resume, size: float) -> bytes:
    """A resume down the page."""
    styles = _styles(size)
    head = [Paragraph(found.name, styles["name"]), Paragraph(found.contact, styles["body"])]
    return _pdf("Resume", found.name, _one_column(), [*head, *_body(found, styles)])


def two_column_resume(found: Resume, title: str, sidebar: Sequence[Section]) -> bytes:
    """A resume with a tinted sidebar at its left."""
    side, styles = _styles(9.4), _styles(10)
    beside = [flowable for section in sidebar for flowable in _section(section, side)]
    head = [FrameBreak(), Paragraph(found.name, styles["name"]), Paragraph(title, styles["employer"])]
    return _pdf("Resume", found.name, _two_columns(), [*beside, *head, *_body(found, styles)])


def posting(found: Posting) -> bytes:
    """A posting down the page."""
    styles = _styles(10)
    head = [Paragraph(found.title, styles["name"]), Paragraph(found.line, styles["body"])]
    body = [flowable for section in found.sections for flowable in _section(section, styles)]
    return _pdf(found.title, found.employer, _one_column(), [*head, *body])


def _styles(size: float) -> Styles:
    """The styles of a document whose text has a size in points."""
    # A bullet in one of the standard fonts is read back as an unknown character; Vera comes with reportlab.
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    body = ParagraphStyle("body", fontName="Helvetica", fontSize=size, leading=size * 1.3, spaceAfter=3)
    bold = {"parent": body, "fontName": "Helvetica-Bold", "keepWithNext": 1}
    return {
        "body": body,
        "bullet": ParagraphStyle(
            "bullet", parent=body, leftIndent=13, bulletIndent=1, spaceAfter=1.5, bulletFontName="Vera"
        ),
        "name": ParagraphStyle("name", **bold, fontSize=size * 2.1, leading=size * 2.5, textColor=_DARK, spaceAfter=2),
        "heading": ParagraphStyle(
            "heading", **bold, fontSize=size * 1.2, leading=size * 1.5, textColor=_DARK, spaceBefore=8, spaceAfter=2
        ),
        "job": ParagraphStyle("job", **bold, spaceBefore=4, spaceAfter=0),
        "employer": ParagraphStyle("employer", parent=body, fontName="Helvetica-Oblique", keepWithNext=1),
    }


def _body(found: Resume, styles: Styles) -> list[Any]:
    """A resume from its summary down."""
    flowables = _section(Section("Summary", (escape(found.summary),)), styles)
    flowables += _heading("Experience", styles)
    flowables += [_job(job, styles) for job in found.jobs]
    flowables += [KeepTogether(_section(section, styles)) for section in found.tail]
    return flowables


def _section(section: Section, styles: Styles) -> list[Any]:
    """A section; its paragraphs may use reportlab's inline tags."""
    flowables = _heading(section.heading, styles)
    flowables += [Paragraph(text, styles["body"]) for text in section.paragraphs]
    return flowables + _bullets(section.bullets, styles)


def _heading(text: str, styles: Styles) -> list[Any]:
    """A heading with a rule under it."""
    rule = HRFlowable(width="100%", thickness=0.6, color=_DARK, spaceBefore=0, spaceAfter=4)
    rule.keepWithNext = 1
    return [Paragraph(escape(text), styles["heading"]), rule]


def _job(job: Job, styles: Styles) -> KeepTogether:
    head = [
        Paragraph(f"{escape(job.title)}, {escape(job.dates)}", styles["job"]),
        Paragraph(escape(job.employer), styles["employer"]),
    ]
    return KeepTogether([*head, *_bullets(job.bullets, styles)])


def _bullets(texts: Sequence[str], styles: Styles) -> list[Any]:
    return [Paragraph(escape(text), styles["bullet"], bulletText="•") for text in texts]


def _one_column() -> PageTemplate:
    frame = Frame(0.85 * inch, 0.7 * inch, _WIDTH - 1.7 * inch, _HEIGHT - 1.35 * inch)
    return PageTemplate("one", [frame], onPage=_draw_footer)


def _two_columns() -> PageTemplate:
    height = _HEIGHT - 0.9 * inch
    side = Frame(0.2 * inch, 0.45 * inch, _SIDEBAR - 0.35 * inch, height)
    main = Frame(_SIDEBAR + 0.15 * inch, 0.45 * inch, _WIDTH - _SIDEBAR - 0.55 * inch, height)
    return PageTemplate("two", [side, main], onPage=_draw_sidebar)


def _draw_footer(canvas: Canvas, template: BaseDocTemplate) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.setFillColor(_DARK)
    canvas.drawCentredString(_WIDTH / 2, 0.45 * inch, f"Page {template.page}")


def _draw_sidebar(canvas: Canvas, _: BaseDocTemplate) -> None:
    canvas.setFillColor(_TINT)
    canvas.rect(0, 0, _SIDEBAR, _HEIGHT, stroke=0, fill=1)


def _pdf(title: str, author: str, page: PageTemplate, flowables: list[Any]) -> bytes:
    made = io.BytesIO()
    template = BaseDocTemplate(made, pagesize=LETTER, title=title, author=author, invariant=1)
    template.addPageTemplates([page])
    template.build(flowables)
    return made.getvalue()
