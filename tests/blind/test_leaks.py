"""No variant of a resume leaves a trace of its person: same redacted text, same record, byte for byte."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from matcher.blind import contact, hides
from matcher.blind.redaction import redact
from matcher.blind.written import folded
from matcher.library import Matcher, Text
from matcher.model import Resume
from matcher.reports import records
from matcher.reports.redact import redacted_record
from tests.blind.variants import LAYOUTS, NAMES, PEOPLE, PLAIN, words

AS_OF = date(2026, 11, 1)
CODE = "C-7F3K-9QMA-VTH4"
MATCHER = Matcher(limits=None)
ASKED = """Litigation Paralegal

Requirements:
- 3 years of experience as a litigation paralegal
- Bachelor's degree
- Westlaw, Clio and CM/ECF
- Certified Paralegal (CP)
- Bates stamping of productions
- Calendaring and drafting of pleadings
- Spanish
"""
# Wholly the name of a product: in prose nothing tells the two apart, so the product is kept (docs/blind.md).
PRODUCTS = frozenset({"Clio Manage", "Bates Stamp", "Lexis Nexis", "Rocket Matter", "Lex Machina", "Key Cite"})
# Below the head the extraction takes these for the thing, so they count: that is no matter of what is shown.
COUNTED = frozenset({"Will Bates", "Bates Stamp", "Key Cite"})
SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*/resume.*"))
SHARED = Path(__file__).resolve().parents[3] / "shared" / "documents" / "resumes"


def read(text: str) -> Resume:
    return MATCHER.resume(Text(text, "resume"), as_of=AS_OF)


@cache
def posting() -> object:
    return MATCHER.posting(Text(ASKED, "posting"), as_of=AS_OF)


def told(resume: Resume) -> tuple[str, str]:
    """The redacted text and the record of a name-blind run."""
    found = hides(resume)
    match = MATCHER.match(resume, posting(), as_of=AS_OF)  # type: ignore[arg-type]
    record = records.screened(match, contact=contact(resume), hides=found)
    return redact(resume.document.text, found), json.dumps(redacted_record(record, CODE), ensure_ascii=False)


@cache
def plain(layout: str) -> tuple[str, str]:
    return told(read(LAYOUTS[layout].format(**PLAIN)))


def cases() -> list[tuple[str, Mapping[str, str]]]:
    """Every person once, layouts in turn, every second name in capitals."""
    layouts = sorted(LAYOUTS)
    found = []
    for number, who in enumerate(PEOPLE):
        layout = layouts[number % len(layouts)]
        if layout == "resume" and who["name"] in PRODUCTS:
            layout = "titled"
        found.append((layout, who | {"name": who["name"].upper()} if number % 2 else who))
    return found


def test_there_are_identities_enough() -> None:
    assert len({who["mail"] for who in PEOPLE}) >= 200
    assert "[name]" in plain("resume")[0]
    assert plain("resume")[1].count('"evidence": [{') >= 5


@pytest.mark.parametrize(("layout", "who"), [pytest.param(*case, id=case[1]["name"]) for case in cases()])
def test_another_person_with_the_same_work_gives_the_same_output(layout: str, who: Mapping[str, str]) -> None:
    text, record = told(read(LAYOUTS[layout].format(**who)))
    assert text == plain(layout)[0]
    if who["name"].title() not in COUNTED:
        assert record == plain(layout)[1]
    assert not [word for word in words(who) if word in text or word in record]


@pytest.mark.parametrize("name", sorted(PRODUCTS))
def test_a_name_that_is_wholly_a_product_is_hidden_where_names_stand(name: str) -> None:
    text, _ = told(read(LAYOUTS["letter"].format(**PEOPLE[NAMES.index(name)])))
    assert text == plain("letter")[0]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_samples_name_nobody(path: Path) -> None:
    resume = MATCHER.resume(path, as_of=AS_OF)
    said = contact(resume)
    assert all(said.values())
    text, record = told(resume)
    for word in (*said.values(), *(part for part in said["name"].split() if len(part) > 3)):
        assert folded(word) not in folded(text)
        assert folded(word) not in folded(record)
    assert path.name not in record


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the development material is not here")
def test_real_resumes_name_nobody() -> None:
    for path in sorted(SHARED.glob("*.txt")):
        resume = MATCHER.resume(path, as_of=AS_OF)
        said = contact(resume)
        _, record = told(resume)
        assert not [value for value in said.values() if value and value in record], path.name


def test_redacting_changes_no_figure() -> None:
    resume = read(LAYOUTS["resume"].format(**PLAIN))
    match = MATCHER.match(resume, posting(), as_of=AS_OF)  # type: ignore[arg-type]
    full = records.screened(match, contact=contact(resume), hides=hides(resume))
    blind = redacted_record(full, CODE)
    assert blind["row"]["score"] == full["row"]["score"]
    for cell, other in zip(blind["cells"], full["cells"], strict=True):
        assert (cell["points"], cell["credit"], cell["why"]) == (other["points"], other["credit"], other["why"])
        assert len(cell["evidence"]) == len(other["evidence"])


def test_what_counts_is_still_marked() -> None:
    resume = read(LAYOUTS["resume"].format(**PLAIN))
    match = MATCHER.match(resume, posting(), as_of=AS_OF)  # type: ignore[arg-type]
    blind = redacted_record(records.screened(match, hides=hides(resume)), CODE)
    quotes = [q for cell in blind["cells"] for q in cell["evidence"]]
    marked = [q["text"][q["start"] : q["end"]] for q in quotes]
    assert {"Westlaw", "CM/ECF", "Bachelor of Arts"} <= set(marked)
    assert all(q["hide"] == [] for q in quotes)
