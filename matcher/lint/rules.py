"""``vocab/lint.toml`` to checked rules; the only place that knows its form."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from matcher.errors import VocabularyError
from matcher.vocabulary import vocabulary_folder

FindingLevel = Literal["fix", "consider"]
# Between two words of a phrase; one line break, as narrow columns have it, but no empty line.
_GAP = r"(?:['\u2019]?[-\u2010\u2011 \u00a0,/\t\n]{1,2})"
_NUMBER = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)"
_START, _END = r"(?<![\w])", r"(?![\w])"


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z]+\.[a-z]+$")
    group: str
    level: FindingLevel
    why: str = Field(min_length=1)
    instead: str = Field(min_length=1)


class _Rule(_Entry):
    phrases: tuple[str, ...] = Field(min_length=1)
    yes: tuple[str, ...] = Field(min_length=1)
    no: tuple[str, ...] = Field(min_length=1)
    case: bool = False
    needs: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_in_text: tuple[str, ...] = ()


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    fair: tuple[str, ...]
    rule: tuple[_Rule, ...]
    check: tuple[_Entry, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """What is said of a kind of finding."""

    id: str
    group: str
    level: FindingLevel
    why: str
    instead: str


@dataclass(frozen=True, slots=True)
class WordingRule:
    """A wording to find, and what around it rules it out; ``None`` where nothing does."""

    advice: Advice
    pattern: re.Pattern[str]
    needs: re.Pattern[str] | None
    not_near: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    not_in_text: re.Pattern[str] | None
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything that is looked for. ``fair`` finds the sentences that promise equal treatment."""

    wording: tuple[WordingRule, ...]
    checks: Mapping[str, Advice]
    fair: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. ``start:end`` is its place in the text, an empty range where it is about the whole.

    ``quote`` is "" and ``line`` 0 for those.
    """

    advice: Advice
    quote: str
    start: int
    end: int
    page: int
    line: int


def load_rules(path: Path | None = None) -> Rules:
    """The shipped rules, or those of another file.

    Raises:
        VocabularyError: The file is missing or broken; the message says where.
    """
    return _load(path or vocabulary_folder() / "lint.toml")


@lru_cache(maxsize=2)
def _load(path: Path) -> Rules:
    try:
        parsed = _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, ValidationError) as error:
        raise VocabularyError(f"{path.name}: {' '.join(str(error).split())}") from None
    checks = {entry.id: _advice(entry) for entry in parsed.check}
    return Rules(tuple(map(_rule, parsed.rule)), checks, _any(parsed.fair))


def _rule(entry: _Rule) -> WordingRule:
    flags = re.NOFLAG if entry.case else re.IGNORECASE
    return WordingRule(
        advice=_advice(entry),
        pattern=re.compile(_START + "(?:" + "|".join(map(expression, entry.phrases)) + ")" + _END, flags),
        needs=_any(entry.needs) if entry.needs else None,
        not_near=_any(entry.not_near) if entry.not_near else None,
        not_before=re.compile(rf"\W{{1,2}}{_words(entry.not_before)}{_END}", re.IGNORECASE)
        if entry.not_before
        else None,
        not_after=re.compile(rf"{_START}{_words(entry.not_after)}\W{{1,2}}\Z", re.IGNORECASE)
        if entry.not_after
        else None,
        not_in_text=_any(entry.not_in_text) if entry.not_in_text else None,
        yes=entry.yes,
        no=entry.no,
    )


def _advice(entry: _Entry) -> Advice:
    return Advice(entry.id, entry.group, entry.level, entry.why, entry.instead)


def _any(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(_START + _words(phrases) + _END, re.IGNORECASE)


def _words(phrases: Iterable[str]) -> str:
    return "(?:" + "|".join(_literal(phrase) for phrase in sorted(phrases, key=len, reverse=True)) + ")"


def expression(phrase: str) -> str:
    """The regular expression of a phrase in the form that the head of ``lint.toml`` explains.

    >>> bool(re.fullmatch(expression("new|recent law_school? graduate|grad"), "recent law school grad"))
    True
    """
    found, first = "", True
    for word in phrase.split():
        optional = word.endswith("?")
        choices = [_literal(choice.replace("_", " ")) for choice in word.removesuffix("?").split("|") if choice]
        one = "(?:" + "|".join(sorted(choices, key=len, reverse=True)) + ")"
        if optional:
            found += f"(?:{one}{_GAP})?" if first else f"(?:{_GAP}{one})?"
        else:
            found += one if first else _GAP + one
            first = False
    return found


def _literal(text: str) -> str:
    escaped = (re.escape(part).replace("'", "['\u2019]").replace("\\#", _NUMBER) for part in text.split(" "))
    return _GAP.join(escaped)
