"""The page: its HTML, its styles and scripts, and the samples to try it with. All of it comes from this computer."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, JSONResponse, Response
from jinja2 import Environment, PackageLoader, StrictUndefined

from matcher.demo import case_files, cases
from matcher.web import problems

router = APIRouter(include_in_schema=False)
# Only these are served: a name in a request is never part of a path.
STATIC: Mapping[str, str] = {"page.css": "text/css", "page.js": "text/javascript", "icon.svg": "image/svg+xml"}


@router.get("/")
async def page() -> HTMLResponse:
    """The page."""
    return HTMLResponse(_templates().get_template("page.html").render(cases=cases()))


@router.get("/static/{name}")
async def static(name: str) -> Response:
    """A style, a script or a picture of the page."""
    if name not in STATIC:
        raise problems.unknown("the page has no such part")
    return Response(files("matcher.web").joinpath("static", name).read_bytes(), media_type=STATIC[name])


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


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("matcher.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
