"""Overtime and travel: required, possible or expressly none; what only touches on them says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from matcher.extraction.reading import Reading
from matcher.model import Demand, Stated

_NONE = re.compile(
    r"\b(?:no|without|zero)\s+(?:\w+\s+){0,2}?(?:overtime|travel)\b|"
    r"\b(?:overtime|travel)\b(?: \w+){0,2} (?:is |are )?(?:not (?:required|expected|needed|necessary)|never required)|"
    r"\b(?:overtime|travel)\s*[:–-]\s*(?:none|no|n/a|0\s?%)(?!\w)|"
    r"\bdoes not (?:require|involve) (?:any )?(?:overtime|travel)\b",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(
    r"\b(?:may|might|occasional\w*|occasionally|sometimes|possib\w+|if (?:needed|necessary|required)|"
    r"as (?:needed|necessary|required|business needs)|when (?:needed|necessary|required)|some|periodic\w*|"
    r"limited|minimal|from time to time|infrequent\w*|rare\w*)\b",
    re.IGNORECASE,
)
_READY = re.compile(r"\b(?:willing\w*|ability to|able to|flexib\w+|available|availability)\b", re.IGNORECASE)
_REQUIRED = re.compile(
    r"\b(?:required|requires?|must|mandatory|expected|necessary|essential|involves?|will (?:travel|work)|frequent\w*|"
    r"regular\w*|extensive)\b",
    re.IGNORECASE,
)
_ABOUT = {
    "overtime": re.compile(
        r"\b(?:claims?|litigation|laws?|cases?|disputes?|flsa|exempt|pay|paid|rate|wage|eligible|track\w*|calculat\w*)\b",
        re.IGNORECASE,
    ),
    "travel": re.compile(
        r"\btravel (?:arrange\w*|itinerar\w*|plan\w*|logistic\w*|expense\w*|book\w*|reservation\w*|reimburse\w*|"
        r"request\w*|insurance|industry|and expense|schedul\w*|agen\w+|document\w*|visa|vouchers?|needs|"
        r"benefit\w*|discount\w*)|"
        r"\b(?:arrang\w+|book\w*|coordinat\w+|schedul\w+|plan\w*|manag\w+|organi[sz]\w+|mak\w+|handl\w+|reimburse\w*|"
        r"free to|love to|prepar\w+|process\w*|attorneys?'?|partners?'?)\b[^.;]{0,60}\btravel",
        re.IGNORECASE,
    ),
}
_PERCENT = re.compile(
    r"(?P<low>\d{1,3})(?:\s?(?:-|–|to)\s?(?P<high>\d{1,3}))?\s?(?:%|percent\b)",
    re.IGNORECASE,
)
_ORDER = ("required", "possible", "none")
_LONGEST = 400


def demand(reading: Reading, word: str) -> Stated[Demand] | None:
    """What a posting says of ``word`` ("overtime" or "travel"): its clearest statement, or ``None``."""
    found = list(_stated(reading, word))
    return min(found, key=lambda item: _ORDER.index(item.value), default=None)


def _stated(reading: Reading, word: str) -> Iterator[Stated[Demand]]:
    for number in dict.fromkeys(reading.owners[i] for i, said in enumerate(reading.words) if said == word):
        if number < 0:
            continue
        sentence = reading.sentences[number]
        if sentence.section == "benefits" or sentence.end - sentence.start > _LONGEST:
            continue
        text = reading.text.text[sentence.start : sentence.end]
        value = _value(text, word)
        if value:
            at = sentence.start + text.lower().find(word)
            percent = _percent(text) if word == "travel" and value != "none" else None
            yield Stated(value, *reading.text.original(at, at + len(word)), percent)


def _value(text: str, word: str) -> Demand | None:
    if _NONE.search(text):
        return "none"
    if _ABOUT[word].search(text):
        return None
    percent = _percent(text) if word == "travel" else None
    if _POSSIBLE.search(text):
        return "possible"
    if _REQUIRED.search(text) or percent:
        return "required"
    return "possible" if _READY.search(text) else None


def _percent(text: str) -> int | None:
    """The largest share of the time that travel may take."""
    match = _PERCENT.search(text)
    if match is None:
        return None
    share = int(match["high"] or match["low"])
    return share if 0 < share <= 100 else None
