"""The command itself, in a process of its own: many at once, its memory, its end, and what it says before it starts."""

from __future__ import annotations

import importlib.util
import json
import re
import signal
import socket
import subprocess
import sys
import threading
import webbrowser
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner

from matcher.cli import cli
from matcher.web import serve
from matcher.web.settings import Settings

MB = 1024**2
POSTS = 200
TRIES = 400
SECONDS = 120
DAY = "2026-11-01"
POSTING = "Litigation Paralegal\n\nRequirements:\n- Westlaw\n- CM/ECF\n- Relativity\n- PACER\n"
RESUME = "EXPERIENCE\n\nParalegal, Harbor & Pike LLP, 2015 - 2026\n"
TOOLS = ("Westlaw", "CM/ECF", "Relativity", "PACER", "Everlaw", "Clio", "NetDocuments", "iManage")


def body(number: int) -> dict[str, str]:
    """One of 256 pairs, each with a result of its own."""
    shown = "".join(f"- Used {tool} daily\n" for bit, tool in enumerate(TOOLS) if number >> bit & 1)
    return {"resume": f"{RESUME}- Answered telephones\n{shown}", "posting": POSTING, "as_of": DAY}


@contextmanager
def started(*options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process of the command, and the address that it says."""
    command = [sys.executable, "-m", "matcher", "serve", "--no-browser", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as process:
        assert process.stderr is not None
        said = process.stderr.readline()
        found = re.search(r"http://\S+", said)
        assert found, said + process.stderr.read()
        try:
            yield process, found[0]
        finally:
            process.kill()


def family(process: int) -> list[int]:
    """A process and all that its threads started."""
    lists = Path(f"/proc/{process}/task").glob("*/children")
    children = [int(child) for found in lists for child in found.read_text("ascii").split()]
    return [process, *(other for child in children for other in family(child))]


def memory(process: int) -> int:
    """How many bytes a process and all that it started hold; 0 where the system does not say."""
    lines = [
        line.split()
        for place in (Path(f"/proc/{number}/status") for number in family(process))
        if place.exists()
        for line in place.read_text("ascii").splitlines()
    ]
    return sum(int(line[1]) * 1024 for line in lines if line[0] == "VmRSS:")


def insisting(client: httpx.Client, number: int) -> tuple[int, Any]:
    """How often a post was told to come again, and its answer."""
    wait = threading.Event()
    for refusals in range(TRIES):
        answer = client.post("/v1/match", json=body(number))
        if answer.status_code != 429:
            assert answer.status_code == 200, answer.text
            return refusals, answer.json()
        assert int(answer.headers["retry-after"]) >= 1
        wait.wait(0.2)  # sooner than it says: the test is to press
    raise AssertionError("refused again and again")


def test_two_hundred_at_once_none_lost_none_wrong_memory_flat() -> None:
    with started("--workers", "2", "--waiting", "20") as (process, address):
        # The server drops idle connections after five seconds: a request on one of those would be lost on its way.
        limits = httpx.Limits(max_connections=POSTS, keepalive_expiry=1)
        with (
            httpx.Client(base_url=address, timeout=SECONDS, limits=limits, trust_env=False) as client,
            ThreadPoolExecutor(POSTS) as threads,
        ):
            alone = [client.post("/v1/match", json=body(number)).json() for number in range(16)]
            rounds, peaks = [], []
            for _ in range(3):
                found = threads.map(lambda number: insisting(client, number), range(POSTS), timeout=SECONDS)
                rounds.append(list(found))
                peaks.append(memory(process.pid))
            assert client.get("/healthz").json()["inside"] == 0
    answers = [[answer for _, answer in found] for found in rounds]
    assert answers[0] == answers[1] == answers[2]
    assert answers[0][:16] == alone
    assert len(answers[0]) == POSTS
    assert sum(refusals for refusals, _ in rounds[0]) > 0
    assert len({json.dumps(answer["score"]) for answer in answers[0]}) > 5
    assert peaks[2] <= peaks[0] * 1.1 + 16 * MB


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_what_is_under_way_is_finished_before_the_end(number: signal.Signals) -> None:
    with started("--workers", "1") as (process, address), httpx.Client(timeout=SECONDS, trust_env=False) as client:
        many = {"posting": POSTING, "resumes": [body(n)["resume"] for n in range(100)], "as_of": DAY}
        with ThreadPoolExecutor(1) as threads:
            under_way = threads.submit(client.post, f"{address}v1/rank", json=many)
            with httpx.Client(trust_env=False) as other:
                while not (other.get(f"{address}healthz").json()["inside"] or under_way.done()):
                    pass
            inside = family(process.pid)
            process.send_signal(number)
            answer = under_way.result(SECONDS)
        assert answer.status_code == 200
        assert len(answer.json()["rows"]) == 100
        assert process.wait(SECONDS) == 0
        assert process.stderr is not None
        assert process.stderr.read().splitlines()[-1] == "Stopped."
    assert len(inside) >= 3 or not Path("/proc").exists()
    assert not [other for other in inside if Path(f"/proc/{other}").exists()]


def test_it_says_where_it_is_and_how_to_stop() -> None:
    with started("--access-log") as (process, address):
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address)
        assert httpx.get(f"{address}healthz?name=ada", trust_env=False).status_code == 200
        process.terminate()
        assert process.stderr is not None
        said = process.stderr.read()
    assert "Ctrl-C" in said
    assert re.search(r"GET /healthz 200 \d+ ms", said)
    assert "ada" not in said


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["serve", *arguments])
    return result.exit_code, result.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--host", "0.0.0.0"], "the one address"),
        (["--host", "::"], "the one address"),
        (["--host", "example"], "give an address"),
        (["--host", "192.0.2.1"], "cannot be used"),
        (["--vocab", "nothing.toml"], "no such file"),
    ],
)
def test_usage(arguments: list[str], says: str) -> None:
    code, said = run(*arguments)
    assert code == 2
    assert says in said


def test_a_port_in_use() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, said = run("--port", str(taken.getsockname()[1]))
    assert code == 2
    assert "choose another with --port" in said


def test_a_vocabulary_that_cannot_be_used_is_said_before_the_start(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("[[concept]]\nid = 'x'\n", "utf-8")
    code, said = run("--no-browser", "--vocab", str(tmp_path / "bad.toml"))
    assert code == 2
    assert "bad.toml" in said


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "uvicorn" else find(name))
    code, said = run()
    assert code == 2
    assert said.splitlines() == ['Error: the page needs more: pip install ".[web]" in the folder of the program']


@pytest.mark.parametrize(("arguments", "opened"), [([], True), (["--no-browser"], False), (["--host", "::1"], True)])
def test_the_page_is_opened(monkeypatch: pytest.MonkeyPatch, arguments: list[str], opened: bool) -> None:
    told = threading.Event()
    asked: list[Settings] = []
    monkeypatch.setattr(webbrowser, "open", lambda _: told.set())

    def serves(settings: Settings, listening: socket.socket, on_ready: Any) -> None:
        asked.append(settings)
        on_ready()
        listening.close()

    monkeypatch.setattr(serve, "serve", serves)
    code, said = run(*arguments)
    assert code == 0
    assert told.wait(5 if opened else 0) is opened
    assert "Warning" not in said
    address = re.search(r"http://(\S+)/", said)
    assert address
    assert address[1] in asked[0].origins
