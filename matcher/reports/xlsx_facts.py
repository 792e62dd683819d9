"""The last sheet: what the run was made of, counts that add up, and what the posting was read to ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matcher.reports.record_shapes import AskedRequirement, Ranking
from matcher.reports.wording import BAND_MEANING, DISCLAIMER, noise
from matcher.reports.xlsx_cells import Cell, Sheet

_WIDTHS = (30, 72, 16, 12, 12, 60, 8)
_READING = (
    ("Must-haves", "Not met: the resume says otherwise. Not known: it says nothing, or something near. Ask."),
    ("", "Neither lowers a rank."),
    ("Credit", "How far a resume shows one requirement, 0 to 100 %. The sheet Evidence has the line behind each."),
)
_ASKED = ("requirement", "what is asked for", "kind", "level", "points of 100", "the posting says", "line")


class Facts:
    """Writes the facts of a run."""

    def __init__(self, sheet: Sheet, ranking: Ranking) -> None:
        """Keep what is to be written."""
        self.sheet = sheet
        self.facts = ranking.facts
        self.decided = len(ranking.decisions)

    def write(self, shown: int) -> None:
        """Write the sheet; ``shown`` is how many ranked resumes the workbook holds."""
        self.sheet.set_widths(_WIDTHS)
        self.sheet.add([Cell("About this ranking", "title")], height=24)
        self.sheet.add([Cell("What it is", "bold"), Cell(DISCLAIMER)])
        for name, value in self._lines():
            self.sheet.add([Cell(name, "bold"), Cell(value)])
        self._heading("The files")
        for name, number in self._counts(shown):
            self.sheet.add([Cell(name, "bold"), Cell(number, "number")])
        self._heading("How to read it")
        for name, value in self._reading():
            self.sheet.add([Cell(name, "bold"), Cell(value)])
        self._heading("What the posting was read to ask for")
        self.sheet.add([Cell(name, "head") for name in _ASKED], height=32)
        for requirement in self.facts["posting"]["requirements"]:
            self.sheet.add(_asked(requirement))
        for name in self.facts["posting"]["not_scored"]:
            self.sheet.add([Cell("not scored", "soft"), Cell(name)])
        self.sheet.printed()

    def _heading(self, text: str) -> None:
        self.sheet.row += 1
        self.sheet.add([Cell(text, "subtitle")], height=20)

    def _lines(self) -> Iterator[tuple[str, str]]:
        """What was read and how."""
        facts, posting = self.facts, self.facts["posting"]
        yield "Posting", posting["title"]
        yield "File of the posting", posting["source"]
        yield "Its SHA-256", posting["sha256"]
        yield (
            "Lines understood",
            f"{posting['recognised_lines']} of the {posting['requirement_lines']} that ask for something",
        )
        for warning in (posting["reason"], *posting["warnings"]):
            if warning:
                yield "Note on the posting", warning
        yield "Jobs counted to", facts["as_of"]
        yield "Profile", facts["profile"] or "none: the requirements as read"
        yield from _listed("Changed by the profile", facts["changes"])
        yield from _listed("Filters (mark, never drop)", facts["filters"])
        yield "Name-blind", "yes: candidates are codes, quotes are redacted" if facts["blind"] else "no"
        yield from ((f"Version: {name}", version) for name, version in sorted(facts["versions"].items()))

    def _counts(self, shown: int) -> Iterator[tuple[str, int]]:
        """The counts, which add up: files = ranked + without a figure + unreadable (+ not come to)."""
        counts, left = self.facts["counts"], self.facts["left"]
        yield "Files in all", counts["inputs"] + left
        yield "= ranked", counts["ranked"]
        if shown < counts["ranked"]:
            yield "Of them in this workbook, the best (--top)", shown
        yield "+ without a coverage figure", counts["not_scored"]
        yield "+ not readable", counts["unreadable"]
        if left:
            yield "+ not come to (interrupted)", left
        yield "Of them not one resume (a letter, several resumes, the posting, a report)", counts["not_resume"]
        yield "Of them copies", counts["copies"]
        yield "Of them outside the filters", counts["marked"]
        if self.decided:
            yield "Of them decided by a reviewer", self.decided

    def _reading(self) -> Iterator[tuple[str, str]]:
        """What the figures mean."""
        yield "Small differences", noise(self.facts["noise"])
        yield from ((f"Band: {band}", meaning) for band, meaning in BAND_MEANING.items())
        yield from _READING


def _listed(name: str, lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Lines under one name, which stands beside the first."""
    yield from ((name if number == 0 else "", line) for number, line in enumerate(lines or ["none"]))


def _asked(r: AskedRequirement) -> list[Cell]:
    return [
        Cell(r["id"]),
        Cell(r["label"]),
        Cell(r["kind"].replace("_", " ")),
        Cell("must-have" if r["hard"] else r["level"]),
        Cell(r["possible"], "points"),
        Cell(r["quote"] or "added by the profile", "soft"),
        Cell(r["line"] or None, "whole"),
    ]
