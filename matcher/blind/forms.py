"""The forms in which a known name comes back in a text: whole, turned, with initials, or a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from matcher.blind.words import COMMON, HONORIFICS, PARTICLES, SUFFIX
from matcher.blind.written import folded, is_ordinary, words_of

_GAP = r"[\s.,]{1,4}"
_EDGE_BEFORE = r"(?<![\w@])"
_EDGE_AFTER = r"(?!\w)"
_WORD = re.compile(r"(?=[^\W\d_])[^\s,\"“”().]+\.?")
_TAIL = rf"(?:,?\s{SUFFIX}(?!\w))?"
_TOWN_AFTER = re.compile(r",? (?:[A-Z]{2}\b|[A-Z][a-z]+\b(?= \d{5}))")


def whole(name: str) -> re.Pattern[str] | None:
    """A pattern of all forms that hold more than one word of a name; a name of one word is that word itself."""
    words = _words(name)
    if not words:
        return None
    if len(words) == 1:
        return re.compile(rf"{_EDGE_BEFORE}{re.escape(words[0])}{_EDGE_AFTER}")
    first, middle, last = words[0], words[1:-1], words[-1]
    initial = r"(?:\s[^\W\d_]\b\.?)?"
    after = rf"(?:\s{_form(middle[0])}|{initial})" if middle else initial
    alternatives = [
        _GAP.join(map(_form, words)),
        rf"{_form(first)}{_GAP}(?:[^\W\d_]\.?{_GAP})?{_form(last)}",
        rf"{_form(last)}\s?,\s?{_form(first)}{after}",
    ]
    if len(last) > 2:
        alternatives.append(rf"(?-i:{re.escape(first[0].upper())}\.?\s?(?:[^\W\d_]\.?\s?)?{_form(last)})")
    # "clients will trust" is no Will Trust: a name of ordinary words counts only as names are written.
    flags = re.NOFLAG if all(map(is_ordinary, words)) else re.IGNORECASE
    honorific = rf"(?:{HONORIFICS}\.?\s)?"
    return re.compile(rf"{_EDGE_BEFORE}{honorific}(?:{'|'.join(alternatives)}){_TAIL}{_EDGE_AFTER}", flags)


def parts(names: list[str], text: str) -> Iterator[tuple[int, int]]:
    """The ranges of single words of the names, written as names are.

    A word that is also an ordinary one counts only where an honorific shows that it is a name.
    """
    words = {word for name in names for word in _words(name) if _tells(word)}
    for word in sorted(words):
        ordinary = _is_common(word)
        pattern = re.compile(rf"{_EDGE_BEFORE}(?P<said>{HONORIFICS}\b\.?\s)?{_form(word)}(?P<own>['’]s)?{_EDGE_AFTER}")
        for match in pattern.finditer(text):
            if ordinary and not match["said"]:
                continue
            if not match["said"] and _TOWN_AFTER.match(text, match.end()):
                continue
            yield match.start(), match.end() - len(match["own"] or "")


def _words(name: str) -> list[str]:
    """The words of a name without honorific and suffix; "Doe, Jane" is turned."""
    bare = re.sub(rf"^{HONORIFICS}\b\.?\s+", "", name.strip(), flags=re.IGNORECASE)
    bare = re.sub(rf",?\s+{SUFFIX}$", "", bare, flags=re.IGNORECASE)
    last, comma, first = bare.partition(",")
    ordered = f"{first} {last}" if comma else bare
    return [
        m[0].rstrip(".") if len(m[0]) > 2 else m[0][0] if m[0].endswith(".") else m[0] for m in _WORD.finditer(ordered)
    ]


def _form(word: str) -> str:
    """A pattern of one word as names write it; an initial has its full stop or not."""
    forms = "|".join(re.escape(form) for form in sorted({word, word.upper(), _titled(word)}))
    return rf"(?:{forms})\.?" if len(word) == 1 else f"(?:{forms})"


def _titled(word: str) -> str:
    return word if any(c.islower() for c in word) else "-".join(part.capitalize() for part in word.split("-"))


def _tells(word: str) -> bool:
    return bool(words_of(word)) and word.lower() not in PARTICLES and (len(word) > 1 or not word.isascii())


def _is_common(word: str) -> bool:
    return folded(word) in COMMON or is_ordinary(word)
