"""Years of experience that a posting asks for, and years that a resume states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from matcher.extraction.experience import NOT_SUPPORT
from matcher.extraction.reading import Reading
from matcher.model import Level, Years

_STATED_LEGAL = re.compile(
    r"\b(?:legal (?:experience|assistant|secretary|support|field|professional|administrative)|law firms?|litigation|"
    r"paralegal|docket\w*)\b",
    re.IGNORECASE,
)
_NOT_ASKED = frozenset({"about", "benefits", "other", "not_required"})
_NEAR = 60
_REACH = 120
_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty".split()
)
_NUMBERS = {word: number for number, word in enumerate(_ONES, 1)} | {
    f"twenty-{word}": 20 + number for number, word in enumerate(_ONES[:9], 1)
}
_NUMBER = rf"(?:\d{{1,2}}(?:\.\d)?|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_AGAIN = r"(?:\(\s*\d{1,2}\s*\+?\s*\)\s*)?"
_FULL = r"(?:(?:full|solid|good|consecutive|continuous|recent|calendar|progressive)\s+)?"
_ASKED = re.compile(
    rf"(?:(?<![\d$.,-])\b(?P<low>{_NUMBER})(?P<half>\s+and\s+a\s+half)?\s*{_AGAIN}(?:\+|-?\s?plus)?\s*"
    rf"(?:(?:-?\s?to-?|-|or|and)\s*(?P<high>{_NUMBER})\s*{_AGAIN})?\+?\s*(?:or\s+more\s+|plus\s+)?{_AGAIN}"
    rf"{_FULL}(?:years?\b'?|yrs?\b\.?|YOE|(?P<months>months?\b'?)|-year(?=\s+(?:minimum|experience|of\s)))"
    r"|\b(?P<couple>(?:a|one)\s+year\s+or\s+two|a\s+couple\s+(?:of\s+)?(?:\w+\s+)?years?'?|"
    r"(?<![\dkm]\s)a\s+(?:full\s+)?year(?=(?:\s+or\s+more)?\s+(?:of\s|as\s|(?:in|at)\s+an?\s))))"
    r"(?=(?P<after>.{0,120}))",
    re.IGNORECASE,
)
# "Years of experience required: 5"
_LISTED = re.compile(
    rf"\byears?'?\s+(?:of\s+)?(?:[\w-]+\s+)?experience(?:\s+(?:required|needed))?\s*[:=-]\s*(?P<low>{_NUMBER})\b"
    rf"(?:\s*(?:-|to)\s*(?P<high>{_NUMBER})\b)?",
    re.IGNORECASE,
)
# What every figure of the patterns above holds: most sentences hold none of it.
_YEARS = re.compile(r"[Yy](?:[Ee][Aa]|[Rr]|[Oo][Ee])|months?\b")
_EXPERIENCE = re.compile(
    r"experience|\bexp\b|\bas an?\b|\bin an?\b|\bin (?:any|legal|the|complex|commercial|litigation)\b|YOE|"
    r"of (?:relevant|legal|paralegal|related|work|prior|recent|progressive|professional|practice)|"
    r"working|secretarial|sales|paralegal|clerical|litigation|law ",
    re.IGNORECASE,
)
# Where requirements are listed, a figure needs less around it: "2 yrs minimum at a vendor".
_DONE = re.compile(
    r"\s*\+?\s*,?\s*(?:minimum|min\.?|required|or more)?\s*(?:at|with|in|on|as|\w+ing)\s+\w", re.IGNORECASE
)
# "I want someone with three years in business immigration"
_SOMEONE = re.compile(
    r"\b(?:someone|somebody|a\s+person|candidates?|applicants?|paralegals?|secretar(?:y|ies)|you)\s+"
    r"(?:with|who\s+has|has|have|has\s+done|had)\s+(?:at\s+least\s+|a\s+minimum\s+of\s+)?$",
    re.IGNORECASE,
)
_HISTORY = re.compile(
    r"(?:has been|have been|founded|celebrat\w+|with us|after|contract of|term of|"
    r"age of|at least 18|of age|every|within|in the (?:past|last|next)|history|combined|"
    r"averag\w+|\bour)\s*(?:\w+\s*)?$|\bI(?:\s+have|'ve)\b[^.;]{0,80}\bfor\s+(?:\w+\s+)?$|"
    r"\b(?:our|we|the firm)\b(?:\s+\w+){0,3}\s+(?:has|have|bring|brings|offer|offers|boasts?)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_NO_EXPERIENCE = re.compile(
    r"\s*(?:of\s+(?:age|college|service|history)|old|ago|in\s+business|college|contract|term|degree|program|"
    r"lease|retention|warranty|commitment|anniversary|in\s+a\s+row)\b",
    re.IGNORECASE,
)
_DEGREE = r"(?:degree|diploma|bachelor|associate's|education|certificate|j\.?d\.?|b\.?[as]\.?|aas?)"
# "Bachelor's degree or 4 years": the years stand for the degree.
_INSTEAD_BEFORE = re.compile(
    rf"\b{_DEGREE}\b(?:(?!\b(?:and|plus|with)\b)[^.;]){{0,60}}\bor\b(?:(?!\b(?:and|plus|with)\b)[^.;]){{0,30}}$|"
    r"equivalent\s+to\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_INSTEAD_AFTER = re.compile(
    rf"[^.;]{{0,60}}?\b(?:in\s+(?:lieu|place|its\s+place)|instead|substitut\w+|stand\w*\s+in|in\s+exchange)\b|"
    rf"[^.;,]{{0,30}}\bor\s+(?:an?\s+)?(?:[\w']+\s+)?{_DEGREE}\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\bor\W+(?:at\s+least\s+|a\s+minimum\s+of\s+|minimum\s+(?:of\s+)?|with\s+|"
    r"(?:an?\s+)?[\w' ]{0,50}?\b(?:and|plus|with)\s+(?:at\s+least\s+)?)?$",
    re.IGNORECASE,
)
# "2 years of experience with Relativity" asks for the tool; "5 years as a paralegal" for the job.
_WITH = re.compile(
    r"\s*(?:of\s+)?(?:hands-on\s+|recent\s+)?(?:experience\s+)?(?:with|in|using|on|of)?\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure: ``instead`` stands for a degree, ``narrow`` is asked of one tool, ``path`` joins alternatives."""

    years: Years
    instead: bool
    narrow: bool
    path: int


def _number(text: str) -> float:
    return float(_NUMBERS.get(text.lower(), 0) or text)


def _amounts(match: re.Match[str]) -> tuple[float, float | None]:
    """The least and the most that a figure says, in years."""
    groups = match.groupdict()
    if groups.get("couple"):
        words = groups["couple"].lower()
        return (2.0, None) if "couple" in words else (1.0, 2.0 if words.endswith("two") else None)
    unit = 12.0 if groups.get("months") else 1.0
    high = groups["high"]
    return _number(match["low"]) / unit + (0.5 if groups.get("half") else 0.0), _number(high) / unit if high else None


def asked_years(reading: Reading) -> Years | None:
    """The years of experience that a posting asks for; ``None`` where it states none.

    Its first figure, required before preferred; of alternatives the least; a figure that stands for a degree or is
    asked of one tool only where there is no other.
    """
    tools = {(hit.sentence, reading.tokens.starts[hit.start]) for hit in reading.hits if hit.kind == "tool"}
    found = [figure for i in range(len(reading.sentences)) for figure in _figures(reading, tools, i)]
    if not found:
        return None
    best = min(found, key=lambda f: (f.instead, f.narrow, f.years.level != "required", f.years.start))
    path = [f for f in found if f.path == best.path and not f.instead and f.years.level == best.years.level] or [best]
    return min(path, key=lambda f: (f.years.min, f.years.start)).years


def _figures(reading: Reading, tools: Set[tuple[int, int]], index: int) -> Iterator[_Figure]:
    """The figures of one sentence of a posting."""
    sentence = reading.sentences[index]
    content = reading.text.text[sentence.start : sentence.end]
    if sentence.section in _NOT_ASKED or not _YEARS.search(content):
        return
    listed = sentence.section in ("requirements", "preferred")
    path = edge = 0
    for match in (*_ASKED.finditer(content), *_LISTED.finditer(content)):
        before, after = content[: match.start()], content[match.end() : match.end() + _REACH]
        if _HISTORY.search(before) or _NO_EXPERIENCE.match(after) or not _of_experience(match, before, after, listed):
            continue
        if not _OTHERWISE.search(content[edge : match.start()]):
            path = match.start()
        edge = match.end()
        context = re.split(";", before[-_NEAR:])[-1] + match[0] + after.split(";")[0]
        low, high = _amounts(match)
        start, end = reading.text.original(sentence.start + match.start(), sentence.start + match.end())
        of = re.split(r"[.;]", after)[0].strip(" -,")
        yield _Figure(
            Years(low, high, of, _years_level(context, sentence.section), start, end),
            instead=bool(_INSTEAD_BEFORE.search(before) or _INSTEAD_AFTER.match(after)),
            narrow=_of_a_tool(reading, tools, index, sentence.start + match.end()),
            path=sentence.start + path,
        )


def _of_experience(match: re.Match[str], before: str, after: str, listed: bool) -> bool:
    near = before[-_NEAR:]
    if match.groupdict().get("months"):
        return bool(re.match(r".{0,40}\bexperience\b", after, re.IGNORECASE))
    if _EXPERIENCE.search(match[0] + after) or _EXPERIENCE.search(near):
        return True
    if _SOMEONE.search(near):
        return True
    # "1 yr consumer bankruptcy": a listed figure that opens its line counts what the line is about.
    return listed and (bool(_DONE.match(after)) or not before.strip(" *-("))


def _of_a_tool(reading: Reading, tools: Set[tuple[int, int]], index: int, place: int) -> bool:
    """True where a figure that ends at a place is asked of a tool right after it."""
    gap = _WITH.match(reading.text.text, place)
    at = gap.end() if gap else place
    return (index, at) in tools


def _years_level(context: str, section: str) -> Level:
    if section == "preferred" or re.search(r"prefer|a plus|ideal|desir|nice to have", context, re.IGNORECASE):
        return "preferred"
    return "required"


def stated_years(reading: Reading) -> float | None:
    """The largest number of years that a resume says it has in legal work, or ``None``."""
    found: list[float] = []
    legal = {h.sentence for h in reading.hits if h.kind == "role" and h.concept not in NOT_SUPPORT}
    for index, sentence in enumerate(reading.sentences):
        content = reading.text.text[sentence.start : sentence.end]
        if sentence.section in ("references", "education") or not _YEARS.search(content):
            continue
        if index not in legal and not _STATED_LEGAL.search(content):
            continue
        figures = [m for m in _ASKED.finditer(content) if not _is_past(m, content)]
        # What a sentence says of the law holds for its first figure; the others must say it themselves.
        edges = [*(m.start() for m in figures), len(content)]
        found += [
            _amounts(figure)[0]
            for i, figure in enumerate(figures)
            if i == 0 or _STATED_LEGAL.search(content[edges[i] : edges[i + 1]])
        ]
    plausible = [value for value in found if value <= 50]
    return max(plausible, default=None)


def _is_past(match: re.Match[str], content: str) -> bool:
    """True for a figure that counts something else than the work of the one who writes: an age, a firm's history."""
    return bool(_HISTORY.search(content[: match.start()]) or _NO_EXPERIENCE.match(match["after"]))
