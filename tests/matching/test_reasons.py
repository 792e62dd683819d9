"""Why a credit is what it is: in words, with the figure that it gives."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import permutations

import pytest

from matcher.matching.score import Scorer
from matcher.model import Match, Posting, Resume

Make = Callable[[str, str], Match]


@pytest.mark.parametrize(
    ("own", "asked", "why"),
    [
        ("EXPERIENCE\n\n- Used Clio", "Clio", "named: 1"),
        ("EXPERIENCE\n\n- Used MS Word", "Microsoft Word", "named in other words: 1"),
        ("EXPERIENCE\n\n- Used Westlw", "Westlaw", "named, misspelt: 1"),
        ("EXPERIENCE\n\n- Drafted pleadings", "Draft pleadings", "described: 1"),
        ("SKILLS\nClio", "Clio", "listed, not shown in a job: 0.9"),
        ("SKILLS\nsinging", "Clio", "not shown: 0"),
        ("SKILLS\nNo Clio", "Clio", "not shown: 0"),
        ("EXPERIENCE\n\n- Used LexisNexis", "Westlaw", "LexisNexis (Lexis, Lexis+) comes near it: 0.75"),
        ("EXPERIENCE\n\n- Used Everlaw", "An e-discovery platform", "Everlaw is one of its kind: 1"),
        ("CERTIFICATIONS\nNotary Public, expired 2020", "Notary Public", "it has expired: 0.5"),
        (
            "CERTIFICATIONS\nCertified Paralegal (CP), in progress",
            "Certified Paralegal",
            "it is still in progress: 0.25",
        ),
        (
            "EXPERIENCE\n\n- Used Clio",
            "Clio and LawPay",
            "Clio: named: 1; LawPay: not shown: 0; their mean: 0.5",
        ),
    ],
)
def test_requirements(match: Make, own: str, asked: str, why: str) -> None:
    assert [c.why for c in match(own, f"Requirements:\n- {asked}").contributions] == [why]


JOB = "EXPERIENCE\n\nParalegal, Acme LLP\nJune 2018 - June 2021\n- Drafted pleadings"


@pytest.mark.parametrize(
    ("own", "asked", "why"),
    [
        (JOB, "4 years of experience as a paralegal", "3 years of dated jobs in legal support, 4 asked: 0.75"),
        (
            JOB.replace("Paralegal", "Legal Secretary"),
            "3 years of experience as a paralegal",
            "not all of it in this role",
        ),
        (
            "SUMMARY\nNine years as a paralegal",
            "3 years of experience as a paralegal",
            "the resume states the years itself, without dated jobs: ",
        ),
        (
            f"SUMMARY\nNine years as a paralegal\n\n{JOB}",
            "9 years of experience as a paralegal",
            "the resume states the years itself: ",
        ),
        (
            "EXPERIENCE\n\nParalegal, Acme LLP",
            "3 years of experience as a paralegal",
            "the role is named, without dates",
        ),
        ("SKILLS\nsinging", "3 years of experience as a paralegal", "not shown: 0"),
    ],
)
def test_experience(match: Make, own: str, asked: str, why: str) -> None:
    (row,) = [c for c in match(own, f"Requirements:\n- {asked}").contributions if c.kind == "experience"]
    assert why in row.why
    assert row.why.endswith(f": {round(row.credit, 3):g}")


def test_without_years_the_usual_ones_are_named(match: Make) -> None:
    rows = match(JOB, "Paralegal\n\nRequirements:\n- Clio").contributions
    assert [c.why for c in rows if c.kind == "experience"] == [
        "3 years of dated jobs in legal support, 2 taken as usual, for none are stated: 1"
    ]


def test_the_score_does_not_depend_on_the_order_of_lines(
    scorer: Scorer, resume: Callable[[str], Resume], posting: Callable[[str], Posting]
) -> None:
    """To the last bit: compensated sums."""
    own = resume("SKILLS\nClio, Westlaw, CM/ECF\n\nEXPERIENCE\n\n- Used Relativity and drafted pleadings")
    lines = ["- Clio", "- Westlaw", "- CM/ECF", "- Relativity and Everlaw", "- Draft pleadings"]
    scores = {
        scorer.total(own, posting("Requirements:\n" + "\n".join(order))) for order in list(permutations(lines))[::7]
    }
    assert len(scores) == 1
    assert not math.isnan(scores.pop() or math.nan)
