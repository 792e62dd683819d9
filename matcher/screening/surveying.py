"""The postings of a survey, read and observed by the processes that make rankings."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from matcher.documents import unopened
from matcher.documents.sandbox import DEFAULT_LIMITS, Limits
from matcher.errors import UnreadableError
from matcher.library import guarded, remedy
from matcher.model import Document, Failure
from matcher.screening.inputs import Input
from matcher.screening.loaded import Loaded
from matcher.survey import Asked, LeftOut, observe
from matcher.workers import Task, Workers

# Nothing that a posting asks for depends on the date; the pipeline wants one.
_ANY_DATE = date(2000, 1, 1)
Seen: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Observing:
    """What is done with every posting of a survey."""

    vocabulary: Path | None = None
    limits: Limits = DEFAULT_LIMITS

    def __post_init__(self) -> None:
        """Say where the vocabulary is from the root on: a process that is sent this works in another folder."""
        if self.vocabulary is not None:
            object.__setattr__(self, "vocabulary", self.vocabulary.absolute())

    def worker(self) -> Observer:
        """Who does it."""
        return Observer(self)

    def lost(self, document: Document, data: bytes) -> Seen:
        """A posting that nothing comes of."""
        return asdict(left_out(document))


class Observer:
    """Observes one posting after the other, in this process."""

    def __init__(self, job: Observing) -> None:
        """Load the vocabulary while the process that reads files starts.

        Raises:
            MatcherError: The vocabulary cannot be used, or that process cannot be started.
        """
        self._loaded = Loaded(job.vocabulary, job.limits)

    def __call__(self, data: bytes, name: str) -> Seen:
        """What a posting asks for, or why it is not counted, as a plain dictionary."""
        document = self._loaded.read(data, name)
        return asdict(observe(guarded(document, lambda: self._loaded.matcher.posting(document, as_of=_ANY_DATE))))

    def close(self) -> None:
        """End the process that reads files."""
        self._loaded.close()


def observed(
    given: Sequence[Input], job: Observing, *, jobs: int | None = None, tell: Callable[[int, int], None]
) -> Iterator[Asked | LeftOut]:
    """What each input asks for, as it is made and in no order; ``tell`` hears how many are done and how many unread.

    Raises:
        MatcherError: Something is wrong that is no matter of one file.
    """
    unread: list[LeftOut] = []
    with Workers(job, jobs) as workers:
        for number, (_, seen) in enumerate(workers.map(_tasks(given, unread)), 1):
            yield _restored(seen)
            tell(number + len(unread), len(unread))
    yield from unread


def left_out(document: Document) -> LeftOut:
    """A document that could not be read, as the survey names it."""
    return LeftOut(document.source, "unreadable", f"{remedy(document)} ({document.status})")


def _tasks(given: Sequence[Input], unread: list[LeftOut]) -> Iterator[Task[int]]:
    """The bytes of the inputs; what cannot be opened goes to ``unread``."""
    for number, one in enumerate(given):
        try:
            data = one.read()
        except UnreadableError as error:
            unread.append(_unopened(Failure(error.source, error.status, error.remedy)))
        except OSError as error:
            unread.append(left_out(unopened(one.name, error)))
        else:
            yield number, one.name, data


def _unopened(failure: Failure) -> LeftOut:
    found = observe(failure)
    assert isinstance(found, LeftOut)
    return found


def _restored(seen: Seen) -> Asked | LeftOut:
    """The value that a dictionary was made of, in this process or another."""
    if "levels" not in seen:
        return LeftOut(**seen)
    # A hundred thousand postings name the same few thousand concepts.
    levels = {sys.intern(concept): sys.intern(level) for concept, level in seen["levels"].items()}
    return Asked(**{**seen, "levels": levels, "sketch": tuple(seen["sketch"])})
