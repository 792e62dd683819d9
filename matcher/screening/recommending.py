"""One resume held against posting after posting, as rows.

Rows come as they are made and hold no text of a document, so a batch may be as long as it likes. Every figure of a row
is that of the pair alone: neighbours play no part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from matcher.documents.remedies import Unread
from matcher.extraction.pipeline import AsOf
from matcher.library import Matcher, Source, failed, guarded
from matcher.matching.ranking import NOISE, PLACES, Standing, place, ranks, ties
from matcher.model import SCHEMA_VERSION, Failure, Match, Resume
from matcher.reports import rows
from matcher.reports.row_shapes import AskedObject, RecommendRow, RecommendSummary


class Recommending:
    """One resume held against one posting after the other; keeps what came of them, not what was in them."""

    def __init__(self, matcher: Matcher, resume: Resume, *, as_of: AsOf, min_score: float | None = None) -> None:
        """Take the resume as it was extracted. What cannot be judged well is kept whatever its score."""
        self.matcher = matcher
        self.resume = resume
        self.as_of = as_of
        self.unread: list[Unread] = []
        self.left_out = 0
        self._least = 0.0 if min_score is None else min_score
        self._asked: dict[str, AskedObject] = {}
        self._judged = 0
        self._not_judged = 0

    def rows(self, sources: Iterable[Source]) -> Iterator[RecommendRow]:
        """One row per source, in the order given and without ranks, but for those below the least score."""
        for source in sources:
            document = self.matcher.opened(source)
            match = guarded(document, partial(self.matcher.match, self.resume, document, as_of=self.as_of))
            if isinstance(match, Failure):
                self.unread.append(Unread(match.source, match.status, match.reason))
                yield rows.unreadable_posting(failed(document, match))
                continue
            self._count(match)
            if match.band is None or round(match.score or 0.0, PLACES) >= self._least:
                yield rows.recommended(match)
            else:
                self.left_out += 1

    def summary(self) -> RecommendSummary:
        """What all postings so far say together, those left out by the filter among them."""
        document = self.resume.document
        return {
            "schema_version": SCHEMA_VERSION,
            "line": "summary",
            "resume": document.source,
            "resume_sha256": document.sha256,
            "as_of": self.resume.as_of.isoformat(),
            "judged": self._judged,
            "not_judged": self._not_judged,
            "unreadable": len(self.unread),
            "left_out": self.left_out,
            "noise": NOISE,
            "most_asked_not_shown": sorted(self._asked.values(), key=lambda a: (-a["postings"], a["concept"])),
        }

    def _count(self, match: Match) -> None:
        """Count the posting, and what it asks for that the resume does not show, once each."""
        if match.band is None:
            self._not_judged += 1
            return
        self._judged += 1
        for concept, label in {gap.concept: gap.label for gap in match.gaps if gap.group == "not shown"}.items():
            asked = self._asked.setdefault(concept, {"concept": concept, "label": label, "postings": 0})
            asked["postings"] += 1


def ranked(found: Iterable[RecommendRow]) -> list[RecommendRow]:
    """The rows best first, with ranks and ties; then those that cannot be judged, then the unreadable ones.

    A posting of which too little was understood cannot be judged: it has no band. No name and no order of the files
    decides a place. Of copies of one file the first by name is the original.
    """
    best: list[RecommendRow] = []
    rest: list[RecommendRow] = []
    for row in found:
        (best if row["band"] is not None else rest).append(row)
    best.sort(key=_standing)
    rest.sort(key=lambda row: (row["status"] != "ok", row["source"]))
    scores = [row["score"] or 0.0 for row in best]
    for row, rank, tie in zip(best, ranks(scores), ties(scores), strict=True):
        row["rank"], row["tie_group"] = rank, tie.group
        row["tied_with"] = {"first": tie.first, "last": tie.last} if tie.others else None
    first: dict[str, str] = {}
    for row in (*best, *rest):
        row["duplicate_of"] = _copy_of(row, first)
    return [*best, *rest]


def cut(found: Iterable[RecommendRow], top: int | None) -> list[RecommendRow]:
    """The best so many, and everything that has no rank: what could not be judged or read is always listed."""
    return [row for number, row in enumerate(found) if row["rank"] is None or top is None or number < top]


def _standing(row: RecommendRow) -> Standing:
    states = [k["state"] for k in row["knockouts"]]
    return place(row["score"] or 0.0, states, row["evidence_strength"] or 0.0, row["sha256"], row["source"])


def _copy_of(row: RecommendRow, first: dict[str, str]) -> str | None:
    """The source that held the same bytes before, if any."""
    if row["status"] != "ok":
        return None
    original = first.setdefault(row["sha256"], row["source"])
    return original if original != row["source"] else None
