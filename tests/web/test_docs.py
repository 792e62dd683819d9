"""``docs/serve.md`` names every route, and its examples are answered."""

from __future__ import annotations

import json
import re
from pathlib import Path

import httpx

from matcher.documents.parts import MAX_BYTES
from matcher.web.settings import MANY, MB, PAIR, Settings

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "serve.md").read_text(encoding="utf-8")


def test_every_route_is_named(client: httpx.Client) -> None:
    named = re.findall(r"^\| `(GET|POST) (/[^`]*)`", TEXT, re.MULTILINE)
    paths = client.get("/openapi.json").json()["paths"]
    described = [(method.upper(), path) for path, methods in paths.items() for method in methods]
    assert named == [*described, ("GET", "/openapi.json")]


def test_the_example_of_json_is_answered(client: httpx.Client) -> None:
    found = re.search(r"--data '(\{.*?\})'", TEXT, re.DOTALL)
    assert found
    answer = client.post("/v1/match", json=json.loads(found[1]))
    assert answer.status_code == 200
    assert answer.json()["score"] > 0


def test_the_example_of_an_error_is_one(client: httpx.Client) -> None:
    found = re.search(r"```json\n(\{.*?\n\})\n```", TEXT, re.DOTALL)
    assert found
    said = client.post("/v1/read", files={"document": ("a.pdf", b"%PDF-1.7\n")}).json()
    assert said.keys() == json.loads(found[1]).keys()


def test_the_figures() -> None:
    settings = Settings(frozenset())
    sizes = (PAIR.files, PAIR.json, MANY.files, MANY.json)
    assert "{} MB of files and {} MB of JSON, or {} and {} for many".format(*(size // MB for size in sizes)) in TEXT
    assert PAIR.files > 3 * MAX_BYTES
    assert f"At most {settings.most_files} files" in TEXT
    assert f"at most {settings.most_bytes // MB} MB" in TEXT
    assert f"`--waiting` ({settings.waiting})" in TEXT
    assert f"more than {settings.seconds:g} seconds to match" in TEXT
    assert f"not reached within {settings.most_seconds:g} seconds" in " ".join(TEXT.split())
    assert settings.upload_seconds == 60
