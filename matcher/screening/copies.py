"""Copies of one resume among many: the same file, the same text in another format, an edited copy.

Copies are labelled and nothing else: each keeps its place. Two people are never taken for one: resumes that an agency
writes on one form are nearly the same text, so a text that is only nearly the same is a copy only where name and
address say that it is the same person's.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from matcher.reports.record_shapes import TraceObject
from matcher.reports.row_shapes import Copy
from matcher.reports.trace import SKETCH

# The share of their phrases that two texts have in common at least: two copies of which each had a fifth of its words
# changed share a quarter. Of 2,775 pairs of real resumes of different people none shares more than 0.14.
NEAR = 0.2
# A near text shares one of its first phrases with its original all but surely; texts that share none are not compared.
_PROBES = 16


class Trace(NamedTuple):
    """What one resume is told by. ``file`` is "" where it is not known; what is compared are digests."""

    file: str
    words: str
    people: frozenset[str]
    sketch: array[int]


class Copied(NamedTuple):
    """How one resume of many is a copy: the place of its group's first among them, how it is like it, its group."""

    first: int
    how: Copy | None
    group: int


def trace(file: str, found: TraceObject) -> Trace:
    """A trace as it is compared, in little room."""
    return Trace(file, found["words"], frozenset(found["people"]), array("L", found["sketch"]))


def copies(traces: Sequence[Trace]) -> dict[int, Copied]:
    """The copies among some resumes in their order, by place; the first of a group is what the others are copies of.

    Groups count from 1 in the order of their first. A resume is held against the first of a group alone, never against
    another copy, so that no chain of small changes makes one group of what is no longer alike.
    """
    seen = _Seen()
    found = [seen.place(number, one) for number, one in enumerate(traces)]
    sizes: dict[int, int] = defaultdict(int)
    for first, _ in found:
        sizes[first] += 1
    groups = {first: number for number, first in enumerate((f for f, size in sizes.items() if size > 1), 1)}
    return {place: Copied(first, how, groups[first]) for place, (first, how) in enumerate(found) if first in groups}


class _Found(NamedTuple):
    """The place of the first of a group, and how a resume is like it; ``None`` for the first itself."""

    first: int
    how: Copy | None


@dataclass(slots=True)
class _Seen:
    """The resumes seen so far: what another one of the same file or text is, and the firsts of groups by phrase."""

    files: dict[str, _Found] = field(default_factory=dict)
    texts: dict[str, _Found] = field(default_factory=dict)
    firsts: dict[int, Trace] = field(default_factory=dict)
    phrases: defaultdict[tuple[str, int], list[int]] = field(default_factory=lambda: defaultdict(list))

    def place(self, number: int, one: Trace) -> _Found:
        """The first of the group that a resume belongs to, itself where it starts one, and how it is like it."""
        found = self.files.get(one.file) or self.texts.get(one.words) or self._edited(number, one)
        if one.file:
            self.files.setdefault(one.file, _Found(found.first, found.how or "same file"))
        if one.words:
            self.texts.setdefault(one.words, _Found(found.first, found.how or "same text"))
        return found

    def _edited(self, number: int, one: Trace) -> _Found:
        first = next((f for f in self._candidates(one) if is_edited(one, self.firsts[f])), None)
        if first is not None:
            return _Found(first, "edited copy")
        self._start(number, one)
        return _Found(number, None)

    def _start(self, number: int, one: Trace) -> None:
        """Keep the first of a group, findable by name and phrase."""
        for name in _names(one):
            self.firsts[number] = one
            for phrase in one.sketch:
                self.phrases[name, phrase].append(number)

    def _candidates(self, one: Trace) -> list[int]:
        """The firsts of the same name that share a phrase, in their order."""
        keys = ((name, phrase) for name in _names(one) for phrase in one.sketch[:_PROBES])
        return sorted({first for key in keys for first in self.phrases.get(key, ())})


def is_edited(one: Trace, other: Trace) -> bool:
    """Whether two resumes are the same person's and nearly the same text."""
    return is_same_person(one.people, other.people) and likeness(one.sketch, other.sketch) >= NEAR


def is_same_person(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two resumes give the same name and, where both give addresses, one that is the same.

    An address alone says nothing: an agency puts its own on every resume.

    >>> is_same_person(frozenset({"n:1", "e:1", "p:1"}), frozenset({"n:1", "e:2", "p:1"}))
    True
    >>> is_same_person(frozenset({"n:1", "e:1"}), frozenset({"n:2", "e:1"}))
    False
    """
    shared = one & other
    if not any(_is_name(digest) for digest in shared):
        return False
    kinds = {digest[0] for digest in one if not _is_name(digest)} & {digest[0] for digest in other}
    return not kinds or any(not _is_name(digest) for digest in shared)


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of their phrases that two texts have in common, as their sketches tell: 1 for the same text."""
    a, b = set(one), set(other)
    smallest = sorted(a | b)[:SKETCH]
    return sum(digest in a and digest in b for digest in smallest) / len(smallest) if smallest else 0.0


def _names(one: Trace) -> Iterator[str]:
    return filter(_is_name, one.people)


def _is_name(digest: str) -> bool:
    return digest.startswith("n")
