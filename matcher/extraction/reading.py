"""What the components hand to each other about one text while it is read; nothing of it leaves extraction."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, pairwise
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from matcher.extraction.layout import Sentence
from matcher.extraction.tokenizer import LegalTokenizer, Tokens, split
from matcher.model import DocumentType, How, Kind, Level, MentionStatus
from matcher.text import Normalised, norm, tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc

_norm = lru_cache(maxsize=1 << 15)(norm)
SEPARATORS = frozenset({",", ";", "/", "|", "&", "and", "or", "•", "(", ")", ":", "+", "-", "·", '"', "'"})


@lru_cache(maxsize=1 << 13)
def norms_of(phrase: str) -> tuple[str, ...]:
    """The norms of a phrase of the vocabulary."""
    return tuple(_norm(token.lower()) for token in tokens(phrase))


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

    ``opens`` is where each sentence starts, ``tokens`` are the tokens as written, ``words`` in lower case, ``norms``
    their lower-case singulars, ``bounds`` the half-open token range of each sentence, ``owners`` per token the last
    sentence that has begun (-1 before the first), ``contact`` the tokens of names and addresses, ``anchors`` those of
    duties, ``clause_ends`` those at which a clause ends, ``refused`` the sentences whose title says that they are not
    there, ``letter`` the range of a cover letter in the normalised text. ``doc`` holds the same tokens for spaCy's
    matchers; everything else reads the lists, which cost a tenth of spaCy's token objects.
    """

    text: Normalised
    doc_type: DocumentType
    doc: Doc
    tokens: Tokens
    sentences: tuple[Sentence, ...]
    opens: list[int]
    words: list[str]
    norms: list[str]
    bounds: list[tuple[int, int]]
    owners: list[int]
    hits: list[Hit] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    organizations: list[Hit] = field(default_factory=list)
    contact: frozenset[int] = frozenset()
    anchors: frozenset[int] = frozenset()
    clause_ends: list[int] = field(default_factory=list)
    refused: frozenset[int] = frozenset()
    _places: dict[int, dict[str, list[int]]] = field(default_factory=dict)
    letter: tuple[int, int] | None = None
    _covered: tuple[list[Hit], frozenset[int], frozenset[int]] | None = None

    def covered(self) -> tuple[frozenset[int], frozenset[int]]:
        """The tokens of all hits, and those of credentials; collected anew once the hits have been replaced."""
        if self._covered is None or self._covered[0] is not self.hits:
            every = frozenset(i for hit in self.hits for i in range(hit.start, hit.end))
            of_credentials = (range(hit.start, hit.end) for hit in self.hits if hit.kind == "certification")
            self._covered = (self.hits, every, frozenset(chain.from_iterable(of_credentials)))
        return self._covered[1:]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original text that tokens ``start:end`` stand for."""
        return self.text.original(*self.place(start, end))

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The range of the normalised text that tokens ``start:end`` stand for."""
        starts, texts = self.tokens.starts, self.tokens.texts
        return starts[start], starts[end - 1] + len(texts[end - 1])

    def quote(self, start: int, end: int) -> str:
        """Tokens ``start:end`` as they stand in the normalised text."""
        return self.text.text[slice(*self.place(start, end))]

    def is_dash(self, i: int) -> bool:
        """True for a dash between spaces; a hyphen inside a word is none."""
        return self.words[i] == "-" and i > 0 and self.tokens.spaced[i] and self.tokens.spaced[i - 1]

    def opens_line(self, i: int) -> bool:
        """True where a token begins a line with a capital: in wrapped text a new item may begin there unmarked."""
        return self.tokens.texts[i][0].isupper() and self.begins_line(i)

    def begins_line(self, i: int) -> bool:
        """True for the first token of a line."""
        start = self.tokens.starts[i]
        line = self.line_of(start)
        return line >= 0 and self.text.lines[line][0] == start

    def line_of(self, place: int) -> int:
        """The index of the line that a place of the normalised text stands in; -1 before the first."""
        return bisect_right(self.text.lines, place, key=itemgetter(0)) - 1

    def places(self, sentence: int) -> Mapping[str, Sequence[int]]:
        """Where each norm of a sentence stands; collected when a sentence is first asked for."""
        found = self._places.get(sentence)
        if found is None:
            found = self._places[sentence] = {}
            for i in range(*self.bounds[sentence]):
                found.setdefault(self.norms[i], []).append(i)
        return found

    def sentences_in(self, start: int, end: int) -> range:
        """The indices of the sentences that overlap a range of the normalised text."""
        first = bisect_right(self.sentences, start, key=attrgetter("end"))
        return range(first, bisect_left(self.opens, end))

    def sentence_at(self, place: int) -> Sentence | None:
        """The sentence that holds a place of the normalised text."""
        i = bisect_right(self.opens, place) - 1
        return self.sentences[i] if i >= 0 and place < self.sentences[i].end else None


def begin(
    text: Normalised, doc_type: DocumentType, tokenizer: LegalTokenizer, sentences: tuple[Sentence, ...]
) -> Reading:
    """An empty reading of a text: its tokens, and where its sentences begin and end among them."""
    found = split(text.text)
    words = list(map(str.lower, found.texts))
    bounds = [(bisect_left(found.starts, s.start), bisect_left(found.starts, s.end)) for s in sentences]
    opens = [s.start for s in sentences]
    norms = list(map(_norm, words))
    doc = tokenizer.doc(found)
    return Reading(text, doc_type, doc, found, sentences, opens, words, norms, bounds, _owners(bounds, len(words)))


def _owners(bounds: Sequence[tuple[int, int]], count: int) -> list[int]:
    """Per token the index of the last sentence that has begun."""
    starts = [start for start, _ in bounds] + [count]
    owners = [-1] * starts[0]
    for i, (start, following) in enumerate(pairwise(starts)):
        owners += [i] * (following - start)
    return owners
