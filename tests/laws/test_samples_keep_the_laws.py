"""The laws of DESIGN.md, section 6, that the core keeps: on the samples, and on texts that hypothesis builds."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.library import Matcher, Text
from matcher.model import Contribution, Match, Posting, Resume

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
CASES = sorted(path.name for path in SAMPLES.iterdir() if path.is_dir())
AS_OF = date(2026, 11, 1)
MATCHER = Matcher()
TRIED = sorted(
    (concept.try_form, concept.id)
    for concept in MATCHER.vocabulary.concepts.values()
    if concept.kind not in ("organization", "role")
)


@lru_cache
def posting(case: str) -> Posting:
    return MATCHER.posting(next((SAMPLES / case).glob("posting.*")), as_of=AS_OF)


@lru_cache
def resume(case: str) -> Resume:
    return MATCHER.resume(next((SAMPLES / case).glob("resume.*")), as_of=AS_OF)


def match(own: str | Resume, asked: str | Posting) -> Match:
    return MATCHER.match(
        Text(own) if isinstance(own, str) else own, Text(asked) if isinstance(asked, str) else asked, as_of=AS_OF
    )


def score(own: str | Resume, asked: str | Posting) -> float:
    found = match(own, asked).score
    assert found is not None
    return found


def bits(found: Match) -> tuple[float | None, list[tuple[str, float, str, float]]]:
    """Everything about a score but where its evidence stands."""
    return found.score, [(c.requirement, c.credit, c.how, c.points) for c in found.contributions]


# Law 1: contributions, quotes, bounds


@pytest.mark.parametrize("own", CASES)
@pytest.mark.parametrize("asked", CASES)
def test_contributions_sum_and_quotes_stand_in_their_documents(own: str, asked: str) -> None:
    found = match(resume(own), posting(asked))
    assert found.score is not None
    assert 0.0 <= found.score <= 100.0
    assert sum(c.points for c in found.contributions) == pytest.approx(found.score)
    assert sum(c.possible for c in found.contributions) == pytest.approx(100.0)
    text = found.resume.document.text
    quotes = [e for c in found.contributions for e in c.evidence] + [e for k in found.knockouts for e in k.evidence]
    assert quotes or found.score == 0.0
    assert all(text[e.start : e.end] == e.text != "" for e in quotes)
    assert all(e.line == text.count("\n", 0, e.start) + 1 for e in quotes)
    asked_text = found.posting.document.text
    for c in found.contributions:
        assert asked_text[c.posting_quote.start : c.posting_quote.end] == c.posting_quote.text != ""


@pytest.mark.parametrize("case", CASES)
def test_what_is_credited_has_evidence(case: str) -> None:
    rows = match(resume(case), posting(case)).contributions
    assert [c.label for c in rows if c.credit > 0 and not c.evidence] == []
    assert [c.label for c in rows if c.credit == 0 and c.evidence] == []


# Law 2: true mentions

ENDINGS = [
    "",
    "\nReviewed and coded some four hundred thousand documents for privilege in one very long summer",
    "\nReviewed documents for privilege with a team of six attorneys, paralegals and",
    "\n- Worked with pleadings, docu-",
    "\n\nBarista, Bean There\nJune 2020 - June 2022",
    "\n\nREFERENCES\n\nOn request",
    "\n\nEDUCATION\n\nBachelor of Arts, 2014",
    "\nNo experience with",
]


def with_line(text: str, form: str) -> str:
    return f"{text.rstrip()}\nSkills: {form}"


def assert_exact(text: str, asked: Posting) -> int:
    """Check every gap's gain against the real thing; how many there were."""
    found = match(text, asked)
    assert found.score is not None
    for gap in found.gaps:
        real = score(with_line(text, gap.try_form), asked) - found.score
        assert real == pytest.approx(gap.gain, abs=1e-9), (gap, real)
    return len(found.gaps)


@pytest.mark.parametrize("own", CASES)
def test_a_gaps_gain_is_what_the_line_really_adds(own: str) -> None:
    other = CASES[CASES.index(own) - 1]
    checked = [assert_exact(resume(own).document.text, posting(asked)) for asked in (own, other)]
    assert sum(checked) > 5


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_gain_is_exact_whatever_the_resume_ends_with(ending: str) -> None:
    text = "Jo Doe\n\nEXPERIENCE\n\nParalegal, Acme LLP\nJune 2016 - June 2020\n- Used MyCase and Westlaw" + ending
    assert assert_exact(text, posting("small-firm")) > 3


@given(st.sampled_from(CASES), st.lists(st.sampled_from(TRIED), min_size=1, max_size=3), st.sampled_from(ENDINGS))
@settings(max_examples=60)
def test_a_true_mention_never_lowers_the_score(case: str, forms: list[tuple[str, str]], ending: str) -> None:
    text = "Jo Doe\n\nEXPERIENCE\n\nParalegal, Acme LLP\nJune 2016 - June 2020\n- Used MyCase and Westlaw" + ending
    before = score(text, posting(case))
    for form, _ in forms:
        text = with_line(text, form)
        after = score(text, posting(case))
        assert after >= before - 1e-9
        before = after


@given(st.sampled_from(CASES), st.sampled_from(TRIED))
@settings(max_examples=40)
def test_on_the_samples_neither_and_a_second_time_changes_nothing(case: str, tried: tuple[str, str]) -> None:
    before, text = score(resume(case), posting(case)), with_line(resume(case).document.text, tried[0])
    once = match(text, posting(case))
    assert (once.score or 0.0) >= before - 1e-9
    assert bits(match(with_line(text, tried[0]), posting(case))) == bits(once)


@given(st.sampled_from(CASES), st.sampled_from(TRIED))
@settings(max_examples=40)
def test_a_mention_adds_at_most_the_weights_that_it_is_evidence_for(case: str, tried: tuple[str, str]) -> None:
    before = match(resume(case), posting(case))
    after = match(with_line(resume(case).document.text, tried[0]), posting(case))
    assert before.score is not None
    assert after.score is not None
    moved = [
        new for old, new in zip(before.contributions, after.contributions, strict=True) if new.points != old.points
    ]
    assert after.score - before.score <= sum(c.possible for c in moved) + 1e-9


@pytest.mark.parametrize("case", CASES)
def test_the_resume_itself_twice_over_is_no_better(case: str) -> None:
    skills = "\n\nSKILLS\n\nWestlaw, PACER, Relativity\n"
    text = resume(case).document.text
    assert score(text + skills + skills, posting(case)) == score(text + skills, posting(case))


LISTED = ["Westlaw", "MyCase", "CM/ECF", "Relativity", "Microsoft Word", "iManage", "PACER", "QuickBooks"]


@given(st.permutations(LISTED), st.sampled_from([", ", " | ", "; ", "\n- ", " / "]), st.sampled_from(CASES))
@settings(max_examples=40)
def test_the_order_of_a_skills_list_changes_nothing(order: list[str], separator: str, case: str) -> None:
    listed = bits(match("Jo Doe\n\nSKILLS\n\n- " + separator.join(order), posting(case)))
    assert listed == bits(match("Jo Doe\n\nSKILLS\n\n- " + separator.join(LISTED), posting(case)))


JOBS = [
    "Paralegal, Acme LLP\nJune 2016 - June 2020\n- Drafted pleadings",
    "Legal Secretary, Doe & Roe LLP\nMarch 2012 - May 2016\n- Managed attorney calendars",
    "Barista, Bean There\nJanuary 2010 - February 2012\n- Poured coffee",
]


@given(st.permutations(JOBS), st.sampled_from(CASES))
@settings(max_examples=30)
def test_the_order_of_jobs_changes_nothing(order: list[str], case: str) -> None:
    together = match("EXPERIENCE\n\n" + "\n\n".join(order), posting(case))
    assert bits(together) == bits(match("EXPERIENCE\n\n" + "\n\n".join(JOBS), posting(case)))


DENIABLE = [name for name in LISTED if name != "Microsoft Word"]


@pytest.mark.parametrize("name", DENIABLE)
@pytest.mark.parametrize("form", ["No {} experience.", "I have never used {}.", "{}: none"])
def test_a_denied_mention_adds_nothing(name: str, form: str) -> None:
    text = "EXPERIENCE\n\nParalegal, Acme LLP\nJune 2016 - June 2020\n- Drafted pleadings"
    denied = text + "\n\nSUMMARY\n\n" + form.format(name)
    asked = f"Requirements:\n- {name}\n- Draft pleadings\n"
    assert score(denied, asked) == score(text, asked)


# Law 4: who somebody is

PERSON = """{name}
{street}
{mail} | {phone}

SUMMARY

Litigation paralegal. {pronoun} has worked with trial teams for years.

EXPERIENCE

Paralegal, Acme LLP, Houston
June 2016 - June 2022
- Drafted pleadings and managed attorney calendars
- E-filed motions through CM/ECF

SKILLS

Westlaw, Microsoft Word, MyCase

EDUCATION

Bachelor of Arts, {school}, {year}

MEMBERSHIPS

{club}
"""
PLAIN = {
    "name": "Jo Doe",
    "street": "12 Elm Street, Houston, TX 77002",
    "mail": "jo.doe@example.com",
    "phone": "713-555-0114",
    "pronoun": "She",
    "school": "Laguna Plains University",
    "year": "2014",
    "club": "Houston Gardeners",
}
NAMES = [
    "Will Bates",
    "Clio Grant",
    "Lexi Page",
    "Mark Deed",
    "Sue Case",
    "Bill Court",
    "WILL BATES",
    "Clio Grant, Houston",
    "Excel Word",
    "Grace Docket",
    "Jean-Luc Ó Murchú",
    "Nguyễn Thị Hoa",
    "王小明",
]
OTHERS = [
    *({"name": name} for name in NAMES),
    *(
        {"name": name, "mail": f"{name.split()[0].lower()}@{name.split()[-1].lower()}.example.com"}
        for name in NAMES[:6]
    ),
    {"street": "9 Clio Court, Westlaw Heights, NY 10001"},
    {"street": "PO Box 5, Relativity, OH 43001-2020"},
    {"phone": "(020) 555-0199"},
    {"pronoun": "He"},
    {"pronoun": "They"},
    {"school": "Clio Grant College"},
    {"school": "Lexi Page University"},
    {"school": "Howard University"},
    {"year": "1984"},
    {"year": "2022"},
    {"club": "Mosque Youth Circle"},
    {"club": "Women's Rowing Club"},
]


@pytest.mark.parametrize("changed", OTHERS, ids=lambda c: " ".join(c.values()))
@pytest.mark.parametrize("case", CASES[:3])
def test_who_somebody_is_changes_no_bit(changed: dict[str, str], case: str) -> None:
    plain = match(PERSON.format(**PLAIN), posting(case))
    assert bits(match(PERSON.format(**PLAIN | changed), posting(case))) == bits(plain)


@pytest.mark.parametrize("name", NAMES[:6])
def test_names_change_nothing_on_a_sample(name: str) -> None:
    text = resume("litigation").document.text
    assert "MARISOL T. VANDERGRIFT" in text
    other = text.replace("MARISOL T. VANDERGRIFT", name.upper()).replace(
        "marisol.vandergrift", name.lower().replace(" ", ".")
    )
    for case in CASES:
        assert bits(match(other, posting(case))) == bits(match(text, posting(case)))


# Law 7: same input, same result

SCRIPT = """
from datetime import date
from pathlib import Path
from matcher.library import Matcher
m = Matcher()
for case in ("litigation", "immigration"):
    folder = Path("samples") / case
    (own,), (asked,) = folder.glob("resume.*"), folder.glob("posting.*")
    print(repr(m.match(own, asked, as_of=date(2026, 11, 1))))
"""


def run(**environment: str) -> bytes:
    env = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "COV_"))} | environment
    return subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=ROOT, env=env | {"PYTHONUTF8": "1"}, capture_output=True, check=True
    ).stdout


def test_hash_seed_time_zone_and_locale_change_nothing() -> None:
    first = run(PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    assert len(first) > 10_000
    for seed in ("7", "4242"):
        assert run(PYTHONHASHSEED=seed, TZ="Pacific/Kiritimati", LC_ALL="tr_TR.UTF-8") == first


def test_reading_one_pair_leaves_nothing_behind_for_the_next() -> None:
    fresh = Matcher()
    for case in CASES[:2]:
        found = fresh.match(resume(case).document, posting(case).document, as_of=AS_OF)
        assert found == match(resume(case), posting(case))


def rows(found: Match) -> tuple[Contribution, ...]:
    return found.contributions


@given(st.lists(st.sampled_from(LISTED), min_size=1, max_size=5, unique=True))
@settings(max_examples=30)
def test_a_posting_against_its_own_words_is_covered(names: list[str]) -> None:
    found = match("EXPERIENCE\n\n- Used " + "\n- Used ".join(names), "Requirements:\n- " + "\n- ".join(names))
    assert [c.label for c in rows(found) if c.kind != "experience" and c.credit < 1.0] == []
