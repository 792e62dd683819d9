"""Two vocabularies held against each other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from matcher.changes import ConceptChange, compare
from matcher.model import Concept, Frame, Guard, Relation
from matcher.vocabulary import Vocabulary

WESTLAW = "tool.westlaw"
DRAFT = "duty.draft-pleadings"
GUARD = Guard("Westlaw", "Skills: Westlaw", "He lives in Westlaw.", needs=("search",))
FRAME = Frame(("sketch",), ("pleading",))


def changed(vocabulary: Vocabulary, concept: str, **parts: Any) -> Vocabulary:
    new = replace(vocabulary.concepts[concept], **parts)
    return replace(vocabulary, concepts={**vocabulary.concepts, concept: new})


def only(old: Vocabulary, new: Vocabulary) -> ConceptChange:
    diff = compare(old, new)
    assert len(diff.concepts) == 1
    return diff.concepts[0]


def test_a_vocabulary_does_not_differ_from_itself(vocabulary: Vocabulary) -> None:
    assert compare(vocabulary, vocabulary).is_empty


@pytest.mark.parametrize(
    ("concept", "part", "value", "where"),
    [
        (WESTLAW, "aliases", "Westlaw Plus", "forms"),
        (WESTLAW, "guards", GUARD, "guards"),
        (DRAFT, "frames", FRAME, "frames"),
    ],
)
def test_what_is_added_one_way_is_removed_the_other(
    concept: str, part: str, value: Any, where: str, vocabulary: Vocabulary
) -> None:
    new = changed(vocabulary, concept, **{part: (*getattr(vocabulary.concepts[concept], part), value)})
    there, back = only(vocabulary, new), only(new, vocabulary)
    assert (there.concept, there.sort, getattr(there, where)) == (concept, "changed", ((), (value,)))
    assert getattr(back, where) == ((value,), ())
    assert not there.is_silent


@pytest.mark.parametrize(
    ("part", "value", "silent"),
    [
        ("note", "a remark", True),
        ("external", {"onet": "1"}, True),
        ("commonplace", True, False),
        ("label", "WL", False),
    ],
)
def test_other_properties(part: str, value: Any, silent: bool, vocabulary: Vocabulary) -> None:
    change = only(vocabulary, changed(vocabulary, WESTLAW, **{part: value}))
    assert change.fields == {part: (getattr(vocabulary.concepts[WESTLAW], part), value)}
    assert change.is_silent is silent


def test_the_order_of_forms_is_no_difference(vocabulary: Vocabulary) -> None:
    forms = vocabulary.concepts[WESTLAW].aliases
    assert compare(vocabulary, changed(vocabulary, WESTLAW, aliases=forms[::-1])).is_empty


def test_concepts_come_and_go(vocabulary: Vocabulary) -> None:
    new = Concept("tool.quillbox", "Quillbox", "Quillbox", "tool", ("Quillbox",), "Quillbox", ())
    more = replace(vocabulary, concepts={**vocabulary.concepts, new.id: new})
    added, removed = only(vocabulary, more), only(more, vocabulary)
    assert (added.sort, added.forms) == ("added", ((), ("Quillbox",)))
    assert (removed.sort, removed.forms) == ("removed", (("Quillbox",), ()))


def test_relations(vocabulary: Vocabulary) -> None:
    first, *rest = vocabulary.relations
    other = Relation(first.evidence, first.requirement, first.kind, first.credit / 2)
    lowered, gone = replace(vocabulary, relations=(other, *rest)), replace(vocabulary, relations=tuple(rest))
    assert [(r.old, r.new) for r in compare(vocabulary, lowered).relations] == [(first, other)]
    assert [(r.old, r.new) for r in compare(vocabulary, gone).relations] == [(first, None)]


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("cues", "cues"),
        ("headings", "headings"),
        ("verb_nouns", "nouns of verbs"),
        ("frequencies", "document frequencies"),
    ],
)
def test_tables_that_every_text_is_read_by(part: str, name: str, vocabulary: Vocabulary) -> None:
    assert compare(vocabulary, replace(vocabulary, **{part: {}})).tables == (name,)
