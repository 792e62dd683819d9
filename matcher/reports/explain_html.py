"""A sheet as a page: one file, no script, nothing loaded from anywhere; every point unfolds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from matcher.reports import explain_view as view
from matcher.reports.check_view import SIGNS
from matcher.reports.explain import Candidate, Difference, Line, Must, Sheet
from matcher.reports.record_shapes import QuoteObject
from matcher.reports.sheets import rendered, style
from matcher.reports.wording import FOUND_CREDIT, clean, count, figure
from matcher.text import visible

_URGENT = {"unmet": 0, "unknown": 1, "met": 2}
_STATES = ("missing", "partly", "found")
_ASKED = 200


class Quote(NamedTuple):
    """A line of the resume, in three parts of which the middle one counts."""

    place: str
    before: str
    evidence: str
    after: str


class Why(NamedTuple):
    """Why one candidate earns what a requirement gives; ``asked`` are the posting's words where there are no quotes."""

    word: str
    credit: str
    why: str
    quotes: tuple[Quote, ...]
    asked: str


class Row(NamedTuple):
    """A requirement with its figures and what each candidate shows; a sum has none of that."""

    figures: tuple[str, ...]
    label: str
    sides: tuple[Why, ...] = ()


class Table(NamedTuple):
    """Requirements and their sums under their headings; ``folded`` ones are opened by a click."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    folded: bool = False


class MustLine(NamedTuple):
    """A must-have with what it rests on."""

    state: str
    needed: str
    found: str
    quotes: tuple[Quote, ...]


class Musts(NamedTuple):
    """The must-haves of one candidate, the urgent ones first."""

    title: str
    lines: tuple[MustLine, ...]
    folded: bool = False


class Other(NamedTuple):
    """The candidate that this one is held against: its place, what the difference means, the must-haves of both."""

    id: str
    standing: tuple[str, ...]
    verdict: str
    musts: tuple[str, ...]


def explain(sheet: Sheet) -> str:
    """Why a candidate stands where it stands, as one self-contained page."""
    candidate = sheet.candidate
    return rendered(
        "explain.html",
        style("base", "check", "sheet"),
        title=f"{view.title(sheet)}: {candidate.id}",
        heading=view.title(sheet),
        what=view.WHAT,
        asked=tuple(view.asked(sheet)),
        candidate=clean(candidate.id),
        standing=tuple(view.standing(candidate, sheet)),
        other=_other(sheet),
        parts=tuple(_alone(sheet) if sheet.versus is None else _versus(sheet)),
        remarks=tuple(view.remarks(sheet)),
        signs=SIGNS,
    )


def _alone(sheet: Sheet) -> Iterator[Musts | Table]:
    candidate = sheet.candidate
    if candidate.musts:
        yield _musts(f"Must-haves: {view.musts(candidate)}", candidate)
    if candidate.score is None:
        return
    heads = ("points", "of", "weight", "requirement", "why")
    found = view.points(candidate)
    rest = view.summed(found.rest)
    others = Row((f"{rest.points:.2f}", f"{rest.possible:.2f}", ""), view.others(found))
    total = Row((f"{found.score:.2f}", "100.00", ""), "sum: the score")
    if found.costly:
        yield Table("What cost most", heads, _rows(found.costly, 1))
    yield Table("What earned most", heads, (*_rows(found.earning, 1), others, total))
    yield Table("The arithmetic: every point", heads, (*_rows(found.all), total), folded=True)


def _other(sheet: Sheet) -> Other | None:
    if sheet.versus is None:
        return None
    other = sheet.versus.other
    return Other(
        clean(other.id),
        tuple(view.standing(other, sheet)),
        view.verdict(sheet),
        tuple(_musts_of(one) for one in (sheet.candidate, other) if one.musts),
    )


def _versus(sheet: Sheet) -> Iterator[Musts | Table]:
    versus = sheet.versus
    assert versus is not None
    if versus.gain is not None:
        heads = ("points", "of", "requirement", "this candidate", "the other")
        shown, rest = view.shown_differences(sheet)
        lines = [_difference(gain, row, 1) for gain, row in shown]
        if rest:
            together = round(sum(gain for gain, _ in rest), 2)
            lines.append(_sum(together, f"{count(len(rest), 'smaller difference')} together"))
        total = _sum(view.total(sheet), "sum: the difference of the scores")
        yield Table(f"Where they differ; {versus.alike} requirements are alike", heads, (*lines, total))
        every = [_difference(gain, row) for gain, row in (*shown, *rest)]
        yield Table("Every difference, with all that was found", heads, (*every, total), folded=True)
    for one in (sheet.candidate, versus.other):
        if one.musts:
            yield _musts(_musts_of(one), one, folded=True)


def _rows(rows: Iterable[view.Row], most: int | None = None) -> tuple[Row, ...]:
    """Requirements with their printed points; ``most`` is how many quotes to show of each, ``None`` for all."""
    return tuple(
        Row(
            tuple(f"{n:.2f}" for n in (row.share.points, row.share.possible, row.line.asked["weight"])),
            view.label(row.line),
            (_why(row.line, most),),
        )
        for row in rows
    )


def _difference(gain: float, row: Difference, most: int | None = None) -> Row:
    figures = (view.signed(gain), f"{row.mine.asked['possible']:.2f}")
    return Row(figures, view.label(row.mine), (_why(row.mine, most), _why(row.other, most)))


def _sum(gain: float, label: str) -> Row:
    return Row((view.signed(gain), ""), label)


def _why(line: Line, most: int | None) -> Why:
    asked = line.asked
    return Why(
        _STATES[(line.credit > 0) + (line.credit >= FOUND_CREDIT)],
        figure(line.credit),
        view.why(line),
        tuple(map(_quote, line.quotes[:most])),
        f"posting l.{asked['line']} “{clean(view.bare(asked['quote']), _ASKED)}”",
    )


def _musts_of(candidate: Candidate) -> str:
    return f"Must-haves of {clean(candidate.id)}: {view.musts(candidate)}"


def _musts(title: str, candidate: Candidate, *, folded: bool = False) -> Musts:
    ordered = sorted(candidate.musts, key=lambda must: _URGENT[must.state])
    return Musts(title, tuple(map(_must, ordered)), folded)


def _must(must: Must) -> MustLine:
    return MustLine(must.state, clean(must.needed), clean(must.found), tuple(map(_quote, must.quotes[:1])))


def _quote(quote: QuoteObject) -> Quote:
    text, start, end = quote["text"], quote["start"], quote["end"]
    first = min(start, len(text) - len(view.bare(text)))
    before, evidence, after = map(visible, (text[first:start], text[start:end], text[end:]))
    return Quote(view.spot(quote), before, evidence, after)
