"""``matcher explain`` and ``matcher decide`` as a user runs them on a finished run."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import jsonschema
import pytest
from click.testing import CliRunner, Result

from matcher import decisions
from matcher.cli import cli
from matcher.library import Matcher
from matcher.reports.record_shapes import Ranking
from matcher.reports.schema import schema
from tests.reports import runs


@pytest.fixture(scope="module")
def people(matcher: Matcher) -> Ranking:
    return runs.people(matcher)


@pytest.fixture
def finished(tmp_path: Path, people: Ranking, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A run file of which only the ranking matters."""
    path = tmp_path / "spring.run"
    path.write_bytes(b"SQLite format 3\x00")
    monkeypatch.setitem(sys.modules, "matcher.screening.store", SimpleNamespace(ranking_of=lambda _: people))
    return path


def run(*args: object) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in args])


def test_text(finished: Path) -> None:
    result = run("explain", finished, "1")
    assert result.exit_code == 0
    assert result.stdout.startswith("Why this place? Litigation Paralegal\n")
    assert "is inbox/rosalind-quimby.txt" in result.stderr
    assert "Quimby" not in result.stdout


def test_against_another(finished: Path) -> None:
    result = run("explain", finished, "rosalind-quimby.txt", "--versus", "Tobias Okafor", "--format", "json")
    found = json.loads(result.stdout)
    jsonschema.validate(found, schema("explain"))
    assert found["versus"]["difference"] == pytest.approx(
        found["candidate"]["score"] - found["versus"]["other"]["score"], abs=1e-4
    )
    assert len(result.stderr.splitlines()) == 2


def test_a_page_is_written_once(finished: Path, tmp_path: Path) -> None:
    asked = ("explain", finished, "2", "--format", "html", "-o", tmp_path / "why.html")
    assert [run(*asked).exit_code, run(*asked).exit_code, run(*asked, "--force").exit_code] == [0, 5, 0]
    assert run("explain", finished, "2", "-o", finished, "--force").exit_code == 2


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["nobody-at-all"], "no candidate 'nobody-at-all' in this run"),
        (["inbox"], "'inbox' could be any of 4"),
        (["1", "--versus", "rosalind-quimby.txt"], "are the same candidate"),
        (["1", "--decisions", "nowhere.csv"], "no such file"),
    ],
)
def test_usage_errors_are_one_line(finished: Path, args: list[str], message: str) -> None:
    result = run("explain", finished, *args)
    assert result.exit_code == 2
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["explain", "decide"])
def test_what_is_no_run(tmp_path: Path, command: str) -> None:
    other = tmp_path / "ranking.jsonl"
    other.write_text("{}\n", encoding="utf-8")
    extra = ["hold", "--reason", "x"] if command == "decide" else []
    for path, message in ((other, "not a run file"), (tmp_path / "none.run", "no such file")):
        result = run(command, path, "1", *extra)
        assert result.exit_code == 2
        assert message in result.stderr


def test_decisions_are_kept_beside_and_shown(finished: Path) -> None:
    before = finished.read_bytes()
    first = run("decide", finished, "1", "hold", "--reason", "certificate to be verified", "--date", "2026-11-20")
    assert first.exit_code == 0
    assert first.stdout.startswith("hold: inbox/rosalind-quimby.txt (rank 1), written to ")
    assert run("decide", finished, "#1", "advance", "--reason", "verified").exit_code == 0
    assert run("decide", finished, "empty", "note", "--reason", "asked for another file").exit_code == 0
    assert finished.read_bytes() == before
    lines = decisions.file_of(finished).read_text(encoding="utf-8").splitlines()
    assert lines[:2] == [
        "candidate,decision,reason,date",
        "inbox/rosalind-quimby.txt,hold,certificate to be verified,2026-11-20",
    ]
    assert len(lines) == 4
    assert "Decision  advance (by a reviewer, beside the score): verified" in run("explain", finished, "1").stdout
    assert "none is recorded" in run("explain", finished, "2").stdout


def test_a_decision_needs_a_reason_and_a_file_may_be_named(finished: Path, tmp_path: Path) -> None:
    result = run("decide", finished, "1", "advance", "--reason", " ")
    assert result.exit_code == 2
    assert "say why" in result.stderr
    assert not decisions.file_of(finished).exists()
    own = tmp_path / "mine.csv"
    assert run("decide", finished, "1", "hold", "--reason", "later", "--file", own).exit_code == 0
    own.write_text(own.read_text(encoding="utf-8") + "somebody-else.pdf,hold,x,\n", encoding="utf-8")
    result = run("explain", finished, "1", "--decisions", own)
    assert "hold (by a reviewer, beside the score): later" in result.stdout
    assert "about nobody in this run: somebody-else.pdf" in result.stderr


def test_audit_reads_a_run_file_and_its_decisions(finished: Path, people: Ranking, tmp_path: Path) -> None:
    sources = [record["row"]["source"] for record in people.records]
    groups = tmp_path / "groups.csv"
    lines = ["candidate,sex", *(f"{source},{'FM'[i % 2]}" for i, source in enumerate(sources))]
    groups.write_text("\n".join(lines) + "\n", encoding="utf-8")
    run("decide", finished, "1", "advance", "--reason", "yes")
    rule = f"decisions:{decisions.file_of(finished)}"
    found = json.loads(run("audit", finished, "--groups", groups, "--select", rule, "--format", "json").stdout)
    assert (found["people"], found["unreadable"], found["selection"]["selected"]) == (4, 1, 1)
    assert [c["people"] for c in found["tables"][0]["categories"]] == [2, 2]


@pytest.mark.parametrize("blind", [[], ["--blind"]], ids=["named", "name-blind"])
def test_from_the_screening_to_the_sheet_and_the_audit(tmp_path: Path, blind: list[str]) -> None:
    inbox = tmp_path / "inbox"
    for name, text in runs.RESUMES.items():
        path = inbox / Path(name).name
        inbox.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (inbox / "again.txt").write_bytes((inbox / "marguerite-doe.txt").read_bytes())
    (inbox / "broken.pdf").write_bytes(b"%PDF-1.4\nnothing")
    posting, kept, lines = tmp_path / "posting.txt", tmp_path / "spring.run", tmp_path / "rows.jsonl"
    posting.write_text(runs.POSTING, encoding="utf-8")
    asked = ("screen", posting, inbox, "--run", kept, "--as-of", "2026-11-01", "--jobs", 1, *blind)
    assert run(*asked, "--format", "jsonl", "-o", lines).exit_code == 4
    rows = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    best = rows[0]["source"]
    sheets = [run("explain", kept, best), run("explain", kept, "1", "--versus", "#2", "--format", "html")]
    for result in sheets:
        assert result.exit_code == 0
        assert not [word for word in (*runs.PLANTED, "inbox") if word in result.stdout]
    assert run("decide", kept, best, "advance", "--reason", "shows all of it").exit_code == 0
    assert "advance (by a reviewer" in run("explain", kept, "1").stdout
    groups = tmp_path / "groups.csv"
    groups.write_text(f"candidate,sex\n{best},Female\n{rows[1]['source']},Male\n", encoding="utf-8")
    rule = f"decisions:{decisions.file_of(kept)}"
    found = [
        json.loads(run("audit", results, "--groups", groups, "--select", rule, "--format", "json").stdout)
        for results in (kept, lines)
    ]
    assert [(f["people"], f["unreadable"], f["selection"]["selected"]) for f in found] == [(4, 1, 1)] * 2
    assert found[0]["tables"] == found[1]["tables"]
