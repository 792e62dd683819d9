"""What an index stores of documents, made ready by the processes that make rankings."""

from __future__ import annotations

import pickle
from base64 import b64decode, b64encode
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeAlias

from matcher.documents.sandbox import DEFAULT_LIMITS, Limits
from matcher.errors import ItemError
from matcher.extraction.readers import prepare
from matcher.index.items import Item
from matcher.index.preparing import Preparer, refused
from matcher.index.store import Stored
from matcher.library import Matcher, remedy
from matcher.model import Document, Failure
from matcher.workers import Workers

Said: TypeAlias = Mapping[str, Any]
_BINARY = ("profile", "row")


@dataclass(frozen=True, slots=True)
class Preparing:
    """What is done with every document of an index. A document is an item, pickled."""

    vocabulary: Path | None = None
    limits: Limits = DEFAULT_LIMITS

    def __post_init__(self) -> None:
        """Say where the vocabulary is from the root on: a process that is sent this works in another folder."""
        if self.vocabulary is not None:
            object.__setattr__(self, "vocabulary", self.vocabulary.absolute())

    def worker(self) -> Hand:
        """Who does it."""
        return Hand(self)

    def lost(self, document: Document, data: bytes) -> Said:
        """An item that nothing comes of."""
        item: Item | Failure = pickle.loads(data)
        return _said(item if isinstance(item, Failure) else Failure(item.id, document.status, remedy(document)))


class Hand:
    """Prepares one item after the other, in this process."""

    def __init__(self, job: Preparing) -> None:
        """Load the vocabulary.

        Raises:
            MatcherError: The vocabulary cannot be used.
        """
        self._prepare = Preparer(Matcher(job.vocabulary, limits=job.limits))
        prepare(self._prepare.matcher.vocabulary)

    def __call__(self, data: bytes, name: str) -> Said:
        """What is stored of an item, or why nothing is, as a plain dictionary."""
        item: Item | Failure = pickle.loads(data)
        if isinstance(item, Failure):
            return _said(item)
        try:
            return _said(self._prepare(item))
        except ItemError as error:
            return _said(refused(item, error))

    def close(self) -> None:
        """Nothing: the matcher ends the process that reads files when it is forgotten."""


def ready(
    items: Iterable[Item | Failure], job: Preparing, *, jobs: int | None = None
) -> Generator[Stored | Failure, None, None]:
    """What an index stores of documents, in the order given, for ``Index.put``; few are held at a time.

    Args:
        items: The documents; their sources are in hand, no paths. Failures are passed on.
        job: The vocabulary and the limits of reading.
        jobs: So many processes work at once; one for each core if ``None``.

    Returns:
        What the caller says of a document and cannot be makes it a failure as well.

    Raises:
        MatcherError: Something is wrong that is no matter of one document.
    """
    with Workers(job, jobs) as workers:
        for said in workers.in_order(_tasks(items)):
            yield _heard(said)


def _tasks(items: Iterable[Item | Failure]) -> Iterator[tuple[str, bytes]]:
    """Items by their ids; a failure goes with them for the sake of the order."""
    for item in items:
        yield item.source if isinstance(item, Failure) else item.id, pickle.dumps(item)


def _said(made: Stored | Failure) -> Said:
    """What can go over a pipe as JSON."""
    said = asdict(made)
    return said | {name: b64encode(said[name]).decode("ascii") for name in _BINARY if name in said}


def _heard(said: Said) -> Stored | Failure:
    """The value that :func:`_said` said, in this process or another."""
    if "profile" not in said:
        return Failure(**said)
    binary = {name: b64decode(said[name]) for name in _BINARY}
    return Stored(**{**said, **binary, "assumed": tuple(said["assumed"])})
