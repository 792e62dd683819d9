"""What is missing, by the points that stating it would add, and what to do about it truthfully."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from matcher.model import Contribution, Gap, GapGroup, Posting, Requirement, Resume

if TYPE_CHECKING:
    from matcher.matching.score import Scorer

_SHOWN = 0.75
_SAID_SO = frozenset({"denied", "expired", "in_progress"})
_OTHER_THINGS = frozenset({"sibling", "near", "narrower"})
_SMALLEST_GAIN = 0.05
_MOST_ADVICE = 5


def find_gaps(
    scorer: Scorer, resume: Resume, posting: Posting, contributions: Sequence[Contribution]
) -> tuple[Gap, ...]:
    """Every wanted concept that the resume does not fully show, by falling gain.

    The gain is exact: the difference that one more line ``Skills: <try>`` makes to the score.
    """
    before = sum(c.points for c in contributions)
    credits = {c.requirement: c for c in contributions}
    found: list[Gap] = []
    for requirement in posting.requirements:
        contribution = credits.get(requirement.id)
        if contribution is None or contribution.credit >= 1.0 or requirement.kind == "experience":
            continue
        for concept_id in _candidates(requirement):
            concept = scorer.vocabulary.concepts[concept_id]
            after = scorer.total(_stating(resume, concept_id, scorer), posting)
            gain = (after or 0.0) - before
            if gain >= _SMALLEST_GAIN:
                said = {m.status for m in resume.mentions if m.concept == concept_id}
                group = "not shown" if "denied" in said else _group(scorer, resume, concept_id)
                lacking = bool(said & _SAID_SO)
                found.append(Gap(requirement.id, concept_id, concept.label, gain, group, concept.try_form, lacking))
    return tuple(sorted(_once(found), key=lambda g: (-g.gain, g.requirement, g.label)))


def _candidates(requirement: Requirement) -> Iterator[str]:
    """The concepts that would close a requirement: of a class its examples stand for it, of alternatives each."""
    yield from requirement.wants or ((requirement.class_id,) if requirement.class_id else ())


def _stating(resume: Resume, concept_id: str, scorer: Scorer) -> Resume:
    """The resume as if it also said ``Skills: <try>``: with everything that extraction reads in that line."""
    line = scorer.stated(concept_id)
    return replace(
        resume,
        mentions=(*resume.mentions, *(replace(m, text="", start=0, end=0) for m in line.mentions)),
        education=(*resume.education, *(replace(e, start=0, end=0) for e in line.education)),
        keywords=(*resume.keywords, *(replace(k, start=0, end=0) for k in line.keywords)),
        stated_years=max((y for y in (resume.stated_years, line.stated_years) if y is not None), default=None),
    )


def _group(scorer: Scorer, resume: Resume, concept_id: str) -> GapGroup:
    """Whether the resume shows a concept in other words, something near it, or nothing of it."""
    from matcher.matching.credit import CreditRules

    earned = CreditRules(scorer.relations, resume).concept(concept_id)
    if earned.mention is None:
        return "not shown"
    step = scorer.relations.credit(earned.mention.concept, concept_id)
    # Another product is other knowledge, however near: "you show Everlaw" must never be said of Relativity.
    shown = step.credit >= _SHOWN and step.how not in _OTHER_THINGS and earned.mention.status == "held"
    return "say it so" if shown else "near"


def _once(gaps: Iterable[Gap]) -> list[Gap]:
    best: dict[str, Gap] = {}
    for gap in gaps:
        if gap.label not in best or gap.gain > best[gap.label].gain:
            best[gap.label] = gap
    return list(best.values())


def advise(gaps: Sequence[Gap], posting: Posting, resume: Resume) -> tuple[str, ...]:
    """At most five next steps, best first; each is something that the candidate can do truthfully."""
    found = [_step(gap) for gap in _one_per_choice(gaps, posting)[:_MOST_ADVICE]]
    if resume.document.hidden:
        count = sum(len(h.text) for h in resume.document.hidden)
        found.append(
            f"{count} characters of this file cannot be seen by a reader: they do not count; "
            "remove them or make them visible."
        )
    return tuple(found)


def _one_per_choice(gaps: Sequence[Gap], posting: Posting) -> list[Gap]:
    """The gaps with one alternative for each requirement that any of several would meet."""
    choices = {r.id for r in posting.requirements if r.mode in ("any", "class")}
    seen: set[str] = set()
    kept: list[Gap] = []
    for gap in gaps:
        if gap.denied or gap.requirement in seen:
            continue
        kept.append(gap)
        if gap.requirement in choices:
            seen.add(gap.requirement)
    return kept


def _step(gap: Gap) -> str:
    points = f"+{gap.gain:.1f} points"
    if gap.group == "say it so":
        return f"Shown in other words: {gap.label}. If it is the same, write {gap.try_form!r} ({points})."
    if gap.group == "near":
        return f"Near what you show: {gap.label}. If you have used or done it, name it ({points})."
    return f"Not shown: {gap.label}. If you have done it, say so where you did it; if not, leave it out ({points})."
