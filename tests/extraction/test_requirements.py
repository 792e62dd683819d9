"""How a posting's wording becomes requirements: the table of the hierarchy's first section, and one weight per line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.model import Match, Posting, Requirement
from matcher.vocabulary import load_vocabulary

CONCEPTS = frozenset(load_vocabulary().concepts)
CLIO, MYCASE, CASES = "tool.clio", "tool.mycase", "tool.case-management-software"
WORD, EXCEL, OUTLOOK = "tool.microsoft-word", "tool.microsoft-excel", "tool.microsoft-outlook"
WESTLAW, LEXIS, RESEARCH = "tool.westlaw", "tool.lexisnexis", "tool.legal-research-platform"
CP, ACP, NOTARY = "certification.cp", "certification.acp", "certification.notary-public"
BACHELOR, ASSOCIATE = "education.bachelors-degree", "education.associates-degree"
CERTIFICATE = "education.paralegal-certificate"


def scored(found: Posting) -> list[Requirement]:
    return [r for r in found.requirements if r.kind != "experience"]


def asked(posting: Callable[[str], Posting], line: str, heading: str = "Requirements:") -> list[Requirement]:
    return scored(posting(f"Paralegal\n\n{heading}\n- {line}\n"))


@pytest.mark.parametrize(
    ("line", "mode", "names", "class_id"),
    [
        ("case management software such as Clio or MyCase", "class", {CLIO, MYCASE}, CASES),
        ("case management software, e.g. Clio", "class", {CLIO}, CASES),
        ("case management software like Clio", "class", {CLIO}, CASES),
        ("case management software including Clio", "class", {CLIO}, CASES),
        ("case management software (Clio, MyCase)", "class", {CLIO, MYCASE}, CASES),
        ("case management software (Clio, MyCase, or similar)", "class", {CLIO, MYCASE}, CASES),
        ("Clio, MyCase or similar", "class", {CLIO, MYCASE}, CASES),
        ("Clio or equivalent", "class", {CLIO}, CASES),
        ("Clio or other case management software", "class", {CLIO}, CASES),
        ("legal research platforms including Westlaw", "class", {WESTLAW}, RESEARCH),
        ("Experience with Clio or MyCase", "any", {CLIO, MYCASE}, ""),
        ("Westlaw/Lexis", "any", {WESTLAW, LEXIS}, ""),
        ("Clio required", "one", {CLIO}, ""),
        ("Must know Clio", "one", {CLIO}, ""),
        ("Microsoft Word, Excel, Outlook", "all", {WORD, EXCEL, OUTLOOK}, ""),
        ("Microsoft Word, Excel and Outlook", "all", {WORD, EXCEL, OUTLOOK}, ""),
        ("case management software", "one", {CASES}, ""),
        ("CP or ACP", "any", {CP, ACP}, ""),
        ("CP, ACP", "any", {CP, ACP}, ""),
        ("Bachelor's degree or associate's degree", "any", {BACHELOR, ASSOCIATE}, ""),
    ],
)
def test_one_line_is_one_requirement(
    posting: Callable[[str], Posting], line: str, mode: str, names: set[str], class_id: str
) -> None:
    (found,) = asked(posting, line)
    assert (found.mode, set(found.wants) - {class_id}, found.class_id) == (mode, names, class_id)
    assert found.open == (mode == "class")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Clio and MyCase or PracticePanther", [("one", {CLIO}), ("any", {MYCASE, "tool.practicepanther"})]),
        ("Relativity; Westlaw", [("one", {"tool.relativity"}), ("one", {WESTLAW})]),
        ("Bachelor's degree and a paralegal certificate", [("one", {BACHELOR}), ("one", {CERTIFICATE})]),
    ],
)
def test_one_line_of_two_requirements(
    posting: Callable[[str], Posting], line: str, expected: list[tuple[str, set[str]]]
) -> None:
    assert [(r.mode, set(r.wants)) for r in asked(posting, line)] == expected


@pytest.mark.parametrize(
    ("own", "line", "credit"),
    [
        # class with examples, and the class alone: any member is full, and so are the words themselves
        ("PracticePanther", "case management software such as Clio or MyCase", 1.0),
        ("PracticePanther", "case management software (Clio, MyCase, or similar)", 1.0),
        ("PracticePanther", "Clio, MyCase or equivalent", 1.0),
        ("case management software", "case management software such as Clio", 1.0),
        ("PracticePanther", "case management software", 1.0),
        ("PracticePanther", "practice management software such as Clio", 1.0),
        # closed alternatives
        ("MyCase", "Experience with Clio or MyCase", 1.0),
        ("PracticePanther", "Experience with Clio or MyCase", 0.5),
        ("case management software", "Experience with Clio or MyCase", 0.25),
        # one product
        ("Clio", "Clio required", 1.0),
        ("Clio Manage", "Clio required", 1.0),
        ("MyCase", "Clio required", 0.5),
        ("case management software", "Must know Clio", 0.25),
        ("Westlaw", "Lexis", 0.75),
        # and: one each, averaged
        ("Clio", "Clio and Lawmatics", 0.5),
        ("Word", "Relativity and Westlaw", 0.0),
        # no class
        ("Westlaw", "Clio required", 0.0),
    ],
)
def test_what_meets_the_wording(match: Callable[[str, str], Match], own: str, line: str, credit: float) -> None:
    found = match(f"EXPERIENCE\n\nUsed {own} daily.", f"Requirements:\n- {line}\n")
    credits = [c.credit for c in found.contributions if c.kind == "tool"]
    assert sum(credits) / len(credits) == pytest.approx(credit, abs=0.26 if line == "Clio and Lawmatics" else 1e-9)


@pytest.mark.parametrize(
    ("line", "heading", "level"),
    [
        ("Clio", "Requirements:", "required"),
        ("Clio", "Preferred:", "preferred"),
        ("Clio", "Responsibilities:", "mentioned"),
        ("Clio preferred", "Requirements:", "preferred"),
        ("Clio is a plus", "Requirements:", "preferred"),
        ("Ideally, you know Clio", "Requirements:", "preferred"),
        ("You must know Clio", "Responsibilities:", "required"),
    ],
)
def test_levels(posting: Callable[[str], Posting], line: str, heading: str, level: str) -> None:
    assert [r.level for r in asked(posting, line, heading)] == [level]


@pytest.mark.parametrize(
    ("line", "proficiency"), [("Proficiency in Clio", "expert"), ("Familiarity with Clio", "familiar"), ("Clio", "")]
)
def test_proficiency(posting: Callable[[str], Posting], line: str, proficiency: str) -> None:
    assert [r.proficiency for r in asked(posting, line)] == [proficiency]


@pytest.mark.parametrize(
    ("line", "heading", "hard"),
    [
        ("Certified Paralegal (CP)", "Requirements:", True),
        ("Certified Paralegal (CP) preferred", "Requirements:", False),
        ("Bachelor's degree", "Requirements:", True),
        ("Clio", "Requirements:", False),
    ],
)
def test_knockouts_are_credentials_that_are_required(
    posting: Callable[[str], Posting], line: str, heading: str, hard: bool
) -> None:
    assert [r.hard for r in asked(posting, line, heading)] == [hard]


def test_a_readiness_suffices_is_marked(posting: Callable[[str], Posting]) -> None:
    (found,) = asked(posting, "Notary Public or willing to obtain")
    assert found.wants == (NOTARY,)
    assert found.open


@pytest.mark.parametrize("heading", ["Benefits:", "How to apply:", "What you don't need:"])
def test_what_other_sections_name_is_not_asked(posting: Callable[[str], Posting], heading: str) -> None:
    assert asked(posting, "Clio", heading) == []


@pytest.mark.parametrize("line", ["Clio is not required", "No Clio experience needed"])
def test_what_is_not_required_is_not_asked(posting: Callable[[str], Posting], line: str) -> None:
    assert asked(posting, line) == []


@pytest.mark.parametrize("line", ["Attention to detail", "Strong attention to detail"])
def test_personal_qualities_are_not_scored(posting: Callable[[str], Posting], line: str) -> None:
    assert [r.scored for r in asked(posting, line)] == [False]


def test_a_posting_of_personal_qualities_has_no_score(match: Callable[[str, str], Match]) -> None:
    found = match("Attention to detail", "Requirements:\n- Attention to detail")
    assert found.score is None
    assert found.not_scored


def test_a_heading_that_names_a_product_asks_for_it(posting: Callable[[str], Posting]) -> None:
    (found,) = scored(posting("Paralegal\n\nWestlaw Experience Required\n\nOur office is in Houston."))
    assert found.wants == (WESTLAW,)


def test_a_concept_is_asked_once_at_its_highest_level(posting: Callable[[str], Posting]) -> None:
    found = scored(posting("Responsibilities:\n- Use Clio\n\nPreferred:\n- Clio\n\nRequirements:\n- Clio"))
    assert [(r.wants, r.level) for r in found] == [((CLIO,), "required")]


def test_experience_is_a_requirement(posting: Callable[[str], Posting]) -> None:
    found = posting("Litigation Paralegal\n\nRequirements:\n- Westlaw\n- 5 years of experience as a paralegal")
    (experience,) = [r for r in found.requirements if r.kind == "experience"]
    assert (experience.min_years, experience.hard, experience.level) == (5.0, True, "required")
    assert experience.wants[0].startswith("role.")


LINES = [
    "Clio or MyCase",
    "case management software such as Clio",
    "Westlaw/Lexis and PACER",
    "Draft pleadings, motions and briefs",
    "Microsoft Word, Excel, Outlook",
    "Certified Paralegal (CP) or ACP; notary public",
    "Bachelor's degree or paralegal certificate",
    "E-file in federal court (CM/ECF)",
    "Family law and probate",
    "Attention to detail",
    "5+ years of experience as a litigation paralegal",
    "iManage or similar document management system preferred",
]


@given(
    st.lists(st.sampled_from(LINES), max_size=8), st.sampled_from(["Requirements:", "Preferred:", "Responsibilities:"])
)
def test_laws_of_requirements(posting: Callable[[str], Posting], lines: list[str], heading: str) -> None:
    found = posting(heading + "".join(f"\n- {line}" for line in lines))
    requirements = found.requirements
    assert [r.id for r in requirements] == [f"r{i}" for i in range(1, len(requirements) + 1)]
    assert [r.start for r in requirements] == sorted(r.start for r in requirements)
    wanted = [c for r in requirements if r.kind != "experience" for c in r.wants]
    assert len(wanted) == len(set(wanted))  # each concept in one requirement only
    for r in requirements:
        assert 0 <= r.start < r.end <= len(found.document.text)
        assert "\n" not in found.document.text[r.start : r.end]
        assert all(c in CONCEPTS for c in r.wants)
        assert r.mode != "one" or r.kind == "experience" or len(r.wants) == 1
        assert (r.mode == "class") == bool(r.class_id)
        assert r.label
