"""What an index is given and asked: refused in one line that says what to give, or of no harm to the others."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from matcher.errors import ItemError, MatcherError
from matcher.index import Filter, Index, Item, rebuild
from matcher.library import Matcher
from matcher.model import Document, Keyword, Requirement
from tests.benchmarks.generate import AS_OF, Generator
from tests.index.conftest import posting_item, resume_item
from tests.index.test_index import POSTING, RESUME

NOTHING = Requirement("r1", "tool", "", "all", (), "", "required", "", False, False, "", None, True, 0, 0)


@pytest.mark.parametrize(
    "item",
    [
        Item("", RESUME, AS_OF),
        Item("x" * 501, RESUME, AS_OF),
        Item("line\nbreak", RESUME, AS_OF),
        Item("a", RESUME, AS_OF, states=("Atlantis",)),
    ],
)
def test_what_cannot_be_added(item: Item, index: Index) -> None:
    with pytest.raises(ItemError):
        index.add([item])


@pytest.mark.parametrize("moment", [datetime(2026, 11, 1, 9, 30), datetime(2026, 11, 1, tzinfo=UTC)])
def test_a_moment_is_the_day_that_it_falls_on(moment: datetime, index: Index, generator: Generator) -> None:
    day = date(2026, 11, 1)
    index.add([Item("text", RESUME, moment, "resume"), Item("as-of", RESUME, day, "resume", as_of=moment)])
    index.add([Item("found", replace(generator.resume(1), as_of=moment), moment)])
    assert {hit.received for hit in index.search(POSTING, kind="posting", where=Filter(since=moment))} == {day}
    again = [Item("text", RESUME, day, "resume"), Item("found", replace(generator.resume(1), as_of=day), day)]
    assert index.add(again).unchanged == 2
    index.close()
    assert rebuild(index.folder, index.matcher).lost == ()


@pytest.mark.parametrize(
    "change",
    [
        {"id": None},
        {"id": 17},
        {"id": "\udfff"},
        {"received": None},
        {"received": "2026-11-01"},
        {"as_of": "yesterday"},
        {"kind": "poster"},
        {"states": "CA"},
        {"states": (7,)},
    ],
)
def test_an_item_that_cannot_be_says_what_to_give(change: dict[str, Any], index: Index) -> None:
    with pytest.raises(ItemError, match=r"give|is a text|is no state") as refused:
        index.add([replace(Item("a", RESUME, AS_OF, "resume"), **change)])
    assert "\n" not in str(refused.value)
    assert "id" in change or str(refused.value).startswith("a: ")


@pytest.mark.parametrize(
    "change",
    [
        {"requirements": ()},
        {"requirements": (NOTHING,)},
        {"keywords": (Keyword("privilege", 0, 9, "required", count=0),)},
        {"document": Document("x", "", "corrupt", "")},
    ],
)
def test_what_nobody_extracts_is_refused_or_does_no_harm(
    change: dict[str, Any], index: Index, generator: Generator
) -> None:
    made_up = Item("made up", replace(generator.posting(1), **change), AS_OF)
    if change == {"requirements": ()}:
        assert index.add([made_up]).added == 1
    else:
        with pytest.raises(ItemError, match=r"^made up: nothing that this vocabulary extracts"):
            index.add([made_up])
    index.add([resume_item(generator, 1), posting_item(generator, 2)])
    assert [hit.id for hit in index.search(generator.resume(1))] == ["p2"]
    assert index.match_new()[0]


def test_a_job_in_no_role_is_refused(index: Index, generator: Generator) -> None:
    resume = generator.resume(1)
    odd = replace(resume, roles=(replace(resume.roles[0], family="tool.westlaw"),))
    with pytest.raises(ItemError, match="extract it anew"):
        index.add([Item("a", odd, AS_OF)])


def test_states_are_gone_through_once(index: Index) -> None:
    index.add([Item("a", RESUME, AS_OF, "resume", states=(state for state in ("CA", "NY")))])  # type: ignore[arg-type]
    where = Filter(states=(state for state in ("NY",)))  # type: ignore[arg-type]
    for _ in range(2):
        assert [hit.id for hit in index.search(POSTING, kind="posting", where=where)] == ["a"]
        assert index.search(POSTING, kind="posting", where=replace(where, states=("TX",))) == []


@pytest.mark.parametrize(
    "given",
    [
        *({"top": value} for value in (0, -1, 2.5, "ten", None, 2**63)),
        {"where": {"credentials": ("no such thing",)}},
        {"where": {"credentials": "Notary Public"}},
        {"where": {"states": "CA"}},
        {"where": {"states": ("Atlantis",)}},
        {"where": {"since": "2026-11-01"}},
        {"where": {"min_years": "three"}},
        {"where": {"max_years": float("nan")}},
        {"where": {"min_years": 1e300}},
    ],
)
def test_a_question_that_cannot_be_says_what_to_give(given: dict[str, Any], index: Index, generator: Generator) -> None:
    index.add([resume_item(generator, 1), posting_item(generator, 1)])
    questions: list[Callable[..., Any]] = [
        lambda **asked: index.search(generator.posting(1), **asked),
        lambda **asked: index.search(generator.resume(1), **asked),
        lambda **asked: index.match_new(**asked),
    ]
    for ask in questions:
        with pytest.raises(MatcherError, match=r"give|is no state|the vocabulary knows no") as refused:
            ask(**given | ({"where": Filter(**given["where"])} if "where" in given else {}))
        assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "given",
    [
        *({"limit": value} for value in (0, -1, "all")),
        *({"since": value} for value in (-1, 2**63, "1", None, 1.5)),
        *({"min_score": value} for value in ("60", None, float("nan"))),
    ],
)
def test_a_question_for_alerts_that_cannot_be(given: dict[str, Any], index: Index) -> None:
    with pytest.raises(ItemError, match="give a"):
        index.match_new(**given)


def test_numbers_of_other_libraries_are_numbers(index: Index, generator: Generator) -> None:
    index.add([resume_item(generator, 1), posting_item(generator, 1)])
    where = Filter(max_years=float("inf"), credentials=())
    alerts, cursor = index.match_new(np.int64(0), top=np.int32(1), min_score=np.float64(0), where=where)
    assert (len(alerts), cursor) == (1, 2)


def test_a_credential_may_be_named(index: Index) -> None:
    index.add([Item("asks", POSTING, AS_OF, "posting")])
    where = Filter(credentials=("notary public",))
    assert [hit.id for hit in index.search(RESUME, kind="resume", as_of=AS_OF, where=where)] == ["asks"]


def test_what_cannot_be_removed(index: Index, generator: Generator) -> None:
    index.add([resume_item(generator, 1, "r")])
    assert index.remove("resume", ["\ud800", "unknown"]) == 0
    for kind, ids in (("resume", "r"), ("resume", [1]), ("resume", None), ("poster", ["r"])):
        with pytest.raises(ItemError, match="give"):
            index.remove(kind, ids)  # type: ignore[arg-type]
    assert index.remove("resume", iter(["r"])) == 1


def test_one_document_that_cannot_be_scored_ends_no_search(
    tmp_path: Path, matcher: Matcher, generator: Generator, caplog: pytest.LogCaptureFixture
) -> None:
    with Index(tmp_path / "i", matcher, create=True) as index:
        index.add([f(generator, n) for n in range(3) for f in (resume_item, posting_item)])
        whole = [index.search(generator.posting(5)), index.search(generator.resume(5))]
        last = index.cursor()
    with closing(sqlite3.connect(tmp_path / "i" / "index.sqlite")) as db, db:
        db.execute("UPDATE documents SET profile = x'00' WHERE id IN ('r1', 'p1')")
    with Index(tmp_path / "i", matcher) as index:
        found = [index.search(generator.posting(5)), index.search(generator.resume(5))]
        assert [[hit.id for hit in hits] for hits in found] == [
            [hit.id for hit in hits if hit.id not in ("r1", "p1")] for hits in whole
        ]
        alerts, cursor = index.match_new()
        assert cursor == last
        assert {alert.id for alert in alerts} == {"p0", "r2", "p2"}
        assert index.left_out == index.info()["left_out"] == 2
    assert "StoredProfileError while scoring document" in caplog.text
    assert rebuild(tmp_path / "i", matcher).lost == (("resume", "r1"), ("posting", "p1"))


@pytest.mark.parametrize("facts", ["{}", "[]", "1", "no JSON", '{"received":"2026-11-01T09:30:00","states":[]}'])
def test_facts_that_cannot_be_read_lose_one_document(
    facts: str, tmp_path: Path, matcher: Matcher, generator: Generator
) -> None:
    with Index(tmp_path / "i", matcher, create=True) as index:
        index.add([resume_item(generator, 1), resume_item(generator, 2)])
    with closing(sqlite3.connect(tmp_path / "i" / "index.sqlite")) as db, db:
        db.execute("UPDATE documents SET facts = ? WHERE id = 'r1'", (facts,))
    with Index(tmp_path / "i", matcher) as index:
        assert [hit.id for hit in index.search(generator.posting(1))] == ["r2"]
    assert rebuild(tmp_path / "i", matcher).lost == (("resume", "r1"),)
