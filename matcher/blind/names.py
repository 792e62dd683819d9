"""The name of the person that a resume is from: places that may hold it, weighed against each other.

No list of names is used: names of all cultures have the same chance. What tells a name is where it stands, how it is
written, and that an e-mail address or a profile agrees with it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from matcher.blind.reach import EMAIL, PHONE, zones
from matcher.blind.view import Line, View
from matcher.blind.words import NO_NAME, PARTICLES
from matcher.blind.written import APART, MOST_WORDS, folded, is_initial, is_job, is_ordinary, name_words, words_of

_LABEL = re.compile(
    r"(?:(?:full |legal |candidate(?:'s)? |applicant(?:'s)? )?name\s*[:\-–]\s*|"
    r"(?:résumé|resumé|resume|curriculum\s+vitae|cv|c\.v\.)\s*(?:of|for|[:–—|-])\s*|(?:prepared|submitted) by:?\s+)",
    re.IGNORECASE,
)
_TITLE_LINE = re.compile(
    r"\W*(?:résumé|resumé|resume|curriculum\s+vitae|cv|confidential|page\s+\d+(?:\s+of\s+\d+)?|cover\s+letter)\W*$",
    re.I,
)
_TRAILER = re.compile(r"(?:['’]s)?\s*[-–—|,:]?\s*(?:résumé|resumé|resume|curriculum\s+vitae|cv)\W*$", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:(?:very\s+|most\s+)?(?:sincerely|respectfully|cordially|gratefully|truly)(?:\s+(?:yours|submitted))?|"
    r"yours\s+\w+|(?:(?:with\s+)?(?:kind|kindest|best|warm|warmest)\s+)?regards|best(?:\s+wishes)?|thank\s+you|"
    r"(?:many\s+)?thanks)[,.!]?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_SLUG = re.compile(
    r"\blinkedin\.com/in/(?P<slug>[\w%-]+)|\blinked\s?in\s*:\s*/?(?:in/)?(?P<other>[\w-]+)", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\bpresent\b", re.IGNORECASE)
_ENOUGH = 3
_LINES_AFTER = 3
_FIRMS = frozenset("llp llc pllc inc ltd corp company university college associates".split())
_WORK = frozenset({"experience", "education", "skills", "certifications"})
_SMALL = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}$")
_SHORT = 70


@dataclass(frozen=True, slots=True)
class Found:
    """A place that may hold the person's name; ``weight`` says how sure it is."""

    start: int
    end: int
    text: str
    weight: int


def found_names(view: View) -> list[Found]:
    """The places that hold the person's name, the surest first; empty where none is sure enough."""
    vouchers = _vouchers(view)
    zone = zones(view)
    found = [f for f in (_weighed(view, vouchers, zone, c) for c in _candidates(view)) if f.weight >= _ENOUGH]
    found.sort(key=lambda f: (-f.weight, f.start))
    if not found:
        return []
    own = words_of(found[0].text)
    return [
        found[0],
        *(f for f in found[1:] if words_of(f.text) and (words_of(f.text) <= own or words_of(f.text) > own)),
    ]


def stated(view: View) -> str:
    """The name in a file's structured data, "" where it has none."""
    resume = view.resume.document.data.get("JSONResume")
    basics = resume.get("basics", resume.get("bio")) if isinstance(resume, Mapping) else None
    if not isinstance(basics, Mapping):
        return ""
    whole = _text(basics.get("name"))
    return whole or " ".join(filter(None, (_text(basics.get("firstName")), _text(basics.get("lastName")))))


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A stretch that is written like a name; ``base`` is what its place is worth."""

    line: int
    start: int
    end: int
    base: int
    labelled: bool = False
    turned: bool = False


def _candidates(view: View) -> Iterator[_Candidate]:
    """The stretches that are written like a name and stand where names stand."""
    titles = sum(1 for line in view.lines[:2] if _TITLE_LINE.match(line.text))
    tops = {view.line_at(place) for place in _column_tops(view)}
    if name := stated(view):
        place = view.clean.text.find(name)
        if place >= 0:
            yield _Candidate(view.line_at(place), place, place + len(name), 9, labelled=True)
    signed = False
    for number, line in enumerate(view.lines):
        closing = _CLOSING.match(line.text)
        if line.section in _WORK and number not in tops and not signed and not closing:
            continue
        base = max(_place_worth(number - titles), 1 if number in tops else 0, 3 if signed else 0)
        start = line.start + closing.start("rest") if closing else line.start
        if closing and start < line.end:
            yield from _in_cell(view, number, (start, line.end), 3)
        signed = bool(closing) and start == line.end
        if len(line.text) <= 2 * _SHORT or number - titles <= 0:
            for cell in view.cells(line):
                yield from _in_cell(view, number, cell, base)
        if number - titles <= 0 and line.text.islower() and _SMALL.match(line.text):
            yield _Candidate(number, line.start, line.end, 1)


def _place_worth(number: int) -> int:
    return 3 if number <= 0 else 2 if number <= _LINES_AFTER else 0


def _column_tops(view: View) -> Iterator[int]:
    """Where the columns of the pages begin, and their headings, in the repaired text."""
    begins = view.clean.begins
    seen: set[tuple[int, int]] = set()
    for block in view.resume.document.blocks:
        if block.kind == "heading" or (block.page, block.column) not in seen or block.place:
            seen.add((block.page, block.column))
            place = bisect_left(begins, block.start)
            if place < len(begins):
                yield place


def _in_cell(view: View, number: int, cell: tuple[int, int], base: int) -> Iterator[_Candidate]:
    """The candidate at the beginning of a part of a line."""
    start, end = cell
    text = view.clean.text
    trailer = _TRAILER.search(text[start:end])
    labelled = False
    if trailer and trailer.start() > 0:
        end, labelled = start + trailer.start(), len(text[start:end].split()) <= MOST_WORDS
    label = _LABEL.match(text, start, end)
    if label:
        start, labelled = label.end(), True
    opening = re.match(r"[\s#*_>\-–—=]+", text[start:end])
    start += opening.end() if opening else 0
    words = name_words(text[start:end])
    if words is None:
        return
    last, turned = words
    yield _Candidate(number, start, start + last, base + (4 if labelled else 0), labelled, turned)


def _weighed(view: View, vouchers: str, zone: frozenset[int], c: _Candidate) -> Found:
    """A candidate with its weight: its place, its neighbours, its words, and who vouches for it."""
    text = view.clean.text[c.start : c.end]
    own = words_of(text)
    vouched = any(word in vouchers for word in own if _can_vouch(word))
    vouched |= bool(own) and all(word in vouchers for word in own)
    every = [w for w in APART.split(text) if w and w.lower() not in PARTICLES]
    plain = [w for w in every if not (is_initial(w) and len(every) > 1)]
    ordinary = sum(is_ordinary(w) for w in plain)
    weight = c.base - (1 if len(text.split()) < 2 else 0) - (1 if c.turned and not vouched else 0)
    weight += 1 if c.line in zone else 0
    weight += 4 if vouched and ordinary < len(plain) else 2 if vouched else 0
    weight += 2 if _near_contact(view, c.line) else 0
    if any(folded(w) in _FIRMS for w in plain):
        return Found(c.start, c.end, text, 0)
    if c.labelled:
        return Found(c.start, c.end, text, weight)
    if (_says_role(view, c) and not vouched) or (not vouched and _is_wording(plain, ordinary)):
        return Found(c.start, c.end, text, 0)
    if plain and ordinary == len(plain):
        weight -= 2
    if not vouched and (_comes_back_dated(view, c, text) or _in_small_letters(view, plain)):
        weight -= 3
    if c.base == 0 and not vouched:
        weight = 0
    return Found(c.start, c.end, text, weight)


def _comes_back_dated(view: View, c: _Candidate, text: str) -> bool:
    """True where another line names the same beside a year: that is a job, not a person."""
    same = text.casefold()
    return any(
        i != c.line and same in line.text.casefold() and _YEAR.search(line.text) for i, line in enumerate(view.lines)
    )


def _in_small_letters(view: View, plain: list[str]) -> bool:
    """True where the text itself uses one of the words as an ordinary one."""
    return any(
        len(w) > 2
        and w != w.lower()
        and re.search(rf"(?<![\w.@/-]){re.escape(w.lower())}(?![\w.@/-])", view.clean.text)
        for w in plain
    )


def _is_wording(plain: list[str], ordinary: int) -> bool:
    """True for words that make a heading, a job title or a firm rather than a name."""
    folds = [folded(w) for w in plain]
    if any(f in NO_NAME for f in folds) and ordinary >= len(plain):
        return True
    if len(plain) > 1 and folds[0] not in NO_NAME and folds[-1] not in NO_NAME and not any(map(is_job, plain)):
        return False
    jobs = [is_job(w) for w in plain]
    if any(jobs) and len(plain) > 1:
        # Titles end in their noun: "Litigation Paralegal" is one, "Paralegal Smith" a person.
        return jobs[-1] or ordinary == len(plain)
    return ordinary == len(plain) and len(plain) == 1 and folds[0] in NO_NAME


def _can_vouch(word: str) -> bool:
    """True for a word that an address shares with a name by no accident: "paralegal84@…" vouches for nobody."""
    return (len(word) > 2 or not word.isascii()) and word not in NO_NAME and not is_job(word)


def _says_role(view: View, c: _Candidate) -> bool:
    """True where the vocabulary reads the whole stretch as a role, a degree or a credential."""
    start, end = view.original(c.start, c.end)
    return any(m.start <= start and m.end >= end and m.kind != "organization" for m in view.resume.mentions)


def _near_contact(view: View, number: int) -> bool:
    """True where an e-mail address or a telephone number stands in a line or near it."""
    near: tuple[Line, ...] = view.lines[max(0, number - _LINES_AFTER) : number + _LINES_AFTER + 1]
    return any(len(line.text) <= 2 * _SHORT and (EMAIL.search(line.text) or PHONE.search(line.text)) for line in near)


def _vouchers(view: View) -> str:
    """The user names of all e-mail addresses and profiles, folded, one a line."""
    text = view.clean.text
    users = [m[0].partition("@")[0] for m in EMAIL.finditer(text)]
    users += [m["slug"] or m["other"] for m in _SLUG.finditer(text)]
    return "\n".join(folded(user) for user in users)
