"""Where a dated stretch of a resume has its heading: the lines that name the job, the employer, and what follows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Set
from dataclasses import dataclass
from operator import itemgetter

from matcher.extraction import dates
from matcher.extraction.layout import Sentence
from matcher.extraction.reading import Hit, Reading
from matcher.extraction.titles import is_credential, is_employer, is_study, names_job, names_job_of

_MAX_LINE = 130
_MAX_TITLE_LINE = 140
_MAX_EMPLOYER = 80
_MAX_BODY = 2500
# In text that lost its line breaks the job is named within so many characters before its dates, or after them.
_BEFORE = 110
_AFTER = 70
_MAX_DATE = 20
_LINKS = frozenset({"to", "-", "until", "through"})
_MARK = re.compile(r"(?:[-•*●▪–]+|\(?\d{1,2}[.)])\s")
_BREAK = re.compile(r"[.!?;•●▪]\s|[a-z]{2}\.(?=[A-Z])|-{4,}|:\s")
_FILLER = re.compile(
    r"\b(?:from|to|dates?|full|part|time|years?|months?|yrs?|mos?|employed|period|tenure|and|about|the)\b", re.I
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_SCHOOL = re.compile(r"\b(?:university|college|school|academy|institute|seminary)\b", re.IGNORECASE)
# What stands before a title that a sentence names: "I have been a legal secretary since …", "worked as a paralegal".
_SAID = re.compile(r"\b(?:as|been|was|am|became|become)\s+(?:an?\s+|the\s+|their\s+|his\s+|her\s+)?(?:[\w-]+\s+){0,2}$")
_WORKED = re.compile(r"\b(?:I\s+(?:was|am|have\s+been)|work(?:ed|ing)?|employed|joined|served|with)\b")


@dataclass(frozen=True, slots=True)
class Header:
    """The heading of a job: ``title`` is a range of the text, empty where none names it; ``body`` what follows."""

    title: tuple[int, int]
    text: str
    body: str


class Named:
    """The roles that a reading names, by where they stand."""

    def __init__(self, reading: Reading) -> None:
        """Sort the role hits of a reading."""
        self.reading = reading
        starts = reading.tokens.starts
        found = sorted(((starts[h.start], h) for h in reading.hits if h.kind == "role"), key=itemgetter(0))
        self.places = [place for place, _ in found]
        self.hits = [hit for _, hit in found]

    def between(self, start: int, end: int) -> list[Hit]:
        """The roles that begin in a range of the normalised text."""
        return self.hits[bisect_left(self.places, start) : bisect_left(self.places, end)]


class Headers:
    """Finds the heading of each dated stretch of one reading."""

    def __init__(self, reading: Reading, named: Named, dated: Set[int]) -> None:
        """Keep the reading and the lines that hold dates."""
        self.reading = reading
        self.named = named
        self.dated = dated
        self.lines = reading.text.lines
        self._naming: dict[int, bool] = {}

    def __call__(self, line: int, span: dates.Range) -> Header | None:
        """The heading of a dated stretch; ``None`` where it dates no job but schooling or what was done."""
        start, end = self.lines[line]
        own = self._content(line)
        if end - start > _MAX_TITLE_LINE:
            return self._inline(line, span)
        rest = own[: span.start] + " " + own[span.end :]
        if is_credential(own) or (is_study(rest) and not self._names(line)):
            return None
        bullet = bool(_MARK.match(own)) or self._is_item(start)
        if self._names(line) or names_job_of(own):
            title = line
        elif (said := self._said(start + span.start)) is not None:
            return Header(said, own, "")
        else:
            bare = not _WORD.search(_FILLER.sub(" ", rest).replace("since", ""))
            if bullet or (span.since and not bare):
                return None
            found = self._beside(line, bare=bare)
            if found is None:
                return self._untitled(line)
            title = found
        return self._header(line, title)

    def _header(self, line: int, title: int) -> Header:
        first, last = min(line, title), max(line, title)
        around = [i for i in (first - 1, last + 1) if self._may_be_employer(i, inside=first)]
        text = " | ".join(self._content(i) for i in sorted({*range(first, last + 1), *around}))
        return Header(self.lines[title], text, self._body(last))

    def _untitled(self, line: int) -> Header | None:
        """The heading of a job without a known title; ``None`` for schooling and for a sentence on something else."""
        around = [i for i in (line - 2, line - 1, line + 1) if self._joined(i, line)]
        texts = [self._content(i) for i in (line, *around)]
        if any(is_study(text) or (_SCHOOL.search(text) and len(text) <= _MAX_EMPLOYER) for text in texts):
            return None
        own = texts[0]
        if own.endswith(".") and not is_employer(own) and not _WORKED.search(own):
            return None
        start = self.lines[line][0]
        return Header((start, start), own, self._body(line))

    def _beside(self, line: int, *, bare: bool) -> int | None:
        """The nearest line that names the job of a dated line which does not: first those without a gap between."""
        joined = [i for i in (line - 1, line + 1, line - 2, line + 2) if self._joined(i, line)]
        apart = [line - 1, line + 1, line + 2, line - 2] if bare else [line - 1, line + 1]
        for i in joined:
            if self._names(i):
                return i
        if any(is_study(self._content(i)) for i in joined):
            return None
        return next((i for i in apart if self._reachable(i, line) and self._names(i)), None)

    def _joined(self, i: int, line: int) -> bool:
        """True where no blank line, date or bullet stands between a line and the dated one."""
        first, last = min(i, line), max(i, line)
        inside = first >= 0 and last < len(self.lines)
        return inside and not any(self.reading.text.gaps[first + 1 : last + 1]) and self._reachable(i, line)

    def _reachable(self, i: int, line: int) -> bool:
        if not 0 <= i < len(self.lines):
            return False
        step = 1 if i > line else -1
        return all(self._is_heading_line(k, after=step > 0) for k in range(line + step, i + step, step))

    def _is_heading_line(self, i: int, *, after: bool) -> bool:
        content = self._content(i)
        if i in self.dated or len(content) > _MAX_LINE or (_MARK.match(content) and (after or not self._names(i))):
            return False
        sentence = self.reading.sentence_at(self.lines[i][0])
        if sentence is None:
            return True
        opens = sentence.start == self.lines[i][0] and opens_section(sentence)
        return not opens and not (sentence.bullet and after)

    def _may_be_employer(self, i: int, *, inside: int) -> bool:
        """True where a line next to a heading may name its employer."""
        if (
            not 0 <= i < len(self.lines)
            or i in self.dated
            or self.reading.text.gaps[max(i, inside) if i < inside else i]
        ):
            return False
        content = self._content(i)
        if len(content) > _MAX_EMPLOYER or _MARK.match(content) or self._names(i) or not is_employer(content):
            return False
        return self._is_heading_line(i, after=i > inside)

    def _names(self, i: int) -> bool:
        """True for a line that names a job; every dated line near it asks."""
        if i not in self._naming:
            self._naming[i] = self._names_job(i)
        return self._naming[i]

    def _names_job(self, i: int) -> bool:
        start, end = self.lines[i]
        content = self._content(i)
        if end - start > _MAX_TITLE_LINE or (self._is_item(start) and names_job(content) is False):
            return False
        if names_job(content):
            return True
        roles = [
            h for h in self.named.between(start, end) if h.status != "other_person" and h.concept != "role.attorney"
        ]
        return bool(roles) and is_employer(content)

    def _is_item(self, place: int) -> bool:
        sentence = self.reading.sentence_at(place)
        return sentence is not None and sentence.bullet

    def _said(self, place: int) -> tuple[int, int] | None:
        """The title that the sentence around a place names: "I have been a legal secretary since 1987"."""
        sentence = self.reading.sentence_at(place)
        if sentence is None:
            return None
        for hit in self.named.between(sentence.start, sentence.end):
            start, end = self.reading.place(hit.start, hit.end)
            if hit.status != "other_person" and _SAID.search(self.reading.text.text[sentence.start : start]):
                return start, end
        return None

    def _inline(self, line: int, span: dates.Range) -> Header | None:
        """The heading of a stretch inside a long line: what stands right before its dates, else right after."""
        start, end = self.lines[line]
        text = self.reading.text.text
        place, stop = start + span.start, start + span.end
        before = [start + r.end for r in dates.ranges(text[start:end]) if start + r.end <= place]
        low = edge = max(start, place - _BEFORE, *before)
        breaks = [m.end() for m in _BREAK.finditer(text, low, place)]
        low = next((b for b in reversed(breaks) if names_job(text[b:place])), breaks[-1] if breaks else low)
        broken = _BREAK.search(text, stop, min(end, stop + _AFTER))
        high = broken.start() if broken else min(end, stop + _AFTER)
        others = [start + r.start for r in dates.ranges(text[start:end]) if start + r.start >= stop]
        body = text[stop : min(others[0] if others else end, stop + _MAX_BODY)]
        if is_study(text[edge:place]):
            return None
        said = self._said(place)
        if said is not None:
            return Header(said, text[low:high], body)
        for first, last in ((low, place), (stop, high)):
            content = text[first:last]
            if names_job(content.strip(" ,;-|()")) and not is_study(content):
                return Header((first, last), text[low:high], body + self._body(line))
        if self._is_item(start) or span.since:
            return None
        beside = self._beside(line, bare=False) if place - start < _BEFORE else None
        return self._header(line, beside) if beside is not None else None

    def _body(self, line: int) -> str:
        """What stands below a heading, up to the next dates or section."""
        start = self.lines[line][1]
        end = start
        for i in range(line + 1, len(self.lines)):
            sentence = self.reading.sentence_at(self.lines[i][0])
            if i in self.dated or (sentence and opens_section(sentence)) or end - start > _MAX_BODY:
                break
            end = self.lines[i][1]
        return self.reading.text.text[start:end]

    def _content(self, i: int) -> str:
        return self.reading.text.text[slice(*self.lines[i])].strip()


def _section_at(reading: Reading, place: int) -> str:
    sentence = reading.sentence_at(place)
    return sentence.section if sentence else ""


def opens_section(sentence: Sentence) -> bool:
    """True for a heading, and for a label that leaves the jobs ("Skills: Westlaw")."""
    left = bool(sentence.label_end) and sentence.section not in ("experience", "summary")
    return left or (sentence.heading and bool(sentence.section))


def dated_lines(reading: Reading, named: Named) -> Iterator[tuple[int, dates.Range]]:
    """Each date range of a resume with its line; for a short job, its one year or season."""
    found: list[tuple[int, dates.Range]] = []
    above = ""
    for i, (start, end) in enumerate(reading.text.lines):
        found += ((i, span) for span in _spans(reading, named, (start, end), above))
        stacked = _stacked(reading, i)
        if stacked is not None:
            found.append((i, stacked))
        above = reading.text.text[start:end]
    yield from zip((i for i, _ in found), dates.turned([span for _, span in found]), strict=True)


def _stacked(reading: Reading, i: int) -> dates.Range | None:
    """The range that three lines make together ("May 2012", "to", "Current"), at the third of them; else ``None``."""
    if i < 2:
        return None
    text = reading.text.text
    first, link, last = (text[slice(*reading.text.lines[k])].strip() for k in (i - 2, i - 1, i))
    if link.lower() not in _LINKS or max(len(first), len(last)) > _MAX_DATE:
        return None
    joined = f"{first} to {last}"
    found = next(dates.ranges(joined), None)
    if found is None or (found.start, found.end) != (0, len(joined)):
        return None
    return dates.Range(found.first, found.last, 0, len(last))


def _spans(reading: Reading, named: Named, place: tuple[int, int], above: str) -> list[dates.Range]:
    """The ranges of a line; its one year or season where it names a job, or the line above or below it does."""
    start, end = place
    line = reading.text.text[start:end]
    if not dates.is_dated(line):
        return []
    found = list(dates.ranges(line))
    if found or end - start > _MAX_TITLE_LINE or _section_at(reading, start) != "experience":
        return found
    stop = end + _MAX_TITLE_LINE if line.strip().isdigit() else end
    single = dates.lone_year(line) if named.between(start, stop) else None
    if single is None and (season := dates.lone_season(line)):
        alone = season.end - season.start == len(line.strip())
        single = season if names_job(line) or (alone and names_job(above)) else None
    return [single] if single else []
