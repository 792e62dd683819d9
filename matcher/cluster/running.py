"""Parquet in, profiles in Parquet out: in this process or on any Dask deployment.

Nothing here makes a score or a profile: workers run :mod:`matcher.cluster.kept`, as this process does without a client.
A document that ends every worker becomes a failure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matcher.cluster import kept, partitions
from matcher.cluster.extractor import Job, extractor, rows
from matcher.cluster.intake import CONTENT
from matcher.cluster.partitions import Part
from matcher.cluster.spreading import batches, halves, spread
from matcher.codec.rows import Row
from matcher.errors import MatcherError

if TYPE_CHECKING:
    from distributed import Client

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
    for batch, made in spread(client, work, batches(documents, _size), halves):
        yield from extractor(job).lost(batch) if made is None else made


def _size(document: Mapping[str, Any]) -> int:
    return sum(len(document.get(column) or "") for column in CONTENT)
