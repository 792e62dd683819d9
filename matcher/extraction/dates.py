"""Dates as resumes write them: points, ranges, and the latest past date of a text. Months are counted from year 0."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|oct october|"
        "nov november|dec december".split("|"),
        1,
    )
    for name in names.split()
}
_SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}
# A season that closes a text stands for its last month; one that opens a job, for its first.
_SEASON_ENDS = {"spring": 5, "summer": 8, "fall": 12, "autumn": 12, "winter": 12}
_MONTH = "|".join(sorted((*_MONTHS, *_SEASONS), key=len, reverse=True))
_YEAR = r"(?:19[5-9]\d|20\d\d)"
_POINT = (
    rf"(?:(?:\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTH})\b\.?[,/]?\s*(?:of\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?,\s*)?(?:{_YEAR}|'\d\d))"
    rf"|\bQ[1-4][ ,/-]{{0,2}}{_YEAR}\b|(?<![\d-])\b(?:0?[1-9]|1[0-2])-{_YEAR}\b"
    rf"|\b\d{{1,2}}\s?[/.]\s?(?:\d{{1,2}}[/.])?(?:{_YEAR}|\d\d\b)|\b{_YEAR}\b|(?<!\w)'\d\d\b)"
)
_NOW = (
    r"(?:(?:the\s+)?present(?:ly)?|current(?:ly)?|(?:right\s+)?now|to[ -]date|today|ongoing|date|"
    r"still\s+(?:here|employed)|this\s+day)\b"
)
_BARE_MONTH = rf"\b(?:{_MONTH})\b\.?"
_TO = (
    r"(?:(?:-+>?|\u2192|,?\s*(?:up\s+)?(?:to|until|till|through|thru)\b\s*:?|~)"
    r"(?:\s*(?:the\s+(?:end|start|beginning|middle)\s+of|mid|early|late)\b[\s-]*)?)"
)
# "I started there in June of 1988 … and left in the fall of 1999": one sentence that tells both ends.
_STARTED = r"\b(?:started|began|joined|hired|came)\b[^.;\n]{0,60}?\b(?:in|of)\s+(?:the\s+)?"
_LEFT = r"[^.;\n]{0,120}?\b(?:left|retired|resigned|laid\s+off)\b[^.;\n]{0,40}?\b(?:in|of)\s+(?:the\s+)?"
# "until I retired in March 2024"
_LEAVING = r"(?:(?:\w+\s+){1,3}in\s+)?"
RANGE = re.compile(
    rf"(?P<first>{_POINT}|{_BARE_MONTH})\s*{_TO}\s*(?P<last>{_POINT}|{_NOW})"
    rf"|(?P<begun>{_POINT})\s*,?\s*until\s+{_LEAVING}(?P<left>{_POINT})"
    rf"|{_STARTED}(?P<came>{_POINT}){_LEFT}(?P<went>{_POINT})"
    rf"|\bbetween\s+(?P<after>{_POINT}|{_BARE_MONTH})\s+and\s+(?P<before>{_POINT}|{_NOW})",
    re.IGNORECASE,
)
# "Present - June 2019": newest first, even inside a range.
_BACKWARDS = re.compile(rf"\b(?:present|current|now)\s*(?:-+|back\s+to|to)\s*(?P<first>{_POINT})", re.IGNORECASE)
_ISO = rf"\b{_YEAR}[-/.](?:0[1-9]|1[0-2])(?:[-/.]\d\d)?\b"
# "2016-06 - 2018-01": JSON Resume and careful people. It needs both ends, for "2010-12" alone means two years.
_ISO_RANGE = re.compile(
    rf"(?P<first>{_ISO})\s*(?:-+>?|\u2192|/|to|until|through|~)\s*(?P<last>{_ISO}|{_NOW})", re.IGNORECASE
)
_SHORT = re.compile(r"(?<![\w/.-])(?P<century>(?:19|20))(?P<first>\d\d)\s?-\s?(?P<last>\d\d)(?![\w/.-])")
# "20122014": two columns that a converter ran together.
_JOINED = re.compile(rf"(?<!\d)(?P<first>{_YEAR})(?P<last>{_YEAR})(?!\d)")
SINCE = re.compile(
    rf"\bsince\s+(?P<first>{_POINT})|\bfrom\s+(?P<from>{_POINT})\s+(?:on|onwards?|forward)\b", re.IGNORECASE
)
POINT = re.compile(_POINT, re.IGNORECASE)
_FUTURE = re.compile(
    r"expir|\bexp\b|expected|anticipat|valid|through|until|renew|candidate|booked|due|graduat|commission|scheduled|"
    r"separat|\bstart(?:s|ing)\b|available",
    re.IGNORECASE,
)
_OPEN = re.compile(r"since|from", re.IGNORECASE)
_POINT_BEFORE = re.compile(rf"{_POINT}\s*{_TO}?\s*$", re.IGNORECASE)
# Every range holds a year or a month in digits, and one of these between its ends: most lines hold neither, and the
# patterns of dates are dear.
_DATED = re.compile(r"(?:19|20)\d\d|'\d\d|\d\s?[/.]\s?\d\d")
_SPANNING = re.compile(r"[-\u2192~/]|to|until|till|thr|and|since|from|\d{8}", re.IGNORECASE)
_EIGHT_DIGITS = re.compile(r"\d{8}")
_REACH = 40
# No line of a resume holds more ranges; a line that does is noise, and must not cost quadratic time.
_MOST = 60
# So many ranges that run backwards, and none forwards, are a habit of the writer and no slip.
_HABIT = 2
_SEASON = re.compile(rf"\b(?P<name>{'|'.join(_SEASONS)})\s+(?:of\s+)?(?P<year>{_YEAR})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Point:
    """A month on the time line: ``year * 12 + month - 1``; ``exact`` is false where only a year was written."""

    month: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Range:
    """A dated stretch at ``start:end`` of a text; ``last`` is ``None`` for "present".

    ``since`` marks "since 2019", which is said of much besides jobs.
    """

    first: Point
    last: Point | None
    start: int
    end: int
    since: bool = False


def months(day: date) -> int:
    """The month number of a day."""
    return day.year * 12 + day.month - 1


def day(month: int) -> date:
    """The first day of a month number."""
    return date(month // 12, month % 12 + 1, 1)


def point(text: str) -> Point | None:
    """The month that a written date means; ``None`` for an impossible one ("13/2020").

    >>> point("Sept. 2019"), point("9/2019").month == point("September '19").month, point("2019").exact
    (Point(month=24236, exact=True), True, False)
    """
    lower = text.lower().strip()
    digits = re.findall(r"\d+", lower)
    word = re.search(_MONTH, lower)
    if not digits:
        return None
    year = int(digits[-1])
    if year < 100:
        year += 2000 if year < 60 else 1900
    if lower.startswith("q"):
        return Point(year * 12 + 3 * int(digits[0]) - 3, True)
    if word:
        month = _MONTHS.get(word[0]) or _SEASONS[word[0]]
        return Point(year * 12 + month - 1, True)
    if len(digits) >= 2:
        return Point(year * 12 + int(digits[0]) - 1, True) if 1 <= int(digits[0]) <= 12 else None
    return Point(year * 12, False)


def is_dated(text: str) -> bool:
    """False for a text without any date."""
    return _DATED.search(text) is not None


def ranges(text: str) -> Iterator[Range]:
    """The date ranges of a text, in order: "March 2016 - Present", "6/2013-9/2023", "'17-'20", "since 2019".

    A range whose years run backwards is given as it stands: :func:`turned` sets it right where a text is written so.
    """
    if not is_dated(text) or not _SPANNING.search(text):
        return
    found = [*_iso(text), *_backwards(text)]
    for match in islice(RANGE.finditer(text), _MOST):
        span = _between(match)
        if span is not None and _free(match, found):
            found.append(span)
    for match in islice(_JOINED.finditer(text), _MOST) if _EIGHT_DIGITS.search(text) else ():
        found.append(Range(_year(match["first"]), _year(match["last"]), *match.span()))
    found += _shortened(text, found)
    for match in islice(SINCE.finditer(text), _MOST) if _OPEN.search(text) else ():
        start = point(match["first"] or match["from"])
        if start is not None and _free(match, found):
            found.append(Range(start, None, match.start(), match.end(), since=True))
    yield from sorted(found, key=lambda r: r.start)


def _backwards(text: str) -> Iterator[Range]:
    for match in islice(_BACKWARDS.finditer(text), _MOST):
        first = point(match["first"])
        if first is not None and not _POINT_BEFORE.search(text[max(0, match.start() - _REACH) : match.start()]):
            yield Range(first, None, match.start(), match.end())


def _shortened(text: str, found: Sequence[Range]) -> list[Range]:
    return [
        Range(_year(match["century"] + match["first"]), _year(match["century"] + match["last"]), *match.span())
        for match in islice(_SHORT.finditer(text), _MOST)
        if match["first"] < match["last"] and _free(match, found)
    ]


def _between(match: re.Match[str]) -> Range | None:
    """The range that a match of ``RANGE`` means; ``None`` for impossible months."""
    begins = match["first"] or match["begun"] or match["came"] or match["after"]
    ends = match["last"] or match["left"] or match["went"] or match["before"]
    now = bool(re.match(_NOW, ends, re.IGNORECASE))
    last = None if now else point(ends)
    first = point(begins)
    if first is None and last is not None:
        first = _with_year(begins, last)
    if first is None or (last is None) != now:
        return None
    if last is not None and ends[:1] in "qQ":
        last = Point(last.month + 2, True)
    return Range(first, last, match.start(), match.end())


def turned(spans: Sequence[Range]) -> list[Range]:
    """The ranges of a text, first ends first: where all closed ones run backwards ("2018 - 2014"), each is turned."""
    closed = [r for r in spans if r.last is not None and r.last.month != r.first.month]
    if len(closed) < _HABIT or any(r.last is not None and r.first.month < r.last.month for r in closed):
        return list(spans)
    return [replace(r, first=r.last, last=r.first) if r.last is not None else r for r in spans]


def _iso(text: str) -> Iterator[Range]:
    for match in _ISO_RANGE.finditer(text):
        first, last = (re.match(rf"({_YEAR})[-/.](\d\d)", match[end]) for end in ("first", "last"))
        if first:
            yield Range(_month(first), _month(last) if last else None, *match.span())


def _month(match: re.Match[str]) -> Point:
    return Point(int(match[1]) * 12 + int(match[2]) - 1, True)


def _year(digits: str) -> Point:
    return Point(int(digits) * 12, False)


def _free(match: re.Match[str], found: Iterable[Range]) -> bool:
    """True where a match overlaps no range that was found before."""
    return all(match.end() <= r.start or r.end <= match.start() for r in found)


def lone_year(line: str) -> Range | None:
    """A single year that closes or opens a short line ("Paralegal, 2009"): a job of that year; else ``None``."""
    match = re.search(rf"(?:^|[\s,(])({_YEAR})\)?$", line.rstrip()) or re.match(rf"({_YEAR})\s+[A-Z]", line)
    if match is None or len(POINT.findall(line)) != 1:
        return None
    year = Point(int(match[1]) * 12, False)
    return Range(year, year, match.start(1), match.end(1))


def lone_season(line: str) -> Range | None:
    """A single season of a short line ("Intern, Summer 2018"): a job of those months; else ``None``."""
    match = _SEASON.search(line)
    if match is None or len(POINT.findall(line)) != 1:
        return None
    year, name = int(match["year"]) * 12, match["name"].lower()
    first = year + _SEASONS[name] - 1
    return Range(Point(first, True), Point(max(first, year + _SEASON_ENDS[name] - 1) + 1, True), *match.span())


def _with_year(month: str, other: Point) -> Point | None:
    """The first month of a range that borrows the year of the last ("June – August 2017")."""
    name = month.lower().strip(". ")
    number = _MONTHS.get(name) or _SEASONS.get(name)
    return Point(other.month // 12 * 12 + number - 1, True) if number else None


def latest(text: str, today: date) -> date | None:
    """The latest past date that a text states, or ``None``.

    A year without a month stands for its December, unless a month of the same year is written elsewhere. Dates of what
    is still to come (an expiry, an exam) do not count.
    """
    exact: list[int] = []
    years: list[int] = []
    for match in POINT.finditer(text):
        found = point(match[0])
        before = text[max(text.rfind("\n", 0, match.start()) + 1, match.start() - _REACH) : match.start()]
        line = f"{before} {text[match.end() : match.end() + 3]}"
        if found is None or _FUTURE.search(line) or found.month > months(today):
            continue
        if found.exact:
            season = re.search("|".join(_SEASON_ENDS), match[0].lower())
            exact.append(found.month // 12 * 12 + _SEASON_ENDS[season[0]] - 1 if season else found.month)
        elif re.fullmatch(_YEAR, match[0]):
            years.append(found.month // 12)
    years += [int(match["last"]) for match in _JOINED.finditer(text) if int(match["last"]) <= today.year]
    best_exact = max(exact, default=0)
    best_year = max(years, default=0)
    if not best_exact and not best_year:
        return None
    if best_exact // 12 >= best_year:
        return day(min(best_exact, months(today)))
    return day(min(best_year * 12 + 11, months(today)))
