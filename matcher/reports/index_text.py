"""What ``matcher index`` prints: hits, alerts and facts, for reading or as JSON lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from matcher.index.items import Added, Alert, Hit
from matcher.reports.as_json import dumps
from matcher.reports.wording import clean


def hit_row(hit: Hit, rank: int) -> dict[str, Any]:
    """A hit as data."""
    return {
        "rank": rank,
        "id": hit.id,
        "kind": hit.kind,
        "score": hit.score,
        "band": hit.match.band,
        "received": hit.received.isoformat(),
        "knockouts": {knockout.requirement: knockout.state for knockout in hit.match.knockouts},
    }


def hits_as_lines(hits: Sequence[Hit]) -> Iterator[str]:
    """Hits, one JSON object each."""
    return (dumps(hit_row(hit, rank)) for rank, hit in enumerate(hits, 1))


def hits(found: Sequence[Hit]) -> Iterator[str]:
    """Hits for reading."""
    if not found:
        yield "Nothing found.\n"
    for rank, hit in enumerate(found, 1):
        band = hit.match.band or "cannot judge well"
        yield f"{rank:>4}  {hit.score:6.2f}  {band:<18} {clean(hit.id)} (received {hit.received:%Y-%m-%d})\n"


def alerts(found: Iterable[Alert], cursor: int) -> Iterator[str]:
    """Alerts, one JSON object each, and last the number to go on from."""
    for alert in found:
        rows = [hit_row(hit, rank) for rank, hit in enumerate(alert.hits, 1)]
        yield dumps({"id": alert.id, "kind": alert.kind, "change": alert.number, "hits": rows})
    yield dumps({"cursor": cursor})


def added(counts: Added) -> str:
    """What came of adding, in a sentence."""
    kept = f", {counts.unchanged:,} there already" if counts.unchanged else ""
    lost = f", {len(counts.failures):,} not readable" if counts.failures else ""
    return f"{counts.added:,} added{kept}{lost}."


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
