"""Where runs lie: a file or a folder that the user names, else a private folder of the user's data."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matcher.errors import RunFileError
from matcher.screening.definition import Definition
from matcher.screening.naming import KEY_SUFFIX
from matcher.screening.run_file import RunFile, told

VARIABLE = "MATCHER_RUNS"
SUFFIX = ".run.sqlite"
# What may lie beside a run file and goes when it goes: SQLite's own files, the key of a name-blind run, decisions.
_BESIDE = ("-wal", "-shm", "-journal", KEY_SUFFIX, ".decisions.csv")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a run lies, and to which date it counts. ``about`` is what is stored there already."""

    path: Path
    as_of: str
    about: dict[str, Any]


def runs_folder() -> Path:
    """The folder of runs without a name of their own: ``MATCHER_RUNS``, else one in the user's data."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("matcher", appauthor=False) / "runs"


def located(run: Path | None, definition: Definition, as_of: str, *, today: bool) -> Place:
    """The place of a run: ``run`` is a file or a folder.

    Args:
        run: What the user named, if anything.
        definition: What the run is of.
        as_of: The date asked for.
        today: Whether nobody asked for a date. An unfinished run then keeps its own.

    Raises:
        RunFileError: The file holds another run, or is none.
    """
    folder = runs_folder() if run is None else run
    if run is not None and not run.is_dir():
        return _in_file(run, definition, as_of, today=today)
    if today:
        for path in sorted(folder.glob(f"{definition.key}-*{SUFFIX}"), reverse=True):
            about, left = peek(path)
            if left and about:
                return Place(path, about["as_of"], about)
    path = folder / f"{definition.key}-{as_of}{SUFFIX}"
    return Place(path, as_of, peek(path)[0])


def _in_file(path: Path, definition: Definition, as_of: str, *, today: bool) -> Place:
    about, left = peek(path)
    if not about:
        return Place(path, as_of, about)
    difference = definition.difference(about["definition"])
    if difference:
        raise RunFileError(f"{path}: holds a run with {difference}; name another file, or a folder for all your runs")
    stored = about["as_of"]
    if stored != as_of and not (today and left):
        raise RunFileError(
            f"{path}: holds the run of {stored}; --as-of {stored} answers from it; "
            "for a new one name another file, or a folder"
        )
    return Place(path, stored, about)


def peek(path: Path) -> tuple[dict[str, Any], int]:
    """What is stored of a run, and how many of its inputs are left; nothing for a file that is not there or empty."""
    with told(path):
        if not path.is_symlink() and (not path.exists() or (path.is_file() and not path.stat().st_size)):
            return {}, 0
    with RunFile(path, reading=True) as run:
        last = run.last_batch()
        return run.about(), run.left(last[0]) if last else 1


def make_folder(path: Path) -> None:
    """Make the user's own folder of runs, for the user alone.

    Raises:
        RunFileError: It cannot be made.
    """
    with told(path):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        with contextlib.suppress(OSError):
            path.chmod(0o700)


def runs_in(folder: Path) -> list[Path]:
    """The run files of a folder, the last used first."""
    if not folder.is_dir():
        return []
    found = [path for path in folder.glob(f"*{SUFFIX}") if path.is_file()]
    return sorted(found, key=lambda path: (-path.stat().st_mtime_ns, path.name))


def is_beside(path: Path, run: Path) -> bool:
    """Whether a path is a run file or what lies beside one, and so no resume."""
    name = path.name
    for end in _BESIDE:
        name = name.removesuffix(end)
    return name.endswith(SUFFIX) or path.resolve().parent / name == run.resolve()


def purge(path: Path) -> list[Path]:
    """The files that were deleted: a run, and what lies beside it.

    Raises:
        RunFileError: It is no run file, or cannot be deleted.
    """
    with RunFile(path, reading=True):
        pass
    deleted = []
    with told(path):
        for each in _files(path):
            if each.is_file():
                each.unlink()
                deleted.append(each)
    return deleted


def _files(run: Path) -> Iterator[Path]:
    yield run
    for end in _BESIDE:
        yield run.with_name(run.name + end)
