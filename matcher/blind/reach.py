"""Where a person can be reached: e-mail, telephone, web and postal addresses as ranges of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from matcher.blind.view import Line, View
from matcher.extraction.places import STATES

EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_SPELT = re.compile(
    r"[\w.+-]{1,64}\s?[\[({]\s?at\s?[\])}]\s?[\w.-]{1,63}\s?(?:[\[({]\s?dot\s?[\])}]|\.)\s?\w{2,10}", re.IGNORECASE
)
_EXTENSION = r"(?:,?\s*(?:x|ext\.?|extension)\s*\d{1,6})?"
PHONE = re.compile(
    rf"(?<![\w.$#/-])(?:(?:\+?1[\s.-]?)?(?:\(\d{{3}}\)|\d{{3}})\s?[-.–/ ]{{0,2}}\s?\d{{3}}"
    rf"\s?[-.–]\s?\d{{4}}{_EXTENSION}"
    rf"|(?:\+?1[\s.-]?)?(?:\(\d{{3}}\)|\d{{3}})[\s.]\d{{3}}\s\d{{4}}{_EXTENSION}"
    rf"|\+\d{{1,3}}(?:[\s.-]?\(?\d{{1,4}}\)?){{2,5}}{_EXTENSION}"
    rf"|\(\d{{2,5}}\)\s?\d{{3,4}}[\s-]?\d{{3,4}}{_EXTENSION})(?![\w-])",
    re.IGNORECASE,
)
_LABELLED_PHONE = re.compile(
    r"\b(?:tel|telephone|phone|mobile|cell|cellular|fax|whatsapp)\b\W{0,3}(?P<value>\+?[\d(][\d ().+/-]{6,20}\d)", re.I
)
_SITE = re.compile(
    r"https?://\S+|www\.\S+|\b(?:[\w-]+\.)*(?:linkedin|github|gitlab|facebook|instagram|twitter|x|behance|about|calendly)"
    r"\.(?:com|me|net|io)/\S*|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|io|me|us|co|info|dev|law)/\S+",
    re.IGNORECASE,
)
_BARE_SITE = re.compile(
    r"(?<![@\w.])[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|me|us|info|dev|name|law)\b(?!@)", re.IGNORECASE
)
_PROFILE = re.compile(
    r"\b(?:linked\s?in|skype|twitter|github|instagram|facebook|website|portfolio|web)\s*:\s*(?P<value>/?@?[\w./@+-]{3,80})",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w.])@\w{3,30}\b")

STATE = rf"(?:{'|'.join(sorted((*STATES, *STATES.values()), key=len, reverse=True))}|D\.C\.|P\.?R\.?)"
_ZIP = r"\d{5}(?:-\d{4})?"
_COUNTRY = (
    r"(?:USA|U\.S\.A\.|United States|Canada|UK|United Kingdom|England|India|Mexico|Philippines|Germany|France|"
    r"Puerto Rico)"
)
TOWN = r"[A-ZÀ-Þ][\w.'’-]+(?:[ -](?:[a-z]{2,3} )?[A-ZÀ-Þ][\w.'’-]+){0,3}"
TOWN_STATE = (
    rf"{TOWN}(?:, ?{STATE}(?:,? {_ZIP})?| {STATE},? {_ZIP}| (?:{'|'.join(sorted(STATES))}))(?:,? {_COUNTRY})?(?!\w)"
)
_PLACE = re.compile(rf"(?:Greater )?{TOWN_STATE}|{TOWN}, {_COUNTRY}\b|{STATE},? {_ZIP}")
STATE_ZIP = re.compile(rf"\b{STATE},? (?P<zip>{_ZIP})(?!\d)")
_POSTCODE = re.compile(r"\b(?:[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[A-Z] \d[A-Z]\d)\b")
_ROAD = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Circle|Cir|Place|Pl|Way|Terrace|Ter|"
    r"Parkway|Pkwy|Highway|Hwy|Trail|Trl|Square|Sq|Loop|Row|Crescent|Close|Plaza|Broadway)"
)
_STREET = re.compile(
    rf"(?:\d{{1,6}}\w?|One|Two)\s+(?:[NSEW]{{1,2}}\.?\s+)?(?:[A-Z\d][\w.'’-]*\s+){{1,5}}?{_ROAD}\b\.?|"
    r"\bP\.?\s?O\.?\s+Box\s+\w+|\b(?:Apt|Apartment|Unit|Suite|Ste)\b\.?\s*#?\w+",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d{1,6}\w?\s+(?:[NSEW]\.?\s+)?[A-ZÀ-Þ]|P\.?\s?O\.?\s+Box\b", re.IGNORECASE)
_LABELLED_ADDRESS = re.compile(
    r"\b(?:(?:home|mailing|postal|current|permanent|street)\s+)?(?:address|residence)\s*:\s*(?P<value>[^|•·]{4,120})|"
    r"\b(?:city|hometown)\s*:\s*(?P<town>[^|•·;]{3,60})",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\W*[A-Z][A-Za-z]+(?: [A-Za-z]+)?: ?")
_SIGN = re.compile(r"[@/:]|\.\w|\d{3}|\bat\b")
_NEAR = 2
_HEAD = 8
_LONGEST = 110
_NOT_OWN = frozenset({"summary", "experience", "education", "skills", "certifications"})


def contacts(view: View) -> Iterator[tuple[int, int]]:
    """The ranges of e-mail and web addresses, telephone numbers and handles, wherever they stand."""
    zone = zones(view)
    for number, line in enumerate(view.lines):
        if not _SIGN.search(line.text):
            continue
        patterns = [EMAIL, _SPELT, PHONE, _LABELLED_PHONE, _SITE, _PROFILE]
        if number in zone:
            patterns += [_BARE_SITE, _HANDLE]
        for pattern in patterns:
            for match in pattern.finditer(line.text):
                start, end = match.span("value" if "value" in pattern.groupindex else 0)
                while end > start and line.text[end - 1] in ".,;)>]":
                    end -= 1
                yield line.start + start, line.start + end


def addresses(view: View, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The ranges of postal addresses: near a name or contact data whole ones, elsewhere labelled ones and ZIP codes."""
    zone = zones(view)
    for number, line in enumerate(view.lines):
        for match in _LABELLED_ADDRESS.finditer(line.text):
            start, end = match.span("value" if match["value"] else "town")
            yield line.start + start, _free(line.start + start, line.start + end, taken)
        if number in zone and len(line.text) <= _LONGEST:
            yield from _zoned(view, line, taken)
        for match in STATE_ZIP.finditer(line.text):
            yield line.start + match.start("zip"), line.start + match.end("zip")


def zones(view: View) -> frozenset[int]:
    """The lines that may say where a person lives: the first ones, and those beside an e-mail address or a number."""
    found: set[int] = set()
    for number, line in enumerate(view.lines):
        if line.section and number >= 1:
            break
        if number < _HEAD:
            found.add(number)
    for number, line in enumerate(view.lines):
        if len(line.text) <= _LONGEST and (EMAIL.search(line.text) or PHONE.search(line.text)):
            near = range(max(0, number - _NEAR), min(len(view.lines), number + _NEAR + 1))
            found |= {i for i in near if i == number or _may_be_address(view.lines[i])}
    return frozenset(found)


def _may_be_address(line: Line) -> bool:
    return len(line.text) <= _LONGEST and not line.heading and line.section not in _NOT_OWN


def _zoned(view: View, line: Line, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The addresses in one line of a zone."""
    for start, end in view.cells(line):
        label = _LABEL.match(view.clean.text, start, end)
        for first, last in _parts(label.end() if label else start, end, taken):
            cell = view.clean.text[first:last]
            if STATE_ZIP.search(cell) or _NUMBERED.match(cell) or _POSTCODE.search(cell):
                yield first, last
                continue
            for match in (*_STREET.finditer(cell), *_PLACE.finditer(cell)):
                yield first + match.start(), first + match.end()


def _parts(start: int, end: int, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What of a range is not taken, without the punctuation at its ends."""
    done = start
    for first, last in [*sorted(t for t in taken if t[0] < end and t[1] > start), (end, end)]:
        if first > done:
            yield done, first
        done = max(done, last)


def _free(start: int, end: int, taken: list[tuple[int, int]]) -> int:
    """The end of a range that begins at ``start``, before anything that is taken."""
    return min([end, *(first for first, last in taken if last > start and first < end and first > start)])
