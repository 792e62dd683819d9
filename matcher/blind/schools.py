"""Names of schools, and the years in which somebody studied: age and origin stand between the lines there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from matcher.blind.reach import STATE, TOWN_STATE
from matcher.blind.view import Line, View, begins_job, known
from matcher.blind.words import MONTHS
from matcher.model import Mention
from matcher.text import norm

_CAP = r"(?:(?:[A-Z]\.){1,3}|[A-ZÀ-Þ][\w'’&-]*\.?)"
_LINK = r"(?:of|the|and|&|at|de|del|de la|la|los|du|des|for|in)"
_NOUN = (
    r"(?:University|Universität|Université|Universidade?|Università|Universiti|College|Polytechnic|Polytechnique|Conservatory|Seminary|"
    r"Law\s+School|School\s+of\s+(?:the\s+)?[A-Z]\w+(?:\s+and\s+[A-Z]\w+)?|High\s+School|Middle\s+School|"
    r"(?:Business|Graduate|Secondary|Preparatory|Prep|Vocational|Technical|Secretarial|Paralegal|Career)\s+School|"
    r"Institute\s+of\s+(?:Technology|Paralegal\s+Studies|Law|Science)|Academy|Yeshiva|Madrasa|Lyceum|Lyc[ée]e|Gymnasium)"
)
_NAMED = re.compile(
    rf"(?<!\w)(?:{_CAP}\s+(?:{_LINK}\s+)?){{1,6}}{_NOUN}(?!\w)(?:\s+of\s+{_CAP}(?:\s+(?:and\s+)?{_CAP}){{0,3}})?"
)
_OF = re.compile(
    rf"(?<!\w)(?:The\s+)?(?:(?:University|College|Seminary)\s+(?:of|at)\s+(?:the\s+)?|"
    rf"(?:Universidade?|Università|Université|Universität|Universiti)\s+(?:(?:de|del|de\s+la|de\s+los|di|do|da)\s+)?)"
    rf"{_CAP}(?:(?:\s+(?:and\s+|of\s+)?|-){_CAP}){{0,3}}"
)
# A campus: "University of Texas at Austin", "California State University, Fresno".
_CAMPUS = re.compile(rf"(?:,\s+|\s+at\s+|\s*[-–]\s*)(?P<where>{_CAP}(?:\s+{_CAP})?)(?![\w.])")
_SHOUTED = re.compile(
    r"(?<!\w)(?:[A-Z][A-Z.'&-]+\s+(?:(?:OF|THE|AND|&|AT)\s+)?){1,5}(?:UNIVERSITY|COLLEGE|LAW\s+SCHOOL|HIGH\s+SCHOOL|ACADEMY|"
    r"POLYTECHNIC|SEMINARY|INSTITUTE)(?:\s+OF\s+[A-Z]+(?:\s+[A-Z]+)?)?(?!\w)|"
    r"(?<!\w)(?:UNIVERSITY|COLLEGE)\s+OF\s+(?:THE\s+)?[A-Z]+(?:\s+[A-Z]{3,})?(?!\w)"
)
_STUDIED = re.compile(
    rf"(?<!\w){_CAP}(?:\s+{_CAP}){{0,4}}\s+(?:Institute(?:\s+of\s+{_CAP}(?:\s+{_CAP})?)?|School|HS|"
    rf"college|university|(?:State|Tech)(?=\s*(?:[,;(|\d–-]|$)))(?!\w)(?!\s+(?:District|Board))"
)
_SHORT = re.compile(
    r"(?<![\w.])(?:UCLA|USC|NYU|MIT|LSU|BYU|SMU|TCU|UNLV|UNC|UCSD|UCSB|UCI|UCF|FSU|FIU|ASU|UMass|UConn|Penn|Caltech|"
    r"(?:SUNY|CUNY|UC|U\.C\.|UT|Cal|CSU|UNC|UW)(?:\s+[A-Z][a-z]+){1,2}|Ole\s+Miss|Texas\s+A&M|Georgia\s+Tech|"
    r"Virginia\s+Tech|Harvard|Yale|Princeton|Stanford|Cornell|Dartmouth|Georgetown|Fordham|Howard|"
    r"Spelman|Morehouse|Barnard|Wellesley|Duke|Emory|Tulane|Rutgers|Purdue|Oxford|Cambridge)(?![\w.]*\s+(?:County|Court|Law|LLP|of))"
)
_GREEK = (
    r"(?:Alpha|Beta|Gamma|Delta|Epsilon|Zeta|Eta|Theta|Iota|Kappa|Lambda|Mu|Nu|Xi|Omicron|Pi|Rho|Sigma|Tau|Upsilon|Phi|Chi|Psi|"
    r"Omega)"
)
_HOUSE = re.compile(rf"(?<!\w){_GREEK}\s+{_GREEK}(?:\s+{_GREEK})?(?:\s+(?:Fraternity|Sorority))?(?!\w)", re.IGNORECASE)
# Degrees, fields and what was done at a school: never the beginning of its name.
_LEAD = re.compile(
    rf"(?:(?:president|dean|secretary|professor|chair|director|registrar|member|course|list|the|an?|in|of|and|at|from|by|with|for|to|&|bachelor\S*|master\S*|associate\S*|doctor\S*|juris|arts?|sciences?|applied|degree|diploma|"
    r"certificates?|certification|major\w*|minor\w*|graduated?|graduate|attended|alumn\w+|student|studies|studied|paralegal|"
    r"legal|education|training|program|coursework|honors|completed|received|earned|cum|laude|summa|magna|"
    r"[BMA]\.?[AS]\.?|A\.?A\.?S\.?|J\.?D\.?|LL\.?[BM]\.?|M\.?B\.?A\.?|"
    rf"{MONTHS})[.,:]?\s+)+",
    re.IGNORECASE,
)
_NO_PRODUCT = "".join(f"(?<!{name} )" for name in ("Windows", "Office", "Word", "Excel", "Server"))
_DATE = re.compile(
    rf"(?<![\w$#.])(?<![A-Za-z]-){_NO_PRODUCT}"
    rf"(?:(?:{MONTHS}\.?|\d{{1,2}}(?=[/.-]))[\s,/.-]*(?:\d{{1,2}},?\s+)?)?"
    rf"(?:19[3-9]\d|20[0-4]\d)(?![\d%\w])|"
    r"(?<!\w)(?:class\s+of\s+)?['’]\d{2}(?!\w)|\b\d{1,2}/\d{2}\b(?!/)",
    re.IGNORECASE,
)
_GRADUATION = re.compile(
    r"\b(?:graduat\w+|class\s+of|degree|diploma|alumn\w+|matriculated|enrolled|bachelor\S*|master\S*\s+(?:of|in)|associate\s+of)\b",
    re.IGNORECASE,
)
_TOWN = re.compile(rf",?\s+(?:[-–|]\s+)?{TOWN_STATE}")
_JOBS = frozenset({"experience"})
_MOST_WORDS_BEFORE = 1


def schools(view: View) -> Iterator[tuple[int, int]]:
    """The ranges of names of schools, with the town that follows; fraternities and sororities too."""
    for number, line in enumerate(view.lines):
        studied = _is_study(view, number)
        patterns = [_NAMED, _OF, _SHOUTED, _HOUSE]
        if studied:
            patterns += [_STUDIED, _SHORT]
        for pattern in patterns:
            for match in pattern.finditer(line.text):
                start, end = match.span()
                if pattern is _OF:
                    end = _trimmed(line.text, start, end)
                elif pattern is not _HOUSE:
                    start = _after_field(view, line.text, start, end)
                if start >= end or not _is_more_than_noun(line.text[start:end]):
                    continue
                yield line.start + start, line.start + _with_place(line.text, end, studied=studied)


def years(view: View, found: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The ranges of dates of study: in education entries, beside a degree or a school. Dates of jobs stay."""
    credentials = [m for m in view.resume.mentions if m.kind == "certification"]
    for number, line in enumerate(view.lines):
        near = _is_study(view, number)
        if not near and line.section not in _JOBS:
            near = any(start < line.end and end > line.start for start, end in found)
        graduated = _GRADUATION.search(line.text)
        if not near and not (graduated and line.section != "experience"):
            near = bool(graduated and re.search(r"\b(?:graduat\w+|class\s+of)\b", line.text, re.IGNORECASE))
            if not near:
                continue
        if begins_job(view, line) or (not graduated and _is_credential(view, line, credentials, found)):
            continue
        for match in _DATE.finditer(line.text):
            yield line.start + match.start(), line.start + match.end()


def _after_field(view: View, text: str, start: int, end: int) -> int:
    """Where a school's name begins after the degree and the field that stand before it without a comma."""
    fields = sorted({e.field for e in view.resume.education if e.field}, key=lambda f: (-len(f), f))
    while start < end:
        lead = _LEAD.match(text, start, end)
        field = next((f for f in fields if text.startswith(f + " ", start, end)), "")
        if not lead and not field:
            break
        start = lead.end() if lead else start + len(field) + 1
    return start


def _trimmed(text: str, start: int, end: int) -> int:
    """The end of "University of …" without the field of study or the month that follows; its first word stays."""
    words = list(re.finditer(r"[^\s-]+", text[start:end]))
    first = next((i for i, w in enumerate(words) if i and w[0][0].isupper()), len(words))
    for word in words[first + 1 :]:
        if _is_wording(word[0]):
            return start + len(text[start : start + word.start()].rstrip(" -"))
    return end


def _with_place(text: str, end: int, *, studied: bool) -> int:
    """The end of a school's name with its campus and, in a line of study, its town."""
    campus = _CAMPUS.match(text, end)
    if campus and not any(map(_is_wording, campus["where"].split())):
        state = re.compile(rf",?\s+{STATE}(?!\w)").match(text, campus.end())
        return state.end() if state else campus.end()
    town = _TOWN.match(text, end) if studied else None
    return town.end() if town else end


def _is_wording(word: str) -> bool:
    """True for a word that the field knows, a month or a kind of school: no part of the name of a place."""
    bare = word.strip(".,'’")
    return (
        norm(bare) in known() or bool(re.fullmatch(MONTHS, bare)) or bool(re.fullmatch(_NOUN, bare)) or bare == "City"
    )


def _is_more_than_noun(name: str) -> bool:
    """True for a school's own name: "High School" and "Law School" alone are kinds of schools."""
    return len(name.split()) > _MOST_WORDS_BEFORE and not re.fullmatch(
        r"(?:the\s+)?(?:community|junior|technical|state|city|local|online|high|middle|law|business|graduate|secretarial|paralegal)"
        r"(?:\s+(?:law|high|community))?\s+(?:college|university|school|academy|institute)",
        name,
        re.IGNORECASE,
    )


def _is_study(view: View, number: int) -> bool:
    """True for a line of an education section, or one that names a degree outside of the jobs."""
    line = view.lines[number]
    if line.section == "education":
        return True
    if line.section in _JOBS:
        return False
    start, end = view.original(line.start, line.end)
    return any(start <= e.start < end for e in view.resume.education)


def _is_credential(view: View, line: Line, credentials: list[Mention], found: list[tuple[int, int]]) -> bool:
    """True for a credential's line without a school: when it was granted is no year of study."""
    start, end = view.original(line.start, line.end)
    schooled = any(first < line.end and last > line.start for first, last in found)
    return not schooled and any(start <= m.start < end for m in credentials)
