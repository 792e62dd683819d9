"""Titles under which a text lists what is not there."""

from __future__ import annotations

import pytest

from matcher.extraction.pipeline import Reader
from matcher.extraction.refusals import refuses, under_refusal


@pytest.mark.parametrize(
    ("title", "refused"),
    [
        ("what i cannot do", True),
        ("this job is not", True),
        ("won't", True),
        ("not me", True),
        ("not part of my job", True),
        ("desirable not required", False),
        ("not only litigation", False),
        ("why not us", False),
        ("what i do", False),
    ],
)
def test_titles(title: str, refused: bool) -> None:
    assert refuses(title.split()) is refused


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("WHAT I CANNOT DO\n- Draft briefs\n- Westlaw", True),
        ("NOT PART OF MY JOB\nWestlaw and legal research.", True),
        ("What I don't do:\nWestlaw.", True),
        ("WHAT I CANNOT DO\n- Draft briefs\n\nWHERE\nWestlaw, at Hale & Burr", False),
        ("WHAT I CANNOT DO\n- No briefs, though I use Westlaw", False),
        ("SKILLS\n- Westlaw", False),
    ],
)
def test_what_stands_below(pipeline: Reader, text: str, denied: bool) -> None:
    reading = pipeline.read(text, "resume")
    assert [under_refusal(hit, reading) for hit in reading.hits if hit.concept == "tool.westlaw"] == [denied]
