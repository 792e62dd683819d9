"""An audit as a page: one file, no script, nothing loaded from anywhere."""

from __future__ import annotations

from matcher.audit.tables import Audit
from matcher.reports import audit_view as view
from matcher.reports.sheets import rendered, style
from matcher.reports.wording import clean


def audit(found: Audit) -> str:
    """The report as one self-contained page."""
    low = found.lowest
    of = "selection" if found.selection is not None else "scoring"
    heads, rows = view.sweep(found)
    return rendered(
        "audit.html",
        style("base", "check"),
        title=view.TITLE,
        limits=view.LIMITS,
        head=tuple(view.head(found)),
        lowest=f"Lowest impact ratio ({of}): {view.lowest(low) if low else 'none can be computed'}",
        rates=[(rates.title, _unbroken(rates), _rows(rates)) for rates in view.rates(found)],
        sweep_heads=heads,
        sweep=rows,
        notes=tuple(map(clean, (*view.legend(), *found.notes))),
    )


def _unbroken(rates: view.Rates) -> list[str]:
    """The heads of the columns, which the terminal breaks."""
    return [head.replace("-\n", "").replace("\n", " ") for head in rates.heads]


def _rows(rates: view.Rates) -> list[tuple[tuple[str, ...], bool]]:
    return list(zip(rates.rows, rates.below, strict=True))
