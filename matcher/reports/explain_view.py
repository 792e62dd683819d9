"""A sheet in words: what its text and its page have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matcher.reports.arithmetic import PRINTED, Share, apportion, rounded
from matcher.reports.explain import Candidate, Difference, Line, Sheet, by_loss, by_points
from matcher.reports.record_shapes import QuoteObject
from matcher.reports.wording import BAND_MEANING, DISCLAIMER, clean, count, tally

WHAT = f"A redacted sheet from a finished run: no name, contact data, school or file name. {DISCLAIMER}"
_COSTLY, _EARNING, _DIFFERENT = 7, 5, 7
# What stands around a quote ("; l.12 “…”"), and the least of one that says anything.
_PLACE, _SHORTEST = 12, 20


@dataclass(frozen=True, slots=True)
class Row:
    """One requirement with its printed points."""

    line: Line
    share: Share


@dataclass(frozen=True, slots=True)
class Points:
    """All requirements, each in one of three lists: what cost most, what else earned most, and what is left."""

    costly: tuple[Row, ...]
    earning: tuple[Row, ...]
    rest: tuple[Row, ...]
    score: float

    @property
    def all(self) -> tuple[Row, ...]:
        """Every row in that order."""
        return (*self.costly, *self.earning, *self.rest)


def title(sheet: Sheet) -> str:
    """What the sheet is about."""
    asked = clean(sheet.facts["posting"]["title"], 80) or "a posting without a title"
    return f"Why this place? {asked}"


def asked(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """What the candidates were held against, and how."""
    facts = sheet.facts
    posting = facts["posting"]
    lines = f"{posting['recognised_lines']} of {count(posting['requirement_lines'], 'requirement line')} recognised"
    scored = count(len(posting["requirements"]), "requirement")
    yield "Posting", f"{clean(posting['source'], 80)}: {lines}, {scored} scored"
    versions = ", ".join(f"{name} {clean(version)}" for name, version in facts["versions"].items())
    yield "As of", f"{facts['as_of']}; made with {versions}"
    if facts["profile"] is not None:
        changes = "; ".join(map(clean, facts["changes"])) or "no change to the posting as read"
        yield "Profile", f"{clean(facts['profile'], 60)}: {clean(changes, 240)}"
    if facts["filters"]:
        yield "Filters", f"{clean('; '.join(facts['filters']), 160)} (they mark, they drop nobody)"
    counts = facts["counts"]
    yield (
        "Run",
        f"{count(counts['inputs'], 'file')}: {counts['ranked']:,} ranked, {counts['not_scored']:,} not scored, "
        f"{counts['unreadable']:,} unreadable" + (f"; {facts['left']:,} not read yet" if facts["left"] else ""),
    )


def standing(candidate: Candidate, sheet: Sheet) -> Iterator[str]:
    """Where the candidate stands and what that means, or why nowhere and what to do."""
    if candidate.score is None:
        yield from _nowhere(candidate, sheet)
        return
    facts = sheet.facts
    if candidate.rank is not None:
        yield f"Rank {candidate.rank:,} of {facts['counts']['ranked']:,}. {_tied(candidate, facts['noise'])}"
    yield f"Coverage {_points(candidate.score)} of 100{_band(candidate)}{_behind(candidate, sheet)}"


def _nowhere(candidate: Candidate, sheet: Sheet) -> Iterator[str]:
    if candidate.outcome == "unreadable":
        yield f"Not ranked: the file could not be read ({candidate.status}). Nothing is known of what it says."
        yield f"What to do: {clean(candidate.reason)}; then run 'matcher screen' with it again."
        return
    yield f"Not ranked: {clean(candidate.reason)}."
    if sheet.facts["posting"]["reason"]:
        yield "What to do: the posting gives nobody a score; see 'matcher profile POSTING' for how it was read."
    else:
        yield "What to do: read the file yourself, or ask for one resume alone, in English, and run it again."


def _tied(candidate: Candidate, noise: float) -> str:
    if candidate.tied is None:
        return f"No other lies within {noise:g} points, which wording alone can make."
    first, last = candidate.tied["first"], candidate.tied["last"]
    ranks = f"Ranks {first:,} to {last:,}, its own among them, lie" if first != last else "Others of the same rank lie"
    return f"{ranks} within {noise:g} points, which wording alone can make: no real difference."


def _band(candidate: Candidate) -> str:
    if candidate.band is None:
        return f". {clean(candidate.reason)[:1].upper()}{clean(candidate.reason)[1:]}." if candidate.reason else "."
    return f" ({candidate.band}). {BAND_MEANING[candidate.band]}"


def _behind(candidate: Candidate, sheet: Sheet) -> str:
    if sheet.best is None or candidate.score is None or sheet.best == candidate.score:
        return " No score of the run is higher." if sheet.best is not None else ""
    return f" The best of the run has {_points(sheet.best)}."


def musts(candidate: Candidate) -> str:
    """The states of the must-haves, counted."""
    return tally(must.state for must in candidate.musts)


def points(candidate: Candidate) -> Points:
    """The arithmetic of a candidate: the printed points sum to the printed score, the possible ones to 100."""
    score = rounded(candidate.score or 0.0)
    earned = apportion([line.points for line in candidate.lines], score, PRINTED)
    lost = apportion([line.lost for line in candidate.lines], 100.0 - score, PRINTED)
    rows = {
        line.asked["id"]: Row(line, Share(e, round(e + left, PRINTED)))
        for line, e, left in zip(candidate.lines, earned, lost, strict=True)
    }
    costly = [line.asked["id"] for line in by_loss(candidate.lines)[:_COSTLY]]
    earning = [line.asked["id"] for line in by_points(candidate.lines) if line.asked["id"] not in costly][:_EARNING]
    listed = {*costly, *earning}
    return Points(
        costly=tuple(rows[id_] for id_ in costly),
        earning=tuple(rows[id_] for id_ in earning),
        rest=tuple(row for id_, row in rows.items() if id_ not in listed),
        score=score,
    )


def others(found: Points) -> str:
    """What is not listed one by one: "16 other requirements, 2 of them single words of the posting"."""
    words = sum(row.line.asked["kind"] == "keyword" for row in found.rest)
    return count(len(found.rest), "other requirement") + (
        f", {words} of them single words of the posting" * bool(words)
    )


def summed(rows: Sequence[Row]) -> Share:
    """The points of some rows together."""
    return Share(
        round(sum(row.share.points for row in rows), PRINTED), round(sum(row.share.possible for row in rows), PRINTED)
    )


def label(line: Line, limit: int = 0) -> str:
    """A requirement as it is named, cut to ``limit`` characters with its level."""
    kind = "word" if line.asked["kind"] == "keyword" else line.asked["level"]
    level = f" ({'must-have' if line.asked['hard'] else kind})"
    return clean(line.asked["label"], limit and max(limit - len(level), 10)) + level


def difference_rows(sheet: Sheet) -> list[tuple[float, Difference]]:
    """The rows of a comparison with their printed points, which sum to the printed difference."""
    versus = sheet.versus
    if versus is None or versus.gain is None:
        return []
    gains = apportion([row.gain for row in versus.rows], total(sheet), PRINTED)
    return list(zip(gains, versus.rows, strict=True))


def shown_differences(sheet: Sheet) -> tuple[list[tuple[float, Difference]], list[tuple[float, Difference]]]:
    """The rows that a sheet has room for, and the others."""
    rows = difference_rows(sheet)
    return rows[:_DIFFERENT], rows[_DIFFERENT:]


def total(sheet: Sheet) -> float:
    """The printed difference of two printed scores."""
    mine, other = sheet.candidate.score, sheet.versus.other.score if sheet.versus else None
    return round(rounded(mine or 0.0) - rounded(other or 0.0), PRINTED)


def signed(gain: float) -> str:
    """Points with their sign; none at all have no sign."""
    return f"{gain:+.2f}" if round(gain, PRINTED) else "0.00"


def verdict(sheet: Sheet) -> str:
    """What the difference of two scores means."""
    versus, noise = sheet.versus, sheet.facts["noise"]
    if versus is None or versus.gain is None:
        return "There is no difference to give: one of the two has no score."
    amount = f"The difference is {abs(total(sheet)):.2f} points"
    if versus.within_noise:
        return f"{amount}: within the noise of {noise:g}, which wording alone can make. There is no real difference."
    return f"{amount}: more than the noise of {noise:g}, which wording alone can make."


def why(line: Line) -> str:
    """Why a requirement earns what it earns, without the figure at the end: the points say it."""
    reason, _, figure_ = line.why.rpartition(": ")
    return clean((reason if figure_.replace(".", "", 1).isdecimal() else line.why).removesuffix("; their mean"))


def because(line: Line, limit: int) -> str:
    """Why a requirement earns what it earns, with the resume's words for it, else the posting's, if there is room."""
    reason = why(line)
    room = limit - len(reason) - _PLACE
    if room < _SHORTEST:
        return reason
    if line.quotes:
        return f"{reason}; {excerpt(line.quotes[0], room)}"
    return f"{reason}; posting l.{line.asked['line']} “{clean(bare(line.asked['quote']), room - _PLACE)}”"


def bare(text: str) -> str:
    """A line without the bullet or the marks of a heading before it."""
    return text.lstrip("-*•·–—# ")


def excerpt(quote: QuoteObject, limit: int) -> str:
    """The words around what counts in a quote, with the place that they stand in."""
    text, start, end = quote["text"], quote["start"], quote["end"]
    room = max(0, limit - (end - start)) // 2
    first, last = max(0, start - room), min(len(text), end + room)
    if first:
        first = text.find(" ", first, start) + 1 or start
    if last < len(text):
        last = max(text.rfind(" ", end, last), end)
    shown = f"{'…' if first else ''}{clean(text[first:last], 2 * limit)}{'…' if last < len(text) else ''}"
    return f"{spot(quote)} “{bare(shown)}”"


def spot(quote: QuoteObject) -> str:
    """Where a quote stands: the page from the second one on."""
    return f"p.{quote['page']} l.{quote['line']}" if quote["page"] > 1 else f"l.{quote['line']}"


def remarks(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """What is to be known besides the points."""
    candidate = sheet.candidate
    yield from (("Marked", clean(mark, 200)) for mark in candidate.marks)
    yield from (("Note", clean(note, 200)) for note in candidate.notes)
    if candidate.confidence is not None and candidate.confidence != "high":
        yield "Note", f"Confidence in how the posting was understood: {candidate.confidence}."
    yield "Decision", decided(candidate)


def decided(candidate: Candidate) -> str:
    """What a reviewer decided, which stands beside the figures."""
    if candidate.decision is None:
        return "none is recorded; the score decides nothing"
    reason = clean(candidate.decision["reason"], 240) or "no reason is given"
    return f"{candidate.decision['decision']} (by a reviewer, beside the score): {reason}"


def _points(score: float) -> str:
    return f"{rounded(score):.2f}"
