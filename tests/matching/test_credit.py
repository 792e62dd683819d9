"""What evidence is worth, on short resumes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.matching.credit import ELSEWHERE, LISTED, OTHER_TRADE, STATUS
from matcher.model import Contribution, Match


def credit(found: Match, kind: str) -> Contribution:
    (row,) = [c for c in found.contributions if c.kind == kind]
    return row


@pytest.mark.parametrize(
    ("own", "line", "value", "how"),
    [
        ("EXPERIENCE\n\nUsed Westlaw daily.", "Westlaw", 1.0, "exact"),
        ("SKILLS\nWestlaw", "Westlaw", LISTED, "exact"),
        ("VOLUNTEER WORK\nWestlaw for a clinic", "Westlaw", ELSEWHERE, "exact"),
        ("SKILLS\nWestlaw\n\nEXPERIENCE\n\nUsed Westlaw daily.", "Westlaw", 1.0, "exact"),
        ("EXPERIENCE\n\nUsed Clio daily.", "case management software", 1.0, "relation"),
        ("SKILLS\nClio", "case management software", LISTED, "relation"),
        ("SKILLS\nMyCase", "Clio required", 0.5, "relation"),
        ("EXPERIENCE\n\nUsed MyCase daily.", "Clio required", 0.5, "relation"),
        ("SKILLS\nWestlaw", "Lexis", 0.75, "relation"),
        ("SKILLS\ncase management software", "Clio required", 0.25, "relation"),
        ("SKILLS\nPACER", "Clio required", 0.0, "not shown"),
        ("SKILLS\nNo Westlaw", "Westlaw", 0.0, "not shown"),
        ("REFERENCES\nHe knows Westlaw", "Westlaw", 0.0, "not shown"),
    ],
)
def test_tools(match: Callable[[str, str], Match], own: str, line: str, value: float, how: str) -> None:
    row = credit(match(own, f"Requirements:\n- {line}"), "tool")
    assert row.credit == pytest.approx(value)
    assert row.how == how


@pytest.mark.parametrize(
    ("own", "line", "value"),
    [
        ("Certified Paralegal (CP), NALA", "Certified Paralegal (CP)", 1.0),
        ("Certified Legal Assistant (CLA), NALA", "Certified Paralegal (CP)", 1.0),
        ("Advanced Certified Paralegal (ACP), NALA", "Certified Paralegal (CP)", 1.0),
        ("Certified Paralegal (CP), NALA", "Advanced Certified Paralegal (ACP)", 0.5),
        ("Paralegal Certificate", "Certified Paralegal (CP)", 0.0),
        ("Certified Paralegal (CP), expired 2019", "Certified Paralegal (CP)", STATUS["expired"]),
        ("Certified Paralegal (CP), in progress", "Certified Paralegal (CP)", STATUS["in_progress"]),
        ("Advanced Certified Paralegal (ACP), in progress", "Certified Paralegal (CP)", STATUS["in_progress"]),
        ("Notary Public", "Notary Public", 1.0),
        ("Notary Public, commission expired 2019", "Notary Public", STATUS["expired"]),
    ],
)
def test_credentials(match: Callable[[str, str], Match], own: str, line: str, value: float) -> None:
    found = match(f"CERTIFICATIONS\n{own}", f"Requirements:\n- {line} required")
    assert credit(found, "certification").credit == pytest.approx(value)


@pytest.mark.parametrize(
    ("own", "line", "value"),
    [
        ("Bachelor of Arts", "Bachelor's degree", 1.0),
        ("Master of Arts", "Bachelor's degree", 1.0),
        ("J.D.", "High school diploma", 1.0),
        ("Associate's degree", "Bachelor's degree", 0.0),
        ("Associate's degree", "Bachelor's degree or associate's degree", 1.0),
        ("Bachelor of Arts", "Paralegal certificate", 0.0),
        ("Bachelor of Arts", "Associate's degree in paralegal studies", 0.5),
        ("Westlaw School", "Bachelor's degree", 0.0),
    ],
)
def test_degrees(match: Callable[[str, str], Match], own: str, line: str, value: float) -> None:
    found = match(f"EDUCATION\n{own}, 2014", f"Requirements:\n- {line}")
    assert credit(found, "education").credit == pytest.approx(value)


DRAFTS = ["Drafted pleadings", "Drafted motions", "Drafted contracts", "Drafted affidavits"]


@pytest.mark.parametrize("heading", ["EXPERIENCE", "SKILLS"])
def test_an_umbrella_duty_in_a_list_is_worth_a_list(match: Callable[[str, str], Match], heading: str) -> None:
    found = match(heading + "\n\n- " + "\n- ".join(DRAFTS[:3]), "Responsibilities:\n- Draft legal documents")
    assert credit(found, "duty").credit == pytest.approx(1.0 if heading == "EXPERIENCE" else LISTED)


@given(st.lists(st.sampled_from(DRAFTS), max_size=6))
def test_repetition_counts_once(match: Callable[[str, str], Match], lines: list[str]) -> None:
    asked = "Responsibilities:\n- Draft pleadings, motions and contracts"
    once = match("EXPERIENCE\n\n- " + "\n- ".join(dict.fromkeys(["Sang", *lines])), asked)
    often = match("EXPERIENCE\n\n- " + "\n- ".join(["Sang", *lines, *lines]), asked)
    assert often.score == once.score


JOB = "EXPERIENCE\n\n{}\nMay 2015 - May 2020\n- Drafted pleadings in Westlaw\n"


@pytest.mark.parametrize(
    ("title", "duty", "tool"),
    [
        ("Paralegal, Kerr Law", 1.0, 1.0),
        ("Staff Attorney, Kerr Law", 1.0, 1.0),
        ("Barista, Bean There", OTHER_TRADE, 1.0),
    ],
)
def test_a_duty_in_another_trade_is_worth_less_and_a_tool_is_not(
    match: Callable[[str, str], Match], title: str, duty: float, tool: float
) -> None:
    found = match(JOB.format(title), "Responsibilities:\n- Draft pleadings\n- Westlaw")
    assert credit(found, "duty").credit == pytest.approx(duty)
    assert credit(found, "tool").credit == pytest.approx(tool)


def test_a_job_reaches_to_the_next_one(match: Callable[[str, str], Match]) -> None:
    shop = "Barista, Bean There\nMay 2020 - May 2021\n- Made coffee\n\n"
    own = "EXPERIENCE\n\n" + shop + JOB.format("Paralegal, Kerr Law").removeprefix("EXPERIENCE\n\n")
    assert credit(match(own, "Responsibilities:\n- Draft pleadings"), "duty").credit == 1.0


@pytest.mark.parametrize("before", ["", "Office Manager, Tamarind Foods Inc.\nJune 2010 - June 2014\n- Sang\n\n"])
def test_the_title_of_a_job_belongs_to_that_job(match: Callable[[str, str], Match], before: str) -> None:
    own = f"EXPERIENCE\n\n{before}Litigation Paralegal, Acme LLP\nJune 2016 - June 2020\n- Danced\n"
    (row,) = match(own, "Requirements:\n- Litigation\n").contributions
    assert row.credit == 1.0
