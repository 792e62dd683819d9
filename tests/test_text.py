"""Normalisation keeps every character's place; tokens and singulars by tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.text import Lines, norm, normalise, odd_words, singular, spans, tokens

# Letters, spaces, line ends, and what files put between them: joiners, ligatures, mojibake, dashes, bullets.
TRICKY = st.text(
    alphabet=st.sampled_from("abZ09-—’“” \n\t\r\f\u00a0\u00ad\u200b\u2028\ufeffﬁ®½…â€¢é•İ①．\x85"), max_size=40
)
WORDS = st.lists(st.text(alphabet="abcXYZ019-/.,&+", min_size=1, max_size=8), max_size=12)


@given(st.text(max_size=60) | TRICKY)
def test_every_range_of_the_copy_maps_into_the_original(text: str) -> None:
    clean = normalise(text)
    assert len(clean.begins) == len(clean.ends) == len(clean.text)
    for i in range(len(clean.text)):
        start, end = clean.original(i, i + 1)
        assert 0 <= start < end <= len(text)


@given(st.text(max_size=60) | TRICKY)
def test_order_is_kept(text: str) -> None:
    clean = normalise(text)
    assert list(clean.begins) == sorted(clean.begins)
    assert list(clean.ends) == sorted(clean.ends)


@given(st.text(max_size=60) | TRICKY, st.integers(0, 60), st.integers(1, 60))
def test_longer_ranges_map_to_ranges(text: str, start: int, length: int) -> None:
    clean = normalise(text)
    if start + length <= len(clean.text):
        begin, end = clean.original(start, start + length)
        assert 0 <= begin < end <= len(text)


@given(st.text(max_size=60) | TRICKY)
def test_the_copy_is_one_line_of_single_spaces(text: str) -> None:
    clean = normalise(text).text
    assert "\n" not in clean
    assert "\t" not in clean
    assert "  " not in clean


@given(TRICKY)
def test_lines_are_disjoint_non_blank_and_in_order(text: str) -> None:
    clean = normalise(text)
    assert len(clean.lines) == len(clean.gaps)
    edge = 0
    for start, end in clean.lines:
        assert edge <= start < end <= len(clean.text)
        assert clean.text[start:end].strip() == clean.text[start:end] != ""
        edge = end


@given(WORDS)
def test_plain_ascii_with_single_spaces_is_its_own_copy(words: list[str]) -> None:
    text = " ".join(words)
    clean = normalise(text)
    assert clean.text == text
    assert list(clean.begins) == list(range(len(text)))
    assert list(clean.ends) == list(range(1, len(text) + 1))


@given(st.text(alphabet="abyz019.,&/+ \t\n", max_size=60))
def test_plain_text_is_what_the_obvious_way_makes_of_it(text: str) -> None:
    clean = normalise(text)
    assert clean.text == " ".join(text.split())
    assert [clean.text[start:end] for start, end in clean.lines] == [
        " ".join(line.split()) for line in text.split("\n") if line.strip()
    ]
    for i, char in enumerate(clean.text):
        start, end = clean.original(i, i + 1)
        assert text[start:end] == char if char != " " else text[start:end].isspace()


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("docu-\nment", "document"),
        ("docu-\n   ment", "document"),
        ("docu-\r\nment", "document"),
        ("e-\nfiling", "e-filing"),
        ("pre-\ntrial", "pre-trial"),
        ("e-filing", "e-filing"),
        ("docu-\n\nment", "docu- ment"),
        ("Lexis-\nNexis", "Lexis- Nexis"),
        ("2019-\npresent", "2019- present"),
        ("Word®", "Word"),
        ("Lexis™", "Lexis"),
        ("ﬁling of briefs", "filing of briefs"),
        ("oﬀice", "office"),
        ("soft\u00adware", "software"),
        ("West\u200blaw", "Westlaw"),
        ("\ufeffWestlaw", "Westlaw"),
        ("“Clio”", '"Clio"'),
        ("attorney’s", "attorney's"),
        ("attorney`s", "attorney's"),
        ("2016–2020", "2016-2020"),
        ("a\u00a0\u2009 b", "a b"),
        ("a\tb \n c", "a b c"),
        ("donâ€™t", "don't"),
        ("â€¢ Westlaw", "• Westlaw"),
        ("Ｗｏｒｄ", "Word"),
        ("one\u2028two", "one two"),
        ("one\ftwo", "one two"),
        ("café", "café"),
        ("", ""),
        ("\u00ad", ""),
        (" \n ", ""),
    ],
)
def test_what_files_do_to_text_is_repaired(text: str, copy: str) -> None:
    assert normalise(text).text.rstrip() == copy


@pytest.mark.parametrize(
    ("text", "word", "original"),
    [
        ("draft docu-\nments now", "documents", "docu-\nments"),
        ("ﬁling briefs", "briefs", "briefs"),
        ("•\u00a0West\u200blaw, PACER", "Westlaw", "West\u200blaw"),
        ("â€¢ Westlaw", "Westlaw", "Westlaw"),
        ("in Word® daily", "Word", "Word"),
        ("Clio…MyCase", "MyCase", "MyCase"),
        ("naïve attorneyâ€™s desk", "desk", "desk"),
        ("Case\nmanagement   software", "Case management software", "Case\nmanagement   software"),
    ],
)
def test_a_word_of_the_copy_is_quoted_as_it_was_written(text: str, word: str, original: str) -> None:
    clean = normalise(text)
    at = clean.text.index(word)
    start, end = clean.original(at, at + len(word))
    assert text[start:end] == original


@pytest.mark.parametrize(
    ("text", "lines", "gaps"),
    [
        ("a\nb", ["a", "b"], (0, 0)),
        ("a\n\nb", ["a", "b"], (0, 1)),
        ("\n\na\n \n\nb\n", ["a", "b"], (2, 2)),
        ("Skills \n - Westlaw ", ["Skills", "- Westlaw"], (0, 0)),
        ("docu-\nment\nb", ["document", "b"], (0, 0)),
    ],
)
def test_lines_remember_the_blank_lines_before_them(text: str, lines: list[str], gaps: tuple[int, ...]) -> None:
    clean = normalise(text)
    assert [clean.text[start:end] for start, end in clean.lines] == lines
    assert clean.gaps == gaps


def test_more_text_than_is_counted_ahead_keeps_its_places() -> None:
    text = "Westlaw  " * 8000 + "PACER"
    clean = normalise(text)
    assert clean.text == " ".join(text.split())
    assert clean.original(len(clean.text) - 5, len(clean.text)) == (len(text) - 5, len(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Westlaw, caf\u00e9", ()),
        ("W\u0435stlaw", ("W\u0435stlaw",)),
        ("W\u0435stlaw R\u0435lativity W\u0435stlaw", ("W\u0435stlaw", "R\u0435lativity")),
        ("P\u0410\u0421ER", ("P\u0410\u0421ER",)),
        ("\u039dotary", ("\u039dotary",)),
        ("\u043f\u0440\u0430\u0432\u043e \u0391\u0392\u0393\u0394", ()),
        ("\u03bcmol k\u03a9 \u0394T \u03b2-test x\u02b7m\u0259\u03b8k", ()),
        ("R\u8305sum\u8305", ()),
        ("\U0001d416\U0001d41e\U0001d42c\U0001d42d", ()),
    ],
)
def test_words_that_mix_alphabets(text: str, found: tuple[str, ...]) -> None:
    assert odd_words(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CM/ECF", ["CM", "/", "ECF"]),
        ("C.L.P.", ["C", ".", "L", ".", "P", "."]),
        ("Lexis+", ["Lexis", "+"]),
        ("e-filing", ["e", "-", "filing"]),
        ("•Westlaw", ["•", "Westlaw"]),
        ("|Westlaw|", ["|", "Westlaw", "|"]),
        ("Word/Excel", ["Word", "/", "Excel"]),
        ("attorney's", ["attorney's"]),
        ("attorneys'", ["attorneys", "'"]),
        ("don't we'll", ["don't", "we'll"]),
        ("O'Brien", ["O", "'", "Brien"]),
        ("3E and 8am", ["3E", "and", "8am"]),
        ("snake_case", ["snake", "_", "case"]),
        ("café №5", ["café", "№", "5"]),
        ("", []),
        ("   ", []),
    ],
)
def test_tokens(text: str, found: list[str]) -> None:
    assert tokens(text) == found


@given(st.text(max_size=60))
def test_tokens_leave_nothing_but_space_behind(text: str) -> None:
    assert "".join(tokens(text)) == "".join(text.split())


@given(st.text(max_size=60))
def test_spans_are_the_places_of_the_tokens(text: str) -> None:
    assert [text[start:end] for start, end in spans(text)] == tokens(text)


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("pleadings", "pleading"),
        ("summonses", "summons"),
        ("replies", "reply"),
        ("attorney's", "attorney"),
        ("attorneys", "attorney"),
        ("processes", "process"),
        ("process", "process"),
        ("cases", "case"),
        ("boxes", "box"),
        ("searches", "search"),
        ("approaches", "approach"),
        ("caches", "cache"),
        ("licenses", "license"),
        ("status", "status"),
        ("analysis", "analysis"),
        ("ties", "tie"),
        ("gas", "gas"),
        ("us", "us"),
        ("word", "word"),
        ("", ""),
    ],
)
def test_singular(word: str, one: str) -> None:
    assert singular(word) == one


@given(st.text(alphabet="abcehinosxyz'", max_size=12))
def test_a_singular_is_never_longer_and_never_empty(word: str) -> None:
    assert len(singular(word)) <= len(word)
    assert bool(singular(word)) == bool(word.removesuffix("'s"))


def test_the_norm_ignores_case() -> None:
    assert norm("PLEADINGS") == norm("pleading") == "pleading"


@given(st.text(alphabet="ab\n", min_size=1, max_size=40), st.data())
def test_lines_are_what_line_feeds_part(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text) - 1))
    lines = Lines(text)
    assert lines.number(place) == text[:place].count("\n") + 1
    assert lines.line(place) == text.split("\n")[lines.number(place) - 1]
    assert lines.before(place) == text[:place].rpartition("\n")[2]
