from __future__ import annotations

from typing import Any

import pytest

from matcher.errors import MatcherError
from matcher.index import Index, Item
from matcher.index.accepting import accepted
from matcher.index.preparing import Preparer
from matcher.library import Matcher, Text
from matcher.model import Failure
from tests.benchmarks.generate import AS_OF

GOOD = Text("Skills: Westlaw, PACER")


@pytest.mark.parametrize(
    ("item", "source", "reason"),
    [
        (Item("", GOOD, AS_OF), "item 3", "an id is a text"),
        (Item("x" * 501, GOOD, AS_OF), "item 3", "an id is a text"),
        (Item("line\nbreak", GOOD, AS_OF), "item 3", "an id is a text"),
        (Item(17, GOOD, AS_OF), "item 3", "17: an id is a text"),  # type: ignore[arg-type]
        (Item("a", None, AS_OF), "a", "NoneType is no document"),  # type: ignore[arg-type]
        (Item("a", 3.5, AS_OF), "a", "float is no document"),  # type: ignore[arg-type]
        (Item("a", ("name", None), AS_OF), "a", "NoneType is no document"),  # type: ignore[arg-type]
        (Item("a", GOOD, None), "a", "received cannot be None"),  # type: ignore[arg-type]
        (Item("a", GOOD, AS_OF, states=("Atlantis",)), "a", "'Atlantis' is no state"),
        (Item("a", Text(""), AS_OF), "a", "no text"),
        (Failure("line 9", "corrupt", "no JSON"), "line 9", "no JSON"),
        (("a", GOOD), "item 3", "give an Item; this is of type tuple"),
        (None, "item 3", "give an Item; this is of type NoneType"),
    ],
)
def test_what_cannot_be_added_is_told_and_keeps_nobody_out(item: Any, source: str, reason: str, index: Index) -> None:
    others = [Item(f"r{number}", GOOD, AS_OF, "resume") for number in range(4)]
    added = index.add([*others[:2], item, *others[2:]])
    assert added.added == 4
    (failure,) = added.failures
    assert failure.source == source
    assert reason in failure.reason
    assert "\n" not in failure.reason
    assert not failure.reason.startswith(f"{source}: ")


def test_documents_and_what_is_ready_go_together(index: Index, matcher: Matcher) -> None:
    ready = Preparer(matcher)(Item("r1", GOOD, AS_OF, "resume"))
    added = index.put([ready, Item("r2", GOOD, AS_OF, "resume"), Failure("r3", "empty", "no text")])
    assert (added.added, [failure.source for failure in added.failures]) == (2, ["r3"])


def test_what_is_no_matter_of_one_document_ends_all() -> None:
    def broken(item: Item) -> Failure:
        raise MatcherError("the process that reads files cannot be started")

    with pytest.raises(MatcherError, match="cannot be started"):
        list(accepted(broken, [Item("a", GOOD, AS_OF)]))


def test_a_fault_of_the_program_is_told_without_the_text(caplog: pytest.LogCaptureFixture) -> None:
    def broken(item: Item) -> Failure:
        raise KeyError("what the document says")

    (failure,) = accepted(broken, [Item("a", GOOD, AS_OF)])
    assert (failure.source, failure.reason[:24]) == ("a", "a fault of the program (")  # type: ignore[union-attr]
    assert "KeyError while preparing" in caplog.text
    assert "document says" not in caplog.text
