"""The ranked resumes as the page shows them: a row, a column of the heat map, and a sheet with every requirement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

from matcher.model import Band, KnockoutState, Level
from matcher.reports.ranking_overview import Asked, Overview, marks_of, short, state_of
from matcher.reports.record_shapes import CellObject, DecisionObject, QuoteObject, Ranking, Record
from matcher.reports.row_shapes import ScreenRow
from matcher.reports.shapes import HeldYears, KnockoutSummary
from matcher.reports.wording import clean, count, points_of_100, visible

# Every resume is in the table; so many can be opened there, and so many are in the heat map.
DETAILED = 250
HEATED = 60
_NAMED = 3
_LEVELS: tuple[tuple[Level, str], ...] = (
    ("required", "Required"),
    ("mentioned", "Duties and other things the job names"),
    ("preferred", "Preferred"),
)
KEYWORDS = "Other words of the posting"
_URGENT: Mapping[KnockoutState, int] = {"unmet": 0, "unknown": 1, "met": 2}
SIGNS: Mapping[str, str] = {"found": "✓", "partly": "◐", "missing": "–", "met": "✓", "unknown": "?", "unmet": "✗"}


class Note(NamedTuple):
    """Something to know about a resume; ``kind`` is "mark", "copy", "copied", "hidden-text", "doubt" or "warning"."""

    kind: str
    text: str


class Quote(NamedTuple):
    """A line of a resume in three pieces, the middle one being what counts."""

    place: str
    before: str
    evidence: str
    after: str


class Line(NamedTuple):
    """A requirement as one resume meets it."""

    state: str
    asked: Asked
    points: float
    credit: float
    why: str
    quotes: tuple[Quote, ...]


class Group(NamedTuple):
    """The requirements of one level."""

    title: str
    lines: tuple[Line, ...]


class Must(NamedTuple):
    """A must-have, what was found, and the requirement that it is."""

    knockout: KnockoutSummary
    line: Line | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A ranked resume as the table, the heat map and its own sheet show it."""

    number: int
    record: Record
    over: Overview
    decision: DecisionObject | None
    new_group: bool

    @property
    def row(self) -> ScreenRow:
        """The figures."""
        return self.record["row"]

    @property
    def name(self) -> str:
        """What the candidate is called: a code in a name-blind run, else the name, else the file."""
        contact = None if self.over.blind else self.record["contact"]
        return clean(contact["name"], 80) if contact and clean(contact["name"]) else self.file

    @property
    def file(self) -> str:
        """The file without the folder that all share."""
        return short(self.row["source"][len(self.over.folder) :])

    @property
    def contact(self) -> tuple[str, ...]:
        """How the candidate can be reached; nothing in a name-blind run."""
        contact = None if self.over.blind else self.record["contact"]
        return () if contact is None else tuple(c for c in (contact["email"], contact["phone"]) if c)

    @property
    def points(self) -> int:
        """The coverage as a whole number."""
        return points_of_100(self.row["score"] or 0.0)

    @property
    def band(self) -> Band | None:
        """The band of the coverage; none where too little was understood."""
        return self.row["band"]

    @property
    def alike(self) -> str:
        """What is said of others between whom and this one the figures tell no difference."""
        tied = self.row["tied_with"]
        if tied is None:
            return ""
        return "shared" if tied["first"] == tied["last"] else f"like {tied['first']}–{tied['last']}"

    @property
    def musts(self) -> tuple[tuple[KnockoutState, int], ...]:
        """How many must-haves are unmet, unknown and met, the states that come up."""
        found = Counter(k["state"] for k in self.row["knockouts"])
        return tuple((state, found[state]) for state in _URGENT if found[state])

    @property
    def met(self) -> float:
        """How well the must-haves are met, for sorting: unmet ones weigh more than unknown ones."""
        return -sum({"unmet": 1000, "unknown": 1, "met": 0}[k["state"]] for k in self.row["knockouts"])

    @property
    def years(self) -> HeldYears:
        """The dated years."""
        return self.row["years"]

    @property
    def missing(self) -> str:
        """What is missing and worth most, and how much more there is."""
        names, more = self.row["missing"], len(self.row["missing"]) - _NAMED
        return "; ".join(clean(n, 50) for n in names[:_NAMED]) + (f"; {more} more" if more > 0 else "")

    @property
    def notes(self) -> tuple[Note, ...]:
        """Everything that stands beside the figures."""
        return tuple(_notes(self.row, self.over))

    @property
    def marked(self) -> bool:
        """Whether a filter marks the resume."""
        return any(note.kind == "mark" for note in self.notes)

    @property
    def is_copy(self) -> bool:
        """Whether the resume is a copy of one that is placed before it."""
        return self.row["duplicate_of"] is not None

    @property
    def detailed(self) -> bool:
        """Whether the resume can be opened in the table."""
        return self.number <= DETAILED and bool(self.record["cells"])

    @property
    def tally(self) -> tuple[tuple[str, int], ...]:
        """How many requirements are found, partly found and missing; free keywords are not counted, as in the row."""
        row = self.row
        return ("found", len(row["matched"])), ("partly", len(row["partial"])), ("missing", len(row["missing"]))

    @property
    def must_lines(self) -> tuple[Must, ...]:
        """The must-haves, the unmet ones first, with the quotes of what was found."""
        cells = self.cells
        ordered = sorted(self.row["knockouts"], key=lambda k: _URGENT[k["state"]])
        return tuple(Must(k, cells.get(k["requirement"])) for k in ordered)

    @property
    def groups(self) -> tuple[Group, ...]:
        """What is asked beside the must-haves, by level and in the posting's order: the same lines for everybody."""
        musts = {k["requirement"] for k in self.row["knockouts"]}
        lines = tuple(line for id_, line in self.cells.items() if id_ not in musts)
        named = [line for line in lines if line.asked.requirement["kind"] != "keyword"]
        found = [
            Group(title, tuple(line for line in named if line.asked.requirement["level"] == level))
            for level, title in _LEVELS
        ]
        found.append(Group(KEYWORDS, tuple(line for line in lines if line.asked.requirement["kind"] == "keyword")))
        return tuple(group for group in found if group.lines)

    @property
    def cells(self) -> dict[str, Line]:
        """The requirements by their id."""
        cells = {cell["requirement"]: cell for cell in self.record["cells"]}
        known = ((asked, cells.get(asked.requirement["id"])) for asked in self.over.asked)
        return {asked.requirement["id"]: self._line(asked, cell) for asked, cell in known if cell is not None}

    def _line(self, asked: Asked, cell: CellObject) -> Line:
        state = state_of(cell["credit"])
        quotes = tuple(_quote(q, self.row["pages"]) for q in cell["evidence"])
        return Line(state, asked, cell["points"], cell["credit"], cell["why"], quotes)


def candidates(ranking: Ranking, over: Overview, top: int | None = None) -> Iterator[Candidate]:
    """The ranked resumes in their order, or the best so many."""
    group = None
    ranked = (record for record in ranking.records if record["row"]["rank"] is not None)
    for number, record in enumerate(islice(ranked, top), 1):
        row = record["row"]
        yield Candidate(number, record, over, ranking.decisions.get(row["source"]), row["tie_group"] != group)
        group = row["tie_group"]


def _notes(row: ScreenRow, over: Overview) -> Iterator[Note]:
    extra: Mapping[str, Any] = {**row}
    yield from (Note("mark", mark) for mark in marks_of(row))
    if row["duplicate_of"] is not None:
        how = extra.get("copy") or "same file"
        yield Note("copy", f"{how} as {short(row['duplicate_of'][len(over.folder) :])}".replace("copy as", "copy of"))
    if copied := extra.get("copied_sentences", 0):
        yield Note("copied", f"{count(copied, 'sentence')} word for word from the posting")
    if row["hidden_chars"]:
        yield Note("hidden-text", f"{count(row['hidden_chars'], 'character')} that a reader cannot see, not counted")
    if row["reason"] and row["reason"] != over.reason:  # what the posting leaves open is said once, above
        yield Note("doubt", f"low confidence: {row['reason']}")
    yield from (Note("warning", warning) for warning in row["warnings"])


def _quote(found: QuoteObject, pages: int) -> Quote:
    text, start, end = found["text"], found["start"], found["end"]
    place = f"p.{found['page']} l.{found['line']}" if pages > 1 else f"l.{found['line']}"
    return Quote(place, *(visible(piece) for piece in (text[:start], text[start:end], text[end:])))


def flat(texts: Iterable[str]) -> str:
    """Some words in one line."""
    return ", ".join(map(clean, texts))
