"""What stands after a name as after a label."""

from __future__ import annotations

import pytest

from matcher.extraction.answers import answered_by_another, answered_no, is_asked, under_label
from matcher.extraction.pipeline import Reader
from matcher.extraction.reading import Hit, Reading


def _first(pipeline: Reader, text: str) -> tuple[Hit, Reading]:
    reading = pipeline.read(text, "resume")
    return min((h for h in reading.hits if h.kind in ("tool", "certification")), key=lambda h: h.start), reading


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Westlaw: none.", True),
        ("Westlaw - never.", True),
        ("Westlaw? No.", True),
        ("Westlaw: n/a", True),
        ("Westlaw: not permitted on our network.", True),
        ("Westlaw (demo only)", True),
        ("Westlaw: daily.", False),
        ("Westlaw: no formal course, ten years of use.", False),
        ("Westlaw: never without it.", False),
    ],
)
def test_an_answer_that_refuses(pipeline: Reader, text: str, said: bool) -> None:
    assert answered_no(*_first(pipeline, text)) is said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Westlaw: that is the associates.", True),
        ("Westlaw, that's our law clerk.", True),
        ("Westlaw, our first choice.", False),
        ("Westlaw: the partners ask me for every cite.", False),
    ],
)
def test_an_answer_that_is_another_person(pipeline: Reader, text: str, said: bool) -> None:
    assert answered_by_another(*_first(pipeline, text)) is said


def test_a_question_is_no_claim_unless_it_is_affirmed(pipeline: Reader) -> None:
    assert is_asked(*_first(pipeline, "Certified Paralegal (CP)? Not so far."))
    assert not is_asked(*_first(pipeline, "Certified Paralegal (CP), since 2011."))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("What I haven't got: patience; Westlaw.", True),
        ("Not used: Westlaw, Clio.", True),
        ("Not used: PowerPoint, but Westlaw daily.", False),
        ("Software not mentioned above: Westlaw.", False),
        ("Case No: 12, researched on Westlaw.", False),
    ],
)
def test_a_label_that_refuses_its_line(pipeline: Reader, text: str, said: bool) -> None:
    reading = pipeline.read(text, "resume")
    hit = next(h for h in reading.hits if h.concept == "tool.westlaw")
    assert under_label(hit, reading) is said
