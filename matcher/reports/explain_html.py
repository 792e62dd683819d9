"""A sheet as a page: one file, no script, nothing loaded from anywhere; every point unfolds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from matcher.reports import explain_view as view
from matcher.reports.explain import Candidate, Line, Sheet
from matcher.reports.html import page
from matcher.reports.record_shapes import QuoteObject
from matcher.reports.wording import FOUND_CREDIT, clean, figure

_URGENT = {"unmet": 0, "unknown": 1, "met": 2}
_STATES = ("missing", "partly", "found")


def explain(sheet: Sheet) -> str:
    """Why a candidate stands where it stands, as one self-contained page."""
    body = [_header(sheet)]
    if sheet.versus is None:
        body += [_musts("Must-haves", sheet.candidate), *_points(sheet)]
    else:
        body += _versus(sheet)
    return page(f"{view.title(sheet)}: {sheet.candidate.id}", [*body, _remarks(sheet)])


def _header(sheet: Sheet) -> str:
    asked = "".join(f'<p class="soft">{escape(name)}: {escape(value)}</p>' for name, value in view.asked(sheet))
    candidate = f'<p class="cover">Candidate {escape(clean(sheet.candidate.id))}</p>'
    return (
        f'<header><h1>{escape(view.title(sheet))}</h1><p class="soft">{escape(view.WHAT)}</p>{asked}'
        f"{candidate}{_standing(sheet.candidate, sheet)}</header>"
    )


def _standing(candidate: Candidate, sheet: Sheet) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in view.standing(candidate, sheet))


def _musts(title: str, candidate: Candidate) -> str:
    rows = [
        f'<tr><td><span class="tag {must.state}">{must.state}</span></td><td>{escape(clean(must.needed))}</td>'
        f'<td class="wide">{escape(clean(must.found))}{_quotes(must.quotes)}</td></tr>'
        for must in sorted(candidate.musts, key=lambda must: _URGENT[must.state])
    ]
    return _section(f"{title}: {view.musts(candidate)}", _table(rows)) if rows else ""


def _points(sheet: Sheet) -> Iterator[str]:
    if sheet.candidate.score is None:
        return
    found = view.points(sheet.candidate)
    for title, rows in (("What cost most", found.costly), ("What earned most", found.earning)):
        if rows:
            yield _section(title, _arithmetic(rows, ()))
    yield (
        "<section><details><summary>The arithmetic: every point</summary>"
        f"{_arithmetic(found.all, ((f'{found.score:.2f}', '100.00', '', 'sum: the score', ''),))}</details></section>"
    )


def _arithmetic(rows: Iterable[view.Row], totals: Iterable[Sequence[str]]) -> str:
    heads = ("points", "of", "weight", "requirement", "why")
    lines = [_tr(heads, "th")]
    for row in rows:
        line = row.line
        numbers = (row.share.points, row.share.possible, line.asked["weight"])
        cells = "".join(f'<td class="num">{number:.2f}</td>' for number in numbers)
        lines.append(f'<tr>{cells}<td>{escape(view.label(line))}</td><td class="wide">{_why(line)}</td></tr>')
    lines += [_tr(total, "td") for total in totals]
    return _table(lines)


def _tr(cells: Sequence[str], tag: str) -> str:
    """A row of plain cells, the first three of them figures."""
    numbers = "".join(f'<{tag} class="num">{escape(cell)}</{tag}>' for cell in cells[:3])
    return f"<tr>{numbers}{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells[3:])}</tr>"


def _why(line: Line) -> str:
    state = _STATES[(line.credit > 0) + (line.credit >= FOUND_CREDIT)]
    tag = f'<span class="tag {state}">{state}</span> credit {figure(line.credit)}: {escape(view.why(line))}'
    return tag + (_quotes(line.quotes) or _asked(line))


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
    before, inside, after = (escape(_visible(part)) for part in (text[:start], text[start:end], text[end:]))
    return f'{before}<mark class="found">{inside}</mark>{after}'


def _visible(text: str) -> str:
    """A stretch of a line without invisible characters, spaces at its ends kept."""
    return "".join(c for c in text if c.isprintable())


def _versus(sheet: Sheet) -> Iterator[str]:
    versus = sheet.versus
    assert versus is not None
    other = versus.other
    yield _section(
        f"Held against the other candidate, {clean(other.id)}",
        f"{_standing(other, sheet)}<p><strong>{escape(view.verdict(sheet))}</strong></p>",
    )
    if versus.gain is not None:
        heads = ("points", "of", "requirement", "this candidate", "the other")
        lines = [f"<tr>{''.join(f'<th>{escape(head)}</th>' for head in heads)}</tr>"]
        lines += [
            f'<tr><td class="num">{view.signed(gain)}</td><td class="num">{row.mine.asked["possible"]:.2f}</td>'
            f"<td>{escape(view.label(row.mine))}</td><td>{_why(row.mine)}</td><td>{_why(row.other)}</td></tr>"
            for gain, row in view.difference_rows(sheet)
        ]
        total = f'<tr><td class="num">{view.signed(view.total(sheet))}</td><td></td>'
        lines.append(f"{total}<td>sum: the difference of the scores</td><td></td><td></td></tr>")
        yield _section(f"Where they differ; {versus.alike} requirements are alike", _table(lines))
    for candidate in (sheet.candidate, other):
        yield _musts(f"Must-haves of {clean(candidate.id)}", candidate)


def _remarks(sheet: Sheet) -> str:
    items = "".join(f"<li>{escape(name)}: {escape(value)}</li>" for name, value in view.remarks(sheet))
    return _section("Beside the figures", f"<ul>{items}</ul>")


def _table(rows: Iterable[str]) -> str:
    return f'<div class="scroll"><table>{"".join(rows)}</table></div>'


def _section(title: str, content: str) -> str:
    return f"<section><h2>{escape(title)}</h2>{content}</section>"
