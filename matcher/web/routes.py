"""The REST routes: each takes a body, gives it to a task, and answers what comes of it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, TypeVar

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from matcher.web import openapi, tasks
from matcher.web.given import DiffBody, ExtractBody, MatchBody, RankBody, ReadBody, RecommendBody
from matcher.web.settings import MANY, PAIR, BodyLimit
from matcher.web.uploads import Bodies
from matcher.web.work import Desk, Work

B = TypeVar("B", bound=BaseModel)
router = APIRouter(prefix="/v1", tags=["documents"])
HTML = "text/html"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _post(path: str, body: type[BaseModel], answer: str) -> Callable[[Any], Any]:
    return router.post(path, responses=openapi.posted(answer), openapi_extra=openapi.body(body), response_model=None)


def _post_file(path: str, body: type[BaseModel], media_type: str) -> Callable[[Any], Any]:
    return router.post(
        path,
        responses=openapi.posted_file(media_type),
        openapi_extra=openapi.body(body),
        response_class=Response,
    )


@_post("/match", MatchBody, "CheckObject")
async def match(request: Request) -> Response:
    """A resume held against a posting: what `matcher check --format json` prints."""
    return await _answer(request, MatchBody, PAIR, tasks.match)


@_post_file("/report", MatchBody, HTML)
async def report(request: Request) -> Response:
    """The same as a page to keep: what `matcher check --format html` writes."""
    return _file(await made(request, MatchBody, PAIR, tasks.report), HTML, "report.html")


@_post("/rank", RankBody, "RankObject")
async def rank(request: Request) -> Response:
    """Resumes ranked for a posting: what `matcher screen --format jsonl` prints."""
    return await _answer(request, RankBody, MANY, tasks.rank)


@_post_file("/rank/report", RankBody, HTML)
async def rank_report(request: Request) -> Response:
    """The same as a page to keep: what `matcher screen --format html` writes."""
    page = await made(request, RankBody, MANY, partial(tasks.rank, form="html"))
    return _file(page, HTML, "ranking.html")


@_post_file("/rank/workbook", RankBody, XLSX)
async def rank_workbook(request: Request) -> Response:
    """The same as a workbook: what `matcher screen --format xlsx` writes."""
    return _file(await made(request, RankBody, MANY, partial(tasks.rank, form="xlsx")), XLSX, "ranking.xlsx")


@_post("/recommend", RecommendBody, "RecommendObject")
async def recommend(request: Request) -> Response:
    """Postings ranked for a resume: what `matcher recommend --format jsonl` prints."""
    return await _answer(request, RecommendBody, MANY, tasks.recommend)


@_post("/extract", ExtractBody, "ExtractObject")
async def extract(request: Request) -> Response:
    """What a document asks for or shows: what `matcher extract` prints."""
    return await _answer(request, ExtractBody, PAIR, tasks.extract)


@_post("/read", ReadBody, "ReadObject")
async def read(request: Request) -> Response:
    """A document as it was read: what `matcher read --format json` prints."""
    return await _answer(request, ReadBody, PAIR, tasks.read)


@_post("/diff", DiffBody, "DiffObject")
async def diff(request: Request) -> Response:
    """What an edit of a resume changed: what `matcher diff --format json` prints."""
    return await _answer(request, DiffBody, PAIR, tasks.diff)


def _file(data: bytes, media_type: str, name: str) -> Response:
    """A file to be saved, not shown: the styles of a page are its own, which the policy of this service forbids."""
    kind = f"{media_type}; charset=utf-8" if media_type == HTML else media_type
    return Response(data, headers={"Content-Disposition": f'attachment; filename="{name}"', "Content-Type": kind})


async def _answer(request: Request, kind: type[B], limit: BodyLimit, task: Callable[[Desk, B], bytes]) -> Response:
    return Response(await made(request, kind, limit, task), media_type="application/json")


async def made(request: Request, kind: type[B], limit: BodyLimit, task: Callable[[Desk, B], bytes]) -> bytes:
    """What a task makes of the body of a request; nothing of the body is kept.

    Raises:
        Problem: The body or a document in it is no good, or there is no room.
    """
    work: Work = request.app.state.work
    bodies: Bodies = request.app.state.bodies
    async with work.gate.entered() as ticket:
        body = await bodies.read(request, kind, limit, ticket)
        async with _watched(request) as has_left:
            return await work.do(lambda desk: task(desk, body), has_left)


@asynccontextmanager
async def _watched(request: Request) -> AsyncIterator[threading.Event]:
    """An event that is set when the client leaves, for whom nothing more need be done then."""
    has_left = threading.Event()

    async def watch() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass
        has_left.set()

    watcher = asyncio.create_task(watch())
    try:
        yield has_left
    finally:
        watcher.cancel()
