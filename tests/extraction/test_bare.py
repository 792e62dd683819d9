"""Forms that a guard keeps out and that a text denies all the same."""

from __future__ import annotations

import pytest

from matcher.extraction.pipeline import Reader


@pytest.mark.parametrize(
    ("concept", "text"),
    [
        ("tool.zoom", "No zoom, no teams, no problem."),
        ("tool.microsoft-teams", "No zoom, no teams, no problem."),
        ("certification.notary-public", "Not a notary"),
        ("certification.acp", "Not an ACP yet."),
        ("tool.e-filing-system", "E-filing: none."),
        ("tool.e-filing-system", "Have only watched others do it: e-filing, mail merges"),
        ("certification.certified-legal-secretary-generic", "Certified Legal Secretary, but there was never an exam"),
    ],
)
def test_is_denied(pipeline: Reader, concept: str, text: str) -> None:
    assert {hit.status for hit in pipeline.read(text, "resume").hits if hit.concept == concept} == {"denied"}


@pytest.mark.parametrize(
    ("concept", "text"),
    [
        ("tool.microsoft-word", "There was no word from them for weeks."),
        ("tool.microsoft-word", "There was no word."),
        ("tool.microsoft-access", "No access to the vault."),
        ("tool.box", "Not a box of exhibits was lost."),
        ("tool.microsoft-teams", "Not our teams."),
    ],
)
def test_is_no_mention(pipeline: Reader, concept: str, text: str) -> None:
    assert [hit for hit in pipeline.read(text, "resume").hits if hit.concept == concept] == []
