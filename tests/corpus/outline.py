"""The lines of a resume in the order in which a one-column page shows them: what the office renderers write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tests.corpus.resumes import Content, Job

LineKind = Literal["name", "plain", "heading", "job", "bullet"]
_MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line; of a ``job``, ``right`` is what stands at the right margin: its dates."""

    kind: LineKind
    text: str
    right: str = ""


def outline(content: Content) -> tuple[Entry, ...]:
    """Return every line of a resume: the head, then its five sections."""
    return (*head(content), *main(content), *side(content))


def head(content: Content) -> Iterator[Entry]:
    """Yield name, label and contact line."""
    yield Entry("name", content.name)
    yield Entry("plain", content.label)
    yield Entry("plain", f"{content.email} | {content.phone} | {content.city}")


def main(content: Content) -> Iterator[Entry]:
    """Yield what a two-column resume has in its wide column: summary and experience."""
    yield Entry("heading", "Summary")
    yield Entry("plain", content.summary)
    yield Entry("heading", "Experience")
    for job in content.jobs:
        yield from job_lines(job)


def job_lines(job: Job) -> Iterator[Entry]:
    """Yield title and dates, employer, and duties of a job."""
    yield Entry("job", job.title, dates(job))
    yield Entry("plain", f"{job.employer}, {job.place}")
    yield from (Entry("bullet", duty) for duty in job.duties)


def side(content: Content) -> Iterator[Entry]:
    """Yield what a two-column resume has in its narrow column: education, certifications and skills."""
    yield Entry("heading", "Education")
    for school in content.schools:
        yield Entry("plain", f"{school.kind}, {school.field}, {school.school}, {school.end}")
    yield Entry("heading", "Certifications")
    for name, issuer in content.certifications:
        yield Entry("plain", f"{name}, {issuer}")
    yield Entry("heading", "Skills")
    for group, keywords in content.skills:
        yield Entry("plain", f"{group}: {', '.join(keywords)}")


def dates(job: Job) -> str:
    """Return the dates of a job as people write them.

    >>> dates(Job("Paralegal", "Roe LLP", "Ohio", "2020-03", "", ()))
    'March 2020 – Present'
    """
    return f"{_month(job.start)} – {_month(job.end) if job.end else 'Present'}"


def _month(stamp: str) -> str:
    year, month = stamp.split("-")
    return f"{_MONTHS[int(month) - 1]} {year}"
