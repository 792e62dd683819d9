"""``matcher survey`` as a user runs it: every form says the same."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from click.testing import CliRunner, Result

from matcher.cli import cli
from matcher.reports.schema import schema
from matcher.workers import FEW
from tests.survey.made import AGAIN, CORPORATE, KITCHEN, LITIGATION


def run(*args: object) -> Result:
    return CliRunner().invoke(cli, ["survey", *map(str, args), "--jobs", "1"])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two postings, one of them again in an archive, one of another field, and an empty file."""
    path = tmp_path_factory.mktemp("postings")
    for name, text in (("a", LITIGATION), ("b", CORPORATE), ("pastry", KITCHEN), ("empty", "")):
        (path / f"{name}.txt").write_text(text, encoding="utf-8")
    with zipfile.ZipFile(path / "more.zip", "w") as archive:
        archive.writestr("again.txt", AGAIN)
    return path


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plan") / "=plan.toml"
    path.write_text('taught = ["Westlaw", "QuickBooks", "=weaving", "legal research"]', encoding="utf-8")
    return path


def table(result: Result) -> dict[str, dict[str, str]]:
    rows = csv.DictReader(io.StringIO(result.stdout.removeprefix("\ufeff")))
    return {row["id"]: row for row in rows}


def test_the_text_accounts_for_every_file(folder: Path) -> None:
    result = run(folder)
    assert result.exit_code == 4
    out = " ".join(result.stdout.split())
    for part in (
        "Survey of 2 postings",
        "5 files given: 2 counted, 1 repost of these, 1 could not be read, 1 too little understood.",
        "With 2 postings the shares are rough",
        "2 of 2 postings state a least number, half of these 4 or more",
        "100% 34–100% 2 0 0 Relativity",
        "again: ",
        "Wilson's for 95%",
    ):
        assert part in out


def test_what_is_missing_comes_first(folder: Path, plan: Path) -> None:
    out = run(folder, "--have", plan).stdout
    assert "read as a curriculum" in " ".join(out.split())
    assert "1 line in which the vocabulary knows nothing: weaving." in " ".join(out.split())
    titles = ["Asked, not shown – tools and software", "Asked and shown", "Shown, not asked", "\nTools and software"]
    places = [out.index(title) for title in titles]
    assert places == sorted(places)
    assert "QuickBooks" in out[places[2] : places[3]]


def test_all_shows_what_the_short_form_folds(folder: Path) -> None:
    short, full = run(folder).stdout, run(folder, "--all").stdout
    assert "--all shows all" in short
    assert "--all shows all" not in full
    assert len(full.splitlines()) > len(short.splitlines())


def test_json_is_what_its_schema_says(folder: Path, plan: Path) -> None:
    for options in ((), ("--have", plan)):
        result = run(folder, "--format", "json", *options)
        found = json.loads(result.stdout)
        jsonschema.validate(found, schema("survey"))
        assert found["given"] == found["counted"] + len(found["reposts"]) + len(found["left_out"]) == 5
        assert "empty.txt" in result.stderr
    assert "tool.relativity" in found["held"]["asked_not_shown"]
    assert found["held"]["shown_not_asked"] == ["tool.quickbooks"]


def test_csv_and_workbook_say_the_same(folder: Path, plan: Path, tmp_path: Path) -> None:
    rows = table(run(folder, "--format", "csv", "--have", plan))
    assert rows["tool.relativity"]["comparison"] == "asked, not shown"
    assert rows["tool.quickbooks"]["comparison"] == "shown, not asked"
    assert (rows["tool.relativity"]["share"], rows["tool.relativity"]["of"]) == ("1", "2")
    out = tmp_path / "survey.xlsx"
    assert run(folder, "--format", "xlsx", "--have", plan, "-o", out).exit_code == 4
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["Asked, not shown", "Shown, not asked", "All", "Not counted", "About"]
    head, *lines = book["All"].iter_rows(values_only=True)
    found = {line[head.index("id")]: line for line in lines}
    assert found.keys() == rows.keys()
    for concept, line in found.items():
        assert line[head.index("postings")] == int(rows[concept]["postings"])
        assert line[head.index("share")] == pytest.approx(float(rows[concept]["share"]), abs=1e-6)
    assert [row[1] for row in book["Not counted"].iter_rows(min_row=2, values_only=True)] == [
        "repost, counted once",
        "could not be read",
        "too little understood",
    ]
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_two_processes_count_what_one_does(folder: Path, tmp_path: Path) -> None:
    for number in range(FEW):  # so few are done in one process anyway
        (tmp_path / f"{number}.txt").write_text(f"{KITCHEN}\nShift {number}", encoding="utf-8")
    arguments = ["survey", str(folder), str(tmp_path), "--format", "json", "--jobs"]
    one, two = (CliRunner().invoke(cli, [*arguments, jobs]).stdout for jobs in ("1", "2"))
    assert json.loads(two)["given"] == FEW + 5
    assert one == two


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("nowhere",), "no such file"),
        ((".", "--format", "xlsx"), "name it with -o"),
        ((".", "--have", "nowhere.pdf"), "no such file"),
    ],
)
def test_wrong_use(args: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*args)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_curriculum_that_cannot_be_read_is_an_error(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    result = run(folder, "--have", path)
    assert (result.exit_code, result.stdout) == (4, "")
