"""The sheet that answers "why not X?": it adds up, fits a page, and names nobody."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from matcher.library import Matcher, Text
from matcher.reports import as_json, explain_html, explain_json, explain_text
from matcher.reports import explain_view as view
from matcher.reports.arithmetic import rounded
from matcher.reports.explain import Sheet, sheet
from matcher.reports.record_shapes import Ranking, Record
from matcher.reports.schema import schema
from tests.pages import Page
from tests.reports import runs

HOSTILE = "<script>alert(1)</script>\x1b[31m\u202e"
PAGE = 60


@pytest.fixture(scope="module")
def people(matcher: Matcher) -> Ranking:
    decided = {
        "inbox/rosalind-quimby.txt": {
            "decision": "advance",
            "reason": "Rosalind Quimby leads; write to rosalind.quimby@example.org or +1 555 010 4477 by 2026-11-20",
        }
    }
    return runs.people(matcher, decided)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def sampled(matcher: Matcher) -> list[Ranking]:
    """The resumes of all samples ranked for each of their postings."""
    cases = sorted(p for p in runs.SAMPLES.iterdir() if p.is_dir())
    resumes = [next(case.glob("resume.*")) for case in cases]
    return [runs.run(matcher, next(case.glob("posting.*")), resumes) for case in cases]


def sheets(rankings: Sequence[Ranking]) -> Iterator[Sheet]:
    """Every candidate alone, and against the next one."""
    for ranking in rankings:
        records = list(ranking.records)
        for record, other in zip(records, [*records[1:], records[0]], strict=True):
            yield sheet(ranking, record)
            yield sheet(ranking, record, other)


def rendered(found: Sheet) -> list[str]:
    return [explain_text.explain(found), explain_html.explain(found), as_json.dumps(explain_json.explain(found))]


def test_printed_points_sum_to_the_score_and_possible_ones_to_a_hundred(sampled: list[Ranking]) -> None:
    compared = 0
    for found in sheets(sampled):
        score = found.candidate.score
        assert score is not None
        points = view.points(found.candidate)
        assert {row.line.asked["id"] for row in points.all} == {line.asked["id"] for line in found.candidate.lines}
        total = view.summed(points.all)
        assert (total.points, total.possible) == (rounded(score), 100.0)
        compared += 1
    assert compared == 2 * len(sampled) ** 2


def test_the_text_shows_that_sum(sampled: list[Ranking]) -> None:
    for ranking in sampled:
        for record in ranking.records:
            text = explain_text.explain(sheet(ranking, record))
            figures = re.findall(r"^ +(\d+\.\d\d) +(\d+\.\d\d)  ", text, re.MULTILINE)
            points, possible = ([float(n) for n in column] for column in zip(*figures, strict=True))
            assert round(sum(points[:-1]), 2) == points[-1] == rounded(record["row"]["score"] or 0.0)
            assert round(sum(possible[:-1]), 2) == possible[-1] == 100.0


def test_differences_sum_to_that_of_the_scores(sampled: list[Ranking]) -> None:
    differed = 0
    for found in sheets(sampled):
        if found.versus is None:
            continue
        total = view.total(found)
        assert round(sum(gain for gain, _ in view.difference_rows(found)), 2) == total
        assert found.versus.alike + len(found.versus.rows) == len(found.candidate.lines)
        assert all(row.gain for row in found.versus.rows)
        sizes = [abs(row.gain) for row in found.versus.rows]
        assert sizes == sorted(sizes, reverse=True)
        text = explain_text.explain(found)
        printed = [float(n) for n in re.findall(r"^ +([+-]\d+\.\d\d|0\.00) ", text, re.MULTILINE)]
        assert round(sum(printed[:-1]), 2) == printed[-1] == total
        assert ("There is no real difference" in " ".join(text.split())) == (abs(total) <= found.facts["noise"])
        differed += total != 0
    assert differed > len(sampled)


def test_json_is_what_the_schema_says_and_sums_to_four_places(sampled: list[Ranking], people: Ranking) -> None:
    wanted = schema("explain")
    for found in sheets([sampled[0], people]):
        told = explain_json.explain(found)
        jsonschema.validate(json.loads(as_json.dumps(told)), wanted)
        candidate, versus = told["candidate"], told["versus"]
        if candidate["score"] is not None:
            assert round(sum(line["points"] for line in candidate["lines"]), 4) == candidate["score"]
        if versus is not None and versus["difference"] is not None:
            assert round(sum(row["difference"] for row in versus["rows"]), 4) == versus["difference"]


def test_it_fits_one_page(sampled: list[Ranking], people: Ranking) -> None:
    for found in sheets([*sampled, people]):
        lines = explain_text.explain(found).splitlines()
        assert len(lines) <= PAGE, "\n".join(lines)
        assert max(map(len, lines)) <= 100


def test_nothing_says_who_it_is(people: Ranking) -> None:
    everything = [text for found in sheets([people]) for text in rendered(found)]
    for text in everything:
        leaked = [word for word in (*runs.PLANTED, "inbox", "4477") if word in text]
        assert not leaked
    whole = "\n".join(everything)
    assert "[name] leads; write to [e-mail] or [phone] by 2026-11-20" in " ".join(whole.split())
    assert "for [name] [name]" in whole


def test_a_name_blind_run_has_codes(matcher: Matcher) -> None:
    ranking = runs.people(matcher, blind=True)
    for record in ranking.records:
        found = sheet(ranking, record)
        assert found.candidate.id == record["row"]["source"]
        assert f"Candidate {found.candidate.id}\n" in explain_text.explain(found)


def test_where_a_candidate_stands(people: Ranking) -> None:
    first = next(iter(people.records))
    text = " ".join(explain_text.explain(sheet(people, first)).split())
    assert "Litigation Paralegal" in text
    assert "As of 2026-11-01; made with tool" in text
    assert "Run 4 files: 3 ranked, 0 not scored, 1 unreadable" in text
    assert "Rank 1 of 3. No other lies within 5 points" in text
    assert "No score of the run is higher." in text
    assert "MET" in text
    assert "Decision advance (by a reviewer, beside the score)" in text
    assert "it says nothing about the person" in text


def changed(record: Record, **row: Any) -> Record:
    return {**record, "row": {**record["row"], **row}}  # type: ignore[typeddict-item]


def test_marks_copies_and_copied_sentences_are_told_without_the_other_file(people: Ranking) -> None:
    first = {**next(iter(people.records)), "copied": ["One sentence."]}
    marked = changed(
        first,  # type: ignore[arg-type]
        marks=["less than 9 years in legal support"],
        copy="edited copy",
        duplicate_of="inbox/rosalind-old.txt",
    )
    text = " ".join(explain_text.explain(sheet(people, marked)).split())
    assert "Marked less than 9 years in legal support" in text
    assert "Labelled as a copy of another file of this run (edited copy); both are ranked." in text
    assert "1 sentence stands word for word in the posting; that is neither held for nor against anybody." in text
    assert "rosalind" not in text


def test_ties_are_told(people: Ranking) -> None:
    first = next(iter(people.records))
    tied = changed(first, tied_with={"first": 1, "last": 4})
    assert "Ranks 1 to 4, its own among them, lie within 5 points" in explain_text.explain(sheet(people, tied))
    tied = changed(first, tied_with={"first": 1, "last": 1})
    assert "Others of the same rank lie within 5 points" in explain_text.explain(sheet(people, tied))


def test_an_unreadable_file_says_why_and_what_to_do(people: Ranking) -> None:
    *_, last = people.records
    for other in (None, next(iter(people.records))):
        text = " ".join(explain_text.explain(sheet(people, last, other)).split())
        assert "Not ranked: the file could not be read (empty)." in text
        assert "What to do: " in text
        assert "points" not in text.split("Candidate")[1].replace("within 5 points", "") or other
    assert "There is no difference to give: one of the two has no score." in text


@pytest.mark.parametrize(
    ("reason", "posting", "advice"),
    [
        ("a cover letter, not a resume", "", "read the file yourself"),
        ("no requirement recognised", "no requirement recognised", "matcher profile POSTING"),
    ],
)
def test_what_has_no_score_says_why_and_what_to_do(people: Ranking, reason: str, posting: str, advice: str) -> None:
    facts = {**people.facts, "posting": {**people.facts["posting"], "reason": posting}}
    first = changed(next(iter(people.records)), score=None, rank=None, band=None, reason=reason)
    text = " ".join(explain_text.explain(sheet(replace(people, facts=facts), first)).split())  # type: ignore[arg-type]
    assert f"Not ranked: {reason}." in text
    assert advice in text
    assert "sum: the score" not in text


def test_a_profile_and_filters_are_told(people: Ranking) -> None:
    facts = {
        **people.facts,
        "profile": "firm.toml",
        "changes": ["Westlaw: required to preferred"],
        "filters": ["--min-years 5"],
        "left": 3,
    }
    text = " ".join(explain_text.explain(sheet(replace(people, facts=facts), next(iter(people.records)))).split())  # type: ignore[arg-type]
    assert "Profile firm.toml: Westlaw: required to preferred" in text
    assert "Filters --min-years 5 (they mark, they drop nobody)" in text
    assert "3 not read yet" in text


def test_hostile_words_are_text(matcher: Matcher) -> None:
    resume = runs.RESUMES["inbox/rosalind-quimby.txt"].replace("daily;", f"daily {HOSTILE};")
    posting = Text(runs.POSTING.replace("Litigation Paralegal\n\n", f"Litigation Paralegal {HOSTILE}\n\n"), HOSTILE)
    other = Text(runs.RESUMES["inbox/second/tobias-okafor.txt"], "b")
    ranking = runs.run(matcher, posting, [Text(resume, HOSTILE), other])
    ranking = replace(ranking, decisions={HOSTILE: {"decision": "hold", "reason": HOSTILE}})
    for found in sheets([ranking]):
        text, page, _ = rendered(found)
        seen = Page(page)
        assert (seen.loading, seen.astray, "a" in seen.tags) == (set(), [], False)
        assert "default-src 'none'" in page
        assert "<script>alert(1)</script>" in seen.text
        for printed in (text, page):
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", printed)


def test_the_page_says_every_point(sampled: list[Ranking]) -> None:
    found = sheet(sampled[0], next(iter(sampled[0].records)))
    seen = Page(explain_html.explain(found))
    assert {"details", "mark"} <= seen.tags
    for row in view.points(found.candidate).all:
        assert f"{row.share.points:.2f}{row.share.possible:.2f}" in seen.text
