"""Reading order: each phrase of a resume is found in one piece, whatever layout it stands in.

The PDFs in ``fixtures`` say the same as ``tests.corpus.resumes``, set by programs that people use:

- ``sidebar-by-chromium`` and ``columns-by-chromium``: HTML printed with ``chromium --headless --print-to-pdf``; a grid
  with a dark sidebar, and two justified, hyphenated columns.
- ``boxed-by-libreoffice``: ``tests.corpus.docx.boxed`` with ``soffice --headless --convert-to pdf``; text boxes and
  nested tables.
- ``columns-by-latex`` and ``table-by-latex``: ``pdflatex`` with the packages geometry and multicol; two columns, and
  jobs in the rows of a table with their dates in a narrow cell.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pytest

from matcher.documents import read
from tests.corpus.outline import dates
from tests.corpus.pdf import LAYOUTS
from tests.corpus.resumes import ASSISTANT, LITIGATION, OPERATIONS, RESUMES, SECRETARY, Content

FIXTURES = Path(__file__).parent / "fixtures"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "documents"
_HYPHENATED = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_NOT_SHOWN = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0xFEFF))


def phrases(content: Content) -> Iterator[str]:
    """Everything that a resume says, each thing as a whole."""
    yield from (content.name, content.label, content.email, content.phone, content.city, content.summary)
    for job in content.jobs:
        yield from (job.title, job.employer, job.place, dates(job), *job.duties)
    for school in content.schools:
        yield from (school.kind, school.field, school.school, school.end)
    for name, issuer in content.certifications:
        yield from (name, issuer)
    for group, keywords in content.skills:
        yield from (group, *keywords)


def flat(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", _HYPHENATED.sub("", text)).split())


def missing(data: bytes, content: Content) -> list[str]:
    text = flat(read(data).text)
    return [phrase for phrase in phrases(content) if flat(phrase) not in text]


@pytest.mark.parametrize("content", RESUMES, ids=lambda content: content.key)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_phrase_in_every_layout(layout: str, content: Content) -> None:
    assert missing(LAYOUTS[layout](content), content) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("sidebar-by-chromium", LITIGATION),
        ("columns-by-chromium", ASSISTANT),
        ("boxed-by-libreoffice", SECRETARY),
        ("columns-by-latex", OPERATIONS),
        ("table-by-latex", LITIGATION),
    ],
)
def test_every_phrase_whatever_program_set_it(name: str, content: Content) -> None:
    assert missing((FIXTURES / f"{name}.pdf").read_bytes(), content) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_is_hidden_and_nothing_is_doubtful(layout: str) -> None:
    document = read(LAYOUTS[layout](LITIGATION))
    assert (document.status, document.hidden, document.warnings) == ("ok", (), ())


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name not in ("header_and_footer", "turned_labels")])
def test_the_words_are_those_that_pdfplumber_sees(layout: str) -> None:
    data = LAYOUTS[layout](OPERATIONS)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        # It has no name for the bullet of the standard fonts.
        signs = (char["text"].replace("(cid:127)", "•").strip() for page in pdf.pages for char in page.chars)
        seen = Counter("".join(signs))
    assert Counter("".join(read(data).text.split())) == seen


@pytest.mark.parametrize(
    ("layout", "columns"),
    [
        ("one_column", {"Marisol": 1, "Experience": 1, "Skills": 1}),
        ("two_columns", {"Marisol": 1, "Experience": 1, "Skills": 2}),
        ("left_sidebar", {"EDUCATION": 1, "SKILLS": 1, "EXPERIENCE": 2}),
        ("right_panel", {"Marisol": 1, "Experience": 1, "Skills": 2}),
        ("skills_in_three_columns", {"Relativity": 1, "Westlaw": 2, "Microsoft": 3, "Education": 1}),
        ("turned_labels", {"Summary": 1, "SKILLS": 2}),
    ],
)
def test_columns_of_blocks(layout: str, columns: dict[str, int]) -> None:
    document = read(LAYOUTS[layout](LITIGATION))
    found = {document.text[block.start : block.end].split()[0]: block.column for block in document.blocks}
    assert {word: found.get(word) for word in columns} == columns


def test_headings_that_are_spaced_or_in_small_capitals_are_words() -> None:
    document = read(LAYOUTS["spaced_headings"](SECRETARY))
    headings = [document.text[block.start : block.end] for block in document.blocks if block.kind == "heading"]
    assert headings[1:] == ["SUMMARY", "EXPERIENCE", "EDUCATION", "CERTIFICATIONS", "SKILLS"]


def test_a_running_header_is_read_once() -> None:
    document = read(LAYOUTS["header_and_footer"](OPERATIONS))
    assert len(document.pages) == 2
    assert document.text.count("– Resume") == 1
    assert re.findall(r"Page \d of 2", document.text) == ["Page 2 of 2"]


def test_a_layout_is_the_same_file_every_time() -> None:
    assert all(layout(ASSISTANT) == layout(ASSISTANT) for layout in LAYOUTS.values())


def words(text: str) -> Counter[str]:
    return Counter(unicodedata.normalize("NFKC", text).translate(_NOT_SHOWN).split())


def real_pdfs() -> list[Path]:
    return sorted(SHARED.glob("**/*.pdf"))


@pytest.mark.shared
@pytest.mark.skipif(not real_pdfs(), reason="the development material is not beside the checkout")
def test_words_of_real_resumes() -> None:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed")
    recall: dict[str, float] = {}
    for path in real_pdfs():
        asked = subprocess.run([program, "-layout", "-enc", "UTF-8", path, "-"], capture_output=True, check=True)
        expected = words(asked.stdout.decode("utf-8"))
        document = read(path)
        assert document.status == "ok", path.name
        recall[path.name] = 1 - (expected - words(document.text)).total() / max(1, expected.total())
    assert {name: share for name, share in recall.items() if share < 0.995} == {}
