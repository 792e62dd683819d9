"""A profile as a TOML file with its help in comments, and back."""

from __future__ import annotations

import json
import re
import textwrap
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from matcher.errors import ProfileError
from matcher.profile import checking
from matcher.profile.columns import ADDING, COLUMNS, IN_TOML, KEYWORDS_HELP, OTHER_KIND, STEPS, WEIGHTS_HELP
from matcher.profile.shape import Entry, Profile

FORMAT = 1
_WIDTH = 100
_HANGING = 16
_TABLES = frozenset({"format", "posting", "weights", "keywords", "requirement"})
# Lines that stand in every profile and in no table, letter or page.
_OURS = re.compile(rb"^(?:\xef\xbb\xbf)?[ \t]*(?:format[ \t]*=|\[{1,2}(?:requirement|weights|posting))", re.MULTILINE)
_FACTS = ("title", "source", "sha256", "vocabulary")
_EXAMPLE = """\
# [[requirement]]
# wants = ["Relativity", "Everlaw"]
# mode = "any"
# level = "preferred"
"""


def dumps(profile: Profile) -> str:
    """The file of a profile."""
    return "\n".join(_lines(profile)) + "\n"


def loads(data: bytes) -> Profile:
    """The profile in a file.

    Raises:
        ProfileError: It is no such file, or a value in it cannot be used.
    """
    try:
        raw = _parsed(data)
    except ProfileError:
        if _OURS.search(data):
            raise
        raise ProfileError(OTHER_KIND) from None
    unknown = sorted(raw.keys() - _TABLES)
    if unknown:
        raise ProfileError(f"there is no {unknown[0]!r} in a profile; 'matcher profile POSTING' writes a fresh one")
    if raw.get("format") != FORMAT:
        raise ProfileError(
            f"no 'format = {FORMAT}' at the top: this is no profile; 'matcher profile POSTING' writes one"
        )
    weights, facts = _table(raw, "weights"), _table(raw, "posting")
    entries = raw.get("requirement", [])
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise ProfileError("requirement: write each one under [[requirement]], with two brackets")
    places = (f"requirement {number}" for number in range(1, len(entries) + 1))
    return checking.profile(zip(places, entries, strict=False), raw.get("keywords"), weights, facts)


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError:
        raise ProfileError("not UTF-8 text; save it as UTF-8 and try again") from None
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"not valid TOML: {error}") from None
    except RecursionError:
        raise ProfileError("nested too deeply to be a profile") from None


def _table(raw: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = raw.get(name, {})
    if not isinstance(value, dict):
        raise ProfileError(f"{name}: write it as a table under [{name}]")
    return value


def _lines(profile: Profile) -> Iterator[str]:
    yield from _comment(*STEPS)
    yield "#"
    yield from _comment("What stands under each [[requirement]]:")
    for column in COLUMNS:
        yield from _comment(f"  {column.key:<13} {column.help.format(**IN_TOML)}")
    yield "#"
    yield from _comment(*(line.format(**IN_TOML) for line in ADDING), "For example (without the # signs):")
    yield _EXAMPLE
    yield f"format = {FORMAT}"
    yield ""
    yield from _comment(f"{KEYWORDS_HELP} Delete one to drop it.")
    yield _words("keywords", profile.keywords or ())
    yield ""
    yield from _comment("The posting that was read; leave this as it is.")
    yield "[posting]"
    yield from (f"{key} = {_string(getattr(profile, key))}" for key in _FACTS)
    yield ""
    yield from _comment(WEIGHTS_HELP)
    yield "[weights]"
    yield from (f"{kind} = {weight:g}" for kind, weight in profile.weights.items())
    for entry in profile.entries:
        yield ""
        yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    yield "[[requirement]]"
    yield f"id = {_string(entry.id)}"
    yield f"what = {_string(entry.label)}"
    yield f"posting_says = {_string(entry.says)}"
    yield f"line = {entry.line}"
    yield f"kind = {_string(entry.kind)}"
    yield f"keep = {_flag(entry.keep)}"
    yield f"level = {_string(entry.level or '')}"
    yield f"must_have = {_flag(entry.must_have)}"
    yield f"weight = {entry.weight:g}"
    yield _words("wants", entry.wants or ())
    yield f"mode = {_string(entry.mode or '')}"
    if entry.group:
        yield f"group = {_string(entry.group)}"
    if entry.kind == "experience":
        yield f"years = {entry.years:g}"


def _comment(*paragraphs: str) -> Iterator[str]:
    """Paragraphs as comments; the second line of one that starts with a key stands under its first word."""
    for paragraph in paragraphs:
        indent = " " * (_HANGING if paragraph.startswith("  ") else 0)
        yield from (f"# {line}" for line in textwrap.wrap(paragraph, _WIDTH, subsequent_indent=indent))


def _words(key: str, words: tuple[str, ...]) -> str:
    """A list, on lines of its own where it is long."""
    quoted = [_string(word) for word in words]
    line = f"{key} = [{', '.join(quoted)}]"
    return line if len(line) <= _WIDTH else "\n".join([f"{key} = [", *(f"  {word}," for word in quoted), "]"])


def _flag(value: bool | None) -> str:
    return "true" if value else "false"


def _string(text: str) -> str:
    """A TOML string: JSON's escapes are TOML's, and what JSON leaves bare and TOML refuses is cleaned away before."""
    return json.dumps(text, ensure_ascii=False)
