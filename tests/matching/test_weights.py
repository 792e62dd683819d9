"""What a requirement weighs: orders that must hold, whatever the shipped figures are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.matching.weights import IDF_RANGE, KEYWORD_SHARE, KINDS, LEVELS, Weights
from matcher.model import Keyword, Requirement
from matcher.vocabulary import Vocabulary, load_vocabulary

VOCABULARY = load_vocabulary()
WEIGHTS = Weights(VOCABULARY)
PLAIN = Requirement(
    "r1",
    "tool",
    "Westlaw",
    "one",
    ("tool.westlaw",),
    "",
    "required",
    "requirements",
    False,
    False,
    "",
    None,
    True,
    0,
    1,
)


def test_what_is_not_scored_weighs_nothing() -> None:
    assert WEIGHTS.of(replace(PLAIN, scored=False)) == 0.0


@pytest.mark.parametrize("level", ["preferred", "mentioned"])
def test_required_weighs_most(level: str) -> None:
    assert 0 < WEIGHTS.of(replace(PLAIN, level=level)) <= WEIGHTS.of(PLAIN)  # type: ignore[arg-type]


def test_preferred_weighs_less_than_required() -> None:
    assert LEVELS["preferred"] < LEVELS["required"]


def test_the_firms_own_praise_weighs_less() -> None:
    assert WEIGHTS.of(replace(PLAIN, section="about")) < WEIGHTS.of(PLAIN)


def test_experience_weighs_most_of_all_kinds() -> None:
    assert max(KINDS, key=KINDS.__getitem__) == "experience"


@given(st.sampled_from(sorted(VOCABULARY.concepts)))
def test_idf_is_bounded(concept: str) -> None:
    weight = WEIGHTS.concept(concept)
    commonplace = VOCABULARY.concepts[concept].commonplace
    assert 0 < weight <= IDF_RANGE[1]
    assert weight >= IDF_RANGE[0] or commonplace


def test_rare_weighs_more_than_frequent() -> None:
    first, second = (c for c in VOCABULARY.concepts if c in ("tool.westlaw", "tool.clio"))
    shares = {**VOCABULARY.frequencies, first: 0.001, second: 0.9}
    weights = Weights(replace(VOCABULARY, frequencies=shares))
    assert weights.concept(first) > weights.concept(second)


def test_a_commonplace_weighs_less_than_the_same_otherwise() -> None:
    concept = VOCABULARY.concepts["tool.westlaw"]
    other = replace(VOCABULARY, concepts={**VOCABULARY.concepts, concept.id: replace(concept, commonplace=True)})
    assert Weights(other).concept(concept.id) < WEIGHTS.concept(concept.id)


def test_a_concept_without_a_frequency_weighs_one() -> None:
    assert Weights(replace(VOCABULARY, frequencies={})).concept("tool.westlaw") == 1.0


@given(
    st.lists(
        st.sampled_from(sorted(c for c in VOCABULARY.concepts if c.startswith("tool."))),
        min_size=1,
        max_size=9,
        unique=True,
    )
)
def test_the_weight_belongs_to_the_line_not_to_its_names(wants: list[str]) -> None:
    """However many tools a line names, it weighs between the least and the most of them."""
    single = [WEIGHTS.of(replace(PLAIN, wants=(c,))) for c in wants]
    together = WEIGHTS.of(replace(PLAIN, mode="all", wants=tuple(wants)))
    assert min(single) - 1e-9 <= together <= max(single) + 1e-9


TERMS = sorted(t for t in VOCABULARY.frequencies if "." not in t)
KEYWORDS = st.lists(
    st.builds(
        Keyword,
        st.sampled_from(TERMS),
        st.just(0),
        st.just(1),
        st.sampled_from(["required", "preferred", "mentioned"]),
        st.integers(1, 9),
    ),
    max_size=30,
)


@given(KEYWORDS, st.floats(0.1, 50))
def test_free_keywords_weigh_at_most_their_share_together(keywords: list[Keyword], rest: float) -> None:
    weights = WEIGHTS.of_keywords(keywords, rest)
    assert len(weights) == len(keywords)
    assert all(w > 0 for w in weights)
    assert sum(weights) <= KEYWORD_SHARE * rest * (1 + 1e-9)


def test_a_table_without_words_still_weighs(vocabulary: Vocabulary) -> None:
    bare = Weights(replace(vocabulary, frequencies={}))
    assert bare.of_keywords([Keyword("escrow", 0, 1, "required")], 100.0) == [pytest.approx(KINDS["keyword"])]
