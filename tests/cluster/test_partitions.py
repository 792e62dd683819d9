"""Parts of Parquet: what is read, what is refused, and what becomes of rows and documents that cannot be read."""

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

from matcher import Matcher, Text, apart, cluster  # noqa: E402
from matcher.cluster import extractor, partitions  # noqa: E402
from matcher.cluster.extractor import Job  # noqa: E402
from matcher.codec import encode  # noqa: E402
from matcher.errors import MatcherError  # noqa: E402
from matcher.index import Item  # noqa: E402
from matcher.index.store import Stored  # noqa: E402
from matcher.model import Failure  # noqa: E402
from matcher.parquet import read_parquet  # noqa: E402
from tests.cluster import generated  # noqa: E402
from tests.cluster.generated import HANG, HANGING, names, unchecked  # noqa: E402

JOB = Job(as_of=date(2026, 11, 1), doc_type="resume", rows=4)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return generated.write(tmp_path / "resumes.parquet", 10, row_group_size=7)


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
    for path in (tmp_path / "out").glob("*.parquet"):
        for found in read_parquet(path, matcher.vocabulary):
            if not isinstance(found, Failure):
                own = matcher.resume(texts[found.document.source], as_of=date(2026, 11, 1))
                assert encode(found) == encode(own)
                assert found.document.sha256 == own.document.sha256


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


def test_a_bad_row_is_a_failure_that_names_file_and_row(tmp_path: Path) -> None:
    days = ["2026-11-01", "", "1 Nov", "2020-05-01", None, None]
    rows = {
        "id": pa.array(["a", "b", "c", None, "e", "f"]),
        "text": unchecked(*[b"Skills: Clio"] * 5, b"Skills: \xff"),
        "received": pa.array(days).dictionary_encode(),
    }
    folder = tmp_path / "in" / "day=1"
    folder.mkdir(parents=True)
    pq.write_table(pa.table(rows), folder / "a.parquet", row_group_size=2)
    assert cluster.extract(tmp_path / "in", tmp_path / "out", job=Job(doc_type="resume")).failures == 3
    found = {row["id"]: row for row in generated.content(tmp_path / "out")}
    assert {id_: row["status"] for id_, row in found.items()} == {
        **dict.fromkeys(("a", "b", "e"), "ok"),
        **dict.fromkeys(("c", f"row 4 of {Path('day=1', 'a.parquet')}", "f"), "corrupt"),
    }
    assert found["a"]["as_of"] == date(2026, 11, 1)
    reasons = {id_: row["reason"] for id_, row in found.items() if row["status"] != "ok"}
    assert [reason.split(": ")[0] for reason in reasons.values()] == [
        f"row {number} of {Path('day=1', 'a.parquet')}" for number in (3, 6, 4)
    ]
    assert ["no date" in reasons["c"], "UTF-8" in reasons["f"]] == [True, True]


def test_a_table_in_hand_is_read_as_a_file_is() -> None:
    made = extractor.extractor(Job(doc_type="resume"))
    given = pa.table({"id": ["a", None], "text": ["Skills: Clio"] * 2, "received": ["2020-05-01", None]})
    found = [(row["id"], row["status"], row["as_of"]) for row in made.table(given).to_pylist()]
    assert found == [("a", "ok", date(2020, 5, 1)), ("row 2 of the table", "corrupt", None)]
    with pytest.raises(MatcherError, match="the table: the column received is of type int64"):
        made.table(given.set_column(2, "received", pa.array([1, 2])))


def test_documents_in_hand_have_dates_of_every_kind() -> None:
    given = [{"id": n, "text": "Skills: Clio", "received": day} for n, day in enumerate(("2020-05-01", date.max, "?"))]
    made = list(cluster.profiles(given, job=Job(doc_type="resume")))
    assert [(row["status"], row["as_of"]) for row in made] == [
        ("ok", date(2020, 5, 1)),
        ("ok", date.max),
        ("corrupt", None),
    ]


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"id": ["1"]}, "in.parquet needs a column id and one of"),
        ({"text": ["a"]}, "in.parquet needs a column id and one of"),
        ({"id": ["1"], "text": [1]}, "in.parquet: the column text is of type int64; write it as text"),
    ],
)
def test_input_without_what_is_needed_is_refused(tmp_path: Path, columns: dict[str, Any], message: str) -> None:
    pq.write_table(pa.table(columns), tmp_path / "in.parquet")
    with pytest.raises(MatcherError, match=message):
        cluster.extract(tmp_path / "in.parquet", tmp_path / "out")


def test_input_that_is_no_parquet_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in.parquet").write_text("none of it")
    with pytest.raises(MatcherError, match=r"in\.parquet cannot be read as Parquet"):
        cluster.extract(tmp_path / "in.parquet", tmp_path / "out")
    with pytest.raises(MatcherError, match="holds none"):
        cluster.extract(tmp_path / "nowhere", tmp_path / "out")


@pytest.mark.parametrize(
    "make",
    [
        Path.mkdir,
        lambda path: path.symlink_to("nowhere"),
        pytest.param(
            lambda path: os.mkfifo(path), marks=pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
        ),
    ],
    ids=["folder", "link", "pipe"],
)
def test_what_is_no_file_is_told_by_its_name(source: Path, make: Callable[[Path], object]) -> None:
    make(source.with_name("odd.parquet"))
    with pytest.raises(MatcherError, match=r"odd\.parquet is no file, nor a folder with Parquet files"):
        partitions.plan(source.parent, JOB)


def test_a_folder_may_be_called_as_a_file_is(tmp_path: Path) -> None:
    folder = tmp_path / "in" / "resumes.parquet"
    folder.mkdir(parents=True)
    generated.write(folder / "part-0.parquet", 3)
    assert [part.name for part in partitions.plan(tmp_path / "in", JOB)] == [
        "resumes.parquet__part-0-0000-00000000.parquet"
    ]


def test_a_damaged_page_is_told_by_its_file(tmp_path: Path) -> None:
    source = generated.write(tmp_path / "in.parquet", 3, compression="none", write_page_checksum=True)
    source.write_bytes(source.read_bytes().replace(b"Candidate 1", b"Candidate 7"))
    with pytest.raises(MatcherError, match=r"in\.parquet cannot be read as Parquet"):
        cluster.extract(source, tmp_path / "out", job=JOB)


def test_a_name_of_a_column_that_is_no_text_is_told_by_its_file(source: Path) -> None:
    source.write_bytes(source.read_bytes().replace(b"text", b"te\xfft"))
    with pytest.raises(MatcherError, match=r"resumes\.parquet cannot be read as Parquet"):
        partitions.plan(source, JOB)


@pytest.mark.parametrize("rows", [0, -1])
def test_a_part_holds_a_row_or_more(source: Path, rows: int) -> None:
    with pytest.raises(MatcherError, match=f"a part of {rows} rows"):
        partitions.plan(source, replace(JOB, rows=rows))


@pytest.mark.parametrize("out", [".", "inside", "in/side", "resumes.parquet"])
def test_the_folder_of_profiles_lies_outside_the_input(source: Path, out: str) -> None:
    folder = source.parent
    given = source if out == source.name else folder
    with pytest.raises(MatcherError, match=f"lies in {given}, which is read"):
        cluster.extract(given, folder / out, job=JOB)


def test_a_path_that_the_system_refuses_is_told(source: Path) -> None:
    long = source.with_name("a" * 300)
    for given in ((long, source.with_name("out")), (source, long)):
        with pytest.raises(MatcherError, match="aaa cannot be opened"):
            cluster.extract(*given, job=JOB)
