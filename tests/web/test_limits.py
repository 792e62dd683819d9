"""Size, time, number and disk: what one request may cost, and that the next one is answered."""

from __future__ import annotations

import socket
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import httpx
import pytest
from starlette.requests import ClientDisconnect

from matcher.model import Document
from matcher.web import routes
from matcher.web.given import Given
from matcher.web.settings import MB, BodyLimit, Settings
from matcher.web.work import Desk, Work
from matcher.web.workers import FaultError, OverdueError
from tests.corpus.attacks import one_page, stream
from tests.web.serving import completed

RESUME = "EXPERIENCE\n\nParalegal, Harbor & Pike LLP, 2015 - 2026\n- Used Westlaw daily\n"
POSTING = "Litigation Paralegal\n\nRequirements:\n- Westlaw\n- CM/ECF\n"
PAIR = {"resume": RESUME, "posting": POSTING}
SMALL = Settings(origins=frozenset(), workers=1, waiting=1, most_bytes=MB)
ServingWith = Callable[[Settings], AbstractContextManager[httpx.Client]]


@pytest.fixture(scope="module")
def small(serving_with: ServingWith) -> Iterator[httpx.Client]:
    """A service with little room."""
    with serving_with(SMALL) as client:
        yield client


@pytest.fixture(scope="module")
def work() -> Iterator[Work]:
    """What does the work of a service."""
    with Work(SMALL) as made:
        yield made


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "PAIR", BodyLimit(files=2000, json=1000))


def pieces(size: int) -> Iterator[bytes]:
    """A body whose length is not said beforehand."""
    for _ in range(size // 100):
        yield b" " * 100


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"json": PAIR}, 200),
        ({"json": {**PAIR, "resume": RESUME * 20}}, 413),
        ({"content": pieces(5000), "headers": {"content-type": "application/json"}}, 413),
        ({"files": {name: (name, text.encode()) for name, text in PAIR.items()}}, 200),
        ({"files": {"resume": ("resume", b"a" * 3000)}}, 413),
    ],
)
def test_size(small: httpx.Client, body: dict[str, Any], status: int) -> None:
    answer = small.post("/v1/match", **body)
    assert answer.status_code == status, answer.text
    assert status == 200 or answer.headers["content-type"] == "application/problem+json"
    assert small.post("/v1/match", json=PAIR).status_code == 200


def test_no_room_for_the_bytes_of_all(small: httpx.Client) -> None:
    answer = small.post("/v1/match", json={**PAIR, "resume": RESUME * 20_000})
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0
    assert small.post("/v1/match", json=PAIR).status_code == 200


def unfinished(client: httpx.Client) -> socket.socket:
    """A request whose body never comes."""
    url = client.base_url
    connection = socket.create_connection((url.host, url.port or 80), timeout=10)
    head = f"POST /v1/match HTTP/1.1\r\nHost: {url.host}:{url.port}\r\nContent-Type: application/json\r\n"
    connection.sendall(head.encode() + b"Content-Length: 50\r\n\r\n{")
    return connection


def test_a_body_that_does_not_come(serving_with: ServingWith) -> None:
    with serving_with(replace(SMALL, upload_seconds=0.2)) as client, unfinished(client) as connection:
        assert connection.recv(1000).startswith(b"HTTP/1.1 408")


def test_a_client_that_goes_away_gives_its_place_back(small: httpx.Client) -> None:
    for _ in range(5):
        unfinished(small).close()
    assert _until_idle(small) == 0
    assert small.post("/v1/match", json=PAIR).status_code == 200


def _until_idle(client: httpx.Client) -> int:
    inside = 1
    for _ in range(1000):
        inside = client.get("/healthz").json()["inside"]
        if not inside:
            break
    return inside


def test_nothing_more_is_begun_for_a_client_that_left(work: Work) -> None:
    has_left = threading.Event()
    begun: list[str] = []

    def job(document: Document) -> str:
        begun.append(document.source)
        if len(begun) == 2:
            has_left.set()
        return document.source

    def task(desk: Desk) -> bytes:
        return "".join(desk.each([Given("resumes", f"{n}", RESUME) for n in range(5)], job)).encode()

    async def run() -> None:
        await work.do(task, has_left)

    with pytest.raises(ClientDisconnect):
        completed(run())
    assert begun == ["0", "1"]


@pytest.mark.parametrize(
    ("error", "status"), [(OverdueError(), "timeout"), (FaultError("ValueError", "in a place\n"), "corrupt")]
)
def test_a_file_that_is_too_much_is_a_row_and_the_others_are_done(work: Work, error: Exception, status: str) -> None:
    def job(document: Document) -> tuple[str, str]:
        if (document.source, document.status) == ("1", "ok"):
            raise error
        return document.source, document.status

    def task(desk: Desk) -> bytes:
        found = list(desk.each([Given("resumes", f"{n}", RESUME) for n in range(3)], job))
        return repr(found).encode()

    async def run() -> bytes:
        return await work.do(task, threading.Event())

    assert completed(run()).decode() == repr([("0", "ok"), ("1", status), ("2", "ok")])


def test_files_for_which_no_time_is_left_are_rows_too(serving_with: ServingWith) -> None:
    with serving_with(replace(SMALL, most_seconds=0)) as client:
        body = {"posting": POSTING, "resumes": [{"text": RESUME, "name": name} for name in ("a", "b")]}
        rows = client.post("/v1/rank", json=body).json()["rows"]
    assert [(row["source"], row["status"]) for row in rows] == [("a", "timeout"), ("b", "timeout")]
    assert "send fewer files" in rows[0]["reason"]


def test_a_client_that_leaves_a_long_ranking_gives_its_place_back(small: httpx.Client) -> None:
    with pytest.raises(httpx.ReadTimeout):
        small.post("/v1/rank", json={"posting": POSTING, "resumes": [RESUME] * 500}, timeout=0.3)
    assert _until_idle(small) == 0
    assert small.post("/v1/match", json=PAIR).status_code == 200


def test_who_comes_when_it_is_full(small: httpx.Client) -> None:
    with unfinished(small), unfinished(small):
        inside = 0
        while inside < 2:
            inside = small.get("/healthz").json()["inside"]
        answer = small.post("/v1/match", json=PAIR)
    assert answer.status_code == 429
    assert answer.json()["title"] == "Too many requests at once"
    assert int(answer.headers["retry-after"]) > 0
    assert _until_idle(small) == 0
    assert small.post("/v1/match", json=PAIR).status_code == 200


def test_a_text_that_takes_too_long_costs_only_itself(serving_with: ServingWith) -> None:
    # Neither of the two can be done so soon; nothing is known of how quick the machine is.
    with serving_with(replace(SMALL, seconds=0.001)) as client:
        answer = client.post("/v1/match", json=PAIR)
        assert answer.status_code == 422
        assert answer.json()["document_status"] == "timeout"
        assert "0.001 seconds" in answer.json()["remedy"]


def test_files_stay_in_memory(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: Any, **_named: Any) -> Any:
        raise AssertionError("a file is written")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    large = one_page(stream(b"BT /F1 12 Tf 72 700 Td (Westlaw) Tj ET"), more={9: stream(bytes(3 * MB))})
    answer = client.post("/v1/match", files={"resume": ("r.pdf", large), "posting": ("p.txt", POSTING.encode())})
    assert answer.status_code == 200
    assert answer.json()["score"] > 0
