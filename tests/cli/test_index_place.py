"""Where an index goes, and what a build that cannot be leaves behind: nothing."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from matcher.cli import cli


def run(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["index", *map(str, arguments)], input=stdin)


def refused(result: Result, reason: str) -> None:
    """It was, in one line that gives this reason."""
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert reason in result.stderr


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.txt").write_text("Skills: Westlaw, Clio\n")
    (folder / "b.txt").write_text("Skills: PACER\n")
    return folder


@pytest.mark.parametrize("twice", [False, True])
def test_a_folder_of_documents_is_no_place_for_an_index(twice: bool, inbox: Path) -> None:
    result = run("build", inbox, *([inbox] if twice else []))
    refused(
        result,
        f"the first argument is where the index goes, a new or empty one, for example "
        f"'matcher index build board/ {inbox}'.",
    )
    assert sorted(path.name for path in inbox.iterdir()) == ["a.txt", "b.txt"]


def test_a_file_is_no_place_for_an_index(inbox: Path) -> None:
    refused(run("build", inbox / "a.txt"), "this is no folder; the first argument is where the index goes")


def test_nothing_to_read_makes_no_index(tmp_path: Path) -> None:
    refused(run("build", tmp_path / "board"), "give what to read after the folder of the index")
    assert not list(tmp_path.iterdir())


def test_an_empty_folder_becomes_an_index_once(inbox: Path, tmp_path: Path) -> None:
    board = tmp_path / "board"
    board.mkdir()
    (board / ".keep").write_text("this folder is kept\n")
    (board / "index.sqlite").touch()
    assert run("build", board, inbox, "--as", "resume").stdout == "2 added.\n"
    refused(run("build", board, inbox), "there is an index already; 'matcher index add' adds to it")
    assert run("add", board, inbox, "--as", "resume").stdout == "0 added, 2 there already.\n"


@pytest.mark.parametrize("links", [False, True])
def test_an_index_among_the_documents_is_not_read(links: bool, inbox: Path, tmp_path: Path) -> None:
    board = inbox / "board"
    named = inbox
    if links:
        named = tmp_path / "link"
        named.symlink_to(inbox)
    for command, said in (("build", "2 added.\n"), ("add", "0 added, 2 there already.\n")):
        result = run(command, board, named, "--as", "resume")
        assert (result.exit_code, result.stdout) == (0, said)
    assert result.stderr == f"{board}: the index itself; what lies in it is not read.\n"


def test_standard_input_is_read_in_the_folder_of_an_index(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    board = inbox.parent / "board"
    assert run("build", board, inbox, "--as", "resume").exit_code == 0
    monkeypatch.chdir(board)
    assert run("add", ".", "-", "--as", "resume", stdin="Skills: Clio\n").stdout == "1 added.\n"


def test_a_cluster_that_cannot_be_used_leaves_no_index(
    inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] in ("distributed", "pyarrow")]:
        monkeypatch.setitem(sys.modules, name, None)
    for name in ("distributed", "pyarrow"):
        monkeypatch.setitem(sys.modules, name, None)
    for name in [name for name in sys.modules if name.startswith("matcher.cluster")]:
        monkeypatch.delitem(sys.modules, name)
    result = run("build", tmp_path / "board", inbox, "--cluster", "tcp://127.0.0.1:1")
    refused(result, 'a cluster needs an extra: pip install ".[cluster]"')
    assert not (tmp_path / "board").exists()


def test_a_scheduler_that_does_not_answer_leaves_no_index(
    inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    from matcher.cluster import spreading

    monkeypatch.setattr(spreading, "PATIENCE", 1)
    result = run("build", tmp_path / "board", inbox, "--cluster", "tcp://127.0.0.1:1")
    refused(result, "no Dask scheduler answers at tcp://127.0.0.1:1")
    assert "after 1 s" in result.stderr
    assert not (tmp_path / "board").exists()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ({"remote": "yes"}, "remote cannot be 'yes'; give true or false"),
        ({"remote": 1}, "remote cannot be 1; give true or false"),
        ({"received": "1 May"}, "received cannot be '1 May'; dates are written like 2026-11-01"),
    ],
)
def test_a_value_that_cannot_be_is_told_with_what_to_give(line: dict[str, object], reason: str, tmp_path: Path) -> None:
    given = json.dumps({"id": "x", "text": "Skills: Westlaw", "kind": "resume", **line})
    result = run("build", tmp_path / "board", "--jsonl", "-", stdin=given)
    assert result.exit_code == 4
    assert reason in result.stderr
    assert ("dates" in result.stderr) == ("received" in line)
