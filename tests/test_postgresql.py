"""docs/postgresql.md, block by block, against a real server: its ranking is that of the library."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from matcher import Matcher, Text
from matcher.database import Numbers
from tests.cluster import generated
from tests.postgresql import programs, server

pytest.importorskip("pyarrow", reason="needs the extra [parquet]")
ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```(sh|sql|python)\n(.*?)^```$", re.M | re.S)
RECEIVED = date(2026, 11, 1)
NUMBER = 400


@pytest.fixture(scope="module")
def connection() -> Iterator[Mapping[str, str]]:
    folder = programs()
    if folder is None:
        if os.environ.get("MATCHER_POSTGRES") == "required":
            pytest.fail("PostgreSQL is not installed, and MATCHER_POSTGRES says that it must be")
        pytest.skip("PostgreSQL is not installed")
    with server(folder) as environment:
        yield {**environment, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}


def commands() -> list[tuple[str, str]]:
    return BLOCK.findall((ROOT / "docs" / "postgresql.md").read_text())


def execute(kind: str, block: str, folder: Path, environment: Mapping[str, str]) -> str:
    psql = ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1"]
    command = {"sh": ["bash", "-e"], "sql": [*psql, "-f", "-"], "python": [sys.executable, "-"]}[kind]
    done = subprocess.run(command, input=block, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, f"{block}\n{done.stderr}"
    return done.stdout


def test_the_recipe_ranks_as_the_library_does(connection: Mapping[str, str], tmp_path: Path, matcher: Matcher) -> None:
    texts = {row["id"]: row["text"] for row in generated.rows(NUMBER)}
    with (tmp_path / "given.csv").open("w") as file:
        csv.writer(file).writerows([id_, RECEIVED, text] for id_, text in texts.items())
    execute(
        "sql",
        "CREATE TABLE resumes (id text PRIMARY KEY, received date NOT NULL, content text NOT NULL);\n"
        "\\copy resumes FROM 'given.csv' (FORMAT csv)\n",
        tmp_path,
        connection,
    )
    posting = generated.posting(7)
    (tmp_path / "posting.txt").write_text(posting)
    for kind, block in commands():
        execute(kind, block, tmp_path, connection)
    own = [matcher.resume(Text(text, id_), as_of=RECEIVED) for id_, text in texts.items() if text.strip()]
    expected = matcher.rank(Text(posting), own, as_of=RECEIVED, top=10)
    with (tmp_path / "ranking.csv").open() as file:
        ranking = [(id_, int(score)) for id_, score in csv.reader(file)]
    assert ranking == [(match.resume.document.source, round(match.score or 0)) for match in expected]
    with (tmp_path / "candidates.csv").open() as file:
        bounds = {id_: float(bound) for id_, bound in csv.reader(file)}
    assert all(bounds[match.resume.document.source] >= (match.score or 0) - 0.5 for match in expected)
    counted = execute(
        "sql", "\\t\nSELECT status, count(*) FROM matcher_profiles GROUP BY 1 ORDER BY 1", tmp_path, connection
    )
    assert [line.split() for line in counted.splitlines() if line] == [["empty", "|", "4"], ["ok", "|", "396"]]


def test_what_is_shown_and_asked_is_no_less_than_the_score(matcher: Matcher) -> None:
    numbers = Numbers(matcher.vocabulary)
    own = matcher.resume(Text(generated.resume(3)), as_of=RECEIVED)
    for number in range(20):
        asked = matcher.posting(Text(generated.posting(number)), as_of=RECEIVED)
        shown = set(numbers.shown(own))
        earned: dict[int, float] = {}
        for ask in numbers.asked(asked):
            if ask.number in shown:
                earned[ask.need] = min(ask.whole, earned.get(ask.need, 0.0) + ask.points)
        score = matcher.match(own, asked, as_of=RECEIVED, advise=False).score
        assert score is None or sum(earned.values()) >= score - 0.5
