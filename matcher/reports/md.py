"""The report on one resume and one posting as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from matcher.model import Match
from matcher.reports.arithmetic import PRINTED, rounded, shares
from matcher.reports.view import Section, View, view
from matcher.reports.wording import DISCLAIMER, STATE_WORDS, clean, partly, product, quote, state, tally

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")


def escape(text: str) -> str:
    r"""A text that Markdown shows as it is.

    >>> escape("C* <b>a|b</b>")
    'C\\* \\<b\\>a\\|b\\</b\\>'
    """
    return _SPECIAL.sub(r"\\\1", clean(text))


def check(match: Match) -> str:
    """The report as Markdown, with every requirement and the arithmetic."""
    return "\n".join(_lines(match)) + "\n"


def _lines(match: Match) -> Iterator[str]:
    seen = view(match)
    yield f"# {escape(seen.title)}"
    yield ""
    for name, value in seen.read:
        yield f"- {name}: {escape(value)}"
    yield ""
    yield f"**{escape(seen.coverage)}**"
    yield ""
    if match.score is not None:
        yield f"{seen.meaning} {DISCLAIMER}"
    yield from _musts(seen)
    yield from _list("Next steps", seen.steps, numbered=True)
    if seen.folded:
        yield from ("", escape(seen.folded)) if seen.steps else _list("Next steps", [seen.folded])
    for section in seen.sections:
        yield from _section(section, seen)
    for group in seen.all_steps:
        yield from _list(group.title, group.steps)
    asides = [f"Asked, not scored: {', '.join(seen.not_scored)}."] if seen.not_scored else []
    yield from _list("Notes", (*asides, *seen.notes))
    if match.contributions:
        yield from _arithmetic(match, seen)


def _musts(seen: View) -> Iterator[str]:
    if not seen.musts:
        return
    yield from _heading(f"Must-haves: {tally(m.knockout.state for m in seen.musts)}")
    yield from _table("State", "Must-have", "Found", "Resume", "Posting")
    for must in seen.musts:
        k = must.knockout
        resume = "; ".join(quote(e, seen.resume_pages) for e in k.evidence)
        posting = quote(must.posting, seen.posting_pages) if must.posting else ""
        yield _cells(f"**{k.state}**", *map(escape, (k.needed, k.found, resume, posting)))


def _section(section: Section, seen: View) -> Iterator[str]:
    yield from _heading(f"{section.title}: {tally(STATE_WORDS[s] for s in section.states)}")
    yield from _table("State", "Asked", "Resume", "Posting")
    for row in section.rows:
        word = STATE_WORDS[state(row)]
        extra = f" ({partly(row)})" if state(row) == "partial" else ""
        resume = "; ".join(quote(e, seen.resume_pages) for e in row.evidence)
        posting = quote(row.posting_quote, seen.posting_pages)
        yield _cells(f"**{word}**{extra}", *map(escape, (row.label, resume, posting)))


def _list(title: str, items: Iterable[str], *, numbered: bool = False) -> Iterator[str]:
    found = list(items)
    if found:
        yield from _heading(title)
    for number, item in enumerate(found, 1):
        yield f"{number}. {escape(item)}" if numbered else f"- {escape(item)}"


def _arithmetic(match: Match, seen: View) -> Iterator[str]:
    yield from _heading("The arithmetic")
    yield from _table("Points", "Possible", "Requirement", "Weight", "Credit", "Resume", "Posting")
    for c, share in zip(match.contributions, shares(match, PRINTED), strict=True):
        resume = "; ".join(quote(e, seen.resume_pages) for e in c.evidence)
        posting = quote(c.posting_quote, seen.posting_pages)
        cells = (f"{share.points:.2f}", f"{share.possible:.2f}", c.label, product(c), c.why, resume, posting)
        yield _cells(*map(escape, cells))
    yield _cells(f"**{rounded(match.score or 0.0):.2f}**", "**100.00**", "**sum**", "", "", "", "")


def _heading(text: str) -> Iterator[str]:
    yield ""
    yield f"## {text}"
    yield ""


def _table(*names: str) -> Iterator[str]:
    yield _cells(*names)
    yield "|" + " --- |" * len(names)


def _cells(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"
