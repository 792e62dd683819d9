"""How a concept is meant: claimed, denied, in progress, somebody else's; and at which level a posting asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from matcher.extraction.actors import is_company_text, is_hiring_text, is_others
from matcher.extraction.cues import Cue, CueFinder, clause_ends, named, same_clause
from matcher.extraction.denial import closes_with_or, denied
from matcher.extraction.elsewhere import is_their_doing
from matcher.extraction.examinations import is_for_others, step
from matcher.extraction.guards import UNPROVEN
from matcher.extraction.harmless import meant
from matcher.extraction.others import is_anothers, is_replaced
from matcher.extraction.prospects import has_lapsed, is_unfinished
from matcher.extraction.reading import Hit, Reading, Refusal
from matcher.extraction.refusals import refused
from matcher.extraction.shadows import shadows
from matcher.model import Level, MentionStatus
from matcher.vocabulary import Vocabulary

_STUDY_KINDS = frozenset({"certification", "education"})
_NAMED_KINDS = frozenset({"tool", "certification"})
_CLAIMED = frozenset({"held", "wanted"})
_DENIED = frozenset({"denied", "not_required"})
_AFTER_ARTICLE = "preceded by 'a'"
_LEVEL_SECTIONS: Mapping[str, Level] = {"requirements": "required", "preferred": "preferred"}
_UNNEEDED = frozenset({"necessary", "needed", "required", "expected"})
_UNNEEDED_REACH = 4
_WISHES = frozenset({"ideally", "preferably"})
_LIKEWISE = (["likewise"], ["ditto"], ["similarly"])
_SO = (["so", "is"], ["so", "are"], ["so", "would"], ["so", "does"], ["as", "is"], ["same", "for"], ["same", "with"])
_TO_BE = frozenset("to be have a an the know hold own for".split())
# Words that a waiver ends on where it speaks of what follows: "don't worry about Westlaw".
_FORWARD = frozenset({"about", "if", "have", "the", "for"})
_BACKWARD = frozenset("required needed necessary requirement essential mandatory expected important factor".split())
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
        """Replace the reading's hits by the same hits with status and level, and add what is named to be denied."""
        self.mark(reading)
        reading.hits = [*reading.hits, *self._withheld(reading)]

    def mark(self, reading: Reading) -> None:
        """Replace the reading's hits by the same hits with status and level."""
        reading.clause_ends = clause_ends(reading)
        reading.refused = refused(reading)
        reading.anchors = frozenset(hit.anchor for hit in reading.hits if hit.kind == "duty")
        cues = self._cues(reading, reading.hits)
        judged = [self._judge(hit, cues[hit.sentence], reading) for hit in reading.hits]
        stated: dict[tuple[str, int], list[Hit]] = {}
        for hit in judged:
            if hit.how == "verb-object" and hit.status == "other_person":
                stated.setdefault((hit.concept, hit.sentence), []).append(hit)
        if stated:
            judged = [replace(hit, status="other_person") if _within(hit, stated) else hit for hit in judged]
        reading.hits = judged

    def _cues(self, reading: Reading, hits: Iterable[Hit]) -> Mapping[int, Sequence[Cue]]:
        """The cues of the sentences that hits stand in, as they are meant."""
        return {i: self._meant(i, reading) for i in {h.sentence for h in hits}}

    def _meant(self, sentence: int, reading: Reading) -> list[Cue]:
        """The cues of one sentence; "So is X" and "Likewise X" wish for X as the sentence before them wishes."""
        low, high = reading.bounds[sentence]
        found = meant(self.cues(reading.words, low, high), reading)
        opening = reading.words[low : min(high, low + 2)]
        if sentence and (opening[:1] in _LIKEWISE or opening in _SO) and not named(found, "required"):
            before = self.cues(reading.words, *reading.bounds[sentence - 1])
            found += [replace(cue, start=low, end=low + 1) for cue in named(before, "preferred")[-1:]]
        return found

    def _withheld(self, reading: Reading) -> list[Hit]:
        """Forms that are named only to be denied: "Relativity came after I left", "no trial work"."""
        found: list[Hit] = []
        refused = list(_doubtful(reading))
        bare = list(shadows(reading))
        cues = self._cues(reading, [*(hit for _, hit in refused), *bare])
        for hit in bare:
            judged = self._judge(hit, cues[hit.sentence], reading)
            if judged.status in _DENIED:
                found.append(judged)
        for refusal, hit in refused:
            judged = self._judge(hit, cues[hit.sentence], reading)
            if judged.status in _CLAIMED or (refusal.reason != UNPROVEN and not _leads_up(hit, cues[hit.sentence])):
                continue
            reading.refusals.remove(refusal)
            found.append(judged)
        return found

    def _judge(self, hit: Hit, cues: Sequence[Cue], reading: Reading) -> Hit:
        status = self._status(hit, cues, reading)
        level = _level(hit, cues, reading) if reading.doc_type == "posting" else None
        if (status, level) == (hit.status, hit.level):
            return hit
        return replace(hit, status=status, level=level)

    def _status(self, hit: Hit, cues: Sequence[Cue], reading: Reading) -> MentionStatus:
        section = reading.sentences[hit.sentence].section
        if section == "not_required" or _is_waived(hit, cues, reading):
            return "not_required"
        if hit.status in ("denied", "other_person"):
            return hit.status
        if denied(hit, cues, reading):
            return "denied"
        if section == "references" or _is_referee(hit, cues, reading) or is_anothers(hit, reading):
            return "other_person"
        if hit.kind == "tool" and self.vocabulary.concepts[hit.concept].commonplace and _is_medium(hit, cues, reading):
            return "incidental"
        if reading.doc_type == "posting":
            return _beside_the_job(hit, cues, reading) or "wanted"
        if hit.kind == "duty" and (is_others(hit, reading) or is_their_doing(hit, reading)):
            return "other_person"
        return self._unfinished(hit, cues, reading) or "held"

    def _unfinished(self, hit: Hit, cues: Sequence[Cue], reading: Reading) -> MentionStatus | None:
        """A resume's credential that is not (or no longer) held, or a readiness to learn."""
        if any(_leads(cue, hit, reading) for cue in named(cues, "willing")):
            return "willing"
        if hit.kind not in _STUDY_KINDS:
            return None
        if hit.kind == "certification" and step(hit, reading) and is_for_others(hit, reading):
            return "other_person"
        if hit.kind == "certification" and step(hit, reading) == "business":
            return "incidental"
        if is_unfinished(hit, cues, reading):
            return "in_progress"
        return "expired" if has_lapsed(hit, cues, reading) else None


def _doubtful(reading: Reading) -> Iterator[tuple[Refusal, Hit]]:
    """The refused tools and credentials that may be meant all the same, as hits."""
    taken = {i for hit in reading.hits if hit.kind in _NAMED_KINDS for i in range(hit.start, hit.end)}
    for refusal in reading.refusals:
        sentence = reading.owners[refusal.start]
        if refusal.kind not in _NAMED_KINDS or sentence < 0 or not taken.isdisjoint(range(refusal.start, refusal.end)):
            continue
        if refusal.reason == UNPROVEN or (refusal.kind == "certification" and refusal.reason == _AFTER_ARTICLE):
            place = (refusal.start, refusal.end)
            yield refusal, Hit(refusal.concept, refusal.kind, *place, sentence, "alias", refusal.start)


def _leads_up(hit: Hit, cues: Sequence[Cue]) -> bool:
    """True where a cue of denial or of former days stands right before a credential and its article."""
    return any(cue.name in ("deny", "expired") and 0 < hit.start - cue.end <= 1 for cue in cues)


def _beside_the_job(hit: Hit, cues: Sequence[Cue], reading: Reading) -> MentionStatus | None:
    """How a posting means what is no part of the job: the employer's own work, the hiring, a tool of former days."""
    if hit.kind == "certification":
        return "incidental" if _is_paid_for(hit, cues, reading) else None
    if hit.kind == "tool" and (is_replaced(hit, reading) or any(c.start < hit.start for c in named(cues, "tested"))):
        return "incidental"
    if hit.kind == "duty" and (
        is_their_doing(hit, reading) or is_others(hit, reading) or is_company_text(reading, hit.sentence)
    ):
        return "other_person"
    return "incidental" if hit.kind in ("duty", "tool") and is_hiring_text(reading, hit.sentence) else None


def _is_paid_for(hit: Hit, cues: Sequence[Cue], reading: Reading) -> bool:
    """True where a posting only says what the employer pays towards a credential: "we reimburse the CP exam"."""
    paid = named(cues, "paid")
    if not paid:
        return step(hit, reading) == "business"
    section = reading.sentences[hit.sentence].section
    if _level(hit, cues, reading) == _LEVEL_SECTIONS.get(section, "mentioned"):
        return section not in _LEVEL_SECTIONS or any(_leads(cue, hit, reading) for cue in paid)
    return False


def _is_referee(hit: Hit, cues: Sequence[Cue], reading: Reading) -> bool:
    """True where a hit is said of somebody who is named, or who speaks for the candidate."""
    if any(_leads(cue, hit, reading) for cue in named(cues, "another")):
        return True
    return hit.kind == "certification" and any(cue.start >= hit.end for cue in named(cues, "vouches"))


def _is_medium(hit: Hit, cues: Sequence[Cue], reading: Reading) -> bool:
    """True where a tool only carries the application: "interviews by Zoom"; a resume says so at a sentence's start."""
    found = [cue for cue in named(cues, "incidental") if cue.start not in reading.anchors]
    if reading.doc_type == "resume":
        low, _ = reading.bounds[hit.sentence]
        return any(cue.start == low or reading.words[low] == "available" for cue in found if cue.start < hit.start)
    return any(cue.start < hit.start or cue.start - hit.end <= 2 for cue in found)


def _within(hit: Hit, stated: Mapping[tuple[str, int], Sequence[Hit]]) -> bool:
    """True for a phrase inside what somebody else does: "the associates *conduct legal research*"."""
    others = stated.get((hit.concept, hit.sentence), ())
    return any(o.start <= hit.start and hit.end <= o.end for o in others)


def _is_waived(hit: Hit, cues: Sequence[Cue], reading: Reading) -> bool:
    """True where a posting, or a sentence, says that a hit is not asked for."""
    if any(_waives(cue, hit, reading) for cue in named(cues, "not_required")):
        return True
    return any(cue.phrase == "no" and _is_unneeded(cue, hit, reading) for cue in named(cues, "deny"))


def _is_unneeded(cue: Cue, hit: Hit, reading: Reading) -> bool:
    """True for "no Westlaw experience necessary"."""
    _, high = reading.bounds[hit.sentence]
    after = reading.words[hit.end : min(high, hit.end + _UNNEEDED_REACH)]
    return _leads(cue, hit, reading) and not {",", ";"} & set(after[:2]) and bool(_UNNEEDED & set(after))


def _waives(cue: Cue, hit: Hit, reading: Reading) -> bool:
    """True where "not required" stands in the hit's clause, before it or after it."""
    if cue.start >= hit.anchor:
        return cue.phrase.split()[-1] not in _FORWARD and same_clause(hit.anchor, cue.start, reading)
    # "Spanish isn't required, Westlaw is": what follows such words is theirs only as a label's list.
    labels = reading.words[cue.end : cue.end + 1] == [":"] or set(reading.words[cue.end : hit.start]) <= _TO_BE
    return (labels or cue.phrase.split()[-1] not in _BACKWARD) and _leads(cue, hit, reading)


def _leads(cue: Cue, hit: Hit, reading: Reading) -> bool:
    """True where a cue stands before a hit in its clause; of a duty it is cut off by a comma, but for "a, b or c"."""
    if cue.start < hit.start < cue.end <= hit.end:
        return True
    if cue.end > hit.anchor or not same_clause(cue.end, hit.anchor, reading):
        return False
    return hit.kind != "duty" or "," not in reading.words[cue.end : hit.anchor] or closes_with_or(cue.end, hit, reading)


def _level(hit: Hit, cues: Sequence[Cue], reading: Reading) -> Level:
    """The level at which a posting asks: the nearest cue of the clause, else what the section says."""
    section = reading.sentences[hit.sentence].section
    base = _LEVEL_SECTIONS.get(section, "mentioned")
    ranked: list[tuple[int, Level]] = []
    for cue in cues:
        if cue.name in ("preferred", "bar") or (cue.name == "required" and _counts_here(cue, section, cues)):
            if not same_clause(min(cue.start, hit.start), max(cue.start, hit.start), reading):
                continue
            if cue.start >= hit.end and _looks_ahead(cue, reading):
                continue
            distance = cue.start - hit.end if cue.start >= hit.end else hit.start - cue.end
            ranked.append((max(distance, 0), "preferred" if cue.name == "preferred" else "required"))
    if section == "preferred" or (section != "requirements" and _opens_wish(hit, cues, reading)):
        return "preferred"
    preferred = [distance for distance, level in ranked if level == "preferred"]
    required = [distance for distance, level in ranked if level == "required"]
    if preferred and (not required or min(preferred) <= min(required) or base == "required"):
        return "preferred" if not required or min(preferred) <= min(required) else base
    return "required" if required else base


def _looks_ahead(cue: Cue, reading: Reading) -> bool:
    """True for a wish that begins after a comma: "must know Word, ideally with some Excel" says nothing of Word."""
    return (
        cue.phrase in _WISHES
        and reading.words[cue.start - 1] == ","
        and reading.words[cue.end : cue.end + 1] not in ([], ["."], [";"], [")"])
    )


def _opens_wish(hit: Hit, cues: Sequence[Cue], reading: Reading) -> bool:
    """True in a sentence that opens with "Ideally": it holds for all of its items, whatever parts them."""
    low, _ = reading.bounds[hit.sentence]
    return any(cue.start == low and cue.phrase in _WISHES for cue in named(cues, "preferred")) and not any(
        cue.phrase in ("must", "required") for cue in named(cues, "required")
    )


def _counts_here(cue: Cue, section: str, cues: Sequence[Cue]) -> bool:
    """A "must" counts everywhere; softer words only where no duties are listed; "not required" never."""
    if any(
        other.name in ("not_required", "not_deny", "preferred") and other.start <= cue.start < other.end
        for other in cues
    ):
        return False
    return section in ("", "requirements", "preferred") or cue.phrase in _REQUIRED_IN_DUTIES
