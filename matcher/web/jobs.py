"""What a working process does: documents in, the JSON of the command line out. Runs where the pipeline is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeAlias

from matcher.errors import ProfileError
from matcher.library import Matcher
from matcher.matching.difference import compare
from matcher.model import SCHEMA_VERSION, Document, DocumentType, Match, Posting, Resume
from matcher.profile import Mark, marked
from matcher.reports import as_json, diff, html, ranking_html, reading, result_html, rows, xlsx
from matcher.reports.record_shapes import Record
from matcher.reports.row_shapes import AskedObject, RecommendRow, RecommendSummary
from matcher.screening.in_memory import ranking as ranked_in_memory
from matcher.screening.order import in_order
from matcher.screening.recommending import Recommending, ranked
from matcher.screening.recording import Job, recorded
from matcher.web.answers import Refused
from matcher.web.given import AsOf

RankingForm: TypeAlias = Literal["json", "html", "xlsx"]


class Asked(NamedTuple):
    """How a match is to be made: the date that open jobs run to, and what of the posting counts otherwise than read."""

    as_of: AsOf
    corrections: Mapping[str, Mark]


class Formats(NamedTuple):
    """What the two files of a match were recognised as."""

    resume: str
    posting: str


def match(matcher: Matcher, resume: Document, posting: Document, asked: Asked) -> bytes | Refused:
    """The JSON of ``matcher check``."""
    found = _matched(matcher, resume, posting, asked)
    return found if isinstance(found, Refused) else _encoded(as_json.check(found))


def report(matcher: Matcher, resume: Document, posting: Document, asked: Asked) -> bytes | Refused:
    """The page of ``matcher check --format html``."""
    found = _matched(matcher, resume, posting, asked)
    return found if isinstance(found, Refused) else html.check(found).encode("utf-8", "replace")


def result(matcher: Matcher, resume: Document, posting: Document, asked: Asked, formats: Formats) -> bytes | Refused:
    """The parts of that page that the candidate's page shows, with what can be corrected."""
    read = matcher.posting(posting, as_of=asked.as_of)
    found = _matched(matcher, resume, read, asked)
    if isinstance(found, Refused):
        return found
    page = result_html.result(found, read, asked.corrections, formats)
    return page.encode("utf-8", "replace")


def _matched(matcher: Matcher, resume: Document, posting: Document | Posting, asked: Asked) -> Match | Refused:
    """The resume held against the posting as corrected."""
    corrected = _corrected(matcher, posting, asked)
    return corrected if isinstance(corrected, Refused) else matcher.match(resume, corrected, as_of=asked.as_of)


def _corrected(matcher: Matcher, posting: Document | Posting, asked: Asked) -> Posting | Refused:
    read = matcher.posting(posting, as_of=asked.as_of)
    try:
        return marked(read, asked.corrections, matcher.vocabulary)
    except ProfileError as error:
        return Refused(str(error))


def extract(matcher: Matcher, document: Document, doc_type: DocumentType | None, as_of: AsOf, explain: bool) -> bytes:
    """The JSON of ``matcher extract``."""
    from matcher.extraction.explain import explain as reasons_of

    found = matcher.extract(document, as_of=as_of, doc_type=doc_type)
    return _encoded(as_json.extract(found, reasons_of(found, matcher.vocabulary) if explain else None))


def read(_matcher: Matcher, document: Document, format_: str) -> bytes:
    """The JSON of ``matcher read``."""
    return _encoded(reading.as_object(document, format_))


def compared(matcher: Matcher, before: Document, after: Document, posting: Document, asked: Asked) -> bytes | Refused:
    """The JSON of ``matcher diff``."""
    read = _corrected(matcher, posting, asked)
    if isinstance(read, Refused):
        return read
    old, new = (matcher.match(document, read, as_of=asked.as_of) for document in (before, after))
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


def ranking(matcher: Matcher, posting: Posting, made: Sequence[Record], as_of: AsOf, form: RankingForm) -> bytes:
    """What ``matcher screen`` prints: its lines, its page or its workbook."""
    if form == "json":
        return _encoded({"schema_version": SCHEMA_VERSION, "rows": [rows.line(record) for record in in_order(made)]})
    found = ranked_in_memory(matcher, posting, made, as_of)
    if form == "xlsx":
        return xlsx.workbook(found)
    return "".join(ranking_html.page(found)).encode("utf-8", "replace")


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
