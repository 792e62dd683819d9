"""Hard requirements: met, unmet only where the resume says so itself, else unknown. Silence is not absence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from matcher.library import Matcher, Text
from matcher.model import Knockout, Match

CP = "Requirements:\n- Certified Paralegal (CP) required"
EITHER = "Requirements:\n- Notary Public or Certified Paralegal (CP) required"
NOTARY = "Requirements:\n- Notary Public required"
DEGREE = "Requirements:\n- Bachelor's degree"
YEARS = "Paralegal\n\nRequirements:\n- Westlaw\n- 5 years of experience as a paralegal"
JOB = "EXPERIENCE\n\nParalegal, Acme LLP\n"


def only(found: Match) -> Knockout:
    (knockout,) = found.knockouts
    return knockout


@pytest.mark.parametrize(
    ("asked", "own", "state"),
    [
        (CP, "CERTIFICATIONS\nCertified Paralegal (CP), NALA", "met"),
        (CP, "CERTIFICATIONS\nCertified Legal Assistant (CLA), NALA", "met"),
        (CP, "SKILLS\nWestlaw", "unknown"),
        (CP, "CERTIFICATIONS\nParalegal Certificate", "unknown"),
        (CP, "CERTIFICATIONS\nRegistered Paralegal (RP), NFPA", "unknown"),
        (CP, "CERTIFICATIONS\nCertified Paralegal (CP), expired 2019", "unmet"),
        (CP, "SUMMARY\n\nI am not a Certified Paralegal (CP).", "unmet"),
        (NOTARY, "CERTIFICATIONS\nNotary Public, commission expired 2019", "unmet"),
        (EITHER, "CERTIFICATIONS\nNotary Public, commission expired 2019", "unknown"),
        (EITHER, "CERTIFICATIONS\nNotary Public", "met"),
        (DEGREE, "EDUCATION\nBachelor of Arts, 2014", "met"),
        (DEGREE, "EDUCATION\nMaster of Arts, 2014", "met"),
        (DEGREE, "EDUCATION\nHigh school diploma, 2010", "unknown"),
        (DEGREE, "SKILLS\nWestlaw", "unknown"),
        (YEARS, JOB + "June 2016 - June 2022", "met"),
        (YEARS, JOB + "June 2016 - Present", "met"),
        (YEARS, JOB + "June 2020 - June 2022", "unmet"),
        (YEARS, "EXPERIENCE\n\nBarista, Bean There\nJune 2010 - June 2022", "unmet"),
        (YEARS, "SKILLS\nWestlaw", "unknown"),
        (YEARS, JOB + "- Sang", "unknown"),
        (YEARS, "SUMMARY\n\nParalegal with nine years of experience.\n\n" + JOB + "June 2020 - June 2022", "unknown"),
    ],
)
def test_states(match: Callable[[str, str], Match], asked: str, own: str, state: str) -> None:
    knockout = only(match(own, asked))
    assert knockout.state == state
    assert knockout.needed
    assert knockout.found


@pytest.mark.parametrize("asked", [CP, NOTARY, EITHER, DEGREE, YEARS])
def test_silence_is_never_unmet(match: Callable[[str, str], Match], asked: str) -> None:
    knockout = only(match("SKILLS\nsinging", asked))
    assert (knockout.state, knockout.evidence) == ("unknown", ())


def test_unmet_quotes_the_resumes_own_words(match: Callable[[str, str], Match]) -> None:
    found = match("CERTIFICATIONS\nNotary Public, commission expired 2019", NOTARY)
    (quote,) = only(found).evidence
    assert quote.text == found.resume.document.text[quote.start : quote.end]
    assert "Notary" in quote.text


@pytest.mark.parametrize(
    "line", ["Clio required", "Certified Paralegal (CP) preferred", "Bachelor's degree preferred", "Draft pleadings"]
)
def test_nothing_else_knocks_out(match: Callable[[str, str], Match], line: str) -> None:
    assert match("SKILLS\nsinging", f"Requirements:\n- {line}").knockouts == ()


@pytest.mark.parametrize(
    ("asked", "own", "state"),
    [
        ("Westlaw", "SKILLS\nWestlaw", "met"),
        ("Westlaw", "HOBBIES\nWestlaw", "met"),
        ("Westlaw", "SKILLS\nLexis", "unknown"),
        ("Westlaw", "SUMMARY\n\nNo experience with Westlaw.", "unmet"),
        ("E-discovery platform such as Relativity", "SKILLS\nEverlaw", "met"),
        ("Word and Excel", "SKILLS\nMicrosoft Word, Microsoft Excel", "met"),
        ("Word and Excel", "SKILLS\nMicrosoft Word", "unknown"),
    ],
)
def test_a_tool_that_a_profile_makes_a_must_have(
    asked: str, own: str, state: str, matcher: Matcher, as_of: date
) -> None:
    """A bare list is weaker evidence for the score; whether the tool is there is not in doubt."""
    read = matcher.posting(Text(f"Requirements:\n- {asked}"), as_of=as_of)
    hard = replace(read, requirements=tuple(replace(r, hard=True) for r in read.requirements))
    assert only(matcher.match(Text(own), hard, as_of=as_of)).state == state
