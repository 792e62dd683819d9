"""What jobs, stated years and named roles are worth for the experience that a posting asks for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from matcher.matching.experience import NAMED, OTHER_LEGAL, OTHER_WORK, UNDATED
from matcher.model import Contribution, Match


def of_experience(found: Match) -> Contribution:
    (row,) = [c for c in found.contributions if c.kind == "experience"]
    return row


JOBS = "EXPERIENCE\n\nLitigation Paralegal, Acme LLP\n"
ASKED = (
    "Litigation Paralegal\n\nRequirements:\n- Litigation\n- {} years of experience as a litigation paralegal\n- Westlaw"
)


def experience(match: Callable[[str, str], Match], own: str, years: int) -> Contribution:
    return of_experience(match(own, ASKED.format(years)))


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


PARALEGAL = "Paralegal\n\nRequirements:\n- {} years of experience as a paralegal\n- Westlaw"


@pytest.mark.parametrize(
    ("own", "years", "value", "how"),
    [
        ("Docket Clerk, Kerr Law LLP\nMay 2010 - May 2020", 10, OTHER_LEGAL, "dated jobs"),
        ("Docket Clerk, Kerr Law LLP\nMay 2018 - May 2020", 10, OTHER_LEGAL, "dated jobs"),
        ("Docket Clerk, Kerr Law LLP\nMay 2019 - May 2020", 10, OTHER_LEGAL / 2, "dated jobs"),
        ("Receptionist, Kerr Law LLP\nMay 2010 - May 2020", 5, OTHER_LEGAL, "dated jobs"),
        ("Staff Attorney, Kerr Law LLP\nMay 2010 - May 2020", 5, OTHER_LEGAL, "dated jobs"),
        ("Barista, Bean There\nMay 2010 - May 2020", 5, OTHER_WORK, "dated jobs"),
        ("Paralegal, Kerr Law LLP", 5, UNDATED, "role named without dates"),
    ],
)
def test_related_work(match: Callable[[str, str], Match], own: str, years: int, value: float, how: str) -> None:
    row = of_experience(match(f"EXPERIENCE\n\n{own}\n- Sang", PARALEGAL.format(years)))
    assert (row.credit, row.how) == (pytest.approx(value), how)


@pytest.mark.parametrize(
    ("own", "value"),
    [
        ("SUMMARY\n\nFormer paralegal who turned to baking and would gladly come back to the law some day.", NAMED),
        ("EDUCATION\n\nCertificate, Paralegal", 0.0),
        ("SKILLS\n\nParalegal", 0.0),
        ("REFERENCES\n\nAnn Poe, Paralegal", 0.0),
    ],
)
def test_a_role_that_is_only_named(match: Callable[[str, str], Match], own: str, value: float) -> None:
    assert of_experience(match(own, PARALEGAL.format(3))).credit == pytest.approx(value)


@pytest.mark.parametrize(
    ("line", "how"),
    [
        ("Paralegal, Kerr Law LLP", "role named without dates"),
        ("Kerr Law LLP | paralegal", "role named without dates"),
        ("SENIOR PARALEGAL", "role named without dates"),
        ("- Managed paralegal calendars", "role named in passing"),
        ("Managed paralegal calendars", "role named in passing"),
        ("\u2022 Paralegal calendars", "role named in passing"),
        ("Helped with Paralegal calendars", "role named in passing"),
    ],
)
def test_a_title_heads_its_line(match: Callable[[str, str], Match], line: str, how: str) -> None:
    """Whom somebody worked for is no title, wherever among the lines of a job it stands."""
    for lines in (f"- Sang\n- Danced\n- Cooked\n{line}", f"{line}\n- Sang\n- Danced\n- Cooked"):
        assert of_experience(match(f"EXPERIENCE\n\n{lines}", PARALEGAL.format(3))).how == how


def test_an_office_job_is_other_work_where_the_posting_names_no_role(match: Callable[[str, str], Match]) -> None:
    own = "EXPERIENCE\n\nOffice Manager, Bean There\nMay 2010 - May 2020"
    asked = "Contracts wizard\n\nRequirements:\n- 5 years of experience\n- Westlaw"
    assert of_experience(match(own, asked)).credit == pytest.approx(OTHER_WORK)
