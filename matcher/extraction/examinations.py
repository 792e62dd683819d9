"""What a credential's name only leads up to: its examination, its courses, its paperwork ("CP exam", "RCA prep")."""

from __future__ import annotations

from typing import Literal

from matcher.extraction.reading import Hit, Reading

Step = Literal["examination", "study", "application", "business"]
_STEPS: dict[str, Step] = {
    **dict.fromkeys(("exam", "examination", "test"), "examination"),
    **dict.fromkeys(
        "program course coursework class classes training prep preparation review study studying studies module "
        "self-study bootcamp tutorial webinar workshop seminar curriculum".split(),
        "study",
    ),
    **dict.fromkeys(("application", "paperwork"), "application"),
    **dict.fromkeys(
        "committee chapter conference board guide manual outline question fee due signature desk "
        "scholarship reimbursement sponsorship booth newsletter".split(),
        "business",
    ),
}
# "Ohio notary: application mailed".
_ANSWERS: dict[str, Step] = {word: _STEPS[word] for word in ("application", "paperwork")}
# These may stand between the name and what it leads up to: "the CP virtual review course".
_FILLERS = frozenset(
    "certification credential commission license virtual online mock national practice signing".split()
)
_MOST_FILLERS = 2
_BUSINESS = frozenset({"applications", "renewals", "recertification", "recertifications"})
_DONE = frozenset("passed passing earned awarded cleared".split())
_PARTS = frozenset({"part", "parts", "section", "sections", "half", "domain", "domains", "of"})
# Who opens a sentence with one of these has done something for other people's examinations.
_FOR_OTHERS = frozenset(
    "coached proctored graded wrote taught tutored led organized helped drafted proofread spoke assisted edited "
    "prepared hosted moderated".split()
)


def step(hit: Hit, reading: Reading) -> Step | None:
    """What the words after a credential's name, or its own last word, make of it; ``None`` where it stands for itself.

    A word counts in the singular: "a notary application" is the candidate's, "notary applications" are business.
    """
    _, high = reading.bounds[hit.sentence]
    own = None if _is_listed(hit, reading) else _STEPS.get(reading.norms[hit.end - 1])
    i = hit.end
    if i < high and reading.words[i] == "(" and ")" in reading.words[i : i + 4]:
        i = reading.words.index(")", i) + 1
    fillers = 0
    while i < high and fillers < _MOST_FILLERS and reading.norms[i] in _FILLERS:
        i += 1
        fillers += 1
    if i < high - 1 and reading.words[i] in (":", "-"):
        return own or _ANSWERS.get(reading.words[i + 1])
    if i >= high or reading.begins_line(i):
        return own
    if reading.words[i] in _BUSINESS:
        return "business"
    return _STEPS.get(reading.norms[i], own)


def _is_listed(hit: Hit, reading: Reading) -> bool:
    """True for a name that is an item of a list of certifications: there the examination's name is the credential's."""
    _, high = reading.bounds[hit.sentence]
    ends = hit.end >= high or reading.begins_line(hit.end) or reading.words[hit.end] in (",", ";")
    return ends and reading.sentences[hit.sentence].section == "certifications"


def is_passed(hit: Hit, reading: Reading) -> bool:
    """True where a sentence says that the examination has been passed, and not only a part of it."""
    low, high = reading.bounds[hit.sentence]
    places = [i for i in range(low, high) if reading.words[i] in _DONE]
    return any(_PARTS.isdisjoint(reading.words[i + 1 : min(i + 4, high)]) for i in places)


def is_for_others(hit: Hit, reading: Reading) -> bool:
    """True in a sentence that opens with what was done for other people's examinations: "coached three paralegals"."""
    low, _ = reading.bounds[hit.sentence]
    return reading.words[low] in _FOR_OTHERS
