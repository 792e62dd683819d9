"""What ``matcher index`` prints for other programs; keys are the names that the library has for the same things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from matcher.index.items import Added, Alert, Hit, Rebuilt
from matcher.model import DocumentType
from matcher.reports.as_json import dumps


def hits(found: Sequence[Hit]) -> Iterator[str]:
    """Hits, one JSON object each."""
    return (dumps(row) for row in _rows(found))


def alerts(found: Iterable[Alert], cursor: int) -> Iterator[str]:
    """Alerts, one JSON object each, and last the number to go on from."""
    for alert in found:
        yield dumps({"id": alert.id, "kind": alert.kind, "change": alert.number, "hits": _rows(alert.hits)})
    yield dumps({"cursor": cursor})


def added(counts: Added) -> str:
    """What came of adding."""
    return _object(asdict(counts))


def removed(count: int, given: int) -> str:
    """How many documents were deleted, of how many ids."""
    return _object({"removed": count, "given": given})


def rebuilt(found: Rebuilt) -> str:
    """What came of a rebuild."""
    return _object({"kept": found.kept, "stale": _named(found.stale), "lost": _named(found.lost)})


def info(found: Mapping[str, Any]) -> str:
    """What is in an index."""
    return _object(found)


def _rows(found: Sequence[Hit]) -> list[dict[str, Any]]:
    return [_row(hit, rank) for rank, hit in enumerate(found, 1)]


def _row(hit: Hit, rank: int) -> dict[str, Any]:
    return {
        "rank": rank,
        "id": hit.id,
        "kind": hit.kind,
        "score": hit.score,
        "band": hit.match.band,
        "received": hit.received.isoformat(),
        "knockouts": {knockout.requirement: knockout.state for knockout in hit.match.knockouts},
    }


def _named(documents: Iterable[tuple[DocumentType, str]]) -> list[dict[str, str]]:
    return [{"kind": kind, "id": id_} for kind, id_ in documents]


def _object(value: Mapping[str, Any]) -> str:
    return dumps(value, indent=2)
