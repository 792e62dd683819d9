"""Where an index goes: a folder of its own, in which no document is looked for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from matcher.screening.inputs import Input


def need_new(folder: Path) -> None:
    """Refuse to begin an index among other files, or a second time.

    Empty files are no documents: a build that found no room leaves some behind, and may be tried again.

    Raises:
        click.UsageError: The folder holds an index or something else, or is none.
    """
    from matcher.index.folder import DATABASE

    if not folder.exists():
        return
    if not folder.is_dir():
        raise click.UsageError(
            f"{folder}: this is no folder; the first argument is where the index goes, "
            f"for example 'matcher index build board/ {folder}'."
        )
    held = [path for path in folder.iterdir() if path.is_dir() or path.lstat().st_size]
    if any(path.name == DATABASE for path in held):
        raise click.UsageError(f"{folder}: there is an index already; 'matcher index add' adds to it.")
    if any(not path.name.startswith(".") for path in held):
        raise click.UsageError(
            f"{folder}: this folder holds other files; the first argument is where the index goes, a new or empty one, "
            f"for example 'matcher index build board/ {folder}'."
        )


def outside(folder: Path, given: Iterable[Input]) -> list[Input]:
    """What is to be read and does not lie in the folder of the index."""
    from matcher.screening.inputs import STDIN

    place = folder.resolve()
    return [one for one in given if str(one.path) == STDIN or not one.path.resolve().is_relative_to(place)]
