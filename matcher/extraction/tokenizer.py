"""spaCy's pipeline shell: a blank English vocabulary with our tokenizer and our norms, nothing downloaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matcher.text import norm, spans

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


class LegalTokenizer:
    """Turns one-line text into a ``Doc`` whose ``doc.text`` is that text: see :func:`matcher.text.tokens`."""

    def __init__(self, vocab: Vocab) -> None:
        """Keep the vocab that the docs are made with."""
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The tokenised text. ``text`` must hold no white space but single spaces, as normalised text does."""
        from spacy.tokens import Doc

        words: list[str] = []
        after: list[bool] = []
        for start, end in spans(text):
            words.append(text[start:end])
            after.append(text[end : end + 1] == " ")
        return Doc(self.vocab, words=words, spaces=after)


def blank() -> Language:
    """A blank English pipeline with the legal tokenizer; a token's norm is its lower-case singular."""
    import spacy

    nlp = spacy.blank("en")
    nlp.vocab.lex_attr_getters[nlp.vocab.strings["NORM"]] = norm  # type: ignore[attr-defined]
    nlp.tokenizer = LegalTokenizer(nlp.vocab)
    for lexeme in nlp.vocab:
        lexeme.norm_ = norm(lexeme.text)
    return nlp
