"""How results are said to a person: one wording for the terminal, the page, the Markdown file and the table."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Literal

from matcher.model import FOUND_CREDIT as FOUND_CREDIT
from matcher.model import ActionKind, Band, Contribution, Document, Evidence, Factors
from matcher.text import visible

State = Literal["found", "partial", "missing"]

BAND_MEANING: Mapping[Band, str] = {
    "strong": "The resume shows most of what the posting asks for.",
    "good": "The resume shows more than half of what the posting asks for.",
    "partial": "The resume shows some of what the posting asks for.",
    "weak": "The resume shows little of what the posting asks for.",
}
DISCLAIMER = "This is keyword coverage of one posting, not a hiring decision; it says nothing about the person."
STATE_WORDS: Mapping[State, str] = {"found": "found", "partial": "partly", "missing": "missing"}
STEP_TITLES: Mapping[ActionKind, str] = {
    "say it so": "You show it: if it is the same, say it so",
    "near": "Near what you show: name it as what it is",
    "not shown": "Not shown: if you have done it, say so where you did it; if not, leave it out",
    "only listed": "Listed only: say in a job what you did with it",
    "credential": "Credentials to spell out",
    "dates": "Dates that could not be read",
    "layout": "Text that some programs lose",
    "hidden": "Text that nobody sees",
}
_RELATED = frozenset({"relation", "umbrella"})


def state(contribution: Contribution) -> State:
    """Whether a requirement is found, partly found or missing."""
    if contribution.credit >= FOUND_CREDIT:
        return "found"
    return "partial" if contribution.credit > 0 else "missing"


def partly(contribution: Contribution) -> str:
    """What a partial credit says: how much of it, and whether by something that is only related."""
    by = ", by something related" if contribution.how in _RELATED else ""
    return f"{contribution.credit:.0%} of it{by}"


def product(contribution: Contribution) -> str:
    """A weight as the product of its factors, each with its name."""
    f: Factors = contribution.factors
    section = contribution.posting_quote.section or "no heading"
    parts = [
        f"{contribution.level} {figure(f.level)}",
        f"{section} {figure(f.section)}",
        f"{contribution.kind.replace('_', ' ')} {figure(f.kind)}",
        f"idf {figure(f.idf)}",
    ]
    if contribution.kind == "keyword":
        # A free keyword has no section factor, but its number of lines and the share of all free keywords.
        parts[1:2] = []
        parts += [f"lines {figure(f.lines)}", f"share {figure(f.share)}"]
    if f.profile != 1.0:
        parts.append(f"profile {figure(f.profile)}")
    return f"{figure(contribution.weight)} = {' × '.join(parts)}"


def figure(value: float) -> str:
    """A factor as it is read: at most three places."""
    return f"{round(value, 3):g}"


def clean(text: str, limit: int = 0) -> str:
    r"""A text on one line without control, invisible and direction-changing characters, cut at ``limit`` characters.

    >>> clean("Drafted\n  \x1b[31mpleadings\u202e")
    'Drafted [31mpleadings'
    """
    # What is printable holds nothing that is dropped.
    kept = " ".join((text if text.isprintable() else visible(text)).split())
    return kept if not limit or len(kept) <= limit else kept[: limit - 1].rstrip() + "…"


def points_of_100(score: float) -> int:
    """The score as a whole number, cut and not rounded: 74.9 is not yet 75."""
    return math.floor(round(score, 4))


def place(evidence: Evidence, pages: int) -> str:
    """Where a quote stands: the page only where there are several."""
    return f"p.{evidence.page} l.{evidence.line}" if pages > 1 else f"l.{evidence.line}"


def quote(evidence: Evidence, pages: int, limit: int = 90) -> str:
    """A quote with its place; what a profile added stands nowhere."""
    if evidence.start == evidence.end:
        return "added by the profile"
    return f"{place(evidence, pages)} “{clean(evidence.text, limit)}”"


def noise(points: float) -> str:
    """How large a difference of coverage must be to mean something."""
    return (
        f"Differences of up to {points:g} points mean nothing: two resumes that say the same in other words can be "
        "that far apart."
    )


def count(number: int, noun: str) -> str:
    """A number with its noun.

    >>> count(1, "page"), count(2, "page")
    ('1 page', '2 pages')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def read_as(document: Document) -> str:
    """What was read of a document, in a few words."""
    parts = [count(len(document.pages), "page"), f"{words(document):,} words read"]
    if document.warnings:
        parts.append(count(len(document.warnings), "warning"))
    return ", ".join(parts)


def words(document: Document) -> int:
    """How many words of a document were read."""
    return len(document.text.split())


def hidden_chars(document: Document) -> int:
    """How many characters of a document a reader cannot see."""
    return sum(len(hidden.text) for hidden in document.hidden)


def tally(values: Iterable[str]) -> str:
    """Counts of some words in the order in which they first come up: "2 met, 1 unknown"."""
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return ", ".join(f"{number} {value}" for value, number in counts.items())
