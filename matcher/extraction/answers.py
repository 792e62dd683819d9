"""What stands after a name as after a label: "Relativity: none", "Westlaw? No", "Everlaw - two-hour demo, once"."""

from __future__ import annotations

from matcher.extraction.actors import OWNERS, PEOPLE
from matcher.extraction.reading import Hit, Reading
from matcher.extraction.refusals import refuses

_MARKS = frozenset({":", "-", "?", "=", "("})
_OPENERS = frozenset({",", ";", ".", "(", ")", "and", "or", "•", "|", "/", "!", "-", "&"})
_NOUNS = frozenset("experience skills skill work knowledge use account access exam certification credential".split())
_NOES = frozenset("no none nope nil never nothing zero not nada neither".split())
_OPEN_NOES = frozenset({"not", "never", "nothing", "none"})
_ENDS = frozenset({",", ";", ".", "!", ")", "(", "-", "?", ":"})
# "Westlaw: not permitted", "Clio: never touched": what may follow the refusal and still speak of the thing itself.
_OF_IT = frozenset(
    "yet me mine held permitted allowed used here applicable really anymore since needed part touched had opened "
    "learned seen taken did got at any whatever so once tried in at on by to our my".split()
)
_SHOWN = frozenset({"demo", "demonstration", "webinar", "sandbox", "brochure", "watched", "shadowed"})
_AFFIRMED = frozenset("yes yep sure since held current active certainly renewed of every always daily".split())
_TURNS = frozenset({"but", "though", "although", "however", "instead", "yes"})
_MAX_ANSWER = 5
_MAX_LABEL = 8
_LINKS = frozenset({"that", "that's", "is", "was", "it's", "belongs", "to", "just", "only", "goes", "went"})
_ROLES = PEOPLE | frozenset({"analyst", "receptionist", "colleague", "coworker", "co-worker", "specialist", "team"})


def answered_no(hit: Hit, reading: Reading) -> bool:
    """True where the answer to a name that opens an item is that it is not there, or was only seen."""
    _, high = reading.bounds[hit.sentence]
    comma = reading.words[hit.end : min(high, hit.end + 3)]
    if comma[:2] == [",", "no"] and comma[2:] in ([], [";"], ["."], [","]):
        return True
    start = _answer(hit, reading)
    if start is None:
        return False
    stop = next((i for i in range(start, high) if reading.words[i] in (";", ".", ")")), high)
    words = reading.words[start:stop]
    if not words:
        return False
    if words[:3] == ["n", "/", "a"]:
        return True
    if words[0] in _NOES:
        return len(words) == 1 or words[1] in _ENDS or (words[1] in _OF_IT and words[0] in _OPEN_NOES)
    return hit.kind == "tool" and not _SHOWN.isdisjoint(words[:_MAX_ANSWER]) and "demos" not in words


def answered_yes(hit: Hit, reading: Reading) -> bool:
    """True for "no Westlaw. Fastcase yes", "Clio: yes": whatever was denied before, this is there."""
    _, high = reading.bounds[hit.sentence]
    after = reading.words[hit.end : min(high, hit.end + 2)]
    return after[:1] == ["yes"] or (after[:1] == [":"] and after[1:] == ["yes"])


def answered_by_another(hit: Hit, reading: Reading) -> bool:
    """True where the answer to a name is no more than a person: "RCA: my coworker"."""
    start = _answer(hit, reading, commas=True)
    if start is None:
        return False
    _, high = reading.bounds[hit.sentence]
    i = start
    linked = False
    while i < high and reading.words[i] in _LINKS:
        linked = True
        i += 1
    stop = next((j for j in range(i, high) if reading.words[j] in _ENDS), high)
    if not i < stop <= i + 4 or reading.words[i] not in OWNERS:
        return False
    if not linked and reading.words[start - 1] == ",":
        return False
    return reading.norms[stop - 1] in _ROLES


def is_asked(hit: Hit, reading: Reading) -> bool:
    """True for a resume's question that the next words do not affirm: "Registered Paralegal? I sat for the PCCE"."""
    _, high = reading.bounds[hit.sentence]
    if hit.end >= high or reading.words[hit.end] != "?":
        return False
    after = reading.words[hit.end + 1 : hit.end + 2]
    return bool(after) and after[0] not in _AFFIRMED and not after[0][0].isdigit()


def under_label(hit: Hit, reading: Reading) -> bool:
    """True in a line that opens with a label which refuses: "What I haven't got: Westlaw; a notary commission"."""
    low, _ = reading.bounds[hit.sentence]
    words = reading.words[low : hit.anchor]
    if ":" not in words[: _MAX_LABEL + 1]:
        return False
    colon = words.index(":")
    label = words[:colon]
    # "Case No: 12-345" numbers something.
    return label[-1:] != ["no"] and refuses(label) and _TURNS.isdisjoint(words[colon:])


def _answer(hit: Hit, reading: Reading, *, commas: bool = False) -> int | None:
    """Where the words after a name and a mark begin; ``None`` where the name does not open an item."""
    low, high = reading.bounds[hit.sentence]
    before = hit.start - 1
    while before >= low and reading.words[before] in ("a", "an", "the", "my", "any"):
        before -= 1
    opens = before < low or reading.words[before] in _OPENERS or reading.begins_line(before + 1)
    if not opens:
        return None
    i = hit.end
    if i < high and reading.words[i] == "(" and ")" in reading.words[i:high]:
        closed = reading.words.index(")", i, high) + 1
        i = closed if closed < high and reading.words[closed] in _MARKS else i
    if i < high and reading.words[i] in _NOUNS:
        i += 1
    start = i
    while i < high and (reading.words[i] in _MARKS or (commas and reading.words[i] == ",")):
        i += 1
    return i if start < i < high else None
