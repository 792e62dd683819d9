"""The folder of an index: what in it is the index's own, and how that is removed without touching anything else.

Somebody else may have put files there, or links that lead away. Only what this program writes is ever deleted, by name.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
from collections.abc import Collection
from pathlib import Path

from matcher.errors import IndexStoreError
from matcher.index.segment import POSTING_ARRAYS, RESUME_ARRAYS
from matcher.index.telling import told

DATABASE = "index.sqlite"
LOCK = "writer.lock"
SEGMENTS = "segments"
# What a segment is called until it is whole.
UNFINISHED = ".part"
_NAME = re.compile(r"(resume|posting)-[0-9]{9,18}")
_FILES = sorted({f"{name}.npy" for name in (*RESUME_ARRAYS, *POSTING_ARRAYS)})


def is_name(name: object) -> bool:
    """Whether a segment can be called so: a name that is read may be anything, the path of another folder too."""
    return isinstance(name, str) and _NAME.fullmatch(name) is not None


def make(folder: Path) -> None:
    """Make the folder of an index, for its owner alone.

    Raises:
        IndexStoreError: It cannot be made, or holds something else.
    """
    with told(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not (folder / DATABASE).exists():
            check_free(folder)
        if os.name == "posix" and not any(folder.iterdir()):
            folder.chmod(0o700)


def check_free(folder: Path) -> None:
    """Refuse to begin an index where somebody keeps something under the name of its segments.

    Raises:
        IndexStoreError: There is something.
    """
    check(folder)
    place = folder / SEGMENTS
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise IndexStoreError(f"{folder}: holds no index, but something else called {SEGMENTS}; name another folder")


def check(folder: Path) -> None:
    """Refuse a folder in which a link stands for a part of the index: it may lead to anything.

    Raises:
        IndexStoreError: There is one.
    """
    for name in (DATABASE, LOCK, SEGMENTS):
        if (folder / name).is_symlink():
            raise IndexStoreError(f"{folder}: {name} is a link, and links are not followed; name another folder")


def segments(folder: Path) -> Path:
    """Where the segments of an index are, made if need be.

    Raises:
        IndexStoreError: A link stands there.
        OSError: It cannot be made.
    """
    check(folder)
    place = folder / SEGMENTS
    place.mkdir(exist_ok=True)
    return place


def clear(folder: Path, named: Collection[str]) -> list[str]:
    """Remove the segments of an index that are not ``named``; what is left of them, by name.

    Raises:
        IndexStoreError: The folder cannot be used.
    """
    with told(folder):
        found = sorted(path.name for path in segments(folder).iterdir())
        gone = [name for name in found if name not in named and _is_own(name)]
        return [name for name in gone if not remove(folder / SEGMENTS / name)]


def _is_own(name: str) -> bool:
    return is_name(name.removesuffix(UNFINISHED))


def remove(segment: Path) -> bool:
    """Remove a segment, finished or not; whether nothing of it is left.

    Files that are not of a segment stay, and so does the folder then. What a link leads to stays in any case.
    """
    if not _is_own(segment.name) or _is_link(segment.parent):
        return False
    with contextlib.suppress(OSError):
        if not stat.S_ISDIR(segment.lstat().st_mode):
            return False
        for name in _FILES:
            with contextlib.suppress(OSError):
                (segment / name).unlink()
        segment.rmdir()
    return not os.path.lexists(segment)


def _is_link(path: Path) -> bool:
    # What is not there is no link, and neither is what nobody may look at.
    try:
        return stat.S_ISLNK(path.lstat().st_mode)
    except OSError:
        return False
