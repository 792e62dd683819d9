"""Cover letters: where in a file one stands, and what in it is no claim.

A letter is the candidate's own statement, so what it says counts as said outside any section. The job that it applies
for is not one that was held.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from matcher.extraction.layout import Sentence
from matcher.extraction.reading import Hit, Reading
from matcher.model import Role
from matcher.text import Normalised

# Whatever holds none of these is no letter: most files are done with here.
_HINTS = tuple("dear |may concern|regards|sincerely|respectfully|yours|cordially|hello|good |thank|hi ".split("|"))
_ADDRESSEE = r"(?:[^.,:;!]|(?<=\b[a-z])\.|(?<=\b[a-z]{2})\.|(?<=\b[a-z]{3})\.)"
_OPENING = re.compile(
    rf"dear\b{_ADDRESSEE}{{2,70}}(?:[,:;]|[.-]?$)|to whom it may concern|"
    rf"(?:hello|hi|greetings|good (?:morning|afternoon|day|evening))\b{_ADDRESSEE}{{0,40}}[,:!]$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:^|(?<=[.!] ))(?:(?:very |most )?(?:sincerely|respectfully|cordially|gratefully|truly)"
    r"(?: (?:yours|submitted))?|yours (?:truly|sincerely|faithfully|respectfully|very truly)|"
    r"(?:(?:with )?(?:kind|kindest|best|warm|warmest) )?regards|"
    r"best wishes|best|warmly|thanks|(?:with )?many thanks|thank you|with (?:thanks|gratitude|appreciation|respect))"
    r"(?:,|!|\.|(?=$))(?: ?[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,3})?$",
    re.IGNORECASE,
)
_RESUME = r"(?:r[eé]sum[eé]|cv|curriculum vitae)"
_JOB = r"(?:position|role|opening|opportunity|posting|vacancy|job|post|opportunities)"
_PHRASES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bI(?: am|'m| was) (?:writing|excited|pleased|eager|delighted|thrilled|happy|applying|responding|"
        r"reaching out|(?:very )?interested)\b|\bI write to\b",
        rf"\b(?:apply|applying|application|candidacy|interested?|considered|consideration)\b.{{0,60}}\b{_JOB}\b",
        rf"\b(?:enclosed|attached)\b.{{0,40}}\b{_RESUME}|\b{_RESUME}\b.{{0,40}}\b(?:enclosed|attached)\b",
        r"\bthank(?:s| you)\b.{0,20}\bfor\b.{0,40}\b(?:consider\w*|time|review\w*)\b",
        r"\blook(?:ing)? forward to\b|\bwelcome (?:the|an) (?:opportunity|chance)\b",
        r"\b(?:your|the) (?:firm|company|office|team|organi[sz]ation|practice|department)(?:'s)?\b",
    )
)
_ENDING = re.compile(r"(?:enclosures?|encl?s?|attachments?|cc)\b", re.IGNORECASE)
_SIGNATURE = re.compile(r"[^\W\d_][\w.'-]*(?: [^\W\d_][\w.'-]*){0,3}$")
_APPLIED_FOR = re.compile(
    rf"\b{_JOB}\b|\b(?:apply|applying|application|candidacy|hir(?:e|ing)|seeking|looking for|considered)\b|^Re\b", re.I
)
_MAKES_RESUME = frozenset({"experience", "education", "skills", "certifications"})
_LATEST_OPENING = 15
_BOTH_ENDS, _ONE_END = 1, 3


def find_letter(text: Normalised, sentences: Sequence[Sentence]) -> tuple[int, int] | None:
    """The range of the cover letter in a text, or ``None``.

    A letter has a salutation and a closing and says one thing that letters say; with only one of the two ends it says
    three. It ends at the first heading of a resume.
    """
    lower = text.text.lower()
    if not any(hint in lower for hint in _HINTS):
        return None
    lines = [text.text[start:end] for start, end in text.lines]
    starts = {s.start for s in sentences if s.heading and s.section in _MAKES_RESUME}
    headed = [i for i, (start, _) in enumerate(text.lines) if start in starts]
    opening = next((i for i, line in enumerate(lines) if _OPENING.match(line)), None)
    first = 0 if opening is None else opening
    stop = next((i for i in headed if i > first), len(lines))
    closing = next((i for i in range(first, stop) if i != opening and _CLOSING.search(lines[i][-80:])), None)
    if opening is None and (closing is None or (headed and headed[0] < closing)):
        return None
    if opening is not None and opening <= _LATEST_OPENING and not (headed and headed[0] < opening):
        first = 0
    last = (stop - 1 if closing is None else _signed(lines, closing, stop)) if stop else 0
    start, end = text.lines[first][0], text.lines[last][1]
    said = sum(bool(pattern.search(text.text, start, end)) for pattern in _PHRASES)
    both = opening is not None and closing is not None
    return (start, end) if said >= (_BOTH_ENDS if both else _ONE_END) else None


def _signed(lines: Sequence[str], closing: int, stop: int) -> int:
    """The last line of a letter: the name under its closing, and what it encloses."""
    last = closing
    if last + 1 < stop and _SIGNATURE.match(lines[last + 1]):
        last += 1
    while last + 1 < stop and _ENDING.match(lines[last + 1]):
        last += 1
    return last


def within(letter: tuple[int, int] | None, place: int) -> bool:
    """True for a place in the letter."""
    return letter is not None and letter[0] <= place < letter[1]


def jobs_outside(reading: Reading, jobs: Iterable[Role]) -> tuple[Role, ...]:
    """The dated jobs that do not stand in the letter: what it tells in passing is no entry of a resume."""
    if reading.letter is None:
        return tuple(jobs)
    start, end = reading.text.original(*reading.letter)
    return tuple(job for job in jobs if not start <= job.start < end)


def without_sections(sentences: Sequence[Sentence], letter: tuple[int, int] | None) -> tuple[Sentence, ...]:
    """The sentences, those of the letter under no section: what a letter says belongs to no part of the resume."""
    if letter is None:
        return tuple(sentences)
    return tuple(replace(s, section="", heading=False) if within(letter, s.start) else s for s in sentences)


class LetterJudge:
    """Sees to it that the job a letter applies for counts as wanted, not as held."""

    def __call__(self, reading: Reading) -> None:
        """Change the status of such roles among the reading's hits."""
        if reading.letter is not None:
            reading.hits = [replace(hit, status="wanted") if _wished(hit, reading) else hit for hit in reading.hits]


def _wished(hit: Hit, reading: Reading) -> bool:
    sentence = reading.sentences[hit.sentence]
    if hit.kind != "role" or hit.status != "held" or not within(reading.letter, sentence.start):
        return False
    return bool(_APPLIED_FOR.search(reading.text.text, sentence.start, sentence.end))
