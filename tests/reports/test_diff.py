"""Reports on an edit: the printed differences sum to the printed difference of the scores."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from matcher import Matcher, Text
from matcher.cli import cli
from matcher.demo import samples_folder
from matcher.matching.difference import Difference, compare
from matcher.reports import as_json, diff
from matcher.reports.arithmetic import rounded
from matcher.reports.diff_view import gains
from matcher.reports.schema import schema

AS_OF = date(2026, 11, 1)
MATCHER = Matcher()
CASES = sorted(p for p in samples_folder().iterdir() if p.is_dir() and any(p.glob("resume.*")))
ASKED = [MATCHER.posting(next(case.glob("posting.*")), as_of=AS_OF) for case in CASES]
RESUMES = [MATCHER.resume(next(case.glob("resume.*")), as_of=AS_OF) for case in CASES]
POSTING = "Paralegal\n\nRequirements:\n- Westlaw\n- Clio\n- Notary Public commission\n- Draft <pleadings>"
OLD = "EXPERIENCE\n\nParalegal, Acme LLP\nJune 2018 - June 2022\n- Drafted pleadings\n\nSKILLS\nClio, Westlaw"
NEW = OLD.replace("Clio, Westlaw", "\x1b Westlaw") + "\n\nCERTIFICATIONS\nNotary Public, State of Texas"


def small() -> Difference:
    asked = MATCHER.posting(Text(POSTING), as_of=AS_OF)
    return compare(*(MATCHER.match(Text(own, name), asked, as_of=AS_OF) for own, name in ((OLD, "old"), (NEW, "new"))))


@pytest.mark.parametrize("case", range(len(CASES)), ids=[c.name for c in CASES])
@pytest.mark.parametrize("places", [2, 4])
def test_differences_sum_in_decimals(case: int, places: int) -> None:
    """Resumes of quite different people are the hardest edits."""
    for old, new in pairwise(RESUMES):
        found = compare(*(MATCHER.match(own, ASKED[case], as_of=AS_OF) for own in (old, new)))
        assert found.before.score is not None
        assert found.after.score is not None
        shown = gains(found, places)
        scores = [Decimal(str(rounded(m.score or 0.0, places))) for m in (found.before, found.after)]
        assert sum(map(Decimal, map(str, shown))) == scores[1] - scores[0]
        assert all(abs(c.gain - r) < 2.01 * 10**-places for c, r in zip(found.changes, shown, strict=True))


def test_json_is_valid_and_sums() -> None:
    found = json.loads(as_json.dumps(diff.value(small())))
    jsonschema.validate(found, schema("diff"))
    moved = sum(Decimal(str(c["difference"])) for c in found["changes"])
    assert moved == Decimal(str(found["score"]["difference"]))
    assert moved == Decimal(str(found["score"]["after"])) - Decimal(str(found["score"]["before"]))
    assert [k["after"] for k in found["knockouts"]] == ["met"]
    assert [g["label"] for g in found["gaps_opened"]] == ["Clio"]
    assert len(found["changes"]) + len(found["unchanged"]) == len(small().after.contributions)


@pytest.mark.parametrize("width", [40, 100])
def test_text(width: int) -> None:
    page = diff.text(small(), width=width)
    assert "\x1b" not in page
    assert max(map(len, page.splitlines())) <= width
    *lines, total = (Decimal(m) for m in re.findall(r"^ +([+-]\d+\.\d\d|0\.00)  ", page, re.MULTILINE))
    assert len(lines) >= 2
    assert sum(lines) == total
    assert str(total) in re.sub(r"\s+", " ", page.split("hiring decision")[0])
    squeezed = " ".join(page.split())
    assert "came: l.11 “Notary Public" in squeezed
    assert "went: l.8 “Clio”" in squeezed
    assert "unknown to met" in squeezed


def test_explain_names_what_did_not_change() -> None:
    short, full = (" ".join(diff.text(small(), explain=e).split()) for e in (False, True))
    assert "--explain shows them" in short
    assert "--explain" not in full
    assert "draft pleadings: described: 1" in full


def test_markdown_escapes() -> None:
    page = diff.markdown(small())
    assert page.startswith("# ")
    assert "<pleadings>" not in page.replace("\\<", "")
    assert "\x1b" not in page


def test_no_score_says_why() -> None:
    asked = MATCHER.posting(Text("Nothing is asked for here."), as_of=AS_OF)
    match = MATCHER.match(Text(OLD), asked, as_of=AS_OF)
    found = compare(match, match)
    assert "No difference can be given" in diff.text(found)
    assert diff.value(found)["score"] == {"before": None, "after": None, "difference": None}
    jsonschema.validate(json.loads(as_json.dumps(diff.value(found))), schema("diff"))


# The command


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for name, text in (("old.txt", OLD), ("new.txt", NEW), ("posting.txt", POSTING)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / name) for name in ("old.txt", "new.txt", "posting.txt")]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["diff", *arguments, "--as-of", "2026-11-01"])


@pytest.mark.parametrize("form", ["text", "json", "md"])
def test_every_form_is_written(files: list[str], tmp_path: Path, form: str) -> None:
    shown = run(*files, "--format", form)
    target = tmp_path / "out"
    assert run(*files, "--format", form, "-o", str(target)).exit_code == 0
    assert (shown.exit_code, target.read_text(encoding="utf-8")) == (0, shown.stdout)
    assert run(*files, "-o", str(target)).exit_code == 5
    assert run(*files, "-o", str(target), "--force").exit_code == 0


@pytest.mark.parametrize(("gate", "code"), [("0", 0), ("100", 3)])
def test_the_gate_is_for_the_later_resume(files: list[str], gate: str, code: int) -> None:
    assert run(*files, "--fail-under", gate).exit_code == code


def test_exit_codes(files: list[str], tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    assert run(files[0], str(tmp_path / "broken.pdf"), files[2]).exit_code == 4
    assert run(files[0], str(tmp_path / "none.txt"), files[2]).exit_code == 2
    assert run(*files, "-o", files[0], "--force").exit_code == 2
    assert run(*files, "--format", "html").exit_code == 2
