"""The parts of a match that the candidate's page shows: with what can be corrected, and what was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from markupsafe import Markup

from matcher.matching.places import Places
from matcher.model import Document, Level, Match, Posting, Requirement
from matcher.profile import Mark
from matcher.reports import reading
from matcher.reports.check_view import context
from matcher.reports.highlights import plain
from matcher.reports.sheets import environment
from matcher.reports.steps import file_notes
from matcher.reports.wording import clean, read_as

_LEVELS: Mapping[Level, str] = {
    "required": "Required",
    "mentioned": "Duties and other things the job names",
    "preferred": "Preferred",
}
_READ: Mapping[Level, str] = {
    "required": "As read: required",
    "mentioned": "As read: part of the job",
    "preferred": "As read: nice to have",
}
_MUST_HAVE = "As read: must-have"
_MARKS: Mapping[Mark, str] = {"must": "Must-have", "nice": "Nice to have", "not asked": "Not asked"}
_SHOWN = 300


class AskedLine(NamedTuple):
    """A requirement as it was read, what it can be set to, and what it is set to ("" for nothing)."""

    id: str
    label: str
    place: str
    read: str
    choices: tuple[tuple[Mark, str], ...]
    mark: str


class Hidden(NamedTuple):
    """Text that no reader sees, shortened."""

    reason: str
    text: str


class Reading(NamedTuple):
    """What was read of one document."""

    name: str
    facts: str
    lines: Markup
    warnings: tuple[str, ...]
    hidden: tuple[Hidden, ...]


def result(match: Match, read: Posting, corrections: Mapping[str, Mark], formats: tuple[str, str]) -> str:
    """The parts as markup, to stand in the page.

    Args:
        match: The resume held against the posting as corrected.
        read: The posting as it was read.
        corrections: What was corrected, by requirement.
        formats: What the files of the resume and of the posting were recognised as.
    """
    readings = (
        _reading("Resume", match.resume.document, formats[0], file_notes(match.advice)),
        _reading("Posting", read.document, formats[1], ()),
    )
    return (
        environment()
        .get_template("result.html")
        .render(
            context(match),
            live=True,
            levels=list(_levels(read, corrections)),
            corrected=bool(corrections),
            not_scored=[r.label for r in read.requirements if not r.scored],
            readings=readings,
        )
    )


def _levels(read: Posting, corrections: Mapping[str, Mark]) -> Iterator[tuple[str, list[AskedLine]]]:
    """The requirements that count, by level, the must-haves first."""
    places = Places(read.document)
    for level, title in _LEVELS.items():
        asked = [r for r in read.requirements if r.level == level and r.scored]
        if asked:
            ordered = sorted(asked, key=lambda r: not r.hard)
            yield title, [_asked(r, places, corrections.get(r.id, "")) for r in ordered]


def _asked(requirement: Requirement, places: Places, mark: str) -> AskedLine:
    same: Mark | None = "must" if requirement.hard else "nice" if requirement.level == "preferred" else None
    return AskedLine(
        id=requirement.id,
        label=requirement.label,
        place=f"line {places.line(requirement.start)}" if requirement.start < requirement.end else "",
        read=_MUST_HAVE if requirement.hard else _READ[requirement.level],
        choices=tuple((choice, said) for choice, said in _MARKS.items() if choice != same),
        mark=mark,
    )


def _reading(name: str, document: Document, format_: str, notes: Iterable[str]) -> Reading:
    """What was read of a document: how much, its lines, what was noticed, and what nobody sees."""
    hidden = tuple(Hidden(clean(h.reason), clean(h.text, _SHOWN)) for h in document.hidden)
    warnings = tuple(dict.fromkeys((*document.warnings, *notes)))
    columns = max((block.column for block in document.blocks), default=1)
    facts = [f"{format_}: {read_as(replace(document, warnings=()))}"]
    facts += [f"set in {columns} columns"] if columns > 1 else []
    facts += ["by OCR, so letters may be wrong"] if document.ocr else []
    return Reading(name, ", ".join(facts), plain(reading.text(document, format_)), warnings, hidden)
