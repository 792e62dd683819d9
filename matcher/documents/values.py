"""Structured data that people and programs filled in: what is asked for is found under any of its names and types."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from matcher.documents.parts import BULLETS, Line, well_formed

_DEEPEST = 64
_LARGEST = 10**18
_TAG = re.compile(r"</?[a-zA-Z][\w:-]*(?:\s[^<>]*)?/?>")
_SPACES = re.compile(r"\s+")
_BULLET = re.compile(rf"(?:[{BULLETS}]|[-\u2013\u2014*]\s)\s*")
_STAMP = re.compile(r"((?:19|20)\d\d)(?:-(\d{1,2})(?:-\d{1,2}(?:[T ].*)?)?)?")
# Codes of countries that are those of states as well.
_COUNTRIES = {
    "AL": "Albania", "AR": "Argentina", "AZ": "Azerbaijan", "CA": "Canada", "CO": "Colombia", "DE": "Germany",
    "GA": "Gabon", "ID": "Indonesia", "IL": "Israel", "IN": "India", "KY": "Cayman Islands", "LA": "Laos",
    "MA": "Morocco", "MD": "Moldova", "ME": "Montenegro", "MN": "Mongolia", "MO": "Macao", "MS": "Montserrat",
    "MT": "Malta", "NC": "New Caledonia", "NE": "Niger", "PA": "Panama", "SC": "Seychelles", "SD": "Sudan",
    "TN": "Tunisia", "VA": "Vatican City",
}  # fmt: skip
_AMERICA = ("us", "usa", "united states", "united states of america")
_MONTHS = "January February March April May June July August September October November December".split()


def plain(value: Any, depth: int = 0) -> Any:
    """Return ``value`` as JSON knows it: mappings, lists, strings, numbers, true, false and null.

    Raises:
        RecursionError: It is nested deeper than any document is, or holds itself.

    """
    if depth > _DEEPEST:
        raise RecursionError
    if isinstance(value, Mapping):
        return {well_formed(str(key)): plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item, depth + 1) for item in value]
    if isinstance(value, float) and value - value != 0:  # JSON has no NaN and no infinity
        return None
    if isinstance(value, int) and abs(value) > _LARGEST:  # turning one of many digits into text takes long or fails
        return None
    if value is None or isinstance(value, bool | int | float):
        return value
    return value.isoformat() if isinstance(value, date) else well_formed(str(value))


def text(value: Any) -> str:
    """Return a value as one line of text; of a mapping its name, of a list its items with commas between them."""
    if isinstance(value, str):
        return _SPACES.sub(" ", value).strip()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping):
        return first(value, "name", "title", "text", "value", "label", "keyword")
    return ", ".join(texts(value))


def texts(value: Any) -> list[str]:
    """Return a value as lines of text: the items of a list, the value itself of anything else."""
    items = value if isinstance(value, list) else [value]
    return [found for item in items if (found := text(item))]


def first(item: Any, *names: str) -> str:
    """Return the first of some fields that says anything, as text; ``""`` where none does."""
    if not isinstance(item, Mapping):
        return ""
    return next((found for name in names if (found := text(item.get(name)))), "")


def get(item: Any, *names: str) -> Any:
    """Return the first of some fields that is not empty, as it is, or ``None``."""
    if not isinstance(item, Mapping):
        return None
    return next((found for name in names if (found := item.get(name)) not in (None, "", [], {})), None)


def entries(value: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the mappings of a list; a lone mapping is a list of one, and a text is one by its name alone."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, Mapping):
            yield item
        elif found := text(item):
            yield {"name": found}


def prose(value: Any) -> list[Line]:
    """Return a longer text as lines: HTML as a browser shows it, also where it is escaped; else line by line."""
    if isinstance(value, list):
        return [line for item in value for line in prose(item)]
    if not isinstance(value, str):
        return [Line(found)] if (found := text(value)) else []
    markup = value if _TAG.search(value) else html.unescape(value)
    if _TAG.search(markup):
        from matcher.documents.markup import fragment

        # "&amp;lt;": some boards escape twice.
        inner = fragment(markup)
        return inner if inner or not markup.strip() else [Line(text(markup))]
    rows = (_SPACES.sub(" ", row).strip() for row in markup.splitlines())
    return [Line(row, "bullet" if _BULLET.match(row) else "paragraph") for row in rows if row]


def bullets(value: Any) -> list[Line]:
    """Return a list as bullets; HTML and texts of several lines keep their own."""
    found: list[Line] = []
    for item in value if isinstance(value, list) else [value]:
        lines = prose(text(item) if isinstance(item, Mapping) else item)
        for line in lines:
            bare = _BULLET.sub("", line.text, count=1)
            if line.kind == "heading" and len(lines) > 1:
                found.append(line)
            elif bare:
                found.append(Line(f"- {bare}", "bullet"))
    return found


def heading(words: str) -> Line:
    """Return a line that heads what follows."""
    return Line(words, "heading")


def month(value: Any) -> str:
    """Return a date as people write it; what is no ISO date stays as it is.

    >>> month("2016-06"), month("2016-06-30"), month(2016), month("Spring 2016")
    ('June 2016', 'June 2016', '2016', 'Spring 2016')
    """
    said = text(value)
    match = _STAMP.fullmatch(said)
    if not match or match[2] is None:
        return said
    return f"{_MONTHS[int(match[2]) - 1]} {match[1]}" if 1 <= int(match[2]) <= 12 else match[1]


def dates(item: Any, *, is_open: bool) -> str:
    """Return the dates of an entry; ``is_open``: without an end it goes on to this day."""
    start = month(get(item, "startDate", "start", "from"))
    end = month(get(item, "endDate", "end", "to", "until"))
    if start and not end and is_open:
        end = "Present"
    return " \u2013 ".join(part for part in (start, end) if part) or month(
        get(item, "date", "releaseDate", "awardDate")
    )


def places(value: Any) -> list[str]:
    """Return the places of a ``jobLocation`` as people write them; another country than the US is named with them."""
    found = (_place(item) for item in (value if isinstance(value, list) else [value]))
    return list(dict.fromkeys(place for place in found if place))


def _place(item: Any) -> str:
    address = item.get("address", item) if isinstance(item, Mapping) else item
    if not isinstance(address, Mapping):
        return text(address)
    parts = [
        first(address, "addressLocality", "city", "name"),
        first(address, "addressRegion", "region", "state"),
    ]
    country = first(address, "addressCountry", "countryCode")
    if any(parts) and country.lower().replace(".", "") in _AMERICA:
        country = ""
    return joined([*parts, _COUNTRIES.get(country, country)])


def joined(parts: Iterator[str] | list[str], by: str = ", ") -> str:
    """Return what is not empty of some texts, as one."""
    return by.join(part for part in parts if part)
