"""Every relation through the texts: a resume that shows one concept against a posting that asks for another."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

import pytest

from matcher.extraction.readers import reader
from matcher.matching.credit import CreditRules
from matcher.matching.experience import OTHER_FIELD, OTHER_LEGAL
from matcher.matching.relations import Relations
from matcher.model import Concept, Document, Posting, Relation, Requirement, Resume
from matcher.vocabulary import load_vocabulary
from tests.corpus.stating import asking, showing

VOCABULARY = load_vocabulary()
RELATIONS = Relations(VOCABULARY)
AS_OF = date(2026, 11, 1)
TABLE = Path(__file__).resolve().parents[3] / "shared" / "vocabulary" / "relations.tsv"
needs_table = [
    pytest.mark.shared,
    pytest.mark.skipif(not TABLE.is_file(), reason="the table of relations (../shared) is not on this machine"),
]


@cache
def resume(text: str) -> Resume:
    with reader(VOCABULARY) as read:
        return read.resume(Document("resume", "", "ok", text), AS_OF)


@cache
def posting(text: str) -> Posting:
    with reader(VOCABULARY) as read:
        return read.posting(Document("posting", "", "ok", text), AS_OF)


def asked(concept: Concept, text: str = "") -> Requirement | None:
    """The one scored requirement of a posting that a concept stands in; ``None`` where another takes its words."""
    found = [r for r in posting(text or asking(concept)).requirements if concept.id in (*r.wants, r.class_id)]
    return found[0] if len(found) == 1 and found[0].scored else None


def earned(own: str, requirement: Requirement) -> float:
    return CreditRules(RELATIONS, resume(own)).of(requirement).value


# The vocabulary's own relations

# Words that ask for a duty leave no requirement of their own to the thing that it is done to.
TAKEN_BY_A_DUTY = {
    "document_type.closing-document",
    "practice_area.compliance",
    "practice_area.contract-management",
    "practice_area.e-discovery",
    "skill.legal-document-formatting",
    "skill.legal-project-management",
    "skill.outlook-calendaring",
}
# Shown, never asked for as a requirement of its own: a personal quality, and schooling without a degree.
NEVER_SCORED = {
    "skill.leadership",
    "skill.writing-skills",
    "education.certificate-program",
    "education.law-school",
    "education.legal-assistant-certificate",
    "education.legal-secretarial-program",
    "education.paralegal-program",
}
# The words that show the one also state the other.
SAYS_BOTH = {
    ("certification.pmp", "duty.manage-projects"),
    ("certification.victim-advocate", "duty.advocate-for-victims"),
    ("duty.conduct-due-diligence", "practice_area.mergers-and-acquisitions"),
    ("duty.prepare-securities-filings", "tool.edgar"),
    ("duty.respond-to-inquiries", "duty.triage-legal-requests"),
    ("duty.write-legal-documents", "duty.write-publications"),
    ("practice_area.compliance", "duty.audit-for-compliance"),
    ("tool.claims-management-software", "duty.handle-claims"),
    ("tool.entity-management-software", "duty.form-and-maintain-entities"),
    ("tool.equity-management-software", "duty.administer-equity-plans"),
    ("tool.grants-management-software", "duty.administer-grants"),
    ("tool.virtual-data-room", "duty.conduct-due-diligence"),
    ("duty.administer-estates", "practice_area.estate-planning"),
    ("tool.docketing-and-calendaring-system", "duty.manage-court-dates"),
}
STATED = [r for r in VOCABULARY.relations if (r.evidence, r.requirement) not in SAYS_BOTH]
PLAIN = [
    r for r in STATED if not r.requirement.startswith("role.") and r.requirement not in TAKEN_BY_A_DUTY | NEVER_SCORED
]
ROLES = [r for r in STATED if r.requirement.startswith("role.")]


def name(relation: Relation) -> str:
    return f"{relation.evidence}>{relation.requirement}"


@pytest.mark.parametrize("relation", PLAIN, ids=name)
def test_a_stated_relation_gives_its_credit_from_text_to_text(relation: Relation) -> None:
    requirement = asked(VOCABULARY.concepts[relation.requirement])
    assert requirement is not None
    assert earned(showing(VOCABULARY.concepts[relation.evidence]), requirement) == relation.credit


@pytest.mark.parametrize("relation", ROLES, ids=name)
def test_a_dated_job_gives_the_credit_of_its_role(relation: Relation) -> None:
    """No legal role falls below that of other legal work; a field that only the posting names takes its discount."""
    requirement = asked(VOCABULARY.concepts[relation.requirement])
    assert requirement is not None
    own = showing(VOCABULARY.concepts[relation.evidence])
    shown = {m.concept for m in resume(own).mentions}
    field = 1.0 if shown.issuperset(requirement.wants[1:]) else OTHER_FIELD
    floor = OTHER_LEGAL if any(role.legal_support for role in resume(own).roles) else 0.0
    assert earned(own, requirement) == max(field * relation.credit, floor)


@pytest.mark.parametrize("concept", sorted(TAKEN_BY_A_DUTY))
def test_what_a_duty_takes_is_asked_for_by_the_duty(concept: str) -> None:
    wanted = VOCABULARY.concepts[concept]
    assert asked(wanted) is None
    assert [r.kind for r in posting(asking(wanted)).requirements] == ["duty"]


@pytest.mark.parametrize("concept", sorted(NEVER_SCORED))
def test_what_is_never_scored_of_itself(concept: str) -> None:
    assert asked(VOCABULARY.concepts[concept]) is None


DUTIES = {c.id: c for c in VOCABULARY.concepts.values() if c.kind == "duty"}
STATED_CREDIT = {(r.evidence, r.requirement): r.credit for r in VOCABULARY.relations}


def chains() -> Iterator[tuple[str, str]]:
    """Duties that two relations join and none: from the text of the first to the wish of the last."""
    after: dict[str, list[str]] = {}
    for relation in VOCABULARY.relations:
        if relation.credit > 0 and relation.evidence in DUTIES and relation.requirement in DUTIES:
            after.setdefault(relation.evidence, []).append(relation.requirement)
    for first, seconds in sorted(after.items()):
        for second in seconds:
            for third in after.get(second, ()):
                if third != first and (first, third) not in STATED_CREDIT:
                    yield first, third


CHAINS = sorted(set(chains()))


def bearing(concept: str, wanted: str) -> float:
    """What one thing that a text states is worth for a duty; of another duty nothing but what is stated."""
    if concept == wanted:
        return 1.0
    return STATED_CREDIT.get((concept, wanted), 0.0) if concept in DUTIES else RELATIONS.credit(concept, wanted).credit


@pytest.mark.parametrize("wanted", sorted({third for _, third in CHAINS}))
def test_duties_never_chain(wanted: str) -> None:
    requirement = asked(DUTIES[wanted])
    assert requirement is not None
    assert requirement.wants == (wanted,)
    for own in (showing(DUTIES[first]) for first, third in CHAINS if third == wanted):
        shown = {m.concept for m in resume(own).mentions}
        # A text may also state something that does bear on the wish: then that alone decides.
        assert earned(own, requirement) == max(bearing(concept, wanted) for concept in shown), own


def test_most_texts_of_a_chain_state_nothing_that_bears_on_its_end() -> None:
    silent = [
        first
        for first, third in CHAINS
        if not any(bearing(m.concept, third) for m in resume(showing(DUTIES[first])).mentions)
    ]
    assert len(silent) > 0.9 * len(CHAINS) > 50


# The curated table, where it is at hand; docs/scoring.md, "Where we differ", says why.


class Row(NamedTuple):
    evidence: str
    relation: str
    wanted: str
    credit: float


DIFFERENT = {
    ("draft legal documents", "prepare legal documents"): 1.0,
    ("Clio", "Clio Manage"): 1.0,
}
# Both need a CP first, and a CP is one of the letters that such a posting names.
DIFFERENT_ISSUED = {"Florida Certified Paralegal (FCP)": 1.0, "Louisiana Certified Paralegal (LCP)": 1.0}
DIFFERENT_SIBLINGS = {"e-filing system": 0.5}
NOT_SHIPPED = {"CLSP"}
SIBLINGS = "<another member of "
ISSUED = "<certification issued by NALA|NFPA>"
BY_NALA_OR_NFPA = "Requirements:\n- NALA or NFPA credential (CP, ACP, RP or CRP)\n"
# Wording stands in these rows for the evidence.
SPOKEN = {
    "<Notary Public: expired>": ("Notary Public, commission expired 2021", 0.5),
    "<Notary Public: willing to obtain>": ("Willing to obtain a Notary Public commission", 0.0),
    "<Notary Public: another person's>": ("Arranged a notary public for the closings", 0.0),
    "<paralegal certification (generic): ABA-certified>": ("ABA-certified paralegal", 0.0),
}


def rows() -> list[Row]:
    if not TABLE.is_file():
        return []
    with TABLE.open(encoding="utf-8", newline="") as file:
        read = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Row(r["resume_evidence"], r["relation"], r["posting_requirement"], float(r["score"])) for r in read]


ROWS = rows()
NAMED = {concept.name: concept for concept in reversed(VOCABULARY.concepts.values())}
PAIRS = [r for r in ROWS if "<" not in r.evidence + r.wanted and r.evidence not in NOT_SHIPPED]
CLASSES = [r for r in ROWS if r.evidence.startswith(SIBLINGS)]
ISSUERS = [r for r in ROWS if r.wanted == ISSUED]
WORDED = [r for r in ROWS if r.evidence in SPOKEN]
LEFT_OUT = [r for r in ROWS if r.evidence in NOT_SHIPPED]


def row_name(row: Row) -> str:
    return f"{row.evidence}>{row.wanted}"


def siblings(class_name: str) -> Iterator[tuple[Concept, Concept]]:
    """Two members of a class of which neither table says anything else."""
    members = [NAMED[r.evidence] for r in ROWS if r.relation == "member_of" and r.wanted == class_name]
    in_the_table = {(r.evidence, r.wanted) for r in ROWS}
    for own, wanted in permutations(members, 2):
        if (own.name, wanted.name) not in in_the_table and (own.id, wanted.id) not in STATED_CREDIT:
            yield own, wanted


class TestTable:
    """The credits of the curated table, from text to text."""

    pytestmark = needs_table

    def test_every_row_has_a_test(self) -> None:
        assert len(ROWS) > 900
        assert len(PAIRS) + len(CLASSES) + len(ISSUERS) + len(WORDED) + len(LEFT_OUT) == len(ROWS)

    @pytest.mark.parametrize("row", PAIRS, ids=row_name)
    def test_a_pair(self, row: Row) -> None:
        requirement = asked(NAMED[row.wanted])
        assert requirement is not None
        expected = DIFFERENT.get((row.evidence, row.wanted), row.credit)
        assert earned(showing(NAMED[row.evidence]), requirement) == expected

    @pytest.mark.parametrize("row", CLASSES, ids=row_name)
    def test_another_member_of_a_class(self, row: Row) -> None:
        class_name = row.evidence.removeprefix(SIBLINGS).removesuffix(">")
        expected = DIFFERENT_SIBLINGS.get(class_name, row.credit)
        pairs = list(siblings(class_name))
        for own, wanted in pairs:
            requirement = asked(wanted)
            assert requirement is not None, wanted.id
            assert earned(showing(own), requirement) == expected, (own.id, wanted.id)

    @pytest.mark.parametrize("row", ISSUERS, ids=row_name)
    def test_a_certification_of_a_named_issuer(self, row: Row) -> None:
        (requirement,) = posting(BY_NALA_OR_NFPA).requirements
        assert earned(showing(NAMED[row.evidence]), requirement) == DIFFERENT_ISSUED.get(row.evidence, row.credit)

    @pytest.mark.parametrize("row", WORDED, ids=row_name)
    def test_a_wording(self, row: Row) -> None:
        if "ABA" in row.evidence:
            pytest.xfail("extraction takes the words after ABA- for the generic wording")
        text, expected = SPOKEN[row.evidence]
        requirement = asked(NAMED[row.wanted])
        assert requirement is not None
        assert earned(f"Jo Doe\n\nSUMMARY\n\n{text}.\n", requirement) == expected

    @pytest.mark.parametrize("row", LEFT_OUT, ids=row_name)
    def test_what_is_not_shipped_earns_nothing(self, row: Row) -> None:
        assert row.credit == 0.0
        assert row.evidence not in NAMED
