"""The routes that take no document: the vocabulary, and how the service is."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse

from matcher.model import Kind
from matcher.vocabulary import Vocabulary
from matcher.web import concepts, openapi, problems
from matcher.web.work import Work

router = APIRouter()


@router.get("/v1/vocabulary", tags=["vocabulary"], responses=openapi.responses("VocabularyObject", 422))
async def vocabulary(
    request: Request, kind: Annotated[Kind | None, Query(description="Only concepts of this kind.")] = None
) -> JSONResponse:
    """The concepts that the matcher knows."""
    return JSONResponse(concepts.listed(_vocabulary(request), kind))


@router.get("/v1/vocabulary/{id}", tags=["vocabulary"], responses=openapi.responses("ConceptObject", 404))
async def concept(request: Request, id: str) -> JSONResponse:
    """All that is known of one concept: how it is written, when it counts, what it relates to, where it is from."""
    known = _vocabulary(request)
    if id not in known.concepts:
        raise problems.unknown("the vocabulary has no such concept; /v1/vocabulary lists all")
    return JSONResponse(concepts.described(known, known.concepts[id]))


@router.get("/healthz", tags=["service"], responses=openapi.responses("HealthObject"))
async def healthz(request: Request) -> JSONResponse:
    """That the service answers, and how busy it is."""
    work: Work = request.app.state.work
    return JSONResponse(
        {
            "status": "ok",
            "version": request.app.version,
            "vocabulary": _vocabulary(request).version,
            "inside": work.gate.inside,
            "most_inside": work.gate.most_inside,
        }
    )


@router.get("/openapi.json", include_in_schema=False)
async def description(request: Request) -> JSONResponse:
    """The description of the service (OpenAPI 3.1)."""
    return JSONResponse(openapi.describe(request.app))


def _vocabulary(request: Request) -> Vocabulary:
    work: Work = request.app.state.work
    return work.vocabulary
