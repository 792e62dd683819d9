"""Known phrases in a text's words, against a search that tries each phrase at each place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from matcher.extraction.phrases import PhraseFinder

WORDS = st.lists(st.sampled_from("abc"), max_size=8)
PHRASES = st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=3).map(tuple), unique=True, max_size=6)


@given(WORDS, PHRASES)
def test_a_phrase_is_found_wherever_its_words_stand(words: list[str], phrases: list[tuple[str, ...]]) -> None:
    finder = PhraseFinder()
    for phrase in phrases:
        finder.add(" ".join(phrase), [phrase])
    expected = [
        (" ".join(words[start:end]), start, end)
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
        if tuple(words[start:end]) in phrases
    ]
    assert list(finder(words)) == expected


def test_all_spellings_lead_to_the_phrase() -> None:
    finder = PhraseFinder()
    finder.add("e-filing", [("e", "-", "filing"), ("efiling",)])
    assert list(finder(["efiling", "e", "-", "filing"])) == [("e-filing", 0, 1), ("e-filing", 1, 4)]


def test_phrases_of_the_same_words_come_in_the_order_in_which_they_were_added() -> None:
    finder = PhraseFinder()
    for phrase in ("brief", "Briefs", "brief"):
        finder.add(phrase, [("brief",)])
    assert list(finder(["brief"])) == [("brief", 0, 1), ("Briefs", 0, 1)]
