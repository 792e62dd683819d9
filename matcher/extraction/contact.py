"""Who a candidate is and where to reach them: parts of a text in which no word is a skill ("Clio Grant", e-mail)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from matcher.extraction.reading import Reading, Refusal

_KINDS = frozenset({"tool", "duty", "skill", "practice_area", "document_type"})
_SITE = r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|edu|gov|io|me)/\S*"
_WEB = re.compile(_SITE, re.IGNORECASE)
_REACH = re.compile(rf"\S+@\S+\.\w+|{_SITE}", re.IGNORECASE)
_MARK = re.compile(r"[@/wW](?:(?<=[@/])|[wW]{2}\.)")
_DOT = re.compile(r"\.\w")
# Addresses hold no space; longer runs without one are noise, and would be scanned in quadratic time.
_PIECE = re.compile(r"\S{1,200}")
_ADDRESS = re.compile(r"^\d{1,6}\w?\s+[A-Z]|\bP\.?\s?O\.?\s+Box\b|\b[A-Z]{2},?\s+\d{5}(?:-\d{4})?\b")
_SEGMENT = re.compile(r"[^|•·;]+")
_PART = r"(?:[^\W\d_a-z][\w.'-]*|d[aeiu]|v[ao]n|der|den|la|le|bin|al)"
_WHOLE = rf"{_PART}(?:\s+{_PART}){{1,4}}"
_NAME = re.compile(rf"(?:(?i:name|resume(?: of)?)\s*:?\s+)?{_WHOLE}$")
_TURNED = re.compile(rf"{_PART}(?:\s+{_PART})?,\s*{_PART}(?:\s+{_PART}){{0,2}}$")
_LABELLED = re.compile(
    rf"\W*(?i:(?:(?:full|legal|candidate|applicant)(?:['’]s)? )?name|(?:prepared|submitted|signed) by|signed|signature)"
    rf"\s*:\s*(?P<name>{_WHOLE})\W*$"
)
_CLOSING = re.compile(
    r"(?:(?:very |most )?(?:sincerely|respectfully|cordially|truly)(?: yours| submitted)?|yours \w+|"
    r"(?:(?:with )?(?:kind|best|warm)(?:est)? )?regards|best wishes|thank you),?\s*$",
    re.IGNORECASE,
)
_SIGNED = re.compile(rf"\W*{_WHOLE}$")
_REACHED = re.compile(r"\S@\S|\d{3}\W{1,3}\d{4}")
_NEAR = 4
_TITLE = re.compile(r"(?:resume|curriculum vitae|cv)\W*$", re.IGNORECASE)
_HEAD_LINES = 8
_FEWEST_LINES = 3


def contact(reading: Reading) -> frozenset[int]:
    """The tokens of e-mail and web addresses and, in a resume, of the name and the postal address above it all."""
    starts = reading.tokens.starts
    places = [*_reach(reading.text.text)]
    if reading.doc_type == "resume":
        places += _head(reading)
        places += _signed(reading)
    return frozenset(i for start, end in places for i in range(bisect_left(starts, start), bisect_left(starts, end)))


def _reach(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of e-mail and web addresses; pieces without a sign of one are not looked at."""
    done = 0
    for mark in _MARK.finditer(text):
        if mark.start() < done:
            continue
        start = text.rfind(" ", 0, mark.start()) + 1
        done = text.find(" ", mark.end())
        done = done if done >= 0 else len(text)
        for piece in _PIECE.finditer(text, start, done):
            pattern = _REACH if _holds_mail(piece[0]) else _WEB
            for match in pattern.finditer(piece[0]):
                yield piece.start() + match.start(), piece.start() + match.end()


def _holds_mail(piece: str) -> bool:
    """True where "@" and, after it, a dot and a letter show an e-mail address; else its pattern would try in vain."""
    dots = [match.start() for match in _DOT.finditer(piece)]
    return bool(dots) and "@" in piece[1 : dots[-1] - 1]


def _head(reading: Reading) -> Iterator[tuple[int, int]]:
    """The ranges of the name and of the postal address among the lines before the first heading."""
    lines = list(islice((line for line in reading.text.lines if not _under_heading(reading, line[0])), _HEAD_LINES))
    if len(reading.text.lines) < _FEWEST_LINES or not lines or lines[0] != reading.text.lines[0]:
        return
    titled = len(lines) > 1 and _TITLE.match(reading.text.text[slice(*lines[0])])
    start, end = lines[1 if titled else 0]
    cell = re.split(r"\s[-|(]", reading.text.text[start:end])[0].rstrip()
    name = cell.partition(",")[0].rstrip()
    # A list may look like a name that is turned ("Westlaw, Clio"): an address near it tells.
    if _TURNED.match(cell) and _is_reached(reading, lines):
        name = cell
    elif not _NAME.match(name):
        name = ""
    if name and not _names_role(reading, start, end):
        yield start, start + len(name)
    for start, end in lines:
        for segment in _SEGMENT.finditer(reading.text.text[start:end]):
            if _ADDRESS.search(segment[0].strip()):
                yield start + segment.start(), start + segment.end()


def _is_reached(reading: Reading, lines: list[tuple[int, int]]) -> bool:
    """Whether an e-mail address or a telephone number stands in the first lines."""
    return any(_REACHED.search(reading.text.text[start:end]) for start, end in lines[:_NEAR])


def _signed(reading: Reading) -> Iterator[tuple[int, int]]:
    """The ranges of names that a label or the end of a letter gives, wherever they stand."""
    text, closed = reading.text.text, False
    for start, end in reading.text.lines:
        line = text[start:end].strip()
        labelled = _LABELLED.match(line)
        if labelled or (closed and _SIGNED.match(line)):
            yield start, end
        closed = bool(_CLOSING.match(line)) or (closed and not line)


def _under_heading(reading: Reading, place: int) -> bool:
    sentence = reading.sentence_at(place)
    return sentence is not None and bool(sentence.section or sentence.heading)


def _names_role(reading: Reading, start: int, end: int) -> bool:
    return any(h.kind == "role" and start <= reading.tokens.starts[h.start] < end for h in reading.hits)


class ContactFilter:
    """Refuses what was found in a name or an address, and marks these tokens for what comes after."""

    def __call__(self, reading: Reading) -> None:
        """Move such hits from the reading's hits to its refusals."""
        reading.contact = contact(reading)
        kept = []
        for hit in reading.hits:
            if hit.kind in _KINDS and not reading.contact.isdisjoint(range(hit.start, hit.end)):
                reading.refusals.append(
                    Refusal(hit.concept, hit.kind, hit.start, hit.end, "part of a name or an address")
                )
            else:
                kept.append(hit)
        reading.hits = kept
