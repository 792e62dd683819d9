"""Cover letters: found where they are, never found where they are not, and no claim to the job they apply for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from matcher.extraction.pipeline import Reader
from matcher.model import Resume
from tests.corpus.letters import EXCITED, FORMAL, LETTERS, NO_SALUTATION

RESUME = """\
Jo Doe
jo.doe@example.com

EXPERIENCE

Paralegal, Acme LLP
March 2016 - Present
- Drafted pleadings

SKILLS
Westlaw
"""


def letter_of(pipeline: Reader, text: str) -> str:
    """The letter that is found in a text, as it stands in the normalised copy."""
    reading = pipeline.read(text, "resume")
    return reading.text.text[slice(*reading.letter)] if reading.letter else ""


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_alone_is_found_whole(pipeline: Reader, name: str) -> None:
    assert letter_of(pipeline, LETTERS[name]) == " ".join(LETTERS[name].replace("’", "'").split())


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_before_a_resume_ends_where_the_resume_begins(pipeline: Reader, name: str) -> None:
    found = letter_of(pipeline, f"{LETTERS[name]}\n{RESUME}")
    assert found.startswith(LETTERS[name][:12])
    assert "Drafted pleadings" not in found


def test_a_letter_after_a_resume_begins_at_its_salutation(pipeline: Reader) -> None:
    assert letter_of(pipeline, f"{RESUME}\n{EXCITED}") == " ".join(EXCITED.split())


@pytest.mark.parametrize(
    "text",
    [
        RESUME,
        f"{RESUME}\n{NO_SALUTATION}",
        "Dear Harbor Realty\nLegal Secretary\nJune 2015 - May 2019\n- Thank you notes to clients",
        "SUMMARY\nI look forward to joining your firm. Thank you for your time.\nSKILLS\nWord",
        "Sincerely committed paralegal.\nBest,\nWestlaw",
        "Best Regards Award, 2019\nDrafted cover letters to hiring managers.",
        "Hi. I am a paralegal. Please hire me.",
        "",
    ],
)
def test_what_is_no_letter(pipeline: Reader, text: str) -> None:
    assert letter_of(pipeline, text) == ""


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("first", [True, False])
def test_a_letter_makes_no_job(resume: Callable[[str], Resume], name: str, first: bool) -> None:
    letter = LETTERS[name]
    both = resume(f"{letter}\n{RESUME}" if first else f"{RESUME}\n{letter}")
    alone = resume(RESUME)
    assert [(r.title, r.start_month, r.end_month) for r in both.roles] == [
        (r.title, r.start_month, r.end_month) for r in alone.roles
    ]
    assert both.legal_years == alone.legal_years


def test_the_job_applied_for_is_wanted_and_what_was_done_is_held(resume: Callable[[str], Resume]) -> None:
    found = {m.name: m for m in resume(f"{EXCITED}\n{RESUME}").mentions if m.start < len(EXCITED)}
    assert found["paralegal"].status == "wanted"
    assert found["Relativity"].status == "held"
    assert found["Relativity"].section == ""


def test_a_letter_after_the_references_is_the_candidates_own(resume: Callable[[str], Resume]) -> None:
    text = f"{RESUME}\nREFERENCES\nAvailable on request\n\n{FORMAL}"
    assert {m.status for m in resume(text).mentions if m.name == "CM/ECF"} == {"held"}
