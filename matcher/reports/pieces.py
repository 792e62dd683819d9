"""The parts of the JSON objects: one small builder for each noun of the model."""

from __future__ import annotations

from collections.abc import Iterable

from matcher.model import (
    Action,
    Contribution,
    Education,
    Evidence,
    Factors,
    Gap,
    Knockout,
    Match,
    Mention,
    Posting,
    Requirement,
    Resume,
    Role,
)
from matcher.reports import shapes
from matcher.reports.arithmetic import PLACES, Share
from matcher.reports.wording import hidden_chars, words


def gaps(found: Iterable[Gap]) -> list[shapes.GapObject]:
    """Gaps with the points that closing them would add."""
    return [
        {
            "requirement": g.requirement,
            "label": g.label,
            "gain": round(g.gain, PLACES),
            "group": g.group,
            "try": g.try_form,
        }
        for g in found
    ]


def mention(m: Mention) -> shapes.MentionObject:
    """A mention."""
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


def requirement(r: Requirement) -> shapes.RequirementObject:
    """A requirement."""
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


def education(e: Education) -> shapes.EducationObject:
    """A degree."""
    return {
        "degree": e.degree,
        "field": e.field,
        "level": e.level,
        "status": e.status,
        "start": e.start,
        "end": e.end,
    }


def role(r: Role) -> shapes.RoleObject:
    """A dated job."""
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


def asked(posting: Posting) -> shapes.AskedYears | None:
    """The years that a posting asks for."""
    y = posting.years
    return None if y is None else {"min": y.min, "max": y.max, "of": y.of, "level": y.level}


def held(resume: Resume) -> shapes.HeldYears:
    """The years that a resume sums to."""
    return {"total": resume.total_years, "legal_support": resume.legal_years}


def evidence(e: Evidence) -> shapes.EvidenceObject:
    """A quote with its place."""
    return {"start": e.start, "end": e.end, "text": e.text, "page": e.page, "line": e.line, "section": e.section}


def evidences(found: Iterable[Evidence]) -> list[shapes.EvidenceObject]:
    """Quotes with their places."""
    return [evidence(e) for e in found]


def knockout(k: Knockout) -> shapes.KnockoutSummary:
    """A hard requirement without its quotes."""
    return {"requirement": k.requirement, "kind": k.kind, "needed": k.needed, "found": k.found, "state": k.state}


def contribution(c: Contribution, share: Share) -> shapes.ContributionObject:
    """One line of the arithmetic, with its rounded points."""
    return {
        "requirement": c.requirement,
        "label": c.label,
        "kind": c.kind,
        "level": c.level,
        "weight": round(c.weight, PLACES),
        "factors": factors(c.factors),
        "credit": round(c.credit, PLACES),
        "how": c.how,
        "why": c.why,
        "points": share.points,
        "possible": share.possible,
        "posting_quote": evidence(c.posting_quote),
        "evidence": evidences(c.evidence),
    }


def factors(f: Factors) -> shapes.FactorsObject:
    """What a weight is the product of, to more places than the weight itself."""
    return {
        "level": f.level,
        "section": f.section,
        "kind": f.kind,
        "idf": round(f.idf, 2 * PLACES),
        "lines": round(f.lines, 2 * PLACES),
        "share": round(f.share, 2 * PLACES),
        "profile": f.profile,
    }


def action(a: Action) -> shapes.ActionObject:
    """One thing that the candidate can do."""
    return {
        "kind": a.kind,
        "requirement": a.requirement,
        "label": a.label,
        "must_have": a.must_have,
        "gain": round(a.gain, PLACES),
        "posting_quote": None if a.posting is None else evidence(a.posting),
        "resume_quote": None if a.resume is None else evidence(a.resume),
        "sentence": a.sentence,
        "folded": a.folded,
    }


def resume_side(resume: Resume) -> shapes.ResumeSide:
    """The resume as it was read."""
    document = resume.document
    return {
        "source": document.source,
        "sha256": document.sha256,
        "status": document.status,
        "pages": len(document.pages),
        "words": words(document),
        "hidden_chars": hidden_chars(document),
        "years": held(resume),
        "education": [education(e) for e in resume.education],
        "roles": [role(r) for r in resume.roles],
    }


def posting_side(match: Match) -> shapes.PostingSide:
    """The posting as it was read."""
    document = match.posting.document
    return {
        "source": document.source,
        "sha256": document.sha256,
        "status": document.status,
        "title": match.posting.title,
        "pages": len(document.pages),
        "words": words(document),
        "hidden_chars": hidden_chars(document),
        "years": asked(match.posting),
        "requirement_lines": match.posting.asking_lines,
        "recognised_lines": match.posting.known_lines,
        "requirements": [requirement(r) for r in match.posting.requirements],
        "not_scored": list(match.not_scored),
    }
