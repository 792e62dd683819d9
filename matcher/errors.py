"""The errors that the library raises. Each message is one line that says what to do."""

from __future__ import annotations

from matcher.model import DocumentStatus


class MatcherError(Exception):
    """Base of every error that the library raises on purpose."""


class VocabularyError(MatcherError):
    """A vocabulary file that cannot be used; the message names the file and the entry."""


class UnknownConceptError(MatcherError):
    """A word that names no concept of the vocabulary, or several; the message names the nearest."""


class ProfileError(MatcherError):
    """A profile that cannot be used; the message names the file, the entry and what to do."""


class StoredProfileError(MatcherError):
    """A stored profile that cannot be opened; the message says why and what to do."""


class UnreadableError(MatcherError):
    """A document that cannot be read. ``status`` is one of the closed set of document statuses."""

    def __init__(self, source: str, status: DocumentStatus, remedy: str) -> None:
        """Store what failed and why; the message is ``source: remedy``."""
        super().__init__(f"{source}: {remedy}")
        self.source = source
        self.status = status
        self.remedy = remedy


class OutputExistsError(MatcherError):
    """The output file is already there and may not be overwritten."""


class RunFileError(MatcherError):
    """A run file that cannot be used; the message says why and what to do."""


class IndexStoreError(MatcherError):
    """An index that cannot be used or written; the message says why and what to do."""


class IndexVersionError(IndexStoreError):
    """An index that was made with another vocabulary or version; ``rebuild`` puts it right."""


class IndexBusyError(IndexStoreError):
    """Somebody else writes to the index now."""


class ItemError(MatcherError):
    """Something that cannot be put into an index or asked of it; the message says what is wrong."""
