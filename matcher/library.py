"""The library's front: :class:`Matcher` reads, extracts and scores, for one vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from matcher.documents import read, read_text
from matcher.errors import UnreadableError
from matcher.extraction.pipeline import AsOf, extract
from matcher.matching.score import Scorer
from matcher.model import Document, DocumentType, Failure, Match, Posting, Resume
from matcher.vocabulary import Vocabulary, load_vocabulary


@dataclass(frozen=True, slots=True)
class Text:
    """A text in hand, to tell it from a path. ``name`` is what reports call it."""

    text: str
    name: str = "text"


Source: TypeAlias = Path | str | bytes | Text | Document


class Matcher:
    r"""Matches resumes to postings. Thread-safe and picklable; the vocabulary is read once.

    >>> from datetime import date
    >>> m = Matcher()
    >>> posting = Text("Requirements:\n- Westlaw\n- CM/ECF\n- Notary Public commission")
    >>> match = m.match(Text("Skills: Westlaw, PACER"), posting, as_of=date(2026, 11, 1))
    >>> [(c.label, c.how) for c in match.contributions if c.credit]
    [('Westlaw', 'exact'), ('CM/ECF (federal e-filing)', 'relation')]
    """

    def __init__(self, vocabulary: Path | None = None) -> None:
        """Load the shipped vocabulary, with the user's own TOML file laid over it where one is given.

        Args:
            vocabulary: A TOML file in the form of ``docs/vocabulary.md``.

        Raises:
            VocabularyError: The file cannot be used; the message names the entry.
        """
        self._overlay = vocabulary
        self._start()

    def _start(self) -> None:
        self.vocabulary: Vocabulary = load_vocabulary(self._overlay)
        self._scorer = Scorer(self.vocabulary)

    def __getstate__(self) -> dict[str, Any]:
        """Pickling carries the configuration, not the pipeline."""
        return {"overlay": self._overlay}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        """Rebuild from the configuration."""
        self._overlay = state["overlay"]
        self._start()

    def read(self, source: Source) -> Document:
        """A source as a document; check its ``status``.

        Raises:
            OSError: A path that does not exist or cannot be opened.
        """
        if isinstance(source, Document):
            return source
        if isinstance(source, Text):
            return read_text(source.text, source.name)
        return read(source if isinstance(source, bytes) else Path(source))

    def extract(self, source: Source, *, as_of: AsOf, doc_type: DocumentType | None = None) -> Posting | Resume:
        """What a source asks for or shows; without ``doc_type`` its wording decides which it is.

        Raises:
            UnreadableError: The source could not be read; the message says what to do.
        """
        document = self.read(source)
        if document.status != "ok":
            raise UnreadableError(document.source, document.status, remedy(document))
        return extract(document, self.vocabulary, as_of=as_of, doc_type=doc_type)

    def posting(self, source: Source | Posting, *, as_of: AsOf) -> Posting:
        """A source as a posting; an extracted one as it is.

        Raises:
            UnreadableError: The source could not be read.
        """
        if isinstance(source, Posting):
            return source
        found = self.extract(source, as_of=as_of, doc_type="posting")
        assert isinstance(found, Posting)
        return found

    def resume(self, source: Source | Resume, *, as_of: AsOf) -> Resume:
        """A source as a resume; an extracted one as it is.

        Raises:
            UnreadableError: The source could not be read.
        """
        if isinstance(source, Resume):
            return source
        found = self.extract(source, as_of=as_of, doc_type="resume")
        assert isinstance(found, Resume)
        return found

    def match(self, resume: Source | Resume, posting: Source | Posting, *, as_of: AsOf) -> Match:
        """A resume held against a posting.

        Args:
            resume: A path, bytes, :class:`Text`, document or extracted resume.
            posting: The same for the posting.
            as_of: The date that open jobs run to, or "latest" for the latest past date in the resume.

        Returns:
            The explained match; ``score`` is ``None`` where there is nothing to judge by.

        Raises:
            UnreadableError: One of the two could not be read.
        """
        return self._scorer.match(self.resume(resume, as_of=as_of), self.posting(posting, as_of=as_of))

    def score_many(
        self, posting: Source | Posting, resumes: Iterable[Source | Resume], *, as_of: AsOf
    ) -> Iterator[Match | Failure]:
        """One result per resume, in input order, as they are made; what cannot be read becomes a :class:`Failure`."""
        asked = self.posting(posting, as_of=as_of)
        for resume in resumes:
            try:
                yield self._scorer.match(self.resume(resume, as_of=as_of), asked)
            except UnreadableError as error:
                yield Failure(error.source, error.status, error.remedy)
            except OSError as error:
                yield Failure(str(resume), "corrupt", f"cannot be opened: {error.strerror or error}")

    def rank(
        self, posting: Source | Posting, resumes: Iterable[Source | Resume], *, as_of: AsOf, top: int | None = None
    ) -> list[Match]:
        """The matches of the readable resumes, best first; ties by source name. ``top`` keeps the first so many."""
        matches = [m for m in self.score_many(posting, resumes, as_of=as_of) if isinstance(m, Match)]
        matches.sort(key=lambda m: (-(m.score if m.score is not None else -1.0), m.resume.document.source))
        return matches[:top]


def remedy(document: Document) -> str:
    """Why a document cannot be used and what to do, in one line."""
    return document.warnings[0] if document.warnings else f"cannot be read ({document.status}); save it as PDF or DOCX"
