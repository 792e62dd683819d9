"""The page comes whole from this computer, holds nothing inline, and its samples give a result."""

from __future__ import annotations

import re

import httpx
import pytest

from matcher.demo import case_files, cases
from matcher.web.pages import STATIC

HANDLER = re.compile(r"<[^>]*\son\w+\s*=", re.IGNORECASE)


def test_the_page_holds_nothing_that_its_policy_forbids(client: httpx.Client) -> None:
    page = client.get("/").text
    assert not HANDLER.search(page)
    assert " style=" not in page
    assert "<style" not in page
    assert re.findall(r"<script[^>]*>(.*?)</script>", page, re.DOTALL) == [""]


def test_everything_it_loads_is_served_here(client: httpx.Client) -> None:
    waiting = re.findall(r'(?:src|href)="/static/([^"]*)"', client.get("/").text)
    loaded: set[str] = set()
    while waiting:
        name = waiting.pop()
        answer = client.get(f"/static/{name}")
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(STATIC[name])
        assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)\w", answer.text)
        loaded.add(name)
        waiting += [found for found in re.findall(r'from "\./([^"]*)"', answer.text) if found not in loaded]
    assert loaded == STATIC.keys()


@pytest.mark.parametrize(
    "path", ["/static/nothing.js", "/static/..%2Fapp.py", "/static/../app.py", "/samples/nothing", "/samples/..%2F.."]
)
def test_nothing_else_is_served(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("case", cases())
def test_a_sample_can_be_sent_back(client: httpx.Client, case: str) -> None:
    names = client.get(f"/samples/{case}").json()
    sent = {side: (name, client.get(f"/samples/{case}/{side}").content) for side, name in names.items()}
    assert sent["resume"][1] == case_files(case)["resume"].read_bytes()
    assert client.post("/v1/match", files=sent).json()["score"] > 0


def test_a_sample_has_two_files(client: httpx.Client) -> None:
    assert client.get("/samples/litigation/letter").status_code == 404
