"""Credentials and studies that are not held yet or no longer: pending, planned, failed, lapsed; readiness to learn."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matcher.extraction.cues import Cue, ends_clause, named, same_clause
from matcher.extraction.examinations import is_passed, step
from matcher.extraction.reading import SEPARATORS, Hit, Reading

_OWN_BRACKET = frozenset(
    "exam examination application commission results credential renewal is now , the test license 2025 2026 2027 2028 "
    "2029 2030".split()
)
_REVIVED = frozenset({"renewed", "reinstated", "current"})
_HELD_ONCE = frozenset({"was", "held", "had"})
_UNTIL = frozenset({"until", "till"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_OPEN = frozenset("a an the for of my to and or toward towards as with in".split())
_GOVERN = frozenset({"in", "enrolled", "pursuing", "toward", "towards", "for", "studying", "finishing", "to"})
_UNTIL_REACH = 8
_STEPS = frozenset({"examination", "study", "application"})
_HAVE = frozenset({"have", "has", "i've", "had"})
# A word that says as much of anything else in a sentence: it counts only right beside the credential.
_NEARBY = frozenset({"planned", "eligible", "enrolled", "module", "aspiring", "future", "prospective"})
_NEARBY_REACH = 4


def is_unfinished(hit: Hit, cues: Sequence[Cue], reading: Reading) -> bool:
    """True where a credential is studied for, applied for or planned."""
    if is_passed(hit, reading):
        return False
    if hit.kind == "certification" and (step(hit, reading) in _STEPS or _becomes(hit, reading)):
        return True
    return any(_speaks_of(cue, hit, reading) and not _of_renewal(cue, reading) for cue in named(cues, "in_progress"))


def has_lapsed(hit: Hit, cues: Sequence[Cue], reading: Reading) -> bool:
    """True where a credential has run out ("commission expired 2024") and was not renewed since."""
    low, high = reading.bounds[hit.sentence]
    words = reading.words[low:high]
    if any(word in _REVIVED and words[max(0, i - 1)] not in ("not", "never") for i, word in enumerate(words)):
        return False
    return (
        _held_until(hit, reading)
        or _let_go(hit, reading)
        or any(_speaks_of(cue, hit, reading) for cue in named(cues, "expired"))
    )


def _held_until(hit: Hit, reading: Reading) -> bool:
    """True for "was a PLS through NALS until 2004"."""
    low, high = reading.bounds[hit.sentence]
    if _HELD_ONCE.isdisjoint(reading.words[max(low, hit.start - 3) : hit.start]):
        return False
    after = range(hit.end, min(high - 1, hit.end + _UNTIL_REACH))
    return any(reading.words[i] in _UNTIL and _YEAR.fullmatch(reading.words[i + 1]) for i in after)


def _let_go(hit: Hit, reading: Reading) -> bool:
    """True for "I let my notary commission go"."""
    low, high = reading.bounds[hit.sentence]
    after = reading.words[hit.end : min(high, hit.end + 1)]
    return "let" in reading.words[max(low, hit.start - 3) : hit.start] and after in (["go"], ["lapse"], ["expire"])


def _of_renewal(cue: Cue, reading: Reading) -> bool:
    """True for a time to come that is the end of a commission: "expires next year"."""
    if not cue.phrase.startswith("next "):
        return False
    low, high = reading.bounds[reading.owners[cue.start]]
    return any(word.startswith(("expir", "renew", "valid", "due")) for word in reading.words[low:high])


def _becomes(hit: Hit, reading: Reading) -> bool:
    """True for "will become a notary", not for "have become a notary"."""
    low, _ = reading.bounds[hit.sentence]
    return reading.words[hit.start] == "become" and _HAVE.isdisjoint(reading.words[max(low, hit.start - 2) : hit.start])


def _speaks_of(cue: Cue, hit: Hit, reading: Reading) -> bool:
    """True where a cue stands in the hit's clause, and not in brackets that speak of something else.

    "Notary Public (commission pending)" is not one yet; "Notary Public (eNotary registration pending)" is.
    """
    if not same_clause(min(cue.start, hit.start), max(cue.end, hit.end), reading) and not _after_label(
        cue, hit, reading
    ):
        return False
    if cue.phrase in _NEARBY and not -_NEARBY_REACH < cue.start - hit.end < _NEARBY_REACH:
        return False
    if cue.start >= hit.end and (_of_the_next(cue, hit, reading) or _leads_another(cue, hit, reading)):
        return False
    if cue.end <= hit.start and reading.begins_line(hit.start) and not _ends_open(hit.start - 1, reading):
        return False
    between = reading.words[hit.end : cue.start]
    if "(" not in between or ")" in between:
        return True
    return set(between[between.index("(") + 1 :]) <= _OWN_BRACKET


def _ends_open(i: int, reading: Reading) -> bool:
    """True for a token after which a sentence must go on, whatever line it stands on."""
    return reading.words[i] in _OPEN


def _after_label(cue: Cue, hit: Hit, reading: Reading) -> bool:
    """True for "CEDS - studying for it", where only dashes part the credential from what is said of it."""
    if hit.kind != "certification" or cue.start < hit.end:
        return False
    between = range(hit.end, cue.start)
    return all(reading.words[i] == "-" for i in between if ends_clause(i, reading))


def _leads_another(cue: Cue, hit: Hit, reading: Reading) -> bool:
    """True for "a B.S. and currently enrolled in an M.B.A.": the cue governs the degree that follows it."""
    if cue.phrase.split()[-1] not in _GOVERN:
        return False
    return any(
        o.kind == hit.kind and o.concept != hit.concept and 0 <= o.start - cue.end <= 2
        for o in reading.hits
        if o.sentence == hit.sentence
    )


def _of_the_next(cue: Cue, hit: Hit, reading: Reading) -> bool:
    """True where another credential stands between a hit and a cue, with more than a list's marks before it.

    In "CP, 2015, and RCA in progress" only the second is in progress, in "CP, RP: in progress" both.
    """
    same_kind = (o for o in reading.hits if o.kind == hit.kind and o.concept != hit.concept)
    others = [o.start for o in same_kind if hit.end <= o.start < cue.start]
    if not others:
        return False
    gap = reading.words[hit.end : min(others)]
    return ";" in gap or any(word not in SEPARATORS for word in gap)
