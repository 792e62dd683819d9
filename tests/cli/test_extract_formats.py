"""``matcher extract`` for annotators, and with its reasons."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from matcher.cli import cli
from matcher.cli.front import UNREADABLE
from matcher.reports.schema import schema

RESUME = (
    "Jo Doe\n\nEXPERIENCE\nParalegal, 2019 - 2023\n- Filed motions via CM/ECF\n- Gave her word to excel\n\n"
    "SKILLS\nClio\n"
)


@pytest.fixture
def resume(tmp_path: Path) -> Path:
    path = tmp_path / "resume.txt"
    path.write_text(RESUME, encoding="utf-8")
    return path


def extract(*args: object) -> Result:
    return CliRunner().invoke(cli, ["extract", *map(str, args), "--as", "resume", "--as-of", "2026-11-01"])


def test_all_files_are_tasks_of_one_array(resume: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(RESUME.replace("Clio", "Westlaw"), encoding="utf-8")
    tasks = json.loads(extract(resume, other, "--format", "labelstudio").stdout)
    assert [Path(task["data"]["source"]).name for task in tasks] == ["resume.txt", "other.txt"]
    assert all(task["predictions"][0]["result"] for task in tasks)


def test_an_unreadable_file_is_no_task_and_is_told(resume: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    result = extract(empty, resume, "--format", "labelstudio")
    assert result.exit_code == 4
    assert len(json.loads(result.stdout)) == 1
    assert "empty.txt" in result.stderr
    assert json.loads(extract(empty, "--format", "labelstudio").stdout) == []


def test_json_has_reasons_where_they_are_asked_for(resume: Path) -> None:
    plain, full = (json.loads(extract(resume, *more).stdout) for more in ((), ("--explain",)))
    assert plain["explained"] is None
    assert {**full, "explained": None} == plain
    said = {one["concept"]: (one["form"], one["rule"]) for one in full["explained"]}
    assert len(full["explained"]) == len(full["mentions"])
    assert said["tool.cm-ecf"][0] == "CM/ECF"
    assert {r["text"] for r in full["rejected"]} >= {"word", "excel"}
    for row in (plain, full):
        jsonschema.validate(row, schema("extract"))


def test_text_has_reasons_where_they_are_asked_for(resume: Path) -> None:
    plain, full = (extract(resume, "--format", "text", *more).stdout for more in ((), ("--explain",)))
    assert "Why each mention counts" not in plain
    assert "Why each mention counts" in full
    assert "a verb and the object" in full
    assert "Kept out" in full


def test_a_table_has_a_row_for_every_file(resume: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    from matcher.parquet import read_rows

    empty, out = tmp_path / "empty.txt", tmp_path / "out.parquet"
    empty.write_bytes(b"")
    assert extract(resume, empty, "--format", "parquet", "-o", out).exit_code == 4
    assert [(Path(row["id"]).name, row["status"]) for row in read_rows(out)] == [
        ("resume.txt", "ok"),
        ("empty.txt", "empty"),
    ]
    assert extract(resume, "--format", "parquet", "-o", out).exit_code == 5
    assert extract(resume, "--format", "parquet", "-o", out, "--force").exit_code == 0
    assert len(list(read_rows(out))) == 1


def test_a_table_is_not_written_to_the_terminal(resume: Path) -> None:
    result = extract(resume, "--format", "parquet")
    assert result.exit_code == 2
    assert "-o FILE" in result.stderr


def test_postings_are_job_postings_a_line_each(tmp_path: Path) -> None:
    path = tmp_path / "posting.txt"
    path.write_text("Paralegal\n\nRequirements:\n- Westlaw\n- 3 years of experience as a paralegal\n", encoding="utf-8")
    result = CliRunner().invoke(cli, ["extract", str(path), str(path), "--format", "jobposting"])
    first, second = map(json.loads, result.stdout.splitlines())
    assert first == second
    assert (first["@type"], [term["name"] for term in first["skills"]]) == ("JobPosting", ["Westlaw"])


def test_resumes_are_no_job_postings(resume: Path) -> None:
    assert extract(resume, "--format", "jobposting").exit_code == 2


def test_what_reads_as_a_resume_is_not_published_as_a_posting() -> None:
    sample = str(Path(__file__).resolve().parents[2] / "samples" / "litigation" / "resume.txt")
    result = CliRunner().invoke(cli, ["extract", sample, "--format", "jobposting"])
    assert (result.exit_code, result.stdout) == (UNREADABLE, "")
    assert "--as posting" in result.stderr
    asked = CliRunner().invoke(cli, ["extract", sample, "--format", "jobposting", "--as", "posting"])
    assert json.loads(asked.stdout)["@type"] == "JobPosting"
