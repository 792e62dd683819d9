"""Finished runs as commands open them: the ranking, with what reviewers decided beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from matcher.cli.files import need_files
from matcher.cli.front import note

if TYPE_CHECKING:
    from matcher.reports.record_shapes import Ranking

_RUN_FILE = b"SQLite format 3\x00"


def is_run(path: Path) -> bool:
    """Whether a file is a run of ``matcher screen``, by its first bytes."""
    with path.open("rb") as file:
        return file.read(len(_RUN_FILE)) == _RUN_FILE


def frozen(path: Path) -> Ranking:
    """The ranking that a run file holds.

    Raises:
        click.UsageError: There is no such file.
        MatcherError: It holds no run.
    """
    from matcher.errors import MatcherError

    need_files([path])
    if not is_run(path):
        raise MatcherError(f"{path}: not a run file; give the one that 'matcher screen --run FILE' made")
    from matcher.screening.store import ranking_of

    return ranking_of(path)


def decided(ranking: Ranking, run: Path, file: Path | None) -> Ranking:
    """A ranking with the decisions of a file, or of the one beside the run if it is there.

    Decisions about nobody in the run are told on the error stream.

    Raises:
        click.UsageError: The file that was asked for is not there.
        MatcherError: It is no file of decisions.
    """
    from dataclasses import replace

    from matcher import decisions

    if file is not None:
        need_files([file])
    path = file or decisions.file_of(run)
    if not path.exists():
        return ranking
    found, strangers = decisions.beside((record["row"] for record in ranking.records), decisions.read(path))
    if strangers:
        more = f" and {len(strangers) - 3} more" if len(strangers) > 3 else ""
        note(f"{path}: about nobody in this run: {', '.join(strangers[:3])}{more}")
    return replace(ranking, decisions=found)
