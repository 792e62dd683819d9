"""What an edit changed: exact, requirement by requirement."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date

import pytest

from matcher import Matcher, Text
from matcher.matching.difference import Difference, compare

POSTING = """Litigation Paralegal

Requirements:
- Westlaw
- Clio
- CM/ECF
- Notary Public commission

Responsibilities:
- Draft pleadings and motions
"""
BEFORE = "EXPERIENCE\n\nParalegal, Acme LLP\nJune 2018 - June 2022\n- Drafted pleadings\n\nSKILLS\nClio, Westlaw"
Compare = Callable[[str, str], Difference]


@pytest.fixture(scope="module")
def compared(matcher: Matcher, as_of: date) -> Compare:
    asked = matcher.posting(Text(POSTING), as_of=as_of)

    def both(before: str, after: str) -> Difference:
        old, new = (matcher.match(Text(own), asked, as_of=as_of) for own in (before, after))
        return compare(old, new)

    return both


@pytest.mark.parametrize(
    ("old", "new", "changed", "sign"),
    [
        ("Clio, Westlaw", "Clio, Westlaw, CM/ECF", {"CM/ECF (federal e-filing)"}, 1),
        ("Clio, Westlaw", "Westlaw", {"Clio"}, -1),
        ("- Drafted pleadings", "- Drafted pleadings and used Clio daily", {"Clio"}, 1),
        ("Clio, Westlaw", "Westlaw, Clio", set(), 0),
        ("EXPERIENCE", "Jo Doe\n\nEXPERIENCE", set(), 0),
        ("Clio, Westlaw", "Clio, Westlaw, no CM/ECF", set(), 0),
    ],
)
def test_what_changed(compared: Compare, old: str, new: str, changed: set[str], sign: int) -> None:
    found = compared(BEFORE, BEFORE.replace(old, new))
    assert {c.after.label for c in found.changes} == changed
    assert found.gain is not None
    assert math.copysign(1, found.gain) == sign or found.gain == sign == 0
    assert math.fsum(c.gain for c in found.changes) == pytest.approx(found.gain, abs=1e-9)
    assert len(found.changes) + len(found.same) == len(found.after.contributions)


def test_the_evidence_that_came_and_went(compared: Compare) -> None:
    (change,) = compared(BEFORE, BEFORE.replace("- Drafted pleadings", "- Used Clio\n- Drafted pleadings")).changes
    assert [(e.text, e.line, e.section) for e in change.came] == [("Clio", 5, "experience")]
    assert [(e.text, e.line, e.section) for e in change.went] == [("Clio", 8, "skills")]
    assert (change.before.credit, change.after.credit) == (0.9, 1.0)


def test_gaps_and_must_haves(compared: Compare) -> None:
    commission = "\n\nCERTIFICATIONS\nNotary Public, State of Texas"
    closing = compared(BEFORE, BEFORE + commission)
    assert [g.concept for g in closing.closed] == ["certification.notary-public"]
    assert closing.opened == ()
    assert [(m.before, m.after) for m in closing.must_haves] == [("unknown", "met")]
    opening = compared(BEFORE + commission, BEFORE)
    assert [g.concept for g in opening.opened] == ["certification.notary-public"]
    assert [(m.before, m.after) for m in opening.must_haves] == [("met", "unknown")]


def test_warnings(compared: Compare) -> None:
    mixed = BEFORE.replace("Westlaw", "W\u0435stlaw")
    found = compared(BEFORE, mixed)
    assert len(found.new_warnings) == 1
    assert found.old_warnings == ()
    assert compared(mixed, BEFORE).old_warnings == found.new_warnings


def test_without_a_score_there_is_no_difference(matcher: Matcher, as_of: date) -> None:
    asked = matcher.posting(Text("Nothing is asked for here."), as_of=as_of)
    found = compare(*(matcher.match(Text(own), asked, as_of=as_of) for own in (BEFORE, BEFORE + ", PACER")))
    assert found.gain is None
    assert (found.changes, found.same, found.closed, found.opened) == ((), (), (), ())
