"""Extraction on many machines: any Dask deployment, Parquet in and out (extra ``[cluster]``).

Nothing here makes a score or a profile: workers run :mod:`matcher.kept`, as this process does without a client.
Dask gives the work of a worker that dies to another one. It gives up a task that has ended several workers: such a task
is halved here until the document that does it stands alone, which becomes a failure.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from matcher import kept, partitions
from matcher.apart import LostError
from matcher.codec.rows import Row
from matcher.documents.parts import MAX_BYTES
from matcher.errors import MatcherError
from matcher.extractor import POISONED, Extractor, Job, equal, extractor, rows
from matcher.intake import CONTENT
from matcher.library import Matcher
from matcher.model import Failure
from matcher.partitions import Part

if TYPE_CHECKING:
    from distributed import Client

    from matcher.index.items import Item
    from matcher.index.preparing import Preparer
    from matcher.index.store import Stored

__all__ = ["Job", "Summary", "connected", "extract", "prepared", "profiles"]

T = TypeVar("T")
R = TypeVar("R")
# For each thread of the cluster: one task in work, one at hand. More would only fill the scheduler.
_AHEAD = 2
# A full disk or a file server that is away for a moment; what a document does is no error of a task.
_RETRIES = 2
# Seconds that a scheduler may take to answer at first.
PATIENCE = 10
_DOCUMENTS, _BYTES = 100, 4 * 1024**2
_DEFAULTS = Job()


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run has come to; ``kept`` of the ``parts`` were there before, ``poisoned`` documents stood alone."""

    documents: int
    failures: int
    parts: int
    kept: int
    poisoned: int


def extract(
    parquet_in: Path | str, parquet_out: Path | str, client: Client | None = None, job: Job = _DEFAULTS
) -> Summary:
    """Extract every document of a Parquet file or folder into a folder of profiles, one file for each part.

    Run again, it goes on: parts that are complete are kept. The same input and job give the same rows, on whatever
    number of workers, also where some were killed.

    Args:
        parquet_in: Columns ``id`` and one of ``text``, ``bytes`` (a file) or ``json`` (JSON Resume, JobPosting); a
            column ``received`` may give each document's date.
        parquet_out: The folder of the profiles, which every worker sees under this path; made if it is not there.
        client: Any Dask client; ``None`` works in this process.
        job: The settings.

    Raises:
        MatcherError: The input cannot be read, the folder holds something else, or workers have other versions.
    """
    source, out = Path(parquet_in).resolve(), Path(parquet_out).resolve()
    if source in (out, *out.parents):
        raise MatcherError(f"{out} lies in {source}, which is read; name a folder outside it")
    parts = partitions.plan(source, job)
    kept.check(out, parts)
    with kept.alone(out):
        return _extracted(parts, out, client, job)


def _extracted(parts: Sequence[Part], out: Path, client: Client | None, job: Job) -> Summary:
    """Make the parts that are not there yet."""
    known = {part.name: kept.made(part, out) for part in parts}
    todo = [part for part in parts if known[part.name] is None]
    expected = extractor(job).versions
    work = partial(kept.make, out=out, job=job, expected=expected)
    run = _Run(todo, out, job)
    for part, result in spread(client, work, todo, Part.halves):
        run.take(part, result)
    kept.tidy(out, parts)
    kept.settle(out, parts)
    results = [*run.done, *(found for found in known.values() if found)]
    return Summary(
        documents=sum(each.documents for each in results),
        failures=sum(each.failures for each in results),
        parts=len(parts),
        kept=len(parts) - len(todo),
        poisoned=run.poisoned,
    )


class _Run:
    """Puts together what comes back: whole parts as they are, pieces when those of a part are all there."""

    def __init__(self, parts: Iterable[Part], out: Path, job: Job) -> None:
        self.done: list[kept.Made] = []
        self.poisoned = 0
        self._out, self._job = out, job
        self._whole = {part.name: part for part in parts}
        self._pieces: defaultdict[str, list[Part]] = defaultdict(list)

    def take(self, part: Part, result: kept.Made | None) -> None:
        if result is None:
            result = kept.poisoned(part, self._out, self._job)
            self.poisoned += 1
        if part.is_piece:
            self._join(part)
        else:
            self.done.append(result)

    def _join(self, piece: Part) -> None:
        whole, pieces = self._whole[piece.name], self._pieces[piece.name]
        pieces.append(piece)
        if sum(map(len, pieces)) == len(whole):
            self.done.append(kept.joined(whole, self._pieces.pop(piece.name), self._out))


def profiles(
    documents: Iterable[Mapping[str, Any]], client: Client | None = None, job: Job = _DEFAULTS
) -> Iterator[Row]:
    """A row of the profiles' schema for every document, as they are made, in no order; few are held at a time.

    Args:
        documents: Mappings with the columns of :func:`extract`; no worker needs a file of this machine.
        client: Any Dask client; ``None`` works in this process, in order.
        job: The settings.

    Raises:
        MatcherError: Workers have other versions, or a document has no id.
    """
    expected = extractor(job).versions
    work = partial(rows, job=job, expected=expected)
    for batch, made in spread(client, work, _batches(documents, _size), _halves):
        yield from extractor(job).lost(batch) if made is None else made


def prepared(
    items: Iterable[Item | Failure], client: Client | None = None, job: Job = _DEFAULTS
) -> Generator[Stored | Failure, None, None]:
    """What an index stores of documents, as they are made, in no order: for ``Index.put``. Few are held at a time.

    Args:
        items: The documents; a path is read here, so that no worker needs a file of this machine.
            Failures are passed on.
        client: Any Dask client; ``None`` works in this process, in order.
        job: The vocabulary and the limits of reading; dates and kinds are those of the items.

    Returns:
        What the caller says of a document and cannot be makes it a failure as well.

    Raises:
        MatcherError: Workers have other versions.
    """
    expected = extractor(job).versions
    work = partial(_prepare, job=job, expected=expected)
    for batch, made in spread(client, work, _batches(map(_in_hand, items), _weight), _halves):
        yield from map(_lost, batch) if made is None else made


def _lost(item: Item | Failure) -> Failure:
    return item if isinstance(item, Failure) else Failure(item.id, "corrupt", POISONED)


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


def _in_hand(item: Item | Failure) -> Item | Failure:
    """An item without a path, where the file can be opened; its name, a hint of what it holds, is kept."""
    if isinstance(item, Failure) or not isinstance(item.source, str | Path):
        return item
    try:
        with Path(item.source).open("rb") as file:
            return replace(item, source=(Path(item.source).name, file.read(MAX_BYTES + 1)))
    except (OSError, ValueError):
        return item  # whoever prepares it says why


def _weight(item: Item | Failure) -> int:
    source = None if isinstance(item, Failure) else item.source
    data = source[1] if isinstance(source, tuple) else source
    return len(data) if isinstance(data, bytes) else 0


def _prepare(items: Sequence[Item | Failure], job: Job, expected: Mapping[str, str]) -> list[Stored | Failure]:
    """What an index stores of some documents; runs on a worker."""
    worker = equal(job, expected)
    ready = [replace(item, source=_read(item.source, worker)) for item in items if not isinstance(item, Failure)]
    made = zip(ready, worker.each(_stored, ready), strict=True)
    found = (worker.verdict(one, item.id) if isinstance(one, LostError) else one for item, one in made)
    return [item if isinstance(item, Failure) else next(found) for item in items]


def _read(source: Any, worker: Extractor) -> Any:
    """A source as a document, where it is a file."""
    match source:
        case (str(name), bytes(data)):
            return worker.read(data, name)
        case (name, form):
            return name, _read(form, worker)
        case bytes():
            return worker.read(source)
        case str() | Path():
            return worker.read(Path(source))
    return source


def _stored(matcher: Matcher, items: Sequence[Item]) -> list[Stored | Failure]:
    """What an index stores of documents; runs in a process apart."""
    return [_one(_preparer(matcher), item) for item in items]


def _one(prepare: Preparer, item: Item) -> Stored | Failure:
    from matcher.index.accepting import attempt, called

    return attempt(prepare, item, called(item, "one of the documents"))


@lru_cache(maxsize=1)
def _preparer(matcher: Matcher) -> Preparer:
    from matcher.index.preparing import Preparer

    return Preparer(matcher)


def _batches(documents: Iterable[T], weight: Callable[[T], int]) -> Iterator[tuple[T, ...]]:
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


def _size(document: Mapping[str, Any]) -> int:
    return sum(len(document.get(column) or "") for column in CONTENT)


def _halves(batch: tuple[T, ...]) -> tuple[tuple[T, ...], ...]:
    middle = len(batch) // 2
    return (batch[:middle], batch[middle:]) if middle else ()


def spread(
    client: Client | None, work: Callable[[T], R], items: Iterable[T], halves: Callable[[T], Sequence[T]]
) -> Iterator[tuple[T, R | None]]:
    """Do the work on every item; as they are done, the items with what was made of them.

    An item on which workers die again and again is replaced by its ``halves``. One that has none is tried again when it
    is all there is in work, for Dask blames whatever waited on a worker that died; it comes back with ``None`` if
    workers die then. Without a client the work is done here. Whoever stops half-way cancels what is under way.

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
            elif pieces := halves(item):
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
