"""Dated roles of a resume and the years that they sum to; years of experience that a posting asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from matcher.extraction import dates
from matcher.extraction.layout import Sentence
from matcher.extraction.reading import Reading
from matcher.model import Level, Role, Years

_NOT_WORK = frozenset({"education", "certifications", "references", "other"})
# Roles that a posting or resume may name without being legal support.
NOT_SUPPORT = frozenset(
    {"role.attorney", "role.managing-partner", "role.administrative-assistant", "role.office-manager"}
)
_LEGAL_TITLE = re.compile(
    r"\b(?:paralegals?|legal|litigation|docket(?:ing)?|law\s+clerk|court\s+clerk|contracts?\s+(?:manager|specialist|administrator)|"
    r"conflicts|e-?discovery|file\s+clerk|deputy\s+clerk|court\s+(?:reporter|assistant|coordinator)|trial)\b",
    re.IGNORECASE,
)
_LEGAL_EMPLOYER = re.compile(
    r"\b(?:law\s+(?:office|offices|firm|group)|LLP|P\.?L\.?L\.?C|attorneys?(?:'s|'s)?(?:\s+at\s+law|\s+office)?|legal|"
    r"(?:district|superior|county|circuit|supreme|federal|bankruptcy|municipal)\s+court|prosecutor|public\s+defender|solicitors)\b",
    re.IGNORECASE,
)
_OFFICE_TITLE = re.compile(
    r"\b(?:clerk|secretary|assistant|receptionist|administrator|coordinator|runner|intern|specialist|office\s+manager|notary)\b",
    re.IGNORECASE,
)
_ATTORNEY_TITLE = re.compile(
    r"\b(?:attorney|lawyer|associate|advocate|counsel|judge)\b(?!'s)(?!\s+general)", re.IGNORECASE
)
_STATED_LEGAL = re.compile(
    r"\b(?:legal (?:experience|assistant|secretary|support|field|professional|administrative)|law firms?|litigation|"
    r"paralegal|docket\w*)\b",
    re.IGNORECASE,
)
_SAME_YEAR_MONTHS = 6
_MAX_LINE = 130
_MAX_HEADER = 300
_MAX_TITLE_LINE = 100
_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty".split()
)
_NUMBERS = {word: number for number, word in enumerate(_ONES, 1)} | {
    f"twenty-{word}": 20 + number for number, word in enumerate(_ONES[:9], 1)
}
_NUMBER = rf"(?:\d{{1,2}}(?:\.\d)?|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_ASKED = re.compile(
    rf"(?<![\d$.,-])\b(?P<low>{_NUMBER})\s*(?:\(\s*\d{{1,2}}\s*\)\s*)?(?:\+|-?\s?plus)?\s*"
    rf"(?:(?:-|to|or|and)\s*(?P<high>{_NUMBER})\s*(?:\(\s*\d{{1,2}}\s*\)\s*)?)?\+?\s*(?:or\s+more\s+|plus\s+)?"
    rf"(?:full\s+)?(?:years?'?|yrs?\b\.?|YOE)(?P<after>.{{0,120}})",
    re.IGNORECASE,
)
_EXPERIENCE = re.compile(
    r"experience|\bexp\b|\bas an?\b|\bin an?\b|\bin (?:any|legal|the|complex|commercial|litigation)\b|YOE|"
    r"of (?:relevant|legal|paralegal|related|work|prior|recent|progressive|professional|practice)|"
    r"working|secretarial|sales|paralegal|clerical|litigation|law ",
    re.IGNORECASE,
)
_HISTORY = re.compile(
    r"(?:has been|have been|founded|celebrat\w+|"
    r"age of|at least 18|of age|every|within|in the (?:past|last|next)|history|combined|\bour)\s*(?:\w+\s*)?$",
    re.IGNORECASE,
)


def roles(reading: Reading, as_of_month: int) -> tuple[Role, ...]:
    """The dated jobs of a resume, in the order of the text."""
    lines = reading.text.lines
    spans = [(i, r) for i, (start, end) in enumerate(lines) for r in _spans(reading, start, end)]
    dated = {i for i, _ in spans}
    found: list[Role] = []
    for i, span in spans:
        start = lines[i][0]
        if _section_at(reading, start) in _NOT_WORK:
            continue
        header = _header(reading, i, dated)
        role = _role(reading, header, (start + span.start, start + span.end), span, as_of_month)
        if role:
            found.append(role)
    return tuple(dict.fromkeys(found))


def _spans(reading: Reading, start: int, end: int) -> list[dates.Range]:
    """The date ranges of a line; for a job of one year, that year, where a role stands on its line or the next."""
    line = reading.text.text[start:end]
    found = list(dates.ranges(line))
    if found or end - start > _MAX_TITLE_LINE or _section_at(reading, start) != "experience":
        return found
    stop = end + _MAX_TITLE_LINE if line.strip().isdigit() else end
    named = any(h.kind == "role" and start <= reading.doc[h.start].idx < stop for h in reading.hits)
    single = dates.lone_year(line) if named else None
    return [single] if single else []


def _section_at(reading: Reading, place: int) -> str:
    return next((s.section for s in reading.sentences if s.start <= place < s.end), "")


def _header(reading: Reading, line: int, dated: Iterable[int]) -> list[tuple[int, int]]:
    """The short lines around a dated one that belong to the same job's heading, nearest first."""
    taken = set(dated)
    lines = reading.text.lines
    found = [lines[line]]
    for step in (-1, 1):
        for distance in (1, 2):
            i = line + step * distance
            if not 0 <= i < len(lines) or i in taken:
                break
            content = reading.text.text[slice(*lines[i])]
            if len(content) > _MAX_LINE or re.match(r"[-•*●▪–]\s", content) or (step == 1 and content.endswith(".")):
                break
            if step == 1 and distance == 2 and reading.text.gaps[i]:
                break
            if any(s.start == lines[i][0] and _opens_section(s) for s in reading.sentences):
                break
            found.append(lines[i])
    return found


def _opens_section(sentence: Sentence) -> bool:
    """True for a heading, and for a label that leaves the jobs ("Skills: Westlaw")."""
    left = bool(sentence.label_end) and sentence.section not in ("experience", "summary")
    return left or (sentence.heading and bool(sentence.section))


def _role(
    reading: Reading, header: Sequence[tuple[int, int]], place: tuple[int, int], span: dates.Range, as_of: int
) -> Role | None:
    first, last = _months(span, as_of)
    if first > as_of or last < first:
        return None
    family, title_line = _family(reading, header)
    text = " | ".join(reading.text.text[slice(*line)][:_MAX_HEADER] for line in header)
    begin, stop = reading.text.original(*place)
    return Role(
        title=reading.text.text[slice(*title_line)].strip(),
        family=family,
        legal_support=_is_legal_support(family, text),
        start_month=dates.day(first),
        end_month=dates.day(min(last, as_of)),
        current=span.last is None,
        start=begin,
        end=stop,
    )


def _months(span: dates.Range, as_of: int) -> tuple[int, int]:
    """First and last month (exclusive): year-only ranges run from January to January, a single year for half of it."""
    first = span.first.month
    if span.last is None:
        return first, (as_of if span.first.exact else max(as_of // 12 * 12, first))
    last = span.last.month
    if not span.first.exact and not span.last.exact and first == last:
        return first, first + _SAME_YEAR_MONTHS
    return first, last


def _family(reading: Reading, header: Sequence[tuple[int, int]]) -> tuple[str, tuple[int, int]]:
    """The role concept that the heading names, with its line; ("", the dated line) where it names none."""
    for start, end in header:
        if end - start > _MAX_TITLE_LINE or reading.text.text[end - 1] == ".":
            continue
        hits = [
            h
            for h in reading.hits
            if h.kind == "role" and start <= reading.doc[h.start].idx < end and h.status != "other_person"
        ]
        if hits:
            return max(hits, key=lambda h: (h.end - h.start, -h.start)).concept, (start, end)
    return "", header[0]


def _is_legal_support(family: str, header: str) -> bool:
    if family and family not in NOT_SUPPORT:
        return True
    if _LEGAL_TITLE.search(header) and not (_ATTORNEY_TITLE.search(header) and not _OFFICE_TITLE.search(header)):
        return bool(
            _OFFICE_TITLE.search(header)
            or re.search(r"paralegal|legal|litigation|docket|clerk|contracts?", header, re.I)
        )
    return bool(_LEGAL_EMPLOYER.search(header) and _OFFICE_TITLE.search(header))


def years(roles_: Iterable[Role]) -> float | None:
    """Years that dated roles sum to, overlapping months counted once, to a tenth; ``None`` without roles."""
    stretches = sorted((dates.months(r.start_month), dates.months(r.end_month)) for r in roles_)
    if not stretches:
        return None
    total = 0
    edge = 0
    for first, last in stretches:
        total += max(0, last - max(first, edge))
        edge = max(edge, last)
    return round(total / 12, 1)


def _number(text: str) -> float:
    return float(_NUMBERS.get(text.lower(), 0) or text)


def asked_years(reading: Reading) -> Years | None:
    """The years of experience that a posting asks for: its first figure, required before preferred; or ``None``."""
    found: list[Years] = []
    for sentence in reading.sentences:
        if sentence.section in ("benefits", "other", "not_required"):
            continue
        content = reading.text.text[sentence.start : sentence.end]
        for match in _ASKED.finditer(content):
            before = content[: match.start()]
            context = re.split(";", content[max(0, match.start() - 60) : match.start()])[-1] + match[0].split(";")[0]
            if _HISTORY.search(before) or not (_EXPERIENCE.search(match[0]) or _EXPERIENCE.search(before[-60:])):
                continue
            low = _number(match["low"])
            start, end = reading.text.original(sentence.start + match.start(), sentence.start + match.start("after"))
            high = _number(match["high"]) if match["high"] else None
            of = re.split(r"[.;]", match["after"])[0].strip(" -,")
            found.append(Years(low, high, of, _years_level(context, sentence.section), start, end))
    required = [y for y in found if y.level == "required"]
    best = required or found
    return best[0] if best else None


def _years_level(context: str, section: str) -> Level:
    if section == "preferred" or re.search(r"prefer|a plus|ideal|desir|nice to have", context, re.IGNORECASE):
        return "preferred"
    return "required"


def stated_years(reading: Reading) -> float | None:
    """The largest number of years that a resume says it has in legal work, or ``None``."""
    found: list[float] = []
    for sentence, (low, high) in zip(reading.sentences, reading.bounds, strict=True):
        content = reading.text.text[sentence.start : sentence.end]
        legal = any(h.kind == "role" and low <= h.start < high and h.concept not in NOT_SUPPORT for h in reading.hits)
        if sentence.section in ("references", "education") or not (legal or _STATED_LEGAL.search(content)):
            continue
        found += [_number(m["low"]) for m in _ASKED.finditer(content) if not _HISTORY.search(content[: m.start()])]
    plausible = [value for value in found if value <= 50]
    return max(plausible, default=None)
