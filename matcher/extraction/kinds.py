"""Files that are not one resume: several in one file, a cover letter alone, a text in another language.

Nothing of this is scored, and each has its reason in words that say what to do. A genuine resume must never end here:
where there is doubt, a file is one resume.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from matcher.extraction.language import other_language
from matcher.extraction.letters import within
from matcher.extraction.reading import Reading
from matcher.model import Document, NotResume, Role
from matcher.text import odd_words

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w[\w.]{1,30}")
_PHONE = re.compile(r"(?<![\d.])(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]{0,3}\d{3}[ .-]{0,2}\d{4}(?!\d)")
_LAST_DIGITS = re.compile(r"\d{4}(?!\d)")
# Somebody else's address: of a referee, a superior, an employer.
_NOT_OWN = re.compile(r"\b(?:references?|referee|supervisors?|manager|contact person|emergency|may we contact)\b", re.I)
_NAME = re.compile(r"[^\W\d_][\w.'-]*(?: [^\W\d_][\w.'-]*){1,4}$")
_SEGMENT = re.compile(r"\s*[|•·,;]\s*|\s[-–]\s")
_NEAR = 4
_BESIDE_SKILLS = frozenset({"education", "skills", "certifications"})
_FEWEST_SECTIONS = 2
_MOST_WORDS_BESIDE = 120
_SHARED_LINES = 0.3
_MOST_SHOWN = 5

COVER_LETTER = "this is a cover letter, not a resume: give the resume, as a file of its own"
A_REPORT = "this is a report that this program wrote, not a resume"
# What every report for a person says of itself, and how the tables for a spreadsheet begin.
_SAYS_REPORT = "This is keyword coverage of one posting, not a hiring decision"
_TABLE = "rank,tie group,"
_LETTER_TOO = "the file also holds a cover letter: what it states counts, the job that it applies for does not"


@dataclass(frozen=True, slots=True)
class Kind:
    """What a file is: ``no_score`` says why nothing can be judged by it ("" for a resume), ``notes`` what else to know.

    ``not_resume`` says what it is where it is no single resume.
    """

    no_score: str = ""
    notes: tuple[str, ...] = ()
    not_resume: NotResume = ""


def kind_of(reading: Reading, jobs: Sequence[Role], document: Document) -> Kind:
    """What a file given as a resume is, by its reading and its dated jobs."""
    notes = mixed_alphabets(document.text)
    if is_report(document.text):
        return Kind(A_REPORT, not_resume="report")
    language = not_english(document.text, "resume")
    if language:
        return Kind(language, notes)
    starts = resumes(reading)
    if len(starts) > 1:
        return Kind(_several(starts, reading, document), notes, not_resume="several resumes")
    if reading.letter is None:
        return Kind("", notes)
    if jobs or _shows_resume(reading):
        return Kind("", (*notes, _LETTER_TOO))
    return Kind(COVER_LETTER, notes, not_resume="cover letter")


def is_report(text: str) -> bool:
    r"""Whether a text is a report of this program: in a folder of resumes it would hold everybody's skills.

    >>> is_report("Coverage 12\n  This is keyword coverage of one\n  posting, not a hiring decision"), is_report("")
    (True, False)
    """
    return text.startswith(_TABLE) or _SAYS_REPORT in " ".join(text.split())


def not_english(text: str, name: str) -> str:
    """Why a text in another language has no score; "" for an English one."""
    language = other_language(text)
    if not language:
        return ""
    written = "in another alphabet" if language == "another alphabet" else f"in {language}, it seems"
    return f"the {name} is not in English ({written}): only English text can be judged"


def mixed_alphabets(text: str) -> tuple[str, ...]:
    """A note on the words of a text that mix alphabets; empty where there are none."""
    found = odd_words(text)
    if not found:
        return ()
    shown = ", ".join(found[:_MOST_SHOWN]) + (", …" if len(found) > _MOST_SHOWN else "")
    count, are = ("1 word mixes", "is") if len(found) == 1 else (f"{len(found)} words mix", "are")
    return (f"{count} letters of two alphabets that look alike, and {are} not matched: {shown}",)


def _shows_resume(reading: Reading) -> bool:
    """True where a file holds more than its letter: sections of a resume, or much text."""
    beside = [s for s in reading.sentences if not within(reading.letter, s.start)]
    sections = {s.section for s in beside if s.heading} & (_BESIDE_SKILLS | {"experience"})
    words = sum(reading.text.text.count(" ", s.start, s.end) + 1 for s in beside)
    return len(sections) >= _FEWEST_SECTIONS or words > _MOST_WORDS_BESIDE


@dataclass(frozen=True, slots=True)
class _Person:
    """A block of name and addresses: the line it starts in, and what tells its person from another."""

    line: int
    names: frozenset[str]
    emails: frozenset[str]
    phones: frozenset[str]

    def differs(self, other: _Person) -> bool:
        """True where two blocks cannot be one person's: another name and nothing in common.

        Without names, both an e-mail address and a telephone number must differ.
        """
        if self.emails & other.emails or self.phones & other.phones:
            return False
        if self.names and other.names:
            return not self.names & other.names
        return all((self.emails, other.emails, self.phones, other.phones))


def resumes(reading: Reading) -> list[int]:
    """The lines (from 0) in which the resumes of different people start; one entry, or none, for a single resume."""
    lines = [reading.text.text[slice(*line)] for line in reading.text.lines]
    roles = frozenset(h.sentence for h in reading.hits if h.kind == "role")
    people = _people(reading, lines, roles)
    if not people:
        return _without_addresses(reading, lines)
    stops = [person.line for person in people[1:]] + [len(lines)]
    own = [p for p, stop in zip(people, stops, strict=True) if _complete(_sections(reading, p.line, stop))]
    found = own[:1]
    for person in own[1:]:
        if all(person.differs(other) for other in found):
            found.append(person)
    return [person.line for person in found]


def _people(reading: Reading, lines: Sequence[str], roles: Set[int]) -> list[_Person]:
    """The blocks of name and addresses, in order; ``roles`` are the sentences that name one."""
    found = []
    for block in _blocks(lines):
        if within(reading.letter, reading.text.lines[block[0]][0]):
            continue
        first, names = _named(block[0], lines, reading, roles)
        if any(map(_NOT_OWN.search, lines[max(0, first - 1) : block[-1] + 1])):
            continue
        names += [name for i in block for name in _names(lines[i], reading, i, roles)]
        text = "\n".join(lines[i] for i in block)
        found.append(
            _Person(
                first,
                frozenset(name.split()[0].lower() for name in names),
                frozenset(m.lower() for m in _EMAIL.findall(text)),
                frozenset(re.sub(r"\D", "", m)[-10:] for m in _PHONE.findall(text)),
            )
        )
    return found


def _blocks(lines: Sequence[str]) -> list[list[int]]:
    """The lines with addresses: neighbours are one block, but a second e-mail address starts the next."""
    blocks: list[list[int]] = []
    mailed = False
    for i, line in enumerate(lines):
        mail = "@" in line and _EMAIL.search(line) is not None
        if not mail and not (_LAST_DIGITS.search(line) and _PHONE.search(line)):
            continue
        if blocks and i - blocks[-1][-1] <= _NEAR and not (mail and mailed):
            blocks[-1].append(i)
            mailed |= mail
        else:
            blocks.append([i])
            mailed = mail
    return blocks


def _named(line: int, lines: Sequence[str], reading: Reading, roles: Set[int]) -> tuple[int, list[str]]:
    """The nearest line with names above an address and these names; the line itself and none where there is no such."""
    for i in range(line - 1, max(-1, line - 1 - _NEAR), -1):
        names = _names(lines[i], reading, i, roles)
        if names:
            return i, names
    return line, []


def _names(line: str, reading: Reading, number: int, roles: Set[int]) -> list[str]:
    """The stretches of a line that may be a person's name: two to five capitalised words, no role and no heading."""
    start, end = reading.text.lines[number]
    for i in reading.sentences_in(start, end):
        sentence = reading.sentences[i]
        if i in roles or (sentence.heading and sentence.section and sentence.start >= start):
            return []
    parts = [part.strip() for part in _SEGMENT.split(line)]
    return [p for p in parts if _NAME.match(p) and all(w[0].isupper() for w in p.split() if len(w) > 3)]


def _sections(reading: Reading, first: int, stop: int) -> list[str]:
    """The sections that the headings of the lines ``first:stop`` open, in order."""
    lines = reading.text.lines
    start, end = lines[first][0], lines[stop - 1][1]
    return [s.section for s in reading.sentences if s.heading and s.section and start <= s.start < end]


def _complete(sections: Sequence[str]) -> bool:
    """True for the sections of a whole resume."""
    return "experience" in sections and not _BESIDE_SKILLS.isdisjoint(sections)


def _without_addresses(reading: Reading, lines: Sequence[str]) -> list[int]:
    """The same for files without any address: a second summary that stands between two whole resumes.

    One person's resume that was pasted twice shares its lines with itself.
    """
    headings = [s for s in reading.sentences if s.heading and s.section]
    starts = [line[0] for line in reading.text.lines]
    found = [0]
    for i, heading in enumerate(headings):
        line = bisect_right(starts, heading.start) - 1
        if heading.section != "summary" or line <= found[-1]:
            continue
        before = {h.section for h in headings[:i] if h.start >= starts[found[-1]]}
        if {"experience", "education"} <= before and {"experience", "education"} <= {h.section for h in headings[i:]}:
            found.append(line - 1 if line > found[-1] + 1 else line)
    parts = [set(lines[a:b]) for a, b in zip(found, [*found[1:], len(lines)], strict=True)]
    alike = any(len(a & b) > _SHARED_LINES * min(len(a), len(b)) for a, b in pairwise(parts))
    return [] if alike else found


def _several(starts: Sequence[int], reading: Reading, document: Document) -> str:
    """Why a file of several resumes has no score, with the pages (or lines) on which they start."""
    places = [reading.text.original(*reading.text.lines[line])[0] for line in starts]
    pages = [bisect_right(document.pages, place) for place in places]
    if len(set(pages)) == len(pages):
        shown = [f"page {page}" for page in pages]
    else:
        shown = [f"line {document.text.count(chr(10), 0, place) + 1}" for place in places]
    return f"this file holds {len(starts)} resumes ({', '.join(shown)}): save them as separate files and try again"
