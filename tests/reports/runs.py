"""Finished runs in memory, for the tests of what is made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from matcher.decisions import DecisionObject
from matcher.library import Matcher, Source, Text
from matcher.model import Match, Posting
from matcher.reports import records
from matcher.reports.record_shapes import ContactObject, HideObject, Ranking, Record
from matcher.reports.redact import redacted_record
from tests.screened import asked as asked_of
from tests.screened import ranking

AS_OF = date(2026, 11, 1)
SAMPLES = Path(__file__).parents[2] / "samples"
POSTING = """Litigation Paralegal

Requirements
- 3+ years of experience as a litigation paralegal
- Paralegal certificate required
- Proficiency in Westlaw and Relativity
- Bluebook citation checking

Responsibilities
- Draft discovery requests and deposition summaries
- Maintain the docket and calendar court deadlines
- Prepare trial binders
"""
# Invented people; the planted words must be on no sheet.
RESUMES: Mapping[str, str] = {
    "inbox/rosalind-quimby.txt": """Rosalind Quimby
rosalind.quimby@example.org, (555) 010-4477

Experience
Litigation Paralegal, Harrow Lane LLP, January 2018 - Present
- Drafted discovery requests and deposition summaries for Rosalind Quimby's team
- Used Westlaw and Relativity daily; maintained the docket and calendared court deadlines

Education
Paralegal Certificate, Thistledown College, 2017
""",
    "inbox/second/tobias-okafor.txt": """Tobias Okafor

Experience
Legal Assistant, Mossbank Legal, March 2024 - Present
- Prepared trial binders and filed documents

Skills
Westlaw, Microsoft Word
""",
    "inbox/third/marguerite-doe.txt": """Marguerite Doe

Experience
Paralegal, Fernhill Law, June 2019 - Present
- Drafted discovery requests
- Checked citations against the Bluebook

Education
Paralegal Certificate, 2018
""",
}
PLANTED = ("Rosalind", "Quimby", "rosalind", "quimby", "010-4477", "Thistledown", "Okafor", "tobias", "Marguerite")
_CONTACTS: Mapping[str, ContactObject] = {
    "inbox/rosalind-quimby.txt": {
        "name": "Rosalind Quimby",
        "email": "rosalind.quimby@example.org",
        "phone": "(555) 010-4477",
    },
    "inbox/second/tobias-okafor.txt": {"name": "Tobias Okafor", "email": "", "phone": ""},
    "inbox/third/marguerite-doe.txt": {"name": "Marguerite Doe", "email": "", "phone": ""},
}


def run(matcher: Matcher, posting: Source, resumes: Iterable[Source], *, blind: bool = False) -> Ranking:
    """Resumes ranked for a posting, as a run keeps them."""
    asked = matcher.posting(posting, as_of=AS_OF)
    found = [_record(matcher, asked, source) for source in resumes]
    if blind:
        found = [redacted_record(record, f"C-{number:04d}") for number, record in enumerate(found)]
    return ranking(found, blind=blind, **asked_of(matcher, asked, AS_OF))


def people(matcher: Matcher, decisions: Mapping[str, DecisionObject] | None = None, **options: bool) -> Ranking:
    """The invented people and a broken file, ranked for the invented posting."""
    resumes: list[Source] = [Text(text, name) for name, text in RESUMES.items()]
    resumes.append(Text("", "inbox/empty-quimby.txt"))
    found = run(matcher, Text(POSTING, "posting.txt"), resumes, **options)
    return replace(found, decisions=decisions or {})


def _record(matcher: Matcher, asked: Posting, source: Source) -> Record:
    document = matcher.opened(source)
    match = matcher.attempt(document, asked, as_of=AS_OF)
    if not isinstance(match, Match):
        return records.unreadable(document)
    contact = _CONTACTS.get(document.source)
    return records.screened(match, contact=contact, hides=_hides(document.text, contact))


def _hides(text: str, contact: ContactObject | None) -> list[HideObject]:
    found: list[HideObject] = []
    names = [(part, "[name]") for part in contact["name"].split()] if contact else []
    for word, stands in (*names, ("Thistledown College", "[school]")):
        at = text.find(word)
        while at >= 0:
            found.append({"start": at, "end": at + len(word), "word": stands})
            at = text.find(word, at + 1)
    return sorted(found, key=lambda hide: hide["start"])
