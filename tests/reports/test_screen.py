"""The ranking of a run as a table for a terminal, as CSV and as JSON lines, whatever files and people are called."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from matcher.reports import as_csv, as_json, rows, screen_text
from matcher.reports.record_shapes import DecisionObject, Ranking
from matcher.reports.schema import schema
from tests.screened import contact, ranking, record

HOSTILE = '=HYPERLINK("http://x.example","a")\x1b[31m\u202e<script>\r\n@SUM(A1)\ttail'
MUST = {"requirement": "r", "kind": "years", "needed": "5 years of experience", "found": "", "state": "unmet"}
HOLD: DecisionObject = {"decision": "hold", "reason": "second interview"}


def hostile() -> Ranking:
    """A ranking in which whatever a stranger writes is hostile."""
    told: dict[str, Any] = {
        "sha256": "same",
        "knockouts": [{**MUST, "needed": HOSTILE, "state": state} for state in ("unmet", "unknown", "met")],
        **{key: [HOSTILE] for key in ("matched", "partial", "missing", "warnings", "education", "marks")},
        "reason": HOSTILE,
        "copied_sentences": 1,
        "hidden_chars": 3,
    }
    who = contact(HOSTILE, HOSTILE, HOSTILE)
    found = [
        record(HOSTILE, 50.0, contact=who, **told),
        record(HOSTILE + "2", 50.0, contact=who, **told),
        record(HOSTILE + "3", None, contact=who, **told),
        record(HOSTILE + "4", status="corrupt", reason=HOSTILE),
    ]
    decisions = {HOSTILE: DecisionObject(decision="hold", reason=HOSTILE)}
    facts = {"posting": {**ranking([]).facts["posting"], "title": HOSTILE, "source": HOSTILE}}
    return ranking(found, decisions, profile=HOSTILE, changes=[HOSTILE], filters=[HOSTILE], **facts)


def table(of: Ranking) -> list[dict[str, str]]:
    text = "".join(as_csv.screen(of))
    assert text.startswith(as_csv.BOM + "rank,")
    return list(csv.DictReader(io.StringIO(text.removeprefix(as_csv.BOM), newline="")))


def page(of: Ranking, **options: Any) -> str:
    return " ".join(screen_text.screen(of, **options).split())


# Hostile names


def test_no_cell_of_a_hostile_ranking_is_a_formula() -> None:
    lines = table(hostile())
    assert len(lines) == 4
    for line in lines:
        for name, cell in line.items():
            assert not re.match(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]", cell), name
    shown = {name for line in lines for name, cell in line.items() if "HYPERLINK" in cell}
    told = {"file", "name", "e-mail", "phone", "marks", "education", "copy of", "found", "partly", "missing"}
    musts = {f"must-haves {state}" for state in ("met", "unmet", "unknown")}
    assert shown == told | musts | {"reason", "warnings", "sha256", "decision reason"}


@pytest.mark.parametrize("width", [40, 80, 100, 200])
def test_no_hostile_name_reaches_the_terminal_as_a_command(width: int) -> None:
    out = screen_text.screen(hostile(), width=width)
    assert not set(out) & {"\x1b", "\u202e", "\r", "\t"}
    assert max(map(len, out.splitlines())) <= width
    assert "\x1b[" in screen_text.screen(hostile(), width=width, colour=True)
    assert "\x1b[31m<script>" not in screen_text.screen(hostile(), width=width, colour=True)


def test_a_hostile_ranking_is_a_line_of_json_each() -> None:
    for one in hostile().records:
        text = as_json.dumps(rows.line(one))
        assert text.count("\n") == 1
        jsonschema.validate(json.loads(text), schema("screen"))


# Contact, decisions


def test_who_somebody_is_stands_beside_and_not_in_a_blind_run() -> None:
    found = [record("a.txt", contact=contact("Jo Doe", "jo@example.org", "614 555 0142"))]
    [line] = table(ranking(found))
    assert (line["name"], line["e-mail"], line["phone"]) == ("Jo Doe", "jo@example.org", "614 555 0142")
    assert "Jo Doe a.txt" in re.sub(r" none asked| \?", "", page(ranking(found)))
    blind = ranking([record("C-7F", sha256="")], blind=True)
    assert not {"name", "e-mail", "phone"} & set(table(blind)[0])
    [one] = blind.records
    assert "contact" not in rows.line(one)
    jsonschema.validate(rows.line(one), schema("screen"))


def test_decisions_stand_beside() -> None:
    found = [record("a"), record("b")]
    assert not {"decision", "decision reason"} & set(table(ranking(found))[0])
    decided = ranking(found, {"b": HOLD})
    assert [(line["decision"], line["decision reason"]) for line in table(decided)] == [
        ("", ""),
        ("hold", "second interview"),
    ]
    assert "decision: hold (second interview)" in page(decided)
    assert [rows.line(one) for one in decided.records] == [rows.line(one) for one in ranking(found).records]


# The table


def test_the_head_adds_up() -> None:
    found = [record("a"), record("b", None, not_resume="cover letter"), record("c", None), record("d", status="empty")]
    assert "Paralegal (posting.txt) 4 files: 1 ranked, 1 not a resume, 1 without a coverage figure, 1 unreadable" in (
        page(ranking(found))
    )


def test_a_resume_is_told_in_words() -> None:
    musts = [MUST, {**MUST, "needed": "Bachelor's degree", "state": "unknown"}, {**MUST, "state": "met"}]
    found = [
        record(
            "in/a.txt",
            74.9,
            sha256="1",
            knockouts=musts,
            missing=["Westlaw"],
            years={"total": 3, "legal_support": 2.06},
        ),
        record("in/b.txt", 74.9, sha256="1", marks=["coverage below 80"], copied_sentences=2, warnings=["w1", "w2"]),
    ]
    out = page(ranking(found, filters=["coverage of at least 80"]))
    assert "resume in in/" in out
    assert (
        "1 74 partial a.txt 1 of 3 met 2.1 must-have unmet: 5 years of experience must-have unknown: Bachelor's degree"
        in out
    )
    assert "missing: Westlaw same file as b.txt" in out
    assert "1* 74 partial b.txt none asked ? * coverage below 80 2 sentences" in out
    assert "2 sentences stand word for word in the posting; w1 (and 1 more warning)" in out
    assert "does not show what you asked for: coverage of at least 80. Nobody is moved or left out." in out
    assert "1 of 2 marked." in out
    assert "1 resume is a copy of another one" in out


def test_top_shows_the_best_and_says_how_many_more() -> None:
    found = [record(f"{n:05}.txt", n / 40, sha256=str(n), warnings=["w"]) for n in range(4000)]
    found += [record(f"bad{n}.pdf", status="corrupt", reason="broken; save it anew") for n in range(100)]
    out = screen_text.screen(ranking(found), top=25, width=80)
    assert "… and 3,975 more: --top shows more" in out
    assert "100 files (bad0.pdf, bad1.pdf" in out
    assert "broken; save it anew (corrupt)" in " ".join(out.split())
    assert "4,100 files: 4,000 ranked, 100 unreadable" in out
    assert len(out.splitlines()) < 100
    assert max(map(len, out.splitlines())) <= 80


def test_a_group_that_the_top_cuts_is_still_one() -> None:
    found = [record(name, score) for name, score in (("a", 60.0), ("b", 58.0), ("c", 20.0))]
    assert "no real difference" in page(ranking(found), top=1)
    assert "no real difference" not in page(ranking(found[1:]), top=1)


def test_an_interrupted_run_and_a_profile_are_said() -> None:
    changes = [f"line {n} dropped" for n in range(7)]
    out = page(ranking([record("a")], left=12, profile="ours.toml", changes=changes))
    assert "Interrupted: 12 files to come" in out
    assert "Read with the profile ours.toml: line 0 dropped" in out
    assert "line 4 dropped … and 2 more changes" in out


def test_records_are_taken_as_they_come() -> None:
    taken: list[str] = []
    found = [record("a", 60.0), record("b", 58.0)]

    def come() -> Iterator[Any]:
        for one in found:
            taken.append(one["row"]["source"])
            yield one

    lines = as_csv.screen(Ranking(ranking(found).facts, come()))
    next(lines)
    assert taken == []
    next(lines)
    assert taken == ["a"]
