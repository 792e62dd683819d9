"""Postings as JSON: a JobPosting, the job schema of JSON Resume, and what the boards of applicant systems hand out.

Each shape becomes the fields of a schema.org JobPosting, so that there is one way in which a posting is written down.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from matcher.documents import job_posting, values

_ASKED = ("responsibilities", "qualifications", "skills", "description")


def postings(item: Any) -> list[tuple[str, Mapping[str, Any], Mapping[str, Any]]]:
    """Return every posting in some JSON: the name of its shape, the posting as it is, and as a JobPosting."""
    stated = list(job_posting.among(item))
    if stated:
        return [("JobPosting", posting, posting) for posting in stated]
    found: list[tuple[str, Mapping[str, Any], Mapping[str, Any]]] = []
    for entry in _listed(item):
        for shape, fits, as_posting in _SHAPES:
            if fits(entry):
                found.append((shape, entry, as_posting(entry)))
                break
    return found


def _listed(item: Any) -> Iterator[Mapping[str, Any]]:
    """Yield what may be a posting: the thing itself, the items of a list, or the jobs of a board."""
    if isinstance(item, Mapping):
        inner = values.get(item, "jobs", "postings", "results", "data", "job", "posting")
        if inner is not None and "title" not in item and "text" not in item:
            item = inner
    yield from (entry for entry in (item if isinstance(item, list) else [item]) if isinstance(entry, Mapping))


def _is_greenhouse(job: Mapping[str, Any]) -> bool:
    return isinstance(job.get("content"), str) and "title" in job


def _from_greenhouse(job: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": job.get("title"),
        "hiringOrganization": job.get("company_name"),
        "jobLocation": job.get("location"),
        "datePosted": values.get(job, "first_published", "updated_at"),
        "description": job.get("content"),
    }


def _is_lever(job: Mapping[str, Any]) -> bool:
    return isinstance(job.get("text"), str) and any(name in job for name in ("lists", "descriptionPlain", "hostedUrl"))


def _from_lever(job: Mapping[str, Any]) -> dict[str, Any]:
    categories = values.get(job, "categories")
    body: list[Any] = [values.get(job, "description", "descriptionPlain")]
    for part in values.entries(values.get(job, "lists")):
        body += [_headed(values.first(part, "text")), _list(part.get("content"))]
    body.append(values.get(job, "additional", "additionalPlain"))
    return {
        "title": job.get("text"),
        "jobLocation": values.first(categories, "location"),
        "employmentType": values.first(categories, "commitment"),
        "baseSalary": values.get(job, "salaryDescriptionPlain", "salaryDescription"),
        "description": body,
    }


def _list(content: Any) -> Any:
    """Return the items of a Lever list, which come without the list around them."""
    return f"<ul>{content}</ul>" if isinstance(content, str) and "<li" in content else content


def _headed(title: str) -> str:
    return f"<h3>{html.escape(title)}</h3>" if title else ""


def _is_ashby(job: Mapping[str, Any]) -> bool:
    return "title" in job and any(isinstance(job.get(name), str) for name in ("descriptionHtml", "descriptionPlain"))


def _from_ashby(job: Mapping[str, Any]) -> dict[str, Any]:
    more = values.entries(values.get(job, "secondaryLocations"))
    places = [values.text(job.get("location")), *(values.first(item, "location", "name") for item in more)]
    return {
        "title": job.get("title"),
        "jobLocation": [place for place in places if place],
        "employmentType": job.get("employmentType"),
        "baseSalary": values.first(job.get("compensation"), "compensationTierSummary"),
        "datePosted": job.get("publishedAt"),
        "description": values.get(job, "descriptionHtml", "descriptionPlain"),
    }


def _is_workday(job: Mapping[str, Any]) -> bool:
    return isinstance(job.get("jobPostingInfo"), Mapping)


def _from_workday(job: Mapping[str, Any]) -> dict[str, Any]:
    info = job["jobPostingInfo"]
    return {
        "title": info.get("title"),
        "hiringOrganization": job.get("hiringOrganization"),
        "jobLocation": info.get("location"),
        "employmentType": info.get("timeType"),
        "datePosted": info.get("startDate"),
        "description": info.get("jobDescription"),
    }


def _is_job_schema(job: Mapping[str, Any]) -> bool:
    return "title" in job and any(values.get(job, name) is not None for name in _ASKED)


def _from_job_schema(job: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "title": job.get("title"),
        "hiringOrganization": values.get(job, "company", "hiringOrganization"),
        "jobLocation": values.get(job, "location", "jobLocation"),
        "jobLocationType": "TELECOMMUTE" if values.first(job, "remote").lower() == "full" else "",
        "employmentType": values.get(job, "type", "employmentType"),
        "baseSalary": values.get(job, "salary", "baseSalary"),
        "datePosted": values.get(job, "date", "datePosted"),
        "experienceRequirements": values.get(job, "experience", "experienceRequirements"),
        "educationRequirements": values.get(job, "education", "educationRequirements"),
        **{name: job.get(name) for name in _ASKED},
    }


_SHAPES: tuple[tuple[str, Callable[[Mapping[str, Any]], bool], Callable[[Mapping[str, Any]], dict[str, Any]]], ...] = (
    ("Greenhouse", _is_greenhouse, _from_greenhouse),
    ("Lever", _is_lever, _from_lever),
    ("Ashby", _is_ashby, _from_ashby),
    ("Workday", _is_workday, _from_workday),
    ("Job", _is_job_schema, _from_job_schema),
)
