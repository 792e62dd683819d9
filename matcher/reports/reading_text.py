"""How a posting was read, in a few lines: what a person looks at before the first resume."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence

from matcher.reports.record_shapes import AskedRequirement, PostingFacts
from matcher.reports.text import PIPED_WIDTH, Page, grid, styled
from matcher.reports.wording import clean, count

_LABEL_WIDTH = 11
_SHOWN = {"must-haves": 12, "required": 12, "preferred": 8, "named": 6, "duties": 5, "not scored": 6}
_LONGEST = 70
_MOST_NOTES = 3
_FILE = "profile.toml"


def posting_read(
    facts: PostingFacts,
    *,
    width: int = PIPED_WIDTH,
    colour: bool = False,
    changes: Sequence[str] = (),
    advice: bool = True,
) -> str:
    """The posting as it was read; ``changes`` are what a profile corrected in it, ``advice`` says how to correct it."""
    page = Page(width, colour=colour)
    page.line(f"How the posting was read: {clean(facts['title'], 80)} ({clean(facts['source'])})", "bold")
    page.line(". ".join(_extent(facts)) + ".", indent=2)
    table = grid(_LABEL_WIDTH, None)
    for name, found in _groups(facts):
        table.add_row("", styled(name, "bold"), styled(_some(name, found)))
    if table.row_count:
        page.show(table)
    for warning in [clean(w) for w in (facts["reason"], *facts["warnings"]) if w][:_MOST_NOTES]:
        page.line(f"Note: {warning}", "yellow", indent=2)
    for change in changes:
        page.line(f"By the profile: {clean(change)}", indent=2)
    if advice:
        page.line(_correcting(facts, corrected=bool(changes)), indent=2)
    return str(page)


def _extent(facts: PostingFacts) -> Iterator[str]:
    """How much was understood, and how much was not."""
    known = [r for r in facts["requirements"] if r["kind"] != "keyword"]
    yield f"{count(len(known), 'requirement')} from {facts['recognised_lines']} of {_lines(facts)}"
    lost = facts["requirement_lines"] - facts["recognised_lines"]
    if lost > 0:
        yield f"{count(lost, 'line')} in which nothing that is scored was recognised"
    yield _years(facts)
    words = len(facts["requirements"]) - len(known)
    if words:
        yield f"{count(words, 'other word')} of the posting, which together count at most 5 %"


def _lines(facts: PostingFacts) -> str:
    return count(facts["requirement_lines"], "requirement line")


def _years(facts: PostingFacts) -> str:
    years = facts["years"]
    if years is None:
        return "No years of experience asked"
    most = f" to {years['max']:g}" if years["max"] is not None and years["max"] != years["min"] else ""
    noun = "year" if years["min"] == 1 and not most else "years"
    return f"{years['min']:g}{most} {noun} of experience asked ({years['level']})"


def _groups(facts: PostingFacts) -> Iterator[tuple[str, list[str]]]:
    """What is asked for, each thing once, by how firmly it is asked."""
    asked = [r for r in facts["requirements"] if r["kind"] != "keyword"]
    rest = [r for r in asked if not r["hard"]]
    things = [r for r in rest if r["kind"] != "duty"]
    groups = {
        "must-haves": _labels(r for r in asked if r["hard"]),
        "required": _labels(r for r in things if r["level"] == "required"),
        "preferred": _labels(r for r in things if r["level"] == "preferred"),
        "named": _labels(r for r in things if r["level"] == "mentioned"),
        "duties": _labels(r for r in rest if r["kind"] == "duty"),
        "not scored": facts["not_scored"],
    }
    yield from ((name, found) for name, found in groups.items() if found or name == "must-haves")


def _labels(requirements: Iterable[AskedRequirement]) -> list[str]:
    return [r["label"] for r in requirements]


def _some(name: str, labels: Sequence[str]) -> str:
    """The first labels of a group, and how many more there are."""
    if not labels:
        return "none"
    most = _SHOWN[name]
    shown = "; ".join(clean(label, _LONGEST) for label in labels[:most])
    total = f"{len(labels)}: " if name == "duties" else ""
    return f"{total}{shown}" + (f"; and {len(labels) - most} more" if len(labels) > most else "")


def _correcting(facts: PostingFacts, *, corrected: bool) -> str:
    source = clean(facts["source"])
    again = "To correct more" if corrected else "Not as you mean it? To correct it"
    return f"{again}: matcher profile {shlex.quote(source)} -o {_FILE}, then screen with --profile {_FILE}"
