"""``matcher lint`` as a user runs it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
from click.testing import CliRunner, Result

from matcher.cli import cli
from matcher.reports.schema import schema

TEXT = """Legal Secretary \x1b[31m<script>

Requirements
- Native English speaker, digital native
- Westlaw
- Digital native with \u202eWord
"""


def run(*args: object) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in args])


def posting(folder: Path, text: str = TEXT) -> Path:
    path = folder / "posting.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_text_names_line_reason_and_better_wording(tmp_path: Path) -> None:
    result = run("lint", posting(tmp_path))
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    at = next(i for i, line in enumerate(lines) if "digital native" in line)
    assert lines[at] == "  l.4 “digital native”; l.6 “Digital native”"
    assert lines[at + 1].startswith("    Why: ")
    assert any(line.startswith("    Instead: ") for line in lines)
    assert "no legal advice" in result.stdout
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202a-\u202e]", result.stdout)
    assert max(map(len, lines)) <= 100


def test_json_is_what_the_schema_says(tmp_path: Path) -> None:
    path = posting(tmp_path)
    found = json.loads(run("lint", path, "--format", "json").stdout)
    jsonschema.validate(found, schema("lint"))
    rules = [f["rule"] for f in found["findings"]]
    assert rules == ["origin.native", "age.native", "age.native", "pay.missing"]
    whole = found["findings"][-1]
    assert (whole["quote"], whole["start"], whole["line"]) == ("", None, None)


def test_a_clean_posting(tmp_path: Path) -> None:
    text = "Paralegal\n\nRequirements\n- Westlaw\n- CM/ECF\n\nPay: $52,000 to $60,000 a year\n"
    assert "Nothing was found." in run("lint", posting(tmp_path, text)).stdout


def test_errors(tmp_path: Path) -> None:
    assert run("lint", tmp_path / "none.txt").exit_code == 2
    assert run("lint", posting(tmp_path, "")).exit_code == 4
    out = tmp_path / "out.txt"
    path = posting(tmp_path)
    assert [run("lint", path, "-o", out).exit_code for _ in range(2)] == [0, 5]
