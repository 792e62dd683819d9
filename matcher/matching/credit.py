"""What a resume's evidence is worth for one requirement: a value in [0, 1], how it was earned, and the quotes."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from matcher.matching.experience import NOT_SHOWN, Experience, is_legal
from matcher.matching.places import Places
from matcher.matching.relations import Relations
from matcher.model import Credit, Earned, Keyword, Mention, Requirement, Resume, Role

STATUS: Mapping[str, float] = {"held": 1.0, "expired": 0.5, "in_progress": 0.25}
# A bare list is weaker than a job that shows it; credentials and degrees are at home in their own sections.
LISTED = 0.9
ELSEWHERE = 0.85
# What a duty is depends on the trade: whoever keeps a shop's files has kept no case files. A tool is the same anywhere.
OTHER_TRADE = 0.8
_PLACED_KINDS = frozenset({"tool", "duty", "skill", "practice_area", "document_type"})
_OF_THE_FIELD = frozenset({"duty", "practice_area", "document_type"})
_SHOWN = frozenset({"experience", ""})
_LISTS = frozenset({"skills", "certifications", "summary", "education"})
_EVIDENCE_SHOWN = 3
# Free keywords: words of so many letters that differ in so many last letters at most, and are so much alike (per cent).
LONG_WORD = 6
WORD_ENDING = 3
ALIKE = 80
# What another form of a word is worth.
OTHER_FORM = 0.9
# Of evidence that is worth the same, what says it most plainly: the reason must not hang on what stands first.
_PLAINEST = {"exact": 5, "verb-object": 4, "alias": 3, "typo": 2, "same thing": 1}


class Jobs:
    """Tells in which dated job of a resume a place stands: a job reaches from its title to the title of the next."""

    def __init__(self, roles: Iterable[Role]) -> None:
        """Order the jobs by their place."""
        self._roles = sorted(roles, key=lambda role: role.begin)
        self._starts = [role.begin for role in self._roles]

    def of_another_trade(self, place: int) -> bool:
        """True in a dated job that is no legal work; before the first job nothing is known."""
        number = bisect_right(self._starts, place) - 1
        return number >= 0 and not is_legal(self._roles[number])


def strength_of(mention: Mention, jobs: Jobs) -> float:
    """What a mention is worth by its status and place, in [0, 1]."""
    status = STATUS.get(mention.status, 0.0)
    if mention.kind not in _PLACED_KINDS:
        return status
    if mention.section not in _SHOWN:
        return status * (LISTED if mention.section in _LISTS else ELSEWHERE)
    other = mention.kind in _OF_THE_FIELD and jobs.of_another_trade(mention.start)
    return status * (OTHER_TRADE if other else 1.0)


class CreditRules:
    """Judges one resume against requirements."""

    def __init__(self, relations: Relations, resume: Resume) -> None:
        """Keep the strongest mention of each concept, of equals the plainest, then the first."""
        self.relations = relations
        self.resume = resume
        self.places = Places(resume.document)
        self.best: dict[str, tuple[float, Mention]] = {}
        jobs = Jobs(resume.roles)
        for mention in resume.mentions:
            strength = strength_of(mention, jobs)
            known = self.best.get(mention.concept)
            if strength > 0 and (known is None or _rank(strength, mention.how) > _rank(known[0], known[1].how)):
                self.best[mention.concept] = (strength, mention)
        self._strengths = {concept: strength for concept, (strength, _) in self.best.items()}

    def of(self, requirement: Requirement) -> Credit:
        """The credit of a resume for a requirement, with its evidence."""
        if requirement.kind == "experience":
            return Experience(self.relations, self.resume, self.places).credit(requirement, self._shown)
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
        sources = self.relations.sources(wanted)
        for evidence in filter(sources.__contains__, self.best):
            strength, mention = self.best[evidence]
            step = sources[evidence]
            # Discounts never multiply: the lower of relation and place wins; an unfinished credential stays unfinished.
            status = STATUS.get(mention.status, 0.0)
            value = min(step.credit, strength / status if status else 0.0) * status
            how = _how(step.how, mention)
            if value > 0 and _rank(value, how) > _rank(best.value, best.how):
                best = Earned(wanted, value, how, mention)
        if best.value < 1.0:
            shown = self.relations.umbrella(wanted, self._strengths)
            if shown > best.value and best.mention is not None:
                best = Earned(wanted, shown, "umbrella", best.mention)
        return best

    def _shown(self, concept: str) -> float:
        return self.concept(concept).value

    def _credit(self, earned: Sequence[Earned]) -> Credit:
        value = math.fsum(e.value for e in earned) / len(earned)
        shown = [e for e in earned if e.mention is not None and e.value > 0]
        hows = list(dict.fromkeys(e.how for e in shown))
        how = hows[0] if len(hows) == 1 else "several" if hows else "not shown"
        evidence = tuple(dict.fromkeys(self.places.evidence(e.mention) for e in shown if e.mention is not None))
        return Credit(value, how, evidence[:_EVIDENCE_SHOWN], tuple(earned))

    def keyword(self, keyword: Keyword) -> Credit:
        """Credit of a free keyword: the word itself 1, another form of it (rapidfuzz ratio ≥ 80) just below."""
        for own in self.resume.keywords:
            if own.term == keyword.term:
                return Credit(1.0, "exact", (self.places.quote(own.start, own.end, ""),))
        near = self._fuzzy(keyword.term)
        return Credit(OTHER_FORM, "fuzzy", (self.places.quote(near.start, near.end, ""),)) if near else NOT_SHOWN

    def _fuzzy(self, term: str) -> Keyword | None:
        """The resume's nearest word of the same stem: "mediation" is nearly "medication", and another thing."""
        if len(term) < LONG_WORD:
            return None
        from rapidfuzz import fuzz, process

        stem = term[:-WORD_ENDING]
        choices = {i: own.term for i, own in enumerate(self.resume.keywords) if own.term.startswith(stem)}
        found = process.extractOne(term, choices, scorer=fuzz.ratio, score_cutoff=ALIKE)
        return self.resume.keywords[found[2]] if found else None


def _rank(value: float, how: str) -> tuple[float, int]:
    """What decides between two pieces of evidence."""
    return value, _PLAINEST.get(how, 0)


def _how(step: str, mention: Mention) -> str:
    if step == "exact":
        return mention.how
    return "relation" if step not in ("same_as", "supersedes") else "same thing"
