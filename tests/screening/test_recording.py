"""Records of documents, one by one: figures that no neighbour, no name, no order and no filter moves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.library import Matcher, Source, Text
from matcher.matching.ranking import PLACES
from matcher.model import Match
from matcher.reports.record_shapes import Record
from matcher.reports.row_shapes import ScreenRow
from matcher.screening.filters import NO_FILTER, Filter, marked
from matcher.screening.order import in_order
from matcher.screening.recording import Job, recorded
from tests.screening.texts import ASKED, STRONG, WEAK, WIDGETS

AS_OF = date(2026, 11, 1)
OWN = Matcher(limits=None)
SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/resume.*"))
POSTINGS = sorted((Path(__file__).parents[2] / "samples").glob("*/posting.*"))
LISTED = Text("SKILLS\nWestlaw, CM/ECF, Relativity, Clio", "listed")
NOTARY = Text("SKILLS\nWestlaw\n\nCERTIFICATIONS\nNotary Public, State of Ohio", "notary")
NONE = Text("SKILLS\nsinging", "none")
LETTER = "Dear Ms. Roe,\n\nI am writing to apply for the position of paralegal.\n\nSincerely,\nJo Doe"


def records(matcher: Matcher, sources: Iterable[Source], keep: Filter = NO_FILTER, asked: Text = ASKED) -> list[Record]:
    """What a run keeps of some resumes, in the order given."""
    job = Job(matcher.posting(asked, as_of=AS_OF), AS_OF, require=keep.require)
    return [marked(recorded(matcher, job, matcher.opened(source)), keep, {}) for source in sources]


def rows(found: Iterable[Record]) -> list[ScreenRow]:
    return [record["row"] for record in found]


def test_every_source_has_a_record_and_its_own_figures(matcher: Matcher, tmp_path: Path) -> None:
    missing = tmp_path / "nowhere.pdf"
    found = rows(records(matcher, [WEAK, b"", STRONG, missing]))
    assert [row["status"] for row in found] == ["ok", "empty", "ok", "corrupt"]
    assert found[3]["source"] == str(missing)
    assert [row["rank"] for row in found] == [None] * 4
    for text, row in ((WEAK, found[0]), (STRONG, found[2])):
        match = matcher.match(text, ASKED, as_of=AS_OF)
        assert match.score is not None
        assert row["score"] == round(match.score, PLACES)


@pytest.mark.parametrize(
    ("keep", "expected"),
    [
        (Filter(), []),
        (Filter(min_score=30), ["none", "weak"]),
        (Filter(min_years=1), ["none", "strong", "weak"]),
        (Filter(require=("tool.westlaw",)), ["none"]),
        (Filter(require=("tool.westlaw", "tool.clio")), ["none", "weak"]),
    ],
)
def test_filters_mark_and_move_nobody(matcher: Matcher, keep: Filter, expected: list[str]) -> None:
    plain, found = (rows(in_order(records(matcher, [STRONG, WEAK, NONE], f))) for f in (NO_FILTER, keep))
    assert sorted(row["source"] for row in found if row["marks"]) == expected
    assert [{**row, "marks": []} for row in found] == plain


def test_what_is_no_resume_says_so_whatever_the_filter(matcher: Matcher) -> None:
    [row] = rows(records(matcher, [Text(LETTER, "letter")], Filter(min_score=99)))
    assert (row["score"], row["status"], row["marks"]) == (None, "ok", [])
    assert "cover letter" in row["reason"]


def test_a_posting_without_requirements_ranks_nobody(matcher: Matcher) -> None:
    found = rows(in_order(records(matcher, [STRONG, WEAK], asked=WIDGETS)))
    assert len({row["reason"] for row in found}) == 1
    assert [(row["rank"], row["tie_group"], row["tied_with"]) for row in found] == [(None, None, None)] * 2


def test_no_order_and_no_name_decides_a_rank(matcher: Matcher) -> None:
    texts = [STRONG, LISTED, NOTARY, WEAK, Text(WEAK.text + "\n", "weak too"), NONE]
    first = in_order(records(matcher, texts))
    hashes = [row["sha256"] for row in rows(first)]
    for order in list(permutations(texts))[:: 7 * 13]:
        assert in_order(records(matcher, order)) == first
        renamed = [Text(text.text, str(number)) for number, text in enumerate(order)]
        assert [row["sha256"] for row in rows(in_order(records(matcher, renamed)))] == hashes


def test_an_unmet_must_have_changes_no_score(matcher: Matcher) -> None:
    posting = Text(ASKED.text.replace("Notary Public commission", "CP certification"), "posting")
    silent, denied = (Text(STRONG.text + line, "r") for line in ("", "\n\nCERTIFICATIONS\nNo CP certification."))
    one, other = (matcher.match(text, posting, as_of=AS_OF) for text in (silent, denied))
    assert ([k.state for k in one.knockouts], [k.state for k in other.knockouts]) == (["unknown"], ["unmet"])
    assert one.score == other.score


@given(st.lists(st.sampled_from(SAMPLES), min_size=1, max_size=6), st.sampled_from(POSTINGS))
@settings(max_examples=12)
def test_neighbours_in_a_batch_play_no_part(batch: list[Path], posting: Path) -> None:
    asked = OWN.posting(posting, as_of=AS_OF)
    resumes = [OWN.resume(path, as_of=AS_OF) for path in batch]
    together = list(OWN.score_many(asked, resumes, as_of=AS_OF))
    assert together == [OWN.match(resume, asked, as_of=AS_OF) for resume in resumes]
    scores = {m.resume.document.source: m.score for m in OWN.rank(asked, resumes, as_of=AS_OF)}
    assert scores == {m.resume.document.source: m.score for m in together if isinstance(m, Match)}
