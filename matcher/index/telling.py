"""What SQLite and the system say about an index, as one line that says what to do."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from matcher.errors import IndexBusyError, IndexStoreError, MatcherError

DAMAGED = "{}: a segment is missing or damaged; no document is lost: 'matcher index rebuild' makes it anew"


@contextlib.contextmanager
def told(folder: Path) -> Iterator[None]:
    """The errors of SQLite and of the system within, as those of the library."""
    try:
        yield
    except MatcherError:
        raise
    except sqlite3.OperationalError as error:
        said = str(error)
        if "full" in said or "disk I/O" in said:
            raise IndexStoreError(
                f"{folder}: the disk is full or fails ({said}); make room and go on: what was acknowledged is kept"
            ) from None
        if "locked" in said:
            raise IndexBusyError(f"{folder}: in use by another program; wait for it and try again") from None
        raise IndexStoreError(f"{folder}: cannot be used ({said}); check the folder and the permissions") from None
    except sqlite3.Error as error:
        raise IndexStoreError(
            f"{folder}: the index is damaged ({error}); restore it or build it anew in another folder"
        ) from None
    except OSError as error:
        reason = error.strerror or error
        raise IndexStoreError(f"{folder}: cannot be used ({reason}); make room or check the permissions") from None


@contextlib.contextmanager
def whole(folder: Path) -> Iterator[None]:
    """A segment that is missing or damaged, as an error of the library; and all that :func:`told` tells."""
    with told(folder):
        try:
            with sound(folder):
                yield
        except FileNotFoundError as error:
            raise IndexStoreError(DAMAGED.format(folder)) from error


@contextlib.contextmanager
def sound(folder: Path) -> Iterator[None]:
    """A segment that is damaged, as an error of the library."""
    try:
        yield
    except ValueError as error:
        raise IndexStoreError(DAMAGED.format(folder)) from error
