"""Parts of Parquet: made whole, kept when run again, refused where they hold something else."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow", reason="needs the extra [cluster]")

import pyarrow.parquet as pq  # noqa: E402

from matcher import Matcher, Text, apart, cluster, extractor, partitions  # noqa: E402
from matcher.codec import encode  # noqa: E402
from matcher.errors import MatcherError  # noqa: E402
from matcher.extractor import Job  # noqa: E402
from matcher.index import Item  # noqa: E402
from matcher.index.store import Stored  # noqa: E402
from matcher.model import Failure  # noqa: E402
from matcher.parquet import read_parquet  # noqa: E402
from tests.cluster import generated  # noqa: E402
from tests.cluster.generated import HANG, HANGING  # noqa: E402

JOB = Job(as_of=date(2026, 11, 1), doc_type="resume", rows=4)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return generated.write(tmp_path / "resumes.parquet", 10, row_group_size=7)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_for_each_part_and_a_row_for_each_document(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert cluster.extract(source, out, job=JOB) == cluster.Summary(10, 1, 3, 0, 0)
    assert names(out) == [f"resumes-{part}.parquet" for part in ("0000-00000000", "0000-00000004", "0001-00000000")]
    rows = generated.content(out)
    assert [row["id"] for row in rows] == [row["id"] for row in generated.rows(10)]
    assert [row["status"] for row in rows] == ["empty"] + ["ok"] * 9
    assert pq.read_table(out, filters=[("status", "=", "empty")])["profile"].to_pylist() == [None]


def test_profiles_are_those_of_the_matcher(source: Path, tmp_path: Path, matcher: Matcher) -> None:
    cluster.extract(source, tmp_path / "out", job=JOB)
    texts = {row["id"]: Text(row["text"], row["id"]) for row in generated.rows(10)}
    for path in (tmp_path / "out").iterdir():
        for found in read_parquet(path, matcher.vocabulary):
            if not isinstance(found, Failure):
                own = matcher.resume(texts[found.document.source], as_of=date(2026, 11, 1))
                assert encode(found) == encode(own)
                assert found.document.sha256 == own.document.sha256


def test_run_again_it_goes_on(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    cluster.extract(source, out, job=JOB)
    whole = {path.name: path.read_bytes() for path in out.iterdir()}
    lost = sorted(out.iterdir())[1]
    lost.rename(out / f".{lost.name}.0.tmp")
    kept = {path.name: path.stat().st_mtime_ns for path in out.glob("*.parquet")}
    assert cluster.extract(source, out, job=JOB) == cluster.Summary(10, 1, 3, 2, 0)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == whole
    assert {name: (out / name).stat().st_mtime_ns for name in kept} == kept


@pytest.fixture
def hanging(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the extraction of one document never end."""
    monkeypatch.setattr(apart, "module_command", lambda _: [sys.executable, "-P", "-c", HANG])
    extractor._apart.cache_clear()
    extractor._extractor.cache_clear()
    yield
    extractor._apart.cache_clear()
    extractor._extractor.cache_clear()


@pytest.mark.usefixtures("hanging")
def test_a_document_that_hangs_is_a_failure_and_costs_no_other(source: Path, tmp_path: Path) -> None:
    job = replace(JOB, seconds=5)
    assert cluster.extract(source, tmp_path / "out", job=job) == cluster.Summary(10, 2, 3, 0, 0)
    rows = {row["id"]: row for row in generated.content(tmp_path / "out")}
    assert [id_ for id_, row in rows.items() if row["status"] != "ok"] == ["r000000", HANGING]
    lost = rows[HANGING]
    assert (lost["status"], lost["profile"]) == ("timeout", None)
    assert "longer than 5 seconds" in lost["reason"]


@pytest.mark.usefixtures("hanging")
def test_a_document_that_hangs_is_not_stored_in_an_index() -> None:
    job, day = replace(JOB, seconds=5), date(2026, 11, 1)
    items = [Item(row["id"], Text(row["text"], row["id"]), day, kind="resume") for row in generated.rows(8)]
    made = [(one.id, "ok") if isinstance(one, Stored) else one for one in cluster.prepared(items, job=job)]
    found = [(one.source, one.status) if isinstance(one, Failure) else one for one in made]
    assert found == [("r000000", "empty"), *((f"r{n:06}", "timeout" if n == 5 else "ok") for n in range(1, 8))]


def touch(source: Path) -> None:
    os.utime(source, ns=(0, 0))


@pytest.mark.parametrize(
    ("change", "job"),
    [
        pytest.param(touch, JOB, id="input"),
        pytest.param(lambda _: None, replace(JOB, as_of=date(2026, 11, 2)), id="date"),
        pytest.param(lambda _: None, replace(JOB, rows=5), id="parts"),
        pytest.param(lambda source: source.rename(source.with_name("others.parquet")), JOB, id="name"),
    ],
)
def test_what_was_made_of_something_else_is_refused(
    source: Path, tmp_path: Path, change: Callable[[Path], object], job: Job
) -> None:
    out = tmp_path / "out"
    cluster.extract(source, out, job=JOB)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    change(source)
    with pytest.raises(MatcherError, match="other input or settings"):
        cluster.extract(next(tmp_path.glob("*.parquet")), out, job=job)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_whoever_is_stopped_leaves_no_part_behind(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        cluster.extract(source, tmp_path / "out", job=JOB)
    assert names(tmp_path / "out") == []


def test_pieces_become_the_part_that_they_are_of(source: Path, tmp_path: Path) -> None:
    cluster.extract(source, tmp_path / "whole", job=JOB)
    part = partitions.plan(source, JOB)[0]
    expected = partitions.extractor(JOB).versions
    out = tmp_path / "out"
    pieces = [half for piece in part.halves() for half in piece.halves() or [piece]]
    assert [len(piece) for piece in pieces] == [1, 1, 1, 1]
    for piece in reversed(pieces):
        partitions.make(piece, out, JOB, expected)
    assert partitions.joined(part, pieces, out) == partitions.Made(4, 1)
    partitions.tidy(out)
    assert names(out) == [part.name]
    assert pq.read_table(out / part.name).equals(pq.read_table(tmp_path / "whole" / part.name))


def test_text_files_and_json_with_a_date_each(tmp_path: Path, matcher: Matcher) -> None:
    stated = json.dumps({"basics": {"name": "Jo Doe"}, "skills": [{"name": "Research", "keywords": ["Westlaw"]}]})
    rows = [
        {"id": 1, "text": "Skills: Clio", "bytes": None, "json": None, "received": date(2020, 5, 1)},
        {"id": 2, "text": None, "bytes": b"<html><body><p>Skills: Relativity</p></body></html>", "json": None},
        {"id": 3, "text": None, "bytes": None, "json": stated},
        {"id": 4, "text": None, "bytes": None, "json": "{"},
        {"id": 5, "text": None, "bytes": b"%PDF-1.7 torn", "json": None},
        {"id": 6, "text": None, "bytes": None, "json": None},
    ]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "mixed.parquet")
    cluster.extract(tmp_path / "mixed.parquet", tmp_path / "out", job=Job(doc_type="resume"))
    found = generated.content(tmp_path / "out")
    assert [row["id"] for row in found] == ["1", "2", "3", "4", "5", "6"]
    assert [row["status"] for row in found] == ["ok", "ok", "ok", "corrupt", "corrupt", "empty"]
    assert found[0]["as_of"] == date(2020, 5, 1)
    shown = [{mention["concept"] for mention in row["mentions"]} for row in found[:3]]
    assert [{"tool.clio"} <= shown[0], {"tool.relativity"} <= shown[1], {"tool.westlaw"} <= shown[2]] == [True] * 3


@pytest.mark.parametrize(
    ("columns", "message"),
    [({"id": ["1"]}, "needs a column id and one of"), ({"text": ["a"]}, "needs a column id and one of")],
)
def test_input_without_what_is_needed_is_refused(tmp_path: Path, columns: dict[str, Any], message: str) -> None:
    pq.write_table(pa.table(columns), tmp_path / "in.parquet")
    with pytest.raises(MatcherError, match=message):
        cluster.extract(tmp_path / "in.parquet", tmp_path / "out")


def test_input_that_is_no_parquet_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in.parquet").write_text("none of it")
    with pytest.raises(MatcherError, match="cannot be read as Parquet"):
        cluster.extract(tmp_path / "in.parquet", tmp_path / "out")
    with pytest.raises(MatcherError, match="holds none"):
        cluster.extract(tmp_path / "nowhere", tmp_path / "out")
