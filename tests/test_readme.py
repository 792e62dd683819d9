"""The README says what the project does: its run, its library example and its commands are executed."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from matcher.cli import cli

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CUT = "[…]"


def block(marker: str) -> str:
    """The code block after a marker comment."""
    found = re.search(rf"<!-- {marker} -->\n```\w+\n(.*?)```", README, re.DOTALL)
    assert found, f"README has no block {marker!r}"
    return found[1]


def test_the_shown_run_is_what_the_command_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    command, *shown = block("run").splitlines()
    arguments = shlex.split(command.removeprefix("$ matcher "))
    printed = CliRunner().invoke(cli, arguments).output.splitlines()
    assert len(shown) > 20
    place = 0
    for line in shown:
        if line == CUT:
            continue
        assert line in printed[place:], f"not printed any more: {line!r}"
        place = printed.index(line, place) + 1


def test_lines_between_cuts_stand_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    command, *shown = block("run").splitlines()
    printed = CliRunner().invoke(cli, shlex.split(command.removeprefix("$ matcher "))).output
    for part in "\n".join(shown).split(f"\n{CUT}"):
        assert part.strip("\n") in printed


def test_the_library_example_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(block("library"), {})
    assert len(out.getvalue().splitlines()) > 5


def test_every_command_that_is_named_exists() -> None:
    assert isinstance(cli, click.Group)
    known = set(cli.commands)
    named = set(re.findall(r"(?<!from )\bmatcher ([a-z]+)\b", README))
    assert named - known == set(), "README names commands that do not exist"
    assert known - named == set(), "README leaves commands out"


def test_every_link_leads_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
