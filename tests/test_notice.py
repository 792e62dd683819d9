"""The draft of a notice names what a screening assesses: all of it, and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from matcher import Matcher, Text
from matcher.cli import cli
from matcher.demo import samples_folder
from matcher.notice import Notice, notice
from matcher.reports import notice as reports

DAY = date(2026, 11, 1)
SAMPLES = sorted(samples_folder().glob("*/posting.*"))


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(limits=None)


def items(draft: Notice, *headings: str) -> list[str]:
    return [item for part in draft.parts if part.heading in headings for item in part.items]


ASSESSED = ("Required", "Duties and other things that the posting names", "Preferred",
            "Other words of the posting, which count little")  # fmt: skip


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.parent.name)
def test_it_names_exactly_what_a_match_is_made_of(matcher: Matcher, path: Path) -> None:
    posting = matcher.posting(path, as_of=DAY)
    match = matcher.match(Text("Skills: Westlaw"), posting, as_of=DAY)
    draft = notice(posting)
    assert sorted(set(items(draft, *ASSESSED))) == sorted({c.label for c in match.contributions})
    assert items(draft, "Asked in the posting, not assessed by the tool") == list(dict.fromkeys(match.not_scored))
    assert len(items(draft, "Must-haves")) == len({k.requirement for k in match.knockouts})


def test_a_posting_without_a_requirement_says_so(matcher: Matcher) -> None:
    draft = notice(matcher.posting(Text("Baker\n\nWe bake bread every morning in a small village.\n"), as_of=DAY))
    assert "gives no result" in " ".join(line for part in draft.parts for line in part.lines)


def test_what_the_employer_has_to_fill_in_is_left_open(matcher: Matcher) -> None:
    text = " ".join(reports.text(notice(matcher.posting(SAMPLES[0], as_of=DAY))).split())
    for place in (
        "[EMPLOYER]",
        "[WHO DECIDES]",
        "[CONTACT",
        "[RETENTION POLICY",
        "[DATA AND SOURCES]",
        "[LINK]",
        "[DATE",
    ):
        assert place in text
    for words in ("DRAFT", "no legal advice", "names of schools", "alternative selection process", "10 business days"):
        assert words in text


def run(*args: object) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in args])


def test_the_command_writes_text_and_markdown(tmp_path: Path) -> None:
    path = tmp_path / "posting.txt"
    path.write_text("Paralegal *<b>x</b>* \x1b[31m\n\nRequirements\n- Westlaw\n- C.L.P. or CP\n", encoding="utf-8")
    text, md = run("notice", path), run("notice", path, "--format", "md")
    assert (text.exit_code, md.exit_code) == (0, 0)
    assert "\x1b" not in text.stdout + md.stdout
    assert "<b>" not in md.stdout.replace("\\<b\\>", "")
    assert "- Westlaw" in text.stdout
    assert "\n- Westlaw\n" in md.stdout
    assert md.stdout.startswith("# Notice to candidates: Paralegal \\*\\<b\\>")
    assert max(map(len, text.stdout.splitlines())) <= 100


def test_errors(tmp_path: Path) -> None:
    assert run("notice", tmp_path / "none.txt").exit_code == 2
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    assert run("notice", empty).exit_code == 4
    out = tmp_path / "notice.md"
    assert [run("notice", SAMPLES[0], "-o", out).exit_code for _ in range(2)] == [0, 5]


def test_it_says_what_is_read_for_display_and_what_breaks_ties(matcher: Matcher) -> None:
    text = " ".join(reports.text(notice(matcher.posting(SAMPLES[0], as_of=DAY))).split())
    assert "read only to show whose resume it is; a name-blind screening leaves them out" in text
    assert "of resumes with the same figure, the one that meets more of them is listed first" in text


def test_a_title_that_is_a_link_is_told_as_words(matcher: Matcher) -> None:
    posting = matcher.posting(
        Text("# [Docketing Clerk (Part-Time)](https://jobs.example.org/1)\n\nRequirements\n- CM/ECF\n"), as_of=DAY
    )
    assert notice(posting).title == "Docketing Clerk (Part-Time)"
