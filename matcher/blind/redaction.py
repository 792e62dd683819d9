"""What in a resume's text says who its person is, as ranges with the word that stands for each.

The vocabulary is protected. What the extraction holds as a mention ("Westlaw", "Bates numbering") is a thing and is
never hidden as a part of a name, a school or another person; what it refused as a part of a name ("Clio Grant") is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from matcher.blind import forms, personal, reach, schools
from matcher.blind.names import found_names, stated
from matcher.blind.shapes import Hide
from matcher.blind.view import View, view
from matcher.model import Resume

Range = tuple[int, int]
# Where two overlap, the first of these words stands for both.
_ORDER = ("[name]", "[contact]", "[address]", "[school]", "[person]", "[personal]", "[year]", "[pronoun]")
_LONGEST = 500  # no form of the vocabulary is longer
_MOST_NAMES = 10
_SPACE = re.compile(r"[ ,]*")
_JOINS = {"[address]": _SPACE, "[school]": _SPACE, "[name]": _SPACE, "[year]": re.compile(r"\s*(?:-|–|—|to|,)\s*")}


def hides(resume: Resume) -> tuple[Hide, ...]:
    """The ranges of ``document.text`` that say who somebody is, in order and apart, each with its word."""
    seen = view(resume)
    things = _things(resume)
    found: list[tuple[int, int, str]] = []
    own = found_names(seen)
    found += [(*seen.original(f.start, f.end), "[name]") for f in own]
    names = list(dict.fromkeys(f.text for f in own))[:_MOST_NAMES] or list(filter(None, [stated(seen)]))
    contacts = list(reach.contacts(seen))
    taken = sorted([*contacts, *((f.start, f.end) for f in own)])
    found += _sure(seen, contacts, "[contact]", things)
    found += _sure(seen, reach.addresses(seen, taken), "[address]", [])
    found += _named(seen, names, things)
    schooled = list(schools.schools(seen))
    found += _weak(seen, schooled, "[school]", things)
    found += _sure(seen, schools.years(seen, schooled), "[year]", [])
    found += _weak(seen, personal.others(seen), "[person]", things)
    found += _sure(seen, personal.personal(seen), "[personal]", things)
    found += _sure(seen, personal.pronouns(seen), "[pronoun]", things)
    return tuple(_apart(found, resume.document.text))


def redact(text: str, found: Iterable[Hide]) -> str:
    """A text with each range replaced by its word; the ranges must be in order and apart.

    >>> redact("Jo Doe knows Westlaw.", [{"start": 0, "end": 6, "word": "[name]"}])
    '[name] knows Westlaw.'
    """
    out, done = [], 0
    for hide in found:
        out += [text[done : hide["start"]], hide["word"]]
        done = hide["end"]
    return "".join([*out, text[done:]])


def _things(resume: Resume) -> list[Range]:
    """The ranges of what the vocabulary names. A duty told by verb and object may hold anybody's name in between."""
    return sorted({(m.start, m.end) for m in resume.mentions if m.how != "verb-object"})


def _named(seen: View, names: list[str], things: list[Range]) -> Iterator[tuple[int, int, str]]:
    """Where the person's names come back."""
    for name in names:
        pattern = forms.whole(name)
        places = [m.span() for m in pattern.finditer(seen.clean.text)] if pattern else []
        yield from _sure(seen, places, "[name]", things)
    yield from _weak(seen, forms.parts(names, seen.clean.text), "[name]", things)


def _sure(seen: View, places: Iterable[Range], word: str, things: list[Range]) -> Iterator[tuple[int, int, str]]:
    """The ranges in the original, but for those that are wholly a thing."""
    for place in places:
        if place[0] < place[1]:
            start, end = seen.original(*place)
            if not any(a <= start and end <= b for a, b in _over(things, start, end)):
                yield start, end, word


def _weak(seen: View, places: Iterable[Range], word: str, things: list[Range]) -> Iterator[tuple[int, int, str]]:
    """The ranges in the original without the things in them."""
    text = seen.resume.document.text
    for place in places:
        start, end = seen.original(*place)
        for a, b in [*_over(things, start, end), (end, end)]:
            first, last = _bare(text, start, min(a, end))
            if first < last:
                yield first, last, word
            start = max(start, b)


def _over(things: list[Range], start: int, end: int) -> list[Range]:
    """The things that overlap a range; they are sorted by their start."""
    first, stop = bisect_left(things, (start - _LONGEST, 0)), bisect_left(things, (end, 0))
    return [thing for thing in things[first:stop] if thing[1] > start]


def _bare(text: str, start: int, end: int) -> Range:
    """A range without what is no letter and no digit at its ends."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum() and text[end - 1] != ".":
        end -= 1
    return start, end


def _apart(found: list[tuple[int, int, str]], text: str) -> Iterator[Hide]:
    """The ranges in order: what overlaps, or is one address in two parts, becomes one."""
    current: list[tuple[int, int, str]] = []
    for start, end, word in sorted(found, key=lambda f: (f[0], -f[1], _ORDER.index(f[2]))):
        if current:
            a, b, before = current[-1]
            between = text[b:start]
            joins = word == before and (_JOINS[word].fullmatch(between) if word in _JOINS else False)
            if start < b or joins:
                outer = before if end <= b else word if a == start else ""
                current[-1] = (a, max(b, end), outer or min(before, word, key=_ORDER.index))
                continue
        current.append((start, end, word))
    for start, end, word in current:
        yield {"start": start, "end": end, "word": word}
