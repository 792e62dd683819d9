"""What an edit changed, as text or Markdown: the same lines in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from matcher.matching.difference import Change, Difference
from matcher.model import Evidence, Gap, Match
from matcher.reports.arithmetic import PRINTED, apportion, rounded
from matcher.reports.wording import DISCLAIMER, clean, count, figure, quote, read_as


@dataclass(frozen=True, slots=True)
class Row:
    """A line with a mark before it (points, mostly) and its details below."""

    mark: str
    text: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Rows under a heading."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class DiffView:
    """Everything that a report on an edit says, in its order."""

    title: str
    read: tuple[tuple[str, str], ...]
    headline: str
    meaning: str
    parts: tuple[Part, ...]


def gains(difference: Difference, places: int) -> list[float]:
    """The rounded gain of each change; they sum to the difference of the two rounded scores."""
    before, after = difference.before.score, difference.after.score
    if before is None or after is None:
        return []
    total = round(rounded(after, places) - rounded(before, places), places)
    return apportion([change.gain for change in difference.changes], total, places)


def diff_view(difference: Difference, *, explain: bool) -> DiffView:
    """An edit arranged for a person; ``explain`` names what did not change as well."""
    before, after = difference.before, difference.after
    documents = (
        ("Before", before.resume.document),
        ("After", after.resume.document),
        ("Posting", after.posting.document),
    )
    return DiffView(
        title=clean(after.posting.title.lstrip("# "), 100) or "Posting without a title",
        read=tuple((name, f"{clean(d.source)} ({read_as(d)})") for name, d in documents),
        headline=_headline(difference),
        meaning=DISCLAIMER,
        parts=tuple(part for part in _parts(difference, explain) if part.rows),
    )


def _headline(difference: Difference) -> str:
    before, after = difference.before, difference.after
    if before.score is None or after.score is None:
        said = [f"{name}: {m.reason}" for name, m in (("before", before), ("after", after)) if m.score is None]
        return f"No difference can be given: {'; '.join(said)}"
    bands = f" ({before.band} to {after.band})" if before.band != after.band else f" ({after.band})"
    if after.band is None:
        bands = f"; {after.reason}"
    moved = rounded(after.score) - rounded(before.score)
    return f"Coverage {rounded(before.score):.2f} to {rounded(after.score):.2f} of 100: {_signed(moved)}{bands}"


def _parts(difference: Difference, explain: bool) -> Iterator[Part]:
    yield Part(_counted("requirement changed", "requirements changed", len(difference.changes)), _changes(difference))
    yield Part("Must-haves", tuple(Row("", f"{m.needed}: {m.before} to {m.after}") for m in difference.must_haves))
    yield Part("Gaps closed", tuple(map(_gap, difference.closed)))
    yield Part("Gaps opened", tuple(map(_gap, difference.opened)))
    yield Part("New warnings", tuple(Row("", w) for w in difference.new_warnings))
    yield Part("Warnings that are gone", tuple(Row("", w) for w in difference.old_warnings))
    title = _counted("requirement unchanged", "requirements unchanged", len(difference.same))
    if explain:
        yield Part(title, tuple(Row("", f"{c.label}: {c.why}") for c in difference.same))
    elif difference.same:
        yield Part("Also", (Row("", f"{title}: --explain shows them"),))


def _counted(one: str, many: str, number: int) -> str:
    return f"{number} {one if number == 1 else many}"


def _gap(gap: Gap) -> Row:
    return Row(f"+{gap.gain:.1f}", gap.label)


def _changes(difference: Difference) -> tuple[Row, ...]:
    rows = [
        Row(_signed(gain), _credits(change), tuple(_details(change, difference)))
        for gain, change in zip(gains(difference, PRINTED), difference.changes, strict=False)
    ]
    if rows:
        before, after = difference.before.score or 0.0, difference.after.score or 0.0
        rows.append(Row(_signed(rounded(after) - rounded(before)), f"sum of {count(len(rows), 'line')}"))
    return tuple(rows)


def _signed(gain: float) -> str:
    """Points with their sign; none at all have no sign."""
    return f"{gain:+.2f}" if round(gain, PRINTED) else "0.00"


def _credits(change: Change) -> str:
    before, after = figure(change.before.credit), figure(change.after.credit)
    return f"{change.after.label}: credit {before} to {after} of {change.after.possible:.2f} points"


def _details(change: Change, difference: Difference) -> Iterator[str]:
    if change.before.why != change.after.why:
        yield f"before: {change.before.why}"
        yield f"after: {change.after.why}"
    yield from _quotes("came", change.came, difference.after)
    yield from _quotes("went", change.went, difference.before)


def _quotes(word: str, found: tuple[Evidence, ...], match: Match) -> Iterator[str]:
    pages = len(match.resume.document.pages)
    yield from (f"{word}: {quote(e, pages)}" for e in found)
