"""Resumes held against one posting, in this process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, TypeVar

from matcher.documents.sandbox import Limits, Sandbox
from matcher.library import Matcher, failed
from matcher.matching.relations import Relations
from matcher.model import Failure, Posting
from matcher.reports import records
from matcher.reports.record_shapes import Record
from matcher.screening.filters import shows

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for every resume."""

    posting: Posting
    as_of: date | Literal["latest"]
    vocabulary: Path | None
    limits: Limits
    require: tuple[str, ...]
    key: bytes
    blind: bool


class Worker:
    """Makes records."""

    def __init__(self, job: Job) -> None:
        """Load the vocabulary."""
        self.job = job
        self.matcher = Matcher(job.vocabulary, limits=None)
        self.sandbox = Sandbox(job.limits)

    def __call__(self, data: bytes, name: str) -> Record:
        """What a run keeps of a resume."""
        document = self.sandbox.read(data, name=name)
        match = self.matcher.attempt(document, self.job.posting, as_of=self.job.as_of)
        if isinstance(match, Failure):
            return records.unreadable(failed(document, match))
        found = shows(match.resume, Relations(self.matcher.vocabulary), self.job.require)
        return {**records.screened(match), "shows": found}


class Workers:
    """Workers in processes; here a single one in this process."""

    def __init__(self, job: Job, jobs: int | None) -> None:
        """Make ready."""
        self.worker = Worker(job)

    def __enter__(self) -> Workers:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all."""
        self.worker.sandbox.close()

    def map(self, tasks: Iterable[tuple[K, str, bytes]]) -> Iterator[tuple[K, Record]]:
        """The records as they are made."""
        for key, name, data in tasks:
            yield key, self.worker(data, name)
