"""Laws 1 and 2 on the samples: every resume against every posting."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.laws.cases import CASES, TINY, TRIED, bits, match, own, posting, resume, score, with_line
from tests.laws.checks import assert_accounted_for

LISTED = ["Westlaw", "MyCase", "CM/ECF", "Relativity", "Microsoft Word", "iManage", "PACER", "QuickBooks"]


@pytest.mark.parametrize("shown", CASES)
@pytest.mark.parametrize("asked", CASES)
def test_contributions_sum_and_quotes_stand_in_their_documents(shown: str, asked: str) -> None:
    found = match(resume(shown), posting(asked))
    assert found.score is not None
    assert_accounted_for(found)


@given(st.sampled_from(CASES), st.sampled_from(CASES), st.sampled_from(TRIED))
@settings(max_examples=40)
def test_a_mention_never_lowers_a_sample_and_a_second_one_changes_nothing(
    shown: str, asked: str, tried: tuple[str, str]
) -> None:
    before, text = score(resume(shown), posting(asked)), with_line(resume(shown).document.text, tried[0])
    once = bits(own(text), posting(asked))
    assert once[0] >= before - TINY
    assert bits(own(with_line(text, tried[0])), posting(asked)) == once


@pytest.mark.parametrize("case", CASES)
def test_a_list_twice_over_is_no_better(case: str) -> None:
    skills = "\n\nSKILLS\n\nWestlaw, PACER, Relativity\n"
    text = resume(case).document.text
    assert score(text + skills + skills, posting(case)) == score(text + skills, posting(case))


@given(st.permutations(LISTED), st.sampled_from([", ", " | ", "; ", "\n- ", " / "]), st.sampled_from(CASES))
@settings(max_examples=40)
def test_neither_order_nor_separator_of_a_list_changes_anything(order: list[str], separator: str, case: str) -> None:
    listed = own("Jo Doe\n\nSKILLS\n\n- " + separator.join(order))
    assert bits(listed, posting(case)) == bits(own("Jo Doe\n\nSKILLS\n\n- " + ", ".join(LISTED)), posting(case))


@given(st.lists(st.sampled_from(LISTED), min_size=1, max_size=5, unique=True))
@settings(max_examples=30)
def test_a_posting_against_its_own_words_is_covered(names: list[str]) -> None:
    found = match("EXPERIENCE\n\n- Used " + "\n- Used ".join(names), "Requirements:\n- " + "\n- ".join(names))
    assert [c.label for c in found.contributions if c.kind != "experience" and c.credit < 1.0] == []
