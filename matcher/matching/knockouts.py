"""Hard requirements shown apart: met, unmet only where the resume states the contrary, else unknown."""

from __future__ import annotations

from collections.abc import Mapping

from matcher.extraction.labels import in_years
from matcher.matching.credit import ELSEWHERE
from matcher.matching.places import Places
from matcher.model import Credit, Evidence, Knockout, KnockoutState, Mention, Posting, Requirement, Resume

# What a tool in a bare list loses is a matter of evidence: whether somebody has it is not in doubt.
_IN_A_LIST = ELSEWHERE
_CONTRARY = frozenset({"denied", "expired"})
_SAYS: Mapping[str, str] = {"denied": "it is denied", "expired": "it has expired"}


def find_knockouts(
    resume: Resume, posting: Posting, credits: Mapping[str, Credit], places: Places
) -> tuple[Knockout, ...]:
    """The hard requirements of a posting with their state, in the posting's order."""
    return tuple(_knockout(r, resume, credits[r.id], places) for r in posting.requirements if r.hard)


def _knockout(requirement: Requirement, resume: Resume, credit: Credit, places: Places) -> Knockout:
    if requirement.kind == "experience":
        return _experience(requirement, resume, credit)
    contrary = _contrary(requirement, resume)
    if _shown(credit):
        state, found = "met", "shown"
    elif contrary:
        state, found = "unmet", f"the resume says otherwise: {_SAYS[contrary[0].status]}"
    elif credit.value > 0:
        state, found = "unknown", "near, verify"
    else:
        state, found = "unknown", "not shown in this resume"
    evidence = tuple(places.evidence(m) for m in contrary) if state == "unmet" else credit.evidence
    return _make(requirement, state, found, evidence)


def _shown(credit: Credit) -> bool:
    """True where all that is wanted is there, in a job or in a list; nothing that is only near, nothing unfinished."""
    if credit.value >= 1.0:
        return True
    parts = [part for part in credit.parts if part.mention is not None and part.mention.status == "held"]
    listed = bool(parts) and len(parts) == len(credit.parts)
    return listed and all(part.value >= _IN_A_LIST and part.how != "umbrella" for part in parts)


def _make(requirement: Requirement, state: str, found: str, evidence: tuple[Evidence, ...]) -> Knockout:
    known: KnockoutState = "met" if state == "met" else "unmet" if state == "unmet" else "unknown"
    return Knockout(requirement.id, requirement.kind, requirement.label, found, known, evidence)


def _contrary(requirement: Requirement, resume: Resume) -> tuple[Mention, ...]:
    """Mentions by which the resume itself says that it lacks what is wanted: of alternatives, every one of them."""
    found = [m for m in resume.mentions if m.concept in requirement.wants and m.status in _CONTRARY]
    lacking = {m.concept for m in found}
    if requirement.mode in ("any", "class") and lacking != set(requirement.wants):
        return ()
    return tuple(found)


def _experience(requirement: Requirement, resume: Resume, credit: Credit) -> Knockout:
    asked = requirement.min_years or 0.0
    if resume.legal_years is None:
        return _make(requirement, "unknown", "no dated jobs found", ())
    held = resume.legal_years
    state = "met" if held >= asked and credit.value >= 1.0 else "unknown"
    if held < asked and (resume.stated_years or 0.0) < asked:
        state = "unmet"
    total = f" of {resume.total_years:g} in all" if resume.total_years and resume.total_years > held else ""
    found = f"{in_years(held)} in legal support{total}, counted to {resume.as_of:%B %Y}"
    if state == "unknown" and held >= asked:
        found += "; partly in another role or field: near, verify"
    return _make(requirement, state, found, credit.evidence)
