"""Work spread over a Dask cluster, also where workers die of it.

Dask gives the work of a worker that dies to another one. It gives up a task that has ended several workers: such a task
is halved here until the document that does it stands alone.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import count, islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from matcher.errors import MatcherError

if TYPE_CHECKING:
    from distributed import Client

T = TypeVar("T")
R = TypeVar("R")
# For each thread of the cluster: one task in work, one at hand. More would only fill the scheduler.
_AHEAD = 2
# A full disk or a file server that is away for a moment; what a document does is no error of a task.
_RETRIES = 2
# Seconds that a scheduler may take to answer at first.
PATIENCE = 10
_DOCUMENTS, _BYTES = 100, 4 * 1024**2


@contextmanager
def connected(address: str) -> Iterator[Client]:
    """A client of the cluster whose scheduler has this address.

    Raises:
        MatcherError: The extra is not installed, or nobody answers there.
    """
    try:
        from distributed import Client
    except ImportError:
        raise MatcherError('a cluster needs an extra: pip install ".[cluster]" in the folder of the program') from None
    try:
        client = Client(address, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise MatcherError(f"no Dask scheduler answers at {address} ({error}); check the address") from None
    with client:
        yield client


def batches(documents: Iterable[T], weight: Callable[[T], int]) -> Iterator[tuple[T, ...]]:
    """Documents in tasks of a size that is worth the way to a worker; ``weight`` is about their bytes."""
    batch: list[T] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += weight(document)
        if len(batch) >= _DOCUMENTS or size >= _BYTES:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def halves(batch: tuple[T, ...]) -> tuple[tuple[T, ...], ...]:
    """The two halves of a batch; nothing of a single document."""
    middle = len(batch) // 2
    return (batch[:middle], batch[middle:]) if middle else ()


def spread(
    client: Client | None, work: Callable[[T], R], items: Iterable[T], divide: Callable[[T], Sequence[T]]
) -> Iterator[tuple[T, R | None]]:
    """Do the work on every item; as they are done, the items with what was made of them.

    An item on which workers die again and again is replaced by what ``divide`` makes of it. One that cannot be divided
    is tried again when it is all there is in work, for Dask blames whatever waited on a worker that died; it comes back
    with ``None`` if workers die then. Without a client the work is done here. Whoever stops half-way cancels what is
    under way.

    Raises:
        Exception: What ``work`` has raised, at the third attempt.
    """
    if client is None:
        yield from ((item, work(item)) for item in items)
        return
    suspects: list[T] = []
    with closing(_Flight(client, work)) as flight:
        for item, made, died in flight.over(items):
            if not died:
                yield item, made
            elif pieces := divide(item):
                flight.again.extend(pieces)
            else:
                suspects.append(item)
        for suspect in suspects:
            for item, made, _ in flight.over([suspect]):
                yield item, made


class _Flight(Generic[T, R]):
    """Tasks under way on a cluster, as many as its threads can take and no more."""

    def __init__(self, client: Client, work: Callable[[T], R]) -> None:
        from distributed import as_completed

        self.again: list[T] = []
        self._client, self._work = client, work
        self._landed = as_completed(loop=client.loop)
        self._flying: dict[str, tuple[Any, T]] = {}
        self._label, self._numbers = f"matcher-{uuid.uuid4().hex}", count()

    def over(self, items: Iterable[T]) -> Iterator[tuple[T, R | None, bool]]:
        """Every item, and what is put into ``again`` meanwhile, with what was made of it or that workers died of it."""
        from distributed import KilledWorker

        outcome: tuple[T, R | None, bool]
        waiting = iter(items)
        self._launch(waiting)
        for future in self._landed:
            _, item = self._flying.pop(future.key)
            self._launch(waiting)
            try:
                outcome = item, future.result(), False
            except KilledWorker:
                outcome = item, None, True
            yield outcome
            self._launch(waiting)

    def _launch(self, waiting: Iterator[T]) -> None:
        room = max(1, _AHEAD * sum(self._client.nthreads().values()))
        while len(self._flying) < room and (following := self.again or list(islice(waiting, 1))):
            item = following.pop()
            future = self._client.submit(self._work, item, key=f"{self._label}-{next(self._numbers)}", retries=_RETRIES)
            self._flying[future.key] = future, item
            self._landed.add(future)

    def close(self) -> None:
        """Cancel what is under way."""
        self._client.cancel([future for future, _ in self._flying.values()])
