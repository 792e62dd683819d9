from __future__ import annotations

import pickle
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
from matcher.index.preparing import Preparer
from matcher.library import Matcher, Text
from matcher.model import Document, Keyword, Requirement
from tests.benchmarks.generate import AS_OF, Generator
from tests.index.conftest import posting_item, resume_item

POSTING = Text("Litigation Paralegal\nRequirements:\n- 3 years as a paralegal\n- Westlaw\n- CM/ECF\n- Notary Public\n")
RESUME = Text(
    "Experience\nParalegal, Harbor Law, January 2018 - present\n- Filed motions through CM/ECF\n"
    "- Researched case law on Westlaw\n\nSkills: Clio, PACER\n"
)
NOTHING = Requirement("r1", "tool", "", "all", (), "", "required", "", False, False, "", None, True, 0, 0)


def test_search_is_the_ranking_of_everything(index: Index, matcher: Matcher, generator: Generator) -> None:
    resumes = {n: generator.resume(n) for n in range(60)}
    postings = {n: generator.posting(n) for n in range(12)}
    index.add([resume_item(generator, n) for n in resumes] + [posting_item(generator, n) for n in postings])
    for posting in postings.values():
        best = matcher.rank(posting, resumes.values(), as_of=AS_OF, top=10)
        hits = index.search(posting)
        assert [hit.score for hit in hits] == [match.score for match in best]
        shas = [match.resume.document.sha256 for match in best]
        assert [hit.match.resume.document.sha256 for hit in hits] == shas
    for number in range(12):
        ranked = matcher.recommend(resumes[number], postings.values(), as_of=AS_OF, top=10)
        hits = index.search(resumes[number])
        assert [hit.score for hit in hits] == [match.score for match in ranked]


def test_copies_are_ranked_like_all_others(index: Index, matcher: Matcher, generator: Generator) -> None:
    posting, own = generator.posting(0), generator.resume(0)
    digests = [*(f"{n:064x}" for n in (3, 1, 2)), posting.document.sha256]
    copies = [replace(own, document=replace(own.document, source=sha[-2:], sha256=sha)) for sha in digests]
    index.add([Item(f"copy {n}", copy, AS_OF) for n, copy in enumerate(copies)] + [posting_item(generator, 0)])
    best = matcher.rank(posting, copies, as_of=AS_OF, top=10)
    found = [(hit.match.resume.document.sha256, hit.score) for hit in index.search(posting)]
    assert found == [(match.resume.document.sha256, match.score) for match in best]
    assert [hit.id for hit in index.search(posting)][:3] == ["copy 1", "copy 2", "copy 0"]
    assert [(hit.id, hit.score) for hit in index.search(own)] == [("p0", best[0].score)]


def test_a_search_by_texts(index: Index, matcher: Matcher) -> None:
    received = date(2026, 11, 1)
    index.add([Item("a", RESUME, received, "resume"), Item("b", Text("Skills: Excel"), received, "resume")])
    index.add([Item("job", POSTING, received, "posting")])
    first, second = index.search(POSTING, kind="posting")
    assert (first.id, second.id) == ("a", "b")
    assert first.score == matcher.match(RESUME, POSTING, as_of=received).score
    assert [hit.id for hit in index.search(RESUME, kind="resume", as_of=received)] == ["job"]
    with pytest.raises(ItemError, match="as_of"):
        index.search(RESUME)


def test_jobs_still_held_end_when_the_resume_came_in(index: Index) -> None:
    early, late = date(2018, 7, 1), date(2026, 7, 1)
    index.add([Item("early", RESUME, early, "resume"), Item("late", RESUME, late, "resume")])
    index.add([Item("told", RESUME, early, "resume", as_of=late)])
    score = {hit.id: hit.score for hit in index.search(POSTING, kind="posting")}
    assert score["early"] < score["late"] == score["told"]


def test_documents_can_be_made_ready_elsewhere(index: Index, matcher: Matcher, generator: Generator) -> None:
    prepare = pickle.loads(pickle.dumps(Preparer(matcher)))
    ready = [prepare(resume_item(generator, number)) for number in range(3)]
    assert index.put(pickle.loads(pickle.dumps(ready))).added == 3
    assert len(index.search(generator.posting(1))) == 3


def test_what_cannot_be_read_is_told_and_keeps_nobody_out(index: Index) -> None:
    added = index.add([Item("empty", Text(""), AS_OF), Item("a", RESUME, AS_OF, "resume")])
    assert (added.added, [failure.source for failure in added.failures]) == (1, ["empty"])


def test_the_same_document_again_changes_nothing(index: Index, generator: Generator) -> None:
    index.add([resume_item(generator, 1)])
    number = index.cursor()
    assert index.add([resume_item(generator, 1)]).unchanged == 1
    assert index.cursor() == number
    index.add([resume_item(generator, 2, "r1")])
    assert index.info()["resume"]["documents"] == 1
    assert index.cursor() == number + 1


def test_a_document_without_a_date_of_its_own_keeps_the_one_it_has(index: Index) -> None:
    first, second = date(2026, 11, 1), date(2026, 11, 2)
    night = [
        Item("a", RESUME, first, "resume", ("CA",), dated=False),
        Item("latest", RESUME, first, "resume", as_of="latest", dated=False),
        Item("job", POSTING, first, "posting", dated=False),
    ]
    assert index.add(night).added == 3
    told, cursor = index.match_new()
    assert told
    again = index.add([replace(item, received=second) for item in night])
    assert (again.added, again.unchanged) == (0, 3)
    assert index.match_new(cursor) == ([], cursor)
    assert {hit.received for hit in index.search(POSTING, kind="posting")} == {first}


@pytest.mark.parametrize(
    "change",
    [
        {"dated": True},
        {"source": Text(f"{RESUME.text}\nWestlaw")},
        {"states": ("NY",)},
        {"remote": True},
        {"as_of": date(2026, 1, 1)},
    ],
)
def test_what_is_stated_and_another_is_a_change(change: dict[str, Any], index: Index) -> None:
    item = Item("a", RESUME, date(2026, 11, 1), "resume", ("CA",))
    index.add([item])
    again = replace(item, received=date(2026, 11, 2), dated=False)
    assert index.add([again]).unchanged == 1
    assert index.add([replace(again, **change)]).added == 1


def test_of_an_extracted_document_all_counts_but_the_date(index: Index, generator: Generator) -> None:
    item = replace(resume_item(generator, 1), dated=False)
    index.add([item])
    later = replace(item, received=date(2027, 1, 1))
    assert index.add([later]).unchanged == 1
    other = generator.resume(2)
    same_digest = replace(other, document=item.source.document)
    assert index.add([replace(later, source=same_digest)]).added == 1
    unnamed = replace(other, document=replace(other.document, sha256=""))
    assert index.add([replace(later, source=unnamed)]).added == 1
    assert index.add([replace(later, source=unnamed, received=AS_OF)]).added == 1


def test_a_resume_and_a_posting_may_share_an_id(index: Index, generator: Generator) -> None:
    index.add([resume_item(generator, 1, "17"), posting_item(generator, 1, "17")])
    assert index.remove("posting", ["17", "18"]) == 1
    assert [hit.id for hit in index.search(generator.posting(1))] == ["17"]
    assert index.search(generator.resume(1)) == []


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (Filter(), {"ca", "ny", "old"}),
        (Filter(states=("California",)), {"ca"}),
        (Filter(states=("CA", "ny")), {"ca", "ny"}),
        (Filter(remote=True), {"ny"}),
        (Filter(remote=False), {"ca", "old"}),
        (Filter(since=date(2026, 1, 1)), {"ca", "ny"}),
        (Filter(min_years=5), {"ca", "ny"}),
        (Filter(max_years=5), set()),
        (Filter(credentials=("certification.notary-public",)), {"ny"}),
        (Filter(states=("CA",), remote=True), set()),
    ],
)
def test_filters_of_resumes(where: Filter, expected: set[str], index: Index) -> None:
    notary = Text(f"{RESUME.text}\nNotary Public, State of New York\n")
    index.add(
        [
            Item("ca", RESUME, date(2026, 5, 1), "resume", ("CA",)),
            Item("ny", notary, date(2026, 5, 1), "resume", ("NY", "NJ"), remote=True),
            Item("old", Text("Skills: Westlaw"), date(2020, 5, 1), "resume"),
        ]
    )
    assert {hit.id for hit in index.search(POSTING, kind="posting", where=where)} == expected


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (Filter(), {"asks", "not"}),
        (Filter(credentials=("certification.notary-public",)), {"asks"}),
        (Filter(min_years=3), {"asks"}),
        (Filter(max_years=2), set()),
        (Filter(states=("Texas",)), {"not"}),
        (Filter(remote=True), {"not"}),
    ],
)
def test_filters_of_postings(where: Filter, expected: set[str], index: Index) -> None:
    other = Text(
        "Paralegal\nLocation: Austin, TX\nThis is a remote position.\nRequirements:\n- Westlaw\n- Clio\n- PACER\n"
    )
    index.add([Item("asks", POSTING, AS_OF, "posting"), Item("not", other, AS_OF, "posting")])
    hits = index.search(RESUME, kind="resume", as_of=AS_OF, where=where)
    assert {hit.id for hit in hits} == expected


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


def test_alerts_tell_each_pair_once_however_often_one_asks(index: Index, generator: Generator) -> None:
    for number in range(6):
        index.add([resume_item(generator, number), posting_item(generator, number)])
    everything, end = index.match_new(0)
    pairs = [(alert.kind, alert.id, hit.id) for alert in everything for hit in alert.hits]
    assert len(pairs) == len({frozenset((a, b)) for _, a, b in pairs}) == 36
    # In pieces it is the same.
    found, cursor = [], 0
    while cursor != end:
        some, cursor = index.match_new(cursor, limit=2)
        found += some
    assert found == everything
    assert index.match_new(end) == ([], end)
    # What is added unchanged is not new; what is changed is.
    index.add([resume_item(generator, 1)])
    assert index.match_new(end) == ([], end)
    index.add([resume_item(generator, 40, "r1")])
    again, later = index.match_new(end, top=2)
    assert [(alert.id, len(alert.hits)) for alert in again] == [("r1", 2)]
    assert later == end + 1


def test_alerts_below_a_score_are_left_out(index: Index, generator: Generator) -> None:
    index.add([resume_item(generator, 1), posting_item(generator, 1)])
    assert index.match_new(0, min_score=100) == ([], 2)


def test_after_delete_and_compact_no_byte_is_left(tmp_path: Path, matcher: Matcher, generator: Generator) -> None:
    folder = tmp_path / "i"
    word = generator.terms[700]
    resume, posting = generator.resume(1), generator.posting(1)
    others = [resume_item(generator, n) for n in range(2, 30)] + [posting_item(generator, n) for n in range(2, 30)]
    with Index(folder, matcher, create=True, enough=10) as index:
        index.add(others)
        keyword = Keyword(word, 0, 1, "required")
        index.add([Item("secret-resume-id", replace(resume, keywords=(keyword,)), AS_OF)])
        index.add([Item("secret-posting-id", replace(posting, keywords=(keyword,)), AS_OF)])
        index.wait()
        marks = [b"secret-resume-id", b"secret-posting-id", word.encode(), resume.document.sha256.encode()]
        assert all(_holds(folder, mark) for mark in marks)
        profiles = [row[0] for row in index._reading()._db.execute("SELECT profile FROM documents WHERE id LIKE 's%'")]
        assert all(_holds(folder, profile[-40:]) for profile in profiles)
        index.remove("resume", ["secret-resume-id"])
        index.remove("posting", ["secret-posting-id"])
        index.compact()
        left = [mark for mark in (*marks, *(profile[-40:] for profile in profiles)) if _holds(folder, mark)]
        assert left == []
        assert len(index.search(generator.posting(5), top=100)) == 28


def _holds(folder: Path, mark: bytes) -> bool:
    return any(mark in path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_compacted_index_does_not_depend_on_how_it_came_to_be(
    tmp_path: Path, matcher: Matcher, generator: Generator
) -> None:
    items = [resume_item(generator, n) for n in range(40)]
    with (
        Index(tmp_path / "one", matcher, create=True) as one,
        Index(tmp_path / "two", matcher, create=True, enough=3) as two,
    ):
        one.add(items)
        for item in items:
            two.add([item])
        two.wait()
        one.compact()
        two.compact()
    assert _segments(tmp_path / "one") == _segments(tmp_path / "two")


def _segments(folder: Path) -> list[tuple[str, bytes]]:
    return sorted((path.name, path.read_bytes()) for path in (folder / "segments").rglob("*.npy"))
