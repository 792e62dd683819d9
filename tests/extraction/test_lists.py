"""Lists of names in a posting's line: all of them, or one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from matcher.model import Posting

WORD, EXCEL, OUTLOOK = "tool.microsoft-word", "tool.microsoft-excel", "tool.microsoft-outlook"


@pytest.mark.parametrize(
    ("line", "mode", "open_", "names"),
    [
        ("At least one of the following: Relativity, Everlaw", "any", False, {"tool.relativity", "tool.everlaw"}),
        ("One of Westlaw, PACER", "any", False, {"tool.westlaw", "tool.pacer"}),
        ("Clio, MyCase or Zebrafile", "any", True, {"tool.clio", "tool.mycase"}),
        ("Clio or Zebrafile", "one", True, {"tool.clio"}),
        ("Zebrafile or Clio", "one", True, {"tool.clio"}),
        ("Clio or a good head for names", "one", False, {"tool.clio"}),
        ("MS Office (Word, Excel, Outlook)", "all", False, {WORD, EXCEL, OUTLOOK}),
        ("MS Office", "one", False, {"tool.microsoft-office"}),
    ],
)
def test_what_a_list_asks_for(
    posting: Callable[[str], Posting], line: str, mode: str, open_: bool, names: set[str]
) -> None:
    found = posting(f"Paralegal\n\nRequirements:\n- {line}\n")
    (asked,) = [r for r in found.requirements if r.kind == "tool"]
    assert (asked.mode, asked.open, set(asked.wants)) == (mode, open_, names)


@pytest.mark.parametrize(
    ("line", "proficiencies"),
    [
        ("Familiarity with Clio; proficiency in Word", ["familiar", "expert"]),
        ("Advanced Excel", ["expert"]),
        ("Basic Excel", ["familiar"]),
    ],
)
def test_proficiency_of_each_clause(posting: Callable[[str], Posting], line: str, proficiencies: list[str]) -> None:
    found = posting(f"Paralegal\n\nRequirements:\n- {line}\n")
    assert [r.proficiency for r in found.requirements if r.kind == "tool"] == proficiencies
