"""One edit moves a score by at most the weights of the requirements that it is evidence for."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from matcher.library import Matcher, Text
from matcher.model import Contribution, Evidence, Match, Posting
from tests.equivalence.__main__ import Written, written
from tests.equivalence.rewrite import paraphrases

AS_OF = date(2026, 11, 1)
MATCHER = Matcher(limits=None)
POSTINGS = sorted((Path(__file__).parents[1] / "samples").glob("*/posting.*"))
RESUMES = [resume for resume in written() if "corpus" in resume.name or resume.name == "litigation"]
# A report quotes three places at most, and of an umbrella only the best of the narrower things.
QUOTED = 3


@lru_cache
def postings() -> tuple[Posting, ...]:
    return tuple(MATCHER.posting(path, as_of=AS_OF) for path in POSTINGS)


def matches(text: str) -> list[Match]:
    resume = MATCHER.resume(Text(text), as_of=AS_OF)
    return [MATCHER.match(resume, posting, as_of=AS_OF, advise=False) for posting in postings()]


def rests_on(contribution: Contribution, start: int, end: int) -> bool:
    """Whether a line of the arithmetic has, or may have, evidence in a stretch of the resume."""
    if contribution.kind == "experience" or contribution.how == "umbrella" or len(contribution.evidence) >= QUOTED:
        return True
    return any(quote.start < end and start < quote.end for quote in contribution.evidence)


def moved(one: Match, other: Match, evidence: list[bool]) -> tuple[float, float, list[tuple[str, list[Evidence]]]]:
    """How far the score moved, what the evidenced requirements weigh, and what else moved."""
    assert one.score is not None
    assert other.score is not None
    pairs = list(zip(one.contributions, other.contributions, evidence, strict=True))
    weight = sum(a.possible for a, _, rests in pairs if rests)
    strangers = [(a.label, [*a.evidence]) for a, b, rests in pairs if a.points != b.points and not rests]
    return abs(one.score - other.score), weight, strangers


def bullets(resume: Written) -> list[tuple[int, int]]:
    """Where the duties of a resume stand."""
    places: list[tuple[int, int]] = []
    start = 0
    for line in resume.text.splitlines(keepends=True):
        if line.startswith("- "):
            places.append((start, start + len(line)))
        start += len(line)
    return places


@pytest.mark.parametrize("resume", RESUMES, ids=lambda resume: resume.name)
def test_a_line_that_is_dropped_moves_what_it_was_evidence_for(resume: Written) -> None:
    before = matches(resume.text)
    for start, end in bullets(resume):
        after = matches(resume.text[:start] + resume.text[end:])
        for one, other in zip(before, after, strict=True):
            size, weight, strangers = moved(one, other, [rests_on(c, start, end) for c in one.contributions])
            assert strangers == [], resume.text[start:end]
            assert size <= weight + 1e-9


@pytest.mark.parametrize("resume", RESUMES, ids=lambda resume: resume.name)
def test_a_line_that_is_added_moves_what_it_is_evidence_for(resume: Written) -> None:
    before = matches(resume.text)
    place = bullets(resume)[0][0]
    for line in list(paraphrases())[::4]:
        added = f"- {line}\n"
        after = matches(resume.text[:place] + added + resume.text[place:])
        for one, other in zip(before, after, strict=True):
            evidence = [rests_on(c, place, place + len(added)) for c in other.contributions]
            size, weight, strangers = moved(one, other, evidence)
            assert strangers == [], line
            assert size <= weight + 1e-9
            assert (other.score or 0.0) >= (one.score or 0.0) - 1e-9
