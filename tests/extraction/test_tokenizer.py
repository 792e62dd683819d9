"""The tokens as lists: nothing of the text is lost, and each stands where it says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from matcher.extraction.tokenizer import split
from matcher.text import normalise, spans, tokens


@given(st.text(max_size=60))
def test_the_tokens_put_together_are_the_normalised_text(text: str) -> None:
    clean = normalise(text).text.strip()
    found = split(clean)
    assert found.texts == tokens(clean)
    assert "".join(token + " " * found.spaced(i) for i, token in enumerate(found.texts)) == clean


@given(st.text(alphabet="ab'-s. /", max_size=40))
def test_each_token_starts_where_it_stands(text: str) -> None:
    found = split(text)
    assert found.starts == [start for start, _ in spans(text)]
