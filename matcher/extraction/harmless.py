"""Negatives that deny nothing: "no complaints", "never without Clio", "candidates without X will not be considered"."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.extraction.cues import Cue, named
from matcher.extraction.reading import Reading

_DENIALS = frozenset({"deny", "deny_after"})
_WISH_REACH = 2
_FAULT_REACH = 3
_DOUBLE_REACH = 9
_OPENERS = frozenset(
    {
        "no", "not", "never", "nothing", "nobody", "no one", "hardly", "hardly ever", "hardly any", "cannot", "can't",
        "couldn't", "don't",
    }
)  # fmt: skip
# What a posting accepts in place of a thing, it asks for beside it; a resume has the one and not the other.
_IN_ITS_PLACE = frozenset({"in lieu of", "in place of"})
_NOBODY = frozenset({"nobody", "no one", "no"})
# These wish for something only where they end what they say: "Spanish helps", but "helps out at the front desk".
_LAST = frozenset({"welcome", "helps"})
_SCOPED = frozenset({"required", "necessary", "essential", "minimum"})
_SCOPES = frozenset({"as", "if", "when", "where", "any", "all"})
_BETTER = frozenset({"better", "faster", "until", "like"})
_EXCEPTIONS = frozenset({"other than", "except", "excluding"})
_EXCEPTION_REACH = 6
_RELATIVES = frozenset({"which", "where", "when", "that", "who", "whom"})
_BREAKS = frozenset({",", "and", "or", ":", "nor", "(", ")"})
_PREPOSITIONS = frozenset({"with", "of", "in", "for", "on", "to", "using", "at"})


def meant(cues: Sequence[Cue], reading: Reading) -> list[Cue]:
    """The cues of a sentence as they are meant: without the denials that only look so.

    Where a denial stands before words that turn applicants away, these words ask for what the denial names; else they
    say nothing.
    """
    if not cues:
        return []
    kept = named(cues, "not_deny") + named(cues, "not_required")
    faults = named(cues, "fault")
    denials = [
        cue
        for cue in cues
        if cue.name in _DENIALS
        and not any(h.start <= cue.start and cue.end <= h.end for h in kept)
        and not _faultless(cue, faults, reading)
        and not _of_those(cue, reading)
        and not _is_praise(cue, reading)
        and not (cue.phrase in _IN_ITS_PLACE and reading.doc_type == "posting")
    ]
    negatives = [cue for cue in cues if cue.name in _DENIALS]
    denials = [cue for cue in denials if not _is_double(cue, negatives, reading) and not _excepts(cue, negatives)]
    bars = [bar for bar in named(cues, "bar") if any(c.name == "deny" and c.end <= bar.start for c in denials)]
    if bars:
        denials = [cue for cue in denials if cue.start >= bars[-1].end]
    rest = [c for c in cues if c.name not in _DENIALS and (c.name != "bar" or c in bars)]
    rest = [c for c in rest if not _speaks_of_unable(c, reading)]
    rest = [c for c in rest if not (c.phrase in _LAST and _goes_on(c, reading)) and not _of_any(c, reading)]
    wishes = named(rest, "preferred")
    rest = [c for c in rest if c.name != "not_required" or not _is_softened(c, bars, wishes)]
    return sorted([*denials, *rest], key=lambda cue: (cue.start, cue.end, cue.name))


def _goes_on(cue: Cue, reading: Reading) -> bool:
    """True where a word follows: "welcome visitors" is a duty, "a notary commission is welcome" a wish."""
    return cue.end < len(reading.words) and reading.words[cue.end].isalpha()


def _of_any(cue: Cue, reading: Reading) -> bool:
    """True for "as required", "other necessary tasks": a duty's scope, no requirement."""
    if cue.phrase not in _SCOPED or cue.start == 0:
        return False
    return reading.words[cue.start - 1] in _SCOPES or (
        cue.phrase == "necessary" and reading.words[cue.start - 1] == "other"
    )


def _is_softened(cue: Cue, bars: Sequence[Cue], wishes: Sequence[Cue]) -> bool:
    """True for "not required" right after a wish ("desired but not required"), or within what turns people away."""
    return any(b.start <= cue.start < b.end for b in bars) or any(
        w.start <= cue.start and cue.start - w.end <= _WISH_REACH for w in wishes
    )


def _faultless(cue: Cue, faults: Sequence[Cue], reading: Reading) -> bool:
    """True for "no complaints", "not one rejected filing": a fault that did not happen denies nothing else."""
    return cue.name == "deny" and any(
        0 <= fault.start - cue.end < _FAULT_REACH and not _PREPOSITIONS & set(reading.words[cue.end : fault.start])
        for fault in faults
    )


def _of_those(cue: Cue, reading: Reading) -> bool:
    """True for what a resume says of other people: "the lawyers who won't"."""
    return reading.doc_type == "resume" and cue.start > 0 and reading.words[cue.start - 1] == "who"


def _speaks_of_unable(cue: Cue, reading: Reading) -> bool:
    """True for people whom a resume does something for: "the partners who can't"."""
    if cue.name != "another" or not cue.phrase.endswith(" who") or reading.doc_type != "resume":
        return False
    after = reading.words[cue.end : cue.end + 1]
    return bool(after) and (after[0].endswith("n't") or after[0] == "cannot")


def _is_praise(cue: Cue, reading: Reading) -> bool:
    """True for "no one knows Excel better", "nobody knew CM/ECF until I showed them"."""
    if cue.phrase not in _NOBODY or (cue.phrase == "no" and reading.words[cue.end : cue.end + 1] != ["one"]):
        return False
    _, high = reading.bounds[reading.owners[cue.start]]
    return not _BETTER.isdisjoint(reading.words[cue.end : high])


def _excepts(cue: Cue, found: Sequence[Cue]) -> bool:
    """True for the exception from a denial: in "nothing other than Word" there is Word."""
    return cue.phrase in _EXCEPTIONS and any(
        other.phrase in _OPENERS and 0 <= cue.start - other.end <= _EXCEPTION_REACH for other in found
    )


def _is_double(cue: Cue, found: Sequence[Cue], reading: Reading) -> bool:
    """True where two negatives meet: "not a day without Clio", "no case in which I did not use Westlaw"."""
    return any(
        _cancel(first, second, reading)
        for first, second in [(cue, other) for other in found] + [(other, cue) for other in found]
    )


def _cancel(first: Cue, second: Cue, reading: Reading) -> bool:
    if first.phrase not in _OPENERS or not 0 <= second.start - first.end <= _DOUBLE_REACH:
        return False
    gap = set(reading.words[first.end : second.start])
    if _BREAKS & gap:
        return False
    return second.phrase == "without" or bool(_RELATIVES & gap)
