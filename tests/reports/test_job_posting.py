"""Postings as schema.org JobPosting: terms with their codes, what the page stated, nothing lost on reading it again."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from matcher.documents import from_mapping
from matcher.model import Posting
from matcher.reports.job_posting import job_posting
from matcher.vocabulary import Vocabulary
from tests.codec.same import stored
from tests.laws.cases import AS_OF, CASES, MATCHER
from tests.laws.cases import posting as sample

AD = """Paralegal

Location: Columbus, OH
Job type: Full-time, part-time
Pay: $30 - $35 an hour

Responsibilities:
- Draft pleadings & <motions>

Requirements:
- Bachelor's degree
- 3 years of experience as a paralegal
- Westlaw, CM/ECF
- Notary Public commission

Preferred:
- PMP or Lean Six Sigma certification
- Excel skills
- Master's degree
"""


def wanted(posting: Posting) -> set[str]:
    return {c for r in posting.requirements for c in (*r.wants, r.class_id) if c}


def again(made: dict[str, Any]) -> Posting:
    return MATCHER.posting(from_mapping(json.loads(json.dumps(made))), as_of=AS_OF)


@pytest.fixture
def made(posting: Callable[[str], Posting], vocabulary: Vocabulary) -> dict[str, Any]:
    return job_posting(posting(AD), vocabulary)


def test_skills_are_terms_with_their_codes(made: dict[str, Any], vocabulary: Vocabulary) -> None:
    terms = {term["identifier"]: term for term in made["skills"]}
    assert terms["tool.westlaw"] == {
        "@type": "DefinedTerm",
        "name": "Westlaw",
        "identifier": "tool.westlaw",
        "description": "required",
        "termCode": "43232309",
        "inDefinedTermSet": {
            "@type": "DefinedTermSet",
            "name": "O*NET® technology skills",
            "url": "https://www.onetcenter.org/database.html",
        },
    }
    assert terms["tool.cm-ecf"]["termCode"] == "tool.cm-ecf"
    assert vocabulary.version in terms["tool.cm-ecf"]["inDefinedTermSet"]["name"]
    excel = terms["tool.microsoft-excel"]
    assert (excel["name"], excel["alternateName"], excel["description"]) == ("Microsoft Excel", "Excel", "preferred")


def test_what_is_asked_besides_skills(made: dict[str, Any]) -> None:
    assert made["title"] == "Paralegal"
    assert made["experienceRequirements"] == {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 36}
    assert [e["credentialCategory"] for e in made["educationRequirements"]] == ["bachelor degree"]
    notary = made["qualifications"][0]
    assert notary["identifier"] == "certification.notary-public"
    assert made["occupationalCategory"]["codeValue"] == "23-2011.00"


def test_the_conditions_of_work(made: dict[str, Any]) -> None:
    assert made["employmentType"] == ["FULL_TIME", "PART_TIME"]
    address = {"@type": "PostalAddress", "addressLocality": "Columbus", "addressRegion": "OH", "addressCountry": "US"}
    assert made["jobLocation"] == [{"@type": "Place", "address": address}]
    assert made["baseSalary"] == {
        "@type": "MonetaryAmount",
        "currency": "USD",
        "value": {"@type": "QuantitativeValue", "minValue": 30.0, "maxValue": 35.0, "unitText": "HOUR"},
    }
    assert "jobLocationType" not in made
    assert "responsibilities" not in made


def test_the_description_is_html(made: dict[str, Any]) -> None:
    assert "<h3>Requirements:</h3>" in made["description"]
    assert "<ul><li>Draft pleadings &amp; &lt;motions&gt;</li></ul>" in made["description"]


def test_a_heading_of_markdown_needs_no_mark(posting: Callable[[str], Posting], vocabulary: Vocabulary) -> None:
    made = job_posting(posting("Paralegal\n\n### Requirements\n\n- Westlaw"), vocabulary)
    assert "<h3>Requirements</h3>" in made["description"]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("Boston", ["Boston"]),
        ("Ohio", [{"@type": "PostalAddress", "addressRegion": "OH", "addressCountry": "US"}]),
    ],
)
def test_a_place_is_as_exact_as_it_was_stated(
    place: str, expected: list[Any], posting: Callable[[str], Posting], vocabulary: Vocabulary
) -> None:
    made = job_posting(posting(f"Paralegal\nLocation: {place}\n\nRequirements:\n- Westlaw"), vocabulary)
    assert [found["address"] for found in made["jobLocation"]] == expected


def test_nothing_that_is_not_stated_is_made_up(posting: Callable[[str], Posting], vocabulary: Vocabulary) -> None:
    made = job_posting(posting("Widgets wanted"), vocabulary)
    assert set(made) == {"@context", "@type", "title", "description"}


def test_remote_work_is_telecommuting(posting: Callable[[str], Posting], vocabulary: Vocabulary) -> None:
    assert job_posting(posting("Paralegal\n\nThis is a fully remote position."), vocabulary)["jobLocationType"] == (
        "TELECOMMUTE"
    )


@pytest.mark.parametrize("case", CASES)
def test_what_is_read_again_asks_for_the_same(case: str, vocabulary: Vocabulary) -> None:
    first = sample(case)
    second = again(job_posting(first, vocabulary))
    assert wanted(second) == wanted(first)
    levels = {(r.level, r.wants) for r in first.requirements if r.kind in ("tool", "certification")}
    assert {(r.level, r.wants) for r in second.requirements if r.kind in ("tool", "certification")} == levels
    assert (second.years and second.years.min) == (first.years and first.years.min)


@pytest.mark.parametrize("case", CASES)
def test_a_stored_profile_keeps_tools_and_credentials(case: str, vocabulary: Vocabulary) -> None:
    first = sample(case)
    made = job_posting(stored(first), vocabulary)
    assert "description" not in made
    second = again(made)
    kinds = ("tool.", "certification.", "practice_area.")
    assert {c for c in wanted(first) if c.startswith(kinds)} - wanted(second) <= {"practice_area.e-discovery"}
    assert (second.years and second.years.min) == (first.years and first.years.min)


def test_a_preferred_thing_stays_preferred(made: dict[str, Any]) -> None:
    levels = {c: r.level for r in again(made).requirements for c in r.wants}
    assert levels["certification.lean-six-sigma"] == levels["tool.microsoft-excel"] == "preferred"


def test_what_a_page_states_is_kept(vocabulary: Vocabulary) -> None:
    given = {
        "@type": "JobPosting",
        "title": "Paralegal",
        "datePosted": "2026-10-01",
        "hiringOrganization": {"@type": "Organization", "name": "Oduya Law Group"},
        "description": "<p>Requirements:</p><ul><li>Westlaw</li></ul>",
        "skills": "kindness",
    }
    made = job_posting(MATCHER.posting(given, as_of=AS_OF), vocabulary)
    for name in ("title", "datePosted", "hiringOrganization", "description"):
        assert made[name] == given[name]
    assert made["skills"][0] == "kindness"
    assert made["skills"][1]["name"] == "Westlaw"
    assert made["@context"] == "https://schema.org/"


def test_terms_of_several_lists_are_terms_of_each(posting: Callable[[str], Posting], vocabulary: Vocabulary) -> None:
    concept = vocabulary.concepts["tool.westlaw"]
    both = replace(concept, external={"esco": "http://data.europa.eu/esco/skill/x", "onet": "1", "other": "2"})
    made = job_posting(posting(AD), replace(vocabulary, concepts={**vocabulary.concepts, concept.id: both}))
    terms = [t for t in made["skills"] if t["identifier"] == concept.id]
    assert [(t["inDefinedTermSet"]["name"], t["termCode"]) for t in terms] == [
        ("ESCO", "http://data.europa.eu/esco/skill/x"),
        ("O*NET® technology skills", "1"),
    ]


def test_what_esco_knows_has_its_uri(posting: Callable[[str], Posting], vocabulary: Vocabulary) -> None:
    asked = "Legal Assistant\n\nRequirements:\n- 2 years as a legal assistant\n- Legal research\n- Legal terminology\n"
    made = job_posting(posting(asked), vocabulary)
    base = "http://data.europa.eu/esco"
    terms = {t["identifier"]: t for t in made["skills"] if t["inDefinedTermSet"]["name"] == "ESCO"}
    assert {id_: t["termCode"] for id_, t in terms.items()} == {
        "duty.conduct-legal-research": f"{base}/skill/a8585efe-4011-47b2-9aed-cd01bd3652c0",
        "skill.legal-terminology": f"{base}/skill/c7e686a1-d03e-4641-a229-68247fdc5887",
    }
    assert [(c["codeValue"], c["inCodeSet"]["name"]) for c in made["occupationalCategory"]] == [
        ("23-2011.00", "O*NET-SOC"),
        (f"{base}/occupation/929ef41d-afd0-4d5a-b85b-69eab68fa368", "ESCO"),
    ]
