"""What was extracted as rows of a table, one for each document, without its text: plain values for any engine."""

from __future__ import annotations

from datetime import date
from typing import Any

from typing_extensions import TypedDict  # pydantic wants this one before Python 3.12

from matcher.codec.profile import decode, encode
from matcher.matching.score import versions
from matcher.model import Education, Facts, Failure, Keyword, Mention, Posting, Requirement, Resume, Role
from matcher.vocabulary import Vocabulary

ROW_VERSION = "1"


class Row(TypedDict):
    """One document. What a failure or the other kind of document does not have is null, or an empty list.

    ``profile`` is the stored profile, from which :func:`found_in` makes a resume or posting that can be scored.
    """

    id: str
    sha256: str
    status: str
    reason: str
    doc_type: str | None
    as_of: date | None
    tool: str
    vocabulary: str
    mentions: list[dict[str, Any]]
    keywords: list[dict[str, Any]]
    education: list[dict[str, Any]]
    total_years: float | None
    legal_years: float | None
    stated_years: float | None
    roles: list[dict[str, Any]]
    asked_years: dict[str, Any] | None
    requirements: list[dict[str, Any]]
    credentials: list[dict[str, Any]]
    languages: list[dict[str, Any]]
    pay: list[dict[str, Any]]
    workplace: list[str]
    employment: list[str]
    profile: bytes | None


def row(found: Posting | Resume | Failure, vocabulary: Vocabulary) -> Row:
    """What was found in a document, as a row. Its id is what the caller called the document."""
    made = versions(vocabulary)
    empty: Row = {
        "id": "",
        "sha256": "",
        "status": "ok",
        "reason": "",
        "doc_type": None,
        "as_of": None,
        "tool": made["tool"],
        "vocabulary": made["vocabulary"],
        "mentions": [],
        "keywords": [],
        "education": [],
        "total_years": None,
        "legal_years": None,
        "stated_years": None,
        "roles": [],
        "asked_years": None,
        "requirements": [],
        "credentials": [],
        "languages": [],
        "pay": [],
        "workplace": [],
        "employment": [],
        "profile": None,
    }
    if isinstance(found, Failure):
        return {**empty, "id": found.source, "sha256": found.sha256, "status": found.status, "reason": found.reason}
    common: Row = {
        **empty,
        "id": found.document.source,
        "sha256": found.document.sha256,
        "reason": found.no_score,
        "as_of": found.as_of,
        "mentions": [_mention(m) for m in found.mentions],
        "keywords": [_keyword(k) for k in found.keywords],
        "education": [_education(e) for e in found.education],
        "languages": _languages(found.facts),
        "profile": encode(found),
    }
    return _resume(common, found) if isinstance(found, Resume) else _posting(common, found)


def found_in(row: Row, vocabulary: Vocabulary) -> Posting | Resume | Failure:
    """The resume or posting of a row, without its text and facts, or why there is none.

    Raises:
        StoredProfileError: The row was made by another version, or by a vocabulary with other concepts.
    """
    if row["profile"] is None:
        return Failure(row["id"], row["status"], row["reason"], row["sha256"])  # type: ignore[arg-type]
    return decode(row["profile"], vocabulary, source=row["id"], sha256=row["sha256"])


def _resume(common: Row, found: Resume) -> Row:
    return {
        **common,
        "doc_type": "resume",
        "total_years": found.total_years,
        "legal_years": found.legal_years,
        "stated_years": found.stated_years,
        "roles": [_role(r) for r in found.roles],
        "credentials": [
            {"concept": c.concept, "status": c.status, "states": list(c.states)} for c in found.facts.credentials
        ],
    }


def _posting(common: Row, found: Posting) -> Row:
    years, facts = found.years, found.facts
    return {
        **common,
        "doc_type": "posting",
        "asked_years": {"min": years.min, "max": years.max, "level": years.level} if years else None,
        "requirements": [_requirement(r) for r in found.requirements],
        "pay": [{"min": p.min, "max": p.max, "currency": p.currency, "per": p.per} for p in facts.pay],
        "workplace": [stated.value for stated in facts.workplace],
        "employment": [stated.value for stated in facts.employment],
    }


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "concept": mention.concept,
        "status": mention.status,
        "section": mention.section,
        "level": mention.level,
        "how": mention.how,
        "start": mention.start,
        "end": mention.end,
    }


def _keyword(keyword: Keyword) -> dict[str, Any]:
    return {"term": keyword.term, "level": keyword.level, "count": keyword.count}


def _education(education: Education) -> dict[str, Any]:
    return {"degree": education.degree, "level": education.level, "status": education.status}


def _role(role: Role) -> dict[str, Any]:
    return {
        "family": role.family,
        "legal_support": role.legal_support,
        "start_month": role.start_month,
        "end_month": role.end_month,
        "current": role.current,
    }


def _requirement(requirement: Requirement) -> dict[str, Any]:
    return {
        "id": requirement.id,
        "kind": requirement.kind,
        "mode": requirement.mode,
        "wants": list(requirement.wants),
        "class": requirement.class_id,
        "level": requirement.level,
        "section": requirement.section,
        "hard": requirement.hard,
        "open": requirement.open,
        "proficiency": requirement.proficiency,
        "min_years": requirement.min_years,
        "scored": requirement.scored,
    }


def _languages(facts: Facts) -> list[dict[str, Any]]:
    return [
        {"language": i.language, "proficiency": i.proficiency, "level": i.level, "status": i.status}
        for i in facts.languages
    ]
