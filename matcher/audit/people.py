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
    """One line of results: what a run said of one file. ``codes`` are the names by which other files may call it."""

    codes: tuple[str, ...]
    score: float | None
    status: PersonStatus
    duplicate: bool = False


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

    A file that a run labels as a duplicate is the same person and counts once; a person in two inputs has applied
    twice and counts in both.

    Raises:
        MatcherError: The groups cannot be used.
    """
    spelled = _Spelling(groups)
    members: list[Person] = []
    codes: list[tuple[str, ...]] = []
    without = 0
    for number, run in enumerate(runs):
        copies = _copies(run)
        for result in run:
            if result.duplicate:
                continue
            named = tuple(dict.fromkeys((*result.codes, *copies.get(result.codes[0], ()))))
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
        duplicates=sum(result.duplicate for run in runs for result in run),
        without_groups=without,
        not_in_results=sum(code not in known for code in groups.values),
    )


def _copies(run: Sequence[Result]) -> Mapping[str, list[str]]:
    """The codes of duplicates by the code that they share with their original: other files may name any copy."""
    found: dict[str, list[str]] = {}
    for result in run:
        if result.duplicate:
            found.setdefault(result.codes[0], []).extend(result.codes)
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
            raise MatcherError(f"the groups file names one candidate twice with different groups: {', '.join(found)}")
        return next(iter(found.values()), None)

    def _spelled(self, values: tuple[str, ...]) -> tuple[str, ...]:
        keys = (" ".join(value.split()).casefold() for value in values)
        return tuple("" if key in _UNKNOWN else first[key] for first, key in zip(self._first, keys, strict=True))
