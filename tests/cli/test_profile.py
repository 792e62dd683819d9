"""``matcher profile`` and ``check --profile`` as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from matcher.cli import cli

SAMPLE = Path(__file__).parents[2] / "samples" / "litigation"
POSTING, RESUME = SAMPLE / "posting.txt", SAMPLE / "resume.txt"


def run(*args: object) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in args])


def check(*args: object) -> dict[str, object]:
    result = run("check", RESUME, POSTING, "--format", "json", "--as-of", "2026-11-01", *args)
    assert result.exit_code == 0, result.output
    found: dict[str, object] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize("name", ["profile.toml", "profile.xlsx", "PROFILE.XLSX"])
def test_written_used_and_the_same(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    result = run("profile", POSTING, "-o", path)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "How the posting was read: LITIGATION PARALEGAL" in result.stderr
    assert check("--profile", path) == check()
    before = path.read_bytes()
    again = run("profile", POSTING, "-o", path)
    assert again.exit_code == 5
    assert run("profile", POSTING, "-o", path, "--force").exit_code == 0
    assert path.read_bytes() == before


def test_an_edit_moves_the_figure_and_is_said(tmp_path: Path) -> None:
    path = tmp_path / "profile.toml"
    text = run("profile", POSTING).stdout
    path.write_text(text.replace("years = 5", "years = 20"), encoding="utf-8")
    result = run("check", RESUME, POSTING, "--profile", path, "--as-of", "2026-11-01")
    assert f"{path}: 5 years of experience as paralegal (litigation): now 20 years of" in result.stderr
    assert check("--profile", path)["score"] != check()["score"]


def test_a_wrong_profile_ends_with_one_line(tmp_path: Path) -> None:
    path = tmp_path / "profile.toml"
    path.write_text(run("profile", POSTING).stdout.replace('level = "required"', 'level = "must"', 1), encoding="utf-8")
    result = run("check", RESUME, POSTING, "--profile", path)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert "level: 'must' is unknown; write one of required, preferred, mentioned" in result.stderr


def test_another_form_is_refused_before_any_work(tmp_path: Path) -> None:
    result = run("profile", POSTING, "-o", tmp_path / "profile.csv")
    assert result.exit_code == 2
    assert "a .toml or an .xlsx file" in result.stderr


def test_a_screening_with_a_profile_is_the_check_with_it(tmp_path: Path) -> None:
    """Law 6, and the report says what the profile changed."""
    path = tmp_path / "profile.toml"
    text = run("profile", POSTING).stdout
    added = '[[requirement]]\nwants = ["Relativity"]\nlevel = "preferred"\nweight = 3\n'
    path.write_text(text.replace("years = 5", "years = 20") + added, encoding="utf-8")
    told = ["--profile", path, "--as-of", "2026-11-01", "--run", tmp_path / "run", "--jobs", 1]
    rows = run("screen", POSTING, RESUME, "--format", "jsonl", *told)
    assert rows.exit_code == 0, rows.output
    row = json.loads(rows.stdout.splitlines()[0])
    assert row["score"] == check("--profile", path)["score"]
    assert "By the profile: added: Relativity (preferred)" in rows.stderr
    assert run("screen", POSTING, RESUME, "--format", "xlsx", "-o", tmp_path / "r.xlsx", *told).exit_code == 0
    facts = openpyxl.load_workbook(tmp_path / "r.xlsx", read_only=True)["Run"].iter_rows(values_only=True)
    assert "added: Relativity (preferred)" in [line[1] for line in facts if len(line) > 1]
