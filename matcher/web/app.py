"""The application: routes behind their guards."""

from __future__ import annotations

import importlib.metadata

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from matcher.web import pages, problems, routes, routes_service
from matcher.web.guards import AccessLog, Faults, OwnOrigin, SecurityHeaders
from matcher.web.problems import Problem
from matcher.web.uploads import Bodies
from matcher.web.work import Work

_DESCRIPTION = """\
Holds resumes against job postings in legal support, and explains every point. The objects are those of the command
line. Everything stays on this computer; nothing is stored. The figure is keyword coverage of one posting, not a hiring
decision.
"""


def create_app(work: Work) -> FastAPI:
    """The service as an ASGI application, for as long as ``work`` is open."""
    app = FastAPI(
        title="legal-support-matcher",
        version=_version(),
        summary="Resumes against job postings in legal support, explained.",
        description=_DESCRIPTION,
        # FastAPI's own pages load their scripts from elsewhere; its description lacks what ours says.
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
    )
    app.state.work = work
    app.state.bodies = Bodies(work.settings)
    app.include_router(routes.router)
    app.include_router(routes_service.router)
    app.include_router(pages.router)
    app.add_exception_handler(Problem, problems.on_problem)
    app.add_exception_handler(HTTPException, problems.on_http)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    # The last one added stands first.
    app.add_middleware(Faults)
    app.add_middleware(OwnOrigin, origins=work.settings.origins)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(AccessLog)
    return app


async def _on_invalid(_request: Request, error: Exception) -> Response:
    """The response to a parameter that is not as it should be."""
    assert isinstance(error, RequestValidationError)
    found: list[problems.FieldError] = [
        {"field": ".".join(map(str, e["loc"][1:])), "problem": e["msg"]} for e in error.errors()
    ]
    return problems.invalid(found).response()


def _version() -> str:
    try:
        return importlib.metadata.version("legal-support-matcher")
    except importlib.metadata.PackageNotFoundError:
        return "0+unknown"
