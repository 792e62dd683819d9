"""A posting of another field is not judged with confidence, and every output says so."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from matcher.cli import cli
from matcher.model import Match, Posting
from matcher.reports import as_json, html, md, rows, text
from tests.corpus.other_fields import CHEF, DRIVER, NURSE

Read = Callable[[str], Posting]
LEGAL = """Litigation Paralegal

Responsibilities:
- Draft pleadings and discovery requests
- E-file motions through CM/ECF
- Keep the calendar of three attorneys
- Cite-check briefs

Requirements:
- 3 years of experience as a paralegal
- Westlaw or Lexis
- Relativity
- Bachelor's degree
- A sense of humour
"""
OWN = "EXPERIENCE\n\nParalegal, Acme LLP\nJune 2018 - June 2022\n- Drafted pleadings\n\nSKILLS\nMicrosoft Word, Westlaw"
OTHERS = pytest.mark.parametrize("asked", [CHEF, NURSE, DRIVER], ids=["chef", "nurse", "driver"])


@OTHERS
def test_lines_are_counted(posting: Read, asked: str) -> None:
    found = posting(asked)
    assert found.asking_lines == sum(line.startswith("- ") for line in asked.splitlines())
    assert found.known_lines < found.asking_lines / 4


def test_a_legal_posting_is_known(posting: Read) -> None:
    found = posting(LEGAL)
    assert (found.asking_lines, found.known_lines) == (9, 8)


@pytest.mark.parametrize(
    ("asked", "lines", "known"),
    [
        ("Requirements:\n- Westlaw\n- Juggling", 2, 1),
        ("Requirements:\n- Attention to detail\n- Office equipment", 2, 0),
        ("Requirements:\n- Westlaw\n\nBenefits:\n- Lexis lessons", 1, 1),
        ("We look for somebody who knows Westlaw. The office is sunny.", 2, 1),
        ("Requirements:\n- No Westlaw needed", 1, 0),
    ],
)
def test_what_counts(posting: Read, asked: str, lines: int, known: int) -> None:
    found = posting(asked)
    assert (found.asking_lines, found.known_lines) == (lines, known)


@OTHERS
def test_no_output_gives_a_confident_number(match: Callable[[str, str], Match], asked: str) -> None:
    found = match(OWN, asked)
    lines = (
        f"annot judge well: {found.posting.known_lines} of {found.posting.asking_lines} requirement lines recognised"
    )
    assert (found.confidence, found.band) == ("low", None)
    for page in (text.check(found), md.check(found), html.check(found)):
        assert lines in " ".join(page.split())
        assert "Coverage" not in page
    value = as_json.check(found)
    assert lines in value["reason"]
    assert (value["confidence"], value["band"]) == ("low", None)
    assert (value["posting"]["requirement_lines"], value["posting"]["recognised_lines"]) == (
        found.posting.asking_lines,
        found.posting.known_lines,
    )
    assert lines in rows.screened(found)["reason"]


def test_a_legal_posting_is_judged(match: Callable[[str, str], Match]) -> None:
    found = match(OWN, LEGAL)
    assert found.confidence == "high"
    assert found.reason == ""
    assert "Coverage" in text.check(found)


@OTHERS
@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_screen_says_it_too(tmp_path: Path, asked: str, form: str) -> None:
    (tmp_path / "posting.txt").write_text(asked, encoding="utf-8")
    (tmp_path / "resume.txt").write_text(OWN, encoding="utf-8")
    result = CliRunner().invoke(
        cli, ["screen", str(tmp_path / "posting.txt"), str(tmp_path / "resume.txt"), "--format", form]
    )
    assert result.exit_code == 0
    said = result.stdout if form == "text" else json.loads(result.stdout)["reason"] + result.stderr
    assert "annot judge well" in " ".join(said.split())
