"""Which negatives of a sentence deny something, and which only look so."""

from __future__ import annotations

import pytest

from matcher.extraction.cues import CueFinder
from matcher.extraction.harmless import meant
from matcher.extraction.pipeline import Reader


def kept(pipeline: Reader, text: str) -> list[tuple[str, str]]:
    """Name and phrase of the cues of a text that are meant."""
    reading = pipeline.read(text, "posting")
    cues = CueFinder(pipeline.vocabulary.cues)(reading.words, 0, len(reading.words))
    return [(cue.name, cue.phrase) for cue in meant(cues, reading)]


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("No Relativity at all", True),
        ("No complaints in ten years with Relativity", False),
        ("Not one rejected filing in CM/ECF", False),
        ("No experience with errors and omissions", True),
        ("Not a day passed without Clio", False),
        ("No case in which I did not use Clio", False),
        ("No Clio, and did not use MyCase", True),
        ("Never worked without supervision in Clio", False),
        ("Candidates without Clio will not be considered", False),
        ("Not only Clio", False),
        ("Clio is not required", False),
    ],
)
def test_what_denies(pipeline: Reader, text: str, denies: bool) -> None:
    assert any(name == "deny" for name, _ in kept(pipeline, text)) is denies


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Without Clio you need not apply", {"bar"}),
        ("Recruiters need not apply", {"not_required"}),
        ("Clio is desired but not required", {"preferred"}),
        ("Notary commission welcome.", {"preferred"}),
        ("Welcome visitors", set()),
        ("Clio is not required but a plus", {"not_required", "preferred"}),
    ],
)
def test_what_turns_people_away_and_what_is_waived(pipeline: Reader, text: str, names: set[str]) -> None:
    found = {name for name, _ in kept(pipeline, text)}
    assert found & {"bar", "not_required", "preferred"} == names
