"""A JobPosting: what its fields ask for beyond its description is written once, in the words of a posting."""

from __future__ import annotations

import json
from typing import Any

import pytest

from matcher.documents.html import read
from matcher.documents.job_posting import lines


def said(**fields: Any) -> list[str]:
    """The lines of a posting with these fields after its title and description."""
    found = [line.text for line in lines({"title": "Paralegal", "description": "Draft motions for 3 years.", **fields})]
    assert found[0] == "Paralegal"
    found.remove("Draft motions for 3 years.")
    return found[1:]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"hiringOrganization": {"@type": "Organization", "name": "Roe &amp; Co"}}, ["Company: Roe & Co"]),
        ({"hiringOrganization": "Roe LLP"}, ["Company: Roe LLP"]),
        ({"jobLocation": {"address": {"addressLocality": "Columbus", "addressRegion": "OH"}}},
         ["Location: Columbus, OH"]),
        ({"jobLocation": [{"address": "Ohio"}, {"address": {"addressCountry": "US"}}], "jobLocationType":
          "TELECOMMUTE"}, ["Location: Ohio; US; Remote"]),
        ({"employmentType": ["FULL_TIME", "CONTRACTOR"]}, ["Employment type: Full time, Contractor"]),
        ({"baseSalary": {"currency": "USD", "value": {"minValue": 60000, "maxValue": 70000, "unitText": "YEAR"}}},
         ["Salary: USD 60000 - 70000 per year"]),
        ({"baseSalary": {"currency": "USD", "value": 30}}, ["Salary: USD 30"]),
        ({"baseSalary": "$30"}, ["Salary: $30"]),
        ({"datePosted": "2026-10-01", "validThrough": "2026-12-01T00:00"},
         ["Posted: October 2026", "Apply by: December 2026"]),
        ({"experienceRequirements": {"monthsOfExperience": 24}}, ["Experience: 2 years"]),
        ({"experienceRequirements": {"monthsOfExperience": "12"}}, ["Experience: 1 year"]),
        ({"experienceRequirements": {"monthsOfExperience": 18}}, ["Experience: 1.5 years (18 months)"]),
        ({"experienceRequirements": {"monthsOfExperience": 36}}, []),
        ({"experienceRequirements": {"monthsOfExperience": "x"}}, []),
        ({"experienceRequirements": "no requirements"}, []),
        ({"experienceRequirements": "Five years in a law firm"}, ["Experience: Five years in a law firm"]),
        ({"educationRequirements": {"credentialCategory": "bachelor degree"}}, ["Education: Bachelor's degree"]),
        ({"educationRequirements": {"credentialCategory": "associate degree"}, "experienceInPlaceOfEducation": True},
         ["Education: Associate degree or equivalent experience"]),
        ({"educationRequirements": [{"credentialCategory": "high school"}, "professional certificate"]},
         ["Education: High school diploma or Professional certificate"]),
        ({"educationRequirements": "no requirements"}, []),
        ({"skills": "Westlaw, Relativity; motions"}, ["Skills: Westlaw, Relativity"]),
        ({"skills": ["Westlaw", {"@type": "DefinedTerm", "name": "Relativity"}, "Westlaw"]},
         ["Skills: Westlaw, Relativity"]),
        ({"qualifications": "<ul><li>Notary Public</li><li>Draft motions</li></ul>"},
         ["Qualifications: Notary Public"]),
        ({"qualifications": ["Notary", "Spanish"]}, ["Qualifications", "- Notary", "- Spanish"]),
        ({"responsibilities": "Draft motions"}, []),
        ({"responsibilities": "Draft motions\nCite-check"}, ["Responsibilities: Cite-check"]),
    ],
)  # fmt: skip
def test_fields(fields: dict[str, Any], expected: list[str]) -> None:
    assert said(**fields) == expected


def test_a_posting_without_description_is_its_fields() -> None:
    posting = {"title": "Clerk", "hiringOrganization": "Roe", "qualifications": ["Westlaw"]}
    assert [line.text for line in lines(posting)] == ["Clerk", "Company: Roe", "Qualifications: Westlaw"]
    assert lines({"title": "Clerk"}) == []


def test_the_title_is_not_said_twice() -> None:
    posting = {"title": "Clerk", "description": "<h1>CLERK</h1><p>File.</p>"}
    assert [line.text for line in lines(posting)] == ["Clerk", "File."]


@pytest.mark.parametrize(
    "kind", ["JobPosting", ["Thing", "JobPosting"], "schema:JobPosting", "https://schema.org/JobPosting"]
)
def test_json_ld_beside_a_fuller_page_adds_what_the_page_lacks(kind: Any) -> None:
    stated = json.dumps({"@type": kind, "description": "Draft", "skills": "Westlaw, Clio"})
    script = f'<script type="application/ld+json">//<![CDATA[\n{stated}\n//]]></script>'
    parts = read(f"<html><body><p>Draft motions with Clio in our office</p>{script}</body></html>".encode())
    assert parts.text == "Draft motions with Clio in our office\nSkills: Westlaw"


def test_microdata() -> None:
    parts = read(
        b'<html><body><div itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">Clerk</h1>'
        b'<meta itemprop="skills" content="Westlaw"><div itemprop="description">File motions in the court.</div></div>'
    )
    assert parts.text == "Clerk\nFile motions in the court.\nSkills: Westlaw"
    assert parts.data["JobPosting"]["title"] == "Clerk"


@pytest.mark.parametrize("wrapper", [{"mainEntity": 0}, {"@graph": 0}, {"itemListElement": [{"item": 0}]}])
def test_a_posting_in_another_thing_is_found(wrapper: dict[str, Any]) -> None:
    text = json.dumps(wrapper).replace("0", json.dumps({"@type": "JobPosting", "description": "File motions."}))
    parts = read(f'<html><body><script type="application/ld+json">{text}</script></body></html>'.encode())
    assert parts.text == "File motions."
