"""What a run calls its inputs: their names, or in a name-blind run codes, which only the key file can resolve."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from matcher.documents.sniff import hint
from matcher.errors import RunFileError, UnreadableError
from matcher.screening.inputs import refused

if TYPE_CHECKING:
    from matcher.reports.record_shapes import Record

KEY_SUFFIX = ".key.json"


class Names:
    """Inputs are called what the user called them, and results are kept under digests."""

    secret = b""

    @property
    def mark(self) -> str:
        """What tells the key of a run again and says nothing of it; "" where there is none."""
        return self._digest(b"the key of this run") if self.secret else ""

    def given(self, names: Iterable[str]) -> str:
        """A digest of a list of inputs."""
        return self._digest("\0".join(names).encode("utf-8", "surrogatepass"))

    def at_first(self, names: Sequence[str]) -> Sequence[str]:
        """What inputs are called before they are read."""
        return names

    def key(self, data: bytes, name: str) -> str:
        """What the result of an input is kept under: its bytes, and what of its name decides how they are read."""
        kind = hint(name)
        return f"{self._digest(data)}.{kind}" if kind else self._digest(data)

    def shown(self, data: bytes, name: str) -> str:
        """What an input is called."""
        return name

    def unread(self, name: str, error: UnreadableError | OSError) -> tuple[str, str]:
        """The key and the name of an input whose bytes cannot be had."""
        return f"unread.{self._digest(f'{name}{error}'.encode('utf-8', 'surrogatepass'))}", name

    def closed(self, record: Record, shown: str) -> Record:
        """A record without what the run must not hold."""
        return record

    def remember(self) -> None:
        """Store what resolves the names that were shown so far."""

    def _digest(self, data: bytes) -> str:
        return hashlib.sha256(data).hexdigest()


class Codes(Names):
    """Inputs are called by codes, made of their bytes with the key in the file beside the run."""

    def __init__(self, run: Path, *, is_new: bool) -> None:
        """Read the key of a run, or make one for a new run.

        Raises:
            MatcherError: The key file of a run that is there already is missing, or a file cannot be used.
        """
        from matcher.blind import codes

        self.path = key_file(run)
        if not is_new and not self.path.exists():
            raise RunFileError(f"{self.path}: the key file of this run is missing; put it back, or start another run")
        found = codes.opened(self.path)
        self.secret = found.key
        self._known = {(code, name) for code, names in found.names.items() for name in names}
        self._fresh: list[tuple[str, str]] = []

    def at_first(self, names: Sequence[str]) -> Sequence[str]:
        """Nothing: a code is made of what is in a file."""
        return [""] * len(names)

    def shown(self, data: bytes, name: str) -> str:
        """The code of an input."""
        from matcher.blind.codes import code

        found = code(self.secret, data)
        if (found, name) not in self._known:
            self._known.add((found, name))
            self._fresh.append((found, name))
        return found

    def unread(self, name: str, error: UnreadableError | OSError) -> tuple[str, str]:
        """The key and the code of an input whose bytes cannot be had."""
        key, _ = super().unread(name, error)
        return key, self.shown(key.encode(), name)

    def closed(self, record: Record, shown: str) -> Record:
        """A record without what says who it is from."""
        from matcher.reports.redact import redacted_record

        return redacted_record(record, shown)

    def remember(self) -> None:
        """Write the codes that were given since the last time into the key file."""
        from matcher.blind import codes

        # A file may be given twice, under two names: one call cannot say both.
        while self._fresh:
            pairs = dict(self._fresh)
            codes.note(self.path, pairs)
            self._fresh = [pair for pair in self._fresh if pairs[pair[0]] != pair[1]]

    def _digest(self, data: bytes) -> str:
        return hmac.new(self.secret, data, hashlib.sha256).hexdigest()


def key_file(run: Path) -> Path:
    """Where the key of a name-blind run lies."""
    return run.with_name(run.name + KEY_SUFFIX)


def unread(name: str, error: UnreadableError | OSError) -> Record:
    """The record of an input whose bytes cannot be had."""
    from matcher.reports import records

    return records.unreadable(refused(name, error))
