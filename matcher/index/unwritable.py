"""How the database of an index is opened for reading, in a folder that cannot be written too.

SQLite reads a database in WAL mode only where it can put two files beside it, or finds them there, or is told that
nobody changes the file. The last is true of a read-only mount as a rule, and not to be relied on: see :func:`stamp`.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypeAlias

from matcher.errors import IndexStoreError
from matcher.index.folder import DATABASE

NEVER_CHANGES = "mode=ro&immutable=1"
_LEFT_OPEN = "mode=ro"
Stamp: TypeAlias = tuple[str, int, int, int]


def mode(folder: Path) -> str:
    """What SQLite is told about the database."""
    if os.access(folder, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        return "mode=rw"
    # Somebody writes there, or did not end in an orderly way: what is new is not in the database itself.
    log = folder / f"{DATABASE}-wal"
    is_open = _shared(folder).exists() or (log.exists() and log.stat().st_size > 0)
    return _LEFT_OPEN if is_open else NEVER_CHANGES


def _shared(folder: Path) -> Path:
    return folder / f"{DATABASE}-shm"


def is_cut_off(folder: Path, mode: str) -> bool:
    """Whether the last changes are there and cannot be read."""
    return mode == _LEFT_OPEN and not _shared(folder).exists()


def stamp(folder: Path) -> Stamp:
    """What is another one after somebody who can write there has changed the database that never changes."""
    state = (folder / DATABASE).stat()
    return mode(folder), state.st_ino, state.st_size, state.st_mtime_ns


def not_closed(folder: Path) -> IndexStoreError:
    """What is to be said where the last changes cannot be read."""
    return IndexStoreError(
        f"{folder}: its last writer was cut off, and the folder cannot be written; open it once where it can be"
    )
