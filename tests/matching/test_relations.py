"""How far one concept is evidence for another: the hierarchy's figures, and what must not chain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.matching.relations import NOTHING, Relations
from matcher.model import Relation
from matcher.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
RELATIONS = Relations(VOCABULARY)
CONCEPTS = sorted(VOCABULARY.concepts)
COMPOSING = [c for c in CONCEPTS if c.startswith(("tool.", "certification.", "education."))]
DUTIES = [c for c in CONCEPTS if c.startswith("duty.")]


@pytest.mark.parametrize(
    ("evidence", "wanted", "credit"),
    [
        ("tool.clio", "tool.case-management-software", 1.0),
        ("tool.mycase", "tool.clio", 0.5),
        ("tool.practicepanther", "tool.mycase", 0.5),
        ("tool.westlaw", "tool.lexisnexis", 0.75),
        ("tool.lexisnexis", "tool.westlaw", 0.75),
        ("tool.case-management-software", "tool.clio", 0.25),
        ("tool.pacer", "tool.cm-ecf", 0.5),
        ("tool.cm-ecf", "tool.pacer", 0.75),
        ("tool.westlaw", "tool.clio", 0.0),
        ("tool.relativity", "tool.everlaw", 0.5),
        ("tool.zoom", "tool.microsoft-teams", 0.75),
        ("certification.cla", "certification.cp", 1.0),
        ("certification.acp", "certification.cp", 1.0),
        ("certification.cp", "certification.acp", 0.5),
        ("certification.pls", "certification.clp", 1.0),
        ("certification.als", "certification.alp", 1.0),
        ("certification.rp", "certification.cp", 0.75),
        ("certification.notary-public", "certification.cp", 0.0),
        ("education.paralegal-certificate", "certification.cp", 0.0),
        ("education.masters-degree", "tool.clio", 0.0),
        ("duty.draft-pleadings", "duty.draft-legal-documents", 1.0),
        ("duty.draft-legal-documents", "duty.draft-pleadings", 0.5),
    ],
)
def test_figures(evidence: str, wanted: str, credit: float) -> None:
    assert RELATIONS.credit(evidence, wanted).credit == credit


@given(st.sampled_from(CONCEPTS))
def test_a_concept_is_full_evidence_for_itself(concept: str) -> None:
    assert RELATIONS.credit(concept, concept) == (1.0, "exact")


@pytest.mark.parametrize("wanted", CONCEPTS[::20])
def test_the_sources_of_a_concept_are_all_that_earn_credit(wanted: str) -> None:
    steps = {evidence: RELATIONS.credit(evidence, wanted) for evidence in CONCEPTS}
    assert RELATIONS.sources(wanted) == {evidence: step for evidence, step in steps.items() if step.credit}


@given(st.sampled_from(CONCEPTS), st.sampled_from(CONCEPTS))
def test_credit_is_a_share_with_its_reason(evidence: str, wanted: str) -> None:
    step = RELATIONS.credit(evidence, wanted)
    assert 0.0 <= step.credit <= 1.0
    assert step.credit == 0.0 or step.how not in ("", "none")


@given(st.sampled_from(VOCABULARY.relations))
def test_a_stated_relation_is_a_floor(relation: Relation) -> None:
    assert RELATIONS.credit(relation.evidence, relation.requirement).credit >= relation.credit


@given(st.sampled_from(DUTIES), st.sampled_from(DUTIES))
def test_duties_never_chain(evidence: str, wanted: str) -> None:
    stated = {(r.evidence, r.requirement): r.credit for r in VOCABULARY.relations}
    if evidence != wanted:
        assert RELATIONS.credit(evidence, wanted).credit == stated.get((evidence, wanted), 0.0)


FULL = {(r.evidence, r.requirement) for r in VOCABULARY.relations if r.credit == 1.0}


def reachable(start: str) -> set[str]:
    """The slow oracle: what full relations lead to, round by round until nothing new comes."""
    found = {start}
    while True:
        more = {wanted for evidence, wanted in FULL if evidence in found} - found
        if not more:
            return found
        found |= more


@given(st.sampled_from(COMPOSING))
def test_full_relations_of_tools_and_credentials_compose(evidence: str) -> None:
    for wanted in reachable(evidence):
        assert RELATIONS.credit(evidence, wanted).credit == 1.0


CHILDREN = ["duty.draft-pleadings", "duty.draft-motions", "duty.draft-contracts"]
UMBRELLA = "duty.draft-legal-documents"


LADDER = ["law-degree", "masters-degree", "bachelors-degree", "associates-degree", "high-school-diploma"]


@pytest.mark.parametrize("held", range(len(LADDER)))
@pytest.mark.parametrize("asked", range(len(LADDER)))
def test_a_higher_degree_meets_a_lower_one_and_never_the_reverse(held: int, asked: int) -> None:
    credit = RELATIONS.credit(f"education.{LADDER[held]}", f"education.{LADDER[asked]}").credit
    assert credit == (1.0 if held <= asked else 0.0)


@pytest.mark.parametrize(
    ("strengths", "credit"),
    [
        ((), 0.0),
        ((1.0,), 0.0),
        ((1.0, 1.0), 0.0),
        ((1.0, 1.0, 1.0), 1.0),
        ((1.0, 1.0, 0.9), 0.9),
        ((0.9, 0.9, 0.9), 0.9),
    ],
)
def test_an_umbrella_duty_takes_three_children(strengths: tuple[float, ...], credit: float) -> None:
    evidence = dict(zip(CHILDREN, strengths, strict=False))
    assert RELATIONS.umbrella(UMBRELLA, evidence) == credit
    assert RELATIONS.umbrella(UMBRELLA, evidence | {"duty.manage-attorney-calendars": 1.0}) == credit


def test_nothing_is_no_credit() -> None:
    assert NOTHING == (0.0, "none")
