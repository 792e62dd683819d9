"""``matcher recommend`` as a user runs it, and the golden rankings of the samples."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from matcher.cli import cli
from matcher.reports.schema import schema
from tests.golden import FORMS, RANKINGS, ROOT, SAMPLES, ranking

FIXED = ("--as-of", "2026-11-01")
RESUME = SAMPLES / "litigation" / "resume.txt"
POSTING = SAMPLES / "litigation" / "posting.txt"


def run(*args: object) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args])


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two postings, a copy of one, one of another field, and one that is empty."""
    (tmp_path / "sub").mkdir()
    for name, case in (("a", "litigation"), ("sub/copy", "litigation"), ("b", "corporate")):
        (tmp_path / f"{name}.txt").write_bytes((SAMPLES / case / "posting.txt").read_bytes())
    (tmp_path / "pastry.txt").write_text("Pastry Chef\n\nRequirements:\n- Laminated doughs\n- Sugar work\n")
    (tmp_path / "empty.txt").write_bytes(b"")
    return tmp_path


def rows(result: Result) -> list[dict]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_rows_are_ranked_and_the_last_line_is_the_summary(folder: Path) -> None:
    result = run("recommend", RESUME, folder, "--format", "jsonl", *FIXED)
    assert result.exit_code == 4
    *postings, summary = rows(result)
    for row in postings:
        jsonschema.validate(row, schema("recommend"))
    jsonschema.validate(summary, schema("recommend-summary"))
    names = [Path(row["source"]).name for row in postings]
    assert names == ["a.txt", "copy.txt", "b.txt", "pastry.txt", "empty.txt"]
    assert [row["rank"] for row in postings] == [1, 1, 3, None, None]
    assert postings[1]["duplicate_of"] == postings[0]["source"]
    assert postings[0]["tied_with"] == {"first": 1, "last": 1}
    assert (summary["judged"], summary["not_judged"], summary["unreadable"]) == (3, 1, 1)
    assert "empty.txt" in result.stderr


def test_an_archive_is_read_like_a_folder(folder: Path) -> None:
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        for path in sorted(folder.rglob("*.txt")):
            archive.write(path, path.relative_to(folder))
    *packed, counts = rows(run("recommend", RESUME, folder / "all.zip", "--format", "jsonl", *FIXED))
    (folder / "all.zip").unlink()
    *plain, expected = rows(run("recommend", RESUME, folder, "--format", "jsonl", *FIXED))
    assert counts == expected
    assert [(row["sha256"], row["rank"], row["status"]) for row in packed] == [
        (row["sha256"], row["rank"], row["status"]) for row in plain
    ]


def test_every_figure_is_that_of_check(folder: Path) -> None:
    for row in rows(run("recommend", RESUME, folder, "--format", "jsonl", *FIXED))[:-2]:
        alone = json.loads(run("check", RESUME, row["source"], *FIXED, "--format", "json").stdout)
        assert (row["score"], row["band"], row["title"]) == (alone["score"], alone["band"], row["title"])
        assert [k["state"] for k in row["knockouts"]] == [k["state"] for k in alone["knockouts"]]


def test_the_text_says_what_it_is_and_what_it_is_not(folder: Path) -> None:
    out = flat(run("recommend", RESUME, folder, *FIXED).stdout)
    for part in (
        "3 postings judged, 1 that cannot be judged, 1 unreadable",
        "within 5 points: no real difference",
        "Cannot be judged",
        "pastry.txt",
        "Could not be read",
        "Most asked, not shown",
        "different requirements: this order is a guide",
        "Differences of up to 5 points mean nothing",
        "not a hiring decision",
    ):
        assert part in out


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (("--top", 1), ["a.txt", "pastry.txt", "empty.txt"]),
        (("--min-score", 80), ["a.txt", "copy.txt", "pastry.txt", "empty.txt"]),
    ],
)
def test_options_leave_out_ranked_postings_only(folder: Path, options: tuple[object, ...], names: list[str]) -> None:
    *found, summary = rows(run("recommend", RESUME, folder, "--format", "jsonl", *FIXED, *options))
    assert [Path(row["source"]).name for row in found] == names
    assert summary["judged"] == 3


def test_a_table_for_a_spreadsheet(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    assert run("recommend", RESUME, folder / "b.txt", "--format", "csv", "-o", target, *FIXED).exit_code == 0
    [row] = csv.DictReader(io.StringIO(target.read_text(encoding="utf-8-sig")))
    assert (row["rank"], row["tie group"], row["no different from ranks"]) == ("1", "1", "")
    assert row["title"]
    again = run("recommend", RESUME, folder / "b.txt", "-o", target)
    assert again.exit_code == 5


@pytest.mark.parametrize(
    ("args", "code", "part"),
    [
        (("recommend", RESUME), 2, "POSTINGS"),
        (("recommend", "no-such.pdf", POSTING), 2, "no-such.pdf"),
        (("recommend", RESUME, "no-such.pdf"), 2, "no-such.pdf"),
        (("recommend", "-", "-"), 2, "once"),
        (("recommend", RESUME, POSTING, "--format", "html"), 2, "html"),
        (("recommend", RESUME, POSTING, "--min-score", "nan"), 2, "nan"),
    ],
)
def test_wrong_use_is_one_line(args: tuple[object, ...], code: int, part: str) -> None:
    result = run(*args)
    assert (result.exit_code, result.stdout) == (code, "")
    assert part in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_resume_that_cannot_be_read_ends_it(folder: Path) -> None:
    result = run("recommend", folder / "empty.txt", POSTING)
    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr.count("\n") == 1


# Golden rankings


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("command", ["screen", "recommend"])
def test_rankings_are_what_they_were(command: str, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert ranking(command, form) == (RANKINGS / f"{command}.{FORMS[form]}").read_bytes()


def test_text_json_and_csv_agree() -> None:
    for command in ("screen", "recommend"):
        as_json = [json.loads(line) for line in (RANKINGS / f"{command}.jsonl").read_text("utf-8").splitlines()][:6]
        text = (RANKINGS / f"{command}.csv").read_text("utf-8-sig")
        as_csv = list(csv.DictReader(io.StringIO(text)))
        assert [row["sha256"] for row in as_json] == [row["sha256"] for row in as_csv]
        for one, other in zip(as_json, as_csv, strict=True):
            tied = "{first} to {last}".format(**one["tied_with"]) if one["tied_with"] else ""
            assert (str(one["rank"]), str(one["tie_group"]), tied) == (
                other["rank"],
                other["tie group"],
                other["no different from ranks"],
            )
        groups = [row["tie_group"] for row in as_json]
        shared = sum(groups.count(group) > 1 for group in set(groups))
        assert (RANKINGS / f"{command}.txt").read_text("utf-8").count("no real difference\n") == shared
