"""The description of the service is true, and its objects are those of the command line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from matcher.reports.schema import schema
from matcher.reports.shapes import ObjectName

# What the description allows may still be a file that cannot be read, or JSON that is no resume: 422 is right there.
UNFIT = "positive_data_acceptance"
EXAMPLES = 10
ROUTES = ("match", "report", "rank", "rank/report", "rank/workbook", "recommend", "extract", "read", "diff")


def test_nothing_that_schemathesis_sends_breaks_it_or_its_description(client: httpx.Client, tmp_path: Path) -> None:
    run = subprocess.run(
        [
            *(sys.executable, "-m", "schemathesis.cli", "run", f"{client.base_url}/openapi.json"),
            *("--exclude-checks", UNFIT, "--max-examples", str(EXAMPLES), "--seed", "1", "--no-color"),
            *("--generation-database", ":memory:", "--warnings", "off"),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Tested: 12" in run.stdout


def test_it_names_every_route(client: httpx.Client) -> None:
    found = client.get("/openapi.json").json()
    assert found["openapi"].startswith("3.1")
    assert list(found["paths"]) == [
        *(f"/v1/{name}" for name in ROUTES),
        "/v1/vocabulary",
        "/v1/vocabulary/{id}",
        "/healthz",
    ]
    posts = [path["post"] for path in found["paths"].values() if "post" in path]
    assert all(post["requestBody"]["content"].keys() == {"application/json", "multipart/form-data"} for post in posts)
    assert all({"200", "413", "415", "422", "429"} <= post["responses"].keys() for post in posts)


@pytest.mark.parametrize(
    ("name", "component"),
    [
        ("check", "CheckObject"),
        ("extract", "ExtractObject"),
        ("diff", "DiffObject"),
        ("read", "ReadObject"),
        ("screen", "ScreenLine"),
        ("recommend", "RecommendRow"),
        ("recommend-summary", "RecommendSummary"),
    ],
)
def test_objects_are_those_of_the_command_line(client: httpx.Client, name: ObjectName, component: str) -> None:
    components = client.get("/openapi.json").json()["components"]["schemas"]
    printed = schema(name)
    definitions: dict[str, Any] = printed.pop("$defs", {})
    for key in ("$schema", "$id", "title"):
        printed.pop(key)
    assert components[component] == _moved(printed)
    assert {key: components[key] for key in definitions} == _moved(definitions)


def _moved(node: Any) -> Any:
    """A schema whose references lead to the components."""
    if isinstance(node, list):
        return [_moved(item) for item in node]
    if isinstance(node, dict):
        return {key: _moved(item) for key, item in node.items()}
    return node.replace("#/$defs/", "#/components/schemas/") if isinstance(node, str) else node
