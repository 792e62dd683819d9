"""Lines to sentences with sections, by small documents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.extraction.layout import Sentence, sentences, wrapped
from matcher.extraction.wording import guess_type
from matcher.model import Block, Document, DocumentType
from matcher.text import normalise
from matcher.vocabulary import load_vocabulary

HEADINGS = load_vocabulary().headings


def split(text: str, doc_type: DocumentType = "resume") -> tuple[tuple[Sentence, ...], list[str]]:
    clean = normalise(text)
    found = sentences(clean, doc_type, HEADINGS)
    return found, [clean.text[s.start : s.end] for s in found]


def section_of(text: str, word: str, doc_type: DocumentType = "resume") -> str:
    """The section of the sentence that holds a word."""
    found, contents = split(text, doc_type)
    return next(s.section for s, content in zip(found, contents, strict=True) if word in content)


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("SKILLS", "skills"),
        ("Skills:", "skills"),
        ("** Technical Skills **", "skills"),
        ("## Skills", "skills"),
        ("• SKILLS", "skills"),
        ("Professional Experience", "experience"),
        ("WORK HISTORY", "experience"),
        ("Litigation Experience Highlights", "experience"),
        ("Education", "education"),
        ("Certifications & Licenses", "certifications"),
        ("References", "references"),
        ("Volunteer Work", "other"),
        ("Professional Summary", "summary"),
    ],
)
def test_headings_of_resumes(heading: str, section: str) -> None:
    text = f"Jo Doe\n\n{heading}\n- Westlaw\n"
    assert section_of(text, "Westlaw") == section


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Requirements", "requirements"),
        ("Qualifications:", "requirements"),
        ("WHAT YOU BRING", "requirements"),
        ("What We're Looking For", "requirements"),
        ("Preferred Qualifications", "preferred"),
        ("Nice to have", "preferred"),
        ("Responsibilities", "responsibilities"),
        ("What you'll do", "responsibilities"),
        ("About us", "about"),
        ("Benefits", "benefits"),
        ("How to apply", "other"),
        ("What you don't need", "not_required"),
    ],
)
def test_headings_of_postings(heading: str, section: str) -> None:
    assert section_of(f"Paralegal\n\n{heading}\n- Westlaw\n", "Westlaw", "posting") == section


@pytest.mark.parametrize(
    ("line", "section", "following"),
    [
        ("Skills: Westlaw", "skills", "skills"),
        ("Technical Skills: Westlaw", "skills", "skills"),
        ("Education: Westlaw University", "education", "education"),
        ("- Skills: Westlaw", "skills", "experience"),
        ("Interests: Westlaw", "other", "experience"),
        ("Note: Westlaw", "experience", "experience"),
    ],
)
def test_inline_labels(line: str, section: str, following: str) -> None:
    """A label speaks for its line and what follows; in a list item or for a passing matter only for its line."""
    text = f"EXPERIENCE\n\nParalegal\n\n{line}\n\nPACER came later."
    assert section_of(text, "Westlaw") == section
    assert section_of(text, "PACER") == following


def test_an_unknown_heading_keeps_the_section_before() -> None:
    assert section_of("SKILLS\n\nThings of Note\n\nWestlaw", "Westlaw") == "skills"


def test_before_the_first_heading_there_is_no_section() -> None:
    assert section_of("Jo Doe\nWestlaw expert since 2010.", "Westlaw") == ""


LONG_ITEM = "- Prepare trial notebooks, exhibit lists and witness binders for the partners, and attend trial{}"


@pytest.mark.parametrize(
    ("end", "heading", "section"),
    [
        ("", "Required qualifications", "requirements"),
        ("", "Requirements", "requirements"),
        ("", "requirements", "responsibilities"),
        (" and", "Requirements", "responsibilities"),
        (" with", "Experience", "responsibilities"),
    ],
)
def test_a_listed_heading_heads_however_long_the_line_above(end: str, heading: str, section: str) -> None:
    """Files that part nothing with empty lines: only a line that is not finished goes on."""
    text = f"Responsibilities\n{LONG_ITEM.format(end)}\n{heading}\n- Westlaw"
    assert section_of(text, "Westlaw", "posting") == section


@pytest.mark.parametrize("item", ["Experience with Clio or MyCase", "Must know Clio", "Knowledge of Clio"])
def test_a_list_item_is_no_heading(item: str) -> None:
    found, contents = split(f"Requirements:\n- {item}\n- PACER", "posting")
    assert not found[contents.index(item)].heading


def test_a_sentence_with_a_comma_or_full_stop_is_no_heading() -> None:
    found, _ = split("I have experience.\n\nSkills, mostly", "resume")
    assert not any(s.heading for s in found)


@pytest.mark.parametrize("mark", ["•", "●", "▪", "-", "*", "->", "1.", "2)", "(a)", "➢", "✓", "o"])
def test_list_marks_are_not_part_of_the_item(mark: str) -> None:
    found, contents = split(f"Drafted pleadings\n{mark} Filed motions\n{mark} Cited cases")
    assert contents == ["Drafted pleadings", "Filed motions", "Cited cases"]
    assert [s.bullet for s in found] == [False, True, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drafted motions. Filed briefs.", ["Drafted motions.", "Filed briefs."]),
        ("Worked for Mr. Smith. Left.", ["Worked for Mr. Smith.", "Left."]),
        ("Acme Corp. Houston", ["Acme Corp. Houston"]),
        ("U.S. District Court", ["U.S. District Court"]),
        ("e.g. Westlaw", ["e.g. Westlaw"]),
        ("Westlaw • PACER • Clio", ["Westlaw", "PACER", "Clio"]),
        ("Westlaw●PACER", ["Westlaw", "PACER"]),
        ("Ready? Yes! Go.", ["Ready?", "Yes!", "Go."]),
        ("drafted motions.Filed briefs", ["drafted motions.", "Filed briefs"]),
        ("version 2.5 of it", ["version 2.5 of it"]),
    ],
)
def test_sentences_of_a_line(text: str, expected: list[str]) -> None:
    assert split(text)[1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Drafted pleadings, motions and discovery requests\nfor two partners",
            ["Drafted pleadings, motions and discovery requests for two partners"],
        ),
        (
            "- Drafted pleadings, motions and briefs\n  for two partners",
            ["Drafted pleadings, motions and briefs for two partners"],
        ),
        ("Westlaw\nPACER", ["Westlaw", "PACER"]),
        (
            "Reviewed documents for a long and hard-fought case.\nFiled them",
            ["Reviewed documents for a long and hard-fought case.", "Filed them"],
        ),
        (
            "Drafted pleadings, motions and discovery requests\n\nfor two",
            ["Drafted pleadings, motions and discovery requests", "for two"],
        ),
        (
            "Reviewed and coded some four hundred thousand documents for privilege in one summer\nSkills: Westlaw",
            ["Reviewed and coded some four hundred thousand documents for privilege in one summer", "Skills: Westlaw"],
        ),
    ],
)
def test_wrapped_lines_read_as_one(text: str, expected: list[str]) -> None:
    assert split(text)[1] == expected


@given(
    st.lists(
        st.sampled_from(
            [
                "SKILLS",
                "- Westlaw",
                "Filed briefs. Cited cases.",
                "",
                "Skills: PACER",
                "a • b",
                "for us",
                "1. Clio",
                "...",
                "• ",
            ]
        ),
        max_size=12,
    ),
    st.sampled_from(["resume", "posting"]),
)
def test_sentences_are_disjoint_and_in_order(lines: list[str], doc_type: DocumentType) -> None:
    clean = normalise("\n".join(lines))
    edge = 0
    for sentence in sentences(clean, doc_type, HEADINGS):
        assert edge <= sentence.start < sentence.end <= len(clean.text)
        assert clean.text[sentence.start : sentence.end].strip()
        edge = sentence.end


@pytest.mark.parametrize(
    ("text", "doc_type"),
    [
        ("We are seeking a paralegal. You will draft. Requirements: Westlaw. Apply now.", "posting"),
        ("Our client is looking for an assistant. Salary and benefits.", "posting"),
        ("Paralegal, 2016 - 2020. Drafted motions. jo@example.com. References on request.", "resume"),
        ("Work experience\nLegal secretary, March 2019 - Present\nFiled and maintained records", "resume"),
        ("", "resume"),
    ],
)
def test_guess_type(text: str, doc_type: DocumentType) -> None:
    assert guess_type(text) == doc_type


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["Certified Legal Secretary Specialist (CLSS), Legal", "Secretaries International"], [51]),
        (["Brackenridge Law Group, Portland", "Legal Secretary"], []),
        (["Practice management: Clio, NetDocuments, ProLaw", "Practice: ProLaw"], []),
        (["Westlaw", "PACER"], []),
    ],
)
def test_lines_of_a_block_go_on_where_the_column_had_no_room(lines: list[str], joined: list[int]) -> None:
    text = "\n".join(lines)
    document = Document("x", "", "ok", text, (Block(0, len(text), "paragraph"),), 1, (), ())
    assert wrapped(document) == frozenset(joined)
