"""Brings the snapshot up to date beside what else goes on."""

from __future__ import annotations

import threading
from pathlib import Path

from matcher.index.merging import KINDS, Merger
from matcher.index.store import Store
from matcher.index.telling import whole


class Background:
    """One thread at a time that writes segments. Who uses it sees to it that nobody else does at the same time."""

    def __init__(self, folder: Path, merger: Merger) -> None:
        """Keep what to do where."""
        self._folder = folder
        self._merger = merger
        self._thread: threading.Thread | None = None
        self._trouble: Exception | None = None

    def settle(self, store: Store) -> None:
        """Begin to bring the snapshot up to date, if that is due and not being done.

        Raises:
            Exception: What went wrong the last time.
        """
        if self._thread is not None and self._thread.is_alive():
            return
        self.wait()
        if any(self._merger.due(store, kind) for kind in KINDS):
            self._thread = threading.Thread(target=self._settle, name="matcher index")
            self._thread.start()

    def wait(self) -> None:
        """Return when nothing goes on any more.

        Raises:
            Exception: What went wrong.
        """
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        if self._trouble is not None:
            trouble, self._trouble = self._trouble, None
            raise trouble

    def _settle(self) -> None:
        try:
            with whole(self._folder):
                store = Store(self._folder, writing=True)
                try:
                    for kind in KINDS:
                        self._merger.settle(store, kind)
                finally:
                    store.close()
        except Exception as error:  # a thread has nobody else to tell
            self._trouble = error
