"""The library's front: :class:`Matcher` reads, extracts and scores, for one vocabulary."""

from __future__ import annotations

import heapq
import logging
import pickle
import traceback
from base64 import b64decode, b64encode
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Literal, TypeVar, overload

from matcher.documents import from_mapping, read, read_text, unopened
from matcher.documents.remedies import remedy
from matcher.documents.sandbox import DEFAULT_LIMITS, Limits, Sandbox
from matcher.errors import MatcherError, UnreadableError
from matcher.extraction.pipeline import AsOf
from matcher.extraction.readers import extract, prepare
from matcher.matching.ranking import standing
from matcher.matching.relations import Relations
from matcher.matching.score import Scorer
from matcher.model import Document, DocumentType, Failure, Match, Posting, Resume
from matcher.sources import Source, Text, called, date_of, from_root
from matcher.vocabulary import Vocabulary, load_vocabulary
from matcher.workers import Workers

__all__ = ["Limits", "Matcher", "Source", "Text", "failed", "guarded", "remedy"]

T = TypeVar("T")
_log = logging.getLogger(__name__)
# A library says nothing by itself, not even an error; who wants to hear it adds a handler.
_log.addHandler(logging.NullHandler())


class Matcher:
    r"""Matches resumes to postings. Thread-safe and picklable; the vocabulary is read once.

    >>> from datetime import date
    >>> m = Matcher()
    >>> posting = Text("Requirements:\n- Westlaw\n- CM/ECF\n- Notary Public commission")
    >>> match = m.match(Text("Skills: Westlaw, PACER"), posting, as_of=date(2026, 11, 1))
    >>> [(c.label, c.how) for c in match.contributions if c.credit]
    [('Westlaw', 'exact'), ('CM/ECF (federal e-filing)', 'relation')]
    """

    def __init__(self, vocabulary: Path | str | None = None, *, limits: Limits | None = DEFAULT_LIMITS) -> None:
        """Load the shipped vocabulary, with the user's own TOML file laid over it where one is given.

        Args:
            vocabulary: A TOML file in the form of ``docs/vocabulary.md``.
            limits: What reading one file may cost. Paths and bytes are read in a process apart, which is ended when
                a file exceeds them. ``None`` reads in this process, for callers that isolate themselves.

        Raises:
            VocabularyError: The file cannot be used; the message names the entry.
        """
        # Absolute: a pickled matcher may be opened in another folder.
        self._overlay = Path(vocabulary).absolute() if vocabulary else None
        self._limits = limits
        self._start()

    def _start(self) -> None:
        self.vocabulary: Vocabulary = load_vocabulary(self._overlay)
        self._scorer = Scorer(self.vocabulary)
        self._read = read if self._limits is None else Sandbox(self._limits).read

    def __getstate__(self) -> dict[str, Any]:
        """Pickling carries the configuration, not the pipeline."""
        return {"overlay": self._overlay, "limits": self._limits}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        """Rebuild from the configuration."""
        self._overlay = state["overlay"]
        self._limits = state["limits"]
        self._start()

    @property
    def relations(self) -> Relations:
        """How far evidence of one concept meets a requirement for another."""
        return self._scorer.relations

    def read(self, source: Source) -> Document:
        """A source as a document; check its ``status``.

        Raises:
            OSError: A path that does not exist or cannot be opened.
            TypeError: It is no source.
            MatcherError: The process that reads files cannot be started.
        """
        if isinstance(source, tuple) and len(source) == 2:
            return replace(self.read(source[1]), source=called(source))
        if isinstance(source, Document):
            return source
        if isinstance(source, Text) and isinstance(source.text, str):
            return read_text(source.text, source.name)
        if isinstance(source, Mapping):
            return from_mapping(source)
        if isinstance(source, bytes | bytearray | memoryview):
            return self._read(bytes(source))
        if isinstance(source, str | Path):
            return self._read(Path(source))
        raise TypeError(f"{type(source).__name__} is no document: give a path, bytes, Text, a Document or a mapping")

    @overload
    def extract(self, source: Source, *, as_of: AsOf, doc_type: Literal["posting"]) -> Posting: ...

    @overload
    def extract(self, source: Source, *, as_of: AsOf, doc_type: Literal["resume"]) -> Resume: ...

    @overload
    def extract(self, source: Source, *, as_of: AsOf, doc_type: DocumentType | None = None) -> Posting | Resume: ...

    def extract(self, source: Source, *, as_of: AsOf, doc_type: DocumentType | None = None) -> Posting | Resume:
        """What a source asks for or shows; without ``doc_type`` its wording decides which it is.

        Raises:
            UnreadableError: The source could not be read; the message says what to do.
        """
        as_of = date_of(as_of)
        document = self.read(source)
        if document.status != "ok":
            raise UnreadableError(document.source, document.status, remedy(document))
        return extract(document, self.vocabulary, as_of=as_of, doc_type=doc_type)

    @overload
    def extract_many(
        self, sources: Iterable[Source], *, as_of: AsOf, doc_type: Literal["posting"], jobs: int | None = 1
    ) -> Generator[Posting | Failure, None, None]: ...

    @overload
    def extract_many(
        self, sources: Iterable[Source], *, as_of: AsOf, doc_type: Literal["resume"], jobs: int | None = 1
    ) -> Generator[Resume | Failure, None, None]: ...

    @overload
    def extract_many(
        self, sources: Iterable[Source], *, as_of: AsOf, doc_type: DocumentType | None = None, jobs: int | None = 1
    ) -> Generator[Posting | Resume | Failure, None, None]: ...

    def extract_many(
        self,
        sources: Iterable[Source],
        *,
        as_of: AsOf,
        doc_type: DocumentType | None = None,
        jobs: int | None = 1,
    ) -> Generator[Posting | Resume | Failure, None, None]:
        """What each source asks for or shows, in the order given; what cannot be read becomes a :class:`Failure`.

        Few are read before they are asked for, with one job none, and nothing is kept, so that the sources may be as
        many as one likes. So many processes do the work as there are ``jobs``, one for each core if ``None``; with 1 it
        is done in this process. The results are the same, and a document that ends its process is a failure as well.

        >>> texts = [("a-17", Text("Skills: Westlaw")), ("a-18", b"")]
        >>> [(type(found).__name__, getattr(found, "source", None)) for found in Matcher().extract_many(
        ...     texts, as_of="latest", doc_type="resume")]
        [('Resume', None), ('Failure', 'a-18')]
        """
        work = _Extracting(self, date_of(as_of), doc_type)
        if jobs == 1:
            yield from map(work.extracted, sources)
            return
        with Workers(work, jobs) as workers:
            for said in workers.in_order((called(one), pickle.dumps(from_root(one))) for one in sources):
                yield pickle.loads(b64decode(said))

    def posting(self, source: Source | Posting, *, as_of: AsOf) -> Posting:
        """A source as a posting; an extracted one as it is.

        Raises:
            UnreadableError: The source could not be read.
        """
        return source if isinstance(source, Posting) else self.extract(source, as_of=as_of, doc_type="posting")

    def resume(self, source: Source | Resume, *, as_of: AsOf) -> Resume:
        """A source as a resume; an extracted one as it is.

        Raises:
            UnreadableError: The source could not be read.
        """
        return source if isinstance(source, Resume) else self.extract(source, as_of=as_of, doc_type="resume")

    def match(self, resume: Source | Resume, posting: Source | Posting, *, as_of: AsOf, advise: bool = True) -> Match:
        """A resume held against a posting.

        Args:
            resume: A path, bytes, :class:`Text`, document or extracted resume.
            posting: The same for the posting.
            as_of: The date that open jobs run to, or "latest" for the latest past date in the resume.
            advise: Find gaps and advice as well, which is most of the work and changes nothing else.

        Returns:
            The explained match; ``score`` is ``None`` where there is nothing to judge by.

        Raises:
            UnreadableError: One of the two could not be read.
        """
        as_of = date_of(as_of)
        own, asked = self.resume(resume, as_of=as_of), self.posting(posting, as_of=as_of)
        return self._scorer.match(own, asked, advise=advise)

    def score_many(
        self, posting: Source | Posting, resumes: Iterable[Source | Resume], *, as_of: AsOf
    ) -> Iterator[Match | Failure]:
        """One result per resume, in input order, as they are made; what cannot be read becomes a :class:`Failure`."""
        as_of = date_of(as_of)
        asked = self.posting(posting, as_of=as_of)
        for resume in resumes:
            yield self.attempt(resume, asked, as_of=as_of)

    def attempt(self, resume: Source | Resume, posting: Posting, *, as_of: AsOf) -> Match | Failure:
        """A resume held against a posting, or why that cannot be done; a batch is made of these."""
        own = resume if isinstance(resume, Resume) else self.opened(resume)
        document = own.document if isinstance(own, Resume) else own
        return guarded(document, lambda: self.match(own, posting, as_of=as_of))

    def opened(self, source: Source) -> Document:
        """A source as a document, also where it cannot be opened: check its ``status``.

        Raises:
            MatcherError: The process that reads files cannot be started.
        """
        try:
            return self.read(source)
        except (OSError, TypeError, ValueError) as error:  # no name of a file holds a null character
            return unopened(called(source), error)

    def rank(
        self, posting: Source | Posting, resumes: Iterable[Source | Resume], *, as_of: AsOf, top: int | None = None
    ) -> list[Match]:
        """The matches of the readable resumes, best first; ``top`` keeps the first so many, in constant memory.

        Equal scores are ordered by must-haves met, by what the jobs show, then by content: no name and no order of
        the files plays a part. :func:`matcher.matching.ranking.ties` says which differences mean nothing.
        """
        found = (m for m in self.score_many(posting, resumes, as_of=as_of) if isinstance(m, Match))
        return _best(found, lambda m: standing(m, m.resume.document), top)

    def score_postings(
        self, resume: Source | Resume, postings: Iterable[Source | Posting], *, as_of: AsOf
    ) -> Iterator[Match | Failure]:
        """One result per posting, in input order, as they are made; what cannot be read becomes a :class:`Failure`."""
        as_of = date_of(as_of)
        own = self.resume(resume, as_of=as_of)
        for posting in postings:
            asked = posting if isinstance(posting, Posting) else self.opened(posting)
            document = asked.document if isinstance(asked, Posting) else asked
            yield guarded(document, partial(self.match, own, asked, as_of=as_of))

    def recommend(
        self, resume: Source | Resume, postings: Iterable[Source | Posting], *, as_of: AsOf, top: int | None = None
    ) -> list[Match]:
        """The matches of the readable postings, best first; last those that cannot be judged well (no ``band``).

        Scores of different postings are made of different requirements: the order is a guide. Ties as in :meth:`rank`.
        """
        found = (m for m in self.score_postings(resume, postings, as_of=as_of) if isinstance(m, Match))
        return _best(found, lambda m: (m.band is None, standing(m, m.posting.document)), top)


@dataclass(frozen=True, slots=True)
class _Extracting:
    """What :meth:`Matcher.extract_many` does with every source, in this process or in others.

    A source is pickled on its way there, and so is what comes of it on its way back: it is this program on both sides.
    """

    matcher: Matcher
    as_of: AsOf
    doc_type: DocumentType | None

    @property
    def limits(self) -> Limits:
        return self.matcher._limits or DEFAULT_LIMITS

    def worker(self) -> _Extracting:
        prepare(self.matcher.vocabulary)
        return self

    def extracted(self, source: Source) -> Posting | Resume | Failure:
        document = self.matcher.opened(source)
        return guarded(document, lambda: self.matcher.extract(document, as_of=self.as_of, doc_type=self.doc_type))

    def __call__(self, data: bytes, name: str) -> str:
        return _pickled(self.extracted(pickle.loads(data)))

    def lost(self, document: Document, data: bytes) -> str:
        return _pickled(Failure(document.source, document.status, remedy(document)))

    def close(self) -> None:
        """Nothing: the matcher is somebody's."""


def _pickled(found: Posting | Resume | Failure) -> str:
    return b64encode(pickle.dumps(found)).decode("ascii")


def _best(found: Iterable[Match], key: Callable[[Match], Any], top: int | None) -> list[Match]:
    return sorted(found, key=key) if top is None else heapq.nsmallest(top, found, key=key)


def guarded(document: Document, work: Callable[[], T]) -> T | Failure:
    """What ``work`` makes of a document, or why it cannot: one file never stops the others.

    Raises:
        MatcherError: Something is wrong that is no matter of this file.
    """
    try:
        return work()
    except UnreadableError as error:
        return Failure(error.source, error.status, error.remedy, document.sha256)
    except MatcherError:
        raise
    except Exception as error:  # a fault of the program: the log says where, the result says that it happened
        kind, place = type(error).__name__, "".join(traceback.format_tb(error.__traceback__))
        # Not the message: it may quote the document.
        _log.error("%s while working on a file\n%s", kind, place)
        reason = f"a fault of the program ({kind}); please report it; the other files are not affected"
        return Failure(document.source, "corrupt", reason, document.sha256)


def failed(document: Document, failure: Failure) -> Document:
    """A document that came to nothing, as one that could not be read: with the status and the reason of ``failure``."""
    if document.status != "ok":
        return document
    return replace(document, status=failure.status, text="", blocks=(), pages=(0,), warnings=(failure.reason,))
