"""Hostile and broken input that once ran away or ended as an internal error."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from matcher.cli import cli
from matcher.documents import read
from matcher.errors import VocabularyError
from matcher.extraction.layout import sentences
from matcher.text import normalise
from matcher.vocabulary import load_vocabulary

ROOT = Path(__file__).resolve().parents[1]
RESUME, POSTING = (str(ROOT / "samples" / "litigation" / name) for name in ("resume.txt", "posting.txt"))


def test_a_flood_of_comments_is_html_and_is_read_at_all() -> None:
    assert "paralegal" in read(b"<!-- a -->\n" * 60 + b"<html><p>Relativity paralegal</p></html>").text


def test_text_without_line_breaks_is_cut_into_sentences_that_cover_it() -> None:
    text = normalise("Relativity paralegal litigation drafted " * 400)
    found = sentences(text, "resume", load_vocabulary().headings)
    assert max(s.end - s.start for s in found) <= 1500
    assert " ".join(text.text[s.start : s.end] for s in found).split() == text.text.split()


@pytest.mark.parametrize("value", ["nan", "inf", "-1", "101"])
def test_a_gate_takes_numbers_only(value: str) -> None:
    done = CliRunner().invoke(cli, ["check", RESUME, POSTING, "--fail-under", value])
    assert done.exit_code == 2


def test_deeply_nested_toml_is_named(tmp_path: Path) -> None:
    path = tmp_path / "deep.toml"
    path.write_text("a=" + "[" * 5000 + "]" * 5000, encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"deep\.toml"):
        load_vocabulary(path)


@pytest.mark.skipif(sys.platform == "win32", reason="closes standard input as a POSIX shell does")
def test_closed_standard_input_is_a_usage_error() -> None:
    command = f'"{sys.executable}" -m matcher check - "{POSTING}" <&-'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
