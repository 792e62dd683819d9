"""The six sample pairs against their golden results, and every resume against every posting."""

from __future__ import annotations

import importlib.util
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from matcher.documents import read
from matcher.library import Matcher
from matcher.model import Match
from tests.samples.files import FILES

_SPEC = importlib.util.spec_from_file_location("golden", Path(__file__).with_name("golden.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
golden = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(golden)

MATCHER = Matcher()
FITTING = [case for case in golden.CASES if case != "immigration"]


@lru_cache
def match(own: str, asked: str) -> Match:
    return MATCHER.match(golden.sources(own)[0], golden.sources(asked)[1], as_of=golden.AS_OF)


def score(own: str, asked: str) -> float:
    found = match(own, asked).score
    assert found is not None
    return found


@pytest.mark.parametrize("name", FILES)
def test_what_is_made_says_what_the_sample_says(name: str) -> None:
    """Other versions of the libraries that make the files may give other bytes, but no other words."""
    found = read(FILES[name](), name=name)
    kept = read(golden.SAMPLES / name)
    assert (found.status, found.text) == ("ok", kept.text)


def differences(expected: Any, found: Any, at: str = "") -> list[str]:
    """Where two JSON values differ; numbers are compared to four places."""
    if isinstance(expected, dict) and isinstance(found, dict):
        keys = sorted(expected.keys() | found.keys())
        return [d for k in keys for d in differences(expected.get(k, "-"), found.get(k, "-"), f"{at}.{k}")]
    if isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        return [
            d for i, (e, f) in enumerate(zip(expected, found, strict=True)) for d in differences(e, f, f"{at}[{i}]")
        ]
    if isinstance(expected, float) and isinstance(found, (int, float)):
        return [] if abs(expected - found) < 1e-4 else [f"{at}: {expected} -> {found}"]
    return [] if expected == found else [f"{at}: {expected!r} -> {found!r}"]


@pytest.mark.parametrize("case", golden.CASES)
def test_golden(case: str) -> None:
    """After a change that is meant: ``python tests/golden.py``, and read the diff."""
    expected = json.loads((golden.SAMPLES / case / "expected.json").read_text(encoding="utf-8"))
    assert differences(expected, golden.result(case)) == []


@pytest.mark.parametrize(
    ("expected", "found", "count"),
    [
        ({"a": [1.0, "x"]}, {"a": [1.00001, "x"]}, 0),
        ({"a": [1.0, "x"]}, {"a": [1.001, "x"]}, 1),
        ({"a": 1}, {"b": 1}, 2),
        ([1], [1, 2], 1),
        (None, 0.0, 1),
    ],
)
def test_the_comparison_can_fail(expected: Any, found: Any, count: int) -> None:
    assert len(differences(expected, found)) == count


@pytest.mark.parametrize("asked", golden.CASES)
@pytest.mark.parametrize("own", golden.CASES)
def test_every_quote_stands_in_its_document(own: str, asked: str) -> None:
    found = match(own, asked)
    mine, theirs = found.resume.document.text, found.posting.document.text
    quotes = [e for c in found.contributions for e in c.evidence] + [e for k in found.knockouts for e in k.evidence]
    assert all(mine[e.start : e.end] == e.text != "" for e in quotes)
    posted = [c.posting_quote for c in found.contributions]
    assert posted
    assert all(theirs[e.start : e.end] == e.text != "" for e in posted)
    assert all(1 <= e.page <= len(found.resume.document.pages) for e in quotes)


@pytest.mark.parametrize("case", FITTING)
def test_the_resume_that_was_written_for_a_posting_fits_it_best(case: str) -> None:
    assert max(golden.CASES, key=lambda own: score(own, case)) == case


def test_the_cases_stand_in_the_order_that_they_were_written_for() -> None:
    """Strong ones, then the good one, then the one that falls short."""
    assert min(score("litigation", "litigation"), score("legal-operations", "legal-operations")) > score(
        "small-firm", "small-firm"
    )
    assert score("small-firm", "small-firm") > score("immigration", "immigration") + 20
    assert score("immigration", "immigration") < 50


def test_the_weak_case_would_do_better_elsewhere() -> None:
    assert score("immigration", "litigation") > score("legal-operations", "litigation")


def test_the_honest_denials_are_not_counted() -> None:
    everlaw = [m for m in match("e-discovery", "e-discovery").resume.mentions if m.concept == "tool.everlaw"]
    assert everlaw
    assert all(m.negated for m in everlaw)
