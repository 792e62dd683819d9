"""What a process of a batch needs for every file: a matcher with everything loaded, and a process that reads."""

from __future__ import annotations

from pathlib import Path

from matcher.documents.sandbox import Limits, Sandbox
from matcher.extraction.readers import prepare
from matcher.library import Matcher
from matcher.model import Document


class Loaded:
    """A matcher for documents that are read apart, one after the other."""

    def __init__(self, vocabulary: Path | None, limits: Limits) -> None:
        """Load the vocabulary while the process that reads files starts.

        Raises:
            MatcherError: The vocabulary cannot be used, or that process cannot be started.
        """
        self._sandbox = Sandbox(limits)
        self._sandbox.prepare()
        try:
            self.matcher = Matcher(vocabulary, limits=None)
        except BaseException:
            self.close()
            raise
        prepare(self.matcher.vocabulary)

    def read(self, data: bytes, name: str) -> Document:
        """A file as a document, whatever is in it: check its ``status``.

        Raises:
            MatcherError: The process that reads files cannot be started.
        """
        return self._sandbox.read(data, name=name)

    def close(self) -> None:
        """End the process that reads files."""
        self._sandbox.close()
