"""What a text denies: "no e-filing", "never drafted briefs or motions", "Relativity: our outside firm had it"."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.extraction.answers import answered_no, answered_yes, is_asked, under_label
from matcher.extraction.cues import Cue, same_clause
from matcher.extraction.elsewhere import by_others
from matcher.extraction.reading import Hit, Reading
from matcher.extraction.refusals import under_refusal

_NEAR_AFTER = 6
_FAR_AFTER = 12
_LABEL = 4
# Phrases that end so speak of what was named before, across a comma or "but": "…, but I never touched it".
_BACKWARD = frozenset("it them that those this mine me".split())
# These deny what stands before them only where nothing follows: "privilege logs never", not "… and never late".
_FINAL = frozenset({"never", "none", "not yet", "not here", "no experience", "never used", "not used"})
# Words that open a statement of its own after a comma: "without access to Westlaw, *I relied on* Fastcase".
_SUBJECTS = frozenset("i we you he she they it i'm i've we're you'll my our your this that".split())
_TURNS = frozenset(
    "so only just instead rather used use using strong skilled proficient experienced expert fluent adept comfortable "
    "mostly mainly otherwise please plus plenty lots daily every all yes".split()
)
_GOES_ON = frozenset("to or nor and of in with the a an any for on by using know use used learn & /".split())
_REASONS = frozenset({"because", "while", "since", "whereas", "so", "unless", "until"})
# "No software beyond Excel", "nothing fancier than Excel": what such words lead to is there.
_EXCEPT = frozenset({"beyond", "besides", "except", "than", "save"})
_NOTHING = frozenset({"no", "nothing", "none", "nobody", "no one", "not", "never", "don't", "do not", "hardly any"})


def denied(hit: Hit, cues: Sequence[Cue], reading: Reading) -> bool:
    """True where the text says that a hit is not there, not done or not held."""
    if answered_yes(hit, reading):
        return False
    for cue in cues:
        if cue.name == "deny_after" and _looks_back(cue, hit, reading):
            return True
        if cue.name == "deny" and _denies(cue, hit, reading):
            return True
    if hit.kind == "certification" and reading.doc_type == "resume" and is_asked(hit, reading):
        return True
    if answered_no(hit, reading) or by_others(hit, reading):
        return True
    return under_label(hit, reading) or under_refusal(hit, reading)


def _looks_back(cue: Cue, hit: Hit, reading: Reading) -> bool:
    if hit.end > cue.start or any(reading.opens_line(i) for i in range(hit.end, cue.start + 1)):
        return False
    between = range(hit.end, cue.start)
    _, high = reading.bounds[hit.sentence]
    if cue.phrase in _FINAL and cue.end < high and reading.words[cue.end][0].isalnum():
        return False
    if cue.phrase.split()[-1] in _BACKWARD:
        return len(between) <= _FAR_AFTER
    return len(between) <= _NEAR_AFTER and same_clause(hit.end, cue.start, reading)


def _denies(cue: Cue, hit: Hit, reading: Reading) -> bool:
    if cue.end <= hit.anchor:
        return _reaches(cue, hit, reading)
    if hit.kind == "duty" and hit.anchor < cue.start and cue.end <= hit.end:
        return True
    # "E-filing: no."
    _, high = reading.bounds[hit.sentence]
    last = cue.end >= high - 1 and cue.phrase == "no" and reading.words[cue.start - 1] in (":", "-", "?")
    return last and 0 <= cue.start - hit.end <= 2


def _reaches(cue: Cue, hit: Hit, reading: Reading) -> bool:
    """True where a denial still holds at a hit: no clause end and no new statement after a comma between them."""
    start, end = cue.end, hit.anchor
    if cue.phrase in _NOTHING and not _EXCEPT.isdisjoint(reading.words[start:end]):
        return False
    if not same_clause(start, end, reading) or _leaves(start, end, reading):
        return False
    commas = [i for i in range(start, end) if reading.words[i] == ","]
    if not commas or ":" in reading.words[start : commas[0]]:
        return True
    if any(_turns(i + 1, reading) for i in commas):
        return False
    if hit.kind != "duty" and not any(_starts_statement(i + 1, reading) for i in commas):
        return True
    if cue.phrase == "without" or any(_is_third(i + 1, reading) for i in commas):
        return False
    return closes_with_or(start, hit, reading)


def _leaves(start: int, end: int, reading: Reading) -> bool:
    """True where the bracket closes in which a denial stands, or a reason or a new subject follows it."""
    depth = 0
    for i in range(start, end):
        word = reading.words[i]
        depth += (word == "(") - (word == ")")
        if depth < 0 or word in _REASONS or _new_item(i, start, reading):
            return True
        if word == "and" and i + 1 < end and reading.words[i + 1] in ("i", "we", "you", "use", "used"):
            return True
    return False


def _new_item(i: int, start: int, reading: Reading) -> bool:
    """True where a new item begins on a new line, with a capital or a label, and no comma, "to" or "or" before it."""
    before = reading.words[i - 1]
    if i <= start or before in _GOES_ON or before == ",":
        return False
    return reading.opens_line(i) or (":" in reading.words[i + 1 : i + _LABEL] and reading.begins_line(i))


def _turns(i: int, reading: Reading) -> bool:
    """True where the words after a comma say something else than what was denied."""
    return reading.words[i] in _SUBJECTS or reading.words[i] in _TURNS


def closes_with_or(start: int, hit: Hit, reading: Reading) -> bool:
    """True where the list from ``start`` on ends with "or" or "nor": what leads it holds for all of it."""
    _, high = reading.bounds[hit.sentence]
    after_comma = reading.words.index(",", start, hit.anchor) + 1
    rest = reading.words[after_comma:high]
    return "or" in rest or "nor" in rest


def _starts_statement(i: int, reading: Reading) -> bool:
    """True where a verb with a tense opens a new statement: ", keeps …", ", used …"."""
    return reading.words[i].endswith("ed") or _is_third(i, reading)


def _is_third(i: int, reading: Reading) -> bool:
    word = reading.words[i]
    return word.endswith("s") and not word.endswith("ss") and i in reading.anchors
