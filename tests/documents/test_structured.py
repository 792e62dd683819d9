"""Structured JSON: every known shape becomes the text that a person would write; nothing else is guessed at."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.documents import from_mapping, read
from matcher.documents.structured import of_mapping
from matcher.model import Document
from tests.corpus.json_resume import mapping, old_mapping
from tests.corpus.resumes import LITIGATION

HTML = "<p>Draft motions</p><h3>Requirements</h3><ul><li>Relativity</li></ul>"
ESCAPED = HTML.replace("<", "&lt;").replace(">", "&gt;")
LINES = "Draft motions\nRequirements\n- Relativity"


def file(stated: Any, name: str = "x.json") -> Document:
    return read(json.dumps(stated).encode(), name=name)


def test_a_resume_reads_as_people_write_one() -> None:
    document = file(mapping(LITIGATION))
    assert document.status == "ok"
    assert document.text.startswith(
        "Marisol Vantongeren\nLitigation Paralegal\n"
        "m.vantongeren@example.org | (614) 555-0142 | Columbus, Ohio\nSUMMARY\nLitigation paralegal with nine"
    )
    for line in (
        "EXPERIENCE\nSenior Litigation Paralegal, Harrowgate & Pell LLP, Columbus, Ohio | March 2020 – Present",
        "\n- Draft discovery requests",
        "Paralegal, Quillan Stroud Partners, Dayton, Ohio | June 2016 – February 2020",
        "EDUCATION\nBachelor of Arts in Political Science, Lakemont University | 2016",
        "CERTIFICATIONS\nCertified Paralegal (CP), NALA\nNotary Public, State of Ohio",
        "SKILLS\nLitigation support: Relativity, Everlaw, TrialDirector, CaseMap",
    ):
        assert line in document.text
    kinds = [(block.kind, document.text[block.start : block.end]) for block in document.blocks]
    assert ("heading", "EXPERIENCE") in kinds
    assert ("bullet", "- Interviewed witnesses and collected documents from clients.") in kinds
    assert document.data["JSONResume"]["work"][0]["startDate"] == "2020-03"


def test_the_first_shape_reads_the_same_but_for_the_places_of_work() -> None:
    text = file(old_mapping(LITIGATION)).text
    assert text == file(mapping(LITIGATION)).text.replace(", Columbus, Ohio | M", " | M").replace(", Dayton, Ohio", "")


def test_a_mapping_in_hand_is_the_file() -> None:
    stated = mapping(LITIGATION)
    document = from_mapping(stated, "candidate 7")
    assert (document.source, document.text) == ("candidate 7", file(stated).text)
    assert document.data == file(stated).data
    assert document.sha256 == from_mapping(dict(reversed(stated.items()))).sha256


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"basics": {"name": "Jane"}, "work": [{"position": "Clerk", "startDate": "2019"}]},
         "Jane\nEXPERIENCE\nClerk | 2019 – Present"),
        ({"work": [{"name": "Roe", "startDate": "2016-06-01", "endDate": "2018-01-31T00:00:00Z"}]},
         "EXPERIENCE\nRoe | June 2016 – January 2018"),
        ({"work": [{"position": "Clerk", "startDate": date(2016, 6, 1), "endDate": "present"}]},
         "EXPERIENCE\nClerk | June 2016 – present"),
        ({"work": [{"position": "Clerk", "startDate": "2016-13", "endDate": "Spring 2018"}]},
         "EXPERIENCE\nClerk | 2016 – Spring 2018"),
        ({"work": [{"position": "Clerk", "summary": "<ul><li>Filed</li></ul>", "highlights": ["• Scanned", "a\nb"]}]},
         "EXPERIENCE\nClerk\n- Filed\n- Scanned\n- a\n- b"),
        ({"work": [None, 5, "Clerk", {"highlights": "one"}], "skills": ["Westlaw", {"keywords": "Clio"}]},
         "EXPERIENCE\n5\nClerk\n- one\nSKILLS\nWestlaw\nClio"),
        ({"basics": "Jane", "work": "Clerk at Roe", "skills": "Westlaw, Clio", "education": {"studyType": "BA"}},
         "EXPERIENCE\nClerk at Roe\nEDUCATION\nBA\nSKILLS\nWestlaw, Clio"),
        ({"bio": {"firstName": "Jane", "lastName": "Roe", "email": {"work": "a@b.example"}, "profiles": {"x": "jr"},
                  "websites": {"blog": "b.example"}}, "hobbies": [{"name": "Chess"}]},
         "Jane Roe\na@b.example | b.example | x: jr\nINTERESTS\nChess"),
        ({"basics": {"profiles": [{"network": "X", "username": "jr"}]}, "languages": [{"language": "Spanish",
          "fluency": "Fluent"}]}, "X: jr\nLANGUAGES\nSpanish (Fluent)"),
        ({"resume": {"work": ["Clerk"]}}, "EXPERIENCE\nClerk"),
        ({"work": [], "basics": {}, "skills": [{"name": "Westlaw", "level": "Expert", "keywords": []}]},
         "SKILLS\nWestlaw (Expert)"),
        ({"basics": {}, "education": [{"area": "Law", "institution": "X", "score": 3.9, "courses": ["Torts"]}],
          "projects": [{"name": "P", "description": "D", "keywords": ["k"]}], "awards": [{"title": "A", "awarder": "B",
          "date": "2020-01"}], "references": [{"name": "N", "reference": "Good"}]},
         "EDUCATION\nLaw, X\nGPA: 3.9\n- Torts\nPROJECTS\nP\nD\nk\nAWARDS\nA, B | January 2020\nREFERENCES\nN: Good"),
    ],
)  # fmt: skip
def test_resumes_as_they_are_filled_in(stated: dict[str, Any], expected: str) -> None:
    assert from_mapping(stated).text == expected


@pytest.mark.parametrize(
    ("shape", "stated", "expected"),
    [
        ("JobPosting", {"@type": "JobPosting", "title": "Paralegal", "description": ESCAPED}, f"Paralegal\n{LINES}"),
        ("JobPosting", [{"@type": "JobPosting", "title": "Paralegal", "description": HTML}], f"Paralegal\n{LINES}"),
        ("JobPosting", {"@graph": [{"@type": "Organization"}, {"@type": ["JobPosting"], "description": HTML}]}, LINES),
        ("Greenhouse", {"title": "Paralegal", "content": ESCAPED, "location": {"name": "Ohio"}},
         f"Paralegal\nLocation: Ohio\n{LINES}"),
        ("Greenhouse", {"jobs": [{"title": "Paralegal", "content": ESCAPED}], "meta": {"total": 1}},
         f"Paralegal\n{LINES}"),
        ("Lever", {"text": "Paralegal", "descriptionPlain": "Draft motions", "categories": {"location": "Ohio"},
                   "lists": [{"text": "Requirements", "content": "<li>Relativity</li>"}], "additionalPlain": "Bye"},
         f"Paralegal\nLocation: Ohio\n{LINES}\nBye"),
        ("Ashby", {"apiVersion": "1", "jobs": [{"title": "Paralegal", "descriptionHtml": HTML, "location": "Ohio",
                   "secondaryLocations": [{"location": "Iowa"}], "employmentType": "FullTime"}]},
         f"Paralegal\nLocation: Ohio; Iowa\nEmployment type: Full time\n{LINES}"),
        ("Workday", {"jobPostingInfo": {"title": "Paralegal", "jobDescription": HTML}}, f"Paralegal\n{LINES}"),
        ("Job", {"title": "Paralegal", "company": "Roe LLP", "location": {"city": "Columbus", "region": "Ohio"},
                 "description": "Draft motions", "responsibilities": ["Cite-check"], "qualifications": ["a", "b"],
                 "skills": [{"name": "Review", "keywords": ["Relativity", "Everlaw"]}, {"name": "Westlaw"}]},
         "Paralegal\nCompany: Roe LLP\nLocation: Columbus, Ohio\nDraft motions\nResponsibilities: Cite-check\n"
         "Qualifications\n- a\n- b\nSkills\n- Review: Relativity, Everlaw\n- Westlaw"),
    ],
)  # fmt: skip
def test_postings(shape: str, stated: Any, expected: str) -> None:
    document = file(stated)
    assert (document.status, document.text) == ("ok", expected)
    assert list(document.data) == [shape]


@pytest.mark.parametrize(
    ("data", "status", "remedy"),
    [
        (b'{"basics": {},\n "work": }', "corrupt", "line 2, column 10"),
        (b'{"basics": {"name": "x"', "corrupt", "line 1, column 24"),
        (b"[" * 100_000, "corrupt", "nested too deep"),
        (b'{"a":' * 100_000, "corrupt", "nested too deep"),
        (b'{"a":' * 80 + b"1" + b"}" * 80, "corrupt", "nested too deep"),
        (b'{"name": "x", "dependencies": {}}', "unsupported", "JSON Resume"),
        (b"[1, 2]", "unsupported", "Greenhouse"),
        (b"{}", "unsupported", "JobPosting"),
        (b'{"jobs": [{"title": "a", "content": "b"}, {"title": "c", "content": "d"}]}', "unsupported", "2 job"),
        (b'{"basics": {"name": " "}, "work": []}', "empty", "fields"),
        (b'{"@type": "JobPosting", "title": "Clerk"}', "empty", "fields"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_says_so(data: bytes, status: str, remedy: str) -> None:
    document = read(data, name="resume.json")
    assert (document.status, document.text) == (status, "")
    assert remedy in document.warnings[0]


def test_odd_numbers_and_double_keys_do_no_harm() -> None:
    odd = b'{"basics":{"name":"J","name":"K","x":NaN,"y":-Infinity,"z":1e999,"n":' + b"9" * 5000 + b'},"w":"a\tb"}'
    document = read(odd, name="x.json")
    assert document.text == "K"
    assert json.loads(json.dumps(document.data, allow_nan=False)) == document.data


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert read('{"basics": {"name": "Zoë Réné"}}'.encode(encoding), name="x.json").text == "Zoë Réné"


@pytest.mark.parametrize(
    ("data", "name", "is_read_as_json"),
    [
        (b' {"basics": {"name": "Jane"}}', "resume.txt", True),
        (b'[{"@type": "JobPosting", "description": "x"}]', "bytes", True),
        (b"{Jane Roe}", "resume.txt", False),
        (b"[Jane Roe]\nParalegal", "resume", False),
        (b"Jane Roe", "resume.json", False),
    ],
)
def test_the_content_decides(data: bytes, name: str, is_read_as_json: bool) -> None:
    document = read(data, name=name)
    assert document.status == "ok"
    assert bool(document.data) is is_read_as_json


def test_a_mapping_that_holds_itself_ends() -> None:
    endless: dict[str, Any] = {"basics": {"name": "Jane"}}
    endless["work"] = [endless]
    assert from_mapping(endless).status == "corrupt"


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from([HTML, "2016-06"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
NAMES = (
    "basics bio work education skills certificates languages volunteer @type title description text lists content jobs "
    "responsibilities qualifications jobPostingInfo experienceRequirements educationRequirements baseSalary jobLocation"
).split()


@given(st.dictionaries(st.sampled_from(NAMES), ANY, max_size=6))
def test_any_types_in_any_field_end_in_a_status(stated: dict[str, Any]) -> None:
    for tried in (stated, {**stated, "@type": "JobPosting"}, {"work": [stated], "basics": stated}):
        parts = of_mapping(tried)
        assert (parts.status == "ok") == bool(parts.text)
        assert parts.status in ("ok", "empty", "unsupported")
