"""What each request comes to, at the desk of one thread: documents are read, then held against each other."""

from __future__ import annotations

from functools import partial

from matcher.documents.sniff import recognised
from matcher.web import jobs
from matcher.web.given import DiffBody, ExtractBody, Given, MatchBody, RankBody, ReadBody, RecommendBody
from matcher.web.work import Desk


def match(desk: Desk, body: MatchBody) -> bytes:
    """A resume held against a posting."""
    own = body.given("resume")
    resume, posting = desk.read(own), desk.read(body.given("posting"))
    return desk.timed(own, partial(desk.worker.call, jobs.match, resume, posting, body.day))


def report(desk: Desk, body: MatchBody) -> bytes:
    """A resume held against a posting, as a page to keep."""
    own = body.given("resume")
    resume, posting = desk.read(own), desk.read(body.given("posting"))
    return desk.timed(own, partial(desk.worker.call, jobs.report, resume, posting, body.day))


def rank(desk: Desk, body: RankBody) -> bytes:
    """Resumes ranked for a posting."""
    day, asked = body.day, body.given("posting")
    document = desk.read(asked)
    posting = desk.timed(asked, lambda: desk.worker.call(jobs.posting_of, document, day))
    rows = desk.each(body.many("resumes"), lambda resume: desk.worker.call(jobs.screened, posting, resume, day))
    return desk.worker.call(jobs.ranking, list(rows))


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
    return desk.timed(after, lambda: desk.worker.call(jobs.compared, old, new, posting, body.day))


def _format(given: Given) -> str:
    if isinstance(given.content, bytes):
        return recognised(given.content, given.name)
    return "plain text" if isinstance(given.content, str) else "JSON"
