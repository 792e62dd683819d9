"""How a concept is meant: claimed, denied, in progress, somebody else's; and in postings, at which level it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from matcher.extraction.reading import Hit, Reading
from matcher.model import Level, MentionStatus
from matcher.text import tokens
from matcher.vocabulary import Vocabulary

_STUDY_KINDS = frozenset({"certification", "education"})
_LEVEL_SECTIONS: Mapping[str, Level] = {"requirements": "required", "preferred": "preferred"}
_REVIVED = frozenset({"renewed", "reinstated", "current"})
_REQUIRED_IN_DUTIES = frozenset(
    "required|requires|must|mandatory|proficient|proficiency|experience with|working knowledge|knowledge of|familiarity "
    "with|familiar with|ability to|skilled in|at least|minimum".split("|")
)
_NEAR_AFTER = 6


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue phrase on tokens ``start:end``."""

    name: str
    phrase: str
    start: int
    end: int


class CueFinder:
    """Finds the vocabulary's cue phrases in a token range; of overlapping cues of one name the longest."""

    def __init__(self, cues: Mapping[str, tuple[str, ...]]) -> None:
        """Index the phrases by their first token."""
        self.index: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        for name, phrases in cues.items():
            for phrase in phrases:
                words = tuple(token.lower() for token in tokens(phrase))
                self.index.setdefault(words[0], []).append((words, name, phrase))

    def __call__(self, words: Sequence[str], low: int, high: int) -> list[Cue]:
        """The cues of ``words[low:high]``, by position."""
        found: list[Cue] = []
        for i in range(low, high):
            for phrase, name, text in self.index.get(words[i], ()):
                if i + len(phrase) <= high and tuple(words[i : i + len(phrase)]) == phrase:
                    found.append(Cue(name, text, i, i + len(phrase)))
        return found


class ContextJudge:
    """Sets status and level of every hit of a reading."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index the cues of the vocabulary."""
        self.cues = CueFinder(vocabulary.cues)
        self.vocabulary = vocabulary

    def __call__(self, reading: Reading) -> None:
        """Replace the reading's hits by the same hits with status and level."""
        cues = [self.cues(reading.words, low, high) for low, high in reading.bounds]
        reading.hits = [self._judge(hit, cues[hit.sentence], reading) for hit in reading.hits]

    def _judge(self, hit: Hit, cues: Sequence[Cue], reading: Reading) -> Hit:
        status = self._status(hit, cues, reading)
        level = _level(hit, cues, reading) if reading.doc_type == "posting" else None
        return replace(hit, status=status, level=level)

    def _status(self, hit: Hit, cues: Sequence[Cue], reading: Reading) -> MentionStatus:
        claimed: MentionStatus = "wanted" if reading.doc_type == "posting" else "held"
        section = reading.sentences[hit.sentence].section
        if section == "not_required" or _in_reach(hit, _named(cues, "not_required"), reading):
            return "not_required"
        if _denied(hit, cues, reading):
            return "denied"
        if section == "references" or any(cue.end <= hit.anchor for cue in _named(cues, "another")):
            return "other_person"
        if hit.kind == "tool" and self.vocabulary.concepts[hit.concept].commonplace and reading.doc_type == "posting":
            if any(cue.start < hit.start or cue.start - hit.end <= 2 for cue in _named(cues, "incidental")):
                return "incidental"
        if reading.doc_type == "posting":
            return claimed
        return self._unfinished(hit, cues, reading) or claimed

    def _unfinished(self, hit: Hit, cues: Sequence[Cue], reading: Reading) -> MentionStatus | None:
        """A resume's credential that is not (or no longer) held, or a readiness to learn."""
        if any(_same_clause(cue.end, hit.anchor, reading) and cue.end <= hit.anchor for cue in _named(cues, "willing")):
            return "willing"
        if hit.kind not in _STUDY_KINDS:
            return None
        if any(
            _same_clause(min(cue.start, hit.start), max(cue.end, hit.end), reading)
            for cue in _named(cues, "in_progress")
        ):
            return "in_progress"
        low, high = reading.bounds[hit.sentence]
        if _named(cues, "expired") and not _REVIVED & set(reading.words[low:high]):
            near = [
                c
                for c in _named(cues, "expired")
                if _same_clause(min(c.start, hit.start), max(c.end, hit.end), reading)
            ]
            return "expired" if near else None
        return None


def _named(cues: Iterable[Cue], name: str) -> list[Cue]:
    return [cue for cue in cues if cue.name == name]


def _in_reach(hit: Hit, cues: Iterable[Cue], reading: Reading) -> bool:
    """True where a cue stands in the hit's clause, before it or shortly after it."""
    return any(_same_clause(min(cue.start, hit.anchor), max(cue.start, hit.anchor), reading) for cue in cues)


def _same_clause(start: int, end: int, reading: Reading) -> bool:
    """True where no semicolon, dash or "but" stands between two tokens."""
    return not any(_ends_clause(i, reading) for i in range(start, end))


def _ends_clause(i: int, reading: Reading) -> bool:
    word = reading.words[i]
    if word in (";", "but", "however", "instead", "though", "although", "except", "whereas", "yet"):
        return True
    token = reading.doc[i]
    return word == "-" and i > 0 and bool(token.whitespace_) and bool(reading.doc[i - 1].whitespace_)


def _denied(hit: Hit, cues: Sequence[Cue], reading: Reading) -> bool:
    harmless = _named(cues, "not_deny")
    for cue in _named(cues, "deny"):
        if any(h.start <= cue.start and cue.end <= h.end for h in harmless):
            continue
        if cue.end <= hit.anchor and _reaches(cue.end, hit.anchor, reading):
            return True
        if hit.start <= cue.start and cue.end <= hit.end and hit.kind == "duty" and hit.anchor < cue.start:
            return True
    for cue in _named(cues, "deny_after"):
        if any(h.start <= cue.start and cue.end <= h.end for h in harmless):
            continue
        between = range(hit.end, cue.start)
        if hit.end <= cue.start and len(between) <= _NEAR_AFTER and not any(_ends_clause(i, reading) for i in between):
            return True
    return False


def _reaches(start: int, end: int, reading: Reading) -> bool:
    """True where a denial at ``start`` still holds at ``end``: no clause end, and no new verb after a comma."""
    for i in range(start, end):
        if _ends_clause(i, reading):
            return False
        if reading.words[i] == "," and i + 1 < end + 1 and reading.words[i + 1].endswith("ed") and i + 1 <= end:
            return False
    return True


def _level(hit: Hit, cues: Sequence[Cue], reading: Reading) -> Level:
    """The level at which a posting asks: the nearest cue of the clause, else what the section says."""
    section = reading.sentences[hit.sentence].section
    base = _LEVEL_SECTIONS.get(section, "mentioned")
    ranked: list[tuple[int, Level]] = []
    for cue in cues:
        if cue.name == "preferred" or (cue.name == "required" and _counts_here(cue, section, cues)):
            if not _same_clause(min(cue.start, hit.start), max(cue.start, hit.start), reading):
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
