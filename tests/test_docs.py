"""The manual states the figures and options that the code has; its worked example is what the code computes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
import pytest

from matcher import Matcher, Text
from matcher.audit import tables
from matcher.audit.people import MAX_VALUES
from matcher.cli import cli
from matcher.lint import load_rules
from matcher.lint.structure import MOST_MUSTS
from matcher.matching import bands, credit, experience, ranking, score, weights
from matcher.reports import steps, text

DOCS = Path(__file__).resolve().parents[1] / "docs"
SCORING = (DOCS / "scoring.md").read_text(encoding="utf-8")
TABLE = {m[1]: float(m[2]) for m in re.finditer(r"^\| ([^|]+?) \| ([\d.]+)[ ,|]", SCORING, re.MULTILINE)}
FIGURES = {
    "required": weights.LEVELS["required"],
    "preferred": weights.LEVELS["preferred"],
    "mentioned (the duties, mostly)": weights.LEVELS["mentioned"],
    "about the firm": weights.SECTIONS["about"],
    "before any heading": weights.SECTIONS[""],
    "held": credit.STATUS["held"],
    "expired": credit.STATUS["expired"],
    "in progress": credit.STATUS["in_progress"],
    "in a list: skills, certifications, summary, education": credit.LISTED,
    "elsewhere": credit.ELSEWHERE,
    "in a dated job of another trade (duties, practice areas, document types)": credit.OTHER_TRADE,
} | {kind.replace("_", " ").replace("keyword", "free keyword"): value for kind, value in weights.KINDS.items()}
PROSE = {
    "COMMONPLACE": f"multiplied by **{weights.COMMONPLACE:g}**",
    "IDF_RANGE": f"**{weights.IDF_RANGE[0]} – {weights.IDF_RANGE[1]}**",
    "USUAL_YEARS": f"**{experience.USUAL_YEARS:g}** are taken",
    "OTHER_LEGAL": f"at least **{experience.OTHER_LEGAL}**",
    "OTHER_WORK": f"counts **{experience.OTHER_WORK}** at most",
    "STATED": f"count **{experience.STATED}** of what they say",
    "UNDATED": f"counts **{experience.UNDATED}** of its",
    "NAMED": f"counts **{experience.NAMED}** of that kinship",
    "OTHER_FIELD": f"keeps **{experience.OTHER_FIELD}** of",
    "KEYWORD_SHARE": f"**at most {'a twentieth' if weights.KEYWORD_SHARE == 0.05 else '?'}**",
    "NOISE": f"**{ranking.NOISE:g} points**",
    "a keyword's weight": f"{weights.KINDS['keyword']} × idf",
}


@pytest.mark.parametrize("name", FIGURES)
def test_tables(name: str) -> None:
    assert TABLE.get(name) == FIGURES[name]


@pytest.mark.parametrize("name", PROSE)
def test_prose(name: str) -> None:
    assert PROSE[name] in " ".join(SCORING.split())


def test_bands() -> None:
    stated = [name for floor, name in bands.BANDS if re.search(rf"\| {name} \| (?:{floor:g} |below)", SCORING)]
    assert stated == ["strong", "good", "partial", "weak"]


def test_worked_example(matcher: Matcher) -> None:
    posting, resume, table = re.findall(r"^```text\n(.*?)^```", SCORING, re.DOTALL | re.MULTILINE)[:3]
    day = date(2026, 11, 1)
    match = matcher.match(Text(resume), Text(posting), as_of=day)
    assert match.score is not None
    assert text.check(match, explain=True).endswith(table)
    assert f"**{match.score:.2f}**" in SCORING
    longer = matcher.match(Text(resume + "\nSkills: e-filing court documents\n"), Text(posting), as_of=day).score
    assert f"the score is {longer:.2f}." in SCORING


def test_confidence_and_steps() -> None:
    stated = " ".join(SCORING.split())
    assert f"fewer than {score._FEW_REQUIREMENTS} of its requirements" in stated
    assert f"it has {score._MANY_LINES} or more lines" in stated
    assert f"fewer than {score._MANY_REQUIREMENTS} requirements in all" in stated
    assert (score._KNOWN_SHARE, steps.MOST_STEPS) == (0.25, 5)


AUDIT = (Path(__file__).resolve().parents[1] / "docs" / "audit.md").read_text(encoding="utf-8")
SAID = {
    "the least share": f"less than {tables.LEAST_SHARE * 100} % of all people",
    "few people": f"fewer than {tables.FEW} people",
    "values of a column": f"more than {MAX_VALUES} different values",
    "a long list": f"more than {MOST_MUSTS} requirements",
}


@pytest.mark.parametrize("name", SAID)
def test_figures_of_the_audit_and_the_lint(name: str) -> None:
    assert SAID[name] in " ".join(AUDIT.split())


def test_every_group_of_the_lint_is_described() -> None:
    rules = load_rules()
    groups = {a.group for a in (*(r.advice for r in rules.wording), *rules.checks.values())}
    described = re.findall(r"^\| (\w+) \|", AUDIT[AUDIT.index("## `matcher lint`") :], re.MULTILINE)
    assert groups == set(described) - {"group"}


def options(command: click.Command) -> Iterator[str]:
    """The long options of a command and of those below it, but for those that nearly all commands have."""
    if isinstance(command, click.Group):
        for below in command.commands.values():
            yield from options(below)
    for parameter in command.params:
        yield from {o for o in parameter.opts if o.startswith("--")} - {"--output", "--no-color"}


@pytest.mark.parametrize("name", ["screen", "runs", "explain", "decide", "profile", "audit", "notice", "lint", "serve"])
def test_every_option_of_the_recruiters_commands_is_in_the_manual(name: str) -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in (*DOCS.glob("*.md"), DOCS.parent / "README.md"))
    assert [option for option in options(cli.commands[name]) if option not in text] == []


def test_the_commands_of_the_manual_have_the_options_that_it_gives_them() -> None:
    found = 0
    for path in (*DOCS.glob("*.md"), DOCS.parent / "README.md"):
        for line in path.read_text(encoding="utf-8").splitlines():
            given = re.match(r"(?:\$ )?matcher (\w+) (.*)", line.partition("#")[0])
            if given is None or given[1] not in cli.commands:
                continue
            known = {*options(cli.commands[given[1]]), "--output", "--no-color", "--help"}
            assert set(re.findall(r"(?<![\w-])--[a-z-]+", given[2])) <= known, line
            found += 1
    assert found > 20
