"""What a line says of a job, by tables."""

from __future__ import annotations

import pytest

from matcher.extraction.titles import is_lawyer, is_leave, is_legal_support, is_study, names_job


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Senior Paralegal, Marsh & Dane LLP", True),
        ("Closing Paralegal/Closing Manager", True),
        ("Job title: Judicial Assistant", True),
        ("Barista, Bean There", True),
        ("Assistant at Marsh & Co.", True),
        ("Prepared exhibits for the paralegal", False),
        ("Assisting the office manager", False),
        ("I trained the secretaries", False),
        ("Employer: Marsh & Dane, Attorneys at Law", False),
        ("Office of the Dorrance County Attorney", False),
        ("Notary Public, commission 2020 - 2024", False),
        ("Marsh & Dane LLP, Houston", False),
    ],
)
def test_lines_that_name_a_job(line: str, named: bool) -> None:
    assert names_job(line) is named


LAW = "Typed pleadings for two attorneys and filed them at the courthouse."


@pytest.mark.parametrize(
    ("title", "employer", "body", "legal"),
    [
        ("Probate Assistant", "Wexcombe Estate Attorneys", "", True),
        ("Receptionist", "Ames, Doyle & Roe, PLLC", "", True),
        ("Receptionist", "Shelbourne Municipal Court", "", False),
        ("Judicial Assistant", "Superior Court", "", True),
        ("Law Clerk", "Marsh & Dane LLP", "", True),
        ("Administrative Assistant", "Marsh Associates", LAW, True),
        ("Administrative Assistant", "Marsh Associates", "Ordered supplies.", False),
        ("Business Manager", "Company", "Office operations for a 21-person law firm.", True),
        ("Receptionist", "Hollow Oak Answering", "Took calls for eleven law firms.", False),
        ("Assistant", "Dane CPA LLP", "", False),
        ("Vice President / Office Manager / Legal Department", "Dane Homes", "", False),
        ("Research Assistant, Legal Socialization Lab", "Dane University", "", False),
        ("Associate Attorney", "Marsh & Dane LLP", LAW, False),
        ("Assistant General Counsel", "Dane Homes", LAW, False),
        ("Clerk", "U.S. Attorney's Office", "", True),
        ("Deputy City Clerk", "City of Dane", "", False),
    ],
)
def test_legal_support(title: str, employer: str, body: str, legal: bool) -> None:
    assert is_legal_support(title, f"{title} | {employer}", body) is legal


@pytest.mark.parametrize(
    ("line", "leave"),
    [
        ("2018 - 2020: family caregiver", True),
        ("There is a gap from 2018 to 2020", True),
        ("Sabbatical, 2018 - 2019", True),
        ("Family Law Paralegal, 2018 - 2020", False),
        ("Caregiver services coordinator, 2018 - 2020", False),
    ],
)
def test_time_without_work(line: str, leave: bool) -> None:
    assert is_leave(line) is leave


@pytest.mark.parametrize(
    ("line", "study"),
    [
        ("B.S., Psychology, North Platte State University", True),
        ("Coding School, evenings", True),
        ("Paralegal Certificate Program, Bayou College", True),
        ("Certificate Program Coordinator, Bayou College", False),
        ("Teaching Assistant, Master of Arts program", False),
        ("Senior Paralegal, Marsh & Dane LLP", False),
    ],
)
def test_schooling(line: str, study: bool) -> None:
    assert is_study(line) is study


@pytest.mark.parametrize(
    ("title", "lawyer"),
    [
        ("Staff Attorney", True),
        ("Lending and Leasing Attorney, 2006 - 2009", True),
        ("Student Attorney - Housing Clinic", True),
        ("Attorney, Kerr Law", True),
        ("Legal Secretary to the General Counsel", False),
        ("Assistant to the Attorney", False),
        ("Legal Assistant, attorney support", False),
        ("Trial Attorney's Clerk", False),
        ("Secretary, Attorney General", False),
    ],
)
def test_lawyers(title: str, lawyer: bool) -> None:
    assert is_lawyer(title) is lawyer


def test_a_lawyers_title_that_begins_like_a_deed_names_a_job() -> None:
    assert names_job("Lending and Leasing Attorney, 2006 - 2009")
    assert not names_job("Drafting and filing motions for the attorney")
