"""The probes of a score that can be defended: itself, another trade, a denial, a near miss, and another field."""

from __future__ import annotations

import pytest

from tests.corpus.probes import DENIALS, LEGAL, OTHER_FIELDS, POSTINGS, TOOLS, UNRELATED, denying
from tests.laws.cases import CASES, match, own, posting, resume, score, wish

ASKED = {name: wish(text) for name, text in POSTINGS.items()} | {f"sample {case}": posting(case) for case in CASES}
SELF = LEGAL | {f"sample {case}": resume(case).document.text for case in CASES}


@pytest.mark.parametrize("name", SELF)
def test_a_resume_as_its_own_posting_is_covered(name: str) -> None:
    found = match(SELF[name], SELF[name])
    assert found.score is not None
    assert found.score >= 90.0
    assert found.confidence == "high"


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("trade", UNRELATED)
def test_another_trade_is_not_covered(trade: str, asked: str) -> None:
    assert score(UNRELATED[trade], ASKED[asked]) < 15.0


@pytest.mark.parametrize("wording", DENIALS)
@pytest.mark.parametrize("trade", UNRELATED)
def test_denials_are_worth_nothing(trade: str, wording: str) -> None:
    plain, denied = own(UNRELATED[trade]), own(denying(UNRELATED[trade], wording))
    assert sum(tool in denied.document.text for tool in TOOLS) == len(TOOLS)
    for asked in ASKED.values():
        assert score(denied, asked) <= score(plain, asked)


@pytest.mark.parametrize("wording", DENIALS)
@pytest.mark.parametrize("field", LEGAL)
def test_who_does_the_work_outranks_who_denies_it_by_far(field: str, wording: str) -> None:
    near_miss = score(denying(UNRELATED["barista"], wording), ASKED[field])
    assert score(LEGAL[field], ASKED[field]) >= near_miss + 40.0


@pytest.mark.parametrize("field", LEGAL)
def test_the_resume_of_a_field_fits_the_posting_of_that_field_best(field: str) -> None:
    scores = {other: score(text, ASKED[field]) for other, text in LEGAL.items()}
    assert max(scores, key=lambda other: scores[other]) == field
    assert scores[field] >= 80.0


@pytest.mark.parametrize("field", OTHER_FIELDS)
@pytest.mark.parametrize("name", [*LEGAL, *UNRELATED])
def test_a_posting_of_another_field_is_not_judged(name: str, field: str) -> None:
    found = match((LEGAL | UNRELATED)[name], OTHER_FIELDS[field])
    assert found.confidence == "low"
    assert found.band is None
    assert found.score is None
    assert "nothing to judge by" in found.reason


def test_a_posting_of_which_little_is_known_has_no_band() -> None:
    found = match(
        LEGAL["secretary"], OTHER_FIELDS["pastry chef"] + "- Answer telephones and manage the booking calendar\n"
    )
    assert found.score is not None
    assert (found.confidence, found.band) == ("low", None)
