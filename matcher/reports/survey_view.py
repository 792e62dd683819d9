"""How a survey is said: one wording for the terminal, the table and the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from matcher.model import Kind
from matcher.reports.wording import clean, count
from matcher.survey.interval import CONFIDENCE, SOURCE
from matcher.survey.shapes import FEW, LEARNED, REASONS, Line, Reason, Survey

KINDS: Mapping[Kind, str] = {
    "tool": "Tools and software",
    "duty": "Duties",
    "certification": "Certifications",
    "practice_area": "Areas of practice",
    "document_type": "Documents",
    "skill": "Skills and qualities",
    "education": "Education",
    "role": "Job titles and people named",
}
REASON_WORDS: Mapping[Reason, str] = {
    "unreadable": "could not be read",
    "no posting": "no posting in English",
    "too little understood": "too little understood",
}
# What at least this share of postings asks for is worth a line in a summary.
OFTEN = 0.1


def head(found: Survey) -> Iterator[str]:
    """What was counted; the numbers add up to the files given."""
    parts = [f"{found.counted} counted", *_apart(found)]
    yield f"{count(found.given, 'file')} given: {', '.join(parts)}."
    if found.counted < FEW:
        yield (
            f"With {count(found.counted, 'posting')} the shares are rough: see the intervals. "
            f"Below {FEW}, one posting more or less moves a share by over 3 points."
        )
    if found.years:
        yield (
            f"Years of experience: {len(found.years)} of {count(found.counted, 'posting')} state a least number, "
            f"half of these {median(found.years):g} or more."
        )


def _apart(found: Survey) -> Iterator[str]:
    if found.reposts:
        yield f"{count(len(found.reposts), 'repost')} of these"
    for reason in REASONS:
        number = sum(left.reason == reason for left in found.left_out)
        if number:
            yield f"{number} {REASON_WORDS[reason]}"


def against(found: Survey) -> Iterator[str]:
    """What is held against the postings, and how much of what they ask for often it covers."""
    if not found.held:
        return
    yield f"Held against the postings: {clean(found.held)}, read as a {found.held_as}."
    often = [line for line in found.asked if line.share >= OFTEN and line.kind in LEARNED]
    if often:
        states = [line.state for line in often]
        yield (
            f"At least {OFTEN:.0%} of postings ask for each of {len(often)} tools, duties, certifications, areas of "
            f"practice and documents: {states.count('shown')} are shown, {states.count('near')} near, "
            f"{states.count('not shown')} not shown."
        )
    if found.unknown:
        yield (
            f"{count(len(found.unknown), 'line')} in which the vocabulary knows nothing: "
            f"{listed([clean(line, 60) for line in found.unknown], 5)}."
        )


def listed(items: Sequence[str], most: int) -> str:
    """Some items in a sentence, the rest as a number.

    >>> listed(["a", "b", "c"], 2)
    'a; b; and 1 more'
    """
    more = [f"and {len(items) - most} more"] if len(items) > most else []
    return "; ".join([*items[:most], *more])


def notes() -> tuple[str, ...]:
    """How to read the figures."""
    return (
        "A posting counts once for each concept, at the highest level at which it states it: required, preferred, or "
        "mentioned, which is named in a duty or elsewhere. Of alternatives (“Westlaw or Lexis”) each counts.",
        "“With kinds” counts the postings that ask for the class or for any member of it.",
        "A repost, the same posting again on another board or for another office, is counted once: same years, nearly "
        "the same concepts and words.",
        f"The interval is Wilson's for {CONFIDENCE:.0%} ({SOURCE}). It holds for postings like these; a handful of "
        "postings from one board speaks for that board.",
    )


def percent(share: float) -> str:
    """A share in whole per cent.

    >>> percent(0.126), percent(0.004)
    ('13%', '0%')
    """
    return f"{share:.0%}"


def interval(line: Line) -> str:
    """The interval of a share, in whole per cent."""
    return f"{line.interval.low * 100:.0f}–{line.interval.high:.0%}"


def wider(line: Line, found: Survey) -> str:
    """The share of postings that ask for a class or any member of it, where that says more than the class alone."""
    return percent(line.within / found.counted) if line.within > line.asked else ""
