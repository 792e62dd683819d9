"""What is hidden and what stays: sentences, one rule each."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.blind import hides
from matcher.blind.redaction import redact
from matcher.library import Matcher, Text

AS_OF = date(2026, 11, 1)
MATCHER = Matcher(limits=None)
HEAD = "Jane Q. Doe\nHouston, TX 77002\njane.doe@example.com | 713-555-0114\n\n"


def shown(text: str) -> str:
    resume = MATCHER.resume(Text(text, "resume"), as_of=AS_OF)
    return redact(resume.document.text, hides(resume))


def line(section: str, text: str) -> str:
    """A line of a section of Jane Q. Doe's resume as it is shown."""
    return shown(f"{HEAD}{section}\n\n{text}\n").rsplit("\n\n", 1)[1].rstrip("\n")


SENTENCES = [
    ("SUMMARY", "Jane is a paralegal.", "[name] is a paralegal."),
    ("SUMMARY", "Ms. Doe drafts pleadings.", "[name] drafts pleadings."),
    ("SUMMARY", "JANE DOE keeps calendars.", "[name] keeps calendars."),
    ("SUMMARY", "Doe's calendars are in Clio.", "[name]'s calendars are in Clio."),
    ("SUMMARY", "References to J. Q. Doe and J. Doe.", "References to [name] and [name]."),
    ("SUMMARY", "See Doe, Jane for more.", "See [name] for more."),
    ("SUMMARY", "She keeps her calendars herself.", "[pronoun] keeps [pronoun] calendars [pronoun]."),
    ("SUMMARY", "A paralegal (she/her) in Houston.", "A paralegal [pronoun] in Houston."),
    ("SUMMARY", "Trained clients on their filings.", "Trained clients on their filings."),
    ("SUMMARY", "Call (713) 555-0114 ext. 12 today.", "Call [contact] today."),
    ("SUMMARY", "Call +49 30 5550 1144 today.", "Call [contact] today."),
    ("SUMMARY", "See https://example.org/jane for more.", "See [contact] for more."),
    ("SUMMARY", "Offices in Dallas, TX 75001.", "Offices in Dallas, TX [address]."),
    (
        "SUMMARY",
        "I am a U.S. citizen with nine years of experience.",
        "I am a [personal] with nine years of experience.",
    ),
    ("SUMMARY", "I am 52 years old.", "[personal]."),
    ("PERSONAL", "Date of birth: March 3, 1970", "Date of birth: [personal]"),
    ("PERSONAL", "Marital status: married", "Marital status: [personal]"),
    ("PERSONAL", "Nationality: Canadian", "Nationality: [personal]"),
    ("PERSONAL", "Photo: me at the beach", "[personal]"),
    ("EXPERIENCE", "- Reported to Ms. Odalys Quisenberry", "- Reported to [person]"),
    ("EXPERIENCE", "- Supervised by Bertrand Achterholt", "- Supervised by [person]"),
    ("EXPERIENCE", "- Clerked for Judge Quillan Marbury", "- Clerked for Judge [person]"),
    ("EXPERIENCE", "- Wrote orders for Magistrate Judge Achterholt", "- Wrote orders for Magistrate Judge [person]"),
    ("EXPERIENCE", "- Reported to the Judge Advocate General", "- Reported to the Judge Advocate General"),
    (
        "EXPERIENCE",
        "Paralegal, Doe & Marbury LLP, June 2016 - June 2022",
        "Paralegal, [name] & Marbury LLP, June 2016 - June 2022",
    ),
    ("EXPERIENCE", "Paralegal, Acme LLP, June 2016 - June 2022", "Paralegal, Acme LLP, June 2016 - June 2022"),
    ("EDUCATION", "B.A., History, Laguna Plains University, May 2014", "B.A., History, [school], [year]"),
    ("EDUCATION", "University of Laguna Plains, 2008 - 2012", "[school], [year]"),
    ("EDUCATION", "Juris Doctor, Lakemont School of Law, 12/2009", "Juris Doctor, [school], [year]"),
    (
        "EDUCATION",
        "Paralegal Certificate, Bayou Bend College, expected 2027",
        "Paralegal Certificate, [school], expected [year]",
    ),
    ("EDUCATION", "LAKEMONT COMMUNITY COLLEGE, Class of '99", "[school], [year]"),
    ("EDUCATION", "Alpha Beta Gamma sorority", "[school]"),
    ("CERTIFICATIONS", "Certified Paralegal (CP), NALA, October 2017", "Certified Paralegal (CP), NALA, October 2017"),
    ("CERTIFICATIONS", "Notary Public, State of Texas", "Notary Public, State of Texas"),
    ("REFERENCES", "Quillan Marbury, Partner, (614) 555-0142", "[person], Partner, [contact]"),
    ("REFERENCES", "Available upon request", "Available upon request"),
]


@pytest.mark.parametrize(("section", "text", "expected"), SENTENCES)
def test_a_sentence_is_shown_without_its_person(section: str, text: str, expected: str) -> None:
    assert line(section, text) == expected


HEADS = [
    ("RESUME OF JANE DOE\n\n12 Elm Street\nHouston, TX 77002", "RESUME OF [name]\n\n[address]\n[address]"),
    ("Jane Doe, CP\nP.O. Box 12, Houston, Texas 77002\n", "[name], CP\n[address]\n"),
    ("Jane Doe | Litigation Paralegal | jane@example.com", "[name] | Litigation Paralegal | [contact]"),
    ("J A N E   D O E\njane.doe@example.com", "[name]\n[contact]"),
    ("Doe, Jane\njane.doe@example.com", "[name]\n[contact]"),
    ("jane doe\njane.doe@example.com", "[name]\n[contact]"),
    ("jane.doe@example.com\n(713) 555-0114\nJane Doe", "[contact]\n[contact]\n[name]"),
    ("SENIOR PARALEGAL\nJane Doe\njane.doe@example.com", "SENIOR PARALEGAL\n[name]\n[contact]"),
    ("LITIGATION PARALEGAL\nparalegal84@example.com", "LITIGATION PARALEGAL\n[contact]"),
    ("CONSTRUCTION INSPECTOR\n(713) 555-0114", "CONSTRUCTION INSPECTOR\n[contact]"),
    ("Will Bates\nwill.bates@example.com", "[name]\n[contact]"),
]
BODY = "\n\nSKILLS\n\nWestlaw, Clio Grow, Lexis+, Bates numbering, wills\n"


@pytest.mark.parametrize(("head", "expected"), HEADS)
def test_the_head_is_shown_without_its_person(head: str, expected: str) -> None:
    assert shown(head + BODY) == expected + BODY


@pytest.mark.parametrize("name", ["Will Bates", "Clio Grant", "Lexi Page", "Wes Law"])
def test_nothing_of_the_vocabulary_is_hidden_whatever_the_name(name: str) -> None:
    forms = sorted({alias for concept in MATCHER.vocabulary.concepts.values() for alias in concept.aliases})
    assert len(forms) > 5000
    head = f"{name}\n{name.lower().replace(' ', '.')}@example.com\n\nSKILLS\n\n"
    for first in range(0, len(forms), 500):
        body = "".join(f"- Worked with {form} for two partners.\n" for form in forms[first : first + 500])
        assert shown(head + body) == f"[name]\n[contact]\n\nSKILLS\n\n{body}"


@settings(max_examples=60)
@given(st.lists(st.sampled_from([text for _, text, _ in SENTENCES] + ["", "EDUCATION", "EXPERIENCE"]), max_size=12))
def test_ranges_are_in_order_apart_and_inside(lines: list[str]) -> None:
    resume = MATCHER.resume(Text(HEAD + "\n".join(lines), "resume"), as_of=AS_OF)
    done = 0
    for hide in hides(resume):
        assert done <= hide["start"] < hide["end"] <= len(resume.document.text)
        done = hide["end"]


@given(st.text(max_size=300))
def test_any_text_can_be_asked(text: str) -> None:
    resume = MATCHER.resume(Text(f"Skills\n{text}", "resume"), as_of=AS_OF)
    assert redact(resume.document.text, ()) == resume.document.text
    assert all(hide["word"].startswith("[") for hide in hides(resume))
