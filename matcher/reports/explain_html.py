"""A sheet as a page: one file, no script, nothing loaded from anywhere; every point unfolds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from matcher.reports import explain_view as view
from matcher.reports.explain import Candidate, Difference, Line, Sheet
from matcher.reports.html import page
from matcher.reports.record_shapes import QuoteObject
from matcher.reports.sheets import style
from matcher.reports.wording import FOUND_CREDIT, clean, count, figure, visible

_URGENT = {"unmet": 0, "unknown": 1, "met": 2}
_STATES = ("missing", "partly", "found")


def explain(sheet: Sheet) -> str:
    """Why a candidate stands where it stands, as one self-contained page."""
    body = [_header(sheet)]
    if sheet.versus is None:
        body += [_musts(sheet.candidate), *_points(sheet)]
    else:
        body += _versus(sheet)
    css = style("base", "check", "sheet")
    return page(f"{view.title(sheet)}: {sheet.candidate.id}", [*body, _remarks(sheet)], css)


def _header(sheet: Sheet) -> str:
    asked = "".join(f'<p class="soft">{escape(name)}: {escape(value)}</p>' for name, value in view.asked(sheet))
    candidate = f'<p class="cover">Candidate {escape(clean(sheet.candidate.id))}</p>'
    return (
        f'<header><h1>{escape(view.title(sheet))}</h1><p class="soft">{escape(view.WHAT)}</p>{asked}'
        f"{candidate}{_standing(sheet.candidate, sheet)}</header>"
    )


def _standing(candidate: Candidate, sheet: Sheet) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in view.standing(candidate, sheet))


def _musts(candidate: Candidate) -> str:
    return _section(f"Must-haves: {view.musts(candidate)}", _must_table(candidate)) if candidate.musts else ""


def _must_table(candidate: Candidate) -> str:
    return _table(
        f'<tr><td><span class="tag {must.state}">{must.state}</span></td><td>{escape(clean(must.needed))}</td>'
        f'<td class="wide">{escape(clean(must.found))}{_quotes(must.quotes[:1])}</td></tr>'
        for must in sorted(candidate.musts, key=lambda must: _URGENT[must.state])
    )


def _points(sheet: Sheet) -> Iterator[str]:
    if sheet.candidate.score is None:
        return
    found = view.points(sheet.candidate)
    total = (f"{found.score:.2f}", "100.00", "", "sum: the score", "")
    rest = view.summed(found.rest)
    others = (f"{rest.points:.2f}", f"{rest.possible:.2f}", "", view.others(found), "")
    if found.costly:
        yield _section("What cost most", _arithmetic(found.costly, (), quotes=1))
    yield _section("What earned most", _arithmetic(found.earning, (others, total), quotes=1))
    yield _folded("The arithmetic: every point", _arithmetic(found.all, (total,)))


def _arithmetic(rows: Iterable[view.Row], totals: Iterable[Sequence[str]], quotes: int | None = None) -> str:
    heads = ("points", "of", "weight", "requirement", "why")
    lines = [_tr(heads, "th")]
    for row in rows:
        line = row.line
        numbers = (row.share.points, row.share.possible, line.asked["weight"])
        cells = "".join(f'<td class="num">{number:.2f}</td>' for number in numbers)
        lines.append(f'<tr>{cells}<td>{escape(view.label(line))}</td><td class="wide">{_why(line, quotes)}</td></tr>')
    lines += [_tr(total, "td") for total in totals]
    return _table(lines)


def _tr(cells: Sequence[str], tag: str) -> str:
    """A row of plain cells, the first three of them figures."""
    numbers = "".join(f'<{tag} class="num">{escape(cell)}</{tag}>' for cell in cells[:3])
    return f"<tr>{numbers}{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells[3:])}</tr>"


def _why(line: Line, quotes: int | None = None) -> str:
    state = _STATES[(line.credit > 0) + (line.credit >= FOUND_CREDIT)]
    tag = f'<span class="tag {state}">{state}</span> credit {figure(line.credit)}: {escape(view.why(line))}'
    return tag + (_quotes(line.quotes[:quotes]) or _asked(line))


def _asked(line: Line) -> str:
    asked = line.asked
    return (
        f'<span class="quote soft">posting l.{asked["line"]} “{escape(clean(view.bare(asked["quote"]), 200))}”</span>'
    )


def _quotes(quotes: Iterable[QuoteObject]) -> str:
    return "".join(
        f'<span class="quote"><span class="soft">{view.spot(q)}</span> “{_marked(q)}”</span>' for q in quotes
    )


def _marked(quote: QuoteObject) -> str:
    text, start, end = quote["text"], quote["start"], quote["end"]
    first = min(start, len(text) - len(view.bare(text)))
    text, start, end = text[first:], start - first, end - first
    before, inside, after = (escape(visible(part)) for part in (text[:start], text[start:end], text[end:]))
    return f'{before}<mark class="found">{inside}</mark>{after}'


def _versus(sheet: Sheet) -> Iterator[str]:
    versus = sheet.versus
    assert versus is not None
    other = versus.other
    yield _section(
        f"Held against the other candidate, {clean(other.id)}",
        f"{_standing(other, sheet)}<p><strong>{escape(view.verdict(sheet))}</strong></p>"
        f"{_both(sheet.candidate, other)}",
    )
    if versus.gain is not None:
        shown, rest = view.shown_differences(sheet)
        lines = [_difference(gain, row, quotes=1) for gain, row in shown]
        if rest:
            together = round(sum(gain for gain, _ in rest), 2)
            lines.append(_sum(together, f"{count(len(rest), 'smaller difference')} together"))
        total = _sum(view.total(sheet), "sum: the difference of the scores")
        yield _section(f"Where they differ; {versus.alike} requirements are alike", _differences([*lines, total]))
        every = [_difference(gain, row) for gain, row in (*shown, *rest)]
        yield _folded("Every difference, with all that was found", _differences([*every, total]))
    for candidate in (sheet.candidate, other):
        if candidate.musts:
            yield _folded(f"Must-haves of {clean(candidate.id)}: {view.musts(candidate)}", _must_table(candidate))


def _both(*candidates: Candidate) -> str:
    """The must-haves of two candidates, counted."""
    said = (f"Must-haves of {clean(c.id)}: {view.musts(c)}" for c in candidates if c.musts)
    return "".join(f"<p>{escape(line)}</p>" for line in said)


def _differences(rows: Iterable[str]) -> str:
    heads = "".join(f"<th>{head}</th>" for head in ("points", "of", "requirement", "this candidate", "the other"))
    return _table([f"<tr>{heads}</tr>", *rows])


def _difference(gain: float, row: Difference, quotes: int | None = None) -> str:
    sides = "".join(f"<td>{_why(line, quotes)}</td>" for line in (row.mine, row.other))
    return (
        f'<tr><td class="num">{view.signed(gain)}</td><td class="num">{row.mine.asked["possible"]:.2f}</td>'
        f"<td>{escape(view.label(row.mine))}</td>{sides}</tr>"
    )


def _sum(gain: float, label: str) -> str:
    return f'<tr><td class="num">{view.signed(gain)}</td><td></td><td>{escape(label)}</td><td></td><td></td></tr>'


def _remarks(sheet: Sheet) -> str:
    items = "".join(f"<li>{escape(name)}: {escape(value)}</li>" for name, value in view.remarks(sheet))
    return _section("Beside the figures", f"<ul>{items}</ul>")


def _table(rows: Iterable[str]) -> str:
    return f'<div class="scroll"><table>{"".join(rows)}</table></div>'


def _section(title: str, content: str) -> str:
    return f"<section><h2>{escape(title)}</h2>{content}</section>"


def _folded(title: str, content: str) -> str:
    return f"<section><details><summary>{escape(title)}</summary>{content}</details></section>"
