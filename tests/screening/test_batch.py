"""Batches: rows as they are made, filters, ranks that no name and no neighbour decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.library import Matcher, Source, Text
from matcher.matching.ranking import NOISE, PLACES
from matcher.model import Failure, Match
from matcher.reports.row_shapes import ScreenRow
from matcher.screening import Filter, Recommending, Screening, cut, has_band, ranked

AS_OF = date(2026, 11, 1)
OWN = Matcher(limits=None)
SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/resume.*"))
POSTINGS = sorted((Path(__file__).parents[2] / "samples").glob("*/posting.*"))
ASKED = Text(
    "Litigation Paralegal\n\nRequirements:\n- Westlaw\n- CM/ECF\n- Clio\n- Relativity\n- Notary Public commission",
    "posting",
)
STRONG = Text("EXPERIENCE\n\nUsed Westlaw, CM/ECF, Relativity and Clio daily.", "strong")
WEAK = Text("SKILLS\nWestlaw", "weak")
LISTED = Text("SKILLS\nWestlaw, CM/ECF, Relativity, Clio", "listed")
NOTARY = Text("SKILLS\nWestlaw\n\nCERTIFICATIONS\nNotary Public, State of Ohio", "notary")
NONE = Text("SKILLS\nsinging", "none")
LETTER = "Dear Ms. Roe,\n\nI am writing to apply for the position of paralegal.\n\nSincerely,\nJo Doe"
VAGUE = Text("Requirements:\n- Westlaw\n- a sunny temper", "vague")
WIDGETS = Text("Widgets wanted", "widgets")


def screening(matcher: Matcher, keep: Filter = Filter()) -> Screening:  # noqa: B008 - frozen
    return Screening(matcher, matcher.posting(ASKED, as_of=AS_OF), as_of=AS_OF, keep=keep)


def sources(rows: list[ScreenRow]) -> list[str]:
    return [row["source"] for row in rows]


def test_rows_come_as_they_are_made(matcher: Matcher) -> None:
    taken: list[str] = []

    def given() -> Iterator[Source]:
        for text in (WEAK, STRONG):
            taken.append(text.name)
            yield text

    rows = screening(matcher).rows(given())
    assert taken == []
    assert next(rows)["source"] == "weak"
    assert taken == ["weak"]


def test_every_source_has_a_row_and_its_own_figures(matcher: Matcher, tmp_path: Path) -> None:
    work = screening(matcher)
    missing = tmp_path / "nowhere.pdf"
    rows = list(work.rows([WEAK, b"", STRONG, missing]))
    assert [row["status"] for row in rows] == ["ok", "empty", "ok", "corrupt"]
    assert [unread.source for unread in work.unread] == [rows[1]["source"], str(missing)]
    for text, row in ((WEAK, rows[0]), (STRONG, rows[2])):
        match = matcher.match(text, ASKED, as_of=AS_OF)
        assert match.score is not None
        assert row["score"] == round(match.score, PLACES)
        assert row["rank"] is None


@pytest.mark.parametrize(
    ("keep", "marked"),
    [
        (Filter(), []),
        (Filter(min_score=30), ["none", "weak"]),
        (Filter(min_years=1), ["none", "strong", "weak"]),
        (Filter(require=("tool.westlaw",)), ["none"]),
        (Filter(require=("tool.westlaw", "tool.clio")), ["none", "weak"]),
    ],
)
def test_filters_mark_and_move_nobody(matcher: Matcher, keep: Filter, marked: list[str]) -> None:
    work, plain = screening(matcher, keep), screening(matcher)
    found = [record["row"] for record in work.ranking([STRONG, WEAK, NONE]).records]
    assert sorted(row["source"] for row in found if row["marks"]) == marked
    assert [{**row, "marks": []} for row in found] == [r["row"] for r in plain.ranking([STRONG, WEAK, NONE]).records]


def test_what_is_no_resume_is_shown_whatever_the_filter(matcher: Matcher) -> None:
    [row] = screening(matcher, Filter(min_score=99)).rows([Text(LETTER, "letter")])
    assert (row["score"], row["status"]) == (None, "ok")
    assert "cover letter" in row["reason"]


def test_a_posting_without_requirements_says_so_once(matcher: Matcher) -> None:
    work = Screening(matcher, matcher.posting(WIDGETS, as_of=AS_OF), as_of=AS_OF)
    rows = ranked(work.rows([STRONG, WEAK]))
    assert len(work.reasons) == 1
    assert [(row["rank"], row["tie_group"], row["tied_with"]) for row in rows] == [(None, None, None)] * 2


def test_no_order_and_no_name_decides_a_rank(matcher: Matcher) -> None:
    texts = [STRONG, LISTED, NOTARY, Text(WEAK.text, "weak"), Text(WEAK.text + "\n", "weak too"), NONE]
    first = ranked(screening(matcher).rows(texts))
    hashes = [row["sha256"] for row in first]
    for order in list(permutations(texts))[:: 7 * 13]:
        assert ranked(screening(matcher).rows(order)) == first
        renamed = [Text(text.text, str(number)) for number, text in enumerate(order)]
        assert [row["sha256"] for row in ranked(screening(matcher).rows(renamed))] == hashes


def test_equal_scores_share_a_rank_and_stand_by_must_haves_then_evidence(matcher: Matcher) -> None:
    [base] = screening(matcher).rows([STRONG])
    assert base["knockouts"]

    def row(name: str, state: str, strength: float) -> ScreenRow:
        return {
            **base,
            "source": name,
            "sha256": name,
            "score": 50.0,
            "knockouts": [{**base["knockouts"][0], "state": state}],  # type: ignore[typeddict-item]
            "evidence_strength": strength,
        }

    rows = [row("a", "unmet", 9.0), row("b", "unmet", 30.0), row("c", "met", 1.0), row("d", "unknown", 9.0)]
    found = ranked(rows)
    assert sources(found) == ["c", "b", "a", "d"]
    assert {row["rank"] for row in found} == {1}
    assert {row["tie_group"] for row in found} == {1}
    assert [row["tied_with"] for row in found] == [{"first": 1, "last": 1}] * 4


def test_an_unmet_must_have_changes_no_score(matcher: Matcher) -> None:
    posting = Text(ASKED.text.replace("Notary Public commission", "CP certification"), "posting")
    silent, denied = (Text(STRONG.text + line, "r") for line in ("", "\n\nCERTIFICATIONS\nNo CP certification."))
    one, other = (matcher.match(text, posting, as_of=AS_OF) for text in (silent, denied))
    assert ([k.state for k in one.knockouts], [k.state for k in other.knockouts]) == (["unknown"], ["unmet"])
    assert one.score == other.score


def test_what_is_near_is_tied_and_what_is_alone_is_not(matcher: Matcher) -> None:
    [base] = screening(matcher).rows([STRONG])
    scores = (90.0, 90.0 - NOISE, 89.9 - NOISE, 10.0)
    given = [ScreenRow(**{**base, "source": str(s), "sha256": str(s), "score": s}) for s in scores]
    rows = ranked(given)
    assert [row["tie_group"] for row in rows] == [1, 1, 2, 3]
    assert [row["tied_with"] for row in rows] == [
        {"first": 1, "last": 2},
        {"first": 1, "last": 3},
        {"first": 2, "last": 3},
        None,
    ]


def test_copies_are_labelled_and_top_cuts_the_ranked_only(matcher: Matcher) -> None:
    rows = ranked(screening(matcher).rows([Text(STRONG.text, "z"), b"", WEAK, STRONG, Text(LETTER, "letter")]))
    assert sources(rows)[:4] == ["strong", "z", "weak", "letter"]
    assert [row["duplicate_of"] for row in rows] == [None, "strong", None, None, None]
    assert sources(cut(rows, 1)) == ["strong", "letter", rows[-1]["source"]]
    assert cut(rows, None) == rows


# Neighbours


@given(st.lists(st.sampled_from(SAMPLES), min_size=1, max_size=6), st.sampled_from(POSTINGS))
@settings(max_examples=12)
def test_neighbours_in_a_batch_play_no_part(batch: list[Path], posting: Path) -> None:
    asked = OWN.posting(posting, as_of=AS_OF)
    resumes = [OWN.resume(path, as_of=AS_OF) for path in batch]
    together = list(OWN.score_many(asked, resumes, as_of=AS_OF))
    assert together == [OWN.match(resume, asked, as_of=AS_OF) for resume in resumes]
    scores = {m.resume.document.source: m.score for m in OWN.rank(asked, resumes, as_of=AS_OF)}
    assert scores == {m.resume.document.source: m.score for m in together if isinstance(m, Match)}


# Recommending


def recommending(matcher: Matcher, resume: Text = STRONG, min_score: float | None = None) -> Recommending:
    return Recommending(matcher, matcher.resume(resume, as_of=AS_OF), as_of=AS_OF, min_score=min_score)


def test_postings_that_cannot_be_judged_have_no_rank_but_a_reason(matcher: Matcher) -> None:
    rows = ranked(recommending(matcher, min_score=99.5).rows([VAGUE, b"", WIDGETS, ASKED]), has_band)
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
