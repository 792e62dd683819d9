"""The record of one resume: what it shows, held against the posting, and what tells whose it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from matcher.blind.codes import code
from matcher.blind.contact import contact
from matcher.blind.redaction import hides
from matcher.documents.sandbox import DEFAULT_LIMITS, Limits
from matcher.extraction.pipeline import AsOf
from matcher.library import Matcher, failed, guarded
from matcher.model import Document, Failure, Posting
from matcher.reports import records
from matcher.reports.record_shapes import Record
from matcher.reports.redact import redacted_record
from matcher.screening.filters import shows
from matcher.screening.loaded import Loaded


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for every resume of a run. ``key`` makes the codes and digests that stand for people."""

    posting: Posting
    as_of: AsOf
    vocabulary: Path | None = None
    limits: Limits = DEFAULT_LIMITS
    require: tuple[str, ...] = ()
    key: bytes = field(default=b"", repr=False)
    blind: bool = False

    def __post_init__(self) -> None:
        """Say where the vocabulary is from the root on: a process that is sent this works in another folder."""
        if self.vocabulary is not None:
            object.__setattr__(self, "vocabulary", self.vocabulary.absolute())

    def worker(self) -> Worker:
        """Who makes the records."""
        return Worker(self)

    def lost(self, document: Document, data: bytes) -> Record:
        """The record of a file that nothing comes of."""
        return closed(self, records.unreadable(document), data)


class Worker:
    """Makes the record of one resume after the other, in this process."""

    def __init__(self, job: Job) -> None:
        """Load the vocabulary while the process that reads files starts.

        Raises:
            MatcherError: The vocabulary cannot be used, or that process cannot be started.
        """
        self.job = job
        self._loaded = Loaded(job.vocabulary, job.limits)

    def __call__(self, data: bytes, name: str) -> Record:
        """What a run keeps of a file, whatever is in it.

        Raises:
            MatcherError: Something is wrong that is no matter of this file.
        """
        return recorded(self._loaded.matcher, self.job, self._loaded.read(data, name), data)

    def close(self) -> None:
        """End the process that reads files."""
        self._loaded.close()


def recorded(matcher: Matcher, job: Job, document: Document, data: bytes = b"") -> Record:
    """What a run keeps of a document, whatever is in it; ``data``, its bytes, make its code in a name-blind run.

    Raises:
        MatcherError: Something is wrong that is no matter of this document.
    """
    made = guarded(document, lambda: closed(job, _screened(matcher, job, document), data))
    return closed(job, records.unreadable(failed(document, made)), data) if isinstance(made, Failure) else made


def closed(job: Job, record: Record, data: bytes) -> Record:
    """A record as the run may keep it: in a name-blind run, without what says who it is from."""
    return redacted_record(record, code(job.key, data)) if job.blind else record


def _screened(matcher: Matcher, job: Job, document: Document) -> Record:
    resume = matcher.resume(document, as_of=job.as_of)
    return records.screened(
        matcher.match(resume, job.posting, as_of=job.as_of, advise=False),
        contact=contact(resume),
        hides=hides(resume),
        shows=shows(resume, matcher.relations, job.require),
        key=job.key,
    )
