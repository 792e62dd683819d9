"""The pipelines of one process, lent to any thread: they are few, since each takes a second to build and some 70 MB."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace

from matcher.documents.parts import well_formed
from matcher.extraction.pipeline import AsOf, Reader
from matcher.extraction.wording import guess_type
from matcher.model import Document, DocumentType, Posting, Resume
from matcher.vocabulary import Vocabulary

# The interpreter runs one thread at a time: more would only wait for each other. With a single one, a short document
# would wait for the whole of a long one.
MOST = 4


class Readers:
    """Lends readers, each to one thread at a time; builds one when it has none to lend."""

    def __init__(self, most: int = MOST) -> None:
        """Begin with none; ``most`` are lent at once, and kept."""
        self.most = most
        self.reset()

    def reset(self) -> None:
        """Begin anew: after a fork, the threads that held something are gone."""
        self._free = threading.Semaphore(self.most)
        self._lock = threading.Lock()
        self._idle: list[Reader] = []

    @contextmanager
    def lent(self, vocabulary: Vocabulary) -> Iterator[Reader]:
        """A reader for a vocabulary, nobody else's until it is given back. Who holds one may not ask for another."""
        with self._free:
            read = self._take(vocabulary)
            if read is None:
                with _uncollected():
                    read = Reader(vocabulary)
            try:
                yield read
            finally:
                self._give(read)

    def _take(self, vocabulary: Vocabulary) -> Reader | None:
        """The idle reader for a vocabulary that was used last."""
        with self._lock:
            for read in reversed(self._idle):
                if read.vocabulary is vocabulary:
                    self._idle.remove(read)
                    return read
        return None

    def _give(self, read: Reader) -> None:
        with self._lock:
            self._idle.append(read)
            del self._idle[: -self.most]


_READERS = Readers()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_READERS.reset)


def reader(vocabulary: Vocabulary) -> AbstractContextManager[Reader]:
    """A reader for a vocabulary, for a ``with`` block: spaCy pipelines must not be used by two threads at once."""
    return _READERS.lent(vocabulary)


def prepare(vocabulary: Vocabulary) -> None:
    """See to it that a reader for a vocabulary is built before there is work for it."""
    with reader(vocabulary):
        pass


def extract(
    document: Document, vocabulary: Vocabulary, *, as_of: AsOf, doc_type: DocumentType | None = None
) -> Posting | Resume:
    """What a document asks for (posting) or shows (resume); without ``doc_type`` its wording decides which it is."""
    text = well_formed(document.text)
    if text != document.text:  # none of our readers made it
        document = replace(document, text=text)
    kind = doc_type or guess_type(document.text)
    with reader(vocabulary) as read:
        return read.posting(document, as_of) if kind == "posting" else read.resume(document, as_of)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Pauses the garbage collector: it would go over a growing index again and again, and find nothing to free."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
