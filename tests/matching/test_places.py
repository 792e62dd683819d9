"""Pages, lines and quotes of a document."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from matcher.matching.places import Places
from matcher.model import Document


def test_places_of_quotes() -> None:
    text = "one\ntwo\f\nthree Westlaw\n"
    places = Places(Document("x", "", "ok", text, pages=(0, 8)))
    quote = places.quote(15, 22, "skills")
    assert (quote.text, quote.page, quote.line, quote.section) == ("Westlaw", 2, 3, "skills")


@given(st.text(alphabet="ab\n", min_size=1, max_size=40), st.data())
def test_lines_count_line_feeds(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    assert Places(Document("x", "", "ok", text)).quote(start, start + 1, "").line == text[:start].count("\n") + 1
