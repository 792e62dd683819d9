"""Everything that can go wrong, as problem details (RFC 9457): one shape, one clear sentence each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from typing_extensions import NotRequired, TypedDict  # noqa: UP035  # pydantic wants these before Python 3.12

from matcher.model import DocumentStatus
from matcher.reports.wording import clean

MEDIA_TYPE = "application/problem+json"
_PREFIX = "urn:legal-support-matcher:problem:"
_MOST_ERRORS = 10
_LONGEST_FIELD = 100


class FieldError(TypedDict):
    """One field of a request that is not as it should be."""

    field: str
    problem: str


class ProblemObject(TypedDict):
    """Why a request was not answered. ``status`` is that of HTTP; ``document_status`` that of a file.

    ``part`` is the field of the request that the file stands in, ``source`` its name as the client gave it, ``remedy``
    what to do about it.
    """

    type: str
    title: str
    status: int
    detail: str
    part: NotRequired[str]
    source: NotRequired[str]
    document_status: NotRequired[DocumentStatus]
    remedy: NotRequired[str]
    errors: NotRequired[list[FieldError]]


# Not frozen: context managers set the traceback of what passes through them.
@dataclass(eq=False)
class Problem(Exception):
    """A request that cannot be answered; ``more`` are members beside those of the RFC."""

    status: int
    kind: str
    title: str
    detail: str
    more: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def response(self) -> Response:
        """The problem as a response."""
        value = {
            "type": _PREFIX + self.kind,
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            **self.more,
        }
        body = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
        return Response(body, self.status, headers=dict(self.headers), media_type=MEDIA_TYPE)


def unreadable(part: str, source: str, status: DocumentStatus, remedy: str) -> Problem:
    """A file that cannot be read, with its status and what to do."""
    more = {"part": part, "source": source, "document_status": status, "remedy": remedy}
    return Problem(422, "unreadable", "A document cannot be read", f"{source}: {remedy}", more)


def malformed(detail: str) -> Problem:
    """A body that is no JSON, or no form."""
    return Problem(400, "malformed", "The body cannot be read", detail)


def invalid(errors: Iterable[FieldError]) -> Problem:
    """A body that lacks something, or holds what is not asked for."""
    found = list(errors)[:_MOST_ERRORS]
    detail = "; ".join(f"{e['field']}: {e['problem']}" if e["field"] else e["problem"] for e in found)
    return Problem(422, "invalid", "The request is not as it should be", detail, {"errors": found})


def uncorrectable(reason: str) -> Problem:
    """Corrections that are none of this posting."""
    return invalid([{"field": "corrections", "problem": reason}])


def of_validation(error: ValidationError) -> Problem:
    """What a checked body lacks. Values are not repeated: they are what nobody is to log."""
    errors = error.errors(include_url=False, include_context=False, include_input=False)
    if any(e["type"] == "json_invalid" for e in errors):
        return malformed(f"the body is no JSON ({errors[0]['msg']}); check it and send it again")
    return invalid({"field": _field(e["loc"]), "problem": e["msg"].removeprefix("Value error, ")} for e in errors)


def _field(place: tuple[int | str, ...]) -> str:
    return clean(".".join(str(step) for step in place), _LONGEST_FIELD)


def too_large(most: int) -> Problem:
    """A body of more bytes than are taken."""
    detail = f"the request is larger than {most // 1024**2} MB; send fewer or smaller files"
    return Problem(413, "too-large", "The request is too large", detail)


def too_many(number: int, most: int) -> Problem:
    """More files than are worked on at once."""
    detail = f"these are {number:,} files, and at most {most:,} are taken at once; use matcher screen for more"
    return Problem(413, "too-many", "Too many files", detail)


def wrong_type(wanted: Iterable[str]) -> Problem:
    """A body of a kind that is not understood."""
    detail = f"send the body as {' or '.join(wanted)}, and name it in Content-Type"
    return Problem(415, "media-type", "The body is of another kind", detail)


def busy(seconds: int) -> Problem:
    """More requests than can be worked on now."""
    detail = f"too many requests are waiting; try again in {seconds} seconds"
    return Problem(429, "busy", "Too many requests at once", detail, headers={"Retry-After": str(seconds)})


def slow(seconds: float) -> Problem:
    """A body that does not arrive."""
    return Problem(408, "slow", "The request took too long", f"the body did not arrive within {seconds:g} seconds")


def wrong_host() -> Problem:
    """A request to a name that is not ours, as of a page whose name was rebound to this computer."""
    detail = "this service answers only under the address that it was started with"
    return Problem(421, "host", "Not the address of this service", detail)


def wrong_origin() -> Problem:
    """A request that a page of somebody else makes."""
    detail = "pages of other addresses may not use this service; open its own page"
    return Problem(403, "origin", "Asked for by another page", detail)


def unknown(what: str) -> Problem:
    """Something that is not there."""
    return Problem(404, "not-found", "Not found", what)


def fault() -> Problem:
    """A fault of the program; the log says where it happened, and nothing of what was sent."""
    detail = "a fault of the program; please report it with what you sent, if you may share that"
    return Problem(500, "fault", "The program failed", detail)


async def on_problem(_request: Request, error: Exception) -> Response:
    """The response to a problem that a route raised."""
    assert isinstance(error, Problem)
    return error.response()


async def on_http(_request: Request, error: Exception) -> Response:
    """The response to what the framework refuses: unknown paths, other methods."""
    assert isinstance(error, HTTPException)
    details = {404: "there is nothing here; /openapi.json lists what there is", 405: "use another method for this path"}
    kind = {404: "not-found", 405: "method"}.get(error.status_code, "refused")
    detail = details.get(error.status_code, str(error.detail))
    problem = Problem(error.status_code, kind, str(error.detail), detail, headers=dict(error.headers or {}))
    return problem.response()
