"""What a working process does: documents in, the JSON of the command line out. Runs where the pipeline is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matcher.library import Matcher
from matcher.matching.difference import compare
from matcher.model import SCHEMA_VERSION, Document, DocumentType, Posting, Resume
from matcher.reports import as_json, diff, html, reading, rows
from matcher.reports.record_shapes import Record
from matcher.reports.row_shapes import AskedObject, RecommendRow, RecommendSummary
from matcher.screening.order import in_order
from matcher.screening.recommending import Recommending, ranked
from matcher.screening.recording import Job, recorded
from matcher.web.given import AsOf


def match(matcher: Matcher, resume: Document, posting: Document, as_of: AsOf) -> bytes:
    """The JSON of ``matcher check``."""
    return _encoded(as_json.check(matcher.match(resume, posting, as_of=as_of)))


def report(matcher: Matcher, resume: Document, posting: Document, as_of: AsOf) -> bytes:
    """The page of ``matcher check --format html``."""
    return html.check(matcher.match(resume, posting, as_of=as_of)).encode("utf-8", "replace")


def extract(matcher: Matcher, document: Document, doc_type: DocumentType | None, as_of: AsOf, explain: bool) -> bytes:
    """The JSON of ``matcher extract``."""
    from matcher.extraction.explain import explain as reasons_of

    found = matcher.extract(document, as_of=as_of, doc_type=doc_type)
    return _encoded(as_json.extract(found, reasons_of(found, matcher.vocabulary) if explain else None))


def read(_matcher: Matcher, document: Document, format_: str) -> bytes:
    """The JSON of ``matcher read``."""
    return _encoded(reading.as_object(document, format_))


def compared(matcher: Matcher, before: Document, after: Document, posting: Document, as_of: AsOf) -> bytes:
    """The JSON of ``matcher diff``."""
    asked = matcher.posting(posting, as_of=as_of)
    old, new = (matcher.match(document, asked, as_of=as_of) for document in (before, after))
    return _encoded(diff.value(compare(old, new)))


def posting_of(matcher: Matcher, document: Document, as_of: AsOf) -> Posting:
    """What a posting asks for, to be held against one resume after the other."""
    return matcher.posting(document, as_of=as_of)


def resume_of(matcher: Matcher, document: Document, as_of: AsOf) -> Resume:
    """What a resume shows, to be held against one posting after the other."""
    return matcher.resume(document, as_of=as_of)


def screened(matcher: Matcher, posting: Posting, document: Document, as_of: AsOf) -> Record:
    """What ``matcher screen`` keeps of a resume."""
    return recorded(matcher, Job(posting, as_of), document)


def ranking(_matcher: Matcher, records: Sequence[Record]) -> bytes:
    """The lines of ``matcher screen``, in their order."""
    return _encoded({"schema_version": SCHEMA_VERSION, "rows": [rows.line(r) for r in in_order(records)]})


@dataclass(frozen=True, slots=True)
class Recommended:
    """The line of one posting, and what it adds to the summary."""

    row: RecommendRow
    summary: RecommendSummary


def recommended(matcher: Matcher, resume: Resume, document: Document, as_of: AsOf) -> Recommended:
    """A line of ``matcher recommend``, without its rank, and the summary of this posting alone."""
    work = Recommending(matcher, resume, as_of=as_of)
    return Recommended(next(work.rows([document])), work.summary())


def recommendation(_matcher: Matcher, found: Sequence[Recommended]) -> bytes:
    """The lines of ``matcher recommend``, in their order, and its summary."""
    lines = ranked(item.row for item in found)
    return _encoded({"schema_version": SCHEMA_VERSION, "rows": lines, "summary": _sum([i.summary for i in found])})


def _sum(summaries: Sequence[RecommendSummary]) -> RecommendSummary:
    """The summary of several postings, from one of each."""
    asked: dict[str, AskedObject] = {}
    for item in (item for summary in summaries for item in summary["most_asked_not_shown"]):
        before = asked.setdefault(item["concept"], {**item, "postings": 0})
        before["postings"] += item["postings"]
    return {
        **summaries[0],
        "judged": sum(summary["judged"] for summary in summaries),
        "not_judged": sum(summary["not_judged"] for summary in summaries),
        "unreadable": sum(summary["unreadable"] for summary in summaries),
        "most_asked_not_shown": sorted(asked.values(), key=lambda a: (-a["postings"], a["concept"])),
    }


def _encoded(value: Any) -> bytes:
    return as_json.dumps(value).encode("utf-8", "replace")
