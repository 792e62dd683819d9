"""Names of schools, and the years in which somebody studied: age and origin stand between the lines there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from matcher.blind.reach import TOWN_STATE
from matcher.blind.view import Line, View
from matcher.blind.words import MONTHS

_CAP = r"(?:[A-ZÀ-Þ][\w'’&-]*\.?|[A-Z]\.)"
_LINK = r"(?:of|the|and|&|at|de|del|de la|la|los|du|des|for|in)"
_NOUN = (
    r"(?:University|Universität|Université|Universidade?|Università|College|Polytechnic|Polytechnique|Conservatory|Seminary|"
    r"Law\s+School|School\s+of\s+(?:the\s+)?[A-Z]\w+(?:\s+and\s+[A-Z]\w+)?|High\s+School|Middle\s+School|"
    r"(?:Business|Graduate|Secondary|Preparatory|Prep|Vocational|Technical|Secretarial|Paralegal|Career)\s+School|"
    r"Institute\s+of\s+(?:Technology|Paralegal\s+Studies|Law|Science)|Academy|Yeshiva|Madrasa|Lyceum|Lyc[ée]e|Gymnasium)"
)
_NAMED = re.compile(
    rf"(?<!\w)(?:{_CAP}\s+(?:{_LINK}\s+)?){{1,6}}{_NOUN}(?!\w)(?:\s+of\s+{_CAP}(?:\s+(?:and\s+)?{_CAP}){{0,3}})?"
    rf"(?:,?\s+(?:at|-|–)\s+{_CAP}(?:\s+{_CAP})?)?"
)
_OF = re.compile(
    rf"(?<!\w)(?:The\s+)?(?:University|Universidade?|Università|Université|Universität|College|Institute|Seminary)\s+"
    rf"(?:of|de|del|di|do|da|für)\s+(?:the\s+|la\s+|los\s+)?{_CAP}(?:(?:\s+(?:and\s+|of\s+)?|-){_CAP}){{0,3}}"
    rf"(?:(?:,\s+|\s+at\s+|\s*[-–]\s*){_CAP}(?:\s+{_CAP})?)?"
)
_SHOUTED = re.compile(
    r"(?<!\w)(?:[A-Z][A-Z.'&-]+\s+(?:(?:OF|THE|AND|&|AT)\s+)?){1,5}(?:UNIVERSITY|COLLEGE|LAW\s+SCHOOL|HIGH\s+SCHOOL|ACADEMY|"
    r"POLYTECHNIC|SEMINARY|INSTITUTE)(?:\s+OF\s+[A-Z]+(?:\s+[A-Z]+)?)?(?!\w)|"
    r"(?<!\w)(?:UNIVERSITY|COLLEGE)\s+OF\s+(?:THE\s+)?[A-Z]+(?:\s+[A-Z]{3,})?(?!\w)"
)
_STUDIED = re.compile(rf"(?<!\w){_CAP}(?:\s+{_CAP}){{0,4}}\s+(?:Institute|School|State|Tech)(?!\w)(?!\s+(?:District|Board|of))")
_SHORT = re.compile(
    r"(?<![\w.])(?:UCLA|USC|NYU|MIT|LSU|BYU|SMU|TCU|UNLV|UNC|UCSD|UCSB|UCI|UCF|FSU|FIU|ASU|UMass|UConn|Penn|Caltech|"
    r"(?:SUNY|CUNY|UC|U\.C\.|UT|Cal|CSU|UNC|UW)(?:\s+[A-Z][a-z]+){1,2}|Ole\s+Miss|Texas\s+A&M|Georgia\s+Tech|"
    r"Virginia\s+Tech|(?:[A-Z][a-z]+\s+){1,2}State|Harvard|Yale|Princeton|Stanford|Cornell|Dartmouth|Georgetown|Fordham|Howard|"
    r"Spelman|Morehouse|Barnard|Wellesley|Duke|Emory|Tulane|Rutgers|Purdue|Oxford|Cambridge)(?![\w.]*\s+(?:County|Court|Law|LLP|of))"
)
_GREEK = (
    r"(?:Alpha|Beta|Gamma|Delta|Epsilon|Zeta|Eta|Theta|Iota|Kappa|Lambda|Mu|Nu|Xi|Omicron|Pi|Rho|Sigma|Tau|Upsilon|Phi|Chi|Psi|"
    r"Omega)"
)
_HOUSE = re.compile(rf"(?<!\w){_GREEK}\s+{_GREEK}(?:\s+{_GREEK})?(?:\s+(?:Fraternity|Sorority))?(?!\w)", re.IGNORECASE)
# Degrees, fields and what was done at a school: never the beginning of its name.
_LEAD = re.compile(
    rf"(?:(?:the|an?|in|of|and|at|from|by|with|for|to|&|bachelor\S*|master\S*|associate\S*|doctor\S*|juris|arts?|sciences?|applied|degree|diploma|"
    r"certificates?|certification|major\w*|minor\w*|graduated?|graduate|attended|alumn\w+|student|studies|studied|paralegal|"
    r"legal|education|training|program|coursework|honors|completed|received|earned|cum|laude|summa|magna|"
    r"[BMA]\.?[AS]\.?|A\.?A\.?S\.?|J\.?D\.?|LL\.?[BM]\.?|M\.?B\.?A\.?|"
    rf"{MONTHS})[.,:]?\s+)+",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"(?<![\w$#.-])(?:(?:{MONTHS}\.?|\d{{1,2}}(?=[/.-]))[\s,/.-]*(?:\d{{1,2}},?\s+)?)?(?:19[3-9]\d|20[0-4]\d)(?![\d%\w])|"
    r"(?<!\w)(?:class\s+of\s+)?['’]\d{2}(?!\w)|\b\d{1,2}/\d{2}\b(?!/)",
    re.IGNORECASE,
)
_GRADUATION = re.compile(
    r"\b(?:graduat\w+|class\s+of|degree|diploma|alumn\w+|matriculated|enrolled|bachelor\S*|master\S*\s+(?:of|in)|associate\s+of)\b",
    re.IGNORECASE,
)
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
                lead = _LEAD.match(line.text, start, end)
                if lead and pattern in (_NAMED, _STUDIED, _SHOUTED):
                    start = lead.end()
                if start >= end or not _is_more_than_noun(line.text[start:end]):
                    continue
                town = re.compile(rf",?\s+(?:[-–|]\s+)?{TOWN_STATE}").match(line.text, end) if studied else None
                yield line.start + start, line.start + (town.end() if town else end)


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
        if _is_role(view, line) or (not graduated and _is_credential(view, line, credentials, found)):
            continue
        for match in _DATE.finditer(line.text):
            yield line.start + match.start(), line.start + match.end()


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


def _is_role(view: View, line: Line) -> bool:
    """True for a line in which a dated job stands."""
    start, end = view.original(line.start, line.end)
    return any(start <= r.start < end for r in view.resume.roles)


def _is_credential(view: View, line: Line, credentials: list, found: list[tuple[int, int]]) -> bool:  # type: ignore[type-arg]
    """True for a credential's line without a school: when it was granted is no year of study."""
    start, end = view.original(line.start, line.end)
    schooled = any(first < line.end and last > line.start for first, last in found)
    return not schooled and any(start <= m.start < end for m in credentials)
