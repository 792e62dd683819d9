"""What commands take from the paths that they are given."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import pytest

from matcher.cli.files import expand


def test_a_folder_is_its_files_in_a_fixed_order_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden", ".git/d.txt", "~$a.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert expand([tmp_path]) == [tmp_path / name for name in ("a.txt", "b.txt", "sub/c.txt")]


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(click.UsageError, match="no such file"):
        expand([tmp_path / "gone.txt"])
    with pytest.raises(click.UsageError, match="no files under"):
        expand([tmp_path])


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_a_link_that_leads_out_of_its_folder_is_left_out_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inbox, outside = tmp_path / "inbox", tmp_path / "outside.txt"
    inbox.mkdir()
    outside.write_text("outside")
    (inbox / "a.txt").write_text("a")
    (inbox / "within.txt").symlink_to("a.txt")
    (inbox / "planted.txt").symlink_to(outside)
    (tmp_path / "named").symlink_to(inbox)
    assert [path.name for path in expand([tmp_path / "named"])] == ["a.txt", "within.txt"]
    told = capsys.readouterr().err
    assert "planted.txt: left out, a link that leads out" in told
    assert told.count("\n") == 1
