"""Places of a whole run: those that rows alone would have, whatever the order of the inputs."""

from __future__ import annotations

from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.matching.ranking import ties
from matcher.reports.record_shapes import Record
from matcher.reports.row_shapes import ScreenRow
from matcher.screening.order import counts, entry, first, in_order, labelled, placed
from tests.screened import contact, record

STATES = ("met", "unmet", "unknown")
TEXTS = ("", "Drafted pleadings in state court", "Drafted pleadings in state courts", "Kept the docket of six partners")
PEOPLE = (None, contact("Jo Doe", "jo@example.org"), contact("Al Roe", "jo@example.org"))


def musts(states: list[str]) -> list[Any]:
    return [{"requirement": "r", "kind": "years", "needed": "n", "found": "", "state": state} for state in states]


@st.composite
def found(draw: st.DrawFn) -> list[Record]:
    """Records of which many are alike, no two of one source."""
    result = []
    for name in draw(st.lists(st.sampled_from("abcdefghij"), unique=True)):
        status = draw(st.sampled_from(["ok", "ok", "ok", "corrupt"]))
        score = draw(st.sampled_from([None, 0.0, 41.5, 46.4, 46.5, 90.0])) if status == "ok" else None
        row = {
            "status": status,
            "sha256": draw(st.sampled_from(["1", "2", "3", name])),
            "knockouts": musts(draw(st.lists(st.sampled_from(STATES), max_size=2))),
            "evidence_strength": draw(st.sampled_from([0.0, 3.5])),
            "not_resume": "cover letter" if status == "ok" and score is None and draw(st.booleans()) else "",
            "marks": draw(st.sampled_from([[], ["coverage below 60"]])),
        }
        text, who = draw(st.sampled_from(TEXTS)), draw(st.sampled_from(PEOPLE))
        result.append(record(name, score, text=text, contact=who, **row))
    return result


def standing(row: ScreenRow) -> tuple[Any, ...]:
    """What decides a place, said again in the plainest way."""
    states = [must["state"] for must in row["knockouts"]]
    unmet = sum(state != "met" for state in states) / max(1, len(states))
    return -cast(float, row["score"]), unmet, -cast(float, row["evidence_strength"]), row["sha256"], row["source"]


@given(found())
def test_the_places_are_those_of_the_rows(records: list[Record]) -> None:
    rows = [one["row"] for one in in_order(records)]
    best = sorted((one["row"] for one in records if one["row"]["score"] is not None), key=standing)
    rest = sorted(
        (one["row"] for one in records if one["row"]["score"] is None),
        key=lambda row: (row["status"] != "ok", row["source"]),
    )
    assert [row["source"] for row in rows] == [row["source"] for row in (*best, *rest)]
    scores = [row["score"] for row in best]
    assert [row["rank"] for row in rows[: len(best)]] == [1 + scores.index(score) for score in scores]
    assert [row["tie_group"] for row in rows[: len(best)]] == [tie.group for tie in ties(cast(Any, scores))]
    assert {(row["rank"], row["tie_group"]) for row in rows[len(best) :]} <= {(None, None)}


@given(found())
def test_the_same_file_is_in_one_group(records: list[Record]) -> None:
    rows = [one["row"] for one in in_order(records) if one["row"]["status"] == "ok"]
    for row in rows:
        same = [other["copy_group"] for other in rows if other["sha256"] == row["sha256"]]
        assert len(set(same)) == 1
        assert len(same) == 1 or row["copy_group"] is not None


@given(found(), st.randoms(use_true_random=False))
def test_no_order_of_the_inputs_decides_a_place_or_a_copy(records: list[Record], chance: Any) -> None:
    shuffled = list(records)
    chance.shuffle(shuffled)
    assert in_order(shuffled) == in_order(records)


@given(found())
def test_the_counts_add_up(records: list[Record]) -> None:
    entries = [entry(i, one) for i, one in enumerate(records)]
    places = placed(entries)
    told = counts(entries, places)
    assert told["inputs"] == len(records) == len(places)
    assert told["inputs"] == told["ranked"] + told["not_scored"] + told["unreadable"]
    assert told["not_resume"] <= told["not_scored"]
    rows = [one["row"] for one in in_order(records)]
    assert told["ranked"] == sum(row["rank"] is not None for row in rows)
    assert told["copies"] == sum(row["duplicate_of"] is not None for row in rows)
    assert told["marked"] == sum(bool(row["marks"]) for row in rows)


@given(found())
def test_copies_point_at_the_best_placed_of_their_group(records: list[Record]) -> None:
    rows = [one["row"] for one in in_order(records)]
    best: dict[int, str] = {}
    for row in rows:
        if row["copy_group"] is None:
            assert row["copy"] is row["duplicate_of"] is None
        elif row["copy_group"] not in best:
            assert row["copy"] is row["duplicate_of"] is None
            best[row["copy_group"]] = row["source"]
        else:
            assert (row["copy"] is not None, row["duplicate_of"]) == (True, best[row["copy_group"]])
    assert sorted(best) == list(range(1, len(best) + 1))


def test_nothing_is_dropped_or_changed_but_the_place() -> None:
    given_ = [record("a", 40.0, sha256="1"), record("b", 60.0, sha256="1"), record("c", status="empty")]
    rows = [one["row"] for one in in_order(given_)]
    assert [(row["source"], row["rank"], row["copy"]) for row in rows] == [
        ("b", 1, None),
        ("a", 2, "same file"),
        ("c", None, None),
    ]
    assert [one["row"]["rank"] for one in given_] == [None] * 3


def test_a_candidate_code_stands_for_the_file_of_a_blind_run() -> None:
    rows = [one["row"] for one in in_order([record("C-1", 40.0, sha256=""), record("C-1", 40.0, sha256="")])]
    assert [row["copy"] for row in rows] == [None, "same file"]


@pytest.mark.parametrize(
    ("given_", "copies"),
    [
        ([record("a", sha256="1"), record("b", sha256="2"), record("c", sha256="1")], [None, None, "a"]),
        ([record("a", sha256="", status="empty"), record("b", sha256="", status="empty")], [None, None]),
        # A name-blind run: no digests, and the same code for the same bytes.
        ([record("C-1", sha256=""), record("C-2", sha256=""), record("C-1", sha256="")], [None, None, "C-1"]),
    ],
)
def test_what_is_told_at_once_is_labelled_as_a_copy_of_what_was_told(
    given_: list[Record], copies: list[str | None]
) -> None:
    rows = [one["row"] for one in labelled(given_)]
    assert [row["duplicate_of"] for row in rows] == copies
    assert [row["copy"] for row in rows] == ["same file" if copy else None for copy in copies]
    assert all(one["row"]["duplicate_of"] is None for one in given_)


@pytest.mark.parametrize(("top", "names"), [(None, "abcd"), (1, "acd"), (9, "abcd")])
def test_top_limits_only_what_is_ranked(top: int | None, names: str) -> None:
    given_ = [record("a", 9.0), record("b", 8.0), record("c", None), record("d", status="empty")]
    assert "".join(one["row"]["source"] for one in first(given_, top)) == names
