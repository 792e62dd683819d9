"""What the components hand to each other about one text while it is read; nothing of it leaves extraction."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from matcher.extraction.layout import Sentence
from matcher.model import DocumentType, How, Kind, Level, MentionStatus
from matcher.text import Normalised

if TYPE_CHECKING:
    from spacy.tokens import Doc

SEPARATORS = frozenset({",", ";", "/", "|", "&", "and", "or", "•", "(", ")", ":", "+", "-", "·", '"', "'"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A concept on tokens ``start:end`` of the sentence with index ``sentence``.

    ``anchor`` is the token whose clause decides how the hit is meant: a duty's verb, else the first token.
    """

    concept: str
    kind: Kind
    start: int
    end: int
    sentence: int
    how: How
    anchor: int
    status: MentionStatus = "held"
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A form that a guard kept out, and why."""

    concept: str
    kind: Kind
    start: int
    end: int
    reason: str


@dataclass(slots=True)
class Reading:
    """The working state of one text; the components fill it in turn.

    ``words`` are the lower-case tokens, ``norms`` their lower-case singulars, ``bounds`` the half-open token range of
    each sentence, ``contact`` the tokens of names and addresses.
    """

    text: Normalised
    doc_type: DocumentType
    doc: Doc
    sentences: tuple[Sentence, ...]
    words: list[str]
    norms: list[str]
    bounds: list[tuple[int, int]]
    hits: list[Hit] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    organizations: list[Hit] = field(default_factory=list)
    contact: frozenset[int] = frozenset()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original text that tokens ``start:end`` stand for."""
        last = self.doc[end - 1]
        return self.text.original(self.doc[start].idx, last.idx + len(last))


def begin(text: Normalised, doc_type: DocumentType, doc: Doc, sentences: tuple[Sentence, ...]) -> Reading:
    """An empty reading of a tokenised text."""
    starts = [token.idx for token in doc]
    bounds = [(bisect_left(starts, s.start), bisect_left(starts, s.end)) for s in sentences]
    return Reading(text, doc_type, doc, sentences, [t.lower_ for t in doc], [t.norm_ for t in doc], bounds)
