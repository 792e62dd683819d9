"""The spaCy shell: its docs are the normalised text, its norms are ours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.extraction.tokenizer import blank
from matcher.text import norm, normalise, tokens

NLP = blank()


@given(st.text(max_size=60))
def test_the_doc_is_the_normalised_text(text: str) -> None:
    clean = normalise(text).text.strip()
    doc = NLP.make_doc(clean)
    assert doc.text == clean
    assert [token.text for token in doc] == tokens(clean)


@pytest.mark.parametrize("word", ["Pleadings", "attorney's", "CM", "WESTLAW", "summonses"])
def test_a_tokens_norm_is_ours(word: str) -> None:
    assert [token.norm_ for token in NLP.make_doc(word)] == [norm(word)]


def test_nothing_but_the_tokenizer_runs() -> None:
    assert NLP.pipe_names == []
