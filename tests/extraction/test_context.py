"""How a duty is meant: held or wanted, denied, not required, somebody else's."""

from __future__ import annotations

import pytest

from matcher.extraction.pipeline import Reader
from matcher.model import DocumentType, MentionStatus

_CASES: list[tuple[MentionStatus, str, DocumentType, str]] = [
    ("held", "e-file court documents", "resume", "E-filed motions without supervision."),
    ("held", "track deadlines", "resume", "Tracked deadlines and never missed one."),
    ("held", "answer telephones", "resume", "Not only answered phones but ran the front desk."),
    ("held", "photocopy and scan documents", "resume", "Scanned documents; no task too small."),
    ("denied", "draft motions", "resume", "I have never drafted motions."),
    ("denied", "draft briefs", "resume", "Never drafted motions, pleadings or briefs."),
    ("denied", "conduct legal research", "resume", "I do not do legal research."),
    ("denied", "support e-discovery", "resume", "No e-discovery so far."),
    ("denied", "redact documents", "resume", "Redaction: no."),
    ("other_person", "verify citations (cite-check)", "posting", "Our paralegals cite-check the briefs."),
    ("denied", "verify citations (cite-check)", "posting", "Cite-checking rests with our paralegals."),
    ("denied", "verify citations (cite-check)", "posting", "Cite-checking is handled by our associates."),
    ("other_person", "proofread legal documents", "posting", "The attorneys proofread everything themselves."),
    ("not_required", "conduct legal research", "posting", "Legal research is not required."),
    ("not_required", "support e-discovery", "posting", "You do not need e-discovery experience."),
    ("wanted", "draft pleadings", "posting", "You will assist our attorneys in drafting pleadings."),
    ("wanted", "draft motions", "posting", "Help attorneys draft motions."),
    ("wanted", "e-file court documents", "posting", "The paralegal e-files motions."),
    ("other_person", "manage contracts", "posting", "We manage contracts for lenders."),
    ("wanted", "manage contracts", "posting", "We need someone to manage contracts."),
    ("held", "manage contracts", "resume", "We managed contracts for lenders."),
    ("denied", "file documents with courts", "resume", "Did not file pleadings myself."),
    ("held", "file documents with courts", "resume", "Filed pleadings and never had one bounced."),
    ("held", "schedule depositions", "resume", "Without being asked, scheduled depositions."),
    ("denied", "draft pleadings", "posting", "Drafting pleadings is not part of this job."),
    ("denied", "prepare for trial", "resume", "Trial preparation was done by others."),
    ("denied", "docket deadlines", "resume", "Docketing deadlines belonged to the docket clerk."),
    ("held", "docket deadlines", "resume", "Docketed deadlines with the docket clerk."),
    ("willing", "administer estates (probate)", "resume", "Eager to learn, hoping to handle probate administration."),
    ("willing", "notarize documents", "resume", "Would like to notarize documents."),
    ("held", "interview clients and witnesses", "resume", "Interviewed clients who could not read."),
    ("held", "communicate with clients", "resume", "Spoke with clients who had never seen a court."),
    ("denied", "summarize depositions", "resume", "Deposition summaries: not yet."),
    ("denied", "prepare privilege logs", "resume", "Redaction yes, privilege logs never."),
    ("held", "draft contracts", "resume", "Drafted contracts but not leases."),
    ("held", "open and close matters", "resume", "Opened matters; no longer run conflict checks."),
    ("denied", "run conflict checks", "resume", "Opened matters; no longer run conflict checks."),
    ("held", "arrange travel", "resume", "Arranged travel with no late bookings."),
    ("denied", "arrange travel", "posting", "No booking of travel, no phones, no coffee."),
    ("held", "maintain filing systems", "resume", "Maintained filing systems without errors."),
    ("denied", "maintain law library", "resume", "Nobody maintained the law library."),
    ("denied", "draft motions", "posting", "This person must not draft motions."),
    ("denied", "draft motions", "posting", "The clerk may not draft motions."),
    ("held", "draft motions", "resume", "Drafted motions rather than briefs."),
    ("denied", "draft briefs", "resume", "Rather than drafting briefs I served them."),
    ("held", "serve documents", "resume", "Instead of a runner, I hired couriers and served documents."),
    ("other_person", "conduct legal research", "resume", "The associates conducted legal research."),
    ("other_person", "manage litigation", "resume", "Our outside counsel managed litigation."),
    ("held", "assist attorneys and paralegals", "resume", "Assisted attorneys at two trials."),
    ("other_person", "collect electronically stored information", "resume", "A vendor collected ESI."),
    ("denied", "manage document production (discovery)", "resume", "Document productions: a vendor did that."),
    ("denied", "support e-discovery", "resume", "The firm had e-discovery cases, but I never touched them."),
    ("held", "train employees", "resume", "Trained staff, not managers."),
    ("denied", "enter data", "resume", "Not my job: data entry."),
    ("wanted", "handle confidential information", "posting", "Must handle confidential information."),
    ("wanted", "proofread legal documents", "posting", "Proofread documents with no errors."),
    ("wanted", "track deadlines", "posting", "Do not hesitate to track deadlines your own way."),
    (
        "incidental",
        "schedule client interviews",
        "posting",
        "How to apply\nSchedule client interviews with our hiring manager through the application.",
    ),
    ("not_required", "enter data", "posting", "You don't need\nData entry"),
    ("denied", "prepare invoices", "resume", "I can't prepare invoices, send bills or collect payments."),
    ("held", "collect payments", "resume", "I don't draft wills; I collect payments."),
    ("denied", "draft wills and trusts", "resume", "I don't draft wills; I collect payments."),
    ("denied", "arrange travel", "resume", "Not mine: billing, travel arrangements, supplies."),
    ("held", "arrange travel", "resume", "Mine: billing, travel arrangements, supplies."),
    ("other_person", "respond to inquiries", "posting", "We answer questions from borrowers."),
    ("wanted", "respond to inquiries", "posting", "In this role you answer questions from borrowers."),
    ("denied", "draft briefs", "resume", "What I cannot do\n\n- Draft briefs"),
]


@pytest.mark.parametrize(("status", "duty", "doc_type", "text"), _CASES)
def test_status_of_a_duty(
    pipeline: Reader, status: MentionStatus, duty: str, doc_type: DocumentType, text: str
) -> None:
    reading = pipeline.read(text, doc_type)
    names = pipeline.vocabulary.concepts
    assert {hit.status for hit in reading.hits if names[hit.concept].name == duty} == {status}


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("A paralegal certificate would be nice to have. So is Westlaw.", "preferred"),
        ("REQUIREMENTS\nSpanish would brighten our day but it isn't a must. Likewise Westlaw.", "preferred"),
        ("REQUIREMENTS\nA degree is required. So is Westlaw.", "required"),
        ("REQUIREMENTS\nSpanish is a plus. So is Westlaw, but Excel is required.", "required"),
    ],
)
def test_a_sentence_that_opens_with_so_wishes_as_the_one_before(pipeline: Reader, text: str, level: str) -> None:
    hits = pipeline.read(text, "posting").hits
    last = max((hit for hit in hits if hit.kind == "tool"), key=lambda hit: hit.start)
    assert last.level == level
