"""Ratios of times of one run: ``pytest -m benchmark -s`` prints them. No time stands alone, no bound is tight."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from matcher.documents import read
from matcher.extraction.pipeline import Reader
from matcher.extraction.readers import reader
from matcher.library import Matcher
from matcher.model import Document
from tests.benchmarks.timing import seconds

pytestmark = pytest.mark.benchmark
SAMPLES = Path(__file__).resolve().parents[2] / "samples"
AS_OF = date(2026, 11, 1)


def show(name: str, ratio: float) -> None:
    sys.stdout.write(f"\n{name}: {ratio:.2f}")


def started(statement: str) -> float:
    return seconds(lambda: subprocess.run([sys.executable, "-c", statement], check=True), rounds=3)


@pytest.fixture(scope="module")
def document() -> Document:
    return read(SAMPLES / "litigation" / "resume.txt")


def test_reading_a_resume_costs_less_than_starting_spacy(matcher: Matcher, document: Document) -> None:
    ratio = seconds(lambda: matcher.resume(document, as_of=AS_OF)) / (started("import spacy") - started("pass"))
    show("extraction of one resume / import spacy", ratio)
    assert ratio < 1


def test_matching_with_its_gaps_against_extraction(matcher: Matcher, document: Document) -> None:
    resume = matcher.resume(document, as_of=AS_OF)
    posting = matcher.posting(SAMPLES / "litigation" / "posting.txt", as_of=AS_OF)
    ratio = seconds(lambda: matcher.match(resume, posting, as_of=AS_OF)) / seconds(
        lambda: matcher.resume(document, as_of=AS_OF)
    )
    show("match with gaps / extraction of one resume", ratio)
    assert ratio < 6


def test_four_times_the_text_is_about_four_times_the_work(pipeline: Reader, document: Document) -> None:
    ratio = seconds(lambda: pipeline.read(document.text * 4, "resume")) / seconds(
        lambda: pipeline.read(document.text, "resume")
    )
    show("extraction of four times the text / of the text", ratio)
    assert ratio < 12


def test_building_a_pipeline_against_using_it(matcher: Matcher, document: Document) -> None:
    built = seconds(lambda: Reader(matcher.vocabulary), rounds=3)
    with reader(matcher.vocabulary) as read:
        used = seconds(lambda: read.resume(document, AS_OF))
    show("building a pipeline / extraction of one resume", built / used)
    assert built > used


def test_help_costs_less_than_the_libraries_that_it_does_not_need() -> None:
    bare = started("pass")
    ratio = (started("import matcher.cli") - bare) / (started("import spacy") - bare)
    show("import matcher.cli / import spacy", ratio)
    assert ratio < 1
