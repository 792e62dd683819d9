"""Work that a text names and then hands to others: "calendars are kept by assistants", "research: attorneys only"."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.extraction.actors import CANDIDATES, OWNERS, PEOPLE
from matcher.extraction.cues import ends_clause
from matcher.extraction.reading import Hit, Reading

_REACH = 8
_BE = frozenset("is are was were be been being".split())
_ADVERBS = frozenset("now only solely always usually mostly also all both mainly largely".split())
_DONE = frozenset(
    "handled done written drafted prepared managed run computed performed kept made conducted processed entered "
    "covered maintained calculated filed created typed produced completed owned administered billed calendared "
    "docketed notarized e-filed supervised coordinated scheduled arranged negotiated reviewed "
    "hosted supported conducted cut pulled taken had used supplied".split()
)
_SELF = frozenset({"me", "myself", "us", "you", "yourself", "i", "ourselves"})
_RELATIVES = frozenset({"that", "which", "who"})
_STAYS = frozenset(
    "lives live sits sit stays stay rests rest remains remain belongs belong belonged goes go went falls "
    "fall fell lies".split()
)
_THERE = frozenset({"with", "to", "under"})
_PLACES = frozenset({"upstairs", "downstairs", "elsewhere", "entirely", "only", "mostly"})
_OUTSIDE = OWNERS | {"its", "outside", "accounting", "finance", "hr"}
_TITLES = frozenset({"mr", "mr.", "ms", "ms.", "mrs", "mrs.", "miss", "dr", "dr."})
_DID = frozenset({"do", "does", "did", "handle", "handles", "handled"})
_GIVE = frozenset("leave leaves left give gave hand handed".split())
_OBJECTS = frozenset({"it", "that", "them", "those", "these", "this"})
_PERSONS = PEOPLE - {"court"} | {"dept", "desk", "husband", "wife", "investigator", "analyst"}
_DO = (["do"], ["does"], ["did"], ["handle"], ["handles"])
_BEFORE_NOUN = frozenset({"the", "all", "their", "own", "any", "most", "of"})
_SHORTEST = 3
_MAX_NAME = 4
# Every hand-over holds one of these, so far from the hit at most: most sentences are done with here.
_SIGNS = _OBJECTS | _STAYS | _DID | _GIVE | {"by", "only"}
_FARTHEST = 12


def by_others(hit: Hit, reading: Reading) -> bool:
    """True where the words after a hit say that it is somebody else's to do."""
    _, high = reading.bounds[hit.sentence]
    if _SIGNS.isdisjoint(reading.words[hit.end : min(high, hit.end + _FARTHEST)]):
        return False
    if _kept_or_given(hit, high, reading):
        return True
    stop = min(high, hit.end + _REACH)
    for i in range(hit.end, stop):
        if _they_do_it(i, hit, high, reading) or _only_theirs(i, high, reading):
            return True
        if ends_clause(i, reading):
            return False
        if _done_by(i, hit, high, reading) or _left_to(i, high, reading):
            return True
    return False


def _done_by(i: int, hit: Hit, high: int, reading: Reading) -> bool:
    """True at the "by" of "are handled by our assistants": the hit is what is done, not "a draft that was …"."""
    words = reading.words
    if words[i] != "by" or i + 1 >= high or words[i + 1] in _SELF:
        return False
    verb = i - 1
    while verb > hit.anchor and (words[verb] in _ADVERBS or words[verb].endswith("ly")):
        verb -= 1
    while verb - 2 > hit.anchor and words[verb - 1] in ("and", "or", ",") and words[verb] in _DONE:
        # "was hosted and run by our vendor"
        verb -= 2
    if words[verb] not in _DONE or words[verb - 1] not in _BE or words[verb - 2] in _RELATIVES:
        return False
    return any(_is_person(j, reading) for j in _name(i + 1, high, reading)) or words[i + 1] == "others"


def _left_to(i: int, high: int, reading: Reading) -> bool:
    """True for "lives with our vendor", "belongs to accounting", "stays with Ms. Cho"."""
    words = reading.words
    if words[i] not in _STAYS or i + 2 >= high:
        return False
    after = i + 2 if words[i + 1] in _PLACES else i + 1
    if after + 1 >= high or words[after] not in _THERE:
        return False
    by_name = words[i].startswith("belong") and reading.tokens.texts[after + 1].istitle()
    return words[after + 1] in _OUTSIDE or words[after + 1] in _TITLES or by_name


def _only_theirs(i: int, high: int, reading: Reading) -> bool:
    """True for ": attorneys only", "(lawyers only)"."""
    words = reading.words
    if not (words[i] in (":", "(", "-") and i + 2 < high and words[i + 2] == "only"):
        return False
    return words[i + 1] != reading.norms[i + 1] and reading.norms[i + 1] in _PERSONS


def _kept_or_given(hit: Hit, high: int, reading: Reading) -> bool:
    """True for "research we do ourselves", "research I leave to the associates", "research the attorneys do"."""
    words = reading.words
    i = hit.end + (words[hit.end : hit.end + 1] == ["itself"])
    after = words[i : min(high, i + _REACH)]
    if len(after) < _SHORTEST:
        return False
    if after[0] in ("i", "we") and after[1] in _GIVE:
        return "to" in after[2:4]
    if reading.doc_type == "posting" and "we" in after[:3] and "ourselves" in after:
        return True
    people = [j for j in _name(i, high, reading) if _is_person(j, reading)]
    if hit.kind != "duty" or not people or words[i] not in OWNERS or people[0] - i > 2:
        return False
    return words[people[0] + 1 : people[0] + 2] in _DO and _ends(people[0] + 2, high, reading)


def _ends(i: int, high: int, reading: Reading) -> bool:
    """True at a mark, and where a sentence is over."""
    return i >= high or not reading.words[i][0].isalnum()


def is_their_doing(hit: Hit, reading: Reading) -> bool:
    """True for a bare noun that others do: "the litigation paralegals do the e-filing"."""
    low, _ = reading.bounds[hit.sentence]
    i = hit.start - 1
    while i > low and reading.words[i] in _BEFORE_NOUN:
        i -= 1
    return i > low and reading.words[i] in _DID and reading.words[i - 1] != "to" and _is_person(i - 1, reading)


def _they_do_it(i: int, hit: Hit, high: int, reading: Reading) -> bool:
    """True for ": the law clerks do that", "(our bookkeeper had it)", "; an agency did those".

    After a duty "(the investigators conduct them)" speaks of the object: "transcribe interviews" stays the candidate's.
    """
    words = reading.words
    if words[i] not in (":", "(", ",", "-", ";") or i > hit.end + 2 or "." in words[hit.end : i]:
        return False
    places = list(_name(i + 1, high, reading))
    people = [j for j in places if _is_person(j, reading)]
    if not people or not (words[i + 1] in OWNERS or words[people[0]] != reading.norms[people[0]]):
        return False
    after = people[-1] + 1
    tail = words[after : min(after + 3, high)]
    if words[i] == ":" and tail[:1] in _DO and _ends(after + 1, high, reading):
        return True
    if hit.kind == "duty" and words[i] == "(" and _DID.isdisjoint(tail):
        return False
    return any(word in _OBJECTS for word in tail[1:]) and not {"for", "with"} & set(tail)


def _name(start: int, high: int, reading: Reading) -> Iterator[int]:
    """The places of the next few words, up to a mark."""
    for j in range(start, min(high, start + _MAX_NAME + 1)):
        if not (reading.words[j][0].isalnum() or reading.words[j] == "'"):
            return
        yield j


def _is_person(j: int, reading: Reading) -> bool:
    """True for people who are not the candidate: "our paralegal" and "paralegals", but not "the paralegal"."""
    head = reading.norms[j]
    if head not in _PERSONS:
        return False
    owner = reading.words[j - 1]
    return head not in CANDIDATES or reading.words[j] != head or owner in ("our", "another", "outside", "a", "an")
