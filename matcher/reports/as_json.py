"""Results as plain dictionaries for JSON: the contract of the command line, typed by :mod:`matcher.reports.shapes`.

Nothing here depends on the clock, the locale or the order of a set: the same result gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from matcher.library import remedy
from matcher.model import (
    SCHEMA_VERSION,
    Action,
    Contribution,
    Document,
    DocumentType,
    Education,
    Evidence,
    Explained,
    Factors,
    Facts,
    Knockout,
    Match,
    Mention,
    Posting,
    Requirement,
    Resume,
    Role,
)
from matcher.reports import shapes
from matcher.reports.arithmetic import PLACES, Share, shares
from matcher.reports.facts_json import explained, facts
from matcher.reports.steps import first_steps
from matcher.reports.wording import hidden_chars, state, words

_PLACES = PLACES


def dumps(value: Mapping[str, Any], *, indent: int | None = None) -> str:
    """A dictionary as JSON text that ends in a newline; letters stay what they are, not escaped."""
    return json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False) + "\n"


def score_of(match: Match) -> float | None:
    """The score to four places."""
    return None if match.score is None else round(match.score, _PLACES)


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
        "mentions": [_mention(m) for m in found.mentions],
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
        "requirements": [_requirement(r) for r in found.requirements] if isinstance(found, Posting) else [],
        "years": _asked(found) if isinstance(found, Posting) else _held(found),
        "education": [_education(e) for e in found.education],
        "roles": [] if isinstance(found, Posting) else [_role(r) for r in found.roles],
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
        "resume": _resume_side(match.resume),
        "posting": _posting_side(match),
        "knockouts": [{**_knockout(k), "evidence": [_evidence(e) for e in k.evidence]} for k in match.knockouts],
        "contributions": contributions(match),
        "gaps": [
            {
                "requirement": g.requirement,
                "label": g.label,
                "gain": round(g.gain, _PLACES),
                "group": g.group,
                "try": g.try_form,
            }
            for g in match.gaps
        ],
        "advice": [*first_steps(match.advice)],
        "actions": [_action(a) for a in match.advice],
        "warnings": list(match.warnings),
    }


def contributions(match: Match) -> list[shapes.ContributionObject]:
    """The arithmetic, rounded so that the points still sum to the score and the possible points to 100."""
    return [_contribution(c, share) for c, share in zip(match.contributions, shares(match, _PLACES), strict=False)]


def screen_row(match: Match) -> shapes.ScreenRow:
    """A screened resume, before it has a rank."""
    document = match.resume.document
    named = [c for c in match.contributions if c.kind != "keyword"]
    return {
        "schema_version": SCHEMA_VERSION,
        "rank": None,
        "source": document.source,
        "sha256": document.sha256,
        "status": document.status,
        "score": score_of(match),
        "reason": match.reason,
        "band": match.band,
        "confidence": match.confidence,
        "knockouts": [_knockout(k) for k in match.knockouts],
        "matched": [c.label for c in named if state(c) == "found"],
        "partial": [c.label for c in named if state(c) == "partial"],
        "missing": [c.label for c in sorted(named, key=_by_loss) if state(c) == "missing"],
        "years": _held(match.resume),
        "education": [e.degree for e in match.resume.education if e.status == "held"],
        "pages": len(document.pages),
        "words": words(document),
        "hidden_chars": hidden_chars(document),
        "duplicate_of": None,
        "as_of": match.as_of.isoformat(),
        "warnings": [*document.warnings, *match.resume.warnings, *match.resume.notes],
    }


def unreadable_row(document: Document) -> shapes.ScreenRow:
    """A resume that could not be read: no score, its status and the reason."""
    return {
        "schema_version": SCHEMA_VERSION,
        "rank": None,
        "source": document.source,
        "sha256": document.sha256,
        "status": document.status,
        "score": None,
        "reason": remedy(document),
        "band": None,
        "confidence": None,
        "knockouts": [],
        "matched": [],
        "partial": [],
        "missing": [],
        "years": {"total": None, "legal_support": None},
        "education": [],
        "pages": 0,
        "words": 0,
        "hidden_chars": hidden_chars(document),
        "duplicate_of": None,
        "as_of": None,
        "warnings": list(document.warnings),
    }


def _by_loss(contribution: Contribution) -> float:
    return contribution.points - contribution.possible


def _mention(m: Mention) -> shapes.MentionObject:
    return {
        "concept": m.concept,
        "name": m.name,
        "kind": m.kind,
        "start": m.start,
        "end": m.end,
        "text": m.text,
        "section": m.section,
        "level": m.level,
        "status": m.status,
        "negated": m.negated,
        "how": m.how,
    }


def _requirement(r: Requirement) -> shapes.RequirementObject:
    return {
        "id": r.id,
        "kind": r.kind,
        "label": r.label,
        "mode": r.mode,
        "wants": list(r.wants),
        "class": r.class_id,
        "level": r.level,
        "section": r.section,
        "hard": r.hard,
        "open": r.open,
        "proficiency": r.proficiency,
        "min_years": r.min_years,
        "scored": r.scored,
        "start": r.start,
        "end": r.end,
    }


def _education(e: Education) -> shapes.EducationObject:
    return {
        "degree": e.degree,
        "field": e.field,
        "level": e.level,
        "status": e.status,
        "start": e.start,
        "end": e.end,
    }


def _role(r: Role) -> shapes.RoleObject:
    return {
        "title": r.title,
        "family": r.family,
        "legal_support": r.legal_support,
        "start_month": f"{r.start_month:%Y-%m}",
        "end_month": f"{r.end_month:%Y-%m}",
        "current": r.current,
        "start": r.start,
        "end": r.end,
    }


def _asked(posting: Posting) -> shapes.AskedYears | None:
    y = posting.years
    return None if y is None else {"min": y.min, "max": y.max, "of": y.of, "level": y.level}


def _held(resume: Resume) -> shapes.HeldYears:
    return {"total": resume.total_years, "legal_support": resume.legal_years}


def _evidence(e: Evidence) -> shapes.EvidenceObject:
    return {"start": e.start, "end": e.end, "text": e.text, "page": e.page, "line": e.line, "section": e.section}


def _evidences(found: Iterable[Evidence]) -> list[shapes.EvidenceObject]:
    return [_evidence(e) for e in found]


def _knockout(k: Knockout) -> shapes.KnockoutSummary:
    return {"requirement": k.requirement, "kind": k.kind, "needed": k.needed, "found": k.found, "state": k.state}


def _contribution(c: Contribution, share: Share) -> shapes.ContributionObject:
    return {
        "requirement": c.requirement,
        "label": c.label,
        "kind": c.kind,
        "level": c.level,
        "weight": round(c.weight, _PLACES),
        "factors": factors(c.factors),
        "credit": round(c.credit, _PLACES),
        "how": c.how,
        "why": c.why,
        "points": share.points,
        "possible": share.possible,
        "posting_quote": _evidence(c.posting_quote),
        "evidence": _evidences(c.evidence),
    }


def factors(f: Factors) -> shapes.FactorsObject:
    """What a weight is the product of, to more places than the weight itself."""
    return {
        "level": f.level,
        "section": f.section,
        "kind": f.kind,
        "idf": round(f.idf, 2 * _PLACES),
        "lines": round(f.lines, 2 * _PLACES),
        "share": round(f.share, 2 * _PLACES),
    }


def _action(a: Action) -> shapes.ActionObject:
    return {
        "kind": a.kind,
        "requirement": a.requirement,
        "label": a.label,
        "must_have": a.must_have,
        "gain": round(a.gain, _PLACES),
        "posting_quote": None if a.posting is None else _evidence(a.posting),
        "resume_quote": None if a.resume is None else _evidence(a.resume),
        "sentence": a.sentence,
        "folded": a.folded,
    }


def _resume_side(resume: Resume) -> shapes.ResumeSide:
    document = resume.document
    return {
        "source": document.source,
        "sha256": document.sha256,
        "status": document.status,
        "pages": len(document.pages),
        "words": words(document),
        "hidden_chars": hidden_chars(document),
        "years": _held(resume),
        "education": [_education(e) for e in resume.education],
        "roles": [_role(r) for r in resume.roles],
    }


def _posting_side(match: Match) -> shapes.PostingSide:
    document = match.posting.document
    return {
        "source": document.source,
        "sha256": document.sha256,
        "status": document.status,
        "title": match.posting.title,
        "pages": len(document.pages),
        "words": words(document),
        "hidden_chars": hidden_chars(document),
        "years": _asked(match.posting),
        "requirement_lines": match.posting.asking_lines,
        "recognised_lines": match.posting.known_lines,
        "requirements": [_requirement(r) for r in match.posting.requirements],
        "not_scored": list(match.not_scored),
    }
