"""Who may ask, what every answer carries, and what becomes of a fault."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from matcher.web.guards import SECURITY, AccessLog, Faults, SecurityHeaders

PORT, NEXT = "{port}", "{next}"
OWN = f"127.0.0.1:{PORT}"
Serving = Callable[[Callable[[int], ASGIApp]], AbstractContextManager[httpx.Client]]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": f"localhost:{PORT}"}, 200),
        ({"Host": f"[::1]:{PORT}"}, 200),
        ({"Host": f"LOCALHOST:{PORT}"}, 200),
        ({"Host": "localhost"}, 421),
        ({"Host": f"localhost:{NEXT}"}, 421),
        ({"Host": f"rebound.example:{PORT}"}, 421),
        ({"Host": f"localhost:{PORT}.rebound.example"}, 421),
        ({"Host": ""}, 421),
        ({"Origin": f"http://{OWN}"}, 200),
        ({"Origin": f"https://{OWN}"}, 403),
        ({"Origin": "http://other.example"}, 403),
        ({"Origin": f"http://localhost:{PORT}"}, 403),
        ({"Origin": "http://127.0.0.1:3000"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 200),
    ],
)
def test_who_may_ask(client: httpx.Client, headers: dict[str, str], status: int) -> None:
    port = client.base_url.port or 0
    own = {name: value.format(port=port, next=port + 1) for name, value in headers.items()}
    answer = client.get("/healthz", headers=own)
    assert answer.status_code == status
    assert status == 200 or answer.headers["content-type"] == "application/problem+json"


def test_a_form_on_another_page_cannot_post(client: httpx.Client) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert client.post("/v1/match", json={}, headers=headers).status_code == 403


@pytest.mark.parametrize("path", ["/healthz", "/nowhere", "/v1/match", "/openapi.json"])
def test_every_answer_carries_the_security_headers(client: httpx.Client, path: str) -> None:
    for headers in ({}, {"Host": "rebound.example"}):
        answer = client.get(path, headers=headers)
        assert {name: answer.headers[name] for name in SECURITY} == SECURITY


def test_no_page_of_the_framework_and_no_cors(client: httpx.Client) -> None:
    for path in ("/docs", "/redoc", "/docs/oauth2-redirect"):
        assert client.get(path).status_code == 404
    assert not [name for name in client.get("/healthz").headers if name.startswith("access-control")]


async def _fails(request: Request) -> Response:
    raise ValueError(request.path_params["name"])


async def _answers(request: Request) -> Response:
    return Response("ok")


def test_a_fault_is_a_problem_and_the_log_quotes_nothing(serving: Serving, caplog: pytest.LogCaptureFixture) -> None:
    app = Starlette(routes=[Route("/{name}", _fails)])
    app.add_middleware(Faults)
    app.add_middleware(SecurityHeaders)
    with serving(lambda _: app) as client, caplog.at_level(logging.DEBUG):
        answer = client.get("/Ada-Example")
    assert (answer.status_code, answer.json()["type"]) == (500, "urn:legal-support-matcher:problem:fault")
    assert "x-content-type-options" in answer.headers
    ours = "".join(record.getMessage() for record in caplog.records if record.name.startswith("matcher"))
    assert "ValueError" in ours
    assert "_fails" in ours
    assert "Ada" not in ours


def test_the_access_log_knows_the_route_and_not_the_path(serving: Serving, caplog: pytest.LogCaptureFixture) -> None:
    app = Starlette(routes=[Route("/{name}", _answers)])
    app.add_middleware(AccessLog)
    with serving(lambda _: app) as client, caplog.at_level(logging.INFO, "matcher.web.access"):
        client.get("/ada-example?phone=555")
        client.get("/a/b/ada-example")
    lines = [record.getMessage() for record in caplog.records if record.name == "matcher.web.access"]
    assert len(lines) == 2
    assert "200" in lines[0]
    assert "404" in lines[1]
    assert not any("ada" in line or "555" in line for line in lines)
