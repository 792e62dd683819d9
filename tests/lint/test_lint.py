"""Findings on whole postings: places, order, and what is found by counting."""

from __future__ import annotations

from datetime import date

import pytest

from matcher import Matcher, Text
from matcher.lint import Finding, lint, load_rules
from matcher.lint.check import places_of

DAY = date(2026, 11, 1)
PAY = "\n\nPay: $52,000 to $60,000 a year\n"


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(limits=None)


def found(matcher: Matcher, text: str) -> list[Finding]:
    return list(lint(matcher.posting(Text(text), as_of=DAY)))


def ids(matcher: Matcher, text: str) -> list[tuple[str, str]]:
    return [(f.advice.id, f.quote) for f in found(matcher, text)]


def requirements(*lines: str) -> str:
    return "Paralegal\n\nRequirements\n" + "\n".join(f"- {line}" for line in lines) + PAY


def test_a_finding_has_its_place(matcher: Matcher) -> None:
    text = "Paralegal\n\nRequirements\n- Westlaw\n- Native English speaker\n" + PAY
    (finding,) = found(matcher, text)
    assert text[finding.start : finding.end] == finding.quote == "Native English speaker"
    assert (finding.page, finding.line) == (1, 5)


def test_what_law_names_comes_first_then_the_order_of_the_text(matcher: Matcher) -> None:
    text = requirements("He or she drafts pleadings", "Digital native", "Westlaw", "Native Spanish speaker")
    assert [i for i, _ in ids(matcher, text)] == ["age.native", "origin.native", "gender.pair"]


def test_overlapping_places_of_one_group_are_told_once(matcher: Matcher) -> None:
    assert ids(matcher, requirements("Energetic and young people who know Westlaw")) == [
        ("age.young", "Energetic and young")
    ]


@pytest.mark.parametrize(
    "pay",
    [
        "$30 an hour",
        "Salary: $61,000",
        "Compensation\n\nMin: $61,000\nMax: $72,000",
        "61,000 - 72,000",
        "61k to 72k",
        "This is an unpaid internship.",
    ],
)
def test_pay_that_is_stated_is_not_missing(matcher: Matcher, pay: str) -> None:
    assert ids(matcher, f"Paralegal\n\nRequirements\n- Westlaw\n\n{pay}\n") == []


@pytest.mark.parametrize("more", ["", "We raised $40 million last year.", "Handle claims of $1,000 and more."])
def test_missing_pay_is_about_the_whole_posting(matcher: Matcher, more: str) -> None:
    (finding,) = found(matcher, f"Paralegal\n\nRequirements\n- Westlaw\n\n{more}\n")
    assert (finding.advice.id, finding.quote, finding.line) == ("pay.missing", "", 0)


def test_pay_with_one_end(matcher: Matcher) -> None:
    text = "Paralegal\n\nRequirements\n- Westlaw\n\nPay: up to $30 an hour\n"
    assert [i for i, _ in ids(matcher, text)] == ["pay.open"]


MANY = [
    "Westlaw", "Relativity", "Everlaw", "iManage", "NetDocuments", "Microsoft Excel", "Microsoft Word", "CM/ECF",
    "PACER", "Clio", "Bachelor's degree", "Notary Public commission", "Fluent Spanish",
]  # fmt: skip


def test_a_long_list_of_musts(matcher: Matcher) -> None:
    assert ids(matcher, requirements(*MANY)) == [("must.many", "")]
    assert ids(matcher, requirements(*MANY[:12])) == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Westlaw", "iManage", "Experience with Westlaw"], [("must.twice", "Westlaw")]),
        (["Microsoft Word", "iManage", "Microsoft Word is a plus"], [("must.levels", "Microsoft Word")]),
        (["Westlaw and Westlaw Precision training"], []),
        (["Attention to detail", "Strong attention to detail in filings"], []),
        (["J.D. or paralegal certificate", "J.D. preferred"], []),
        (["Ten years as a paralegal\n\n### OR\n", "Relativity", "Relativity is a plus"], []),
    ],
)
def test_what_is_asked_for_again(matcher: Matcher, lines: list[str], expected: list[tuple[str, str]]) -> None:
    assert ids(matcher, requirements(*lines)) == expected


def test_several_jobs_in_one_file_may_repeat(matcher: Matcher) -> None:
    job = "\nResponsibilities\n- Draft pleadings\n\nRequirements\n- Westlaw\n- Microsoft Word\n"
    assert ids(matcher, f"Paralegal\n{job}\nSenior Paralegal\n{job}{PAY}") == []


@pytest.mark.parametrize(
    ("years", "expected"), [("5+ years of litigation experience", ["must.entry"]), ("1 year of experience", [])]
)
def test_an_entry_level_job_that_asks_for_years(matcher: Matcher, years: str, expected: list[str]) -> None:
    text = "Paralegal\n\nThis is an entry-level position.\n\nRequirements\n- Westlaw\n" + f"- {years}\n" + PAY
    assert [i for i, _ in ids(matcher, text)] == expected


QUIET = """Litigation Paralegal

Ernst & Young and Manpower are clients; our cloud-native platform holds their native files. We keep the bad guys out.

Responsibilities
- Draft pleadings, and support the managing partner and his clients
- Interview children aged 6 to 12 and young people in foster care

Requirements
- At least 18 years of age
- Fluent Spanish; classes for non-native English speakers are offered
- Able to carry 25 pounds, with or without reasonable accommodation

We never ask for salary history. We hire without regard to age, national origin, accent or criminal record.
"""


def test_words_that_only_look_so(matcher: Matcher) -> None:
    assert ids(matcher, QUIET + PAY) == []


def test_hostile_length_is_quick_and_finds_nothing(matcher: Matcher) -> None:
    rules = load_rules()
    for unit in ("recent ", "native ", "lift up to a ", "a" * 50, "he or ", "no more than 9 ", "send your a "):
        text = unit * (100_000 // len(unit))
        assert [place for rule in rules.wording for place in places_of(rule, text, rules.fair)] == []
