"""What the jobs of a resume are worth for the experience that a posting asks for: a value in [0, 1] with its evidence.

The figures are judgements, checked against graded rankings; docs/scoring.md tells them to the reader of a report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from matcher.extraction.experience import NOT_SUPPORT, years
from matcher.matching.places import Places
from matcher.matching.relations import Relations
from matcher.model import Credit, Mention, Requirement, Resume, Role

# What a posting usually means where it states no years.
USUAL_YEARS = 2.0
# How related work counts: any other legal work, and work of any other trade.
OTHER_LEGAL = 0.5
OTHER_WORK = 0.05
OTHER_FIELD = 0.75
# What is claimed without dates: years in words, a role as a title of its own, a role within a sentence.
STATED = 0.9
UNDATED = 0.7
NAMED = 0.3
NOT_SHOWN = Credit(0.0, "not shown")
_LAWYERS = frozenset({"role.attorney", "role.managing-partner"})
CLAIMING = frozenset({"", "summary", "experience"})
_EVIDENCE_SHOWN = 3


class _Claim(NamedTuple):
    """One way in which a resume shows experience: its worth in [0, 1], in words, and the mentions that say it."""

    value: float
    how: str
    mentions: tuple[Mention, ...] = ()  # none where the jobs themselves are the evidence


def is_legal(role: Role) -> bool:
    """True for a dated job in legal support or as an attorney."""
    return role.legal_support or role.family in _LAWYERS


def kinship(relations: Relations, role: Role, family: str) -> float:
    """How near a dated job is to the asked role, in [0, 1]."""
    least = OTHER_LEGAL if role.legal_support else 0.0
    return max(related(relations, role.family, family), least) if role.family else least


def related(relations: Relations, held: str, family: str) -> float:
    """How near a role is to the asked one; any legal role is, where the posting names none."""
    least = OTHER_LEGAL if held in _LAWYERS or held not in NOT_SUPPORT else 0.0
    if not family:
        return least if held in _LAWYERS else 1.0 if least else OTHER_WORK
    return max(relations.credit(held, family).credit, least)


class Experience:
    """Judges the jobs of one resume."""

    def __init__(self, relations: Relations, resume: Resume, places: Places) -> None:
        """Keep what the jobs are judged by."""
        self.relations = relations
        self.resume = resume
        self.places = places

    def credit(self, requirement: Requirement, shows: Callable[[str], float]) -> Credit:
        """The best of what dated jobs, stated years and named roles earn; ``shows`` tells how far an area is shown."""
        family = requirement.wants[0] if requirement.wants else ""
        asked = requirement.min_years or USUAL_YEARS
        field = OTHER_FIELD + (1 - OTHER_FIELD) * _field(requirement.wants[1:], shows)
        best = max(self._claims(family, asked, field), key=lambda claim: claim.value)
        if best.value == 0:
            return NOT_SHOWN
        if best.mentions:
            return Credit(best.value, best.how, tuple(self.places.evidence(m) for m in best.mentions))
        jobs = [r for r in self.resume.roles if kinship(self.relations, r, family) > 0] or list(self.resume.roles)
        quotes = tuple(self.places.quote(r.start, r.end, "experience") for r in jobs[:_EVIDENCE_SHOWN])
        return Credit(best.value, best.how, quotes or tuple(self.places.evidence(m) for m in self._named()[:1]))

    def _claims(self, family: str, asked: float, field: float) -> Iterator[_Claim]:
        """Every way in which the resume shows experience in a role; of equals the first one counts.

        ``field`` discounts what is near the role itself. What other legal work is worth is discounted already.
        """
        jobs = [(role, kinship(self.relations, role, family)) for role in self.resume.roles]
        yield _Claim(field * _dated(jobs, asked), "dated jobs")
        legal = years(role for role, kin in jobs if kin >= OTHER_LEGAL) or 0.0
        yield _Claim(OTHER_LEGAL * min(1.0, legal / min(asked, USUAL_YEARS)), "dated jobs")
        yield _Claim(OTHER_WORK * min(1.0, (self.resume.total_years or 0.0) / asked), "dated jobs")
        named = self._named()
        kin = max([OTHER_LEGAL, *(related(self.relations, m.concept, family) for m in named)])
        yield _Claim(field * min(1.0, STATED * (self.resume.stated_years or 0.0) / asked) * kin, "years stated")
        yield self._undated(field * UNDATED, "role named without dates", [m for m in named if m.titled], family)
        claimed = [m for m in named if m.section in CLAIMING and m.concept not in NOT_SUPPORT]
        yield self._undated(NAMED, "role named in passing", claimed, family)

    def _undated(self, worth: float, how: str, mentions: Sequence[Mention], family: str) -> _Claim:
        """What the nearest of some roles that are named without dates earns."""
        if not mentions:
            return _Claim(0.0, how)
        nearest = max(mentions, key=lambda m: related(self.relations, m.concept, family))
        return _Claim(worth * related(self.relations, nearest.concept, family), how, (nearest,))

    def _named(self) -> list[Mention]:
        return [
            m for m in self.resume.mentions if m.kind == "role" and m.status == "held" and m.section != "references"
        ]


def _dated(jobs: Sequence[tuple[Role, float]], asked: float) -> float:
    """The best of kinship × years held in jobs of at least that kinship over years asked."""
    held = {kin: years(role for role, k in jobs if k >= kin) or 0.0 for kin in {k for _, k in jobs if k > 0}}
    return max((kin * min(1.0, length / asked) for kin, length in held.items()), default=0.0)


def _field(fields: Sequence[str], shows: Callable[[str], float]) -> float:
    """How far the resume shows the practice area of the job, in [0, 1]; 1 where the posting names none."""
    return max(map(shows, fields), default=1.0)
