"""Recommendations: one resume against many postings, each judged alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from matcher.library import Matcher, Source, Text
from matcher.matching.ranking import NOISE
from matcher.model import Failure, Match
from matcher.reports.row_shapes import RecommendRow
from matcher.screening.recommending import Recommending, cut, ranked
from tests.screening.texts import ASKED, STRONG, WEAK, WIDGETS

AS_OF = date(2026, 11, 1)
VAGUE = Text("Requirements:\n- Westlaw\n- a sunny temper", "vague")


def recommending(matcher: Matcher, resume: Text = STRONG, min_score: float | None = None) -> Recommending:
    return Recommending(matcher, matcher.resume(resume, as_of=AS_OF), as_of=AS_OF, min_score=min_score)


def test_rows_come_as_they_are_made(matcher: Matcher) -> None:
    taken: list[str] = []

    def given() -> Iterator[Source]:
        for text in (ASKED, VAGUE):
            taken.append(text.name)
            yield text

    rows = recommending(matcher).rows(given())
    assert taken == []
    assert next(rows)["source"] == "posting"
    assert taken == ["posting"]


def test_what_is_near_is_tied_and_what_is_alone_is_not(matcher: Matcher) -> None:
    [base] = recommending(matcher).rows([ASKED])
    scores = (90.0, 90.0 - NOISE, 89.9 - NOISE, 10.0)
    rows = ranked([RecommendRow(**{**base, "source": str(s), "sha256": str(s), "score": s}) for s in scores])  # type: ignore[typeddict-item]
    assert [row["tie_group"] for row in rows] == [1, 1, 2, 3]
    assert [row["tied_with"] for row in rows] == [
        {"first": 1, "last": 2},
        {"first": 1, "last": 3},
        {"first": 2, "last": 3},
        None,
    ]


def test_copies_are_labelled_and_top_cuts_the_ranked_only(matcher: Matcher) -> None:
    less = Text(ASKED.text + "\n- QuickBooks", "less")
    rows = ranked(recommending(matcher).rows([Text(ASKED.text, "z"), b"", less, ASKED, VAGUE]))
    assert [row["source"] for row in rows][:4] == ["posting", "z", "less", "vague"]
    assert [row["duplicate_of"] for row in rows] == [None, "posting", None, None, None]
    assert [row["source"] for row in cut(rows, 1)] == ["posting", "vague", rows[-1]["source"]]
    assert cut(rows, None) == rows


def test_postings_that_cannot_be_judged_have_no_rank_but_a_reason(matcher: Matcher) -> None:
    rows = ranked(recommending(matcher, min_score=99.5).rows([VAGUE, b"", WIDGETS, ASKED]))
    assert [(row["source"], row["rank"], row["status"]) for row in rows] == [
        ("vague", None, "ok"),
        ("widgets", None, "ok"),
        (rows[2]["source"], None, "empty"),
    ]
    assert rows[0]["score"] is not None
    assert all(row["reason"] for row in rows)


def test_the_summary_counts_what_is_asked_and_not_shown(matcher: Matcher) -> None:
    other = Text(ASKED.text + "\n- Everlaw\n- Westlaw", "other")
    work = recommending(matcher, WEAK, min_score=99)
    assert list(work.rows([ASKED, VAGUE, other, b"", Text(ASKED.text, "copy")]))
    found = work.summary()
    assert (found["judged"], found["not_judged"], found["unreadable"], found["left_out"]) == (3, 1, 1, 3)
    asked = {entry["concept"]: entry["postings"] for entry in found["most_asked_not_shown"]}
    assert asked["tool.clio"] == 3
    assert asked["tool.everlaw"] == 1
    assert "tool.westlaw" not in asked
    counts = [entry["postings"] for entry in found["most_asked_not_shown"]]
    assert counts == sorted(counts, reverse=True)


def test_a_recommendation_of_the_library(matcher: Matcher, tmp_path: Path) -> None:
    less = Text(ASKED.text + "\n- QuickBooks\n- Bachelor's degree", "less")
    postings: list[Source] = [VAGUE, tmp_path / "nowhere", less, WIDGETS, ASKED]
    found = matcher.recommend(STRONG, postings, as_of=AS_OF)
    assert [m.posting.document.source for m in found] == ["posting", "less", "vague", "widgets"]
    assert found[0] == matcher.match(STRONG, ASKED, as_of=AS_OF)
    assert matcher.recommend(STRONG, postings[::-1], as_of=AS_OF, top=2) == found[:2]
    kinds = [type(result) for result in matcher.score_postings(STRONG, postings, as_of=AS_OF)]
    assert kinds == [Match, Failure, Match, Match, Match]


def test_extracted_postings_are_taken_as_they_are(matcher: Matcher) -> None:
    asked = matcher.posting(ASKED, as_of=AS_OF)
    named = replace(asked, title="Another")
    [match] = matcher.recommend(STRONG, [named], as_of=AS_OF)
    assert match.posting is named
