"""spaCy's pipeline shell: a blank English pipeline with our tokenizer and our norms, nothing downloaded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matcher.text import norm, placed

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text as written: where each starts, and whether a space follows it."""

    texts: list[str]
    starts: list[int]
    spaced: list[bool]


def split(text: str) -> Tokens:
    """The tokens of a one-line text."""
    found = placed(text)
    padded = text + "."
    return Tokens(
        [match[0] for match in found],
        [match.start() for match in found],
        [padded[match.end()] == " " for match in found],
    )


class LegalTokenizer:
    """Turns one-line text into a ``Doc`` whose ``doc.text`` is that text: see :func:`matcher.text.tokens`."""

    def __init__(self, vocab: Vocab) -> None:
        """Keep the vocab that the docs are made with."""
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The tokenised text. ``text`` must hold no white space but single spaces, as normalised text does."""
        return self.doc(split(text))

    def doc(self, found: Tokens) -> Doc:
        """A ``Doc`` of tokens that are known already."""
        from spacy.tokens import Doc

        return Doc(self.vocab, words=found.texts, spaces=found.spaced)


def blank() -> Language:
    """A blank English pipeline with the legal tokenizer; a token's norm is its lower-case singular.

    Its vocab computes nothing but the norm of a new word: spaCy's other twenty attributes cost four times as much.
    """
    from spacy.lang.en import English
    from spacy.vocab import Vocab

    vocab = Vocab()
    vocab.lex_attr_getters = {vocab.strings["NORM"]: norm}  # type: ignore[attr-defined]
    return English(vocab, create_tokenizer=lambda nlp: LegalTokenizer(nlp.vocab))
