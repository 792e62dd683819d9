"""What counts as taught: a syllabus, a list, a resume."""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher.errors import MatcherError
from matcher.lookup import names
from matcher.model import Document
from matcher.survey import curriculum, read_list
from matcher.survey.held import Held, ReadAs, of_document
from matcher.vocabulary import Vocabulary
from tests.survey.made import RESUME

PLAN = """Paralegal Studies
1. Legal Research and Writing (Westlaw)
Students will learn to draft pleadings.
Working towards e-filing: enrolled in CM/ECF training
- tool.relativity
No billing software is used.
Pottery for beginners
"""


def document(text: str) -> Document:
    return Document("plan.txt", "", "ok", text)


def taught(held: Held) -> set[str]:
    assert {mention.status for mention in held.resume.mentions} <= {"held"}
    return {mention.concept for mention in held.resume.mentions}


def test_a_syllabus_teaches_what_it_names_and_does_not_deny(vocabulary: Vocabulary) -> None:
    held = curriculum(document(PLAN), vocabulary)
    expected = {"tool.westlaw", "tool.relativity", "tool.cm-ecf", "duty.draft-pleadings"}
    assert expected <= taught(held)
    assert not {c for c in taught(held) if "billing" in c}
    assert "Pottery for beginners" in held.unknown


@pytest.mark.parametrize(
    ("text", "read_as", "expected"),
    [
        (RESUME, "auto", "resume"),
        (PLAN, "auto", "curriculum"),
        ("Westlaw\nRelativity", "auto", "curriculum"),
        ("Westlaw\nRelativity", "resume", "resume"),
        (RESUME, "curriculum", "curriculum"),
    ],
)
def test_what_a_document_is_read_as(text: str, read_as: ReadAs, expected: str, vocabulary: Vocabulary) -> None:
    assert of_document(document(text), vocabulary, read_as).read_as == expected


def test_a_name_of_several_things_teaches_all_of_them(vocabulary: Vocabulary) -> None:
    several = {
        name: ids for name, ids in names(vocabulary).items() if len(ids) > 1 and not any(c in name for c in "()[]")
    }
    name, ids = min(several.items())
    assert ids <= taught(curriculum(document(f"* {name.upper()};"), vocabulary))


def test_a_list_with_courses(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = tmp_path / "plan.toml"
    path.write_text(
        'taught = ["Westlaw", "weaving"]\n[courses]\n"LAW 120" = ["tool.relativity", "drafting pleadings"]\n'
    )
    held = read_list(path, vocabulary)
    assert {"tool.westlaw", "tool.relativity", "duty.draft-pleadings"} <= taught(held)
    assert (held.unknown, held.source) == (("weaving",), str(path))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("taught = [", "not valid TOML"),
        ("", "this is no list"),
        ("[[concept]]\nid = 'x'", "this is no list"),
        ("taught = 'Westlaw'", "a list of texts"),
        ("taught = [1]", "a list of texts"),
        ("courses = ['Westlaw']", r"\[courses\] is a table"),
    ],
)
def test_another_file_is_told(content: str, said: str, tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = tmp_path / "plan.toml"
    path.write_text(content)
    with pytest.raises(MatcherError, match=said):
        read_list(path, vocabulary)
