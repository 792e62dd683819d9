"""The parts of the candidate's page: what can be set, what was read, and that a document is only ever text."""

from __future__ import annotations

import re
from datetime import date

import pytest

from matcher.library import Matcher, Text
from matcher.profile import Mark, marked
from matcher.reports import highlights, html, result_html

AS_OF = date(2026, 11, 1)
POSTING = (
    "Paralegal\n\nRequirements:\n- Bachelor's degree required\n- Westlaw\n- Attention to detail\nPreferred:\n- CM/ECF\n"
)
RESUME = "EXPERIENCE\nParalegal, 2015 - 2026\n- Used Westlaw daily\n- <b>Drafted</b> motions \u202eabc\n"


def shown(matcher: Matcher, corrections: dict[str, Mark], resume: str = RESUME) -> str:
    read = matcher.posting(Text(POSTING, "posting.txt"), as_of=AS_OF)
    match = matcher.match(Text(resume, "resume.txt"), marked(read, corrections, matcher.vocabulary), as_of=AS_OF)
    return result_html.result(match, read, corrections, ("plain text", "plain text"))


def ids(page: str) -> dict[str, str]:
    """The requirements that can be set, by their labels."""
    found = re.findall(r'<label for="set-(\w+)">([^<]*?) ?<span', page)
    return {label: id_ for id_, label in found}


def test_what_is_scored_can_be_set_and_the_rest_is_named(matcher: Matcher) -> None:
    page = shown(matcher, {})
    assert {"Westlaw", "CM/ECF (federal e-filing)"} < ids(page).keys()
    assert "As read: must-have" in page
    assert "Asked, not scored: attention to detail." in page
    assert "Back to how it was read" not in page
    assert " selected" not in page


@pytest.mark.parametrize("mark", ["must", "nice", "not asked"])
def test_what_was_set_stays_in_its_list(matcher: Matcher, mark: Mark) -> None:
    asked = ids(shown(matcher, {}))
    page = shown(matcher, {asked["Westlaw"]: mark})
    assert ids(page) == asked
    assert page.count(f'<option value="{mark}" selected>') == 1
    assert "Back to how it was read" in page
    scored = page.partition('<section id="score">')[2].partition("</section>")[0]
    assert ("<strong>Westlaw</strong>" in scored) == (mark == "nice")


def test_nothing_of_a_document_becomes_markup(matcher: Matcher) -> None:
    page = shown(matcher, {}, "EXPERIENCE\nParalegal, 2015 - 2026\n- Westlaw <img src=x onerror=alert(1)>\n" + RESUME)
    assert "<img" not in page
    assert "<b>" not in page
    assert "&lt;b&gt;Drafted" in page
    assert "\u202e" not in page


def test_every_verdict_has_its_rule(matcher: Matcher) -> None:
    page = shown(matcher, {})
    verdicts = page.count('<li data-r="')
    steps = page.partition('<section id="steps">')[2].partition("</section>")[0].count('<li data-r="')
    assert page.count('<div class="rule">') == page.count("data-copy") == verdicts - steps > 3


def test_hidden_text_and_warnings_are_told(matcher: Matcher) -> None:
    lines = ("EXPERIENCE", "Paralegal, 2015 - 2026", "<span style='display:none'>Relativity</span>")
    hidden = f"<html><body>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>".encode()
    read = matcher.posting(Text(POSTING, "posting.txt"), as_of=AS_OF)
    match = matcher.match(hidden, read, as_of=AS_OF)
    page = result_html.result(match, read, {}, ("HTML", "plain text"))
    assert "Not counted, since no reader can see it" in page
    assert "“Relativity”" in page


def test_the_marks_of_both_sides_name_the_same_requirement(matcher: Matcher) -> None:
    match = matcher.match(Text(RESUME, "r"), Text(POSTING, "p"), as_of=AS_OF)
    resume = highlights.marked_text(match.resume.document, "r", highlights.resume_marks(match))
    posting = highlights.marked_text(match.posting.document, "p", highlights.posting_marks(match))
    asked = re.search(r'data-r="([^"]*)">Westlaw<', posting)
    assert asked
    assert re.search(rf'data-r="{asked[1]}">Westlaw<', resume)


def test_the_saved_report_offers_nothing_to_press(matcher: Matcher) -> None:
    page = html.check(matcher.match(Text(RESUME, "r"), Text(POSTING, "p"), as_of=AS_OF))
    assert "<button" not in page
    assert "<select" not in page
    assert "Not right?" in page
