"""A resume as the search for people sees it: repaired text in lines, each with its section, and cells of a line."""

from __future__ import annotations

import re
import threading
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache

from matcher.extraction.layout import Headings, Sentence, divide, wrapped
from matcher.model import Resume
from matcher.text import Normalised, norm, normalise, tokens
from matcher.vocabulary import load_vocabulary

_CELL = re.compile(r"\s*[|•·∙●▪■;\t]\s*|\s+[-–—~.]\s+")
_SCHOOLING = re.compile(
    r"\b(?:school|college|university|institute|academy|seminary|polytechnic|bachelor|master|associate|doctor|juris|diploma|"
    r"degree|certificate|paralegal|law|[bmaj]\.?[asd]\.?)\b",
    re.IGNORECASE,
)
_LAST = threading.local()
_LONGEST_HEADING = 40
_WIDE = re.compile(r"\t|\s{3,}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the repaired text, with its section as the extraction sees it ("" before the first heading)."""

    start: int
    end: int
    text: str
    section: str
    heading: bool


@dataclass(frozen=True, slots=True)
class View:
    """A resume with its repaired text; offsets are into that text until :meth:`original` maps them back."""

    resume: Resume
    clean: Normalised
    lines: tuple[Line, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The range of ``document.text`` that a range of the repaired text stands for."""
        return self.clean.original(start, end)

    def line_at(self, place: int) -> int:
        """The number of the line that holds a place."""
        return max(0, bisect_right(self.lines, place, key=lambda line: line.start) - 1)

    def cells(self, line: Line) -> Iterator[tuple[int, int]]:
        """The ranges of a line's parts: what bars, dots, lone dashes or wide gaps keep apart."""
        gaps = [(m.start(), m.end()) for m in _CELL.finditer(line.text)]
        gaps += [
            (m.start(), m.end())
            for m in re.finditer(" ", line.text)
            if _WIDE.fullmatch(self._between(line.start + m.start()))
        ]
        done = 0
        for start, end in [*sorted(gaps), (len(line.text), len(line.text))]:
            if start > done:
                yield line.start + done, line.start + start
            done = max(done, end)

    def _between(self, space: int) -> str:
        """What the original holds where the repaired text has one space; "" between words set with spaced letters."""
        text, start = self.resume.document.text, self.clean.begins[space]
        spaced = start > 1 and text[start - 2] == " " and text[start - 1] != " "
        return "" if spaced else text[start : self.clean.ends[space]]


def view(resume: Resume) -> View:
    """The view of a resume; that of the last one is kept, since several questions are asked of it in a row."""
    last: View | None = getattr(_LAST, "view", None)
    if last is None or last.resume is not resume:
        last = _LAST.view = _view(resume)
    return last


def _view(resume: Resume) -> View:
    document = resume.document
    clean = normalise(document.text, lambda word: norm(word) in known())
    found = divide(clean, _headings(), wrapped(document))
    heads = frozenset(b.start for b in document.blocks if b.kind == "heading")
    return View(resume, clean, tuple(_lines(clean, found, heads)))


def _lines(clean: Normalised, sentences: tuple[Sentence, ...], heads: Set[int]) -> Iterator[Line]:
    starts = [s.start for s in sentences]
    left = False
    for start, end in clean.lines:
        # A line that a wide bullet opens begins before its sentence.
        i = bisect_left(starts, start)
        own = i if i < len(starts) and starts[i] < end else i - 1
        sentence = sentences[own] if 0 <= own < len(sentences) else None
        section = sentence.section if sentence else ""
        heading = sentence.heading if sentence else False
        text = clean.text[start:end]
        left = not heading and (left or _opens_another(text, section, marked=clean.begins[start] in heads))
        yield Line(start, end, text, "" if left else section, heading)


def _opens_another(text: str, section: str, *, marked: bool) -> bool:
    """True for a line that ends the education under a heading that nobody lists ("TALKS", "PROFESSIONAL GROUPS")."""
    shouted = text.isupper() and len(text) <= _LONGEST_HEADING and not any(c.isdigit() or c in ",|" for c in text)
    return section == "education" and (shouted or marked) and not _SCHOOLING.search(text)


def begins_job(seen: View, line: Line) -> bool:
    """True for a line in which a dated job begins."""
    start, end = seen.original(line.start, line.end)
    return any(start <= role.start < end for role in seen.resume.roles)


@cache
def known() -> frozenset[str]:
    """The words, as :func:`matcher.text.norm` gives them, that the vocabulary or its background knows."""
    vocabulary = load_vocabulary()
    forms = {norm(word) for c in vocabulary.concepts.values() for alias in c.aliases for word in tokens(alias)}
    return frozenset(forms | vocabulary.frequencies.keys())


@cache
def _headings() -> Headings:
    vocabulary = load_vocabulary()
    return Headings(vocabulary.headings["resume"], vocabulary.headings["resume_words"])
