"""Who does what a duty says: the candidate, or somebody else ("the attorneys proof everything", "our firm handles")."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from matcher.extraction.reading import Hit, Reading
from matcher.text import norm

PEOPLE = frozenset(
    "attorney lawyer partner associate paralegal secretary clerk counsel vendor client customer colleague "
    "supervisor manager judge court accountant department firm company staff developer expert agency guardian "
    "spouse boss bookkeeper accounting assistant provider".split()
)
# One of these alone is the candidate ("the paralegal drafts …"); several of them are not.
CANDIDATES = frozenset(
    "paralegal secretary clerk assistant manager associate supervisor bookkeeper staff expert".split()
)
_ORGANISATIONS = frozenset(
    "firm company organization organisation department agency platform practice team office division foundation "
    "union solution service group technology system program project bank llp llc inc corporation network".split()
)
_SEEKING = frozenset(
    "you your you'll seek seeks seeking looking hiring hire needs want wants searching role position job "
    "candidate paralegal secretary assistant individual person someone specialist coordinator manager clerk who "
    "intern join responsible responsibilities duties include includes support supporting must".split()
)
OWNERS = frozenset("our the my his her their another a an some other outside".split())
_AUXILIARIES = frozenset(
    "will would shall should must can could may might have has had do does did also usually always often "
    "currently then typically generally still only both all themselves already".split()
)
_OPENERS = frozenset(", ; : - ( . that which because while when where as if and but so since".split())
_HIRING = frozenset(
    "candidate candidates applicant applicants apply application applications interview interviews hiring "
    "recruiter recruiters recruiting resume employer veteran veterans".split()
)
_APPLYING = frozenset("interview interviews application applications resume resumé résumé candidacy".split())
_SPANS = frozenset("last this each every most".split())
_TIMES = frozenset("year month week day quarter years".split())
_DOERS = frozenset("team department center centre reporter office group service".split())
_AGENT_ENDS = frozenset(", ; : ( ) . and or who which before after for to in on at when while".split())
_AGENT = 5
_NOMINAL = ("ing", "ment", "tion", "ance", "al")
_FINITE_ENDINGS = ("ed", "s")
# "Managing Attorney", "Supervising Partner": titles of other people.
_RANKS = frozenset({"managing", "supervising", "presiding", "consulting"})
_RANKED = frozenset({"attorney", "partner", "director", "member", "lawyer", "counsel", "judge", "editor", "clerk"})


def is_others(hit: Hit, reading: Reading) -> bool:
    """True where the subject right before a duty's verb, or the one that "by" names after it, is somebody else."""
    if hit.how != "verb-object":
        return False
    if hit.start != hit.anchor:
        return _is_done_by_others(hit, reading)
    if _is_done_to_me(hit, reading):
        return True
    low, _ = reading.bounds[hit.sentence]
    i = _subject_end(hit.anchor, low, reading)
    if i < low:
        return False
    head = norm(reading.words[i])
    if head in ("he", "she", "they") and reading.doc_type == "resume":
        return speaks_of_self(reading)
    if reading.words[hit.anchor].endswith(_NOMINAL) or head not in PEOPLE:
        return False
    start = i
    while start > low and reading.words[start - 1] not in _OPENERS and i - start < 3:
        start -= 1
    opens = start == low or reading.words[start - 1] in _OPENERS
    owner = reading.words[start] if start < i else ""
    if not opens or (start < i and owner not in OWNERS):
        return False
    plural = reading.words[i] != head or owner in ("our", "another", "outside", "a", "an", "my")
    return plural or head not in CANDIDATES


def _is_done_to_me(hit: Hit, reading: Reading) -> bool:
    """True for "the board *sent me* a letter" in a resume: whoever it was, not the candidate."""
    return reading.doc_type == "resume" and reading.words[hit.anchor + 1 : hit.anchor + 2] == ["me"]


def _is_done_by_others(hit: Hit, reading: Reading) -> bool:
    """True for "travel is arranged *by our reception team*"; not for "by me", "by the paralegal", "by courier"."""
    _, high = reading.bounds[hit.sentence]
    if reading.words[hit.end : hit.end + 1] != ["by"] or hit.end >= high:
        return False
    agent = hit.end + 1
    end = next((i for i in range(agent, min(agent + _AGENT, high)) if reading.words[i] in _AGENT_ENDS), agent + _AGENT)
    for i in range(agent, min(end, high)):
        head = reading.norms[i].removesuffix("'s")
        if head in PEOPLE or head in _DOERS:
            return head not in CANDIDATES or reading.words[i] != head
    # "By our investigators": several people who are somebody's are others, whatever they are called.
    last = min(end, high) - 1
    return reading.words[agent] in OWNERS and last > agent and reading.words[last] != reading.norms[last]


def _subject_end(verb: int, low: int, reading: Reading) -> int:
    """The token before a verb, its auxiliaries and adverbs."""
    i = verb - 1
    while i >= low and (reading.words[i] in _AUXILIARIES or reading.words[i].endswith("ly")):
        i -= 1
    return i


def is_rank(reading: Reading, place: int, high: int) -> bool:
    """True for the first word of "Managing Attorney, Litigation Group"; "managing attorney calendars" is a deed."""
    words = reading.words[place : min(place + 3, high)]
    after = words[2] if len(words) > 2 else ""
    return words[0] in _RANKS and words[1:2] != [] and words[1] in _RANKED and not after.isalpha()


def speaks_of_self(reading: Reading) -> bool:
    """True for a text in the first person: "she" and "he" are others there."""
    return not {"i", "my", "me", "i'm", "i've"}.isdisjoint(reading.words)


def is_company_text(reading: Reading, sentence: int) -> bool:
    """True where a posting's sentence tells what the employer does: "We help …", "The firm represents …"."""
    words = list(_opening(reading, sentence))
    low, high = reading.bounds[sentence]
    if not words or reading.sentences[sentence].bullet or _SEEKING & set(reading.words[low:high]):
        return False
    if words[0] in ("we", "we're", "we've", "our") or "us" in reading.words[low:high]:
        return True
    if low in reading.anchors:
        return False  # "Calendar office actions" has a verb first, so "office" is no subject
    for i, word in enumerate(words[:-1]):
        if word == ":":
            break
        if norm(word) in _ORGANISATIONS and words[i + 1].endswith(_FINITE_ENDINGS) and not words[i + 1].endswith("ss"):
            return words[0] in OWNERS or reading.tokens.texts[low].istitle()
    return False


def _opening(reading: Reading, sentence: int) -> Iterator[str]:
    """The first words of a sentence's main clause: an opening phrase and an apposition are skipped."""
    low, high = reading.bounds[sentence]
    words = reading.words[low:high]
    if words[:1] and words[0] in _SPANS and words[1:2] and words[1] in _TIMES:
        words = words[3:] if words[2:3] == [","] else words[2:]  # "Last year we took …"
    if words and words[0] in ("for", "as", "at", "in", "with", "since", "from") and "," in words:
        words = words[words.index(",") + 1 :]
    head = words[:14]
    if "," in head:
        first = head.index(",")
        second = head.index(",", first + 1) if "," in head[first + 1 :] else -1
        if second > 0:
            head = head[:first] + words[second + 1 : second + 3]
    yield from head


def is_hiring_text(reading: Reading, sentence: int) -> bool:
    """True where a posting speaks of the application, not of the job: "take notes on your interview"."""
    low, high = reading.bounds[sentence]
    words = reading.words[low:high]
    yours = any(word == "your" and after in _APPLYING for word, after in pairwise(words))
    return yours or (reading.sentences[sentence].section == "other" and bool(_HIRING & set(words)))
