"""Documents to rows of the profiles' schema: what every engine runs in each of its processes."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from matcher.codec.rows import Row, row
from matcher.documents import read_text
from matcher.documents.sandbox import DEFAULT_LIMITS, Limits, Sandbox
from matcher.errors import MatcherError
from matcher.extraction.pipeline import AsOf
from matcher.library import Matcher, guarded
from matcher.matching.score import versions
from matcher.model import Document, DocumentType, Failure
from matcher.parquet import schema

CONTENT = ("text", "bytes", "json")
_NOTHING = "its row holds no text, no bytes and no JSON; fill one of these columns"
POISONED = "working on it ended the program every time; print it to a new PDF and try again"
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for every document.

    ``as_of`` is the date that open jobs run to; ``None`` is each row's own date (``received``), "latest" where there is
    none. ``doc_type`` is left to each document's wording where it is ``None``. A ``vocabulary`` file and the Parquet
    files must be seen under the same path by every worker. ``rows`` is the most that one part holds.
    """

    as_of: AsOf | None = None
    doc_type: DocumentType | None = None
    vocabulary: Path | None = None
    limits: Limits = DEFAULT_LIMITS
    rows: int = 1000


class Extractor:
    """Makes rows of documents. Text is extracted in this process, files and JSON are read in a process apart."""

    def __init__(self, job: Job) -> None:
        """Load the vocabulary once; a pipeline per thread is built when it is first used."""
        self._job = job
        self._sandbox = Sandbox(job.limits)
        self.matcher = Matcher(job.vocabulary, limits=None)
        self.vocabulary = self.matcher.vocabulary
        self.versions = versions(self.vocabulary)

    def rows(self, documents: Iterable[Mapping[str, Any]]) -> list[Row]:
        """A row of the profiles' schema for every document, in order; what cannot be read has its status and reason.

        Raises:
            MatcherError: A document has no id, or reading processes cannot be started.
        """
        return [self._row(document) for document in documents]

    def table(self, documents: pa.RecordBatch | pa.Table) -> pa.Table:
        """The same for documents in Arrow."""
        return pa.Table.from_pylist(self.rows(documents.to_pylist()), schema=schema())

    def _row(self, given: Mapping[str, Any]) -> Row:
        document = self._document(given)
        as_of = self._job.as_of or received(given.get("received")) or "latest"
        found = guarded(document, lambda: self.matcher.extract(document, as_of=as_of, doc_type=self._job.doc_type))
        return row(found, self.vocabulary)

    def read(self, data: bytes, name: str) -> Document:
        """A file as a document, read in a process apart."""
        return self._sandbox.read(data, name=name)

    def _document(self, given: Mapping[str, Any]) -> Document:
        name = identity(given)
        text, data, stated = (given.get(column) for column in CONTENT)
        if text is not None:
            return read_text(text, name)
        if data is not None:
            return self.read(data, name)
        if stated is not None:
            # The suffix tells broken JSON from text.
            return replace(
                self._sandbox.read(stated.encode("utf-8", "surrogatepass"), name=f"{name}.json"), source=name
            )
        return Document(name, "", "empty", "", warnings=(_NOTHING,))


def identity(given: Mapping[str, Any]) -> str:
    """The caller's id of a document, as text.

    Raises:
        MatcherError: There is none.
    """
    if given.get("id") is None:
        raise MatcherError("a document has no id; give every row its own in the column id")
    return str(given["id"])


def received(value: Any) -> date | None:
    """The day that a date or a moment falls on.

    >>> from datetime import datetime
    >>> received(datetime(2026, 11, 1, 9, 30))
    datetime.date(2026, 11, 1)
    """
    return date(value.year, value.month, value.day) if value is not None else None


def extractor(job: Job) -> Extractor:
    """The extractor of this process: built for the first part, used for all."""
    with _lock:
        return _extractor(job)


@lru_cache(maxsize=1)
def _extractor(job: Job) -> Extractor:
    return Extractor(job)


def rows(given: Iterable[Mapping[str, Any]], job: Job, expected: Mapping[str, str]) -> list[Row]:
    """The rows of documents in hand.

    Raises:
        MatcherError: As in :func:`make`, or a document has no id.
    """
    return equal(job, expected).rows(given)


def equal(job: Job, expected: Mapping[str, str]) -> Extractor:
    """The extractor of this process, which makes what the one that asks would make."""
    worker = extractor(job)
    if worker.versions != expected:
        raise MatcherError(
            f"a worker has {worker.versions} and this program {dict(expected)}; install the same on both"
        )
    return worker


def lost(given: Mapping[str, Any], job: Job) -> Row:
    """The row of a document that ended every process that worked on it."""
    return row(Failure(identity(given), "corrupt", POISONED), extractor(job).vocabulary)
