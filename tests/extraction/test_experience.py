"""Dated roles and their sum; years that postings ask for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.extraction.dates import day, months
from matcher.extraction.experience import years
from matcher.library import Matcher, Text
from matcher.model import Posting, Resume, Role


def role(first: int, last: int) -> Role:
    return Role("Paralegal", "role.paralegal", True, day(first), day(last), False, 0, 1)


MONTH = st.integers(months(date(1970, 1, 1)), months(date(2030, 1, 1)))
STRETCHES = st.lists(st.tuples(MONTH, MONTH).map(lambda pair: (min(pair), max(pair))), min_size=1, max_size=8)


@given(STRETCHES)
def test_overlapping_months_count_once(stretches: list[tuple[int, int]]) -> None:
    """The oracle: the set of all months."""
    held = {month for first, last in stretches for month in range(first, last)}
    assert years(role(first, last) for first, last in stretches) == round(len(held) / 12, 1)


@given(STRETCHES, st.randoms(use_true_random=False))
def test_the_order_of_jobs_changes_nothing(stretches: list[tuple[int, int]], random: object) -> None:
    assert years(role(*s) for s in stretches) == years(role(*s) for s in reversed(stretches))


@given(STRETCHES, st.tuples(MONTH, MONTH))
def test_one_more_job_never_takes_years_away(stretches: list[tuple[int, int]], more: tuple[int, int]) -> None:
    before, after = years(role(*s) for s in stretches), years(role(*s) for s in [*stretches, (min(more), max(more))])
    assert before is not None
    assert after is not None
    assert after >= before


def test_no_job_is_no_figure() -> None:
    assert years([]) is None


JOBS = "EXPERIENCE\n\n"


@pytest.mark.parametrize(
    ("text", "total", "legal"),
    [
        ("Paralegal, Acme LLP\nJune 2016 - June 2020", 4.0, 4.0),
        ("Paralegal, Acme LLP, 06/2016 - 06/2020", 4.0, 4.0),
        ("June 2016 - June 2020\nParalegal\nAcme LLP", 4.0, 4.0),
        ("Paralegal, Acme LLP\n2016 - 2020", 4.0, 4.0),
        ("Paralegal, Acme LLP\n2016 - 2016", 0.5, 0.5),
        ("Paralegal, Acme LLP, 2016", 0.5, 0.5),
        ("Paralegal, Acme LLP\nNovember 2016 - Present", 10.0, 10.0),
        ("Paralegal, Acme LLP\nsince November 2016", 10.0, 10.0),
        ("Paralegal, Acme LLP\n2016 - Present", 10.0, 10.0),
        ("Paralegal, A LLP\nJune 2016 - June 2020\n\nLegal Secretary, B LLP\nJune 2018 - June 2022", 6.0, 6.0),
        ("Paralegal, A LLP\nJune 2016 - June 2020\n\nLegal Secretary, B LLP\nJune 2016 - June 2020", 4.0, 4.0),
        ("Paralegal, A LLP\nJune 2016 - June 2020\n\nBarista, Bean There\nJune 2020 - June 2022", 6.0, 4.0),
        ("Barista, Bean There\nJune 2020 - June 2022", 2.0, 0.0),
        ("Teacher, Lincoln School\n2016 - 2020", 4.0, 0.0),
        ("Associate Attorney, Acme LLP\n2016 - 2020", 4.0, 0.0),
        ("Legal Assistant, Dorrance County\nAugust 2014 - August 2016", 2.0, 2.0),
        ("Receptionist, Law Offices of Jo Doe\n2016 - 2018", 2.0, 2.0),
        ("Deputy Clerk, Superior Court\n2016 - 2018", 2.0, 2.0),
        ("Paralegal, Acme LLP\nJune 2030 - June 2031", None, None),
        ("Paralegal, Acme LLP\n2020 - 2016", None, None),
        ("Paralegal, Acme LLP\n2026 - Present", 0.5, 0.5),
        ("Paralegal, A LLP\nJune 2016 - May 2020\n\nParalegal, B LLP\nJune 2020 - June 2022", 6.0, 6.0),
        ("Assistant District Attorney, Dorrance County\n2016 - 2018", 2.0, 0.0),
        ("Document Clerk\nOffice of the Dorrance County Attorney\n2016 - 2018", 2.0, 2.0),
        ("Contracts Paralegal, Acme Corp.\n2016 - 2018", 2.0, 2.0),
        ("Process Server, Swift Papers\n2016 - 2018", 2.0, 2.0),
        ("Sales Manager, Legal Forms Company\n2016 - 2018", 2.0, 0.0),
        ("Volunteer, Legal Clinic\n2016 - 2018", None, None),
        ("Notary Public, commission 2020 - 2024", None, None),
        ("2016 - 2018: caregiver for my mother", None, None),
        ("- Ranked first in sales 2016 - 2018", None, None),
        ("Paralegal, Acme LLP", None, None),
    ],
)
def test_years_of_resumes(resume: Callable[[str], Resume], text: str, total: float | None, legal: float | None) -> None:
    found = resume(JOBS + text)
    assert (found.total_years, found.legal_years) == (total, legal)


@pytest.mark.parametrize("heading", ["EDUCATION", "CERTIFICATIONS", "REFERENCES", "VOLUNTEER WORK"])
def test_dates_outside_work_are_no_jobs(resume: Callable[[str], Resume], heading: str) -> None:
    assert resume(f"{heading}\n\nParalegal studies, Bayou College\n2014 - 2016").roles == ()


def test_a_role_quotes_its_dates(resume: Callable[[str], Resume]) -> None:
    found = resume(JOBS + "Senior Paralegal, Acme LLP\nJune 2016 – Present")
    (job,) = found.roles
    assert found.document.text[job.start : job.end] == "June 2016 – Present"
    assert job.title == "Senior Paralegal, Acme LLP"
    assert job.family.startswith("role.")
    assert job.current
    assert (job.start_month, job.end_month) == (date(2016, 6, 1), date(2026, 11, 1))


def test_a_label_after_the_last_job_is_not_of_its_heading(resume: Callable[[str], Resume]) -> None:
    job = "Barista, Bean There\nJune 2020 - June 2022"
    assert resume(f"{JOBS}{job}\nSkills: legal research").legal_years == resume(JOBS + job).legal_years == 0.0


@pytest.mark.parametrize("as_of", [date(2020, 1, 1), date(2024, 6, 15), date(2030, 12, 31)])
def test_open_jobs_run_to_the_as_of_date(matcher: Matcher, as_of: date) -> None:
    found = matcher.resume(Text(JOBS + "Paralegal, Acme LLP\nJanuary 2016 - Present"), as_of=as_of)
    assert found.total_years == round((months(as_of) - months(date(2016, 1, 1))) / 12, 1)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Paralegal with nine years of experience", 9.0),
        ("Legal secretary with 12+ years in litigation", 12.0),
        ("Over 20 years of law firm experience; 5 years as a paralegal", 20.0),
        ("Paralegal with twenty-five years of experience", 25.0),
        ("Paralegal for eight and a half years", 8.5),
        ("Legal assistant with two years in a law office and four years at front desks", 2.0),
        ("Baker with nine years of experience", None),
        ("Our firm was founded 20 years ago; paralegal", None),
        ("Paralegal", None),
    ],
)
def test_years_that_a_resume_states(resume: Callable[[str], Resume], text: str, stated: float | None) -> None:
    assert resume(f"SUMMARY\n\n{text}.").stated_years == stated


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("5 years of experience", 5, None),
        ("5+ years of paralegal experience", 5, None),
        ("5 plus years experience", 5, None),
        ("At least 3 years' experience as a paralegal", 3, None),
        ("Three years’ experience", 3, None),
        ("3-5 years of litigation experience", 3, 5),
        ("3 – 5 years of relevant experience", 3, 5),
        ("3 to 5+ years of experience", 3, 5),
        ("three to five years of legal experience", 3, 5),
        ("three (3) years of experience", 3, None),
        ("a minimum of five (5) to seven (7) years of experience", 5, 7),
        ("Minimum of 2 years experience in a law firm", 2, None),
        ("2 yrs experience", 2, None),
        ("2-4 yrs. exp", 2, 4),
        ("minimum 5 YOE", 5, None),
        ("two or more years of experience", 2, None),
        ("experience of 3 years or more", 3, None),
        ("Experience: 4 years", 4, None),
        ("Experience (3 years) required", 3, None),
        ("1 year of experience", 1, None),
        ("at least one year in a legal setting", 1, None),
        ("five years as a paralegal", 5, None),
        ("10 years working in law firms", 10, None),
        ("ten+ years of experience", 10, None),
        ("fourteen years of experience", 14, None),
        ("twenty-five years of experience", 25, None),
        ("2.5 years of experience", 2.5, None),
        ("0-2 years of experience", 0, 2),
        ("3+ years paralegal", 3, None),
        ("Paralegal with 3+ years", 3, None),
        ("1-2 years' law firm experience", 1, 2),
        ("Bachelor's degree plus 3 years experience", 3, None),
        ("a year or two in a law office", 1, 2),
        ("a couple of years in a law firm", 2, None),
        ("one to three years of experience", 1, 3),
        ("three (3) or more years of experience", 3, None),
        ("seven plus years as a paralegal", 7, None),
        ("six months of experience", 0.5, None),
        ("Years of experience required: 5", 5, None),
        ("2 yrs minimum at a vendor", 2, None),
        ("two years in a law office OR five years running a front desk", 2, None),
        ("five years with families or one year in a law office", 1, None),
        ("4 years of experience with a bachelor's degree or 6 years of experience without", 4, None),
        ("Bachelor's degree or 4 years of experience; 2 years of legal experience", 2, None),
        ("2 years of experience with Relativity; 5 years as a paralegal", 5, None),
        ("6 years of paralegal experience, at least three of them in securities litigation", 6, None),
    ],
)
def test_years_asked(posting: Callable[[str], Posting], text: str, low: float, high: float | None) -> None:
    found = posting(f"Paralegal\n\nRequirements:\n- {text}")
    assert found.years is not None
    assert (found.years.min, found.years.max, found.years.level) == (low, high, "required")
    quote = found.document.text[found.years.start : found.years.end]
    assert quote in text


@pytest.mark.parametrize(
    "text",
    [
        "must be at least 18 years of age",
        "must be 18 years of age or older",
        "You must be 21 years old",
        "eighteen years of age",
        "The firm was founded 20 years ago",
        "for over 20 years we have served clients",
        "We have been serving clients for 30 years",
        "a firm with 50 years of history",
        "Our 25 years of experience",
        "combined 40 years of experience",
        "Our attorneys have over 100 years of combined experience",
        "celebrating 20 years in business",
        "within the last 5 years",
        "retain records for 7 years",
        "renewed every 2 years",
        "2 years of college",
        "a two-year degree",
        "4-year degree",
        "3 year contract",
        "7-year retention",
        "years of experience",
        "no experience needed",
        "401k after 1 year of employment",
        "a 2 year contract",
        "We are a company 5 years old",
        "probation of one year",
        "our average secretary has been with us nine years",
    ],
)
def test_years_that_are_not_asked(posting: Callable[[str], Posting], text: str) -> None:
    assert posting(f"Paralegal\n\nRequirements:\n- {text}").years is None


@pytest.mark.parametrize(
    ("text", "low", "level"),
    [
        ("Requirements:\n- 3 years of experience preferred", 3, "preferred"),
        ("Preferred:\n- 3 years of experience", 3, "preferred"),
        ("Preferred:\n- 5 years of experience\n\nRequirements:\n- 3 years of experience", 3, "required"),
        ("Requirements:\n- 3 years of experience\n- 1 year of trial experience", 3, "required"),
        ("Benefits:\n- 5 years of experience", None, None),
    ],
)
def test_required_years_stand_before_preferred(
    posting: Callable[[str], Posting], text: str, low: float | None, level: str | None
) -> None:
    found = posting("Paralegal\n\n" + text).years
    assert (found and found.min, found and found.level) == (low, level)
