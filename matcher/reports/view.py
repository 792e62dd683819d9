"""A match arranged for a person: what the terminal, the page and the Markdown file show, in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matcher.matching.score import recognised
from matcher.model import Contribution, Evidence, Gap, GapGroup, Knockout, KnockoutState, Level, Match
from matcher.reports.wording import (
    BAND_MEANING,
    FOUND_CREDIT,
    GROUP_TITLES,
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
class Missing:
    """What would earn points: one thing, or several of which one is enough."""

    labels: tuple[str, ...]
    tries: tuple[str, ...]
    gain: float

    @property
    def text(self) -> str:
        """The thing, or "one of" the things."""
        return self.labels[0] if len(self.labels) == 1 else f"one of {', '.join(self.labels)}"


@dataclass(frozen=True, slots=True)
class Group:
    """Gaps of one group, the most points first."""

    name: GapGroup
    title: str
    rows: tuple[Missing, ...]


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
    groups: tuple[Group, ...]
    steps: tuple[str, ...]
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
        groups=_groups(match),
        steps=match.advice,
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
    return f"Only {count(recognised(match.contributions), 'requirement')} of this posting was understood."


def coverage(match: Match) -> str:
    """The headline: "Coverage 74 of 100 (good)", or that there is none."""
    if match.score is None:
        return f"No coverage figure: {match.reason}"
    if match.band is None:
        return f"Coverage {points_of_100(match.score)} of 100, but this posting cannot be judged well"
    return f"Coverage {points_of_100(match.score)} of 100 ({match.band})"


def _musts(match: Match) -> tuple[Must, ...]:
    quotes = {c.requirement: c.posting_quote for c in match.contributions}
    ordered = sorted(match.knockouts, key=lambda k: _URGENT[k.state])
    return tuple(Must(k, quotes.get(k.requirement)) for k in ordered)


def _section(title: str, level: Level, rows: Iterable[Contribution]) -> Section:
    return Section(title, tuple(sorted((c for c in rows if c.level == level), key=lambda c: _ORDER[state(c)])))


def _groups(match: Match) -> tuple[Group, ...]:
    either = {r.id for r in match.posting.requirements if r.mode in ("any", "class")}
    found: list[Group] = []
    for name, title in GROUP_TITLES.items():
        rows = _folded([g for g in match.gaps if g.group == name], either)
        if rows:
            found.append(Group(name, title, rows))
    return tuple(found)


def _folded(gaps: Sequence[Gap], either: set[str]) -> tuple[Missing, ...]:
    """The gaps of one group; those of which one is enough become one."""
    rows: dict[str, list[Gap]] = {}
    for number, gap in enumerate(gaps):
        rows.setdefault(gap.requirement if gap.requirement in either else f"#{number}", []).append(gap)
    return tuple(
        Missing(tuple(g.label for g in same), tuple(g.try_form for g in same), same[0].gain) for same in rows.values()
    )


def _notes(match: Match) -> tuple[str, ...]:
    notes = [f"Open jobs are counted up to {match.as_of:%d %B %Y} (--as-of).".replace(" 0", " ")]
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
    versions = match.versions
    notes.append(f"Made with version {versions.get('tool', '?')}, vocabulary {versions.get('vocabulary', '?')}.")
    return tuple(dict.fromkeys(notes))
