"""The wording rules: every one finds its own sentences and leaves the others; a broken file is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from matcher.errors import VocabularyError
from matcher.lint.check import places_of
from matcher.lint.rules import WordingRule, expression, load_rules

RULES = load_rules()
YES = [(rule, sentence) for rule in RULES.wording for sentence in rule.yes]
NO = [(rule, sentence) for rule in RULES.wording for sentence in rule.no]


def name(value: object) -> str:
    return value.advice.id if isinstance(value, WordingRule) else ""


@pytest.mark.parametrize(("rule", "sentence"), YES, ids=name)
def test_what_a_rule_must_find(rule: WordingRule, sentence: str) -> None:
    assert list(places_of(rule, sentence, RULES.fair))


@pytest.mark.parametrize(("rule", "sentence"), NO, ids=name)
def test_what_a_rule_must_leave(rule: WordingRule, sentence: str) -> None:
    assert [sentence[slice(*place)] for place in places_of(rule, sentence, RULES.fair)] == []


def test_ids_are_unique_and_advice_is_short() -> None:
    advice = [*(rule.advice for rule in RULES.wording), *RULES.checks.values()]
    assert len({a.id for a in advice}) == len(advice)
    assert [a.id for a in advice if len(a.why) > 140 or len(a.instead) > 140] == []


FAIR = (
    "We hire without regard to age, accent, marital status or criminal record.",
    "All applicants are considered regardless of a criminal history, including a native language.",
    "Discrimination against young professionals, women only or US citizens only is forbidden here.",
)


@pytest.mark.parametrize("sentence", FAIR)
def test_promises_of_equal_treatment_are_left_alone(sentence: str) -> None:
    found = [rule.advice.id for rule in RULES.wording if list(places_of(rule, sentence, RULES.fair))]
    assert found == []


@pytest.mark.parametrize(
    ("phrase", "text", "hit"),
    [
        ("recent|new college? graduate|grads", "recent college graduate", True),
        ("recent|new college? graduate|grads", "new grads", True),
        ("recent|new college? graduate|grads", "recently college graduate", False),
        ("digital native", "digital-native", True),
        ("digital native", "digital\nnative", True),
        ("digital native", "digital\n\n\nnative", False),
        ("driver's license", "driver\u2019s license", True),
        ("no older than #", "no older than 45", True),
        ("at law_school", "at law school", True),
        ("valid? licence", "licence", True),
    ],
)
def test_the_form_of_phrases(phrase: str, text: str, hit: bool) -> None:
    assert bool(re.fullmatch(expression(phrase), text)) == hit


@pytest.mark.parametrize(
    "text", ["nonsense", 'fair = []\nrule = []\ncheck = [{id = "a.b"}]', "fair = []\nrule = []\ncheck = []\nmore = 1"]
)
def test_a_broken_file_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "lint.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"lint\.toml"):
        load_rules(path)
