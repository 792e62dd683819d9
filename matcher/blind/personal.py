"""Pronouns, personal data, and other people: what a text says of persons besides the name and the address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from matcher.blind.view import View, begins_job, known
from matcher.blind.words import CREDENTIALS, HONORIFICS, NO_NAME
from matcher.blind.written import folded, is_job
from matcher.text import norm

_PRONOUN = re.compile(
    r"\(?\b(?:she|he|they|ze|xe|him|his)\s?/\s?(?:hers|her|him|them|hir|zir|xem)(?:\s?/\s?(?:hers|his|theirs|hirs|zirs|xyrs))?\b\)?|"
    r"\b(?:she|he|him|his|himself|her|hers|herself|zir|hir|xe|xem|xyr|s/he|he/she|his/her)\b(?!\.\w)|\bze\b",
    re.IGNORECASE,
)
_THEY = re.compile(r"(?:(?<=^)|(?<=[.!?] ))(?:They|Their|Theirs)\b")
_SHOUTED = frozenset({"HIS", "HER", "HE"})
_LABELLED = re.compile(
    r"\b(?:pronouns?|date\s+of\s+birth|birth\s?date|birthday|d\.?o\.?b\.?|place\s+of\s+birth|birth\s?place|age|sex|gender|"
    r"marital\s+status|civil\s+status|nationality|citizenship|religion|race|ethnicity|ethnic\s+origin|"
    r"(?:father|mother|husband|spouse|wife)(?:'s|’s)?\s+name|children|height|weight|blood\s+group|"
    r"passport(?:\s+(?:no|number))?|ssn|social\s+security(?:\s+(?:no|number))?|driver'?s?\s+licen[sc]e\s+(?:no|number)|"
    r"visa(?:\s+status)?|work\s+authori[sz]ation|immigration\s+status)\.?\s*(?::|\s[-–]\s)\s*(?P<value>[^|•·;]{1,60})",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"\bborn\s+(?:on|in)\s+[^,.;|]{2,40}(?:,\s*\d{4})?|\b(?:I\s+am|I['’]m|am|aged|age:)\s+(?:an?\s+)?\d{2}(?![\w%])"
    r"(?:[- ]years?[- ](?:old|of\s+age|young))?|^\W*\d{2}[- ]years?[- ](?:old|of\s+age)\b|\b\d{3}-\d{2}-\d{4}\b",
    re.IGNORECASE,
)
_CITIZEN = re.compile(
    r"\b(?:(?:a|an|am|naturali[sz]ed|dual|proud)\s+)(?:naturali[sz]ed\s+|dual\s+)?(?P<value>(?:[A-Z][\w.]*\s+){1,2}(?:citizen|national)"
    r"|citizen(?=\s+of)|(?:lawful\s+)?permanent\s+resident|green\s+card\s+holder)\b|"
    r"^\W*(?P<line>(?:U\.?\s?S\.?(?:\s?A\.?)?|American|[A-Z][a-z]+(?:an|ese|ish|i))\s+(?:citizen|national))\b",
)
_MARRIED = re.compile(
    r"^\W*(?:(?:happily\s+)?married|single|divorced|widowed)\b(?:,?\s+(?:with\s+)?(?:\w+\s+)?(?:child(?:ren)?|kids|sons?|daughters?))?\W*$|"
    r"\b(?:(?:single|proud|stay-at-home|full-time)\s+)?(?:mother|father|mom|dad)\s+(?:of|to)\s+\w+\b|"
    r"\bstay-at-home\s+(?:mother|father|mom|dad)\b|\b(?:single|working)\s+(?:mother|father|mom|dad)\b|"
    r"\b(?:maternity|paternity)(?=\s+leave)|\bmy\s+(?:husband|wife)\b|"
    r"\b(?:waitress|hostess|stewardess|actress|seamstress)\b",
    re.IGNORECASE,
)
# In a job's own line these are the candidate; in what was done there they are other people.
_OWN_TITLE = re.compile(
    r"\b(?:sales|business|chair|spokes|fore|crafts|congress|service|council)(?:wo)?(?:man|men)\b", re.IGNORECASE
)
_HOUSES = re.compile(r"\b(?:sorority|fraternity)\b", re.IGNORECASE)
_PHOTO = re.compile(
    r"^\W*(?:photo(?:graph)?|picture|portrait|headshot|profile\s+(?:photo|picture))\b.{0,80}$", re.IGNORECASE
)

_CAP = r"[A-ZÀ-Þ][\w’'-]*[a-zà-ÿ’']\b"
_NAME = (
    rf"(?:{_CAP}|[A-Z]\.)(?:\s+(?:[A-Z]\.|{_CAP}|(?:de|la|van|von|der|di|da|el|al|bin)\b)){{0,3}}"
    r"(?:,?\s(?:Jr|Sr)\.|\s(?:II|III|IV)\b)?"
)
_ADDRESSED = re.compile(rf"(?<!\w)(?P<title>{HONORIFICS}\b\.?)\s+(?P<name>{_NAME})")
_BENCH = re.compile(
    rf"(?<!\w)(?P<title>(?:Chief\s+)?(?:Magistrate\s+)?(?:Judge|Justice|The\s+Honorable|Honorable|Attorney|Professor|Commissioner))"
    rf"\s+(?P<name>{_NAME})"
)
_SUPERIOR = re.compile(
    rf"\b(?:(?:supervised|managed|mentored|trained|recommended|hired)\s+by|report(?:ed|ing)?\s+(?:directly\s+)?to|"
    rf"(?:supervisor|manager|reference|contact(?:\s+person)?|referee)\s*:|(?:assistant|secretary|clerk|paralegal)\s+to)\s+(?:attorney\s+)?"
    rf"(?P<name>(?:{_CAP}|[A-Z]\.)(?:\s+(?:[A-Z]\.|{_CAP})){{1,3}})",
    re.IGNORECASE,
)
_REFEREE = re.compile(rf"^\W*(?P<name>{_NAME})\s*(?=$|[,|(:–—-])")
_GENDERED = frozenset({"mr", "ms", "mrs", "miss", "mme", "herr", "frau", "sr", "sra", "mx"})
_FIRM = re.compile(
    r"\s*(?:,\s*)?(?:&|and\s+[A-Z]|LLP|LLC|P\.?C\b|Inc|Law\b|Group|Associates|Blvd|Boulevard|Street|Avenue|Ave|Hospital|School|College|University|County|Court|Foundation|Center|Day)"
)


def pronouns(view: View) -> Iterator[tuple[int, int]]:
    """The ranges of pronouns in the third person that tell a gender, and of "they" where it opens a sentence."""
    for line in view.lines:
        for match in _PRONOUN.finditer(line.text):
            if match[0] not in _SHOUTED or line.text.isupper():
                yield line.start + match.start(), line.start + match.end()
        if line.section in ("", "summary"):
            for match in _THEY.finditer(line.text):
                yield line.start + match.start(), line.start + match.end()


def personal(view: View) -> Iterator[tuple[int, int]]:
    """The ranges of birth, age, family, nationality and captions of photos."""
    for line in view.lines:
        patterns = [_LABELLED, _BORN, _CITIZEN, _MARRIED, _PHOTO]
        if line.section != "experience":
            patterns.append(_HOUSES)
        if begins_job(view, line):
            patterns.append(_OWN_TITLE)
        for pattern in patterns:
            for match in pattern.finditer(line.text):
                group = match.lastgroup or 0
                start, end = match.span(group)
                yield line.start + start, line.start + len(line.text[:end].rstrip(" ,.)"))


def others(view: View) -> Iterator[tuple[int, int]]:
    """The ranges of other people's names where their title, their place or the words before them say so."""
    for line in view.lines:
        for pattern in (_ADDRESSED, _BENCH, _SUPERIOR):
            for match in pattern.finditer(line.text):
                start, end = match.span("name")
                end = _trimmed(line.text, start, end)
                if end <= start or _FIRM.match(line.text, end):
                    continue
                title = match["title"] if pattern is _ADDRESSED else ""
                start = match.start() if title and title.rstrip(".").lower() in _GENDERED else start
                yield line.start + start, line.start + end
        if line.section == "references" and not line.heading:
            yield from _referees(view, line.start, line.end)


def _referees(view: View, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The name that opens a line of the references."""
    text = view.clean.text[start:end]
    match = _REFEREE.match(text)
    if not match:
        return
    first, last = match.span("name")
    words = text[first:last].split()
    if len(words) < 2 or any(map(is_job, words)) or _FIRM.match(text, last) or all(map(_is_ordinary, words)):
        return
    yield start + first, start + last


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of a name without the ordinary words that were taken for a part of it; ``start`` where none is left."""
    words = list(re.finditer(r"\S+", text[start:end]))
    kept = 0
    for word in words:
        if folded(word[0]).strip(".,") in CREDENTIALS or (_is_ordinary(word[0]) and len(word[0]) > 2):
            break
        kept = word.end()
    return start + kept


def _is_ordinary(word: str) -> bool:
    bare = word.strip(".,'’")
    return folded(bare) in NO_NAME or norm(bare) in known() or is_job(bare)
