"""What evidence is worth, on short resumes; places and quotes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.matching.credit import ELSEWHERE, LISTED, STATUS, Places
from matcher.model import Contribution, Document, Match


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


JOBS = "EXPERIENCE\n\nLitigation Paralegal, Acme LLP\n"
ASKED = (
    "Litigation Paralegal\n\nRequirements:\n- Litigation\n- {} years of experience as a litigation paralegal\n- Westlaw"
)


def experience(match: Callable[[str, str], Match], own: str, years: int) -> Contribution:
    return credit(match(own, ASKED.format(years)), "experience")


def test_years_are_held_over_asked(match: Callable[[str, str], Match]) -> None:
    own = JOBS + "November 2024 - Present\nLitigation support"
    half = experience(match, own, 4).credit
    full = experience(match, own, 2).credit
    assert half == pytest.approx(full / 2)
    assert full == pytest.approx(1.0, abs=0.1)


@pytest.mark.parametrize("years", [1, 2, 5])
def test_more_years_than_asked_are_no_more(match: Callable[[str, str], Match], years: int) -> None:
    long = experience(match, JOBS + "November 1996 - Present", years)
    enough = experience(match, JOBS + "November 2016 - Present", years)
    assert long.credit == enough.credit


def test_other_work_is_worth_less_than_legal_support(match: Callable[[str, str], Match]) -> None:
    legal = experience(match, JOBS + "November 2016 - Present", 5)
    other = experience(match, "EXPERIENCE\n\nBarista, Bean There\nNovember 2016 - Present", 5)
    none = experience(match, "SKILLS\nsinging", 5)
    assert legal.credit > other.credit > none.credit == 0.0
    assert (legal.how, none.how) == ("dated jobs", "not shown")
    assert legal.evidence
    assert not none.evidence


def test_stated_and_undated_work_counts_in_part(match: Callable[[str, str], Match]) -> None:
    dated = experience(match, JOBS + "November 2016 - Present", 5)
    stated = experience(match, "SUMMARY\n\nLitigation paralegal with nine years of experience in all.", 5)
    undated = experience(match, "EXPERIENCE\n\nLitigation Paralegal, Acme LLP\n- Sang", 5)
    assert 0 < undated.credit < dated.credit
    assert 0 < stated.credit <= dated.credit
    assert {stated.how, undated.how} == {"years stated", "role named without dates"}


def test_places_of_quotes() -> None:
    text = "one\ntwo\f\nthree Westlaw\n"
    places = Places(Document("x", "", "ok", text, pages=(0, 8)))
    quote = places.quote(15, 22, "skills")
    assert (quote.text, quote.page, quote.line, quote.section) == ("Westlaw", 2, 3, "skills")


@given(st.text(alphabet="ab\n", min_size=1, max_size=40), st.data())
def test_lines_count_line_feeds(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    assert Places(Document("x", "", "ok", text)).quote(start, start + 1, "").line == text[:start].count("\n") + 1
