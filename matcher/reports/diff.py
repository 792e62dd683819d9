"""What an edit changed, for a terminal, as Markdown and as JSON."""

from __future__ import annotations

from matcher.matching.difference import Change, Difference
from matcher.model import SCHEMA_VERSION
from matcher.reports import as_json, diff_shapes, pieces
from matcher.reports.arithmetic import PLACES
from matcher.reports.diff_view import Row, diff_view, gains
from matcher.reports.md import escape
from matcher.reports.text import PIPED_WIDTH, Page, grid, styled
from matcher.reports.wording import clean


def text(difference: Difference, *, width: int = PIPED_WIDTH, colour: bool = False, explain: bool = False) -> str:
    """The report for a terminal."""
    page = Page(width, colour=colour)
    seen = diff_view(difference, explain=explain)
    page.line(seen.title, "bold")
    for name, value in seen.read:
        page.line(f"{name}: {value}", indent=2)
    page.console.print()
    page.line(clean(seen.headline), "bold cyan" if difference.gain is not None else "bold yellow")
    page.line(seen.meaning, indent=2)
    for part in seen.parts:
        page.heading(part.title)
        marked = any(row.mark for row in part.rows)
        table = grid(7, None, right=(0,)) if marked else grid(1, None)
        for row in part.rows:
            mark = row.mark if marked else "-"
            table.add_row("", styled(mark, _style(row)), styled("\n".join(map(clean, (row.text, *row.details)))))
        page.show(table)
    return str(page)


def _style(row: Row) -> str:
    return "red" if row.mark.startswith("-") else "green" if row.mark else ""


def markdown(difference: Difference, *, explain: bool = False) -> str:
    """The report as Markdown."""
    seen = diff_view(difference, explain=explain)
    lines = [f"# {escape(seen.title)}", ""]
    lines += [f"- {name}: {escape(value)}" for name, value in seen.read]
    lines += ["", f"**{escape(seen.headline)}**", "", seen.meaning]
    for part in seen.parts:
        lines += ["", f"## {part.title}", ""]
        for row in part.rows:
            mark = f"**{row.mark}** " if row.mark else ""
            lines += [f"- {mark}{escape(row.text)}", *(f"  - {escape(detail)}" for detail in row.details)]
    return "\n".join(lines) + "\n"


def value(difference: Difference) -> diff_shapes.DiffObject:
    """The whole difference for JSON; the differences of the changes sum to that of the scores."""
    before, after = difference.before, difference.after
    scores = (as_json.score_of(before), as_json.score_of(after))
    return {
        "schema_version": SCHEMA_VERSION,
        "versions": dict(after.versions),
        "as_of": after.as_of.isoformat(),
        "score": {
            "before": scores[0],
            "after": scores[1],
            "difference": None if scores[0] is None or scores[1] is None else round(scores[1] - scores[0], PLACES),
        },
        "band": {"before": before.band, "after": after.band},
        "confidence": after.confidence,
        "reason": after.reason or before.reason,
        "before": pieces.resume_side(before.resume),
        "after": pieces.resume_side(after.resume),
        "posting": pieces.posting_side(after),
        "changes": [
            _change(change, gain) for change, gain in zip(difference.changes, gains(difference, PLACES), strict=False)
        ],
        "unchanged": [c.requirement for c in difference.same],
        "knockouts": [
            {"requirement": m.requirement, "needed": m.needed, "before": m.before, "after": m.after}
            for m in difference.must_haves
        ],
        "gaps_closed": pieces.gaps(difference.closed),
        "gaps_opened": pieces.gaps(difference.opened),
        "warnings_new": list(difference.new_warnings),
        "warnings_gone": list(difference.old_warnings),
    }


def _change(change: Change, gain: float) -> diff_shapes.ChangeObject:
    before, after = change.before, change.after
    return {
        "requirement": after.requirement,
        "label": after.label,
        "kind": after.kind,
        "level": after.level,
        "possible": round(after.possible, PLACES),
        "credit_before": round(before.credit, PLACES),
        "credit_after": round(after.credit, PLACES),
        "why_before": before.why,
        "why_after": after.why,
        "difference": gain,
        "posting_quote": pieces.evidence(after.posting_quote),
        "came": [pieces.evidence(e) for e in change.came],
        "went": [pieces.evidence(e) for e in change.went],
    }
