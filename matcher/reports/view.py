"""A match arranged for a person: what the terminal, the page and the Markdown file show, in the same order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from matcher.model import Contribution, Evidence, Knockout, KnockoutState, Level, Match
from matcher.reports.steps import StepGroup, file_notes, first_steps, folded_line, grouped, more_steps
from matcher.reports.wording import (
    BAND_MEANING,
    FOUND_CREDIT,
    State,
    clean,
    count,
    points_of_100,
    read_as,
    state,
)

_ORDER: dict[State, int] = {"missing": 0, "partial": 1, "found": 2}
_URGENT: dict[KnockoutState, int] = {"unmet": 0, "unknown": 1, "met": 2}
_SECTIONS: tuple[tuple[str, Level], ...] = (
    ("Required", "required"),
    ("Duties and other things the job names", "mentioned"),
    ("Preferred", "preferred"),
)


@dataclass(frozen=True, slots=True)
class Must:
    """A hard requirement with the posting's words for it and how much it weighs."""

    knockout: Knockout
    posting: Evidence | None


@dataclass(frozen=True, slots=True)
class Section:
    """Requirements of one level, the missing ones first."""

    title: str
    rows: tuple[Contribution, ...]

    @property
    def states(self) -> tuple[State, ...]:
        """The state of each row."""
        return tuple(state(row) for row in self.rows)


@dataclass(frozen=True, slots=True)
class View:
    """Everything that a report for a person says, in its order."""

    title: str
    coverage: str
    meaning: str
    read: tuple[tuple[str, str], ...]
    musts: tuple[Must, ...]
    sections: tuple[Section, ...]
    keywords_found: tuple[Contribution, ...]
    keywords_missing: tuple[Contribution, ...]
    steps: tuple[str, ...]
    folded: str
    more_steps: str
    all_steps: tuple[StepGroup, ...]
    not_scored: tuple[str, ...]
    notes: tuple[str, ...]
    resume_pages: int
    posting_pages: int


def view(match: Match) -> View:
    """A match arranged for a person."""
    posting, resume = match.posting.document, match.resume.document
    hard = {k.requirement for k in match.knockouts}
    named = [c for c in match.contributions if c.kind != "keyword" and c.requirement not in hard]
    keywords = [c for c in match.contributions if c.kind == "keyword"]
    return View(
        title=clean(match.posting.title.lstrip("# "), 100) or "Posting without a title",
        coverage=coverage(match),
        meaning=_meaning(match),
        read=(
            ("Resume", f"{clean(resume.source)} ({read_as(resume)})"),
            ("Posting", f"{clean(posting.source)} ({read_as(posting)})"),
        ),
        musts=_musts(match),
        sections=tuple(section for title, level in _SECTIONS if (section := _section(title, level, named)).rows),
        keywords_found=tuple(c for c in keywords if c.credit >= FOUND_CREDIT),
        keywords_missing=tuple(c for c in keywords if c.credit < FOUND_CREDIT),
        steps=tuple(first_steps(match.advice)),
        folded=folded_line(match.advice),
        more_steps=more_steps(match.advice),
        all_steps=grouped(match.advice),
        not_scored=match.not_scored,
        notes=_notes(match),
        resume_pages=len(resume.pages),
        posting_pages=len(posting.pages),
    )


def _meaning(match: Match) -> str:
    """What the headline's figure says, or why it says little: swapped files come before everything else."""
    doubts = (*match.posting.warnings, *match.resume.warnings)
    if doubts:
        return f"Careful: {'; '.join(map(clean, doubts))}"
    if match.band is not None:
        return BAND_MEANING[match.band]
    if match.score is None:
        return ""
    figure = points_of_100(match.score)
    return f"What little was recognised is covered to {figure} of 100, which says next to nothing about the rest."


def coverage(match: Match) -> str:
    """The headline: "Coverage 74 of 100 (good)", that there is none, or why no figure would be worth its ink."""
    if match.score is None:
        return f"No coverage figure: {match.reason}"
    if match.band is None:
        return f"{match.reason[:1].upper()}{match.reason[1:]}"
    return f"Coverage {points_of_100(match.score)} of 100 ({match.band})"


def _musts(match: Match) -> tuple[Must, ...]:
    quotes = {c.requirement: c.posting_quote for c in match.contributions}
    ordered = sorted(match.knockouts, key=lambda k: _URGENT[k.state])
    return tuple(Must(k, quotes.get(k.requirement)) for k in ordered)


def _section(title: str, level: Level, rows: Iterable[Contribution]) -> Section:
    return Section(title, tuple(sorted((c for c in rows if c.level == level), key=lambda c: _ORDER[state(c)])))


def _notes(match: Match) -> tuple[str, ...]:
    notes = [f"Jobs still held are counted up to {match.as_of:%d %B %Y} (--as-of).".replace(" 0", " ")]
    for name, document in (("resume", match.resume.document), ("posting", match.posting.document)):
        if document.hidden:
            chars = sum(len(h.text) for h in document.hidden)
            reasons = ", ".join(sorted({h.reason for h in document.hidden}))
            notes.append(
                f"{count(chars, 'character')} of the {name} cannot be seen by a reader ({reasons}): not counted."
            )
    said = {*match.posting.warnings, *match.resume.warnings}
    notes += [clean(warning) for warning in match.warnings if warning not in said]
    by_ocr = [name for name, side in (("resume", match.resume), ("posting", match.posting)) if side.document.ocr]
    if by_ocr:
        notes.append(f"Confidence: low, since OCR read the {' and the '.join(by_ocr)}.")
    elif match.score is not None:
        notes.append(f"Confidence in how the posting was understood: {match.confidence}.")
    notes += map(clean, file_notes(match.advice))
    versions = match.versions
    notes.append(f"Made with version {versions.get('tool', '?')}, vocabulary {versions.get('vocabulary', '?')}.")
    return tuple(dict.fromkeys(notes))
