"""The page: its HTML, its styles and scripts, and the samples to try it with. All of it comes from this computer."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from matcher.demo import case_files, cases
from matcher.reports.sheets import environment, style
from matcher.web import problems, tasks
from matcher.web.given import MatchBody
from matcher.web.routes import made
from matcher.web.settings import PAIR

router = APIRouter(include_in_schema=False)
_SCRIPT, _STYLE = "text/javascript", "text/css"
_MODULES = (
    "answering", "check", "compare", "dom", "edit", "page", "rows", "samples", "screen", "service", "sources", "tabs",
    "working",
)  # fmt: skip
# The styles of the saved report, which the page has as well.
_SHARED = ("base", "check")
# Only these are served: a name in a request is never part of a path.
STATIC: Mapping[str, str] = {
    **{f"{name}.css": _STYLE for name in (*_SHARED, "page")},
    **{f"{name}.js": _SCRIPT for name in _MODULES},
    "icon.svg": "image/svg+xml",
}


@router.get("/")
async def page() -> HTMLResponse:
    """The page."""
    return HTMLResponse(environment("matcher.web").get_template("page.html").render(cases=cases()))


@router.get("/static/{name}")
async def static(name: str) -> Response:
    """A style, a script or a picture of the page."""
    if name not in STATIC:
        raise problems.unknown("the page has no such part")
    stem, _, suffix = name.rpartition(".")
    if suffix == "css" and stem in _SHARED:
        return Response(style(stem), media_type=_STYLE)
    return Response(files("matcher.web").joinpath("static", name).read_bytes(), media_type=STATIC[name])


@router.post("/page/result")
async def result(request: Request) -> HTMLResponse:
    """The result of a match as the parts of the page."""
    return HTMLResponse(await made(request, MatchBody, PAIR, tasks.result))


@router.get("/samples/{case}")
async def sample(case: str) -> JSONResponse:
    """The names of the two files of a sample."""
    return JSONResponse({side: path.name for side, path in _case(case).items()})


@router.get("/samples/{case}/{side}")
async def sample_file(case: str, side: str) -> Response:
    """A file of a sample, to be sent back as if it were one's own."""
    found = _case(case).get(side)
    if found is None:
        raise problems.unknown("a sample has a resume and a posting")
    return Response(found.read_bytes(), media_type="application/octet-stream")


def _case(case: str) -> Mapping[str, Path]:
    if case not in cases():
        raise problems.unknown("there is no such sample")
    return case_files(case)
