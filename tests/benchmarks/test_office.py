"""How fast office files are read, as ratios in one run: ``pytest -m benchmark -s`` prints them."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from typing import Any

import docx as python_docx
import pytest

from matcher.documents.office import read
from matcher.documents.rtf import read as read_rtf
from tests.benchmarks.timing import seconds
from tests.corpus import docx, odt, rtf
from tests.corpus.resumes import RESUMES

pytestmark = pytest.mark.benchmark
ROUNDS = 15


def show(name: str, ratio: float) -> None:
    sys.stdout.write(f"\n{name}: {ratio:.1f}\n")


def words_of_python_docx(data: bytes) -> list[str]:
    """Return the paragraphs, also those of tables, headers and footers: less would leave out a quarter of the words."""
    document = python_docx.Document(io.BytesIO(data))
    found = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        found += [inside(cell) for row in table.rows for cell in row.cells]
    for section in document.sections:
        found += [paragraph.text for place in (section.header, section.footer) for paragraph in place.paragraphs]
    return found


def inside(cell: Any) -> str:
    """Return the text of a cell and of the tables in it."""
    return "\n".join(
        [cell.text, *(inside(inner) for table in cell.tables for row in table.rows for inner in row.cells)]
    )


def made_by_python_docx() -> bytes:
    """Return a DOCX with the long list of styles that people's files have."""
    made = python_docx.Document()
    for content in RESUMES:
        for job in content.jobs:
            made.add_heading(job.title, 2)
            for duty in job.duties:
                made.add_paragraph(duty, style="List Bullet")
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "files", "least"),
    [
        ("in text boxes and tables", [docx.boxed(content) for content in RESUMES], 1.0),
        ("made by python-docx", [made_by_python_docx()] * 2, 1.4),
    ],
)
def test_docx_against_python_docx(name: str, files: list[bytes], least: float) -> None:
    theirs = seconds(lambda: [words_of_python_docx(data) for data in files], ROUNDS)
    ratio = theirs / seconds(lambda: [read(data) for data in files], ROUNDS)
    show(f"python-docx / our DOCX reader, {name}", ratio)
    assert ratio > least


def test_odt_and_rtf_cost_about_what_a_docx_costs() -> None:
    own = _seconds_of(read, [docx.plain(content) for content in RESUMES])
    for name, reader, render in (("ODT", read, odt.plain), ("RTF", read_rtf, rtf.plain)):
        ratio = _seconds_of(reader, [render(content) for content in RESUMES]) / own
        show(f"{name} / DOCX", ratio)
        assert ratio < 4


def _seconds_of(reader: Callable[[bytes], object], files: list[bytes]) -> float:
    return seconds(lambda: [reader(data) for data in files], ROUNDS)
