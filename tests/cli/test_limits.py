"""Commands read files in a process apart: its limits are options, and no file stops the others."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from matcher.cli import cli
from matcher.cli.files import load
from matcher.documents.sandbox import Limits, Sandbox
from matcher.library import Matcher, failed
from matcher.model import Document, Failure
from tests.corpus.attacks import docx, one_page, paragraph, stream

FIXED = ("--as-of", "2026-11-01")
POSTING = "Litigation Paralegal\n\nRequirements:\n- Westlaw\n- CM/ECF\n"


def run(*args: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args], input=stdin)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A posting, and a folder of three resumes."""
    (tmp_path / "posting.txt").write_text(POSTING, encoding="utf-8")
    folder = tmp_path / "resumes"
    folder.mkdir()
    (folder / "a.txt").write_text("EXPERIENCE\n\nUsed Westlaw daily.", encoding="utf-8")
    (folder / "b.pdf").write_bytes(one_page(stream(b"BT /F1 12 Tf 72 700 Td (Westlaw) Tj ET")))
    (folder / "c.docx").write_bytes(docx(paragraph(b"Skills: Westlaw")))
    return tmp_path


def commands(files: Path) -> dict[str, tuple[object, ...]]:
    posting, resume = files / "posting.txt", files / "resumes" / "b.pdf"
    return {
        "check": ("check", resume, posting, "--format", "json", *FIXED),
        "screen": ("screen", posting, resume, "--format", "jsonl", "--no-cache", *FIXED),
        "recommend": ("recommend", resume, posting, "--format", "jsonl", *FIXED),
        "extract": ("extract", resume, *FIXED),
        "read": ("read", resume),
    }


@pytest.mark.parametrize("name", ["check", "screen", "recommend", "extract", "read"])
def test_limits_reach_the_sandbox(files: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    asked: list[Limits] = []
    start = Sandbox.__init__

    def noted(self: Sandbox, limits: Limits) -> None:
        asked.append(limits)
        start(self, limits)

    monkeypatch.setattr(Sandbox, "__init__", noted)
    assert run(*commands(files)[name]).exit_code == 0
    assert run(*commands(files)[name], "--timeout", "30", "--memory", "512").exit_code == 0
    assert list(dict.fromkeys(asked)) == [Limits(), Limits(30, 512 * 1024**2)]


@pytest.mark.parametrize("name", ["check", "screen", "recommend", "extract", "read"])
@pytest.mark.parametrize(
    "option", [("--timeout", "0"), ("--timeout", "-1"), ("--timeout", "nan"), ("--timeout", "x"), ("--memory", "1")]
)
def test_limits_out_of_range_are_a_usage_error(files: Path, name: str, option: tuple[str, str]) -> None:
    result = run(*commands(files)[name], *option)
    assert result.exit_code == 2
    assert option[0] in result.stderr


@pytest.mark.parametrize("name", ["check", "screen", "recommend", "extract", "read"])
def test_without_a_reading_process_there_is_one_line(files: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(sys, "executable", "")
    result = run(*commands(files)[name])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: the process that reads files safely cannot be started")
    assert result.stderr.count("\n") == 1


def hang(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the reading process hang on every PDF."""
    code = (
        "import time; from matcher.documents import worker; real = worker.parse\n"
        "def parse(data, name, **options):\n"
        "    if data.startswith(b'%PDF'): time.sleep(600)\n"
        "    return real(data, name, **options)\n"
        "worker.parse = parse; worker.main()"
    )
    command = [sys.executable, "-P", "-c", code, "60", str(2**30)]
    monkeypatch.setattr("matcher.documents.sandbox.command_of", lambda *_: command)


@pytest.mark.parametrize(("name", "code"), [("check", 4), ("screen", 4), ("extract", 4), ("read", 4)])
def test_a_file_that_takes_too_long(files: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: int) -> None:
    hang(monkeypatch)
    result = run(*commands(files)[name], "--timeout", "0.3")
    assert result.exit_code == code
    assert "timeout" in result.stdout + result.stderr


def test_the_others_are_still_screened(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hang(monkeypatch)
    asked = ("screen", files / "posting.txt", files / "resumes", "--format", "jsonl", "--timeout", "5", *FIXED)
    result = run(*asked)
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 4
    assert {Path(row["source"]).name: row["status"] for row in rows} == {
        "a.txt": "ok",
        "b.pdf": "timeout",
        "c.docx": "ok",
    }


@pytest.mark.parametrize("name", ["screen", "extract"])
def test_a_fault_of_the_program_costs_one_file_only(files: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    real = Matcher.extract

    def extract(self: Matcher, source: Document, **options: object) -> object:
        if source.source.endswith("b.pdf"):
            raise ZeroDivisionError("Westlaw")
        return real(self, source, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Matcher, "extract", extract)
    posting, resumes = files / "posting.txt", files / "resumes"
    asked = {"screen": ("screen", posting, resumes, "--format", "jsonl"), "extract": ("extract", resumes)}[name]
    result = run(*asked, *FIXED)
    rows = {Path(row["source"]).name: row for row in map(json.loads, result.stdout.splitlines())}
    assert result.exit_code == 4
    assert {name: row["status"] for name, row in rows.items()} == {"a.txt": "ok", "b.pdf": "corrupt", "c.docx": "ok"}
    assert "ZeroDivisionError" in rows["b.pdf"]["warnings"][0]
    assert "Traceback" not in result.stderr


def test_what_cannot_be_opened_is_a_document_that_says_so(tmp_path: Path) -> None:
    with Sandbox() as sandbox:
        document = load(tmp_path / "nowhere.pdf", sandbox)
    assert (document.source, document.status) == (str(tmp_path / "nowhere.pdf"), "corrupt")
    assert "cannot be opened" in document.warnings[0]


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read_makes_the_exit_code_4(files: Path) -> None:
    (files / "resumes" / "b.pdf").chmod(0)
    for asked in commands(files).values():
        result = run(*asked)
        assert result.exit_code == 4
        assert "Permission denied" in result.stdout + result.stderr


def test_a_failed_document_keeps_what_is_known() -> None:
    failure = Failure("a", "corrupt", "a fault", "hash")
    good = Document("a", "hash", "ok", "text", warnings=("x",))
    assert failed(good, failure) == Document("a", "hash", "corrupt", "", warnings=("a fault",))
    bad = Document("a", "hash", "empty", "", warnings=("nothing in it",))
    assert failed(bad, failure) == bad
