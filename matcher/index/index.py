"""The front of an embedded index: add, remove, search both ways, alerts; one writer, many readers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from matcher.errors import IndexStoreError, ItemError, MatcherError
from matcher.extraction.pipeline import AsOf
from matcher.index.arguments import a_count, a_figure, a_kind, several
from matcher.index.background import Background
from matcher.index.finding import Asked, Finder
from matcher.index.folder import SEGMENTS, make
from matcher.index.items import NO_FILTER, Added, Alert, Filter, Hit, Item
from matcher.index.merging import ENOUGH, Merger
from matcher.index.preparing import Preparer, unchanged, versions
from matcher.index.readers import Readers, closed
from matcher.index.store import Store, Stored
from matcher.index.telling import DAMAGED, sound
from matcher.index.writing import Versions, Writer
from matcher.library import Matcher, Source
from matcher.model import DocumentType, Failure, Posting, Resume

T = TypeVar("T")
# So many documents are acknowledged together: each time waits for the disk.
BATCH = 256
# Segments are joined rarely: whoever finds one gone so often has lost it.
_ATTEMPTS = 5


class Index:
    r"""Resumes and postings in one folder, found by each other. Threads may share it.

    Searching needs no right; the first change takes the right to write, which is kept until :meth:`close`.

    >>> from datetime import date
    >>> from tempfile import TemporaryDirectory
    >>> from matcher import Text
    >>> with TemporaryDirectory() as folder, Index(Path(folder), create=True) as index:
    ...     received = date(2026, 11, 1)
    ...     added = index.add([
    ...         Item("r1", Text("Skills: Westlaw, PACER"), received, kind="resume"),
    ...         Item("r2", Text("Skills: Clio"), received, kind="resume"),
    ...     ])
    ...     hits = index.search(Text("Requirements:\n- Westlaw\n- CM/ECF"), kind="posting")
    ...     [hit.id for hit in hits]
    ['r1', 'r2']
    """

    def __init__(
        self, folder: Path | str, matcher: Matcher | None = None, *, create: bool = False, enough: int = ENOUGH
    ) -> None:
        """Open an index.

        Args:
            folder: Where it lies.
            matcher: What documents are read and scored with; one with the shipped vocabulary if ``None``.
            create: Begin a new index if there is none.
            enough: So many new documents are written to the snapshot together; they are searched in memory until then.

        Raises:
            IndexVersionError: It was made with another vocabulary or version: see :meth:`rebuild`.
            IndexStoreError: There is no index, or it cannot be used.
        """
        self.folder = Path(folder)
        self.matcher = matcher or Matcher()
        self._preparer = Preparer(self.matcher)
        self._finder = Finder(self.folder, self._preparer)
        self._merger = Merger(self.folder, self._preparer.columns.count, enough)
        self._readers = Readers(self.folder)
        self._writer: Writer | None = None
        self._closed = False
        # Changes come one after the other; searches don't wait for them.
        self._turn = threading.RLock()
        self._versions = Versions(self.folder, versions(self.matcher))
        self._background = Background(self.folder, self._merger)
        try:
            if create:
                make(self.folder)
                self._writing()
            self._asked(lambda store: None)
        except BaseException:
            self.close()
            raise

    # The frame

    def __enter__(self) -> Index:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the index."""
        with suppress(MatcherError) if error is not None else _nothing():
            self.close()

    def close(self) -> None:
        """Finish what goes on in the background, wait for questions that are being answered, and let others write.

        Raises:
            IndexStoreError: The snapshot could not be brought up to date (a full disk, say). No document is lost.
        """
        with self._turn:
            try:
                self.wait()
            finally:
                self._closed = True
                self._readers.close()
                if self._writer is not None:
                    self._writer.close()
                    self._writer = None

    def wait(self) -> None:
        """Return when nothing goes on in the background any more.

        Raises:
            IndexStoreError: The snapshot could not be brought up to date (a full disk, say). No document is lost.
        """
        with self._turn:
            self._background.wait()

    def _writing(self) -> Store:
        """The connection that changes things, with the right to."""
        if self._closed:
            raise closed(self.folder)
        if self._writer is None:
            self._writer = Writer(self.folder, self._versions, self._merger)
        return self._writer.store

    # Changes

    def add(self, items: Iterable[Item]) -> Added:
        """What came of adding documents, each in place of the one of its kind and id.

        When this returns, all of them are safe, whatever happens to the program; a search finds them from then on. A
        document that is there already, unchanged, stays as it is. What cannot be read is told and keeps nobody out.

        Raises:
            IndexBusyError: Somebody else writes to the index.
            IndexStoreError: The disk is full or fails. What an earlier call added is there.
            ItemError: What the caller says of a document cannot be.
        """
        return self.put(map(self._preparer, items))

    def put(self, prepared: Iterable[Stored | Failure]) -> Added:
        """The same for documents that were made ready elsewhere: see :mod:`matcher.index.preparing`."""
        added = unchanged = 0
        failures: list[Failure] = []
        waiting = iter(prepared)
        while batch := list(islice(waiting, BATCH)):
            failures += [one for one in batch if isinstance(one, Failure)]
            stored = [one for one in batch if isinstance(one, Stored)]
            with self._turn:
                store = self._writing()
                new = self._put(store, stored)
                self._background.settle(store)
            added, unchanged = added + new, unchanged + len(stored) - new
        return Added(added, unchanged, tuple(failures))

    def _put(self, store: Store, batch: Sequence[Stored]) -> int:
        new = 0
        with sound(self.folder), store.transaction():
            for document in batch:
                if not unchanged(document, store.find(document.kind, document.id)):
                    store.put(document)
                    new += 1
        return new

    def remove(self, kind: DocumentType, ids: Iterable[str]) -> int:
        """How many documents were deleted. Nothing finds them from now on; :meth:`compact` clears what they leave.

        Raises:
            IndexBusyError: Somebody else writes to the index.
            IndexStoreError: The disk is full or fails.
            ItemError: There is no such kind, or the ids are no texts.
        """
        a_kind(kind)
        # What cannot be printed was never added.
        known = [id_ for id_ in several(ids, "ids") if id_.isprintable()]
        with self._turn:
            store = self._writing()
            with store.transaction():
                return sum(store.remove(kind, id_) for id_ in known)

    def compact(self) -> None:
        """Write the index anew without a byte of what was deleted, and as small as it can be.

        Raises:
            IndexBusyError: Somebody else writes to the index, or reads it all the time.
            IndexStoreError: The disk is full or fails, or something deleted is left: it says where.
        """
        with self._turn:
            self.wait()
            store = self._writing()
            self._merger.compact(store)
            # Where open files cannot be removed, its own would be in the way.
            self._finder.forget()
            left = self._merger.tidy(store)
            store.vacuum()
        if left:
            raise IndexStoreError(
                f"{self.folder}: {', '.join(left)} in {SEGMENTS} may hold what was deleted and cannot be removed; "
                "end the programs that search, check the permissions, and compact again"
            )

    # Questions

    def search(
        self,
        source: Source | Posting | Resume,
        *,
        top: int = 10,
        where: Filter = NO_FILTER,
        kind: DocumentType | None = None,
        as_of: AsOf | None = None,
    ) -> list[Hit]:
        """The best resumes for a posting, or the best postings for a resume; each scored exactly.

        Order and scores are those of :meth:`Matcher.rank` and :meth:`Matcher.recommend` over all that pass the filter;
        what has no score is no hit.

        Args:
            source: The posting, or the resume.
            top: How many.
            where: Which documents to search.
            kind: What ``source`` is, if its wording need not decide.
            as_of: The date that open jobs run to, for a resume that is not extracted yet.

        Raises:
            UnreadableError: The source could not be read.
            UnknownConceptError: The filter names a credential that is no concept.
            ItemError: ``top`` is no number from 1, or ``as_of`` is missing.
        """
        a_count(top, "top", 1)
        if kind is not None:
            a_kind(kind)
        if isinstance(source, Posting | Resume):
            found = source
        else:
            if as_of is None and kind != "posting":
                raise ItemError("give as_of, the date that jobs still held are counted to")
            found = self.matcher.extract(source, as_of=as_of or date.min, doc_type=kind)
        return self._asked(lambda store: self._finder.best(store, found, Asked(top, where)))

    def match_new(
        self,
        since: int = 0,
        *,
        top: int = 10,
        min_score: float = 0.0,
        where: Filter = NO_FILTER,
        limit: int | None = None,
    ) -> tuple[list[Alert], int]:
        """What the documents added after a change go with, and the number of the last change looked at.

        Each new document is held against those that came before it, so that a pair is told once: with the later of the
        two. Asked again with the same number, the answer is the same; asked with the one returned, nothing is told
        twice. A changed document is a new one, one that was added again unchanged is not.

        Args:
            since: The number returned last; 0 at first.
            top: How many counterparts each gets at most.
            min_score: What counterparts must reach.
            where: Which counterparts come into question.
            limit: Look at so many new documents at most.

        Raises:
            UnknownConceptError: The filter names a credential that is no concept.
            ItemError: A number cannot be.
        """
        since = a_count(since, "since", 0)
        a_count(top, "top", 1)
        a_figure(min_score, "min_score")
        if limit is not None:
            a_count(limit, "limit", 1)
        return self._asked(lambda store: self._finder.alerts(store, since, limit, Asked(top, where, min_score)))

    @property
    def left_out(self) -> int:
        """How many documents could not be scored and were left out of answers so far; :func:`rebuild` names them."""
        return len(self._finder.left_out)

    def cursor(self) -> int:
        """The number of the last change: alerts from here on are about what comes later."""
        return self._asked(lambda store: store.last())

    def info(self) -> dict[str, Any]:
        """What is in the index, and what it was made with."""
        return self._asked(self._finder.info)

    def _asked(self, question: Callable[[Store], T]) -> T:
        """The answer to a question about one state of the index."""
        for _ in range(_ATTEMPTS):
            # Segments may be joined in between: the next state names the new one.
            with self._readers.lent() as store, store.reading(), suppress(FileNotFoundError), sound(self.folder):
                self._versions.check(store)
                answer = question(store)
                if store.stands():
                    return answer
        raise IndexStoreError(DAMAGED.format(self.folder))


@contextmanager
def _nothing() -> Iterator[None]:
    yield
