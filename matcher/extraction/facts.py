"""What a posting or resume states besides concepts, as data: languages, typing speed, pay, place, kind of employment.

Nothing of it is scored. Each part looks only at documents that hold one of its words, so that it costs next to nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import Final

from matcher.extraction import conditions, stated
from matcher.extraction.credentials import credentials
from matcher.extraction.demands import demand
from matcher.extraction.pay import pays
from matcher.extraction.places import locations
from matcher.extraction.reading import Hit, Reading
from matcher.extraction.spoken import Judge, languages
from matcher.model import Document, Facts, TypingSpeed
from matcher.vocabulary import Vocabulary

_UNIT = r"(?:wpm|w\.p\.m\.?|words?[ -]?(?:per|a|/)[ -]?min(?:ute)?s?|words/min(?:ute)?)"
_FIGURE = r"(?P<low>\d{2,3})\+?(?:\s?(?:-|\u2013|to)\s?(?P<high>\d{2,3}))?\+?"
_SPEEDS: Final = (
    re.compile(rf"(?<![\d.,$]){_FIGURE}\s*(?:\(?\w*\)?\s)?{_UNIT}(?!\w)", re.IGNORECASE),
    re.compile(rf"\b(?:{_UNIT}|typing speed|type speed)\s*(?:of|:|-|=|is)?\s*{_FIGURE}(?![\d%])", re.IGNORECASE),
)
_SIGNS = ("wpm", "w.p.m", "per min", "per-min", "a minute", "words/min", "typing speed", "type speed")
_NOT_TYPED = re.compile(
    r"\b(?:shorthand|steno\w*|speedwriting|dictat\w*|reading|transcri\w*)\b[^,;.]{0,25}$", re.IGNORECASE
)
_SLOWEST, _FASTEST = 20, 200


def posting_facts(reading: Reading, judge: Judge, document: Document) -> Facts:
    """The facts of a posting: from its text, and where the file holds structured data, from that."""
    found = Facts(
        languages=languages(reading, judge),
        typing=typing_speed(reading, judge),
        pay=pays(reading),
        locations=locations(reading),
        workplace=conditions.workplace(reading),
        employment=conditions.employment(reading),
        overtime=demand(reading, "overtime"),
        travel=demand(reading, "travel"),
    )
    return stated.completed(found, document)


def resume_facts(reading: Reading, judge: Judge, vocabulary: Vocabulary) -> Facts:
    """The facts of a resume: languages, typing speed, credentials."""
    return Facts(
        languages=languages(reading, judge),
        typing=typing_speed(reading, judge),
        credentials=credentials(reading, vocabulary),
    )


def typing_speed(reading: Reading, judge: Judge) -> TypingSpeed | None:
    """The first typing speed that a text states, or ``None``."""
    text = reading.text.text
    lower = text.lower()
    if not any(sign in lower for sign in _SIGNS):
        return None
    stated = [match for match in _speeds(text) if _is_typed(match, reading)]
    hits = [Hit("", "skill", *_tokens(match, reading), "exact", _tokens(match, reading)[0]) for match in stated]
    apart = replace(reading, hits=hits)
    judge(apart)
    for match, hit in zip(stated, apart.hits, strict=True):
        if hit.status in ("held", "wanted"):
            high = int(match["high"] or 0)
            return TypingSpeed(int(match["low"]), high or None, hit.level, *reading.text.original(*match.span()))
    return None


def _speeds(text: str) -> list[re.Match[str]]:
    """What looks like a typing speed, in text order."""
    return sorted((match for speed in _SPEEDS for match in speed.finditer(text)), key=re.Match.start)


def _is_typed(match: re.Match[str], reading: Reading) -> bool:
    """True for a figure that a person can type, in a sentence that does not speak of shorthand."""
    low, high = int(match["low"]), int(match["high"] or 0)
    if not _SLOWEST <= low <= max(low, high) <= _FASTEST or (high and high <= low):
        return False
    sentence = reading.sentence_at(match.start())
    return sentence is not None and not _NOT_TYPED.search(match.string[sentence.start : match.start()])


def _tokens(match: re.Match[str], reading: Reading) -> tuple[int, int, int]:
    """The tokens of a match and the sentence that holds them."""
    starts = reading.tokens.starts
    first, stop = bisect_left(starts, match.start()), bisect_left(starts, match.end())
    return first, max(stop, first + 1), reading.owners[first]
