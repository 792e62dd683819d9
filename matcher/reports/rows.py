"""Matches and unreadable files as rows of a ranking that have no rank yet; :mod:`matcher.screening` ranks them."""

from __future__ import annotations

from typing import cast

from matcher.documents.remedies import remedy
from matcher.matching.ranking import evidence_strength
from matcher.model import SCHEMA_VERSION, Contribution, Document, Match
from matcher.reports import pieces
from matcher.reports.as_json import score_of
from matcher.reports.record_shapes import Record
from matcher.reports.row_shapes import RankedRow, RecommendRow, ScreenLine, ScreenRow
from matcher.reports.wording import hidden_chars, state, words


def screened(match: Match) -> ScreenRow:
    """A resume of a screening."""
    resume = match.resume
    return {
        **_row(match, resume.document),
        "outcome": "not scored" if match.score is None else "ranked",
        "not_resume": resume.not_resume,
        "reason": match.reason,
        "years": pieces.held(resume),
        "education": [e.degree for e in resume.education if e.status == "held"],
        "pages": len(resume.document.pages),
        "words": words(resume.document),
        "marks": [],
        "copy": None,
        "copy_group": None,
        "copied_sentences": 0,
        "warnings": [*resume.document.warnings, *resume.warnings, *resume.notes],
    }


def line(record: Record) -> ScreenLine:
    """A resume as a line of JSON: its row and who it is from, where the run may say so."""
    found = cast(ScreenLine, dict(record["row"]))
    if record["contact"] is not None:
        found["contact"] = record["contact"]
    return found


def recommended(match: Match) -> RecommendRow:
    """A posting of a recommendation."""
    posting = match.posting
    return {
        **_row(match, posting.document),
        "reason": match.reason,
        "line": "posting",
        "title": posting.title.lstrip("# "),
        "warnings": [*posting.document.warnings, *posting.warnings, *posting.notes],
    }


def unreadable_resume(document: Document) -> ScreenRow:
    """A resume that could not be read: no score, its status and the reason."""
    return {
        **_unreadable(document),
        "outcome": "unreadable",
        "not_resume": "",
        "years": {"total": None, "legal_support": None},
        "education": [],
        "pages": 0,
        "words": 0,
        "marks": [],
        "copy": None,
        "copy_group": None,
        "copied_sentences": 0,
    }


def unreadable_posting(document: Document) -> RecommendRow:
    """A posting that could not be read: no score, its status and the reason."""
    return {**_unreadable(document), "line": "posting", "title": ""}


def _row(match: Match, document: Document) -> RankedRow:
    named = [c for c in match.contributions if c.kind != "keyword"]
    return {
        **_unreadable(document),
        "score": score_of(match),
        "band": match.band,
        "confidence": match.confidence,
        "evidence_strength": None if match.score is None else evidence_strength(match),
        "knockouts": [pieces.knockout(k) for k in match.knockouts],
        "matched": [c.label for c in named if state(c) == "found"],
        "partial": [c.label for c in named if state(c) == "partial"],
        "missing": [c.label for c in sorted(named, key=_by_loss) if state(c) == "missing"],
        "as_of": match.as_of.isoformat(),
    }


def _unreadable(document: Document) -> RankedRow:
    """What is said of a document of which nothing is known but that it was given."""
    return {
        "schema_version": SCHEMA_VERSION,
        "rank": None,
        "tie_group": None,
        "tied_with": None,
        "source": document.source,
        "sha256": document.sha256,
        "status": document.status,
        "score": None,
        "reason": remedy(document),
        "band": None,
        "confidence": None,
        "evidence_strength": None,
        "knockouts": [],
        "matched": [],
        "partial": [],
        "missing": [],
        "hidden_chars": hidden_chars(document),
        "duplicate_of": None,
        "as_of": None,
        "warnings": list(document.warnings),
    }


def _by_loss(contribution: Contribution) -> float:
    return contribution.points - contribution.possible
