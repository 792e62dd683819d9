"""The connections that questions are asked over: as many as there are questions at a time, up to a limit."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from matcher.errors import IndexStoreError
from matcher.index.store import Store

# Each takes some open files. More questions at a time than this wait for each other: no machine answers them at once.
MOST = 32


class Readers:
    """Lends connections to threads, which may end without a word. What is given back is lent again."""

    def __init__(self, folder: Path) -> None:
        """Begin with none."""
        self._folder = folder
        self._changed = threading.Condition()
        self._free: list[Store] = []
        self._lent = 0
        self._closed = False
        self._process = os.getpid()
        self._inherited: list[Store] = []

    @contextmanager
    def lent(self) -> Iterator[Store]:
        """A connection that nobody else uses meanwhile.

        Raises:
            IndexStoreError: There is no index any more, or it is closed.
        """
        store = self._taken()
        try:
            if store is None:
                store = Store(self._folder)
            yield store
        except BaseException:
            # Whatever state it is in, nobody gets it.
            if store is not None:
                store.close()
            self._given_back(None)
            raise
        self._given_back(store)

    def _taken(self) -> Store | None:
        """A connection that is free; ``None`` for the right to open one."""
        with self._changed:
            if self._process != os.getpid():
                self._begin_anew()
            self._changed.wait_for(lambda: self._closed or self._lent < MOST)
            if self._closed:
                raise closed(self._folder)
            self._lent += 1
            while self._free:
                store = self._free.pop()
                if store.stands():
                    return store
                store.close()
            return None

    def _given_back(self, store: Store | None) -> None:
        with self._changed:
            self._lent -= 1
            if store is not None:
                self._free.append(store)
            self._changed.notify_all()

    def _begin_anew(self) -> None:
        """Leave the connections of the process that this one was forked from: they may be neither used nor closed."""
        self._inherited += self._free
        self._free, self._lent, self._process = [], 0, os.getpid()

    def close(self) -> None:
        """Lend nothing any more, wait for what is lent, and close all."""
        with self._changed:
            if self._process != os.getpid():
                self._begin_anew()
            self._closed = True
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._lent)
            while self._free:
                self._free.pop().close()


def closed(folder: Path) -> IndexStoreError:
    """What is to be said of an index that was closed."""
    return IndexStoreError(f"{folder}: this index is closed; open it again")
