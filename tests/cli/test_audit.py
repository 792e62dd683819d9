"""``matcher audit`` as a user runs it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from matcher.cli import cli
from matcher.demo import samples_folder
from matcher.reports.schema import schema
from tests.pages import Page

HOSTILE = "<script>alert(1)</script>\x1b[31m\u202e=HYPERLINK(1)"
PHRASE = "not the independent bias audit that LL 144 asks for"


def run(*args: object) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in args])


def files(folder: Path, *, attribute: str = "sex", value: str = "Female") -> tuple[Path, Path]:
    """Results of forty people and their groups: of ``value`` a quarter scores 80, of the others half."""
    rows, groups = [], [f"candidate,{attribute}"]
    for i in range(40):
        mine = i % 2 == 0
        high = i % 8 == 0 if mine else i % 4 == 1
        status = "corrupt" if i == 38 else "ok"
        score = None if status != "ok" else 80.0 if high else 20.0
        row = {"sha256": f"{i:064x}", "source": f"in/{i}.pdf", "status": status, "score": score, "duplicate_of": None}
        rows.append(json.dumps(row))
        quoted = value.replace('"', '""') if mine else "Male"
        groups.append(f'{i:064x},"{quoted}"')
    results, table = folder / "results.jsonl", folder / "groups.csv"
    results.write_text("\n".join(rows) + "\n", encoding="utf-8")
    table.write_text("\n".join(groups) + "\n", encoding="utf-8")
    return results, table


def test_text_is_headed_by_what_it_is_not(tmp_path: Path) -> None:
    results, groups = files(tmp_path)
    result = run("audit", results, "--groups", groups, "--select", "score:60")
    assert result.exit_code == 0
    assert PHRASE in result.stdout.splitlines()[0]
    words = " ".join(result.stdout.split())
    assert "coverage of 60 or more: 15" in words
    assert "Female 20 1 0 5 25.0% 0.500 0.191 below 4/5, n < 30" in words
    assert "Male 20 0 0 10 50.0% 1.000 reference, n < 30" in words
    assert max(map(len, result.stdout.splitlines())) <= 100


def test_json_is_what_the_schema_says(tmp_path: Path) -> None:
    results, groups = files(tmp_path)
    for rule in ([], ["--select", "top:10"]):
        printed = run("audit", results, "--groups", groups, "--format", "json", *rule)
        found = json.loads(printed.stdout)
        jsonschema.validate(found, schema("audit"))
        assert PHRASE in found["notice"]
        assert (found["selection"] is None) == (not rule)
    assert found["selection"]["selected"] == 15
    assert found["lowest"] == {"values": ["Female"], "impact_ratio": 0.5}


@pytest.mark.parametrize(
    ("limit", "code"), [("0.4", 0), ("0.5", 0), ("0.51", 3), ("1", 3)], ids=["above", "equal", "below", "one"]
)
def test_only_fail_below_makes_the_exit_code_three(tmp_path: Path, limit: str, code: int) -> None:
    results, groups = files(tmp_path)
    asked = ("audit", results, "--groups", groups, "--select", "score:60")
    assert run(*asked).exit_code == 0
    result = run(*asked, "--fail-below", limit)
    assert result.exit_code == code
    assert ("Female has 0.5000" in result.stderr) == (code == 3)


def test_no_ratio_fails_the_gate(tmp_path: Path) -> None:
    results, groups = files(tmp_path, value="Male")
    result = run("audit", results, "--groups", groups, "--fail-below", "0.1")
    assert result.exit_code == 3
    assert "there is no impact ratio" in result.stderr


def test_a_decision_file_selects_and_is_named(tmp_path: Path) -> None:
    results, groups = files(tmp_path)
    decisions = tmp_path / "decisions.csv"
    decisions.write_text("candidate,decision\nin/38.pdf,advance\nin/1.pdf,advance\nnobody,hold\n", encoding="utf-8")
    result = run("audit", results, "--groups", groups, "--select", f"decisions:{decisions}")
    assert "1 decisions are about nobody" in result.stderr
    assert "advanced by the decision file" in result.stdout
    assert "Female 20 1 0 1 5.0% 1.000" in " ".join(result.stdout.split())


def test_several_inputs_are_pooled(tmp_path: Path) -> None:
    results, groups = files(tmp_path)
    copy = tmp_path / "again.jsonl"
    copy.write_text(results.read_text(encoding="utf-8"), encoding="utf-8")
    result = run("audit", results, copy, "--groups", groups)
    assert "People: 80" in result.stdout
    assert "2 inputs are pooled" in " ".join(result.stdout.split())


@pytest.mark.parametrize(
    ("extra", "reason"),
    [
        (["--select", "best"], "write top:20"),
        (["--select", "top:0"], "write top:20"),
        (["--select", "top:²"], "write top:20"),
        (["--select", "score:nan"], "is not a number"),
        (["--select", "score:101"], "not in the range"),
        (["--select", "decisions:nowhere.csv"], "no such file"),
        (["--groups", "nowhere.csv"], "no such file"),
        (["--fail-below", "2"], "not in the range"),
    ],
)
def test_usage_errors(tmp_path: Path, extra: list[str], reason: str) -> None:
    results, groups = files(tmp_path)
    result = run("audit", results, "--groups", groups, *extra)
    assert result.exit_code == 2
    assert reason in result.stderr


def test_the_same_results_twice_are_refused(tmp_path: Path) -> None:
    results, groups = files(tmp_path)
    assert run("audit", results, results, "--groups", groups).exit_code == 2


def test_output_is_not_overwritten(tmp_path: Path) -> None:
    results, groups = files(tmp_path)
    out = tmp_path / "audit.html"
    asked = ("audit", results, "--groups", groups, "--format", "html", "-o", out)
    assert [run(*asked).exit_code, run(*asked).exit_code, run(*asked, "--force").exit_code] == [0, 5, 0]
    assert run("audit", results, "--groups", groups, "-o", results, "--force").exit_code == 2


def test_hostile_names_are_text_in_the_page_and_harmless_in_the_terminal(tmp_path: Path) -> None:
    results, groups = files(tmp_path, attribute="sex<img src=x>", value=HOSTILE)
    page = run("audit", results, "--groups", groups, "--format", "html").stdout
    seen = Page(page)
    assert (seen.loading, seen.astray, "a" in seen.tags) == (set(), [], False)
    assert "<script>alert(1)</script>" in seen.text
    assert PHRASE in seen.text
    assert "default-src 'none'" in page
    text = run("audit", results, "--groups", groups, "--select", "score:60", "--fail-below", "1")
    for printed in (page, text.stdout, text.stderr):
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", printed)


def test_same_bytes_again(tmp_path: Path) -> None:
    results, groups = files(tmp_path)
    for form in ("text", "json", "html"):
        first, second = (run("audit", results, "--groups", groups, "--format", form).stdout for _ in range(2))
        assert first == second


def test_what_screen_writes_is_what_audit_reads(tmp_path: Path) -> None:
    samples = samples_folder()
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    groups = ["candidate,sex"]
    for number, resume in enumerate(sorted(samples.glob("*/resume.*"))):
        copy = inbox / f"{number}{resume.suffix}"
        copy.write_bytes(resume.read_bytes())
        groups.append(f"{copy},{'Female' if number % 2 else 'Male'}")
    # Its path comes first, so that this one is ranked and the copy that the groups file names is the duplicate.
    (inbox / "00.txt").write_bytes((inbox / "3.txt").read_bytes())
    (inbox / "broken.pdf").write_bytes(b"%PDF-1.4\nnothing")
    results, table = tmp_path / "results.jsonl", tmp_path / "groups.csv"
    table.write_text("\n".join(groups) + "\n", encoding="utf-8")
    screened = run("screen", samples / "litigation" / "posting.txt", inbox, "--format", "jsonl", "-o", results)
    assert screened.exit_code == 4
    audited = json.loads(run("audit", results, "--groups", table, "--select", "top:2", "--format", "json").stdout)
    (sexes,) = audited["tables"]
    assert (audited["people"], audited["unreadable"]) == (len(groups), 1)
    assert sum(c["people"] for c in sexes["categories"]) == len(groups) - 1
    assert sexes["unknown"]["unreadable"] == 1
    assert audited["selection"]["selected"] == 2
    assert any("duplicates: 1" in note for note in audited["notes"])
