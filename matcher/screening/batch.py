"""Many held against one: resumes against a posting, postings against a resume, as rows.

Rows come as they are made and hold no text of a document, so a batch may be as long as it likes. Every figure of a row
is that of the pair alone: neighbours in a batch play no part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from matcher.documents.remedies import Unread
from matcher.extraction.pipeline import AsOf
from matcher.library import Matcher, Source, failed, guarded
from matcher.matching.credit import CreditRules
from matcher.matching.ranking import NOISE, PLACES
from matcher.matching.relations import Relations
from matcher.model import SCHEMA_VERSION, Document, Failure, Match, Posting, Resume
from matcher.reports import rows
from matcher.reports.row_shapes import AskedObject, RankedRow, RecommendRow, RecommendSummary, ScreenRow
from matcher.reports.wording import FOUND_CREDIT
from matcher.screening.ranking import copy_of

Row = TypeVar("Row", bound=RankedRow)


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked of a pair to be shown at all; ``require`` are ids of concepts that the resume must show."""

    min_score: float | None = None
    min_years: float | None = None
    require: tuple[str, ...] = ()

    def keeps(self, match: Match, relations: Relations) -> bool:
        """Whether a match is to be shown. What is no single resume always is, with the reason."""
        if match.resume.no_score:
            return True
        if self.min_score is not None and (match.score is None or round(match.score, PLACES) < self.min_score):
            return False
        if self.min_years is not None and (match.resume.legal_years or 0.0) < self.min_years:
            return False
        return not self.require or self._shows_all(match.resume, relations)

    def _shows_all(self, resume: Resume, relations: Relations) -> bool:
        rules = CreditRules(relations, resume)
        return all(rules.concept(id_).value >= FOUND_CREDIT for id_ in self.require)


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


class Screening(Batch[ScreenRow]):
    """One posting held against resume after resume."""

    def __init__(self, matcher: Matcher, posting: Posting, *, as_of: AsOf, keep: Filter = Filter()) -> None:
        """Take the posting as it was extracted."""
        relations = Relations(matcher.vocabulary)
        super().__init__(matcher, lambda match: keep.keeps(match, relations))
        self.posting = posting
        self.as_of = as_of
        self.reasons: dict[str, None] = {}

    def match(self, document: Document) -> Match | Failure:
        """A resume held against the posting."""
        return self.matcher.attempt(document, self.posting, as_of=self.as_of)

    def row(self, match: Match) -> ScreenRow:
        """A resume; why the posting gives no score, if so, is kept in ``reasons``."""
        if match.score is None and not match.resume.no_score:
            self.reasons[match.reason] = None
        return rows.screened(match)

    def unreadable(self, document: Document) -> ScreenRow:
        """A resume that could not be read."""
        return rows.unreadable_resume(document)


class Recommending(Batch[RecommendRow]):
    """One resume held against posting after posting."""

    def __init__(self, matcher: Matcher, resume: Resume, *, as_of: AsOf, min_score: float | None = None) -> None:
        """Take the resume as it was extracted. What cannot be judged well is kept whatever its score."""
        keep, relations = Filter(min_score), Relations(matcher.vocabulary)
        super().__init__(matcher, lambda match: match.band is None or keep.keeps(match, relations))
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
