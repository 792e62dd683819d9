"""Many held against one: resumes against a posting, postings against a resume, as rows.

Rows come as they are made and hold no text of a document, so a batch may be as long as it likes. Every figure of a row
is that of the pair alone: neighbours in a batch play no part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Generic, TypeVar

from matcher.documents.remedies import Unread
from matcher.extraction.pipeline import AsOf
from matcher.library import Matcher, Source, failed, guarded
from matcher.matching.ranking import NOISE, PLACES
from matcher.matching.relations import Relations
from matcher.model import SCHEMA_VERSION, Document, Failure, Match, Posting, Resume
from matcher.reports import records, rows
from matcher.reports.record_shapes import Ranking, Record, RunFacts
from matcher.reports.row_shapes import AskedObject, RankedRow, RecommendRow, RecommendSummary, ScreenRow
from matcher.screening.filters import NO_FILTER, Filter, marked, sentences, shows
from matcher.screening.order import counts, entry, placed, with_place
from matcher.screening.ranking import copy_of

# A resume that says nothing: against it a posting shows what it asks.
NOTHING = Resume(Document("", "", "ok", ""), (), (), (), None, None, None, (), (), date.min)
Row = TypeVar("Row", bound=RankedRow)


class Batch(Generic[Row]):
    """Sources held one after the other against one document; keeps what came of them, not what was in them."""

    def __init__(self, matcher: Matcher, keep: Callable[[Match], bool]) -> None:
        """Start with nothing seen."""
        self.matcher = matcher
        self.keep = keep
        self.unread: list[Unread] = []
        self.left_out = 0
        self._first: dict[str, str] = {}

    def rows(self, sources: Iterable[Source]) -> Iterator[Row]:
        """One row per source, in the order given and without ranks, but for those that the filter leaves out."""
        for source in sources:
            document = self.matcher.opened(source)
            match = self.match(document)
            if isinstance(match, Failure):
                self.unread.append(Unread(match.source, match.status, match.reason))
                yield self.unreadable(failed(document, match))
            elif self.keep(match):
                row = self.row(match)
                row["duplicate_of"] = copy_of(row, self._first)
                yield row
            else:
                self.left_out += 1

    def match(self, document: Document) -> Match | Failure:
        """A document held against the one."""
        raise NotImplementedError

    def row(self, match: Match) -> Row:
        """What is told of a match."""
        raise NotImplementedError

    def unreadable(self, document: Document) -> Row:
        """What is told of a document that came to nothing."""
        raise NotImplementedError


class Screening:
    """One posting held against resume after resume; what a filter asks marks a resume and leaves none out."""

    def __init__(self, matcher: Matcher, posting: Posting, *, as_of: AsOf, keep: Filter = NO_FILTER) -> None:
        """Take the posting as it was extracted."""
        self.matcher = matcher
        self.posting = posting
        self.as_of = as_of
        self.keep = keep
        self.labels = {id_: matcher.vocabulary.concepts[id_].label for id_ in keep.require}
        self.unread: list[Unread] = []
        self.reasons: dict[str, None] = {}
        self._relations = Relations(matcher.vocabulary)

    def records(self, sources: Iterable[Source]) -> Iterator[Record]:
        """One record per source, in the order given and without ranks.

        What could not be read is kept in ``unread`` as well, why the posting gives no score, if so, in ``reasons``.
        """
        for source in sources:
            document = self.matcher.opened(source)
            match = self.matcher.attempt(document, self.posting, as_of=self.as_of)
            if isinstance(match, Failure):
                self.unread.append(Unread(match.source, match.status, match.reason))
                yield records.unreadable(failed(document, match))
                continue
            if match.score is None and not match.resume.no_score:
                self.reasons[match.reason] = None
            record = records.screened(match, shows=shows(match.resume, self._relations, self.keep.require))
            yield marked(record, self.keep, self.labels)

    def rows(self, sources: Iterable[Source]) -> Iterator[ScreenRow]:
        """One row per source, in the order given and without ranks; a file that was there before is labelled."""
        first: dict[str, str] = {}
        for record in self.records(sources):
            row = record["row"]
            row["duplicate_of"] = copy_of(row, first)
            row["copy"] = "same file" if row["duplicate_of"] else None
            yield row

    def ranking(self, sources: Iterable[Source]) -> Ranking:
        """All sources, ranked; their records are kept in memory."""
        return self.ranked(self.records(sources))

    def ranked(self, made: Iterable[Record]) -> Ranking:
        """Records that were made already, ranked."""
        found = list(made)
        entries = [entry(number, record) for number, record in enumerate(found)]
        places = placed(entries)
        empty = self.matcher.match(NOTHING, self.posting, as_of=date.min)
        facts: RunFacts = {
            "schema_version": SCHEMA_VERSION,
            "versions": dict(empty.versions),
            "as_of": str(self.as_of),
            "posting": records.asked(empty),
            "profile": None,
            "changes": [],
            "filters": sentences(self.keep, self.labels),
            "blind": False,
            "left": 0,
            "counts": counts(entries, places),
            "noise": NOISE,
        }
        return Ranking(facts, [with_place(found[at.id], at) for at in places])


class Recommending(Batch[RecommendRow]):
    """One resume held against posting after posting."""

    def __init__(self, matcher: Matcher, resume: Resume, *, as_of: AsOf, min_score: float | None = None) -> None:
        """Take the resume as it was extracted. What cannot be judged well is kept whatever its score."""
        least = 0.0 if min_score is None else min_score
        super().__init__(matcher, lambda match: match.band is None or round(match.score or 0.0, PLACES) >= least)
        self.resume = resume
        self.as_of = as_of
        self._asked: dict[str, AskedObject] = {}
        self._judged = 0
        self._not_judged = 0

    def match(self, document: Document) -> Match | Failure:
        """The resume held against a posting."""
        match = guarded(document, lambda: self.matcher.match(self.resume, document, as_of=self.as_of))
        if isinstance(match, Match):
            self._count(match)
        return match

    def row(self, match: Match) -> RecommendRow:
        """A posting."""
        return rows.recommended(match)

    def unreadable(self, document: Document) -> RecommendRow:
        """A posting that could not be read."""
        return rows.unreadable_posting(document)

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
