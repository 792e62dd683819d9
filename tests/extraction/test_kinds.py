"""What a file is: one resume, several, a letter alone, another language. A genuine resume is never refused."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest

from matcher.documents import read
from matcher.extraction.kinds import COVER_LETTER, mixed_alphabets, not_english
from matcher.library import Matcher
from matcher.model import Document, Match, Resume
from tests.corpus.letters import LETTERS
from tests.extraction.test_language import SPANISH

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT / ".." / "shared" / "documents"
SAMPLES = sorted(path for path in (ROOT / "samples").glob("*/resume*"))
JANE = """\
Jane Albright
12 Elm Street, Dayton, OH 45402 | jane.albright@example.com | (937) 555-0110

SUMMARY
Litigation paralegal.

EXPERIENCE
Paralegal, Acme LLP
March 2016 - Present
- Drafted pleadings and filed them in CM/ECF

EDUCATION
A.A.S., Paralegal Studies, 2015
"""
OMAR = """\
OMAR BENITEZ
omar.benitez@example.org
555.555.0177

Work Experience
Legal Secretary, Bright & Dunn PC
2012 - 2020
- Kept the docket

Education
High school diploma

Skills
Word, Outlook
"""
NAMELESS = """\
LEGAL ASSISTANT
Summary
Careful and quick.
Experience
Legal Assistant 01/2015 to 02/2019
Company Name
Scheduled depositions
Education
Associate of Arts
"""
NAMELESS_TOO = """\
PARALEGAL
Professional Profile
Ten years in probate.
Work History
Paralegal 03/2009 to 04/2020
Company Name
Prepared inventories and accountings
Education
Bachelor of Arts
"""
REFERENCES = """
REFERENCES
Anna Lee, Partner, Acme LLP
anna.lee@example.net, (937) 555-0199
Ivo Marsh, Associate
ivo.marsh@example.net, (937) 555-0188
"""
POSTING = "Requirements:\n- Westlaw\n- CM/ECF\n- Notary Public commission\n- Microsoft Word"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (JANE + OMAR, "2 resumes (line 1, line 14)"),
        (OMAR + JANE, "2 resumes (line 1, line 15)"),
        (JANE + REFERENCES + "\n" + OMAR, "2 resumes (line 1, line 21)"),
        (JANE + OMAR + JANE, "2 resumes (line 1, line 14)"),
        (NAMELESS + NAMELESS_TOO, "2 resumes (line 1, line 10)"),
    ],
)
def test_several_resumes_are_counted_and_placed(resume: Callable[[str], Resume], text: str, places: str) -> None:
    found = resume(text)
    assert found.no_score == f"this file holds {places}: save them as separate files and try again"


def test_several_resumes_are_never_one_candidate(resume: Callable[[str], Resume]) -> None:
    found = resume(JANE + OMAR)
    assert (found.mentions, found.rejected, found.roles, found.education, found.keywords) == ((), (), (), (), ())
    assert found.total_years is found.legal_years is found.stated_years is None


def test_pages_are_named_where_a_file_has_them(matcher: Matcher) -> None:
    document = Document("two.pdf", "", "ok", JANE + OMAR, pages=(0, len(JANE)))
    assert "2 resumes (page 1, page 2)" in matcher.resume(document, as_of="latest").no_score


@pytest.mark.parametrize(
    "text",
    [
        JANE,
        OMAR,
        NAMELESS,
        JANE + JANE,
        NAMELESS + NAMELESS,
        JANE + REFERENCES,
        # The head of page 2.
        JANE.replace("EDUCATION", "Jane Albright - page 2\njane.albright@example.com\n\nEXPERIENCE\n\nEDUCATION"),
        # The same person with another address.
        JANE + JANE.replace("jane.albright@example.com", "jalbright@example.org").replace("Acme", "Beta"),
        # A superior's address among the jobs.
        JANE.replace("- Drafted", "Supervisor: Anna Lee, anna.lee@example.net, (937) 555-0199\n- Drafted"),
        JANE.replace("- Drafted", "Anna Lee, anna.lee@example.net\n- Drafted"),
        # Referees in a side column that was read first.
        REFERENCES + JANE,
        JANE + "\nSUMMARY OF SKILLS\nWord\n\nEDUCATION\nNotary course",
    ],
)
def test_one_person_is_one_resume(resume: Callable[[str], Resume], text: str) -> None:
    assert resume(text).no_score == ""


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_alone_is_no_resume(resume: Callable[[str], Resume], name: str) -> None:
    assert resume(LETTERS[name]).no_score == COVER_LETTER


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_with_a_resume_is_read_and_said(resume: Callable[[str], Resume], name: str) -> None:
    found = resume(f"{LETTERS[name]}\n{JANE}")
    assert found.no_score == ""
    assert [note for note in found.notes if "cover letter" in note]


@pytest.mark.parametrize(
    ("text", "reason"),
    [(JANE + OMAR, "holds 2 resumes"), (LETTERS["excited"], "cover letter"), (SPANISH, "not in English")],
)
def test_such_files_have_no_score_and_a_reason(match: Callable[[str, str], Match], text: str, reason: str) -> None:
    found = match(text, POSTING)
    assert found.score is None
    assert found.band is None
    assert reason in found.reason
    assert (found.contributions, found.gaps, found.knockouts, found.advice) == ((), (), (), ())


def test_a_posting_in_another_language_has_none_either(match: Callable[[str, str], Match]) -> None:
    found = match(JANE, f"{SPANISH}\nWestlaw, PACER")
    assert (found.score, found.reason) == (None, not_english(SPANISH, "posting"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Westlaw", ()),
        (
            "W\u0435stlaw",
            ("1 word mixes letters of two alphabets that look alike, and is not matched: W\u0435stlaw",),
        ),
        (
            "W\u0435stlaw, R\u0435lativity",
            (
                "2 words mix letters of two alphabets that look alike, and are not matched: "
                "W\u0435stlaw, R\u0435lativity",
            ),
        ),
    ],
)
def test_mixed_alphabets_are_said(text: str, said: tuple[str, ...]) -> None:
    assert mixed_alphabets(text) == said


def test_a_word_of_mixed_alphabets_matches_nothing(resume: Callable[[str], Resume]) -> None:
    found = resume("Skills: W\u0435stlaw, Relativity, \u0421lio")
    assert [m.name for m in found.mentions if m.kind == "tool"] == ["Relativity"]
    assert found.notes == mixed_alphabets("W\u0435stlaw, \u0421lio")


@pytest.mark.parametrize("pair", list(permutations(SAMPLES, 2)), ids=lambda p: "+".join(x.parent.name for x in p))
def test_any_two_samples_in_one_file_are_two_resumes(matcher: Matcher, pair: tuple[Path, Path]) -> None:
    text = "\n\n".join(read(path).text for path in pair)
    assert "holds 2 resumes" in matcher.resume(Document("both", "", "ok", text), as_of="latest").no_score


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_a_sample_is_one_resume(matcher: Matcher, path: Path) -> None:
    assert matcher.resume(read(path), as_of="latest").no_score == ""


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the public documents (../shared/documents) are not on this machine")
@pytest.mark.parametrize("folder", ["resumes", "distractors/resumes"])
def test_no_real_resume_is_refused(matcher: Matcher, folder: str) -> None:
    refused = {
        path.name: found.no_score
        for path in sorted((SHARED / folder).glob("*.txt"))
        if (found := matcher.resume(read(path), as_of="latest")).no_score
    }
    assert refused == {}
