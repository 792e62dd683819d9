"""An extracted posting as a schema.org JobPosting (JSON-LD): what it asks for as terms that other systems can look up.

What the posting's own structured data state is kept. What only the employer knows (who hires, since when) is not made
up: a board adds it before it publishes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from matcher.extraction.addresses import Address, addresses
from matcher.model import Concept, EmploymentType, Level, Pay, Posting
from matcher.reports.posting_html import posting_html
from matcher.vocabulary import Vocabulary

_SKILLS = frozenset({"tool", "skill", "practice_area", "document_type"})
# What Google reads of a degree; the nearest of its words for each of ours.
_DEGREES: Mapping[str, str] = {
    "high school": "high school",
    "associate": "associate degree",
    "bachelor": "bachelor degree",
    "master": "postgraduate degree",
    "juris doctor": "postgraduate degree",
    "paralegal certificate": "professional certificate",
}
_EMPLOYMENT: Mapping[EmploymentType, str] = {
    "full-time": "FULL_TIME",
    "part-time": "PART_TIME",
    "temporary": "TEMPORARY",
    "contract": "CONTRACTOR",
    "internship": "INTERN",
    "per diem": "PER_DIEM",
}
# A term set for each key of a concept's ``external``; NOTICE gives the credit that their owners ask for.
_TERM_SETS: Mapping[str, Mapping[str, str]] = {
    "onet": {"name": "O*NET® technology skills", "url": "https://www.onetcenter.org/database.html"},
    "esco": {"name": "ESCO", "url": "http://data.europa.eu/esco/concept-scheme/skills"},
}
_OWN_SET = "legal-support-matcher vocabulary"
# What the occupations of these lists are called.
_OCCUPATIONS: Mapping[str, Mapping[str, str]] = {
    "onet": {"name": "O*NET-SOC"},
    "esco": {"name": "ESCO", "url": "http://data.europa.eu/esco/concept-scheme/occupations"},
}


def job_posting(posting: Posting, vocabulary: Vocabulary) -> dict[str, Any]:
    """A posting as JSON-LD; of a stored profile without a description, and with the role that it asks for as title."""
    given = posting.document.data.get("JobPosting", {})
    made = {
        "title": posting.title.lstrip("# ") or _role(posting, vocabulary),
        "description": posting_html(posting.document.text, vocabulary),
        **_asked(posting, vocabulary),
        **_conditions(posting),
    }
    found = {name: value for name, value in made.items() if value not in ("", [], None)}
    if "skills" in given and "skills" in found:
        found["skills"] = [*_listed(given["skills"]), *found["skills"]]
    kept = ("title", "description", "responsibilities", "qualifications", "jobLocation", "baseSalary")
    own = {name: value for name, value in found.items() if name not in kept or name not in given}
    return {"@context": "https://schema.org/", "@type": "JobPosting", **given, **own}


def _asked(posting: Posting, vocabulary: Vocabulary) -> dict[str, Any]:
    """What a posting asks for: terms, credentials, duties, degrees, experience."""
    wanted = _wanted(posting, vocabulary)
    words = _words(posting)
    months = [round(r.min_years * 12) for r in posting.requirements if r.kind == "experience" and r.min_years]
    roles = [c for c, _ in wanted if c.kind == "role" and "onet" in c.external]
    skills = [(c, level) for c, level in wanted if c.kind in _SKILLS or (c.kind == "duty" and "esco" in c.external)]
    return {
        "skills": [term for c, level in skills for term in _terms(c, level, words, vocabulary)],
        # The description says them better.
        "responsibilities": [] if posting.document.text else [c.try_form for c, _ in wanted if c.kind == "duty"],
        "qualifications": [_credential(c, words) for c, _ in wanted if c.kind == "certification"],
        "educationRequirements": _education(posting),
        "experienceRequirements": {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": months[0]}
        if months
        else None,
        "occupationalCategory": _occupation(roles[0]) if roles else None,
    }


def _role(posting: Posting, vocabulary: Vocabulary) -> str:
    roles = (vocabulary.concepts[c] for r in posting.requirements if r.kind == "experience" for c in r.wants[:1])
    return next((role.try_form for role in roles), "")


def _wanted(posting: Posting, vocabulary: Vocabulary) -> list[tuple[Concept, Level]]:
    """The concepts of the requirements, each once with the level at which it is asked for first."""
    found: dict[str, Level] = {}
    for requirement in posting.requirements:
        for concept in (*requirement.wants, *filter(None, (requirement.class_id,))):
            found.setdefault(concept, requirement.level)
    return [(vocabulary.concepts[id_], level) for id_, level in found.items()]


def _words(posting: Posting) -> dict[str, str]:
    """The posting's own words for each concept that it asks for."""
    found: dict[str, str] = {}
    for mention in posting.mentions:
        if mention.status == "wanted" and mention.text:
            found.setdefault(mention.concept, " ".join(mention.text.split()))
    return found


def _named(concept: Concept, words: Mapping[str, str]) -> dict[str, str]:
    """A concept's name and id, and what the posting calls it where that is something else."""
    said = words.get(concept.id, concept.try_form)
    other = {"alternateName": said} if said != concept.try_form else {}
    return {"name": concept.try_form, **other, "identifier": concept.id}


def _terms(
    concept: Concept, level: Level, words: Mapping[str, str], vocabulary: Vocabulary
) -> Iterator[dict[str, Any]]:
    """A concept as a term of every public list that is known to have it, else of our vocabulary."""
    known = [(code, _TERM_SETS[key]) for key, code in sorted(concept.external.items()) if key in _TERM_SETS]
    own = {"name": f"{_OWN_SET} {vocabulary.version}"}
    for code, term_set in known or [(concept.id, own)]:
        yield {
            "@type": "DefinedTerm",
            **_named(concept, words),
            "description": level,
            "termCode": code,
            "inDefinedTermSet": {"@type": "DefinedTermSet", **term_set},
        }


def _credential(concept: Concept, words: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@type": "EducationalOccupationalCredential",
        "credentialCategory": "license" if concept.registration else "certification",
        **_named(concept, words),
    }
    if concept.issuer:
        found["recognizedBy"] = {"@type": "Organization", "name": concept.issuer}
    return found


def _education(posting: Posting) -> list[dict[str, Any]]:
    """The degrees that would do, the lowest first; preferred ones only where none is required."""
    levels = {entry.level for entry in posting.education}
    asked = [e for e in posting.education if e.level == "required" or "required" not in levels]
    categories = dict.fromkeys(_DEGREES[entry.degree] for entry in asked)
    return [{"@type": "EducationalOccupationalCredential", "credentialCategory": name} for name in categories]


def _occupation(role: Concept) -> dict[str, Any] | list[dict[str, Any]]:
    """The occupation of a role: one code, or one of every list that has it."""
    codes = [
        {
            "@type": "CategoryCode",
            "codeValue": role.external[key],
            "inCodeSet": {"@type": "CategoryCodeSet", **code_set},
        }
        for key, code_set in _OCCUPATIONS.items()
        if key in role.external
    ]
    return codes if len(codes) > 1 else codes[0]


def _conditions(posting: Posting) -> dict[str, Any]:
    """The conditions of work that the posting states."""
    facts = posting.facts
    remote = any(stated.value == "remote" for stated in facts.workplace)
    kinds = [_EMPLOYMENT[stated.value] for stated in facts.employment if stated.value in _EMPLOYMENT]
    return {
        "employmentType": list(dict.fromkeys(kinds)),
        "jobLocation": [place for stated in facts.locations for place in _places(stated.value)],
        "jobLocationType": "TELECOMMUTE" if remote else "",
        "baseSalary": next((_salary(pay) for pay in facts.pay if pay.currency), None),
    }


def _places(said: str) -> list[dict[str, Any]]:
    """A place as an address of its parts where its state is known, else as it is written."""
    known = [address for address in addresses(said) if address.state]
    if not known:
        return [{"@type": "Place", "address": said}]
    return [{"@type": "Place", "address": _address(address)} for address in known]


def _address(address: Address) -> dict[str, str]:
    town = {"addressLocality": address.town} if address.town else {}
    return {"@type": "PostalAddress", **town, "addressRegion": address.state, "addressCountry": "US"}


def _salary(pay: Pay) -> dict[str, Any]:
    figures = {"minValue": pay.min, "maxValue": pay.max}
    value = {name: figure for name, figure in figures.items() if figure is not None}
    return {
        "@type": "MonetaryAmount",
        "currency": pay.currency,
        "value": {"@type": "QuantitativeValue", **value, "unitText": pay.per.upper()},
    }


def _listed(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else [value]
