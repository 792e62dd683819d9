"""Names of duties where they name a field of study or of knowledge."""

from __future__ import annotations

import pytest

from matcher.extraction.fields import names_a_field
from matcher.extraction.readers import reader
from matcher.extraction.reading import Hit
from matcher.library import Matcher


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Coursework: legal research, torts", True),
        ("Relevant courses: legal research", True),
        ("Legal research methods", True),
        ("Legal research for two judges", False),
        ("Of course: legal research", False),
        ("Duties: legal research", False),
    ],
)
def test_a_field_is_no_duty(text: str, expected: bool, matcher: Matcher) -> None:
    with reader(matcher.vocabulary) as read:
        reading = read.read(text, "resume")
    start = reading.norms.index("legal")
    hit = Hit("duty.conduct-legal-research", "duty", start, start + 2, 0, "alias", start)
    assert names_a_field(hit, reading) is expected
