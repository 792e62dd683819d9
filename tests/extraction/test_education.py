"""Degrees on one ladder, on both sides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from matcher.extraction.education import DEGREES, LADDER
from matcher.model import Posting, Resume
from matcher.vocabulary import Vocabulary

WRITTEN = {
    "juris doctor": ["Juris Doctor", "J.D."],
    "master": ["Master of Arts", "Master's degree"],
    "bachelor": ["Bachelor of Arts", "B.A.", "Bachelor's degree", "BS in Criminal Justice"],
    "associate": ["Associate of Applied Science", "Associate's degree", "Associate degree in paralegal studies"],
    "paralegal certificate": ["Paralegal Certificate"],
    "high school": ["High school diploma", "GED"],
}
FORMS = [(degree, form) for degree, forms in WRITTEN.items() for form in forms]


def test_every_degree_of_the_ladder_is_written_and_known(vocabulary: Vocabulary) -> None:
    assert set(DEGREES.values()) == set(LADDER) == set(WRITTEN)
    assert set(DEGREES) <= set(vocabulary.concepts)


@pytest.mark.parametrize(("degree", "form"), FORMS)
def test_degrees_held(resume: Callable[[str], Resume], degree: str, form: str) -> None:
    found = resume(f"EDUCATION\n\n{form}, Laguna University, 2014")
    assert [(e.degree, e.status, e.level) for e in found.education] == [(degree, "held", None)]
    (entry,) = found.education
    assert found.document.text[entry.start : entry.end] in form


@pytest.mark.parametrize(("degree", "form"), FORMS)
def test_degrees_asked(posting: Callable[[str], Posting], degree: str, form: str) -> None:
    found = posting(f"Paralegal\n\nRequirements:\n- {form} required")
    assert [(e.degree, e.status, e.level) for e in found.education] == [(degree, "wanted", "required")]


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("Bachelor's degree or associate's degree", ["associate", "bachelor"]),
        ("High school diploma; bachelor's degree preferred", ["high school", "bachelor"]),
        ("Bachelor's degree and a paralegal certificate", ["paralegal certificate", "bachelor"]),
        ("Westlaw", []),
    ],
)
def test_the_lowest_sufficient_degree_stands_first(
    posting: Callable[[str], Posting], text: str, degrees: list[str]
) -> None:
    assert [e.degree for e in posting(f"Paralegal\n\nRequirements:\n- {text}").education] == degrees


def test_the_highest_held_degree_stands_first(resume: Callable[[str], Resume]) -> None:
    text = "EDUCATION\n\nHigh school diploma, 2008\nJ.D. in progress\nBachelor of Arts, 2014\nAssociate's degree, 2010"
    assert [e.degree for e in resume(text).education] == ["bachelor", "associate", "high school", "juris doctor"]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Bachelor of Arts in Criminal Justice, 2014", "Criminal Justice"),
        ("Bachelor of Arts in History from Laguna University", "History"),
        ("Bachelor of Arts, 2014", ""),
        ("B.A. Sociology, Quarry State, 2010", "Sociology"),
        ("Associate of Science: Paralegal, Laguna University", "Paralegal"),
        ("B.S., Laguna University, 2014", ""),
    ],
)
def test_fields(resume: Callable[[str], Resume], text: str, field: str) -> None:
    assert [e.field for e in resume(f"EDUCATION\n\n{text}").education] == [field]


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("B.A. Sociology, Quarry State, 2010", [("bachelor", "held")]),
        ("M.S., Quantitative Psychology, High Plains State", [("master", "held")]),
        ("EDUCATION\nBachelors of Science, Laguna University", [("bachelor", "held")]),
        ("EDUCATION\nMasters of Arts, Laguna University", [("master", "held")]),
        ("EDUCATION\nLicence en droit, Université de Nantes", [("bachelor", "held")]),
        ("EDUCATION\nPh.D. in History, Laguna University", [("master", "held")]),
        ("EDUCATION\nLL.B., University of Leeds", [("bachelor", "held")]),
        ("EDUCATION\nLL.M., Northgate University School of Law", [("master", "held")]),
        (
            "EDUCATION\nMaster of Laws, Northgate University\nLLB, Eastfield University",
            [("master", "held"), ("bachelor", "held")],
        ),
        ("EDUCATION\nJ.D., Northgate University", [("juris doctor", "held")]),
        ("EDUCATION\nMA in Health Policy (non-JD), Northgate University", [("master", "held")]),
        (
            "Holds a B.A. degree and is currently enrolled in an M.B.A. program.",
            [("bachelor", "held"), ("master", "in_progress")],
        ),
        ("EDUCATION\nReceived 65 credits towards a Bachelor of Arts", [("bachelor", "in_progress")]),
        ("EDUCATION\nCoursework toward an associate's degree", [("associate", "in_progress")]),
        ("EDUCATION\nMBA, Laguna University, 2023 - present", [("master", "in_progress")]),
        ("EDUCATION\nStarted an MBA in 2020, stopped after two terms", [("master", "denied")]),
        ("EDUCATION\nB.A. in History, Laguna University, no degree", [("bachelor", "denied")]),
        ("EDUCATION\nIn the paralegal certificate program, finishing 2027", [("paralegal certificate", "in_progress")]),
        ("EDUCATION\nParalegal/Litigation Assistant Program, Bayou School", [("paralegal certificate", "held")]),
        ("EDUCATION\nDiploma as a Paralegal, Bayou School", [("paralegal certificate", "held")]),
        ("EDUCATION\nParalegal Studies, Bayou University", []),
        ("EDUCATION\nLegal Assistant Program, A.B.A. Approved", []),
        ("Dunmore Central High School, 1985", [("high school", "held")]),
        ("Volunteer coach at Dunmore High School", []),
    ],
)
def test_what_a_resume_shows_of_schooling(
    resume: Callable[[str], Resume], text: str, degrees: list[tuple[str, str]]
) -> None:
    assert [(e.degree, e.status) for e in resume(f"Jo Doe\n\n{text}").education] == degrees


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("Requirements:\n- high school.", ["high school"]),
        ("What you don't need:\n- A college degree. High school or GED will do.", ["high school"]),
        ("What you don't need:\n- A college degree", []),
    ],
)
def test_what_suffices(posting: Callable[[str], Posting], text: str, degrees: list[str]) -> None:
    assert [e.degree for e in posting(f"Paralegal\n\n{text}").education] == degrees
