"""The report on one resume and one posting as a page: one file, no script, nothing loaded from anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple

from matcher.model import Document, Evidence, Match
from matcher.reports.arithmetic import PRINTED, rounded, shares
from matcher.reports.sheets import policy, style
from matcher.reports.view import Section, View, view
from matcher.reports.wording import (
    DISCLAIMER,
    STATE_WORDS,
    clean,
    partly,
    place,
    points_of_100,
    product,
    state,
    tally,
)

STYLE = style("base", "check")


class Marked(NamedTuple):
    """A stretch of a text to highlight, with a class and a tooltip."""

    start: int
    end: int
    css: str
    title: str


def check(match: Match) -> str:
    """The report as one self-contained page."""
    seen = view(match)
    resume, posting = match.resume.document, match.posting.document
    body = [
        _header(seen, match),
        _musts(seen),
        _steps(seen),
        *(_section(section, seen) for section in seen.sections),
        _all_steps(seen),
        _list("Notes", (*_asides(seen), *seen.notes), "ul"),
        _arithmetic(match, seen),
        '<div class="texts">',
        _text("The resume as it was read", resume, "r", _resume_marks(match)),
        _text("The posting as it was read", posting, "p", _posting_marks(match)),
        "</div>",
    ]
    return page(f"{seen.title}: {seen.coverage}", body)


def page(title: str, parts: Iterable[str], css: str = STYLE) -> str:
    """A self-contained page of some parts, which are markup already; the title is plain text."""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy(css)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>{css}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(part for part in parts if part)
        + "\n</main>\n</body>\n</html>\n"
    )


def _header(seen: View, match: Match) -> str:
    read = "".join(f'<p class="soft">{escape(name)}: {escape(value)}</p>' for name, value in seen.read)
    parts = [f"<h1>{escape(seen.title)}</h1>{read}", f'<p class="cover">{escape(seen.coverage)}</p>']
    if match.score is not None:
        value = points_of_100(match.score)
        meter = f'<meter min="0" max="100" low="30" high="55" optimum="100" value="{value}">{value} of 100</meter>'
        # A bar would be a confident number again where little was understood.
        parts.append(meter if match.band is not None else "")
        parts.append(f"<p>{escape(seen.meaning)}</p>")
    parts.append(f'<p class="soft">{escape(DISCLAIMER)}</p>')
    return f"<header>{''.join(parts)}</header>"


def _musts(seen: View) -> str:
    if not seen.musts:
        return ""
    rows = []
    for must in seen.musts:
        k = must.knockout
        quotes = _quotes("r", "resume", k.evidence, seen.resume_pages)
        quotes += _quotes("p", "posting", (must.posting,) if must.posting else (), seen.posting_pages)
        rows.append(_row(k.state, escape(clean(k.needed)), f"{escape(clean(k.found))}{quotes}"))
    return _box("Must-haves", tally(m.knockout.state for m in seen.musts), _table(rows))


def _section(section: Section, seen: View) -> str:
    rows = []
    for c in section.rows:
        quotes = _quotes("r", "resume", c.evidence, seen.resume_pages)
        quotes += _quotes("p", "posting", (c.posting_quote,), seen.posting_pages)
        how = f'<span class="soft">{escape(partly(c))}</span>' if state(c) == "partial" else ""
        rows.append(_row(STATE_WORDS[state(c)], escape(clean(c.label)), how + quotes))
    return _box(section.title, tally(STATE_WORDS[s] for s in section.states), _table(rows))


def _row(word: str, label: str, detail: str) -> str:
    return f'<tr><td><span class="tag {word}">{word}</span></td><td>{label}</td><td class="wide">{detail}</td></tr>'


def _quotes(side: str, name: str, found: Iterable[Evidence], pages: int) -> str:
    """Quotes that link to where they stand in the text below."""
    return "".join(
        f'<span class="quote"><a href="#{side}{e.start}">{name} {place(e, pages)}</a>'
        f"“{escape(clean(e.text, 160))}”</span>"
        for e in found
        if e.start < e.end
    )


def _steps(seen: View) -> str:
    if not seen.steps and not seen.folded:
        return ""
    items = "".join(f"<li>{escape(clean(step))}</li>" for step in seen.steps)
    listed = f"<ol>{items}</ol>" if items else ""
    folded = f"<p>{escape(seen.folded)}</p>" if seen.folded else ""
    return _box("Next steps", "", listed + folded)


def _all_steps(seen: View) -> str:
    if not seen.more_steps and all(len(group.steps) < 2 for group in seen.all_steps):
        return ""
    parts = []
    for group in seen.all_steps:
        items = "".join(f"<li>{escape(clean(step))}</li>" for step in group.steps)
        parts.append(f"<p><strong>{escape(group.title)}</strong></p><ul>{items}</ul>")
    return f"<section><details><summary>Every step, by group</summary>{''.join(parts)}</details></section>"


def _asides(seen: View) -> Iterator[str]:
    if seen.not_scored:
        yield f"Asked, not scored: {', '.join(seen.not_scored)}."
    for name, rows in (("found", seen.keywords_found), ("not found", seen.keywords_missing)):
        if rows:
            worth = sum(row.possible for row in rows)
            yield f"Other words of the posting {name} ({worth:.1f} points in all): {', '.join(r.label for r in rows)}."


def _list(title: str, items: Iterable[str], tag: str) -> str:
    found = "".join(f"<li>{escape(clean(item))}</li>" for item in items)
    return _box(title, "", f"<{tag}>{found}</{tag}>") if found else ""


def _arithmetic(match: Match, seen: View) -> str:
    if match.score is None:
        return ""
    rows = ['<tr><th class="num">points</th><th class="num">possible</th><th>requirement</th>'
            "<th>weight, credit and why</th></tr>"]  # fmt: skip
    for c, share in zip(match.contributions, shares(match, PRINTED), strict=True):
        cells = "".join(f'<td class="num">{n:.2f}</td>' for n in share)
        why = f"weight {product(c)}<br>credit: {escape(clean(c.why))}"
        quotes = _quotes("r", "resume", c.evidence, seen.resume_pages)
        quotes += _quotes("p", "posting", (c.posting_quote,), seen.posting_pages)
        rows.append(f'<tr>{cells}<td>{escape(clean(c.label))}</td><td class="wide">{why}{quotes}</td></tr>')
    total = f'<td class="num">{rounded(match.score):.2f}</td><td class="num">100.00</td><td>sum</td><td></td>'
    table = _table([*rows, f"<tr>{total}</tr>"])
    return f"<section><details><summary>The arithmetic: every point</summary>{table}</details></section>"


def _table(rows: Iterable[str]) -> str:
    return f'<div class="scroll"><table>{"".join(rows)}</table></div>'


def _box(title: str, extra: str, content: str) -> str:
    small = f" <small>{escape(extra)}</small>" if extra else ""
    return f"<section><h2>{escape(title)}{small}</h2>{content}</section>"


def _resume_marks(match: Match) -> Iterator[Marked]:
    for c in match.contributions:
        for e in c.evidence:
            yield Marked(e.start, e.end, STATE_WORDS[state(c)], c.label)
    for k in match.knockouts:
        for e in k.evidence:
            yield Marked(e.start, e.end, k.state, k.needed)


def _posting_marks(match: Match) -> Iterator[Marked]:
    for c in match.contributions:
        quote = c.posting_quote
        if quote.start < quote.end:
            yield Marked(quote.start, quote.end, STATE_WORDS[state(c)], c.label)


def _text(title: str, document: Document, side: str, marks: Iterable[Marked]) -> str:
    """A document's text with its marks; where several cover the same words, the longest one shows."""
    text = document.text
    parts: list[str] = []
    at = 0
    anchors: set[int] = set()
    wanted = list(marks)
    for mark in sorted(set(_outermost(wanted))):
        inner = sorted({m.start for m in wanted if mark.start < m.start < mark.end})
        anchors.add(mark.start)
        parts.append(_plain(text[at : mark.start]))
        parts.append(f'<mark id="{side}{mark.start}" class="{mark.css}" title="{escape(clean(mark.title))}">')
        at = mark.start
        for place_ in inner:
            parts.append(_plain(text[at:place_]))
            parts.append(f'<span id="{side}{place_}"></span>')
            at = place_
        parts.append(_plain(text[at : mark.end]) + "</mark>")
        at = mark.end
    parts.append(_plain(text[at:]))
    return _box(title, clean(document.source), f"<pre>{''.join(parts)}</pre>")


def _outermost(marks: Iterable[Marked]) -> Iterator[Marked]:
    """The marks of which none lies over another: the longest first, then the earliest."""
    kept: list[Marked] = []
    for mark in sorted(marks, key=lambda m: (m.start - m.end, m.start, m.css, m.title)):
        if mark.start < mark.end and all(mark.end <= k.start or k.end <= mark.start for k in kept):
            kept.append(mark)
            yield mark


def _plain(text: str) -> str:
    """A stretch of a document for the page: escaped, without invisible characters, line breaks kept."""
    return "\n".join(escape(_visible(line)) for line in text.split("\n"))


def _visible(line: str) -> str:
    return "".join(c for c in line.replace("\t", "    ") if c.isprintable() or c == "\u00a0")
