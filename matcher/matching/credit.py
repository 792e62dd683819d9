"""What a resume's evidence is worth for one requirement: a value in [0, 1], how it was earned, and the quotes."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache

from matcher.extraction.experience import NOT_SUPPORT, years
from matcher.matching.relations import Relations
from matcher.model import Credit, Document, Earned, Evidence, Keyword, Mention, Requirement, Resume, Role

STATUS: Mapping[str, float] = {"held": 1.0, "expired": 0.5, "in_progress": 0.25}
# A bare list is weaker than a job that shows it; credentials and degrees are at home in their own sections.
LISTED = 0.9
ELSEWHERE = 0.85
_PLACED_KINDS = frozenset({"tool", "duty", "skill", "practice_area", "document_type"})
_SHOWN = frozenset({"experience", ""})
_LISTS = frozenset({"skills", "certifications", "summary", "education"})
_EVIDENCE_SHOWN = 3
_TITLE_LINE = 80
_HEADING_LINES = 2
# Experience: what a posting usually means where it states no years, and how related work counts.
USUAL_YEARS = 2.0
OTHER_LEGAL = 0.4
OTHER_WORK = 0.1
OTHER_FIELD = 0.75
STATED = 0.9
UNDATED = 0.7
NOT_SHOWN = Credit(0.0, "not shown")


class CreditRules:
    """Judges one resume against requirements."""

    def __init__(self, relations: Relations, resume: Resume) -> None:
        """Group the resume's mentions by concept, strongest first."""
        self.relations = relations
        self.resume = resume
        self.places = Places(resume.document)
        self.best: dict[str, tuple[float, Mention]] = {}
        for mention in resume.mentions:
            strength = strength_of(mention)
            known = self.best.get(mention.concept)
            if strength > 0 and (known is None or strength > known[0]):
                self.best[mention.concept] = (strength, mention)

    def of(self, requirement: Requirement) -> Credit:
        """The credit of a resume for a requirement, with its evidence."""
        if requirement.kind == "experience":
            return self._experience(requirement)
        if requirement.mode == "class":
            wanted = [requirement.class_id, *requirement.wants]
            return self._credit([max((self.concept(c) for c in wanted), key=lambda e: e.value)])
        earned = [self.concept(c) for c in requirement.wants]
        if requirement.mode == "any":
            return self._credit([max(earned, key=lambda e: e.value)])
        return self._credit(earned)

    def concept(self, wanted: str) -> Earned:
        """The best that any evidence of the resume earns for one concept."""
        best = Earned(wanted, 0.0, "not shown", None)
        for evidence, (strength, mention) in self.best.items():
            step = self.relations.credit(evidence, wanted)
            # Discounts never multiply: the lower of relation and place wins; an unfinished credential stays unfinished.
            status = STATUS.get(mention.status, 0.0)
            value = min(step.credit, strength / status if status else 0.0) * status
            if value > best.value:
                best = Earned(wanted, value, _how(step.how, mention), mention)
        if best.value < 1.0:
            shown = self.relations.umbrella(wanted, {e: strength for e, (strength, _) in self.best.items()})
            if shown > best.value and best.mention is not None:
                best = Earned(wanted, shown, "umbrella", best.mention)
        return best

    def _credit(self, earned: Sequence[Earned]) -> Credit:
        value = math.fsum(e.value for e in earned) / len(earned)
        shown = [e for e in earned if e.mention is not None and e.value > 0]
        hows = list(dict.fromkeys(e.how for e in shown))
        how = hows[0] if len(hows) == 1 else "several" if hows else "not shown"
        evidence = tuple(dict.fromkeys(self.places.evidence(e.mention) for e in shown if e.mention is not None))
        return Credit(value, how, evidence[:_EVIDENCE_SHOWN], tuple(earned))

    def _experience(self, requirement: Requirement) -> Credit:
        """Relation of the roles held × years held in them over years asked; undated roles count in part."""
        family = requirement.wants[0] if requirement.wants else ""
        asked = requirement.min_years or USUAL_YEARS
        jobs = [(r, self._kinship(r, family)) for r in self.resume.roles]
        levels = sorted({kin for _, kin in jobs if kin > 0}, reverse=True)
        held = {kin: years([r for r, k in jobs if k >= kin]) or 0.0 for kin in levels}
        value, how = max((kin * min(1.0, held[kin] / asked) for kin in levels), default=0.0), "dated jobs"
        value = max(value, OTHER_WORK * min(1.0, (self.resume.total_years or 0.0) / asked))
        named = max([OTHER_LEGAL, *(self._related(m.concept, family) for m in self._named())])
        stated = min(1.0, STATED * (self.resume.stated_years or 0.0) / asked) * named
        if stated > value:
            value, how = stated, "years stated"
        titles = self._undated_titles()
        undated = UNDATED * max((self._related(m.concept, family) for m in titles), default=0.0)
        if undated > value:
            value, how = undated, "role named without dates"
        value *= OTHER_FIELD + (1 - OTHER_FIELD) * self._field(requirement.wants[1:])
        if value == 0:
            return NOT_SHOWN
        if how == "role named without dates":
            return Credit(value, how, tuple(self.places.evidence(m) for m in titles[:1]))
        shown = [r for r, kin in jobs if kin > 0] or list(self.resume.roles)
        evidence = tuple(self.places.quote(r.start, r.end, "experience") for r in shown[:_EVIDENCE_SHOWN])
        return Credit(value, how, evidence or tuple(self.places.evidence(m) for m in self._named()[:1]))

    def _field(self, fields: Sequence[str]) -> float:
        """How far the resume shows the practice area of the job, in [0, 1]; 1 where the posting names none."""
        return max((self.concept(field).value for field in fields), default=1.0)

    def _undated_titles(self) -> list[Mention]:
        """Roles that stand as titles, on a short line of their own and beside no dated job's line."""
        dated = {self.places.line(role.start) for role in self.resume.roles}
        headings = {line + step for line in dated for step in range(-_HEADING_LINES, _HEADING_LINES + 1)}
        return [
            m
            for m in self._named()
            if self.places.line_length(m) <= _TITLE_LINE and self.places.line(m.start) not in headings
        ]

    def _named(self) -> list[Mention]:
        return [
            m for m in self.resume.mentions if m.kind == "role" and m.status == "held" and m.section != "references"
        ]

    def _kinship(self, role: Role, family: str) -> float:
        """How near a dated job is to the asked role, in [0, 1]."""
        if role.family:
            return self._related(role.family, family)
        return OTHER_LEGAL if role.legal_support else 0.0

    def _related(self, held: str, family: str) -> float:
        if not family:
            return 1.0 if held not in NOT_SUPPORT else OTHER_LEGAL
        if held == "role.attorney":
            return OTHER_LEGAL
        floor = OTHER_LEGAL if held not in NOT_SUPPORT else 0.0
        return max(self.relations.credit(held, family).credit, floor)

    def keyword(self, keyword: Keyword) -> Credit:
        """Credit of a free keyword: the word itself 1, a spelling of it (rapidfuzz ratio ≥ 90) just below."""
        for own in self.resume.keywords:
            if own.term == keyword.term:
                return Credit(1.0, "exact", (self.places.quote(own.start, own.end, ""),))
        near = self._fuzzy(keyword.term)
        return Credit(0.9, "fuzzy", (self.places.quote(near.start, near.end, ""),)) if near else NOT_SHOWN

    def _fuzzy(self, term: str) -> Keyword | None:
        if len(term) < 6:
            return None
        from rapidfuzz import fuzz, process

        choices = {
            i: own.term for i, own in enumerate(self.resume.keywords) if own.term[0] == term[0] and len(own.term) > 5
        }
        found = process.extractOne(term, choices, scorer=fuzz.ratio, score_cutoff=90)
        return self.resume.keywords[found[2]] if found else None


def strength_of(mention: Mention) -> float:
    """What a mention is worth by its status and place, in [0, 1]."""
    status = STATUS.get(mention.status, 0.0)
    if mention.kind not in _PLACED_KINDS or mention.section in _SHOWN:
        return status
    return status * (LISTED if mention.section in _LISTS else ELSEWHERE)


def _how(step: str, mention: Mention) -> str:
    if step == "exact":
        return mention.how
    return "relation" if step not in ("same_as", "supersedes") else "same thing"


@lru_cache(maxsize=4)
def _line_starts(text: str) -> tuple[int, ...]:
    """Where the lines of a text start. Kept for the last texts: the gain of every gap is counted on the same resume."""
    return (0, *(match.end() for match in re.finditer("\n", text)))


class Places:
    """Pages and lines of offsets in one document."""

    def __init__(self, document: Document) -> None:
        """Index the line starts."""
        self.document = document
        self.lines = _line_starts(document.text)

    def line(self, place: int) -> int:
        """The line of an offset, counted from 1."""
        return bisect_right(self.lines, place)

    def line_length(self, mention: Mention) -> int:
        """The length of the line that a mention starts in."""
        line = bisect_right(self.lines, mention.start) - 1
        end = self.lines[line + 1] - 1 if line + 1 < len(self.lines) else len(self.document.text)
        return len(self.document.text[self.lines[line] : end].strip())

    def evidence(self, mention: Mention) -> Evidence:
        """A mention as a quote."""
        return self.quote(mention.start, mention.end, mention.section)

    def quote(self, start: int, end: int, section: str) -> Evidence:
        """The stretch ``start:end`` with its page and line, both counted from 1."""
        page = max(1, bisect_right(self.document.pages, start))
        return Evidence(start, end, self.document.text[start:end], page, self.line(start), section)
