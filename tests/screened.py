"""Records and rankings made by hand: what a report must bear without a resume being read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

from matcher.library import Matcher
from matcher.matching.ranking import NOISE
from matcher.model import SCHEMA_VERSION, Document, Posting
from matcher.reports import records
from matcher.reports.record_shapes import DecisionObject, PostingFacts, Ranking, Record, RunFacts, TraceObject
from matcher.reports.row_shapes import ContactObject
from matcher.reports.trace import trace
from matcher.screening.order import counts, entry, placed, with_place


def record(source: str, score: float | None = 50.0, *, text: str = "", contact: Any = None, **row: Any) -> Record:
    """A record of a resume, with other values in its row where they are given; it is unreadable if the status says."""
    found = records.unreadable(Document(source, f"sha of {source}", row.get("status", "ok"), "", warnings=("broken",)))
    is_read = row.get("status", "ok") == "ok"
    outcome = "unreadable" if not is_read else "not scored" if score is None else "ranked"
    judged = {"score": score, "band": "partial", "confidence": "high", "evidence_strength": 1.0, "as_of": "2026-11-01"}
    told: dict[str, Any] = {**judged, "reason": "", "warnings": []} if outcome == "ranked" else {}
    changed = {**found["row"], **told, "outcome": outcome, **row}
    return cast(Record, {**found, "row": changed, "contact": contact, "trace": trace_of(text, contact)})


def contact(name: str = "", email: str = "", phone: str = "") -> ContactObject:
    """Who somebody is."""
    return {"name": name, "email": email, "phone": phone}


def trace_of(text: str, contact: ContactObject | None = None) -> TraceObject:
    """The trace of a text."""
    return trace(text, contact, b"key")


ASKED: PostingFacts = {
    "source": "posting.txt",
    "sha256": "",
    "title": "Paralegal",
    "years": None,
    "requirement_lines": 1,
    "recognised_lines": 1,
    "requirements": [],
    "not_scored": [],
    "warnings": [],
    "reason": "",
}


def ranking(found: Sequence[Record], decisions: Mapping[str, DecisionObject] | None = None, **changed: Any) -> Ranking:
    """Records in their order, with the facts of a run; ``changed`` are other facts."""
    entries = [entry(number, one) for number, one in enumerate(found)]
    places = placed(entries)
    facts: RunFacts = {
        "schema_version": SCHEMA_VERSION,
        "versions": {},
        "as_of": "2026-11-01",
        "posting": ASKED,
        "profile": None,
        "changes": [],
        "filters": [],
        "blind": False,
        "left": 0,
        "counts": counts(entries, places),
        "noise": NOISE,
    }
    return Ranking(
        cast(RunFacts, {**facts, **changed}), [with_place(found[at.id], at) for at in places], decisions or {}
    )


def asked(matcher: Matcher, posting: Posting, as_of: date) -> dict[str, Any]:
    """The facts of a run that a posting makes."""
    nothing = matcher.match(records.nothing(as_of), posting, as_of=as_of)
    return {"posting": records.asked(nothing), "versions": dict(nothing.versions)}
