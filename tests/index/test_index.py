from __future__ import annotations

import pickle
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from matcher.errors import ItemError
from matcher.index import Filter, Index, Item
from matcher.index.preparing import Preparer
from matcher.library import Matcher, Text
from matcher.model import Keyword
from tests.benchmarks.generate import AS_OF, Generator
from tests.index.conftest import posting_item, resume_item

POSTING = Text("Litigation Paralegal\nRequirements:\n- 3 years as a paralegal\n- Westlaw\n- CM/ECF\n- Notary Public\n")
RESUME = Text(
    "Experience\nParalegal, Harbor Law, January 2018 - present\n- Filed motions through CM/ECF\n"
    "- Researched case law on Westlaw\n\nSkills: Clio, PACER\n"
)


def test_search_is_the_ranking_of_everything(index: Index, unadvised: Matcher, generator: Generator) -> None:
    resumes = {n: generator.resume(n) for n in range(60)}
    postings = {n: generator.posting(n) for n in range(12)}
    index.add([resume_item(generator, n) for n in resumes] + [posting_item(generator, n) for n in postings])
    for posting in postings.values():
        best = unadvised.rank(posting, resumes.values(), as_of=AS_OF, top=10)
        hits = index.search(posting)
        assert [hit.score for hit in hits] == [match.score for match in best]
        shas = [match.resume.document.sha256 for match in best]
        assert [hit.match.resume.document.sha256 for hit in hits] == shas
    for number in range(12):
        ranked = unadvised.recommend(resumes[number], postings.values(), as_of=AS_OF, top=10)
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
        query = "SELECT profile FROM documents WHERE id LIKE 's%'"
        profiles = index._asked(lambda store: [row[0] for row in store._db.execute(query)])
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
