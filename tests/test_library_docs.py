"""docs/library.md runs as it is written, and names every method and every column."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
from pathlib import Path

import pytest

from matcher.library import Matcher
from matcher.parquet import schema

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")


def test_its_code_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow")
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    names = {"__name__": "__main__"}
    said = io.StringIO()
    for block in re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL):
        with contextlib.redirect_stdout(said):
            exec(block, names)
    assert "cv-18 empty" in said.getvalue()
    assert (tmp_path / "resumes.parquet").is_file()


def test_it_names_every_column() -> None:
    pytest.importorskip("pyarrow")
    named = re.findall(
        r"`(\w+)`", " ".join(re.findall(r"^\| (`[^|]+) \|", PAGE[PAGE.index("## Parquet") :], re.MULTILINE))
    )
    assert named == schema().names


@pytest.mark.parametrize("name", [name for name in vars(Matcher) if not name.startswith("_")])
def test_it_names_every_method(name: str) -> None:
    if name not in ("attempt", "opened"):  # what a batch is made of
        assert re.search(rf"\b{name}\b", PAGE)


def test_every_link_leads_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", PAGE)
    assert links
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
