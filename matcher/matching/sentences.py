"""How advice is worded. Every sentence holds whatever the candidate has done: what may be untrue has its "if"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from matcher.model import Document, Evidence

_LONGEST = 60
_TRUE: Mapping[str, str] = {
    "tool": "If you have used it, say so where you used it",
    "certification": "If you hold it, name it",
    "education": "If you have it, name it",
    "skill": "If you have it, say where it was of use",
    "practice_area": "If you have worked in it, say so where you did",
    "document_type": "If you have worked with it, say so where you did",
}
_HELD = frozenset({"certification", "education"})
_DONE = "If you have done it, say so where you did it"


def words(quote: Evidence, label: str) -> str:
    """The words of a quote on one line; ``label`` where they are too many to be repeated."""
    text = " ".join(quote.text.split())
    return text if 0 < len(text) <= _LONGEST else label


def either(names: Sequence[str]) -> str:
    """Some names of which one is enough.

    >>> either(["Clio"]), either(["Clio", "MyCase", "Filevine"])
    ('Clio', 'Clio, MyCase or Filevine')
    """
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def line(quote: Evidence, document: Document) -> str:
    """Where a quote stands: "line 12", "page 2, line 60"."""
    return f"page {quote.page}, line {quote.line}" if len(document.pages) > 1 else f"line {quote.line}"


def at(quote: Evidence, document: Document) -> str:
    """A quote with its place: "line 12 (“Everlaw”)"."""
    text = " ".join(quote.text.split())
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
    return f"{line(quote, document)} (“{text}”)"


def points(gain: float) -> str:
    """What an action is worth here, to a tenth; a hundredth where a tenth would say nothing."""
    return f"+{gain:.1f} points" if gain >= 0.05 else f"+{gain:.2f} points"


def not_shown(label: str, said: str, kind: str, gain: str) -> str:
    """For what the resume does not show."""
    asked = f" (the posting says “{said}”)" if said else ""
    return f"Not shown: {label}{asked}. {_TRUE.get(kind, _DONE)}; if not, leave it out ({gain})."


def say_it_so(said: str, at_: str, form: str, gain: str) -> str:
    """For what the resume shows in other words."""
    return f"The posting says “{said}”; you show it at {at_}. If it is the same, write “{form}” there too ({gain})."


def same_words(said: str, at_: str) -> str:
    """For what counts in full, but in words that another system would not find."""
    return (
        f"The posting says “{said}”; {at_} counts as that. If it is the same, use the posting's words too: "
        "it adds no points here, but other systems look for the words themselves."
    )


def comparable(label: str, shown: str, at_: str, gain: str) -> str:
    """For a product of the same kind."""
    return (
        f"The posting asks for {label}; you show {shown} at {at_}. Name it there as comparable. "
        f"If you have used {label} itself, say so ({gain})."
    )


def name_it(label: str, at_: str, gain: str) -> str:
    """For a class that is named without a product."""
    return f"The posting asks for {label}; {at_} does not say which one it was. If it was {label}, name it ({gain})."


def comes_near(said: str, kind: str, at_: str, gain: str) -> str:
    """For something related that is no product."""
    truth = "If you have that as well, name it" if kind in _HELD else "If you did that too, say so there"
    return f"The posting says “{said}”; {at_} comes near. {truth} ({gain})."


def undone(label: str, at_: str, status: Literal["expired", "in_progress"], gain: str) -> str:
    """For a credential that is not held now."""
    said = f"{at_[:1].upper()}{at_[1:]} says of “{label}” that it"
    if status == "expired":
        return f"{said} has expired. If you have renewed it, say so with the date ({gain})."
    return f"{said} is in progress. Once you have it, say so with the date ({gain})."


def only_listed(label: str, where: str, kind: str, gain: str) -> str:
    """For a must-have that stands in a list alone."""
    truth = "what you used it for" if kind == "tool" else "where you did it"
    return f"Only listed: {label} ({where}). Say in a job {truth} ({gain})."


def spell_out(at_: str, form: str) -> str:
    """For a credential that is only its letters."""
    return f"Nothing says what the letters at {at_} stand for. Write “{form}” once: others use the same letters."


def unread_dates(title: str, at_: str) -> str:
    """For a job whose dates were not understood."""
    return (
        f"The dates of the job “{title}” could not be read: see {at_}. "
        "Write month and year, such as “June 2019 - May 2022”, beside the title."
    )
