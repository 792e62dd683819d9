"""Advice: true, with its lines, its exact gain, and never a word that asks for an untruth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from matcher import Matcher
from matcher.matching.wording import alike, says, squeezed
from matcher.model import Action, Block, Hidden, Match
from tests.matching.wanted import POSTING

Make = Callable[[str, str], Match]
RESUME = """EXPERIENCE

Paralegal, Acme LLP
June 2018 - June 2022
- Drafted pleadings
- Used MyCase and Westlaw daily

SKILLS
Nextpoint, CM/ECF"""


@pytest.fixture(scope="module")
def found(match: Make) -> Match:
    return match(RESUME, POSTING)


def of(match: Match, kind: str) -> list[Action]:
    return [a for a in match.advice if a.kind == kind]


def one(match: Match, kind: str) -> Action:
    (action,) = of(match, kind)
    return action


# The three groups


@pytest.mark.parametrize(
    ("own", "asked", "kind", "said"),
    [
        ("SKILLS\nResponded to inquiries", "Communicate with clients", "say it so", "If it is the same"),
        (
            "SKILLS\nEverlaw",
            "Relativity",
            "near",
            "you show Everlaw at line 2 (“Everlaw”). Name it there as comparable",
        ),
        ("SKILLS\ncase management software", "Clio", "near", "does not say which one it was. If it was Clio"),
        ("SKILLS\nsinging", "Clio", "not shown", "If you have used it, say so where you used it; if not, leave it out"),
        ("SKILLS\nsinging", "Draft pleadings", "not shown", "If you have done it, say so where you did it; if not, l"),
        ("SKILLS\nsinging", "Notary Public commission", "not shown", "If you hold it, name it; if not, leave it out"),
        (
            "CERTIFICATIONS\nNotary Public, expired 2020",
            "Notary Public commission",
            "near",
            "has expired. If you have re",
        ),
        ("CERTIFICATIONS\nCertified Paralegal (CP), in progress", "Certified Paralegal", "near", "Once you have it"),
        ("CERTIFICATIONS\nCertified Paralegal (CP)", "Registered Paralegal (RP)", "near", "If you have that as well"),
    ],
)
def test_each_group_says_what_to_do_in_truth(match: Make, own: str, asked: str, kind: str, said: str) -> None:
    action = one(match(own, f"Requirements:\n- {asked}"), kind)
    assert said in action.sentence
    assert action.must_have
    assert action.gain > 0
    assert action.posting is not None
    assert action.posting.text in asked
    assert (action.resume is None) == (kind == "not shown")


@pytest.mark.parametrize(
    ("own", "advised"),
    [
        ("SKILLS\nsinging", ["one of Clio or MyCase (8am MyCase)"]),
        ("SKILLS\nNo Clio", ["MyCase (8am MyCase)"]),
        ("SKILLS\nNo Clio; no MyCase", []),
    ],
)
def test_alternatives_are_one_action_and_a_denied_one_none(match: Make, own: str, advised: list[str]) -> None:
    assert [a.label for a in match(own, "Requirements:\n- Clio or MyCase").advice] == advised


def test_a_class_is_named_with_its_examples(match: Make) -> None:
    action = one(
        match("SKILLS\nsinging", "Requirements:\n- E-discovery platform such as Everlaw or DISCO"), "not shown"
    )
    assert action.label.startswith("e-discovery platform, such as ") or action.label.startswith("one of ")
    assert " or " in action.label


def test_the_gain_is_that_of_the_gap(found: Match) -> None:
    gains = {g.label: g.gain for g in found.gaps}
    closing = [a for a in found.advice if a.kind in ("near", "not shown") and a.label in gains]
    assert len(closing) > 3
    assert all(a.gain == gains[a.label] for a in closing)


def test_must_haves_come_first_then_the_gain(found: Match) -> None:
    order = [(not a.must_have, -a.gain) for a in found.advice if a.gain > 0]
    assert len(order) > 4
    assert order == sorted(order)


def test_what_wins_nothing_comes_last(match: Make) -> None:
    posting = "Requirements:\n- Electronic discovery software\n\nPreferred:\n- Clio"
    actions = match("SKILLS\ne-discovery platforms", posting).advice
    assert [a.gain > 0 for a in actions] == sorted((a.gain > 0 for a in actions), reverse=True)


def test_unshown_duties_that_are_only_mentioned_fold(found: Match) -> None:
    assert {"manage attorney calendars"} <= {a.label for a in found.advice if a.folded}
    assert all(a.kind == "not shown" for a in found.advice if a.folded)
    assert not any(a.must_have for a in found.advice if a.folded)


def test_every_quote_stands_in_its_document(found: Match) -> None:
    assert found.advice
    for action in found.advice:
        for quote, document in ((action.posting, found.posting.document), (action.resume, found.resume.document)):
            assert quote is None or document.text[quote.start : quote.end] == quote.text != ""


# The posting's own words


@pytest.mark.parametrize(
    ("own", "asked", "advised"),
    [
        ("MS Word", "Microsoft Word", True),
        ("Microsoft Word", "Microsoft Word", False),
        ("Microsoft-Word", "microsoft word", False),
        ("Westlw", "Westlaw", True),
        ("Drafted pleadings", "Draft pleadings", False),
        ("E-filed pleadings", "E-filing", False),
        ("Everlaw", "Relativity", False),
        ("No Microsoft Word", "Microsoft Word", False),
    ],
)
def test_words_that_other_systems_would_miss(match: Make, own: str, asked: str, advised: bool) -> None:
    posting = f"Requirements:\n- {asked}\n- Clio\n- Notary Public"
    actions = [a for a in of(match(f"EXPERIENCE\n\n- {own}", posting), "say it so") if a.gain == 0]
    assert bool(actions) is advised
    for action in actions:
        assert f"“{asked}”" in action.sentence
        assert "adds no points here" in action.sentence


@pytest.mark.parametrize(
    ("text", "form", "whole", "expected"),
    [
        ("Cite-checked all briefs", "cite checking", False, True),
        ("Checked briefs", "cite checking", False, False),
        ("Lexis+, Word", "Lexis", True, True),
        ("Word of mouth", "Microsoft Word", True, False),
        ("CM / ECF", "CM/ECF", True, True),
    ],
)
def test_says(text: str, form: str, whole: bool, expected: bool) -> None:
    assert says(squeezed(text), form, whole=whole) is expected


@pytest.mark.parametrize(
    ("one_", "other", "expected"),
    [("Bates numbering", "Bates-stamped", True), ("I-140", "Form N-400", False), ("invoices", "sent bills", False)],
)
def test_alike(one_: str, other: str, expected: bool) -> None:
    assert alike(one_, other) is expected


def test_a_word_that_is_spelt_otherwise(match: Make) -> None:
    found = match("SKILLS\nsinging, escalated quarrels", "Requirements:\n- Clio\n- Westlaw\n- escalate quarrels")
    (row,) = [c for c in found.contributions if c.how == "fuzzy"]
    action = one(found, "say it so")
    assert (action.label, action.gain) == (row.label, row.possible - row.points)
    assert "you show it at line 2 (“escalated”)" in action.sentence


# What is shown and could be shown better


def test_a_must_have_that_is_only_listed(found: Match, matcher: Matcher, as_of: date) -> None:
    action = next(a for a in of(found, "only listed") if a.label == "CM/ECF (federal e-filing)")
    assert "Say in a job what you used it for" in action.sentence
    moved = replace(
        found.resume,
        mentions=tuple(
            replace(m, section="experience") if m.concept == "tool.cm-ecf" else m for m in found.resume.mentions
        ),
    )
    assert found.score is not None
    assert (matcher.match(moved, found.posting, as_of=as_of).score or 0) - found.score == pytest.approx(action.gain)


@pytest.mark.parametrize(
    ("own", "asked"),
    [
        ("SKILLS\nClio", "Requirements:\n- Clio"),
        (RESUME.replace("Nextpoint", "Clio"), "Preferred:\n- Clio"),
        (RESUME.replace("MyCase", "Clio").replace("Nextpoint", "Clio"), "Requirements:\n- Clio"),
    ],
)
def test_only_listed_needs_a_must_have_and_jobs_without_it(match: Make, own: str, asked: str) -> None:
    assert of(match(own, f"{asked}\n- Notary Public\n- PACER"), "only listed") == []


@pytest.mark.parametrize(
    ("own", "form"),
    [
        ("Jo Doe, CP\n\nEXPERIENCE\nUsed Clio", "“Certified Paralegal (CP), NALA”"),
        ("CERTIFICATIONS\nCertified Paralegal (CP)", ""),
        ("CERTIFICATIONS\nCP, NALA", ""),
        ("CERTIFICATIONS\nCP, expired 2019", ""),
        ("CERTIFICATIONS\nNotary Public", ""),
    ],
)
def test_a_credential_that_is_only_letters(match: Make, own: str, form: str) -> None:
    said = [a.sentence for a in of(match(own, "Requirements:\n- Clio\n- Certified Paralegal (CP)"), "credential")]
    assert len(said) == bool(form)
    assert all(form in sentence for sentence in said)


JOBS = "EXPERIENCE\n\n{}\n- Drafted pleadings\n\nLegal Secretary, Doe & Roe LLP\nMarch 2012 - May 2016\n- Filed motions"
YEARS = "Requirements:\n- 3 years of experience as a paralegal\n- Clio\n- PACER"


@pytest.mark.parametrize(
    ("job", "line"),
    [
        ("Paralegal, Acme LLP\nJune 2022 - March 2019", 4),
        ("Paralegal, Acme LLP", 3),
        ("Paralegal, Acme LLP\nJune 2019 - March 2022", None),
        ("- Paralegal of the month\n\n- Trained clerks\n\n", None),
    ],
)
def test_dates_that_could_not_be_read(match: Make, job: str, line: int | None) -> None:
    actions = of(match(JOBS.format(job), YEARS), "dates")
    assert [a.resume.line for a in actions if a.resume] == ([] if line is None else [line])
    assert all(a.must_have and "Write month and year" in a.sentence for a in actions)


# The file itself


def with_blocks(found: Match, matcher: Matcher, *blocks: Block) -> Match:
    document = replace(found.resume.document, blocks=blocks)
    return matcher.match(replace(found.resume, document=document), found.posting, as_of=found.as_of)


@pytest.mark.parametrize(
    ("place", "words", "told"),
    [
        ("text box", "Nextpoint, CM/ECF", True),
        ("header or footer", "Nextpoint, CM/ECF", True),
        ("text box", "EXPERIENCE", False),
        ("", "Nextpoint, CM/ECF", False),
    ],
)
def test_text_that_some_programs_lose(found: Match, matcher: Matcher, place: str, words: str, told: bool) -> None:
    start = found.resume.document.text.index(words)
    block = Block(start, start + len(words), "paragraph", place=place)  # type: ignore[arg-type]
    said = [a.sentence for a in of(with_blocks(found, matcher, block), "layout")]
    assert len(said) == told
    assert all(place in sentence and words in sentence for sentence in said)


@pytest.mark.parametrize(("second", "told"), [(4, True), (3, False)])
def test_columns(found: Match, matcher: Matcher, second: int, told: bool) -> None:
    blocks = [Block(i, i + 1, "paragraph", 1, 1) for i in range(5)]
    blocks += [Block(10 + i, 11 + i, "paragraph", 1, 2) for i in range(second)]
    assert bool(of(with_blocks(found, matcher, *blocks), "layout")) is told


def test_hidden_text_is_named_and_not_counted(found: Match, matcher: Matcher) -> None:
    document = replace(found.resume.document, hidden=(Hidden("Clio", "white on white"),))
    action = one(matcher.match(replace(found.resume, document=document), found.posting, as_of=found.as_of), "hidden")
    assert action.sentence.startswith("4 characters of this file cannot be seen by a reader: they do not count;")


@pytest.mark.parametrize("own", ["SKILLS\nNo Clio, no Relativity, never used PACER", "I am not a notary. No Clio."])
def test_a_denied_thing_is_never_advised(match: Make, own: str) -> None:
    posting = "Requirements:\n- Clio\n- Relativity\n- PACER\n- Notary Public commission\n- Westlaw"
    found = match(own, posting)
    denied = {m.name for m in found.resume.mentions if m.status == "denied"}
    assert denied
    assert found.advice
    assert [a.label for a in found.advice if any(name in a.sentence for name in denied)] == []
