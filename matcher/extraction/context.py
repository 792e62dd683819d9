"""How a concept is meant: claimed, denied, in progress, somebody else's; and at which level a posting asks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from matcher.extraction.actors import is_company_text, is_hiring_text, is_others
from matcher.extraction.cues import Cue, CueFinder, named, same_clause
from matcher.extraction.denial import closes_with_or, denied
from matcher.extraction.reading import Hit, Reading
from matcher.model import Level, MentionStatus
from matcher.vocabulary import Vocabulary

_STUDY_KINDS = frozenset({"certification", "education"})
_LEVEL_SECTIONS: Mapping[str, Level] = {"requirements": "required", "preferred": "preferred"}
_REVIVED = frozenset({"renewed", "reinstated", "current"})
_REQUIRED_IN_DUTIES = frozenset(
    "required|requires|must|mandatory|proficient|proficiency|experience with|working knowledge|knowledge of|"
    "familiarity with|familiar with|ability to|skilled in|at least|minimum".split("|")
)


class ContextJudge:
    """Sets status and level of every hit of a reading."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index the cues of the vocabulary."""
        self.cues = CueFinder(vocabulary.cues)
        self.vocabulary = vocabulary

    def __call__(self, reading: Reading) -> None:
        """Replace the reading's hits by the same hits with status and level."""
        cues = [self.cues(reading.words, low, high) for low, high in reading.bounds]
        judged = [self._judge(hit, cues[hit.sentence], reading) for hit in reading.hits]
        stated = [hit for hit in judged if hit.how == "verb-object" and hit.status == "other_person"]
        reading.hits = [replace(hit, status="other_person") if _within(hit, stated) else hit for hit in judged]

    def _judge(self, hit: Hit, cues: Sequence[Cue], reading: Reading) -> Hit:
        status = self._status(hit, cues, reading)
        level = _level(hit, cues, reading) if reading.doc_type == "posting" else None
        return replace(hit, status=status, level=level)

    def _status(self, hit: Hit, cues: Sequence[Cue], reading: Reading) -> MentionStatus:
        claimed: MentionStatus = "wanted" if reading.doc_type == "posting" else "held"
        section = reading.sentences[hit.sentence].section
        if section == "not_required" or any(_waives(cue, hit, reading) for cue in named(cues, "not_required")):
            return "not_required"
        if denied(hit, cues, reading):
            return "denied"
        if section == "references" or any(_leads(cue, hit, reading) for cue in named(cues, "another")):
            return "other_person"
        if hit.kind == "duty" and is_others(hit, reading):
            return "other_person"
        if hit.kind == "duty" and claimed == "wanted" and is_company_text(reading, hit.sentence):
            return "other_person"
        if hit.kind == "duty" and claimed == "wanted" and is_hiring_text(reading, hit.sentence):
            return "incidental"
        medium = hit.kind == "tool" and claimed == "wanted" and self.vocabulary.concepts[hit.concept].commonplace
        if medium and any(cue.start < hit.start or cue.start - hit.end <= 2 for cue in named(cues, "incidental")):
            return "incidental"
        if reading.doc_type == "posting":
            return claimed
        return self._unfinished(hit, cues, reading) or claimed

    def _unfinished(self, hit: Hit, cues: Sequence[Cue], reading: Reading) -> MentionStatus | None:
        """A resume's credential that is not (or no longer) held, or a readiness to learn."""
        if any(_leads(cue, hit, reading) for cue in named(cues, "willing")):
            return "willing"
        if hit.kind not in _STUDY_KINDS:
            return None
        if any(
            same_clause(min(cue.start, hit.start), max(cue.end, hit.end), reading) for cue in named(cues, "in_progress")
        ):
            return "in_progress"
        return "expired" if _has_lapsed(hit, cues, reading) else None


def _has_lapsed(hit: Hit, cues: Sequence[Cue], reading: Reading) -> bool:
    """True where a credential has run out ("commission expired 2024") and was not renewed since."""
    low, high = reading.bounds[hit.sentence]
    words = reading.words[low:high]
    if any(word in _REVIVED and words[max(0, i - 1)] not in ("not", "never") for i, word in enumerate(words)):
        return False
    return any(same_clause(min(cue.start, hit.start), max(cue.end, hit.end), reading) for cue in named(cues, "expired"))


def _within(hit: Hit, stated: Sequence[Hit]) -> bool:
    """True for a phrase inside what somebody else does: "the associates *conduct legal research*"."""
    return any(
        o.concept == hit.concept and o.sentence == hit.sentence and o.start <= hit.start and hit.end <= o.end
        for o in stated
    )


def _waives(cue: Cue, hit: Hit, reading: Reading) -> bool:
    """True where "not required" stands in the hit's clause, before it or after it."""
    if cue.start >= hit.anchor:
        return same_clause(hit.anchor, cue.start, reading)
    return _leads(cue, hit, reading)


def _leads(cue: Cue, hit: Hit, reading: Reading) -> bool:
    """True where a cue stands before a hit in its clause; of a duty it is cut off by a comma, but for "a, b or c"."""
    if cue.end > hit.anchor or not same_clause(cue.end, hit.anchor, reading):
        return False
    return hit.kind != "duty" or "," not in reading.words[cue.end : hit.anchor] or closes_with_or(cue.end, hit, reading)


def _level(hit: Hit, cues: Sequence[Cue], reading: Reading) -> Level:
    """The level at which a posting asks: the nearest cue of the clause, else what the section says."""
    section = reading.sentences[hit.sentence].section
    base = _LEVEL_SECTIONS.get(section, "mentioned")
    ranked: list[tuple[int, Level]] = []
    for cue in cues:
        if cue.name == "preferred" or (cue.name == "required" and _counts_here(cue, section, cues)):
            if not same_clause(min(cue.start, hit.start), max(cue.start, hit.start), reading):
                continue
            distance = cue.start - hit.end if cue.start >= hit.end else hit.start - cue.end
            ranked.append((max(distance, 0), "preferred" if cue.name == "preferred" else "required"))
    if section == "preferred":
        return "preferred"
    preferred = [distance for distance, level in ranked if level == "preferred"]
    required = [distance for distance, level in ranked if level == "required"]
    if preferred and (not required or min(preferred) <= min(required) or base == "required"):
        return "preferred" if not required or min(preferred) <= min(required) else base
    return "required" if required else base


def _counts_here(cue: Cue, section: str, cues: Sequence[Cue]) -> bool:
    """A "must" counts everywhere; softer words only where no duties are listed; "not required" never."""
    if any(
        other.name in ("not_required", "not_deny", "preferred") and other.start <= cue.start < other.end
        for other in cues
    ):
        return False
    return section in ("", "requirements", "preferred") or cue.phrase in _REQUIRED_IN_DUTIES
