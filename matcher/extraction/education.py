"""Degrees that a resume holds or a posting asks for, on one ladder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from matcher.extraction.reading import Hit, Reading
from matcher.model import Education, Level, MentionStatus

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
# Law degrees of other countries stand on the ladder where their names say; what they are worth is the match's affair.
_LAW_RANKS: Mapping[str, str] = {
    "llb": "bachelor", "bacheloroflaws": "bachelor", "degreeinlaw": "bachelor", "llm": "master",
    "masteroflaws": "master",
}  # fmt: skip
_SCHOOL = "education.high-school-diploma"
_LEVELS: Mapping[str, Level] = {"requirements": "required", "preferred": "preferred"}
_FIELD = re.compile(
    r"\s*(?:degree)?\s*(?:\([A-Z.]{2,8}\))?\s*[,:-]?\s*(?:(?:with\s+a\s+)?"
    r"major(?:ing)?\s*(?:in|:)|in|of|\bin\s+the\s+field\s+of)\s+"
    r"(?P<field>[A-Z][\w&' ]{2,40}?)(?=[,.;:(|]|\s-\s|\s+(?:from|at|or|and|with)\b|\s\d|$)"
)
# "B.A. Criminal Justice, Northeast State, 2014", "Associate of Science, Paralegal Studies": no "in" before the field.
_BARE_FIELD = re.compile(
    r"\.?\s*(?:degree)?\s*(?:\([A-Z.]{2,8}\))?\s*[,:-]?\s+"
    r"(?P<field>[A-Z][\w&']+(?:\s(?:and\s|of\s|&\s)?[A-Z][\w&']+){0,4})"
    r"(?=[,.;:(|]|\s-\s|\s\d|$)"
)
_NO_FIELD = re.compile(
    r"\b(?:bachelor\w*|master\w*|associate\w*|university|college|school|institute|academy|polytechnic|conservatory|"
    r"seminary|state|tech|honou?rs|cum|summa|magna|dean|gpa|graduate[d]?|degree|"
    r"expected|present|january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
# Courses without the word of a degree: no more than that they were taken.
_COURSES = frozenset({"paralegal studies", "formal paralegal studies", "legal office administration"})
_DEGREE_WORD = re.compile(r"\b(?:degree|associate|associates|diploma|graduated|a\.?a\.?s?|a\.?s)\b", re.IGNORECASE)
# A course of study that ended; it ranks as the certificate that such programmes give.
_PROGRAM = re.compile(
    r"\bparalegal[\w/&, ]{0,40}\bprogram\b|\bdiploma\s+(?:as|in|of)\s+(?:an?\s+)?paralegal|\bparalegal\s+school\b|"
    r"\bparalegal[\w/&, -]{0,40}\bA\.?B\.?A\.?[- ]approved\b",
    re.IGNORECASE,
)
_CERTIFICATION = re.compile(r"\b(?:association|teach|taught|director|coordinator|managed|developed)\b", re.IGNORECASE)
_HIGH_SCHOOL_LINE = re.compile(r"(?:[A-Z][\w.']*\s+){1,4}High\s+School\b(?:(?!\b(?:teacher|coach|volunteer)).){0,40}$")
_TOWARD = re.compile(
    r"\b(?:credits?|hours|units|classes|courses?|coursework|course\s+work|studies|work(?:ed|ing)?|progress)\b"
    r"[^.;]{0,25}\btowards?\b[^.;]{0,20}$",
    re.IGNORECASE,
)
_STOPPED = re.compile(
    r"\b(?:stopped|withdrew|dropped\s+out|left\s+(?:after|before|without)|did\s+not\s+(?:finish|complete|graduate)|"
    r"no\s+degree|not\s+(?:completed?|finished)|unfinished|incomplete|never\s+finished|without\s+(?:a\s+|the\s+)?degree|degree\s+not)\b",
    re.IGNORECASE,
)
_ONGOING = re.compile(
    r"\bfinishing\b|\bgraduating\b|\bto\s+graduate\b|\bthere\s+now\b|\bcurrently\b|"
    r"\b(?:19|20)\d\d\s*(?:-|to)\s*(?:present|current|now)\b",
    re.IGNORECASE,
)
# "A diploma or certificate from a legal assistant or paralegal program"
_ASKED_COURSE = re.compile(
    r"\b(?:diploma|certificate)\b[^.;:]{0,60}\b(?:paralegal|legal\s+assistant)[^.;:]{0,30}\b(?:program(?:me)?|course|school)\b",
    re.IGNORECASE,
)
_ENROLLED = re.compile(r"\s+(?:enrolled|pursuing|working|studying|completing|attending)\b", re.IGNORECASE)
# "A college degree: no. High school or GED will do": asked for under a heading of what is not.
_ENOUGH = re.compile(
    r"\b(?:will\s+do|(?:is|are)\s+(?:fine|enough|plenty|okay|ok|sufficient)|suffices?|does\s+(?:just\s+)?as\s+well)\b",
    re.IGNORECASE,
)


def educations(reading: Reading) -> tuple[Education, ...]:
    """The degrees of a reading: highest held first in a resume, lowest sufficient first in a posting."""
    found: dict[tuple[str, str, str], Education] = {}
    for entry in (*_named(reading), *_shown(reading)):
        found.setdefault((entry.degree, entry.field, entry.status), entry)
    if reading.doc_type == "resume":
        held = ("held", "expired")
        return tuple(sorted(found.values(), key=lambda e: (e.status not in held, LADDER.index(e.degree), e.start)))
    asked = [e for e in found.values() if e.status == "wanted"]
    order = {"required": 0, "preferred": 1, "mentioned": 2, None: 3}
    return tuple(sorted(asked, key=lambda e: (order[e.level], -LADDER.index(e.degree), e.start)))


def _named(reading: Reading) -> Iterator[Education]:
    """The degrees that the vocabulary finds."""
    for hit in reading.hits:
        degree = DEGREES.get(hit.concept)
        if hit.kind != "education" or degree is None or _is_course(hit, reading) or _is_cut(hit, reading):
            continue
        if degree == "juris doctor":
            degree = _LAW_RANKS.get("".join(filter(str.isalpha, reading.quote(hit.start, hit.end).lower())), degree)
        yield _entry(hit, degree, reading)


def _shown(reading: Reading) -> Iterator[Education]:
    """What no form of the vocabulary says : a school's own line, a finished programme, "high school." alone."""
    for refusal in reading.refusals:
        index = reading.owners[refusal.start] if refusal.concept == _SCHOOL else -1
        if index >= 0 and _is_schooling(reading, index):
            start, end = reading.span(refusal.start, refusal.end)
            held = reading.doc_type == "resume"
            yield Education("high school", "", None if held else "required", "held" if held else "wanted", start, end)
    if any(DEGREES.get(h.concept) == "paralegal certificate" for h in reading.hits):
        return
    if reading.doc_type == "posting":
        yield from _courses_asked(reading)
        return
    for sentence in reading.sentences:
        content = reading.text.text[sentence.start : sentence.end]
        if sentence.section in ("references", "other") or "aralegal" not in content.lower():
            continue
        match = _PROGRAM.search(content)
        if match is None or _CERTIFICATION.search(content) or (sentence.bullet and sentence.section == "experience"):
            continue
        start, end = reading.text.original(sentence.start + match.start(), sentence.start + match.end())
        yield Education("paralegal certificate", "", None, _status("held", content, match.start()), start, end)


def _courses_asked(reading: Reading) -> Iterator[Education]:
    """The paralegal courses that a posting asks for in other words than the vocabulary's."""
    for sentence in reading.sentences:
        level = _LEVELS.get(sentence.section)
        match = _ASKED_COURSE.search(reading.text.text, sentence.start, sentence.end) if level else None
        if match is not None:
            yield Education("paralegal certificate", "", level, "wanted", *reading.text.original(*match.span()))


def _is_schooling(reading: Reading, index: int) -> bool:
    """True for a sentence that names a high school and nothing else, or asks for "high school" alone."""
    sentence = reading.sentences[index]
    content = reading.text.text[sentence.start : sentence.end].strip()
    if reading.doc_type == "posting":
        return sentence.section == "requirements" and content.lower().strip(" .,") == "high school"
    return bool(_HIGH_SCHOOL_LINE.match(content))


def _is_course(hit: Hit, reading: Reading) -> bool:
    """True where a resume names the studies only ("Paralegal Studies, Penn College"): no degree is said to be held."""
    if reading.doc_type != "resume" or reading.quote(hit.start, hit.end).lower() not in _COURSES:
        return False
    sentence = reading.sentences[hit.sentence]
    return not _DEGREE_WORD.search(reading.text.text[sentence.start : sentence.end])


def _is_cut(hit: Hit, reading: Reading) -> bool:
    """True for the end of a longer abbreviation: the "B.A." of "A.B.A. approved"."""
    start, _ = reading.place(hit.start, hit.end)
    return bool(re.search(r"(?<!\w)[A-Z]\.$", reading.text.text[max(0, start - 3) : start]))


def _entry(hit: Hit, degree: str, reading: Reading) -> Education:
    start, end = reading.span(hit.start, hit.end)
    sentence = reading.sentences[hit.sentence]
    place, after = reading.place(hit.start, hit.end)
    content = reading.text.text[sentence.start : sentence.end]
    status, level = hit.status, hit.level
    if reading.doc_type == "resume":
        status = _status(status, content, place - sentence.start)
    elif status in ("not_required", "denied") and degree == "high school" and _ENOUGH.search(content):
        status, level = "wanted", "required"
    return Education(degree, _field(reading.text.text[after : sentence.end]), level, status, start, end)


def _status(status: MentionStatus, content: str, place: int) -> MentionStatus:
    """The status of a resume's degree at a place of its sentence: study that goes on or was given up is not held."""
    if status != "held":
        return status
    if _STOPPED.search(content):
        return "denied"
    ongoing = any(not _of_another(content, m, place) for m in _ONGOING.finditer(content))
    return "in_progress" if _TOWARD.search(content[:place]) or ongoing else status


def _of_another(content: str, ongoing: re.Match[str], place: int) -> bool:
    """True for "holds a B.S. and is currently enrolled in an M.B.A.": what goes on is the second degree."""
    return ongoing.start() > place and bool(_ENROLLED.match(content, ongoing.end()))


def _field(after: str) -> str:
    """The field of study that the text after a degree names, or ""."""
    match = _FIELD.match(after) or _BARE_FIELD.match(after)
    field = match["field"].strip() if match else ""
    return "" if _NO_FIELD.search(field) else field
