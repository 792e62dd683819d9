"""A match as its page shows it: every verdict with its quotes and its rule, steps by their points, texts with marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from matcher.model import Action, ActionKind, Contribution, Evidence, Match
from matcher.reports import highlights
from matcher.reports.arithmetic import PRINTED, Share, rounded, shares
from matcher.reports.highlights import POSTING, RESUME
from matcher.reports.view import Must, Section, View, view
from matcher.reports.wording import (
    DISCLAIMER,
    STATE_WORDS,
    STEP_TITLES,
    clean,
    partly,
    points_of_100,
    product,
    state,
    tally,
)

SIGNS: Mapping[str, str] = {"found": "✓", "partly": "◐", "missing": "–", "met": "✓", "unknown": "?", "unmet": "✗"}
# What is open to everybody who wrote a resume comes first; what concerns the file as such, after.
_FIRST: tuple[ActionKind, ...] = ("say it so", "near", "not shown")
_QUOTED = 160


class Quote(NamedTuple):
    """Words of a document with the place that they stand at, and the anchor of that place in its text."""

    anchor: str
    place: str
    text: str


class Line(NamedTuple):
    """One requirement as the resume meets it; ``points`` of the ``possible`` ones, as they are printed."""

    requirement: str
    label: str
    word: str
    how: str
    why: str
    weight: str
    points: float
    possible: float
    quotes: tuple[Quote, ...]


class Lines(NamedTuple):
    """The requirements of one level."""

    title: str
    tally: str
    lines: tuple[Line, ...]


class MustLine(NamedTuple):
    """A must-have: its state, what was found, and the rule behind that."""

    requirement: str
    needed: str
    word: str
    found: str
    why: str
    quotes: tuple[Quote, ...]


class Step(NamedTuple):
    """Something to do, and how many points it adds, "" for none."""

    gain: str
    must_have: bool
    sentence: str
    requirement: str


class Steps(NamedTuple):
    """Steps of one kind, by what they add."""

    title: str
    steps: tuple[Step, ...]
    more: tuple[Step, ...]


def context(match: Match) -> dict[str, Any]:
    """What the templates of a match are filled with."""
    seen = view(match)
    lines = _lines(match, seen)
    musts = tuple(_must(must, lines, seen) for must in seen.musts)
    return {
        "match": match,
        "seen": seen,
        "signs": SIGNS,
        "disclaimer": DISCLAIMER,
        "points": None if match.score is None else points_of_100(match.score),
        "total": None if match.score is None else rounded(match.score),
        "musts": musts,
        "musts_tally": tally(must.word for must in musts),
        "first": tuple(_steps(match.advice, _FIRST)),
        "others": tuple(_steps(match.advice, [kind for kind in STEP_TITLES if kind not in _FIRST])),
        "sections": tuple(_section(section, lines) for section in seen.sections),
        "asides": tuple(_asides(seen)),
        "every": tuple(lines.values()),
        "texts": (
            ("resume", "The resume as it was read", match.resume.document.source, _resume(match)),
            ("posting", "The posting as it was read", match.posting.document.source, _posting(match)),
        ),
    }


def _resume(match: Match) -> str:
    return highlights.marked_text(match.resume.document, RESUME, highlights.resume_marks(match))


def _posting(match: Match) -> str:
    return highlights.marked_text(match.posting.document, POSTING, highlights.posting_marks(match))


def _lines(match: Match, seen: View) -> dict[str, Line]:
    """Every requirement by its id, in the order of the arithmetic."""
    if match.score is None:
        found = ((c, Share(c.points, c.possible)) for c in match.contributions)
        return {c.requirement: _line(c, share, seen) for c, share in found}
    return {
        c.requirement: _line(c, share, seen)
        for c, share in zip(match.contributions, shares(match, PRINTED), strict=True)
    }


def _line(c: Contribution, share: Share, seen: View) -> Line:
    return Line(
        requirement=c.requirement,
        label=c.label,
        word=STATE_WORDS[state(c)],
        how=partly(c) if state(c) == "partial" else "",
        why=c.why,
        weight=product(c),
        points=share.points,
        possible=share.possible,
        quotes=(*_quotes(RESUME, c.evidence, seen), *_quotes(POSTING, (c.posting_quote,), seen)),
    )


def _must(must: Must, lines: Mapping[str, Line], seen: View) -> MustLine:
    k = must.knockout
    line = lines.get(k.requirement)
    quotes = (*_quotes(RESUME, k.evidence, seen), *_quotes(POSTING, (must.posting,) if must.posting else (), seen))
    return MustLine(k.requirement, k.needed, k.state, k.found, line.why if line else k.found, quotes)


def _quotes(side: str, found: Iterable[Evidence], seen: View) -> Iterator[Quote]:
    """Quotes that link to where they stand in the text."""
    name, pages = ("resume", seen.resume_pages) if side == RESUME else ("posting", seen.posting_pages)
    for e in found:
        if e.start < e.end:
            page = f"page {e.page}, " if pages > 1 else ""
            yield Quote(f"{side}{e.start}", f"{name}, {page}line {e.line}", clean(e.text, _QUOTED))


def _section(section: Section, lines: Mapping[str, Line]) -> Lines:
    rows = tuple(lines[c.requirement] for c in section.rows)
    return Lines(section.title, tally(row.word for row in rows), rows)


def _steps(advice: Iterable[Action], kinds: Iterable[ActionKind]) -> Iterator[Steps]:
    """The steps of some kinds, those that add most first; what is only mentioned apart."""
    every = sorted(advice, key=lambda a: -round(a.gain, 1))
    for kind in kinds:
        plain = tuple(_step(a) for a in every if a.kind == kind and not a.folded)
        folded = tuple(_step(a) for a in every if a.kind == kind and a.folded)
        if plain or folded:
            yield Steps(STEP_TITLES[kind], plain, folded)


def _step(action: Action) -> Step:
    gain = f"+{action.gain:.1f}" if round(action.gain, 1) else ""
    # The points stand beside the sentence.
    return Step(gain, action.must_have, action.sentence.replace(f" ({gain} points)", ""), action.requirement)


def _asides(seen: View) -> Iterator[str]:
    if seen.not_scored:
        yield f"Asked, not scored: {', '.join(seen.not_scored)}."
    for name, rows in (("found", seen.keywords_found), ("not found", seen.keywords_missing)):
        if rows:
            worth = sum(row.possible for row in rows)
            yield f"Other words of the posting {name} ({worth:.1f} points in all): {', '.join(r.label for r in rows)}."
    # The option is of the command line, and this is no place for it.
    yield from (note.replace(" (--as-of)", "") for note in seen.notes)
