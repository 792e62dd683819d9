"""Tools and credentials of somebody else: "our vendor ran Relativity", "supervised a Certified Paralegal"."""

from __future__ import annotations

from matcher.extraction.actors import PEOPLE, speaks_of_self
from matcher.extraction.answers import answered_by_another
from matcher.extraction.cues import ends_clause
from matcher.extraction.reading import Hit, Reading
from matcher.text import norm

_KIN = frozenset(
    "wife husband mother father sister brother daughter son aunt uncle cousin friend partner spouse neighbor roommate "
    "mom dad".split()
)
_USERS = (
    PEOPLE | _KIN | {"coworker", "co-worker", "it", "contractor", "analyst", "specialist", "people", "else"}
) - frozenset("firm company department agency court judge client customer staff".split())
_OWNERS = frozenset("our the my his her their another a an one some other outside two three several opposing".split())
_HOLDERS = (
    _KIN
    | PEOPLE
    | frozenset(
        "trainee student intern mentee analyst coordinator director specialist coworker teammate docketer "
        "receptionist administrator".split()
    )
)
_THEY = frozenset({"he", "she", "they", "who"})
_PAST = frozenset("ran run runs had has have kept knew know knows did does holds hold held owns got took".split())
# The candidate's own firm uses what the candidate uses; a single person's habit is that person's.
_PRESENT = frozenset(
    "uses runs has keeps handles owns manages maintains prefers operates use run have own keep handle operate".split()
)
_GROUPS = frozenset({"people", "folks", "staff", "side", "desk", "analyst", "analysts", "team", "support"})
_WORKS = frozenset({"works", "work", "worked", "working", "employed"})
_TAUGHT = frozenset({"taught", "trained", "showed", "asked", "told", "helped", "let", "gave", "assigned", "had"})
_HOLDS = frozenset("holds held has had have earned is was hold got became been".split())
_DETERMINERS = frozenset("a an the her his their two three four five six other several some new junior another".split())
_FILLERS = frozenset("and or of to with under for staff paralegals secretaries notaries our all".split())
_SUPERVISION = tuple(
    "supervis train report work hir manag assist mentor recruit overs coach alongside interview lead led".split()
)
_LEAD_TO_NAME = frozenset({"to", "under", "by", "with", "from", "alongside", "beside", "contact"})
_AS = frozenset({"as", "am", "i'm", "i", "been", "only"})
_LOOKS_AFTER = tuple("track process monitor kept keep maintain manag renew issu verif review record check".split())
_START = frozenset({";", ",", "(", ":", "-", ".", "and", "because", "while", "that", "since", "where", "when"})
_CLAUSE = 14
_NEAR = 5
_SYSTEM = frozenset({"system", "platform", "software", "program", "tool", "database", "vendor", "provider"})
_OLD = frozenset({"last", "old", "former", "previous", "prior", "legacy"})


def is_anothers(hit: Hit, reading: Reading) -> bool:
    """True where a text says a tool or a credential of somebody else."""
    if hit.kind == "certification":
        return (
            _held_by_another(hit, reading)
            or _led(hit, reading)
            or _are_many(hit, reading)
            or answered_by_another(hit, reading)
            or _is_signed(hit, reading)
            or _is_owned_by(hit, reading)
            or _is_kept_track_of(hit, reading)
        )
    if hit.kind != "tool":
        return False
    if _is_source(hit, reading) or _is_employer(hit, reading) or answered_by_another(hit, reading):
        return True
    if _is_theirs(hit, reading):
        return True
    return _is_client(hit, reading) or (reading.doc_type == "resume" and _used_by_another(hit, reading))


def is_replaced(hit: Hit, reading: Reading) -> bool:
    """True for "X was our last system": a posting tells what it no longer uses."""
    _, high = reading.bounds[hit.sentence]
    words = reading.words[hit.end : min(high, hit.end + 6)]
    return hit.kind == "tool" and words[:1] == ["was"] and bool(_OLD & set(words)) and bool(_SYSTEM & set(words))


def _clause_start(place: int, low: int, reading: Reading) -> int:
    """The first token of the statement that a place stands in."""
    start = place
    while start > max(low, place - _CLAUSE):
        before = reading.words[start - 1]
        if before in _START or ends_clause(start - 1, reading):
            break
        start -= 1
    return start


def _used_by_another(hit: Hit, reading: Reading) -> bool:
    """True where the statement opens with somebody else and a verb: "Our vendor ran the Relativity database"."""
    low, _ = reading.bounds[hit.sentence]
    start = _clause_start(hit.start, low, reading)
    people = [i for i in range(start, min(start + 4, hit.start)) if norm(reading.words[i]) in _USERS]
    if not people or not _is_subject(start, people[0], reading):
        return False
    verb = people[0] + 1
    while verb < hit.start and reading.words[verb] in (
        "who",
        "always",
        "usually",
        "also",
        "there",
        "only",
        "of",
        "mine",
        *_GROUPS,
    ):
        verb += 1
    word = reading.words[verb]
    if verb < hit.start and word in _PRESENT:
        return reading.words[start] in ("our", "my", "the", "another", "one") or word in ("use", "run", "have", "own")
    return verb < hit.start and (word in _PAST or (word.endswith("ed") and word not in _TAUGHT))


def _is_subject(start: int, person: int, reading: Reading) -> bool:
    if reading.words[start] in _OWNERS and start < person:
        return True
    return start == person and reading.words[person] != reading.norms[person]


def _is_source(hit: Hit, reading: Reading) -> bool:
    """True for "custodians' Microsoft 365 tenants": data came from there, it is no tool of the candidate."""
    _, high = reading.bounds[hit.sentence]
    return hit.end < high and reading.norms[hit.end] in ("tenant", "mailbox", "custodian")


def _is_employer(hit: Hit, reading: Reading) -> bool:
    """True where the product's maker is where somebody works: "my sister works for Clio"."""
    low, _ = reading.bounds[hit.sentence]
    before = reading.words[max(low, hit.start - 2) : hit.start]
    return len(before) == 2 and before[0] in _WORKS and before[1] in ("for", "at", "by")


def _is_theirs(hit: Hit, reading: Reading) -> bool:
    """True for "QuickBooks is the bookkeeper's", "e-filing was the docketing department's"."""
    _, high = reading.bounds[hit.sentence]
    words = reading.words
    if hit.end >= high or words[hit.end] not in ("is", "was", "are", "were") or words[hit.end + 1 : hit.end + 2] == []:
        return False
    stop = next((i for i in range(hit.end + 1, high) if not words[i][0].isalnum()), high)
    owned = words[hit.end + 1] in _OWNERS and words[stop - 1].endswith("'s")
    return owned and 1 < stop - hit.end <= _NEAR and norm(words[stop - 1]) in _USERS | {"department"}


def _is_client(hit: Hit, reading: Reading) -> bool:
    """True where the product's maker is a client: "client was Clio", "Clio is our client"."""
    low, high = reading.bounds[hit.sentence]
    before = reading.norms[max(low, hit.start - 2) : hit.start]
    after = reading.norms[hit.end : min(high, hit.end + 4)]
    if before[:1] == ["client"] and before[-1] in ("was", "is", "were", "are", ":"):
        return True
    return after[:1] in (["is"], ["was"]) and "client" in after


def _held_by_another(hit: Hit, reading: Reading) -> bool:
    """True for "my wife is a …", "a colleague who holds the RCA", "Priya, holds RCA, RCU and CEDS"."""
    low, _ = reading.bounds[hit.sentence]
    window = range(hit.end - 1, max(low, hit.start - _CLAUSE) - 1, -1)
    verb = next((i for i in window if reading.words[i] in _HOLDS), -1)
    if verb < 0 or any(
        reading.words[i] in ("i", "i'm", "i've") or reading.words[i] == ";" for i in range(verb, hit.start)
    ):
        return False
    opening = range(max(low, verb - _NEAR), verb)
    if any(reading.words[i] in ("i", "you", "we", "must", "candidate", "applicant") for i in opening):
        return False
    if any(reading.norms[i] in _HOLDERS and _is_owned(i, low, reading) for i in opening):
        return True
    third = verb > low and reading.words[verb - 1] in _THEY and reading.words[verb] != "is"
    return third and reading.doc_type == "resume" and speaks_of_self(reading)


def _is_owned(person: int, low: int, reading: Reading) -> bool:
    """True for "my wife", "a colleague", "our lead analyst"."""
    before = reading.words[max(low, person - 2) : person]
    return bool(before) and (before[-1] == "a" or not {"my", "our"}.isdisjoint(before))


def _led(hit: Hit, reading: Reading) -> bool:
    """True for people with a credential who are supervised, trained or assisted."""
    low, _ = reading.bounds[hit.sentence]
    i = hit.start - 1
    if i < low or not (reading.words[i] in _DETERMINERS or _plural(hit, reading)):
        return False
    while i >= low and hit.start - i <= _NEAR:
        word = reading.words[i]
        if word.startswith(_SUPERVISION):
            return True
        if word not in _DETERMINERS and word not in _FILLERS:
            return False
        i -= 1
    return False


def _are_many(hit: Hit, reading: Reading) -> bool:
    """True where a resume speaks of several holders: "worked with Certified Paralegals", "a notary's daughter"."""
    if reading.words[hit.end - 1].endswith("'s"):
        return True
    return reading.doc_type == "resume" and _plural(hit, reading) and reading.tokens.texts[hit.start].istitle()


def _is_signed(hit: Hit, reading: Reading) -> bool:
    """True for letters after the name of somebody who is spoken of: "reported to Dana Holt, ACP"."""
    low, _ = reading.bounds[hit.sentence]
    named, credentials = reading.covered()
    last = hit.start - 1
    while last > low and (reading.words[last] == "," or last in credentials):
        last -= 1
    if last == hit.start - 1:
        return False
    first = last + 1
    while first > low and first - 1 not in named and _is_name_part(reading.tokens.texts[first - 1]):
        first -= 1
    if last - first < 1 or first == low:
        return False
    return reading.words[first - 1] in _LEAD_TO_NAME or (
        reading.doc_type == "posting" and reading.words[first - 2 : first] == ["contact", ":"]
    )


def _is_name_part(text: str) -> bool:
    """True for "Dana", "Holt", "M", "." of a name."""
    return text == "." or (text[0].isupper() and (len(text) == 1 or not text.isupper()))


def _is_owned_by(hit: Hit, reading: Reading) -> bool:
    """True for "the bank's notary", "earn their CP"; not for "NALA's CP", "served as the firm's notary"."""
    low, _ = reading.bounds[hit.sentence]
    before = reading.words[max(low, hit.start - 4) : hit.start]
    if not before or reading.doc_type != "resume":
        return False
    if before[-1].endswith("'s") and norm(before[-1]) in PEOPLE | _KIN | {"bank", "county"}:
        return _AS.isdisjoint(before)
    return before[-1] in ("their", "his", "her")


def _is_kept_track_of(hit: Hit, reading: Reading) -> bool:
    """True for several commissions that are somebody's to look after: "tracks notary commissions for the office"."""
    low, _ = reading.bounds[hit.sentence]
    last = reading.words[hit.end - 1]
    if not last.endswith("s") or last == reading.norms[hit.end - 1]:
        return False
    before = reading.words[max(low, hit.start - _NEAR) : hit.start]
    if reading.doc_type == "posting" and reading.words[low : low + 2] == ["we", "have"]:
        return hit.start - low <= _NEAR
    return any(word.startswith(_LOOKS_AFTER) for word in before)


def _plural(hit: Hit, reading: Reading) -> bool:
    return norm(reading.words[hit.end - 1]) in PEOPLE | {"notary"} and reading.words[hit.end - 1].endswith("s")
