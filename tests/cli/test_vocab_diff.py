"""``matcher vocab diff`` as a user runs it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from matcher.cli import cli
from matcher.reports.schema import schema
from matcher.vocabulary import load_folder, load_vocabulary
from matcher.vocabulary_files import vocabulary_folder

ENTRY = '[[concept]]\nid = "tool.harbor-docs"\nname = "Harbor Docs"\naliases = [{forms}]\nsources = ["us"]\n{more}'
MORE = 'broader = ["tool.document-management-system"]\n'


def run(*args: object) -> Result:
    return CliRunner().invoke(cli, ["vocab", "diff", *map(str, args)])


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """An old and a new vocabulary, and three documents: with the new form, with the old one, and empty."""
    (tmp_path / "old.toml").write_text(ENTRY.format(forms='"Harbor Docs"', more=""))
    (tmp_path / "new.toml").write_text(ENTRY.format(forms='"Harbor Docs", "HDMS"', more=MORE))
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, text in (("a", "Skills: HDMS"), ("b", "Skills: a pen"), ("empty", "")):
        (folder / f"{name}.txt").write_text(text)
    return tmp_path


def test_the_differences_are_named(files: Path) -> None:
    result = run(files / "old.toml", files / "new.toml")
    assert result.exit_code == 0
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    for line in (
        "1 concept: 0 added, 0 removed, 1 changed; 2 relations",
        "~ tool.harbor-docs Harbor Docs",
        "+ form HDMS",
        "~ broader: nothing -> tool.document-management-system",
        "tool.harbor-docs earned nothing of tool.document-management-system, earns 1.00 (broader)",
    ):
        assert line in lines


def test_documents_that_need_a_new_extraction(files: Path) -> None:
    result = run(files / "old.toml", files / "new.toml", "--documents", files / "documents", "--format", "json")
    assert result.exit_code == 4
    assert "empty.txt" in result.stderr
    found = json.loads(result.stdout)
    jsonschema.validate(found, schema("vocab-diff"))
    needed = {Path(d["source"]).name: d["extract_anew"] for d in found["documents"]}
    assert needed == {"a.txt": "yes", "b.txt": "no"}


def test_extractions_without_texts_are_told_apart(files: Path) -> None:
    kept, old, new = files / "kept.jsonl", files / "old.toml", files / "new.toml"
    (files / "documents" / "c.txt").write_text("Skills: Harbor Docs")
    arguments = ["extract", str(files / "documents"), "--vocab", str(old), "-o", str(kept), "--as-of", "2026-11-01"]
    CliRunner().invoke(cli, arguments)
    result = run(old, new, "--documents", kept)
    assert result.exit_code == 0
    assert "1 document to be extracted anew" in result.stdout
    assert "c.txt: tool.harbor-docs was found in it" in result.stdout
    assert "2 documents that only their text could tell of" in result.stdout


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [("shipped", "new.toml", "1 concept: 1 added"), ("new.toml", "shipped", "1 concept: 0 added, 1 removed")],
)
def test_the_shipped_vocabulary_has_a_name(
    old: str, new: str, said: str, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(files)
    assert said in run(old, new).stdout


def test_a_folder_is_a_whole_vocabulary(tmp_path: Path) -> None:
    folder = tmp_path / "vocab"
    shutil.copytree(vocabulary_folder(), folder)
    assert load_folder(folder) == load_vocabulary()
    assert "no difference" in run("shipped", folder).stdout
    cues = (folder / "cues.toml").read_text(encoding="utf-8")
    (folder / "cues.toml").write_text(cues.replace("[", '["never ever so", ', 1), encoding="utf-8")
    assert "the cues changed: every text is read by them" in run("shipped", folder).stdout


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("broken.toml", "[[concept", "broken.toml"),
        ("missing.toml", None, "no such file or folder"),
        ("folder", "", "cannot be read"),
    ],
)
def test_what_is_no_vocabulary_is_told(name: str, content: str | None, said: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if content:
        path.write_text(content)
    elif content is not None:
        path.mkdir()
    result = run("shipped", path)
    assert result.exit_code == 2
    assert said in result.stderr


def test_another_jsonl_is_told(files: Path) -> None:
    path = files / "other.jsonl"
    path.write_text('{"rank": 1}\n')
    result = run("shipped", files / "new.toml", "--documents", path)
    assert result.exit_code == 2
    assert "line 1" in result.stderr
