"""Facts and reasons for people and for programs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from matcher.model import Credential, Explained, Facts, Language, Mention, Pay, Posting, Stated, TypingSpeed
from matcher.reports import as_json
from matcher.reports.facts_json import facts as facts_object
from matcher.reports.facts_text import explained, stated


@pytest.mark.parametrize(
    ("facts", "lines"),
    [
        (Facts(), []),
        (Facts(pay=(Pay(25, 34.5, "USD", "hour", 0, 1),)), ["Pay: USD 25 to 34.50 per hour"]),
        (Facts(pay=(Pay(60_000, 60_000, "", "year", 0, 1),)), ["Pay: 60,000 per year"]),
        (Facts(pay=(Pay(None, 31, "USD", "hour", 0, 1),)), ["Pay: USD up to 31 per hour"]),
        (Facts(pay=(Pay(24, None, "USD", "hour", 0, 1),)), ["Pay: USD from 24 per hour"]),
        (Facts(travel=Stated("required", 0, 1, 25)), ["Travel: required (up to 25 %)"]),
        (Facts(overtime=Stated("none", 0, 1)), ["Overtime: none"]),
        (
            Facts(workplace=(Stated("remote", 0, 1),), employment=(Stated("full-time", None, None),)),
            ["Workplace: remote", "Employment: full-time"],
        ),
        (
            Facts(languages=(Language("Spanish", "fluent", "required", "wanted", 0, 1),)),
            ["Languages: Spanish (fluent, required)"],
        ),
        (
            Facts(languages=(Language("Spanish", "", "mentioned", "not_required", 0, 1),)),
            ["Languages: Spanish (mentioned, not required)"],
        ),
        (Facts(typing=TypingSpeed(50, 60, None, 0, 1)), ["Typing: 50 to 60 words a minute"]),
        (Facts(typing=TypingSpeed(65, None, "required", 0, 1)), ["Typing: 65 words a minute (required)"]),
        (
            Facts(credentials=(Credential("c.x", "Notary Public", "state", ("Texas",), "expired", 0, 1),)),
            ["Credentials: Notary Public (state, Texas, expired)"],
        ),
        (Facts(credentials=(Credential("c.x", "Own", "", (), "held", 0, 1),)), ["Credentials: Own"]),
    ],
)
def test_facts_as_lines(facts: Facts, lines: list[str]) -> None:
    assert stated(facts) == lines


def test_facts_as_data() -> None:
    found = facts_object(
        Facts(
            languages=(Language("Spanish", "fluent", None, "held", 3, 10),),
            typing=TypingSpeed(50, 60, None, 12, 20),
            credentials=(Credential("c.x", "Notary Public", "state", ("Texas",), "held", 30, 43),),
            pay=(Pay(25, 34, "USD", "hour", None, None),),
            travel=Stated("possible", 50, 56, 10),
        )
    )
    assert found == {
        "languages": [
            {"language": "Spanish", "proficiency": "fluent", "level": None, "status": "held", "start": 3, "end": 10}
        ],
        "typing": {"wpm": 50, "to": 60, "level": None, "start": 12, "end": 20},
        "credentials": [
            {
                "concept": "c.x",
                "name": "Notary Public",
                "issuer": "state",
                "states": ["Texas"],
                "status": "held",
                "start": 30,
                "end": 43,
            }
        ],
        "pay": [{"min": 25, "max": 34, "currency": "USD", "per": "hour", "start": None, "end": None}],
        "locations": [],
        "workplace": [],
        "employment": [],
        "overtime": None,
        "travel": {"value": "possible", "percent": 10, "start": 50, "end": 56},
    }


def test_extract_holds_facts_always_and_reasons_where_asked(posting: Callable[[str], Posting]) -> None:
    found = posting("Paralegal\nAustin, TX\n\nRequirements:\n- Westlaw\n- Fluent Spanish")
    plain = as_json.extract(found)
    assert plain["explained"] is None
    assert [item["value"] for item in plain["facts"]["locations"]] == ["Austin, TX"]
    reasons = [Explained("tool.westlaw", 1, 2, "Westlaw", "because")]
    assert as_json.extract(found, reasons)["explained"] == [
        {"concept": "tool.westlaw", "start": 1, "end": 2, "form": "Westlaw", "rule": "because"}
    ]


def test_the_same_reason_is_shown_once() -> None:
    def mention(start: int) -> Mention:
        return Mention("t.x", "X", "tool", start, start + 1, "X", "", None, "held", "exact")

    mentions = [mention(0), mention(5), mention(9)]
    reasons = [Explained("t.x", start, start + 1, "X", rule) for start, rule in ((0, "a"), (5, "a"), (9, "b"))]
    assert [(m.start, r.rule) for m, r in explained(mentions, reasons)] == [(0, "a"), (9, "b")]
    assert list(explained(mentions, [])) == []
