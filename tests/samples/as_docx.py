"""Samples as DOCX files, of which every run makes the same bytes: fixed properties, fixed times in the archive."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Inches, Pt, RGBColor

from tests.samples.shapes import Job, Posting, Resume, Section

_MADE = datetime(2026, 1, 5, 9, 0, 0)
_ZIPPED = (1980, 1, 1, 0, 0, 0)
_DARK = RGBColor(0x1F, 0x3A, 0x4D)


def resume(found: Resume, skills: Sequence[tuple[str, str]]) -> bytes:
    """A resume with its skills in a table, of which the first row is the heading."""
    document = _new("Resume", found.name)
    document.add_heading(found.name, level=0)
    document.add_paragraph(found.contact)
    document.add_heading("Summary", level=1)
    document.add_paragraph(found.summary)
    document.add_heading("Experience", level=1)
    for job in found.jobs:
        _add_job(document, job)
    document.add_heading("Skills", level=1)
    _add_table(document, skills)
    _add_sections(document, found.tail)
    return _saved(document)


def posting(found: Posting) -> bytes:
    """A posting under its headings."""
    document = _new(found.title, found.employer)
    document.add_heading(found.title, level=0)
    document.add_paragraph(found.line)
    _add_sections(document, found.sections)
    return _saved(document)


def _new(title: str, author: str) -> Document:
    document = docx.Document()
    properties = document.core_properties
    properties.title = title
    properties.author = author
    properties.last_modified_by = author
    properties.comments = "Fictional sample document"
    properties.created = _MADE
    properties.modified = _MADE
    properties.revision = 1
    styles: Any = document.styles
    styles["Normal"].font.name = "Calibri"
    styles["Normal"].font.size = Pt(10.5)
    styles["Normal"].paragraph_format.space_after = Pt(3)
    styles["List Bullet"].paragraph_format.space_after = Pt(1)
    for level in ("Title", "Heading 1", "Heading 2"):
        styles[level].font.color.rgb = _DARK
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(document.sections[0], side, Inches(0.9))
    return document


def _add_sections(document: Document, sections: Sequence[Section]) -> None:
    for section in sections:
        document.add_heading(section.heading, level=1)
        for text in section.paragraphs:
            document.add_paragraph(text)
        for text in section.bullets:
            document.add_paragraph(text, style="List Bullet")


def _add_job(document: Document, job: Job) -> None:
    """One position, its dates at the right margin."""
    document.add_heading(job.title, level=2)
    line = document.add_paragraph()
    line.paragraph_format.tab_stops.add_tab_stop(Inches(6.7), WD_TAB_ALIGNMENT.RIGHT)
    line.paragraph_format.keep_with_next = True
    line.add_run(job.employer).italic = True
    line.add_run("\t" + job.dates)
    for text in job.bullets:
        document.add_paragraph(text, style="List Bullet")


def _add_table(document: Document, rows: Sequence[tuple[str, str]]) -> None:
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    for number, row in enumerate(rows):
        cells = table.add_row().cells
        for cell, text, width in zip(cells, row, (Inches(1.7), Inches(5.0)), strict=True):
            cell.width = width
            cell.paragraphs[0].add_run(text).bold = number == 0


def _saved(document: Document) -> bytes:
    """The bytes of a document, its archive written anew without the time of day."""
    made, saved = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(saved, "w") as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _ZIPPED)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            target.writestr(info, source.read(name))
    return saved.getvalue()
