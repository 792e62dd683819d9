"""Every alias is found in every writing that documents use; the oracle is a plain regular expression."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.extraction.pipeline import Reader
from matcher.extraction.reading import Hit
from matcher.extraction.terms import longest, outermost, variants
from matcher.text import normalise, spans
from matcher.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
KINDS = ("tool", "certification")
EVERY = 4
CONTEXTS = {
    "bullet": "Skills\n• {}\n• travel",
    "glued bullet": "Skills\n•{}",
    "dash": "Skills\n- {}",
    "pipes": "Skills\nfrench | {} | travel",
    "tight pipes": "Skills\n|{}|",
    "slashes": "Skills\nfrench/{}/travel",
    "parentheses": "Skills\nsome systems ({}) daily",
    "quotes": "Skills\nthe “{}” system",
    "sentence end": "Skills\nI used {}.",
    "comma list": "Skills\nfrench, {}, travel",
    "label": "Skills: {}",
    "capitals": "SKILLS\n{upper}",
    "wrapped": "Skills\nWorked for years in several busy offices, with a good many systems, among them {wrapped} daily",
    "spaced": "Skills\n{spaced}",
}
GUARDED = {guard.form.lower() for concept in VOCABULARY.concepts.values() for guard in concept.guards}
ALIASES = sorted(
    {
        (alias, concept.id)
        for concept in VOCABULARY.concepts.values()
        if concept.kind in KINDS
        for alias in concept.aliases
        if alias.lower() not in GUARDED and not any(char in alias for char in "|•")
    }
)
SAMPLE = [pair for pair in ALIASES[::EVERY] if "." not in pair[0]]  # a full stop at a line end may end a sentence


def written(alias: str, context: str) -> str:
    return CONTEXTS[context].format(
        alias, upper=alias.upper(), wrapped=alias.replace(" ", "\n", 1), spaced=alias.replace(" ", " \u00a0 ")
    )


def covered(pipeline: Reader, text: str, alias: str, concept: str) -> bool:
    """True where the alias's own stretch is reported as the concept, or lies inside a longer name of its kind."""
    kind = VOCABULARY.concepts[concept].kind
    clean = normalise(text).text
    place = re.search(re.escape(alias), clean, re.IGNORECASE)
    assert place, clean  # the oracle itself
    reading = pipeline.read(text, "resume")
    for hit in reading.hits:
        first, last = reading.doc[hit.start], reading.doc[hit.end - 1]
        start, end = first.idx, last.idx + len(last)
        whole = (start, end) == place.span() and hit.concept == concept
        inside = start <= place.start() and place.end() <= end and end - start > len(alias) and hit.kind == kind
        if whole or inside:
            return True
    return False


def test_the_sample_is_a_sample() -> None:
    assert len(SAMPLE) > 100


@pytest.mark.parametrize("context", CONTEXTS)
def test_every_alias_is_found_in_every_context(pipeline: Reader, context: str) -> None:
    missed = [
        (alias, concept) for alias, concept in SAMPLE if not covered(pipeline, written(alias, context), alias, concept)
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Skills: cm/ecf", "tool.cm-ecf"),
        ("Skills: CM-ECF", "tool.cm-ecf"),
        ("Skills: WESTLAW", "tool.westlaw"),
        ("Skills: westlaw", "tool.westlaw"),
        ("Skills: West\u200blaw", "tool.westlaw"),
        ("Skills: Westlaw®", "tool.westlaw"),
        ("Certifications: C.L.P.", "certification.clp"),
        ("Certifications: CLP", "certification.clp"),
        ("Skills: Lexis+", "tool.lexisnexis"),
        ("Skills: Microsoft\nWord", "tool.microsoft-word"),
        ("Skills: Word/Excel", "tool.microsoft-excel"),
    ],
)
def test_forms(pipeline: Reader, text: str, concept: str) -> None:
    assert concept in {hit.concept for hit in pipeline.read(text, "resume").hits}


@pytest.mark.parametrize(
    "text",
    [
        "Skills: Westlawyer",
        "Skills: notarial publicity",
        "Skills: example.net",
        "I excel in our teams and access the outlook with one word.",
        "",
    ],
)
def test_parts_of_other_words_are_not_found(pipeline: Reader, text: str) -> None:
    assert [hit for hit in pipeline.read(text, "resume").hits if hit.kind in KINDS] == []


@given(
    st.lists(st.sampled_from(ALIASES), min_size=1, max_size=8), st.sampled_from([", ", " | ", "\n- ", " and ", "; "])
)
def test_hits_of_one_kind_are_disjoint_and_quote_the_text(
    pipeline: Reader, aliases: list[tuple[str, str]], separator: str
) -> None:
    text = "Skills: " + separator.join(alias for alias, _ in aliases)
    reading = pipeline.read(text, "resume")
    for kind in KINDS:
        hits = sorted({(h.start, h.end) for h in reading.hits if h.kind == kind})
        assert all(before[1] <= after[0] for before, after in pairwise(hits))
    for hit in reading.hits:
        start, end = reading.span(hit.start, hit.end)
        assert text[start:end] == reading.doc[hit.start : hit.end].text


@pytest.mark.parametrize(
    ("alias", "expected"),
    [
        ("e-filing", [("e", "-", "filing"), ("e", "filing"), ("efiling",)]),
        ("CP", [("CP",), ("C", ".", "P", "."), ("C", ".", "P")]),
        ("Westlaw", [("Westlaw",)]),
        ("track & field", [("track", "&", "field"), ("track", "and", "field")]),
        ("terms and conditions", [("terms", "and", "conditions"), ("terms", "&", "conditions")]),
    ],
)
def test_variants(alias: str, expected: list[tuple[str, ...]]) -> None:
    assert variants(alias) == expected


@given(st.lists(st.sampled_from(["e", "-", "&", "and", "filing", "CM", "/", "ECF"]), min_size=1, max_size=6))
def test_variants_are_distinct_and_start_with_the_alias_itself(parts: list[str]) -> None:
    alias = " ".join(parts)
    found = variants(alias)
    assert len(found) == len(set(found))
    assert found[0] == tuple(alias[start:end] for start, end in spans(alias))


HITS = st.lists(
    st.builds(
        lambda start, length, name: Hit(f"tool.{name}", "tool", start, start + length, 0, "exact", start),
        st.integers(0, 10),
        st.integers(1, 4),
        st.sampled_from("abc"),
    ),
    max_size=8,
    unique=True,
)


def overlap(a: Hit, b: Hit) -> bool:
    return a.start < b.end and b.start < a.end


@given(HITS)
def test_the_longest_win(hits: list[Hit]) -> None:
    kept = longest(hits)
    assert set(kept) <= set(hits)
    for a in kept:
        assert all((a.start, a.end) == (b.start, b.end) or not overlap(a, b) for b in kept)
    for lost in set(hits) - set(kept):
        assert any(overlap(lost, k) and k.end - k.start >= lost.end - lost.start for k in kept)


@given(HITS)
def test_outermost_drops_only_what_lies_inside(hits: list[Hit]) -> None:
    kept = outermost(hits)
    for lost in set(hits) - set(kept):
        assert any(k.start <= lost.start and lost.end <= k.end for k in kept)
