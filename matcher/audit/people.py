"""The table of people: results joined with the groups that a separate file names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from matcher.errors import MatcherError

PersonStatus = Literal["scored", "unscored", "unreadable"]
# A column with more values than this is a name, a date or a note, and no group.
MAX_VALUES = 40
_UNKNOWN = frozenset(
    {
        "",
        "-",
        "?",
        "n/a",
        "na",
        "none",
        "null",
        "unknown",
        "not known",
        "not stated",
        "not disclosed",
        "undisclosed",
        "declined",
        "decline to state",
        "decline to answer",
        "prefer not to say",
        "prefer not to answer",
    }
)


@dataclass(frozen=True, slots=True)
class Result:
    """One line of results: what a run said of one file. ``codes`` are the names by which other files may call it.

    ``copy_of`` is the code of the file that it is a copy of, if it is one.
    """

    codes: tuple[str, ...]
    score: float | None
    status: PersonStatus
    copy_of: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """One application: ``run`` counts the inputs from 0; ``groups`` holds a value per attribute, "" where unknown."""

    code: str
    run: int
    score: float | None
    status: PersonStatus
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups file: the names of its columns and, by candidate code, their values."""

    attributes: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class People:
    """Everybody whom the inputs name, and what does not fit together between the files."""

    attributes: tuple[str, ...]
    members: tuple[Person, ...]
    codes: tuple[tuple[str, ...], ...]
    runs: int
    duplicates: int = 0
    without_groups: int = 0
    not_in_results: int = 0


def assemble(runs: Sequence[Sequence[Result]], groups: Groups) -> People:
    """The people of some inputs with their groups.

    A file that a run labels as a copy (the same file, the same text, an edited copy) is the same person and counts
    once, as the one it is a copy of; a person in two inputs has applied twice and counts in both.

    Raises:
        MatcherError: The groups cannot be used.
    """
    spelled = _Spelling(groups)
    members: list[Person] = []
    codes: list[tuple[str, ...]] = []
    without = duplicates = 0
    for number, run in enumerate(runs):
        copies = _copies(run)
        duplicates += len(copies)
        others: dict[int, list[str]] = {}
        for copy, original in copies.items():
            others.setdefault(original, []).extend(run[copy].codes)
        for place, result in enumerate(run):
            if place in copies:
                continue
            named = tuple(dict.fromkeys((*result.codes, *others.get(place, ()))))
            found = spelled.of(named)
            without += found is None
            values = found or ("",) * len(groups.attributes)
            members.append(Person(result.codes[0], number, result.score, result.status, values))
            codes.append(named)
    known = {code for run in runs for result in run for code in result.codes}
    return People(
        attributes=groups.attributes,
        members=tuple(members),
        codes=tuple(codes),
        runs=len(runs),
        duplicates=duplicates,
        without_groups=without,
        not_in_results=sum(code not in known for code in groups.values),
    )


def _copies(run: Sequence[Result]) -> dict[int, int]:
    """The places of copies with the place of what they are copies of, if that is there: else they stand for it."""
    places: dict[str, int] = {}
    # Name-blind copies of one file share their code: the one that is no copy is meant by it.
    for place, result in sorted(enumerate(run), key=lambda item: bool(item[1].copy_of)):
        for code in result.codes:
            places.setdefault(code, place)
    found: dict[int, int] = {}
    for place in range(len(run)):
        original, seen = place, {place}
        while (above := places.get(run[original].copy_of)) is not None and above not in seen:
            original = above
            seen.add(above)
        if original != place:
            found[place] = original
    return found


class _Spelling:
    """The values of groups, each spelled as it is first written, whatever its case and spaces."""

    def __init__(self, groups: Groups) -> None:
        self._groups = groups
        self._first: list[dict[str, str]] = [{} for _ in groups.attributes]
        for _, values in sorted(groups.values.items()):
            for first, value in zip(self._first, values, strict=True):
                shown = " ".join(value.split())
                first[shown.casefold()] = min(shown, first.get(shown.casefold(), shown))
        for name, first in zip(groups.attributes, self._first, strict=True):
            if len(first) > MAX_VALUES:
                raise MatcherError(
                    f"the column {name!r} of the groups file has {len(first)} different values, which is no group: "
                    "leave it out of the file"
                )

    def of(self, codes: tuple[str, ...]) -> tuple[str, ...] | None:
        """The values for whoever has these codes, or ``None`` where the file does not name them.

        Raises:
            MatcherError: The file names them twice, with different values.
        """
        found = {code: self._spelled(self._groups.values[code]) for code in codes if code in self._groups.values}
        if len(set(found.values())) > 1:
            raise MatcherError(
                f"the groups file names one candidate twice with different groups: {', '.join(found)} (one file, or "
                "copies of one resume); name one of them, or give them the same groups"
            )
        return next(iter(found.values()), None)

    def _spelled(self, values: tuple[str, ...]) -> tuple[str, ...]:
        keys = (" ".join(value.split()).casefold() for value in values)
        return tuple("" if key in _UNKNOWN else first[key] for first, key in zip(self._first, keys, strict=True))
