"""Lines to sentences with a section: what stands together, and under which heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from matcher.model import DocumentType
from matcher.text import Normalised

_BULLET = re.compile(
    r"(?:[•●▪■◦‣·○➢➤►✓✔❖*»]|->|=>|>|-{1,2}(?=\s)|o(?=\s[A-Z])|\(?\d{1,2}[.)](?=\s)|\(?[a-z]\)(?=\s))\s*"
)
_INLINE_BULLET = re.compile(r"\s[•●▪■◦‣➢➤►❖]\s*|\s->\s|(?<=\S)[•●▪■➢➤►❖]\s*")
_SENTENCE_END = re.compile(
    r"(?<=[.!?])[\"')]*\s+(?=[\"'(]?[A-Z0-9])|(?<=[a-z][a-z])\.(?=[A-Z][a-z])|(?<=[a-z]{3})[!?](?=[A-Z])"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Jr|Sr|St|vs|v|No|Inc|Co|Corp|Ltd|LLP|U\.S|e\.g|i\.e|etc|approx|Dept|Ave|Cert|Bus|Prof|Rev)\.)$"
)
_EDGE = " \t:-–—*#=_.•|>[]()\"'!?~/\\"
_MAX_HEADING = 60
_LONGEST = 1500
_TAIL = 16
# A label such as "Location: Austin" speaks for its own line, not for what follows.
_PASSING = frozenset({"benefits", "other", "not_required"})
_WRAPPED = 50
_OPENERS = frozenset({"what", "who", "why", "how", "about", "your", "you", "helpful", "nice", "bonus"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or list item of the normalised text: ``start:end``, its section and what kind of line it stands in."""

    start: int
    end: int
    section: str
    heading: bool = False
    bullet: bool = False
    label_end: int = 0


@dataclass(frozen=True, slots=True)
class _Unit:
    """Lines that read as one: a paragraph, a wrapped bullet, a heading."""

    start: int
    end: int
    bullet: bool
    single: bool
    gap: int


def sentences(
    text: Normalised, doc_type: DocumentType, headings: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> tuple[Sentence, ...]:
    """The sentences of a normalised text in order, each with its section ("" before the first heading)."""
    finder = _Headings(headings[doc_type], headings[f"{doc_type}_words"])
    found: list[Sentence] = []
    section = ""
    for unit in _units(text, finder):
        content = text.text[unit.start : unit.end]
        label, label_end = finder.label(content)
        says_more = bool(label) and bool(content[label_end:].strip(_EDGE))
        whole = None if says_more else finder.whole(content, single=unit.single, bullet=unit.bullet)
        if whole is not None:
            section = whole or section
            found.append(Sentence(unit.start, unit.end, section, heading=True, bullet=unit.bullet))
            continue
        if label and not unit.bullet and label not in _PASSING:
            section = label
        here = label or section
        for start, end in _split(content):
            found.append(
                Sentence(
                    unit.start + start,
                    unit.start + end,
                    here,
                    bullet=unit.bullet,
                    label_end=unit.start + label_end if start < label_end else 0,
                )
            )
    return tuple(found)


def _units(text: Normalised, finder: _Headings) -> Iterator[_Unit]:
    current: _Unit | None = None
    for (start, end), gap in zip(text.lines, text.gaps, strict=True):
        line = text.text[start:end]
        mark = _BULLET.match(line)
        bullet = bool(mark) and mark is not None and mark.end() < len(line)
        alone = bullet or gap or finder.label(line)[0]
        if current and not alone and _continues(text.text[current.start : current.end], line, text, start):
            current = replace(current, end=end, single=False)
            continue
        if current:
            yield current
        current = _Unit(start + (mark.end() if mark and bullet else 0), end, bullet, True, gap)
    if current:
        yield current


def _continues(before: str, line: str, text: Normalised, start: int) -> bool:
    """True where a line goes on with the line before: wrapped text, not a new item."""
    if before.endswith((".", ":", ";", "!", "?")) and not line[:1].islower():
        return False
    previous = next((e - s for s, e in reversed(text.lines) if e < start), 0)
    if line[:1].islower() or line[:1] in "&,;)":
        return previous >= 25 or before.endswith((",", "-", "&"))
    if before.endswith((",", "&", " and", " or", " of", " the", " to", " with", " for", " in")) and previous >= 40:
        return True
    return previous >= _WRAPPED + 20 and len(line) > 3 and not line.isupper()


def _split(content: str) -> Iterator[tuple[int, int]]:
    """Ranges of the sentences and inline bullets of one unit, none longer than ``_LONGEST``."""
    start = 0
    cuts = sorted(
        {m.span() for m in _INLINE_BULLET.finditer(content)} | {m.span() for m in _SENTENCE_END.finditer(content)}
    )
    for cut, resume in cuts:
        end = cut + 1 if content[cut : cut + 1] in ".!?" else cut
        if cut < start or _ABBREVIATION.search(content[max(start, end - _TAIL) : end]):
            continue
        if content[start:end].strip():
            yield from _pieces(content, start, end)
        start = max(resume, end)
    if content[start:].strip():
        yield from _pieces(content, start, len(content))


def _pieces(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A range, cut at spaces where it is longer than any sentence: text that lost its line breaks."""
    while end - start > _LONGEST:
        space = content.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > 0 else start + _LONGEST
        yield start, cut
        start = cut + (space > 0)
    yield start, end


class _Headings:
    """Recognises headings by the shipped lists; built once per document, so the look-ups are plain dicts."""

    def __init__(self, exact: Mapping[str, tuple[str, ...]], words: Mapping[str, tuple[str, ...]]) -> None:
        self.exact = {phrase: section for section, phrases in exact.items() for phrase in phrases}
        self.words = [
            (section, re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b"))
            for section, phrases in words.items()
        ]

    def whole(self, line: str, *, single: bool, bullet: bool) -> str | None:
        """The section that a heading line opens, "" for a heading that opens none, ``None`` for other text.

        A list item is a heading only if it is listed or shouted: "- Experience with Clio" asks for something.
        """
        if len(line) > _MAX_HEADING or not single:
            return None
        bare = line.strip(_EDGE).lower()
        if not bare:
            return ""
        if bare in self.exact:
            return self.exact[bare]
        if not _looks_like_heading(line) or (bullet and not line.isupper() and not line.rstrip().endswith(":")):
            return None
        for section, pattern in self.words:
            if pattern.search(bare):
                return section
        return None

    def label(self, line: str) -> tuple[str, int]:
        """The section of a label that opens the line ("Skills: Word") and where its text begins, or ("", 0)."""
        before, colon, _ = line[: _MAX_HEADING + 1].partition(":")
        if colon:
            section = self.exact.get(before.strip(_EDGE).lower(), "")
            if section:
                return section, len(before) + 1
        return "", 0


def _looks_like_heading(line: str) -> bool:
    if ":" in line.rstrip()[:-1]:
        return False
    letters = re.findall(r"[^\W\d_][\w'&-]*", line)
    if not letters or len(letters) > 8 or line.rstrip().endswith((".", ",", ";")):
        return False
    if line.rstrip().endswith(":") or line.isupper():
        return True
    if letters[0].lower() in _OPENERS and line[:1].isupper():
        return True
    capitals = sum(word[0].isupper() for word in letters)
    return capitals >= 0.6 * len(letters) and not any(c.isdigit() for c in line) and "," not in line


_POSTING_SIGNS = (
    (re.compile(r"\byou(?:r|'ll|’ll)?\b"), 1.0),
    (re.compile(r"\b(?:we|our) (?:are|offer|seek|firm|team|client)"), 2.0),
    (
        re.compile(r"\b(?:apply|applicants?|candidates?|equal opportunity|salary|benefits|responsibilities include)\b"),
        2.0,
    ),
    (re.compile(r"\b(?:requirements|qualifications|responsibilities|preferred|required|must have)\b"), 1.5),
    (
        re.compile(r"\b(?:seeking|looking for|will be responsible|the ideal|this position|this role|the position)\b"),
        2.0,
    ),
    (re.compile(r"\$\s?\d[\d,.]*k?\s*(?:-|–|to)\s*\$\s?\d|/\s?(?:hr|hour|year)\b"), 2.0),
)
_RESUME_SIGNS = (
    (re.compile(r"\b(?:19|20)\d\d\s*(?:-|–|—|to)\s*(?:present|current|now|(?:[a-z]+\.? )?(?:19|20)\d\d)"), 4.0),
    (re.compile(r"\b(?:19|20)\d\d\b"), 0.7),
    (re.compile(r"\b(?:drafted|managed|prepared|assisted|maintained|filed|organized|scheduled|reviewed)\b"), 1.0),
    (re.compile(r"[\w.]{1,64}@[\w.]"), 2.0),
    (re.compile(r"\b(?:work history|work experience|professional experience|objective|references|resume)\b"), 2.0),
    (re.compile(r"\b(?:i|my)\b"), 0.7),
)
_CLEARLY = 3.0


def _signs(text: str) -> tuple[float, float]:
    """How much of a text's wording only postings, and only resumes, use."""
    lower = text.lower()
    posting, resume = (
        sum(weight * len(pattern.findall(lower)) for pattern, weight in signs)
        for signs in (_POSTING_SIGNS, _RESUME_SIGNS)
    )
    return posting, resume


def guess_type(text: str) -> DocumentType:
    """Whether a text reads as a posting or as a resume.

    A resume speaks of dates and of what was done; a posting of "you", "we" and "apply".
    """
    posting, resume = _signs(text)
    return "posting" if posting > resume else "resume"


def clear_type(text: str) -> DocumentType | None:
    """The type that a text reads as beyond doubt, or ``None``."""
    posting, resume = _signs(text)
    if max(posting, resume) < 2 * _CLEARLY or max(posting, resume) < _CLEARLY * min(posting, resume):
        return None
    return guess_type(text)
