"""What an index stores of documents, made on a cluster."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matcher.apart import LostError
from matcher.cluster.extractor import POISONED, Extractor, Job, equal, extractor
from matcher.cluster.spreading import batches, halves, spread
from matcher.documents.parts import MAX_BYTES
from matcher.library import Matcher
from matcher.model import Failure

if TYPE_CHECKING:
    from distributed import Client

    from matcher.index.items import Item
    from matcher.index.preparing import Preparer
    from matcher.index.store import Stored

_DEFAULTS = Job()


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
    for batch, made in spread(client, work, batches(map(_in_hand, items), _weight), halves):
        yield from map(_lost, batch) if made is None else made


def _lost(item: Item | Failure) -> Failure:
    return item if isinstance(item, Failure) else Failure(item.id, "corrupt", POISONED)


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
