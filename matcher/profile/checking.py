"""Values as they stand in a file to checked entries; every message names the entry and says what to write."""

from __future__ import annotations

import difflib
import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar, get_args

from matcher.errors import ProfileError
from matcher.matching.weights import KINDS
from matcher.model import Level, RequirementMode
from matcher.profile.drafting import SEPARATOR, plain
from matcher.profile.shape import Entry, Profile

T = TypeVar("T")
LEVELS: tuple[Level, ...] = get_args(Level)
MODES: tuple[RequirementMode, ...] = get_args(RequirementMode)
MOST_WEIGHT = 10.0
MOST_YEARS = 50.0
MOST_ENTRIES = 1_000
MOST_WORDS = 200
LONGEST = 2_000
KEYS = {
    "keep": "keep",
    "what": "label",
    "level": "level",
    "must_have": "must_have",
    "weight": "weight",
    "wants": "wants",
    "mode": "mode",
    "group": "group",
    "years": "years",
    "posting_says": "says",
    "line": "line",
    "kind": "kind",
    "id": "id",
}
_YES = frozenset({"yes", "y", "true", "x", "1"})
_NO = frozenset({"no", "n", "false", "0"})


def profile(
    raw: Iterable[tuple[str, Mapping[str, Any]]], keywords: Any, weights: Mapping[str, Any], facts: Mapping[str, Any]
) -> Profile:
    """The profile of some raw entries, each with its place in the file.

    Raises:
        ProfileError: A value cannot be used.
    """
    entries = tuple(entry(place, values) for place, values in raw)
    if len(entries) > MOST_ENTRIES:
        raise ProfileError(f"more than {MOST_ENTRIES:,} requirements; a posting has a few dozen")
    seen: dict[str, str] = {}
    for e in entries:
        if e.id and seen.setdefault(e.id, e.place) != e.place:
            raise ProfileError(f"{e.place}: {e.id} stands in {seen[e.id]} already; leave the id empty to add one")
    return Profile(
        entries=entries,
        keywords=None if keywords is None else _texts(keywords, "keywords"),
        weights={kind: _weight_of(kind, value) for kind, value in weights.items()},
        **{key: _text(facts.get(key, ""), f"posting, {key}") for key in ("title", "source", "sha256", "vocabulary")},
    )


def entry(place: str, raw: Mapping[str, Any]) -> Entry:
    """One checked entry; what is missing or empty stays as it was read.

    Raises:
        ProfileError: A key or a value is none that an entry has.
    """
    for key in raw:
        if key not in KEYS:
            raise ProfileError(f"{place}: there is no {key!r}{_meant(key, KEYS)}")
    values = {key: value for key, value in raw.items() if value is not None and value != ""}
    what = _text(values.get("id") or values.get("what", ""), place)
    where = f"{place} ({what[:60]})" if what else place

    def given(key: str, check: Callable[[Any, str], T]) -> T | None:
        return check(values[key], f"{where}, {key}") if key in values else None

    made = Entry(
        id=given("id", _text) or "",
        label=given("what", _text) or "",
        kind=given("kind", _text) or "",
        wants=given("wants", _texts) or _named_only(values, where),
        mode=given("mode", _one_of(MODES)),
        group=given("group", _text),
        level=given("level", _one_of(LEVELS)),
        must_have=given("must_have", flag),
        weight=given("weight", weight),
        keep=given("keep", flag),
        years=given("years", _years),
        says=given("posting_says", _text) or "",
        line=int(given("line", _number) or 0),
        place=place,
    )
    if not made.id and not made.wants and not made.group:
        raise ProfileError(f"{where}: say in 'wants' what it asks for, or delete the entry")
    return made


def _named_only(values: Mapping[str, Any], where: str) -> tuple[str, ...] | None:
    """What an added entry asks for where only its name is given."""
    if "id" in values or "group" in values or "what" not in values:
        return None
    return (_text(values["what"], where),)


def flag(value: Any, where: str) -> bool:
    """Yes or no, in the forms in which people write it."""
    word = str(value).strip().lower()
    if isinstance(value, bool) or word in _YES | _NO:
        return value if isinstance(value, bool) else word in _YES
    raise ProfileError(f"{where}: {_shown(value)} is neither yes nor no")


def weight(value: Any, where: str) -> float:
    """A factor from 0 to 10."""
    number = _number(value, where)
    if not 0 <= number <= MOST_WEIGHT:
        raise ProfileError(f"{where}: {number:g} is no weight; write 0 to {MOST_WEIGHT:g}, 1 changes nothing")
    return number


def _weight_of(kind: str, value: Any) -> float:
    if kind not in KINDS:
        raise ProfileError(f"weights: there is no kind {kind!r}{_meant(kind, KINDS)}")
    return weight(value, f"weights, {kind}")


def _years(value: Any, where: str) -> float:
    number = _number(value, where)
    if not 0 <= number <= MOST_YEARS:
        raise ProfileError(f"{where}: {number:g} years; write 0 to {MOST_YEARS:g}, 0 for none")
    return number


def _number(value: Any, where: str) -> float:
    """A number, with a point or a comma where it is written as text."""
    if not isinstance(value, bool):
        try:
            number = float(str(value).strip().replace(",", "."))
        except ValueError:
            number = math.nan
        if math.isfinite(number):
            return number
    raise ProfileError(f"{where}: {_shown(value)} is no number")


def _text(value: Any, where: str) -> str:
    if isinstance(value, (list, dict)):
        raise ProfileError(f"{where}: write one text")
    text = plain(str(value))
    if len(text) > LONGEST:
        raise ProfileError(f"{where}: longer than {LONGEST:,} characters")
    return text


def _texts(value: Any, where: str) -> tuple[str, ...]:
    """Some names: a list, or one text with semicolons between them."""
    given = value if isinstance(value, list) else str(value).split(SEPARATOR)
    if len(given) > MOST_WORDS:
        raise ProfileError(f"{where}: more than {MOST_WORDS} names")
    return tuple(text for text in (_text(item, where) for item in given) if text)


def _one_of(words: tuple[T, ...]) -> Callable[[Any, str], T]:
    def check(value: Any, where: str) -> T:
        word = str(value).strip().lower()
        for known in words:
            if known == word:
                return known
        raise ProfileError(f"{where}: {_shown(value)} is unknown; write one of {', '.join(map(str, words))}")

    return check


def _meant(word: str, known: Iterable[str]) -> str:
    names = list(known)
    near = difflib.get_close_matches(str(word), names, n=1)
    return f"; did you mean {near[0]!r}?" if near else f"; what can stand here: {', '.join(names)}"


def _shown(value: Any) -> str:
    return repr(plain(str(value))[:40])
