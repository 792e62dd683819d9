"""An audit as a page: one file, no script, nothing loaded from anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from matcher.audit.tables import Audit
from matcher.reports import audit_view as view
from matcher.reports.html import page
from matcher.reports.wording import clean


def audit(found: Audit) -> str:
    """The report as one self-contained page."""
    low = found.lowest
    of = "selection" if found.selection is not None else "scoring"
    lowest = f"Lowest impact ratio ({of}): {view.lowest(low) if low else 'none can be computed'}"
    lines = "".join(f'<p class="soft">{escape(line)}</p>' for line in view.head(found))
    header = (
        f"<header><h1>{escape(view.TITLE)}</h1><p>{escape(view.LIMITS)}</p>"
        f'{lines}<p class="cover">{escape(lowest)}</p></header>'
    )
    notes = "".join(f"<li>{escape(clean(line))}</li>" for line in (*view.legend(), *found.notes))
    reading = _section("How to read it", f"<ul>{notes}</ul>")
    return page(view.TITLE, [header, *(_rates(rates) for rates in view.rates(found)), _sweep(found), reading])


def _rates(rates: view.Rates) -> str:
    heads = [head.replace("-\n", "").replace("\n", " ") for head in rates.heads]
    rows = []
    for cells, below in zip(rates.rows, rates.below, strict=True):
        numbers = "".join(f'<td class="num">{escape(cell)}</td>' for cell in cells[1:-1])
        said = f'<span class="tag unknown">{escape(cells[-1])}</span>' if below else escape(cells[-1])
        rows.append(f"<tr><td>{escape(cells[0])}</td>{numbers}<td>{said}</td></tr>")
    return _section(rates.title, _table(heads, range(1, 8), rows))


def _sweep(found: Audit) -> str:
    heads, rows = view.sweep(found)
    if not rows:
        return ""
    lines = [
        f'<tr><td class="num">{row[0]}</td><td class="num">{row[1]}</td>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in row[2:])
        + "</tr>"
        for row in rows
    ]
    return _section(
        "Lowest impact ratio if everybody with so much coverage were selected", _table(heads, (0, 1), lines)
    )


def _table(heads: Sequence[str], right: Sequence[int], rows: Iterable[str]) -> str:
    number = ' class="num"'
    cells = (f"<th{number if i in right else ''}>{escape(head)}</th>" for i, head in enumerate(heads))
    return f'<div class="scroll"><table><tr>{"".join(cells)}</tr>{"".join(rows)}</table></div>'


def _section(title: str, content: str) -> str:
    return f"<section><h2>{escape(title)}</h2>{content}</section>"
