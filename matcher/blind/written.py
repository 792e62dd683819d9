"""How names are written: which words make one, where it ends, and what its words are without accents."""

from __future__ import annotations

import re
import unicodedata

from matcher.blind.reach import STATE, TOWN
from matcher.blind.view import known
from matcher.blind.words import CREDENTIALS, HONORIFICS, NO_NAME, PARTICLES, STATE_NAMES, SUFFIX, TRADES
from matcher.extraction.places import STATES
from matcher.extraction.titles import names_job
from matcher.text import norm

APART = re.compile(r"[\s.,;:'’\"“”()\-\d_*#]+")
MOST_WORDS = 7
_HONORIFIC = re.compile(rf"{HONORIFICS}\b\.?\s+", re.IGNORECASE)
_SUFFIX = re.compile(rf"{SUFFIX}$", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”'‘(][^\W\d_][\w.'’-]*[\"“”'’)],?$")
_PLACE = re.compile(rf"{TOWN}, ?{STATE}(?:,? \d{{5}})?$")
_MARKS = ",*_#"
_AFTER = CREDENTIALS | {"email", "phone", "tel", "cell", "mobile"}


def name_words(text: str) -> tuple[int, bool] | None:
    """Where the name ends that opens a text, and whether the last name comes first; ``None`` where none opens it."""
    honorific = _HONORIFIC.match(text)
    place = honorific.end() if honorific else 0
    taken, turned = _taken(text, place)
    if not taken:
        return None
    end = taken[-1].end()
    while text[end - 1] in _MARKS:
        end -= 1
    if not _may_follow(text[end:].lstrip()) or _PLACE.match(text[place:].strip(" .")):
        return None
    counted = sum(word[0].lower() not in PARTICLES for word in taken)
    return (end, turned) if counted <= MOST_WORDS else None


def _taken(text: str, place: int) -> tuple[list[re.Match[str]], bool]:
    """The words of the name that begins at a place, and whether the last name comes first."""
    taken: list[re.Match[str]] = []
    turned = False
    for word in re.compile(r"\S+").finditer(text, place):
        if not _goes_on(word[0].rstrip(","), len(taken)):
            break
        taken.append(word)
        if not word[0].endswith(","):
            continue
        rest = text[word.end() :].strip()
        if rest and _SUFFIX.match(rest.split(" ")[0].rstrip(",")):
            continue
        if turned or not _turns(taken, rest):
            break
        turned = True
    while taken and not turned and taken[-1][0].lower() in PARTICLES:
        taken.pop()
    return taken, turned


def _goes_on(word: str, before: int) -> bool:
    """True for a word that a name of so many words may have next."""
    if not _is_name_word(word, first=not before) or before > MOST_WORDS + 3:
        return False
    return before < 2 or is_initial(word) or folded(word).replace(".", "") not in CREDENTIALS


def _is_name_word(word: str, *, first: bool) -> bool:
    """True for a word that is written as part of a name."""
    if _QUOTED.match(word):
        return not first
    bare = word.strip(".'’")
    if not bare or any(c.isdigit() or c in "@/:&+|_" for c in word):
        return bool(_SUFFIX.fullmatch(word))
    if word.lower() in PARTICLES or _SUFFIX.fullmatch(word):
        return True
    letters = unicodedata.normalize("NFC", word)
    return letters[0].isalpha() and (
        not letters[0].islower() or "'" in letters[:3] or "-" in letters[:4] or "’" in letters[:3]
    )


def _turns(taken: list[re.Match[str]], rest: str) -> bool:
    """True for "Doe, Jane Q.": what follows the comma is the rest of a name, not a credential or a place."""
    words = rest.split()
    if not 1 <= len(words) <= 3 or len(taken) > 3:
        return False
    if rest.strip(".") in STATES or rest in STATE_NAMES or any(map(is_job, words)):
        return False
    folds = [folded(w).replace(".", "").rstrip(",") for w in words]
    return (
        folds[0] not in CREDENTIALS
        and folds[0] not in NO_NAME
        and all(_is_name_word(w, first=i == 0) for i, w in enumerate(words))
    )


def _may_follow(rest: str) -> bool:
    """True where what follows a name in its part of a line is none of it: nothing, a credential, an address."""
    rest = rest.lstrip("*_# ")
    if not rest or rest[0] in ",(|[<" or rest[0].isdigit() or rest[0] == "+":
        return True
    word = rest.split()[0]
    return "@" in word or folded(word).strip(".,:").replace(".", "") in _AFTER


def words_of(name: str) -> frozenset[str]:
    """The words of a name that can tell it from another, folded: no initials, particles, suffixes and honorifics."""
    parts = (folded(word) for word in APART.split(name))
    return frozenset(
        p for p in parts if p and (len(p) > 1 or not p.isascii()) and p not in PARTICLES and not _is_title(p)
    )


def folded(text: str) -> str:
    """A text in small letters without accents: how it stands in an e-mail address."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))


def _is_title(word: str) -> bool:
    return bool(re.fullmatch(rf"{HONORIFICS}|{SUFFIX}", word, re.IGNORECASE))


def is_initial(word: str) -> bool:
    """True for "J", "J." and "J.P."."""
    return bool(re.fullmatch(r"(?:[^\W\d_]\.?-?){1,2}", word))


def is_job(word: str) -> bool:
    """True for a noun that ends a job title of any trade."""
    return folded(word) in TRADES or bool(names_job(word))


def is_ordinary(word: str) -> bool:
    """True for a word that the field, its headings, its job titles or the map use too."""
    return folded(word) in NO_NAME or norm(word) in known() or word in STATE_NAMES or is_job(word)
