"""The right to change an index, and what belongs to it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from matcher.errors import IndexVersionError
from matcher.index.merging import Merger
from matcher.index.opening import WriterLock
from matcher.index.store import Store


class Versions:
    """What an index must have been made with. It may be made anew, by another program too, while it is open."""

    def __init__(self, folder: Path, own: Mapping[str, str]) -> None:
        """Keep what to look for."""
        self.own = own
        self._folder = folder
        self._checked: int | None = None

    def check(self, store: Store) -> None:
        """Refuse an index that was made with something else, in each of its states.

        Raises:
            IndexVersionError: It was.
        """
        state = store.state()
        if state == self._checked:
            return
        about = store.about()
        for name, mine in self.own.items():
            if about.get(name) != mine:
                what = {"tool": "version of this program", "profile": "form of profiles"}.get(name, name)
                raise IndexVersionError(
                    f"{self._folder}: made with another {what} ({about.get(name)}, this is {mine}); "
                    "'matcher index rebuild' makes it usable and says which documents to add again"
                )
        self._checked = state


class Writer:
    """A connection that changes things, with the right to, which nobody else has until it is closed."""

    def __init__(self, folder: Path, versions: Versions, merger: Merger) -> None:
        """Take the right, and clear away what an earlier writer left.

        Raises:
            IndexBusyError: Somebody else has it.
            IndexVersionError: The index was made with something else.
            IndexStoreError: It cannot be used.
        """
        self._lock = WriterLock(folder)
        try:
            self.store = Store(folder, writing=True)
            try:
                self._begin(versions, merger)
            except BaseException:
                self.store.close()
                raise
        except BaseException:
            self._lock.release()
            raise

    def _begin(self, versions: Versions, merger: Merger) -> None:
        with self.store.reading():
            fresh = "vocabulary" not in self.store.about()
        if fresh:
            with self.store.transaction():
                self.store.tell(versions.own)
        with self.store.reading():
            versions.check(self.store)
        merger.tidy(self.store)

    def close(self) -> None:
        """Let others write."""
        self.store.close()
        self._lock.release()
