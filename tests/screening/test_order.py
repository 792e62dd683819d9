"""Places of a whole run: those that rows alone would have, whatever the order of the inputs."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.reports.record_shapes import Record
from matcher.screening.order import counts, entry, first, placed, with_place
from matcher.screening.ranking import ranked
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


def in_place(records: list[Record]) -> list[Record]:
    return [with_place(records[at.id], at) for at in placed(entry(i, one) for i, one in enumerate(records))]


@given(found())
def test_the_places_are_those_of_the_rows(records: list[Record]) -> None:
    oracle = ranked(deepcopy([one["row"] for one in records]))
    keys = ("source", "rank", "tie_group", "tied_with")
    rows = [one["row"] for one in in_place(records)]
    assert [[row[key] for key in keys] for row in rows] == [[row[key] for key in keys] for row in oracle]  # type: ignore[literal-required]
    groups = {row["source"]: row["copy_group"] for row in rows}
    for row in oracle:
        if row["duplicate_of"]:
            assert groups[row["source"]] == groups[row["duplicate_of"]] is not None


@given(found(), st.randoms(use_true_random=False))
def test_no_order_of_the_inputs_decides_a_place_or_a_copy(records: list[Record], chance: Any) -> None:
    shuffled = list(records)
    chance.shuffle(shuffled)
    assert in_place(shuffled) == in_place(records)


@given(found())
def test_the_counts_add_up(records: list[Record]) -> None:
    entries = [entry(i, one) for i, one in enumerate(records)]
    places = placed(entries)
    told = counts(entries, places)
    assert told["inputs"] == len(records) == len(places)
    assert told["inputs"] == told["ranked"] + told["not_scored"] + told["unreadable"]
    assert told["not_resume"] <= told["not_scored"]
    rows = [one["row"] for one in in_place(records)]
    assert told["ranked"] == sum(row["rank"] is not None for row in rows)
    assert told["copies"] == sum(row["duplicate_of"] is not None for row in rows)
    assert told["marked"] == sum(bool(row["marks"]) for row in rows)


@given(found())
def test_copies_point_at_the_best_placed_of_their_group(records: list[Record]) -> None:
    rows = [one["row"] for one in in_place(records)]
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
    rows = [one["row"] for one in in_place(given_)]
    assert [(row["source"], row["rank"], row["copy"]) for row in rows] == [
        ("b", 1, None),
        ("a", 2, "same file"),
        ("c", None, None),
    ]
    assert [one["row"]["rank"] for one in given_] == [None] * 3


def test_a_candidate_code_stands_for_the_file_of_a_blind_run() -> None:
    rows = [one["row"] for one in in_place([record("C-1", 40.0, sha256=""), record("C-1", 40.0, sha256="")])]
    assert [row["copy"] for row in rows] == [None, "same file"]


@pytest.mark.parametrize(("top", "names"), [(None, "abcd"), (1, "acd"), (9, "abcd")])
def test_top_limits_only_what_is_ranked(top: int | None, names: str) -> None:
    given_ = [record("a", 9.0), record("b", 8.0), record("c", None), record("d", status="empty")]
    found = first(given_, top)
    for _ in range(2):  # a page goes through them more than once
        assert "".join(one["row"]["source"] for one in found) == names
