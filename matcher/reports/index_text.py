"""What ``matcher index`` prints for reading: hits, alerts and facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from matcher.index.items import Added, Alert, Hit, Rebuilt
from matcher.reports.wording import clean


def hits(found: Sequence[Hit]) -> Iterator[str]:
    """Hits, one a line."""
    if not found:
        yield "Nothing found.\n"
    yield from _lines(found)


def alerts(found: Iterable[Alert], cursor: int) -> Iterator[str]:
    """Each new document over what it goes with, and last the number to go on from."""
    for alert in found:
        yield f"{alert.kind} {clean(alert.id)}\n"
        yield from _lines(alert.hits)
        yield "\n"
    yield f"Go on with --since {cursor}.\n"


def added(counts: Added) -> str:
    """What came of adding, in a sentence."""
    kept = f", {counts.unchanged:,} there already" if counts.unchanged else ""
    lost = f", {len(counts.failures):,} not readable" if counts.failures else ""
    return f"{counts.added:,} added{kept}{lost}.\n"


def removed(count: int, given: int) -> str:
    """How many documents were deleted, of how many ids."""
    return f"{count:,} of {given:,} deleted.\n"


def rebuilt(found: Rebuilt) -> Iterator[str]:
    """The documents to add again, one a line: the kind, a tab, the id."""
    for kind, id_ in found.stale:
        yield f"{clean(kind)}\t{clean(id_)}\n"
    for kind, id_ in found.lost:
        yield f"lost {clean(kind)}\t{clean(id_)}\n"


def info(found: Mapping[str, Any]) -> Iterator[str]:
    """What is in an index."""
    for kind, name in (("resume", "resumes"), ("posting", "postings")):
        facts = found[kind]
        parts = f"{facts['segments']} segments, {facts['deleted']:,} deleted, not cleared"
        yield f"{name}: {facts['documents']:,} ({parts})\n"
        if facts["stale"]:
            yield f"  {facts['stale']:,} of them as an earlier version read them: add them again\n"
    yield f"last change: {found['last_change']}\n"
    made = found["made_with"]
    yield f"vocabulary {clean(made['vocabulary'])}, program {clean(made['tool'])}, profiles {clean(made['profile'])}\n"


def _lines(found: Sequence[Hit]) -> Iterator[str]:
    for rank, hit in enumerate(found, 1):
        band = hit.match.band or "cannot judge well"
        yield f"{rank:>4}  {hit.score:6.2f}  {band:<18} {clean(hit.id)} (received {hit.received:%Y-%m-%d})\n"
