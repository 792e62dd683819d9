"""The reports on the samples: contracts, arithmetic, quotes, and safety against what a document holds."""

from __future__ import annotations

import csv
import json
import math
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest

from matcher import Matcher, Text, tables
from matcher.demo import samples_folder
from matcher.model import Match
from matcher.reports import as_json, extract_text, html, md, rows, sheets, text
from matcher.reports.arithmetic import apportion
from matcher.reports.schema import schema
from matcher.reports.view import view
from matcher.reports.wording import points_of_100, product
from tests.corpus.letters import EXCITED
from tests.pages import Page

AS_OF = date(2026, 11, 1)
MATCHER = Matcher()
CASES = sorted(p for p in samples_folder().iterdir() if p.is_dir() and any(p.glob("resume.*")))
NASTY = 'Skills: Westlaw <script>alert(1)</script> \x1b[31m\u202e [bold]Clio[/bold] & "Lexis"\n=HYPERLINK(1)'


def match_of(case: Path) -> Match:
    return MATCHER.match(next(case.glob("resume.*")), next(case.glob("posting.*")), as_of=AS_OF)


MATCHES = {case.name: match_of(case) for case in CASES}
every_case = pytest.mark.parametrize("match", MATCHES.values(), ids=MATCHES.keys())


def nasty() -> Match:
    posting = Text("<b>Paralegal</b>\nRequirements:\n- Westlaw <img src=x onerror=y>\n- Clio\n- CM/ECF\n", "<i>p</i>")
    return MATCHER.match(Text(NASTY, "=r|<i>.txt"), posting, as_of=AS_OF)


# JSON


@every_case
def test_json_is_valid_against_the_schemas(match: Match) -> None:
    for name, value in (
        ("check", as_json.check(match)),
        ("extract", as_json.extract(match.resume)),
        ("extract", as_json.extract(match.posting)),
        ("screen", rows.screened(match)),
        ("recommend", rows.recommended(match)),
    ):
        jsonschema.validate(json.loads(as_json.dumps(value)), schema(name))


@every_case
def test_rounded_points_sum_to_the_rounded_score(match: Match) -> None:
    found = as_json.check(match)
    assert found["score"] is not None
    assert sum(c["points"] for c in found["contributions"]) == pytest.approx(found["score"], abs=1e-9)
    assert sum(c["possible"] for c in found["contributions"]) == pytest.approx(100, abs=1e-9)
    for exact, rounded in zip(match.contributions, found["contributions"], strict=True):
        assert rounded["points"] <= rounded["possible"]
        assert rounded["points"] == pytest.approx(exact.points, abs=1e-4)
        assert rounded["possible"] == pytest.approx(exact.possible, abs=2e-4)


@every_case
def test_every_quote_is_a_substring_at_its_place(match: Match) -> None:
    found = as_json.check(match)
    resume, posting = match.resume.document.text, match.posting.document.text
    quotes = [(resume, e) for c in found["contributions"] for e in c["evidence"]]
    quotes += [(resume, e) for k in found["knockouts"] for e in k["evidence"]]
    quotes += [(posting, c["posting_quote"]) for c in found["contributions"]]
    assert quotes
    for document, quote in quotes:
        assert document[quote["start"] : quote["end"]] == quote["text"]
    for side, document in ((match.resume, resume), (match.posting, posting)):
        extracted = as_json.extract(side)
        assert extracted["mentions"]
        for mention in (*extracted["mentions"], *extracted["rejected"]):
            assert document[mention["start"] : mention["end"]] == mention["text"]


def test_a_schema_refuses_what_is_not_in_the_contract() -> None:
    found = as_json.check(MATCHES["litigation"])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**found, "verdict": "no"}, schema("check"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({k: v for k, v in found.items() if k != "score"}, schema("check"))


@pytest.mark.parametrize(
    ("values", "total"),
    [([], 0.0), ([1 / 3] * 3, 1.0), ([0.00005] * 7, 0.0003), ([12.5, 0.0, 87.5], 100.0), ([100 / 7] * 7, 100.0)],
)
def test_apportion_keeps_the_sum(values: list[float], total: float) -> None:
    found = apportion(values, total)
    assert sum(found) == pytest.approx(total, abs=1e-9)
    assert all(abs(a - b) < 1.01e-4 for a, b in zip(values, found, strict=True))


# Text


@every_case
@pytest.mark.parametrize("width", [40, 59, 80, 100, 140])
def test_text_stays_within_the_width(match: Match, width: int) -> None:
    for explain in (False, True):
        lines = text.check(match, width=width, explain=explain).splitlines()
        assert max(map(len, lines)) <= width
        assert not any(line.endswith(" ") for line in lines)


@every_case
def test_text_names_every_must_have_and_at_most_five_steps(match: Match) -> None:
    seen = view(match)
    squeezed = "".join(text.check(match, width=140).split())
    assert all("".join(m.knockout.needed.split())[:20] in squeezed for m in seen.musts)
    assert "".join(seen.coverage.split()) in squeezed
    assert len([s for s in seen.steps if "cannot be seen" not in s]) <= 5


@every_case
def test_every_requirement_is_shown_once(match: Match) -> None:
    seen = view(match)
    ids = [r.requirement for s in seen.sections for r in s.rows] + [m.knockout.requirement for m in seen.musts]
    ids += [c.requirement for c in (*seen.keywords_found, *seen.keywords_missing)]
    assert sorted(ids) == sorted(
        {c.requirement for c in match.contributions} | {k.requirement for k in match.knockouts}
    )


def test_colour_only_where_it_is_asked_for() -> None:
    match = MATCHES["litigation"]
    plain = text.check(match)
    coloured = text.check(match, colour=True)
    assert "\x1b" not in plain
    assert "\x1b[" in coloured
    assert [line.rstrip() for line in re.sub(r"\x1b\[[\d;]*m", "", coloured).splitlines()] == plain.splitlines()


def test_alternatives_are_one_step() -> None:
    posting = Text("Requirements:\n- Docketwise, INSZoom or LawLogix Edge\n- Westlaw")
    match = MATCHER.match(Text("Skills: Westlaw"), posting, as_of=AS_OF)
    steps = [step for group in view(match).all_steps for step in group.steps]
    assert len(match.gaps) > len(steps)
    assert any("one of" in step for step in steps)


def printed(page: str) -> list[tuple[str, str]]:
    """The points and the possible points of each line of the arithmetic in a text report, the sum last."""
    return re.findall(r"^ {2,}(\d+\.\d\d) +(\d+\.\d\d)  \S", page[page.index("The arithmetic") :], re.MULTILINE)


@every_case
def test_the_printed_points_sum_to_the_printed_score(match: Match) -> None:
    """To the last digit, in decimals: as whoever adds them up by hand would find."""
    for page in (text.check(match, width=140, explain=True), text.check(match, width=80, explain=True)):
        *lines, total = printed(page)
        assert len(lines) == len(match.contributions)
        assert sum(Decimal(points) for points, _ in lines) == Decimal(total[0])
        assert sum(Decimal(possible) for _, possible in lines) == Decimal(total[1]) == 100
        assert int(Decimal(total[0])) == points_of_100(match.score or 0.0)
    cells = re.findall(r"^\| (\d+\.\d\d) \| (\d+\.\d\d) \|", md.check(match), re.MULTILINE)
    assert [tuple(c) for c in cells] == lines
    assert re.findall(r'<tr><td class="num">(\d+\.\d\d)</td><td class="num">(\d+\.\d\d)</td>', html.check(match)) == [
        *lines,
        total,
    ]


@every_case
def test_the_factors_multiply_to_the_weight(match: Match) -> None:
    for c in as_json.check(match)["contributions"]:
        assert math.prod(c["factors"].values()) == pytest.approx(c["weight"], abs=1e-4)
        assert c["why"].endswith(f"{round(c['credit'], 3):g}")


@every_case
def test_explain_says_why(match: Match) -> None:
    page = "".join(text.check(match, width=100, explain=True).split())
    for c in match.contributions:
        assert "".join(product(c).split()) in page
        assert "".join(c.why.split()) in page


@every_case
def test_the_first_steps_are_five_and_the_page_has_all(match: Match) -> None:
    seen = view(match)
    assert len(seen.steps) <= 5
    told = [step for group in seen.all_steps for step in group.steps]
    assert len(told) == len(match.advice)
    assert set(seen.steps) <= set(told)
    assert as_json.check(match)["advice"] == list(seen.steps)
    assert all(a.label in seen.folded for a in match.advice if a.folded)


def test_nothing_in_a_document_reaches_the_terminal_as_a_command() -> None:
    for out in (
        text.check(nasty(), explain=True),
        extract_text.extract(nasty().resume, explain=True),
    ):
        assert "\x1b" not in out
        assert "\u202e" not in out


# HTML, Markdown, CSV


@every_case
def test_the_page_is_self_contained_and_its_links_lead_somewhere(match: Match) -> None:
    page = html.check(match)
    found = Page(page)
    assert found.loading == set()
    assert (found.astray, found.open) == ([], [])
    assert sheets.policy(sheets.style("base", "check")) in page
    ids, links = found.values("id"), found.values("href")
    assert links
    assert len(set(ids)) == len(ids)
    assert {link.removeprefix("#") for link in links} <= set(ids)
    assert "mark" in found.tags


@every_case
def test_the_page_shows_both_texts_whole(match: Match) -> None:
    from html import unescape

    pres = re.findall(r"<pre>(.*?)</pre>", html.check(match), re.DOTALL)
    for document, shown in zip((match.resume.document, match.posting.document), pres, strict=True):
        plain = unescape(re.sub(r"</?(?:mark|span)[^>]*>", "", shown))
        assert plain.split() == "".join(c for c in document.text if c.isprintable() or c.isspace()).split()


def test_nothing_in_a_document_becomes_markup() -> None:
    page = html.check(nasty())
    assert not {"script", "img", "b", "i"} & Page(page).tags
    assert "\x1b" not in page
    markdown = md.check(nasty())
    assert "<script" not in markdown.replace("\\<", "")
    assert "<img" not in markdown.replace("\\<", "")


@every_case
def test_markdown_tables_have_as_many_cells_as_their_heads(match: Match) -> None:
    width = 0
    for line in md.check(match).splitlines():
        cells = len(re.findall(r"(?<!\\)\|", line)) if line.startswith("|") else 0
        assert cells == width or not width or not cells, line
        width = cells


@pytest.mark.parametrize(
    "value", ["in/\r=1+1.txt", "a\n=1", "\x1b]52;c;ZXZpbA==\x07", "\x9b2J", "\u202etxt", "\u200b=1"]
)
def test_no_cell_breaks_its_line_or_steers_a_terminal(value: str) -> None:
    line = tables.line([value, "next"])
    assert line.isascii()
    assert line[:-1].isprintable()
    assert not line.startswith("=")
    [[cell, _]] = csv.reader([line])
    assert tables.line([tables.plain(cell), "next"]) == line


def test_json_lines_are_lines_whatever_ends_one_elsewhere() -> None:
    value = {"source": "a\x7f\x85\x9b2J\u2028\u2029\u202e\u2066é“\u00a0”.txt"}
    text = as_json.dumps(value)
    assert json.loads(text) == value
    assert len(text.splitlines()) == 1
    assert text.endswith('é“\u00a0”.txt"}\n')
    assert text[:-1].replace("\u00a0", " ").isprintable()


# What cannot be judged, and what is only to be known

ASKED = Text("Requirements:\n- Westlaw\n- CM/ECF\n- Notary Public commission", "posting")
MIXED = "W\u0435stlaw"


def test_a_letter_alone_has_its_reason_everywhere() -> None:
    match = MATCHER.match(Text(EXCITED, "letter"), ASKED, as_of=AS_OF)
    reason = match.resume.no_score
    assert "cover letter" in reason
    assert (as_json.check(match)["score"], as_json.check(match)["reason"]) == (None, reason)
    row = rows.screened(match)
    assert (row["rank"], row["score"], row["reason"]) == (None, None, reason)
    assert as_json.extract(match.resume)["warnings"][0] == reason
    shown = (text.check(match), md.check(match), html.check(match), extract_text.extract(match.resume))
    assert all("cover letter, not a resume" in " ".join(page.split()) for page in shown)
    jsonschema.validate(as_json.check(match), schema("check"))
    jsonschema.validate(row, schema("screen"))


def test_a_note_is_shown_and_leaves_the_headline_alone() -> None:
    plain, noted = (MATCHER.match(Text(f"Skills: CM/ECF, {word}", "r"), ASKED, as_of=AS_OF) for word in ("", MIXED))
    note = noted.resume.notes[0]
    assert view(noted).meaning == view(plain).meaning
    assert note in view(noted).notes
    assert noted.warnings == (note,)
    assert rows.screened(noted)["warnings"] == [note]
    assert as_json.extract(noted.resume)["warnings"] == [note]
    assert MIXED in extract_text.extract(noted.resume)
