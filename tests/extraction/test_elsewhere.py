"""Work and tools that the words after them hand to somebody else."""

from __future__ import annotations

import pytest

from matcher.extraction.elsewhere import by_others
from matcher.extraction.pipeline import Reader


@pytest.mark.parametrize(
    ("concept", "theirs", "text"),
    [
        ("manage attorney calendars", True, "Attorney calendars are managed solely by our assistants."),
        ("manage attorney calendars", False, "Attorney calendars are managed by you."),
        ("draft motions", False, "Drafted motions that were reviewed by the partner."),
        ("Westlaw", True, "Westlaw: attorneys only."),
        ("Westlaw", False, "Westlaw: the only tool."),
        ("QuickBooks", True, "QuickBooks; our bookkeeper had that."),
        ("QuickBooks", False, "QuickBooks; our bookkeeper was glad of it."),
        ("conduct legal research", True, "Conducted legal research: the law clerks did that."),
        ("transcribe dictation", False, "Transcribes interviews (the investigators conduct them)."),
        ("Relativity", True, "The Relativity database lives with our vendor."),
    ],
)
def test_handed_to_others(pipeline: Reader, concept: str, theirs: bool, text: str) -> None:
    reading = pipeline.read(text, "resume")
    hits = [h for h in reading.hits if pipeline.vocabulary.concepts[h.concept].name == concept]
    assert hits
    assert {by_others(hit, reading) for hit in hits} == {theirs}
