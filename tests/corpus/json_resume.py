"""A resume as JSON Resume: the present shape, and the first one with ``bio`` and ``company``."""

from __future__ import annotations

import json
from typing import Any

from tests.corpus.resumes import Content, Job


def mapping(content: Content) -> dict[str, Any]:
    """Return the resume as version 1 of the schema has it."""
    city, _, region = content.city.partition(", ")
    return {
        "$schema": "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
        "basics": {
            "name": content.name,
            "label": content.label,
            "email": content.email,
            "phone": content.phone,
            "summary": content.summary,
            "location": {"city": city, "region": region, "countryCode": "US"},
            "profiles": [],
        },
        "work": [{"name": job.employer, "location": job.place, **_work(job)} for job in content.jobs],
        "education": [
            {"institution": school.school, "area": school.field, "studyType": school.kind, "endDate": school.end}
            for school in content.schools
        ],
        "certificates": [{"name": name, "issuer": issuer} for name, issuer in content.certifications],
        "skills": [{"name": group, "keywords": list(names)} for group, names in content.skills],
    }


def old_mapping(content: Content) -> dict[str, Any]:
    """Return the resume in the first shape, with certificates, which everyone added to it."""
    new = mapping(content)
    basics = new.pop("basics")
    return {
        "bio": {**basics, "email": {"personal": content.email}, "phone": {"mobile": content.phone}},
        **new,
        "work": [{"company": job.employer, "website": "", **_work(job)} for job in content.jobs],
        "hobbies": [],
    }


def _work(job: Job) -> dict[str, Any]:
    ends = {"endDate": job.end} if job.end else {}
    return {"position": job.title, "startDate": job.start, **ends, "highlights": list(job.duties)}


def plain(content: Content) -> bytes:
    """Return the file of the present shape."""
    return json.dumps(mapping(content), indent=2, ensure_ascii=False).encode()


def old(content: Content) -> bytes:
    """Return the file of the first shape."""
    return json.dumps(old_mapping(content)).encode()
