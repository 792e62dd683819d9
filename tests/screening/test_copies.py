"""Copies: found in every format and after an edit, never where two people share an agency's form."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.documents import read
from matcher.reports.row_shapes import Copy
from matcher.screening.copies import Copied, Trace, copies, likeness, trace
from tests.corpus import docx, json_resume, pdf, rtf, txt
from tests.corpus.resumes import RESUMES, Content
from tests.screened import contact, trace_of
from tests.test_formats import FORMATS

WHO = contact("Marisol Vantongeren", "m.vantongeren@example.org", "(614) 555-0142")
OTHER = contact("Desmond Achterberg", "desmond@example.org", "(503) 555-0117")
AGENCY = {"email": "desk@agency.example", "phone": "(212) 555-0100"}
TEXT = txt.plain(RESUMES[0]).decode()
WORDS = tuple("docket binder mentor harbour lantern copper meadow ribbon saddle walnut".split())


def one(text: str, who: object = None, file: str = "") -> Trace:
    return trace(file, trace_of(text, who))  # type: ignore[arg-type]


def edited(text: str, share: float, seed: int = 1) -> str:
    """A text of which so many of a hundred words are others."""
    chance = random.Random(seed)
    words = text.split()
    for place in chance.sample(range(len(words)), max(1, round(len(words) * share / 100))):
        words[place] = chance.choice(WORDS)
    return " ".join(words)


def how(*traces: Trace) -> Copy | None:
    """How the last of some traces is a copy."""
    return copies(traces).get(len(traces) - 1, Copied(0, None, 0)).how


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "JSON Resume of old"])
@pytest.mark.parametrize("content", RESUMES, ids=[content.key for content in RESUMES])
def test_one_resume_in_two_formats_is_the_same_text(content: Content, name: str) -> None:
    assert how(one(read(txt.plain(content)).text), one(FORMATS[name](content).text)) == "same text"


def test_a_form_that_leaves_out_the_places_is_nearly_the_same() -> None:
    old = read(json_resume.old(RESUMES[0])).text
    assert how(one(TEXT, WHO), one(old, WHO)) == "edited copy"


def test_the_same_bytes_are_the_same_file() -> None:
    assert how(one(TEXT, WHO, "sha"), one(TEXT, WHO, "sha")) == "same file"
    assert how(one("", None, "sha"), one("", None, "sha")) == "same file"
    assert how(one("", None, ""), one("", None, "")) is None


@pytest.mark.parametrize("share", [1, 3, 5, 10, 15, 20])
@pytest.mark.parametrize("seed", range(5))
def test_an_edited_copy_is_found(share: float, seed: int) -> None:
    assert how(one(TEXT, WHO), one(edited(TEXT, share, seed), WHO)) == "edited copy"


@pytest.mark.parametrize("seed", range(5))
def test_two_edits_of_one_resume_are_copies_of_each_other(seed: int) -> None:
    assert how(one(edited(TEXT, 15, seed), WHO), one(edited(TEXT, 15, seed + 9), WHO)) == "edited copy"


def test_another_text_of_the_same_person_is_no_copy() -> None:
    assert how(one(TEXT, WHO), one(edited(TEXT, 80), WHO)) is None
    assert how(one(TEXT, WHO), one(txt.plain(RESUMES[1]).decode(), WHO)) is None


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (WHO, OTHER),
        (contact("Marisol Vantongeren", **AGENCY), contact("Desmond Achterberg", **AGENCY)),
        (contact("Marisol Vantongeren", **AGENCY), contact("", **AGENCY)),
        (contact("", **AGENCY), contact("", **AGENCY)),
        (contact("Ann Lee", "ann@example.org"), contact("Ann Lee", "lee@example.net")),
        (None, None),
        (WHO, None),
    ],
)
def test_near_texts_of_people_who_may_be_two_are_no_copies(here: object, there: object) -> None:
    assert how(one("Jo " + TEXT, here), one("Al " + TEXT, there)) is None


@pytest.mark.parametrize(
    "there",
    [
        contact("MARISOL VANTONGEREN", "new@example.org", "+1 614 555 0142"),
        contact("Marisol Vantongeren", "M.Vantongeren@example.org"),
        contact("Marisol Vantongeren"),
    ],
)
def test_who_writes_under_one_name_and_address_is_one_person(there: object) -> None:
    assert how(one(TEXT, WHO), one(edited(TEXT, 5), there)) == "edited copy"


def test_an_agencys_form_is_no_copy_of_anybody() -> None:
    people = [contact(f"Person {chr(97 + n)}{chr(110 + n)}", **AGENCY) for n in range(12)]
    traces = [one(f"{who['name']}\n{TEXT}", who) for who in people]
    assert copies(traces) == {}


def test_what_is_no_longer_alike_is_in_no_group_through_others() -> None:
    words = TEXT.split()
    steps = [" ".join([*(["lorem"] * cut), *words[cut:]]) for cut in range(0, len(words), len(words) // 6)]
    found = copies([one(step, WHO) for step in steps])
    assert found[1] == Copied(0, "edited copy", 1)
    last = found.get(len(steps) - 1)
    assert last is None or last.first != 0


def test_a_copy_of_a_copy_is_told_by_how_it_is_like_the_first() -> None:
    near = edited(TEXT, 5)
    found = copies([one(TEXT, WHO, "a"), one(near, WHO, "b"), one(near, WHO, "c"), one(near, WHO, "b")])
    assert [found[i].how for i in range(4)] == [None, "edited copy", "edited copy", "edited copy"]
    assert {(copy.first, copy.group) for copy in found.values()} == {(0, 1)}


def test_groups_count_in_the_order_of_their_first() -> None:
    found = copies([one("lonely", None, "x"), one("b", None, "b"), one("a", None, "a"), *(one("b", None, "b"),) * 2])
    assert found == {1: Copied(1, None, 1), 3: Copied(1, "same file", 1), 4: Copied(1, "same file", 1)}


def test_a_key_changes_every_digest() -> None:
    from matcher.reports.trace import trace as digests

    here, there = (digests(TEXT, WHO, key) for key in (b"one", b"two"))
    assert here["words"] != there["words"]
    assert not set(here["people"]) & set(there["people"])
    assert len(set(here["sketch"]) & set(there["sketch"])) <= 1


def test_a_trace_holds_no_word() -> None:
    shown = str(trace_of(TEXT, WHO)).lower()
    assert not [word for word in ("marisol", "vantongeren", "example", "5550142", "westlaw") if word in shown]


def test_page_numbers_and_hyphens_are_no_words() -> None:
    plain = "Drafted cross-examination outlines\nSummer 2016"
    printed = "Drafted cross-\nexamination outlines\nPage 1 of 2\n\nSummer 2016\n2/2\n"
    assert trace_of(plain) == trace_of(printed)
    assert trace_of(plain)["words"] != trace_of(plain.replace("2016", "2017"))["words"]


@given(st.lists(st.integers(0, 300), max_size=80), st.lists(st.integers(0, 300), max_size=80))
def test_likeness_is_a_share_and_the_same_both_ways(here: Sequence[int], there: Sequence[int]) -> None:
    here, there = sorted(set(here))[:64], sorted(set(there))[:64]
    assert 0 <= likeness(here, there) <= 1
    assert likeness(here, there) == likeness(there, here)
    assert likeness(here, here) == (1 if here else 0)


def test_renderers_of_one_resume_differ_from_those_of_another() -> None:
    makers = (docx.plain, rtf.plain, pdf.LAYOUTS["one_column"])
    twice = [one(read(make(content)).text) for content in RESUMES[:2] for make in makers]
    found = copies(twice)
    assert [found[i].group for i in range(6)] == [1, 1, 1, 2, 2, 2]


def test_one_word_makes_another_text() -> None:
    content = replace(RESUMES[0], summary=RESUMES[0].summary.replace("nine", "ten"))
    assert how(one(read(txt.plain(content)).text), one(TEXT)) is None
