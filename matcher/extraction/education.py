"""Degrees that a resume holds or a posting asks for, on one ladder."""

from __future__ import annotations

import re
from collections.abc import Mapping

from matcher.extraction.reading import Hit, Reading
from matcher.model import Education

# Highest first; a paralegal certificate stands beside the ladder and ranks as what a resume without a degree shows.
LADDER = ("juris doctor", "master", "bachelor", "associate", "paralegal certificate", "high school")
DEGREES: Mapping[str, str] = {
    "education.law-degree": "juris doctor",
    "education.masters-degree": "master",
    "education.bachelors-degree": "bachelor",
    "education.associates-degree": "associate",
    "education.associates-paralegal-studies": "associate",
    "education.associates-legal-office-administration": "associate",
    "education.paralegal-certificate": "paralegal certificate",
    "education.high-school-diploma": "high school",
    "education.ged": "high school",
}
_FIELD = re.compile(
    r"\s*(?:degree)?\s*,?\s*(?:in|of)\s+(?P<field>[A-Z][\w&' ]{2,40}?)(?=[,.;(|]|\s+(?:from|at|or|and|with)\b|\s\d|$)"
)


def educations(reading: Reading) -> tuple[Education, ...]:
    """The degrees of a reading: highest held first in a resume, lowest sufficient first in a posting."""
    found: dict[tuple[str, str, str], Education] = {}
    for hit in reading.hits:
        degree = DEGREES.get(hit.concept)
        if hit.kind != "education" or degree is None:
            continue
        entry = _entry(hit, degree, reading)
        found.setdefault((degree, entry.field, entry.status), entry)
    if reading.doc_type == "resume":
        held = ("held", "expired")
        return tuple(sorted(found.values(), key=lambda e: (e.status not in held, LADDER.index(e.degree), e.start)))
    asked = [e for e in found.values() if e.status == "wanted"]
    order = {"required": 0, "preferred": 1, "mentioned": 2, None: 3}
    return tuple(sorted(asked, key=lambda e: (order[e.level], -LADDER.index(e.degree), e.start)))


def _entry(hit: Hit, degree: str, reading: Reading) -> Education:
    start, end = reading.span(hit.start, hit.end)
    sentence = reading.sentences[hit.sentence]
    last = reading.doc[hit.end - 1]
    match = _FIELD.match(reading.text.text[last.idx + len(last) : sentence.end])
    return Education(degree, match["field"].strip() if match else "", hit.level, hit.status, start, end)
