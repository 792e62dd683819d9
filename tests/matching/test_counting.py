"""The counter of documents."""

from __future__ import annotations

from collections.abc import Callable

from matcher.matching.counting import DocumentCounts, stated
from matcher.model import Resume


def test_a_document_counts_once_however_often_it_says_a_thing() -> None:
    counts: DocumentCounts[str] = DocumentCounts()
    for things in (["a", "a", "b"], [], ["a"]):
        counts.add(things)
    assert (counts.documents, dict(counts.holding)) == (3, {"a": 2, "b": 1})


def test_what_is_denied_or_only_wished_for_is_not_stated(resume: Callable[[str], Resume]) -> None:
    mentions = resume("SKILLS\nWestlaw\nNo Relativity\nNotary Public (expired)\nEager to learn Everlaw").mentions
    found = stated(mentions)
    assert {"tool.westlaw", "certification.notary-public"} <= found
    assert not found & {"tool.relativity", "tool.everlaw"}
    assert found == {mention.concept for mention in mentions if not mention.negated}
