"""What a text denies: "no e-filing", "never drafted briefs or motions", "Relativity: our outside firm had it"."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.extraction.cues import Cue, ends_clause, named, same_clause
from matcher.extraction.reading import Hit, Reading

_NEAR_AFTER = 6
_FAR_AFTER = 12
_MAX_TITLE = 50
# Phrases that end so speak of what was named before, across a comma or "but": "…, but I never touched it".
_BACKWARD = frozenset("it them that those this mine me".split())
# These deny what stands before them only where nothing follows: "privilege logs never", not "… and never late".
_FINAL = frozenset({"never", "none", "not yet", "not here", "no experience"})
_REFUSALS = frozenset("cannot can't don't won't never".split())


def denied(hit: Hit, cues: Sequence[Cue], reading: Reading) -> bool:
    """True where the text says that a hit is not there, not done or not held."""
    harmless = named(cues, "not_deny")
    for cue in cues:
        if any(h.start <= cue.start and cue.end <= h.end for h in harmless):
            continue
        if cue.name == "deny_after" and _looks_back(cue, hit, reading):
            return True
        if cue.name == "deny" and _denies(cue, hit, reading):
            return True
    return _under_refusal(hit, reading)


def _looks_back(cue: Cue, hit: Hit, reading: Reading) -> bool:
    if hit.end > cue.start:
        return False
    between = range(hit.end, cue.start)
    _, high = reading.bounds[hit.sentence]
    if cue.phrase in _FINAL and cue.end < high and reading.words[cue.end][0].isalnum():
        return False
    if cue.phrase.split()[-1] in _BACKWARD:
        return len(between) <= _FAR_AFTER
    return len(between) <= _NEAR_AFTER and not any(ends_clause(i, reading) for i in between)


def _denies(cue: Cue, hit: Hit, reading: Reading) -> bool:
    if cue.end <= hit.anchor:
        return _reaches(cue, hit, reading)
    if hit.kind == "duty" and hit.anchor < cue.start and cue.end <= hit.end:
        return True
    # "E-filing: no."
    _, high = reading.bounds[hit.sentence]
    last = cue.end >= high - 1 and cue.phrase == "no" and reading.words[cue.start - 1] in (":", "-")
    return last and 0 <= cue.start - hit.end <= 2


def _reaches(cue: Cue, hit: Hit, reading: Reading) -> bool:
    """True where a denial still holds at a hit: no clause end and no new statement after a comma between them."""
    start, end = cue.end, hit.anchor
    if not same_clause(start, end, reading):
        return False
    commas = [i for i in range(start, end) if reading.words[i] == ","]
    if not commas or ":" in reading.words[start : commas[0]]:
        return True
    if hit.kind != "duty" and not any(_starts_statement(i + 1, reading) for i in commas):
        return True
    if cue.phrase == "without" or any(_is_third(i + 1, reading) for i in commas):
        return False
    return closes_with_or(start, hit, reading)


def closes_with_or(start: int, hit: Hit, reading: Reading) -> bool:
    """True where the list from ``start`` on ends with "or" or "nor": what leads it holds for all of it."""
    _, high = reading.bounds[hit.sentence]
    after_comma = reading.words.index(",", start, hit.anchor) + 1
    return any(reading.words[i] in ("or", "nor") for i in range(after_comma, high))


def _starts_statement(i: int, reading: Reading) -> bool:
    """True where a verb with a tense opens a new statement: ", keeps …", ", used …"."""
    return reading.words[i].endswith("ed") or _is_third(i, reading)


def _is_third(i: int, reading: Reading) -> bool:
    word = reading.words[i]
    finite = word.endswith("s") and not word.endswith("ss")
    return finite and any(h.kind == "duty" and h.anchor == i for h in reading.hits)


def _under_refusal(hit: Hit, reading: Reading) -> bool:
    """True for an item of a list under a line such as "What I cannot do"."""
    above = reversed(reading.sentences[: hit.sentence])
    if not reading.sentences[hit.sentence].bullet:
        return False
    title = next((s for s in above if not s.bullet), None)
    if title is None or title.end - title.start > _MAX_TITLE:
        return False
    words = reading.text.text[title.start : title.end].lower().split()
    return bool(_REFUSALS & {word.strip(":.()!,") for word in words})
