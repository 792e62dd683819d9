"""``matcher runs``: the runs that were kept, and how they are deleted."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import click

from matcher.cli.files import Sink
from matcher.cli.front import OK, note
from matcher.cli.options import Number, no_color_option, path_type

_DAY = 86_400


@click.group()
def runs() -> None:
    """List and delete the runs of 'matcher screen'.

    A run holds what was found in resumes. How long such records must be kept, and when they must go, is
    for you to know; nothing is deleted unless you say so.

    \b
      matcher runs list
      matcher runs purge --older-than 180
    """


@runs.command("list")
@click.argument("folder", type=path_type("FOLDER"), required=False)
@no_color_option
def list_(folder: Path | None) -> int:
    """List the runs in FOLDER, or in the folder where they lie by default.

    \b
      matcher runs list
      matcher runs list hiring/2026/
    """
    from matcher.reports import runs_text
    from matcher.screening.overview import overview
    from matcher.screening.places import runs_folder, runs_in

    where = folder or runs_folder()
    sink = Sink(None, force=False)
    sink.write(runs_text.table([overview(path) for path in runs_in(where)], where, width=sink.width))
    return OK


@runs.command()
@click.argument("paths", nargs=-1, type=path_type("RUN"))
@click.option("--older-than", type=Number(0), metavar="DAYS", help="Delete the runs not used for so many days.")
@click.option("--all", "every", is_flag=True, help="Delete all runs, after asking.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def purge(paths: Sequence[Path], older_than: float | None, every: bool, yes: bool) -> int:
    """Delete runs, with the keys of name-blind ones and the decisions beside them.

    RUN is a run file, or a folder of them. Files are deleted, not overwritten: a disk may hold what was
    in them for some time, and backups keep what they have.

    \b
      matcher runs purge --older-than 180
      matcher runs purge hiring/paralegal.run.sqlite
    """
    from matcher.screening.places import purge as delete
    from matcher.screening.places import runs_folder, runs_in

    if not paths and older_than is None and not every:
        raise click.UsageError("name a run, or give --older-than DAYS or --all.")
    named = [run for path in paths for run in (runs_in(path) if path.is_dir() else [path])]
    chosen = named if paths else runs_in(runs_folder())
    if older_than is not None:
        limit = time.time() - older_than * _DAY
        chosen = [run for run in chosen if not run.exists() or run.stat().st_mtime <= limit]
    if not chosen:
        note("No runs to delete.")
        return OK
    if every and not yes:
        click.confirm(f"Delete {len(chosen)} runs and what lies beside them?", abort=True, err=True)
    for run in chosen:
        for path in delete(run):
            click.echo(f"deleted {path}")
    return OK
