"""What is missing, by the exact points that stating it would add."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from matcher.matching.credit import CreditRules
from matcher.model import Contribution, Gap, GapGroup, Posting, Requirement, Resume

if TYPE_CHECKING:
    from matcher.matching.score import Scorer

SMALLEST_GAIN = 0.05
_SHOWN = 0.75
_SAID_SO = frozenset({"denied", "expired", "in_progress"})
_OTHER_THINGS = frozenset({"sibling", "near", "narrower"})


def find_gaps(
    scorer: Scorer, resume: Resume, posting: Posting, contributions: Sequence[Contribution]
) -> tuple[Gap, ...]:
    """Every wanted concept that the resume does not fully show, by falling gain.

    The gain is exact: the difference that one more line ``Skills: <try>`` makes to the score.
    """
    before = math.fsum(c.points for c in contributions)
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
            if gain >= SMALLEST_GAIN:
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
