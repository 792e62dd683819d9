"""One resume before one posting, as gaps and advice look at it: exact scores of what would be otherwise."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from matcher.matching.credit import CreditRules
from matcher.matching.places import Places
from matcher.model import Contribution, Credit, Evidence, Mention, Posting, Requirement, Resume

if TYPE_CHECKING:
    from matcher.matching.score import Scorer


@dataclass(frozen=True)
class Case:
    """What is known of a pair. ``credits`` are those of the requirements, by their ids."""

    scorer: Scorer
    rules: CreditRules
    posting: Posting
    credits: Mapping[str, Credit]
    contributions: Sequence[Contribution]

    @property
    def resume(self) -> Resume:
        """The resume."""
        return self.rules.resume

    @cached_property
    def requirements(self) -> Mapping[str, Requirement]:
        """The requirements that weigh something, by their ids."""
        weighing = {c.requirement for c in self.contributions}
        return {r.id: r for r in self.posting.requirements if r.id in weighing}

    @cached_property
    def posting_places(self) -> Places:
        """Lines and pages of the posting."""
        return Places(self.posting.document)

    def asked(self, requirement: Requirement, concept: str = "") -> Evidence:
        """The posting's words for a requirement; for one concept of it, where they can be told apart."""
        for mention in self.posting.mentions:
            if mention.concept == concept and requirement.start <= mention.start and mention.end <= requirement.end:
                return self.posting_places.evidence(mention)
        return self.posting_places.quote(requirement.start, requirement.end, requirement.section)

    def gain(self, resume: Resume) -> float:
        """The points that the resume would have more if it were ``resume``."""
        before = math.fsum(c.points for c in self.contributions)
        return (self.scorer.total(resume, self.posting) or 0.0) - before

    def moved(self, mentions: Iterable[Mention], section: str) -> Resume:
        """The resume as if some of its mentions stood in another section."""
        chosen = set(mentions)
        return replace(
            self.resume,
            mentions=tuple(replace(m, section=section) if m in chosen else m for m in self.resume.mentions),
        )
