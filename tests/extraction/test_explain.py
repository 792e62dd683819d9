"""Every mention has its form and its rule."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from matcher.extraction.explain import explain
from matcher.library import Matcher, Text
from matcher.model import Explained, Posting, Resume
from matcher.vocabulary import Vocabulary
from tests.corpus.resumes import RESUMES

Resumes = Callable[[str], Resume]
BEFORE = "Jo Doe\n\nEXPERIENCE\n"
SHARED = Path(__file__).parents[3] / "shared" / "documents"


def reasons(found: Resume | Posting, vocabulary: Vocabulary) -> dict[str, Explained]:
    """The reasons of a document by the quotes of its mentions."""
    said = {found.document.text[e.start : e.end]: e for e in explain(found, vocabulary)}
    assert len(explain(found, vocabulary)) == len(found.mentions)
    return said


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Researched in Westlaw.", ("Westlaw", "Westlaw", "no guard: this form means nothing else")),
        ("Researched in Westlow.", ("Westlow", "westlaw", "one slip in a name that is nothing else")),
        ("Drafted pleadings and motions.", ("Drafted pleadings", "draft + pleading", "a verb and the object")),
        (
            "Drafted pleadings and motions.",
            ("Drafted pleadings and motions", "draft + pleading and motion", "a verb and the object"),
        ),
        ("Relativity, Westlaw, Concordance", ("Relativity", "Relativity", "guarded: beside")),
        ("Proficient in Word and Excel", ("Word", "Word", "guarded: ")),
        ("Preparation of subpoenas", ("Preparation of subpoenas", "prepare + subpoena", "a verb and the object")),
    ],
)
def test_the_form_and_the_rule_of_a_mention(
    resume: Resumes, vocabulary: Vocabulary, line: str, expected: tuple[str, str, str]
) -> None:
    quote, form, rule = expected
    found = reasons(resume(BEFORE + line), vocabulary)[quote]
    assert found.form == form
    assert found.rule.startswith(rule)


def test_a_bare_word_has_its_reason(resume: Resumes, vocabulary: Vocabulary) -> None:
    found = reasons(resume(BEFORE + "Clio. No research."), vocabulary)["research"]
    assert found.form == "research"
    assert "denied" in found.rule


def test_what_a_guard_kept_out_has_its_reason(resume: Resumes) -> None:
    found = resume(BEFORE + "Gave my word that teams excel.")
    assert {r.text: bool(r.reason) for r in found.rejected}.get("excel") is True


@pytest.mark.parametrize("case", range(len(RESUMES)))
def test_no_mention_of_a_resume_is_left_without_a_reason(matcher: Matcher, as_of: object, case: int) -> None:
    text = "\n".join(_strings(RESUMES[case]))
    found = matcher.resume(Text(text, "resume"), as_of=as_of)  # type: ignore[arg-type]
    said = explain(found, matcher.vocabulary)
    assert len(said) == len(found.mentions) > 0
    assert all(one.form and one.rule for one in said)


def _strings(value: object) -> list[str]:
    """All text in some nested data."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for item in value.values() for text in _strings(item)]
    if isinstance(value, list | tuple):
        return [text for item in value for text in _strings(item)]
    fields = getattr(value, "__dataclass_fields__", {})
    return [text for name in fields for text in _strings(getattr(value, name))]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the development documents are not there")
def test_every_mention_of_the_development_documents_has_a_reason(matcher: Matcher, as_of: object) -> None:
    for path in sorted((SHARED / "postings").glob("*.txt")):
        found = matcher.posting(Text(path.read_text("utf-8", errors="replace"), "posting"), as_of=as_of)  # type: ignore[arg-type]
        said = explain(found, matcher.vocabulary)
        assert [(one.start, one.end, one.concept) for one in said] == [
            (m.start, m.end, m.concept) for m in found.mentions
        ], path.name
