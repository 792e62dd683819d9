"""Lines to sentences with a section: what stands together, and under which heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from matcher.model import Document, DocumentType
from matcher.text import Normalised

_BULLET = re.compile(
    r"(?:[•●▪■◦‣·○➢➤►→⇒➔✓✔✗✘☑❖*»]|->|=>|>|-{1,2}(?=\s)|-(?=[a-z\d])|[.+~](?=\s)|o(?=\s[A-Z])|\(?\d{1,2}[.)](?=\s)|\(?[a-z]\)(?=\s))\s*"
)
_INLINE_BULLET = re.compile(r"\s[•●▪■◦‣➢➤►❖]\s*|\s->\s|(?<=\S)[•●▪■➢➤►❖]\s*")
# A mark that ends a sentence; between it and the next one at most quotes, brackets and space.
# A short answer stays with its question: "Westlaw? No."
_SENTENCE_END = re.compile(
    r"(?:[.!]|\?(?![\"')]*\s+(?:No|Not|Never|None|Nope)\b))(?:[\"')]*\s+(?=[\"'(]?[A-Z0-9])|(?<=[a-z][a-z]\.)(?=[A-Z][a-z])|(?<=[a-z]{3}[!?])(?=[A-Z]))"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|(?i:Mr|Mrs|Ms|Dr|Jr|Sr|St|vs|Inc|Corp|Ltd|LLP|etc|approx|Dept|Ave|Prof|Atty|Attys|Asst)|v|(?<!\?\s)No|Co|U\.S|"
    r"e\.g|i\.e|Cert|Bus|Rev|exp)\.)$"
)
_LINE = re.compile(r"[^\s][^\n]*")
# "Office: Outlook" below "Research: Westlaw" is a line of its own, however short of room the first one is.
_LABEL = re.compile(r"[A-Z][\w &/'-]{1,40}:")
_EDGE = " \t:-–—*#=_.•|>[]()\"'!?~/\\"
_MAX_HEADING = 60
_MAX_WORDS = 8
_WAIVERS = ("what ", "things ", "don't ", "do not ", "you ", "we ", "no ", "not ", "skip ", "never ")
_LONGEST = 1500
_TAIL = 16
_UNFINISHED = (",", "&", " and", " or", " of", " the", " to", " with", " for", " in")
# A label such as "Location: Austin" speaks for its own line, not for what follows.
_PASSING = frozenset({"benefits", "other", "not_required"})
_WRAPPED = 50
# A line longer than this was wrapped by nobody.
_UNWRAPPED = 240
# No column is narrower: shorter lines are a list.
_NARROWEST = 40
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


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a line stands: alone, as a list item, or right above a list."""

    single: bool
    bullet: bool
    leads: bool = False


def sentences(
    text: Normalised, doc_type: DocumentType, headings: Mapping[str, Mapping[str, tuple[str, ...]]]
) -> tuple[Sentence, ...]:
    """The sentences of a normalised text in order, each with its section ("" before the first heading)."""
    return divide(text, Headings(headings[doc_type], headings[f"{doc_type}_words"]))


def divide(text: Normalised, finder: Headings, soft: Set[int] = frozenset()) -> tuple[Sentence, ...]:
    """The sentences of a normalised text, as :func:`sentences`, by headings that are compiled already.

    ``soft`` holds where lines of the original begin that only the width of a column parted: see :func:`wrapped`.
    """
    found: list[Sentence] = []
    section = ""
    units = list(_units(text, finder, soft))
    for unit, following in zip_longest(units, units[1:]):
        content = text.text[unit.start : unit.end]
        label, label_end = finder.label(content)
        says_more = bool(label) and bool(content[label_end:].strip(_EDGE))
        leads = not unit.bullet and following is not None and following.bullet
        shape = _Shape(single=unit.single, bullet=unit.bullet, leads=leads)
        whole = None if says_more else finder.whole(content, shape)
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


def wrapped(document: Document) -> frozenset[int]:
    """Where lines begin that go on with the line before: the reader put both in one block, and it had no room left.

    Only blocks of a page's column count. Text that never had a layout keeps its lines.
    """
    widths: dict[tuple[int | None, int], int] = {}
    lines: list[tuple[tuple[int | None, int], list[tuple[int, str]]]] = []
    for block in document.blocks:
        if block.page is None or block.kind not in ("paragraph", "bullet"):
            continue
        column = (block.page, block.column)
        if document.text.find("\n", block.start, block.end) < 0:
            widths[column] = max(widths.get(column, 0), block.end - block.start)
            continue
        content = list(_lines(document.text, block.start, block.end))
        widths[column] = max([widths.get(column, 0), *(len(line) for _, line in content)])
        lines.append((column, content))
    return frozenset(
        start
        for column, content in lines
        for (_, above), (start, line) in pairwise(content)
        if len(above) + 1 + len(line.split(maxsplit=1)[0]) > max(widths[column], _NARROWEST) and not _LABEL.match(line)
    )


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The lines of a range that are not blank, with the places where their text begins."""
    for match in _LINE.finditer(text, start, end):
        yield match.start(), match[0].rstrip()


def _units(text: Normalised, finder: Headings, soft: Set[int]) -> Iterator[_Unit]:
    current: _Unit | None = None
    before = 0
    full = any(end - start > _UNWRAPPED for start, end in text.lines)
    for (start, end), gap in zip(text.lines, text.gaps, strict=True):
        line = text.text[start:end]
        mark = _BULLET.match(line)
        opens = mark.end() if mark and mark.end() < len(line) else 0
        if current and not opens and not gap and not finder.label(line)[0]:
            tail = text.text[max(current.start, current.end - _TAIL) : current.end]
            heads = finder.is_listed(line) and not tail.endswith(_UNFINISHED)
            if text.begins[start] in soft or (not heads and _continues(tail, line, before, full=full)):
                current = replace(current, end=end, single=False)
                before = end - start
                continue
        if current:
            yield current
        current = _Unit(start + opens, end, bool(opens), True)
        before = end - start
    if current:
        yield current


def _continues(tail: str, line: str, previous: int, *, full: bool) -> bool:
    """True where a line goes on with the line before, of length ``previous``: wrapped text, not a new item.

    In ``full`` text, whose paragraphs are single lines, a short line ends where its writer ended it.
    """
    if tail.endswith((".", ":", ";", "!", "?")) and not line[:1].islower():
        return False
    if full and line[:1].islower() and tail.endswith(":"):
        return False
    if line[:1].islower() or line[:1] in "&,;)":
        return previous >= (_UNWRAPPED // 2 if full else 25) or tail.endswith((",", "-", "&")) or line[:1] in "&,;)"
    if tail.endswith(_UNFINISHED) and previous >= 40:
        return True
    return previous >= (_UNWRAPPED // 2 if full else _WRAPPED + 20) and len(line) > 3 and not line.isupper()


def _split(content: str) -> Iterator[tuple[int, int]]:
    """Ranges of the sentences and inline bullets of one unit, none longer than ``_LONGEST``."""
    start = 0
    for cut, resume in _cuts(content):
        end = cut + 1 if content[cut : cut + 1] in ".!?" else cut
        if cut < start or _ABBREVIATION.search(content[max(start, end - _TAIL) : end]):
            continue
        if content[start:end].strip():
            yield from _pieces(content, start, end)
        start = max(resume, end)
    if content[start:].strip():
        yield from _pieces(content, start, len(content))


def _cuts(content: str) -> list[tuple[int, int]]:
    """Where a sentence or an inline item ends and where the next one begins; plain text holds no inline bullet."""
    cuts = [match.span() for match in _SENTENCE_END.finditer(content)]
    if not content.isascii() or "->" in content:
        cuts = sorted({*cuts, *(match.span() for match in _INLINE_BULLET.finditer(content))})
    return cuts


def _pieces(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A range, cut at spaces where it is longer than any sentence: text that lost its line breaks."""
    while end - start > _LONGEST:
        space = content.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > 0 else start + _LONGEST
        yield start, cut
        start = cut + (space > 0)
    yield start, end


class Headings:
    """Recognises headings by the shipped lists of one type of document."""

    def __init__(self, exact: Mapping[str, tuple[str, ...]], words: Mapping[str, tuple[str, ...]]) -> None:
        """Index the listed headings and compile the words that make a heading."""
        self.exact = {phrase: section for section, phrases in exact.items() for phrase in phrases}
        self.words = [
            (section, re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b"))
            for section, phrases in words.items()
        ]

    def is_listed(self, line: str) -> bool:
        """True where a line is one of the listed headings, and begins as one."""
        return line[:1].isupper() and line.strip(_EDGE).lower() in self.exact

    def whole(self, line: str, shape: _Shape) -> str | None:
        """The section that a heading line opens, "" for a heading that opens none, ``None`` for other text.

        A list item is a heading only if it is listed or shouted: "- Experience with Clio" asks for something. Right
        above a list even a line in small letters is one: "Of benefit, though not necessary".
        """
        if len(line) > _MAX_HEADING or not shape.single:
            return None
        bare = line.strip(_EDGE).lower()
        if not bare:
            return ""
        if bare in self.exact:
            return self.exact[bare]
        shouted = line.isupper() or line.rstrip().endswith(":")
        if not (_looks_like_heading(line) or (shape.leads and _heads_list(line))) or (shape.bullet and not shouted):
            return None
        for section, pattern in self.words:
            if pattern.search(bare):
                return section
        return None

    def label(self, line: str) -> tuple[str, int]:
        """The section of a label that opens the line ("Skills: Word") and where its text begins, or ("", 0)."""
        colon = line.find(":", 0, _MAX_HEADING + 1)
        if colon < 0:
            return "", 0
        bare = line[:colon].strip(_EDGE).lower()
        section = self.exact.get(bare, "") or self._waiver(bare)
        return (section, colon + 1) if section else ("", 0)

    def _waiver(self, label: str) -> str:
        """The section of a label that says, in whatever words, that what follows is not asked for."""
        if not label.startswith(_WAIVERS) or len(label.split()) > _MAX_WORDS:
            return ""
        return next((name for name, found in self.words if name == "not_required" and found.search(label)), "")


def _heads_list(line: str) -> bool:
    """True for a short line that no mark ends, in whatever letters."""
    return len(line.split()) <= _MAX_WORDS and line[:1].isupper() and not line.rstrip().endswith((".", ",", ";"))


def _looks_like_heading(line: str) -> bool:
    if ":" in line.rstrip()[:-1]:
        return False
    letters = re.findall(r"[^\W\d_][\w'&-]*", line)
    if not letters or len(letters) > _MAX_WORDS or line.rstrip().endswith((".", ",", ";")):
        return False
    if line.rstrip().endswith(":") or line.isupper():
        return True
    if letters[0].lower() in _OPENERS and line[:1].isupper():
        return True
    capitals = sum(word[0].isupper() for word in letters)
    return capitals >= 0.6 * len(letters) and not any(c.isdigit() for c in line) and "," not in line
