"""The conditions of a posting's job: the kind of employment, and where it is worked.

A word counts only where it says what *this job* is: "full-time employees receive …" and "remote depositions" do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Generic, NamedTuple

from matcher.extraction.reading import Reading
from matcher.model import EmploymentType, Said, Stated, Workplace

_TOP_LINES = 10
_SHORT_LINE = 120
_JOB = (
    r"(?:position|role|job|opportunity|opening|paralegal|secretary|assistant|clerk|specialist|manager|coordinator|"
    r"administrator|analyst|associate|attorney|counsel|basis|employment|schedule|assignment|receptionist|internship)"
)


class _Word(NamedTuple, Generic[Said]):
    """A condition: its value, the tokens that its wording starts with, and what may follow to make it this job's."""

    value: Said
    starts: frozenset[str]
    wording: re.Pattern[str]
    followed: re.Pattern[str]


def _word(value: Said, starts: str, wording: str, followed: str) -> _Word[Said]:
    compiled = (re.compile(pattern, re.IGNORECASE) for pattern in (rf"(?:{wording})(?!\w)", followed))
    return _Word(value, frozenset(starts.split()), *compiled)


_OF_JOB = rf"(?:[\s,/-]+[\w-]+){{0,3}}?[\s,/-]+{_JOB}\b(?!s)"
_OF_THIS = r"[\s-]+(?:position|role|basis|employment|assignment|opportunity|job)\b(?!s)|(?:\s+|-)to[\s-](?:hire|perm)"
_FIXED = rf"{_OF_THIS}|\s+contract\b(?!s)"
_WORK_FROM = r"[\s-]+(?:(?:work|only|based)\b|in\s+(?-i:[A-Z]))"
_EMPLOYMENT: tuple[_Word[EmploymentType], ...] = (
    _word("full-time", "full fulltime", r"full[\s-]?time", _OF_JOB),
    _word("part-time", "part parttime", r"part[\s-]?time", _OF_JOB),
    _word("temporary", "temporary temp seasonal", r"temporary|temp|seasonal", rf"{_OF_JOB}|{_FIXED}"),
    _word("contract", "contract contractor freelance 1099", r"contract|contractor|freelance|1099", _OF_THIS),
    _word("internship", "internship externship intern", r"internship|externship|intern", r"(?!)"),
    _word("permanent", "permanent direct", r"permanent|direct[\s-]hire", rf"{_FIXED}|,? full[\s-]time"),
    _word("per diem", "per", r"per[\s-]diem", _OF_THIS),
)
_WORKPLACE: tuple[_Word[Workplace], ...] = (
    _word(
        "remote",
        "remote remotely telecommute telecommuting telework teleworking work",
        r"remote(?:ly)?|telecommut\w+|telework\w*|work[\s-]from[\s-]home",
        rf"[\s-]+(?:based[\s-]+)?(?:\w+[\s-]+)?{_JOB}\b(?!s)|{_WORK_FROM}|[\s-]+within\b",
    ),
    _word(
        "hybrid", "hybrid", "hybrid", rf"[\s-]+(?:remote[\s-]+)?(?:(?:work|working|model|arrangement)\b|{_JOB}\b(?!s))"
    ),
    _word(
        "on-site",
        "on onsite in",
        r"on[\s-]?site|in[\s-](?:the[\s-])?office|in[\s-]person",
        rf"[\s-]+{_JOB}\b(?!s)|{_WORK_FROM}",
    ),
)
# What leads to a word that says what the job is.
_LEADS = re.compile(
    r"(?:\b(?:this|the|our)\s+(?:[\w-]+\s+){0,3}?(?:position|role|job|opportunity|internship|assignment|program|"
    r"paralegal|assistant|secretary|clerk)\s+(?:is|will be|would be)|\b(?:this|it) is|"
    r"^\W*(?:(?:employment|job|position|work|contract)\s+)?(?:type|status|schedule|arrangement|location|commitment|"
    r"hours|classification|position|locations|workplace|work model|work setting)\s*[:–-])"
    r"(?:\s+(?:an?|also|currently|fully|completely|entirely|100\s?%))*(?:\s+[\w-]+[,/])*\W*$",
    re.IGNORECASE,
)
_SEEKS = re.compile(
    r"\b(?:seek(?:s|ing)?|hir(?:e|es|ing)|looking for|needs?|recruiting|for|is|as|offers?|on)\s+an?\s+"
    r"(?:[\w-]+,?\s+){0,2}$",
    re.IGNORECASE,
)
_NOT_THIS = re.compile(
    r"\b(?:potential|possib\w+|opportunity to|may (?:become|lead|convert|turn|extend|be)|could|extend\w*|convert\w*|"
    r"transition\w*|lead(?:s|ing)? to|years?|equivalent|prior|previous|past|benefits?|eligible|students?|not|no|non|"
    r"never|or more|enrolled|supervis\w+|manag(?:e|es|ing)|after|unless|whether|experience|occasional\w*|sometimes|"
    r"flexib\w+|majority|teams?|all|each|every|other|online|if)\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
_NOT_OF_JOB = re.compile(
    r"[\s-]*(?:employees|staff\b(?!ing)|workers|students?|online|notar\w+|deposition\w*|hearing\w*|court|proceeding\w*|"
    r"mediation\w*|witness\w*|teams?\b|clients?\b|access|desktop|support\b|meeting\w*|gym|parking|fitness|caf\w+|child\w*|"
    r"visit\w*|interview\w*|training|first|vendor\w*|review\w*|intake|filing\w*|service\w*|trial\w*|event\w*|law|"
    r"management|manager|administration|negotiat\w+|review|draft\w*|specialist|attorneys?|is not|not)\b",
    re.IGNORECASE,
)
_IS_JOB = re.compile(r"[\s-]+(?:position|role|basis|job|opportunity|only|within|in|schedule|contract)\b", re.IGNORECASE)
_SEGMENT = re.compile(r"[|•·,;:()\[\]/#*\u2013\u2014]|\s-\s")
_EDGES = " \t-*_.,"
_BEFORE = 90


def employment(reading: Reading) -> tuple[Stated[EmploymentType], ...]:
    """The kinds of employment that a posting offers, each once, in text order."""
    return _all(reading, _EMPLOYMENT)


def workplace(reading: Reading) -> tuple[Stated[Workplace], ...]:
    """Where the job is worked: remote, hybrid, on site, each once; a hybrid job's days in the office say no more."""
    found = _all(reading, _WORKPLACE)
    if any(item.value == "hybrid" for item in found):
        return tuple(item for item in found if item.value != "on-site")
    return found


def _all(reading: Reading, words: tuple[_Word[Said], ...]) -> tuple[Stated[Said], ...]:
    first: dict[Said, Stated[Said]] = {}
    for word, start, end in _written(reading, words):
        if word.value not in first and _of_job(reading, word, start, end):
            first[word.value] = Stated(word.value, *reading.text.original(start, end))
    return tuple(first.values())


def _written(reading: Reading, words: tuple[_Word[Said], ...]) -> Iterator[tuple[_Word[Said], int, int]]:
    """Where the wording of a condition stands, in text order."""
    starts = {start: word for word in words for start in word.starts}
    for i, token in enumerate(reading.words):
        word = starts.get(token)
        match = word.wording.match(reading.text.text, reading.tokens.starts[i]) if word else None
        if word and match:
            yield word, *match.span()


def _of_job(reading: Reading, word: _Word[Said], start: int, end: int) -> bool:
    """True where a condition is said of the job that is offered."""
    text = reading.text.text
    sentence = reading.sentence_at(start)
    if sentence is None:
        return False
    if _is_segment(reading, start, end) or (word.value == "internship" and end <= reading.text.lines[0][1]):
        return True
    before = text[max(sentence.start, start - _BEFORE) : start]
    after = text[end : sentence.end]
    if _NOT_THIS.search(before) or _NOT_OF_JOB.match(after):
        return False
    if _LEADS.search(before):
        return True
    # What stands among the benefits is about all who work there.
    return sentence.section != "benefits" and (word.followed.match(after) is not None and _is_offered(before, after))


def _is_offered(before: str, after: str) -> bool:
    """True where the job that is spoken of is the one offered: "seeks a full-time paralegal", "contract position"."""
    return bool(_SEEKS.search(before) or _IS_JOB.match(after)) or not before.strip(" \"'(*-")


def _is_segment(reading: Reading, start: int, end: int) -> bool:
    """True where a word is all of a short line near the top, or of a part of it: "Law Clerk (Contract)"."""
    number = reading.line_of(start)
    if not 0 <= number < _TOP_LINES:
        return False
    first, last = reading.text.lines[number]
    if last - first > _SHORT_LINE:
        return False
    text = reading.text.text
    edges = [first, *(first + m.end() for m in _SEGMENT.finditer(text[first:last])), last]
    left = max(edge for edge in edges if edge <= start)
    cuts = [first + m.start() for m in _SEGMENT.finditer(text[first:last]) if first + m.start() >= end]
    right = min([*cuts, last])
    return not text[left:start].strip(_EDGES) and not text[end:right].strip(_EDGES)
