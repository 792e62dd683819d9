"""Whatever the file, its person is found and nothing of them is left: names beside columns, in boxes, in headers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from matcher.blind import contact, hides
from matcher.blind.redaction import redact
from matcher.documents import read
from matcher.library import Matcher
from matcher.model import Document
from tests.corpus import pdf
from tests.corpus.resumes import RESUMES, Content
from tests.test_formats import FORMATS

AS_OF = date(2026, 11, 1)


def of_layout(layout: Callable[[Content], bytes]) -> Callable[[Content], Document]:
    return lambda content: read(layout(content))


EVERY = FORMATS | {f"PDF, {name}": of_layout(layout) for name, layout in pdf.LAYOUTS.items()}


@pytest.mark.parametrize("form", sorted(EVERY))
@pytest.mark.parametrize("content", RESUMES, ids=[content.key for content in RESUMES])
def test_a_person_is_found_and_hidden_in_every_format(content: Content, form: str, matcher: Matcher) -> None:
    resume = matcher.resume(EVERY[form](content), as_of=AS_OF)
    assert contact(resume) == {"name": content.name, "email": content.email, "phone": content.phone}
    text = redact(resume.document.text, hides(resume)).casefold()
    schools = [school.school for school in content.schools]
    hidden = [content.name, *content.name.replace("-", " ").split(), content.email, content.phone, *schools]
    assert not [word for word in hidden if word.casefold() in text]
