"""What each request comes to, at the desk of one thread: documents are read, then held against each other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from matcher.documents.sniff import recognised
from matcher.web import archives, jobs, problems
from matcher.web.answers import Refused
from matcher.web.given import CorrectedBody, DiffBody, ExtractBody, Given, MatchBody, RankBody, ReadBody, RecommendBody
from matcher.web.work import Desk


def match(desk: Desk, body: MatchBody) -> bytes:
    """A resume held against a posting."""
    return _held(desk, body, jobs.match)


def report(desk: Desk, body: MatchBody) -> bytes:
    """A resume held against a posting, as a page to keep."""
    return _held(desk, body, jobs.report)


def result(desk: Desk, body: MatchBody) -> bytes:
    """A resume held against a posting, as the parts of the candidate's page."""
    formats = jobs.Formats(_format(body.given("resume")), _format(body.given("posting")))
    return _held(desk, body, jobs.result, formats)


def rank(desk: Desk, body: RankBody, form: jobs.RankingForm = "json") -> bytes:
    """Resumes ranked for a posting, as data, as a page or as a workbook."""
    day, asked = body.day, body.given("posting")
    document = desk.read(asked)
    posting = desk.timed(asked, lambda: desk.worker.call(jobs.posting_of, document, day))
    resumes = archives.opened(body.many("resumes"), desk.most_files)
    made = desk.each(resumes, lambda resume: desk.worker.call(jobs.screened, posting, resume, day))
    return desk.worker.call(jobs.ranking, posting, list(made), day, form)


def recommend(desk: Desk, body: RecommendBody) -> bytes:
    """Postings ranked for a resume."""
    day, own = body.day, body.given("resume")
    document = desk.read(own)
    resume = desk.timed(own, lambda: desk.worker.call(jobs.resume_of, document, day))
    found = desk.each(body.many("postings"), lambda posting: desk.worker.call(jobs.recommended, resume, posting, day))
    return desk.worker.call(jobs.recommendation, list(found))


def extract(desk: Desk, body: ExtractBody) -> bytes:
    """What a document asks for or shows."""
    given = body.given("document")
    document, doc_type = desk.read(given), None if body.as_ == "auto" else body.as_
    return desk.timed(given, lambda: desk.worker.call(jobs.extract, document, doc_type, body.day, body.explain))


def read(desk: Desk, body: ReadBody) -> bytes:
    """A document as it was read."""
    given = body.given("document")
    return desk.worker.call(jobs.read, desk.read(given), _format(given))


def diff(desk: Desk, body: DiffBody) -> bytes:
    """What an edit of a resume changed."""
    after = body.given("after")
    old, new, posting = desk.read(body.given("before")), desk.read(after), desk.read(body.given("posting"))
    return _accepted(desk.timed(after, lambda: desk.worker.call(jobs.compared, old, new, posting, _asked(body))))


def _held(desk: Desk, body: MatchBody, job: Callable[..., bytes | Refused], *more: Any) -> bytes:
    """What a job makes of the two documents of a match."""
    own = body.given("resume")
    resume, posting = desk.read(own), desk.read(body.given("posting"))
    return _accepted(desk.timed(own, lambda: desk.worker.call(job, resume, posting, _asked(body), *more)))


def _asked(body: CorrectedBody) -> jobs.Asked:
    return jobs.Asked(body.day, body.corrections)


def _accepted(answer: bytes | Refused) -> bytes:
    """An answer, if the request could be done.

    Raises:
        Problem: The corrections are none of this posting.
    """
    if isinstance(answer, Refused):
        raise problems.uncorrectable(answer.reason)
    return answer


def _format(given: Given) -> str:
    if isinstance(given.content, bytes):
        return recognised(given.content, given.name)
    return "plain text" if isinstance(given.content, str) else "JSON"
