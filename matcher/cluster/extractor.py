"""Documents to rows of the profiles' schema: what every engine runs in each of its processes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import pyarrow as pa

from matcher.apart import Apart, LostError
from matcher.cluster.intake import CONTENT, NO_DATE, Given, check, day, unreadable
from matcher.cluster.intake import documents as given_in
from matcher.codec.rows import Row, row
from matcher.documents import read_text, unopened
from matcher.documents.sandbox import DEFAULT_LIMITS, Limits, Sandbox
from matcher.errors import MatcherError
from matcher.extraction.pipeline import AsOf
from matcher.library import Matcher, Text, guarded
from matcher.matching.score import versions
from matcher.model import Document, DocumentType, Failure
from matcher.parquet import schema

T = TypeVar("T")
R = TypeVar("R")
# A document and the date that it counts to.
_Task: TypeAlias = tuple[Document, AsOf]
# So many are extracted at one call: passed over the pipe one by one they would cost up to a tenth more.
_AT_ONCE = 64
# For what takes no time, whatever a document may take.
_OWN_SECONDS = 60.0
_FIRST = Text("Skills: Westlaw")
_NOTHING = "its row holds no text, no bytes and no JSON; fill one of these columns"
POISONED = "working on it ended the program every time; print it to a new PDF and try again"
_TIMED_OUT = "it takes longer than {seconds:g} seconds to work on; keep only the part that matters, or allow more time"
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for every document.

    ``as_of`` is the date that open jobs run to; ``None`` is each row's own date (``received``), "latest" where there is
    none. ``doc_type`` is left to each document's wording where it is ``None``. A ``vocabulary`` file and the Parquet
    files must be seen under the same path by every worker. ``rows`` is the most that one part holds. ``limits`` are for
    reading a file, ``seconds`` for extracting what was read.
    """

    as_of: AsOf | None = None
    doc_type: DocumentType | None = None
    vocabulary: Path | None = None
    limits: Limits = DEFAULT_LIMITS
    rows: int = 1000
    seconds: float = 60.0


class Extractor:
    """Makes rows of documents. Files and JSON are read in a process apart, and all are extracted in another one.

    So nothing that a document does, hanging included, ends this process or keeps it.
    """

    def __init__(self, job: Job) -> None:
        """Let a process load the vocabulary."""
        self._job = job
        self._sandbox = Sandbox(job.limits)
        self._apart = _apart(job.vocabulary)
        self.versions = self._apart.call(_OWN_SECONDS, _versions)

    def each(self, work: Callable[[Matcher, Sequence[T]], Sequence[R]], items: Iterable[T]) -> list[R | LostError]:
        """What a function makes of each item, called with a matcher and some of them at once in a process apart.

        Of an item that takes too long, or ends its process, it is how that went. It costs no other item anything.

        Raises:
            MatcherError: The function raised that, or there is no such process.
        """
        waiting = iter(items)
        found: list[R | LostError] = []
        while some := list(islice(waiting, _AT_ONCE)):
            found += self._some(work, some)
        return found

    def _some(self, work: Callable[[Matcher, Sequence[T]], Sequence[R]], items: Sequence[T]) -> list[R | LostError]:
        try:
            return [*self._apart.call(self._job.seconds, work, items)]
        except LostError as error:
            if len(items) == 1:
                return [error]
            # It was one of them, or all of them together took too long.
            return [made for item in items for made in self._some(work, [item])]

    def rows(self, documents: Iterable[Given]) -> list[Row]:
        """A row of the profiles' schema for every document, in order; what cannot be read has its status and reason.

        Raises:
            MatcherError: A document has no id, or processes cannot be started.
        """
        tasks = [self._task(document) for document in documents]
        made = self.each(partial(_extracted, doc_type=self._job.doc_type), tasks)
        return [
            self._failed(self.verdict(row, document.source, document.sha256)) if isinstance(row, LostError) else row
            for (document, _), row in zip(tasks, made, strict=True)
        ]

    def table(self, documents: pa.RecordBatch | pa.Table) -> pa.Table:
        """The same for documents in Arrow; a row without an id is called by its number.

        Raises:
            MatcherError: A column is missing or of a type that cannot be used.
        """
        check(documents.schema, "the table")
        return self.arrow(given_in(documents))

    def arrow(self, documents: Iterable[Given]) -> pa.Table:
        """The rows of documents in Arrow."""
        return pa.Table.from_pylist(self.rows(documents), schema=schema())

    def lost(self, documents: Iterable[Given]) -> list[Row]:
        """The rows of documents that have ended every process that took them on."""
        return [self._failed(Failure(identity(each), "corrupt", POISONED)) for each in documents]

    def verdict(self, error: LostError, source: str, sha256: str = "") -> Failure:
        """What becomes of a document that ended the process which extracted it."""
        if error.timed_out:
            return Failure(source, "timeout", _TIMED_OUT.format(seconds=self._job.seconds), sha256)
        return Failure(source, "corrupt", POISONED, sha256)

    def _failed(self, failure: Failure) -> Row:
        return self._apart.call(_OWN_SECONDS, _failed, failure)

    def _task(self, given: Given) -> _Task:
        if isinstance(given, Document):
            return given, "latest"
        try:
            received = day(given.get("received"))
        except ValueError:
            return unreadable(identity(given), NO_DATE), "latest"
        return self._document(given), self._job.as_of or received or "latest"

    def read(self, source: Path | bytes, name: str | None = None) -> Document:
        """A file as a document, read in a process apart; check its ``status``."""
        try:
            return self._sandbox.read(source, name=name)
        except (OSError, ValueError) as error:  # no name of a file holds a null character
            return unopened(str(source), error)

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


# What the process apart is asked to do


@lru_cache(maxsize=1)
def _apart(vocabulary: Path | None) -> Apart[Matcher]:
    return Apart(partial(_ready, vocabulary))


def _ready(vocabulary: Path | None) -> Matcher:
    """A matcher that has loaded all that it loads when it first needs it: no document's time is spent on that."""
    matcher = Matcher(vocabulary, limits=None)
    matcher.extract(_FIRST, as_of=date.min, doc_type="resume")
    return matcher


def _versions(matcher: Matcher) -> dict[str, str]:
    return versions(matcher.vocabulary)


def _extracted(matcher: Matcher, tasks: Sequence[_Task], doc_type: DocumentType | None) -> list[Row]:
    return [_one(matcher, task, doc_type) for task in tasks]


def _one(matcher: Matcher, task: _Task, doc_type: DocumentType | None) -> Row:
    document, as_of = task
    made = guarded(document, lambda: row(matcher.extract(document, as_of=as_of, doc_type=doc_type), matcher.vocabulary))
    return _failed(matcher, made) if isinstance(made, Failure) else made


def _failed(matcher: Matcher, failure: Failure) -> Row:
    return row(failure, matcher.vocabulary)


def identity(given: Given) -> str:
    """The caller's id of a document, as text.

    Raises:
        MatcherError: There is none.
    """
    if isinstance(given, Document):
        return given.source
    if given.get("id") is None:
        raise MatcherError("a document has no id; give every row its own in the column id")
    return str(given["id"])


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
        MatcherError: As in :func:`equal`, or a document has no id.
    """
    return equal(job, expected).rows(given)


def equal(job: Job, expected: Mapping[str, str]) -> Extractor:
    """The extractor of this process, which makes what the one that asks would make.

    Raises:
        MatcherError: It would not (``expected`` are the versions that it should have).
    """
    worker = extractor(job)
    if worker.versions != expected:
        raise MatcherError(
            f"a worker has {worker.versions} and this program {dict(expected)}; install the same on both"
        )
    return worker
