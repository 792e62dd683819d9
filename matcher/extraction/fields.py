"""The name of a duty where it names a field of study or of knowledge: "coursework: legal research"."""

from __future__ import annotations

from matcher.extraction.reading import Hit, Reading

_COURSES = frozenset("coursework courses classes modules curriculum".split())
_LABEL = 4
# "Legal research methods" are known, not done.
_KNOWN = frozenset("method methodology technique principle theory course textbook".split())


def names_a_field(hit: Hit, reading: Reading) -> bool:
    """True where a fixed phrase for a duty is taught or known rather than done."""
    if hit.kind != "duty" or hit.how != "alias":
        return False
    low, high = reading.bounds[hit.sentence]
    if hit.end < high and reading.norms[hit.end] in _KNOWN:
        return True
    label = reading.words[low : min(low + _LABEL, hit.start)]
    return ":" in label and not _COURSES.isdisjoint(label[: label.index(":")])
