"""Results as plain dictionaries for JSON: the contract of the command line, typed by :mod:`matcher.reports.shapes`.

Nothing here depends on the clock, the locale or the order of a set: the same result gives the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from matcher.documents.remedies import remedy
from matcher.model import (
    SCHEMA_VERSION,
    Document,
    DocumentType,
    Explained,
    Facts,
    Match,
    Posting,
    Resume,
)
from matcher.reports import pieces, shapes
from matcher.reports.arithmetic import PLACES, shares
from matcher.reports.facts_json import explained, facts
from matcher.reports.steps import first_steps

# What JSON lets stand and a terminal obeys, or some programs take for the end of a line.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def dumps(value: Mapping[str, Any], *, indent: int | None = None) -> str:
    """A dictionary as JSON text that ends in a newline; letters stay what they are, not escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False) + "\n"
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def score_of(match: Match) -> float | None:
    """The score to four places."""
    return None if match.score is None else round(match.score, PLACES)


def extract(found: Posting | Resume, reasons: Sequence[Explained] | None = None) -> shapes.ExtractObject:
    """What was extracted from a readable document; ``reasons`` say why each mention counts, where that was asked."""
    is_posting = isinstance(found, Posting)
    document = found.document
    return {
        "schema_version": SCHEMA_VERSION,
        "source": document.source,
        "sha256": document.sha256,
        "status": document.status,
        "doc_type": "posting" if is_posting else "resume",
        "as_of": found.as_of.isoformat(),
        "title": found.title if isinstance(found, Posting) else "",
        "mentions": [pieces.mention(m) for m in found.mentions],
        "rejected": [
            {
                "concept": r.concept,
                "name": r.name,
                "kind": r.kind,
                "start": r.start,
                "end": r.end,
                "text": r.text,
                "reason": r.reason,
            }
            for r in found.rejected
        ],
        "requirements": [pieces.requirement(r) for r in found.requirements] if isinstance(found, Posting) else [],
        "years": pieces.asked(found) if isinstance(found, Posting) else pieces.held(found),
        "education": [pieces.education(e) for e in found.education],
        "roles": [] if isinstance(found, Posting) else [pieces.role(r) for r in found.roles],
        "facts": facts(found.facts),
        "explained": None if reasons is None else [explained(r) for r in reasons],
        "warnings": [*([found.no_score] if found.no_score else ()), *document.warnings, *found.warnings, *found.notes],
    }


def unreadable(document: Document, *, doc_type: DocumentType | None, as_of: str | None) -> shapes.ExtractObject:
    """The same object for a file that could not be read: empty lists, the status, and the reason as a warning."""
    return {
        "schema_version": SCHEMA_VERSION,
        "source": document.source,
        "sha256": document.sha256,
        "status": document.status,
        "doc_type": doc_type,
        "as_of": as_of,
        "title": "",
        "mentions": [],
        "rejected": [],
        "requirements": [],
        "years": None,
        "education": [],
        "roles": [],
        "facts": facts(Facts()),
        "explained": None,
        "warnings": list(document.warnings) or [remedy(document)],
    }


def check(match: Match) -> shapes.CheckObject:
    """The whole explained match."""
    return {
        "schema_version": SCHEMA_VERSION,
        "versions": dict(match.versions),
        "as_of": match.as_of.isoformat(),
        "score": score_of(match),
        "reason": match.reason,
        "band": match.band,
        "confidence": match.confidence,
        "resume": pieces.resume_side(match.resume),
        "posting": pieces.posting_side(match),
        "knockouts": [
            {**pieces.knockout(k), "evidence": [pieces.evidence(e) for e in k.evidence]} for k in match.knockouts
        ],
        "contributions": contributions(match),
        "gaps": pieces.gaps(match.gaps),
        "advice": [*first_steps(match.advice)],
        "actions": [pieces.action(a) for a in match.advice],
        "warnings": list(match.warnings),
    }


def contributions(match: Match) -> list[shapes.ContributionObject]:
    """The arithmetic, rounded so that the points still sum to the score and the possible points to 100."""
    return [pieces.contribution(c, share) for c, share in zip(match.contributions, shares(match, PLACES), strict=False)]
