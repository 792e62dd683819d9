"""Law 3: the same resume in every format shows the same concepts, roles and years, and scores the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from matcher.documents import from_mapping, read
from matcher.library import Matcher
from matcher.model import Document, Resume
from tests.corpus import docx, html, json_resume, odt, pdf, rtf, txt
from tests.corpus.resumes import RESUMES, Content

FORMATS: dict[str, Callable[[Content], Document]] = {
    "PDF in two columns": lambda content: read(pdf.LAYOUTS["two_columns"](content)),
    "PDF in one column": lambda content: read(pdf.LAYOUTS["one_column"](content)),
    "DOCX": lambda content: read(docx.plain(content)),
    "DOCX of boxes and tables": lambda content: read(docx.boxed(content)),
    "ODT": lambda content: read(odt.plain(content)),
    "RTF": lambda content: read(rtf.plain(content)),
    "HTML": lambda content: read(html.plain(content)),
    "JSON Resume": lambda content: read(json_resume.plain(content)),
    "JSON Resume of old": lambda content: read(json_resume.old(content)),
    "JSON Resume in hand": lambda content: from_mapping(json_resume.mapping(content)),
}
SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*/posting.*"))


class Shown(NamedTuple):
    """What must not depend on the format."""

    concepts: set[tuple[str, str]]
    roles: set[tuple[str, date, date, bool, bool]]
    years: tuple[float | None, float | None]
    stated: float | None
    education: list[tuple[str, str]]


def shown(resume: Resume) -> Shown:
    return Shown(
        {(mention.concept, mention.status) for mention in resume.mentions},
        {(role.family, role.start_month, role.end_month, role.current, role.legal_support) for role in resume.roles},
        (resume.total_years, resume.legal_years),
        resume.stated_years,
        [(entry.degree, entry.status) for entry in resume.education],
    )


@pytest.fixture(scope="module")
def formatted(matcher: Matcher, as_of: date) -> dict[str, dict[str, Resume]]:
    """The resumes in every format, extracted."""
    return {
        content.key: {name: matcher.resume(make(content), as_of=as_of) for name, make in FORMATS.items()}
        for content in RESUMES
    }


@pytest.fixture(scope="module")
def plain(matcher: Matcher, as_of: date) -> dict[str, Resume]:
    """The resumes as plain text, extracted: what the other formats are held against."""
    return {content.key: matcher.resume(read(txt.plain(content)), as_of=as_of) for content in RESUMES}


@pytest.mark.parametrize("content", RESUMES, ids=[content.key for content in RESUMES])
def test_the_text_shows_all_that_the_resume_says(content: Content, plain: dict[str, Resume]) -> None:
    found = plain[content.key]
    assert len(found.roles) == len(content.jobs)
    assert len(found.education) >= len(content.schools)
    assert len({mention.concept for mention in found.mentions}) > 20


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("content", RESUMES, ids=[content.key for content in RESUMES])
def test_every_format_shows_the_same(
    content: Content, name: str, plain: dict[str, Resume], matcher: Matcher, as_of: date
) -> None:
    document = FORMATS[name](content)
    assert (document.status, document.warnings, document.hidden) == ("ok", (), ())
    assert shown(matcher.resume(document, as_of=as_of)) == shown(plain[content.key])


def test_a_mapping_is_a_source_of_the_library(plain: dict[str, Resume], matcher: Matcher, as_of: date) -> None:
    content = RESUMES[0]
    assert shown(matcher.resume(json_resume.mapping(content), as_of=as_of)) == shown(plain[content.key])


@pytest.mark.parametrize("posting", SAMPLES, ids=[path.parent.name for path in SAMPLES])
def test_every_format_has_the_same_score(
    posting: Path, plain: dict[str, Resume], formatted: dict[str, dict[str, Resume]], matcher: Matcher, as_of: date
) -> None:
    asked: Any = matcher.posting(posting, as_of=as_of)
    for content in RESUMES:
        score = matcher.match(plain[content.key], asked, as_of=as_of, advise=False).score
        others = {
            name: matcher.match(made, asked, as_of=as_of, advise=False).score
            for name, made in formatted[content.key].items()
        }
        assert others == dict.fromkeys(FORMATS, score)
