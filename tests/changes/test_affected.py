"""Which documents a change touches: never too few where the text is there, and honest where it is not."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from matcher.changes import Document, compare, needs
from matcher.extraction.pipeline import Reader
from matcher.model import Frame, Guard
from matcher.vocabulary import Vocabulary
from tests.changes.test_compare import DRAFT, FRAME, GUARD, WESTLAW, changed
from tests.survey.made import CORPORATE, LITIGATION, RESUME

CASES = [
    ((WESTLAW, "aliases", "Quill-Box Search"), "Searches in QuillBox searched it", False),
    ((WESTLAW, "aliases", "Quill-Box Search"), "He knows QuillBox Search well", True),
    ((WESTLAW, "aliases", "Quill-Box Search"), "He knows Quill Box searches", True),
    ((WESTLAW, "aliases", "Quillboxing"), "He knows Quilboxing", True),
    ((WESTLAW, "aliases", "Quill and Ink"), "Quill & Ink since 2019", True),
    ((WESTLAW, "aliases", "QBX"), "Member of the Q.B.X. group", True),
    ((WESTLAW, "aliases", "QBX"), "A faqbx", False),
    ((WESTLAW, "aliases", "Quillboxing"), "", False),
    ((WESTLAW, "guards", GUARD), "Daily Westlaw work", True),
    ((WESTLAW, "guards", GUARD), "Daily Lexis work", False),
    ((DRAFT, "frames", FRAME), "sketched every pleading", True),
    ((DRAFT, "frames", FRAME), "sketched every motion", False),
    ((DRAFT, "frames", Frame(("sketch",), ("*",))), "sketched", True),
    ((DRAFT, "frames", Frame(("sketch",), ("deed of gift",))), "deeds of a gift", True),
]


def more(vocabulary: Vocabulary, concept: str, part: str, value: Any) -> Vocabulary:
    return changed(vocabulary, concept, **{part: (*getattr(vocabulary.concepts[concept], part), value)})


@pytest.mark.parametrize(("addition", "text", "expected"), CASES)
def test_a_text_that_may_hold_what_came_or_went(
    addition: tuple[str, str, Any], text: str, expected: bool, vocabulary: Vocabulary
) -> None:
    new = more(vocabulary, *addition)
    for diff in (compare(vocabulary, new), compare(new, vocabulary)):
        found = next(needs(diff, [Document("a", text=text)]))
        assert (found.need, addition[0] in found.why) == (("yes", True) if expected else ("no", False))


@pytest.mark.parametrize(
    ("part", "value", "concepts", "expected"),
    [
        ("aliases", ("Westlaw", "Quillbox"), {"tool.pacer"}, "unknown"),
        ("aliases", ("Westlaw", "Quillbox"), {WESTLAW}, "yes"),
        ("aliases", ("Westlaw",), {"tool.pacer"}, "no"),
        ("aliases", ("Westlaw",), {WESTLAW}, "yes"),
        ("guards", (Guard("Westlaw", "y", "n"),), set(), "unknown"),
        ("commonplace", True, {WESTLAW}, "yes"),
        ("commonplace", True, {"tool.pacer"}, "no"),
        ("note", "a remark", {WESTLAW}, "no"),
    ],
)
def test_without_its_text_a_document_is_known_by_what_was_found(
    part: str, value: Any, concepts: set[str], expected: str, vocabulary: Vocabulary
) -> None:
    diff = compare(vocabulary, changed(vocabulary, WESTLAW, **{part: value}))
    assert [n.need for n in needs(diff, [Document("a", frozenset(concepts))])] == [expected]


def test_what_an_earlier_vocabulary_found_is_needed_whatever_changed(vocabulary: Vocabulary) -> None:
    (need,) = needs(compare(vocabulary, vocabulary), [Document("d", is_stale=True)])
    assert (need.need, need.why) == ("yes", "it was extracted with an earlier vocabulary or version")


def test_relations_touch_both_ends_in_texts_too(vocabulary: Vocabulary) -> None:
    relation = next(r for r in vocabulary.relations if r.evidence == "tool.lexisnexis" and r.requirement == WESTLAW)
    rest = tuple(r for r in vocabulary.relations if r is not relation)
    diff = compare(vocabulary, replace(vocabulary, relations=rest))
    documents = [
        Document("a", text="uses Westlaw"),
        Document("b", text="uses Lexis+"),
        Document("c", text="uses a pen"),
    ]
    assert [n.need for n in needs(diff, documents)] == ["yes", "yes", "no"]


def test_tables_touch_every_text(vocabulary: Vocabulary) -> None:
    diff = compare(vocabulary, replace(vocabulary, cues={}))
    found = next(needs(diff, [Document("a", text="")]))
    assert (found.need, "cues" in found.why) == ("yes", True)


def test_no_document_that_reads_differently_is_missed(vocabulary: Vocabulary) -> None:
    rng, texts = random.Random(5), (LITIGATION, CORPORATE, RESUME)
    before = Reader(vocabulary)
    hits = [{(h.concept, h.start, h.status) for h in before.read(text, "posting").hits} for text in texts]
    differing = 0
    for concept in rng.sample(sorted({hit[0] for found in hits for hit in found}), 6):
        new = changed(vocabulary, concept, aliases=(), frames=(), guards=())
        after = Reader(new)
        for diff in (compare(vocabulary, new), compare(new, vocabulary)):
            for text, found, need in zip(texts, hits, needs(diff, [Document("", text=t) for t in texts]), strict=True):
                if {(h.concept, h.start, h.status) for h in after.read(text, "posting").hits} != found:
                    differing += 1
                    assert need.need == "yes"
    assert differing >= 6
