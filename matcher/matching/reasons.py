"""Why a credit is what it is, in words that a person of the field understands."""

from __future__ import annotations

from collections.abc import Mapping

from matcher.matching.credit import STATUS, Jobs, strength_of
from matcher.matching.experience import USUAL_YEARS
from matcher.matching.relations import Relations
from matcher.model import Credit, Earned, How, Keyword, Mention, MentionStatus, Requirement, Resume

_FOUND: Mapping[How, str] = {
    "exact": "named",
    "alias": "named in other words",
    "typo": "named, misspelt",
    "verb-object": "described",
}
_STATES: Mapping[MentionStatus, str] = {"expired": "it has expired", "in_progress": "it is still in progress"}
_FULL, _PART = "{} shows it", "{} comes near it"
_RELATED: Mapping[str, str] = {
    "same_as": "{} is another name for it",
    "supersedes": "{} is its older or newer name",
    "broader": "{} is one of its kind",
    "part_of": "{} is a part of it, or holds it",
    "narrower": "{} is wider than what is asked",
}
_WORDS: Mapping[str, str] = {
    "exact": "the same word",
    "fuzzy": "nearly the same word",
    "not shown": "not shown",
    "years stated": "the resume states the years itself, without dated jobs",
    "role named without dates": "the role is named, without dates",
    "role named in passing": "the role is named in passing, without dates",
}
_LISTED = "listed, not shown in a job"
_OTHER = "shown in a job of another trade"
_PLACES: Mapping[str, str] = {
    **dict.fromkeys(("skills", "certifications", "summary", "education"), _LISTED),
    **dict.fromkeys(("experience", ""), _OTHER),
}


class Reasons:
    """Says what the credits of one resume rest on."""

    def __init__(self, relations: Relations, resume: Resume) -> None:
        """Keep what the credits were made from."""
        self.relations = relations
        self.concepts = relations.vocabulary.concepts
        self.resume = resume
        self.jobs = Jobs(resume.roles)

    def of(self, item: Requirement | Keyword, credit: Credit) -> str:
        """The reason for a credit, with the figure that it gives."""
        if isinstance(item, Requirement) and item.kind == "experience":
            return self._experience(item, credit)
        if not credit.parts or credit.value == 0:
            return f"{_WORDS.get(credit.how, credit.how)}: {_figure(credit.value)}"
        said = [self._part(part) for part in credit.parts]
        if len(said) == 1:
            return said[0]
        named = (f"{self.concepts[p.wanted].label}: {text}" for p, text in zip(credit.parts, said, strict=True))
        return f"{'; '.join(named)}; their mean: {_figure(credit.value)}"

    def _part(self, part: Earned) -> str:
        mention = part.mention
        if mention is None or part.value == 0:
            return f"not shown: {_figure(0.0)}"
        return f"{self._said(part, mention)}: {_figure(part.value)}"

    def _said(self, part: Earned, mention: Mention) -> str:
        """What decides: the status, else the place or the relation, whichever is lower."""
        if mention.status in _STATES:
            return _STATES[mention.status]
        if part.how == "umbrella":
            return "several parts of it are shown"
        step = self.relations.credit(mention.concept, part.wanted)
        if strength_of(mention, self.jobs) < min(step.credit, STATUS["held"]):
            return _PLACES.get(mention.section, "shown outside jobs and lists")
        if step.how == "exact":
            return _FOUND[mention.how]
        return _RELATED.get(step.how, _FULL if step.credit >= 1 else _PART).format(self.concepts[mention.concept].label)

    def _experience(self, requirement: Requirement, credit: Credit) -> str:
        figure = _figure(credit.value)
        if credit.how != "dated jobs":
            return f"{_WORDS.get(credit.how, credit.how)}: {figure}"
        asked = requirement.min_years or USUAL_YEARS
        held = self.resume.legal_years or 0.0
        need = f"{asked:g} asked" if requirement.min_years else f"{asked:g} taken as usual, for none are stated"
        other = ", not all of it in this role and field" if credit.value < min(1.0, held / asked) - 1e-9 else ""
        return f"{held:g} years of dated jobs in legal support, {need}{other}: {figure}"


def _figure(value: float) -> str:
    """A credit as it is read: at most three places."""
    return f"{round(value, 3):g}"
