"""Profiles: an unedited one changes nothing, an edited one what it says, a wrong one says what to do."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from matcher.errors import ProfileError
from matcher.library import Matcher, Text
from matcher.model import Match, Posting
from matcher.profile import Entry, Profile, applied, drafted, load
from matcher.profile.files import dumped

AS_OF = date(2026, 11, 1)
SAMPLES = Path(__file__).parents[2] / "samples"
CASES = sorted(p.name for p in SAMPLES.iterdir() if p.is_dir())
POSTING = """Litigation Paralegal

Responsibilities
- Draft pleadings and motions
- Prepare privilege logs

Requirements
- 3+ years of experience as a litigation paralegal
- Westlaw or Lexis+
- E-discovery platform such as Relativity
- Notary Public commission
- Attention to detail

Preferred
- iManage
"""
RESUME = """Pat Sample

Experience
Litigation Paralegal, Sample LLP
March 2023 - Present
- Drafted pleadings
- Prepared privilege logs

Skills: Westlaw, Everlaw, Clio
"""


@pytest.fixture(scope="module")
def read(posting: Callable[[str], Posting]) -> Posting:
    return posting(POSTING)


@pytest.fixture(scope="module")
def ids(read: Posting) -> Mapping[str, str]:
    """The ids of the requirements by how their labels begin."""
    begins = {
        "duty": "draft pleadings",
        "logs": "prepare privilege logs",
        "years": "3 years",
        "research": "Westlaw",
        "platform": "e-discovery platform",
        "notary": "Notary",
        "detail": "attention",
        "imanage": "iManage",
    }
    return {name: next(r.id for r in read.requirements if r.label.startswith(b)) for name, b in begins.items()}


def edited(profile: Profile, id_: str, **changes: Any) -> Profile:
    return replace(profile, entries=tuple(replace(e, **changes) if e.id == id_ else e for e in profile.entries))


def adding(profile: Profile, *entries: Entry) -> Profile:
    return replace(profile, entries=(*profile.entries, *entries))


@pytest.mark.parametrize("suffix", [".toml", ".xlsx"])
@pytest.mark.parametrize("case", CASES)
def test_an_unedited_profile_changes_nothing(case: str, suffix: str, matcher: Matcher, tmp_path: Path) -> None:
    sample = next((SAMPLES / case).glob("posting.*"))
    asked = matcher.posting(sample, as_of=AS_OF)
    draft = drafted(asked, matcher.vocabulary)
    path = tmp_path / f"profile{suffix}"
    path.write_bytes(dumped(draft, suffix))
    found = load(path)
    assert (found, found.digest, found.name) == (draft, draft.digest, path.name)
    assert dumped(found, suffix) == path.read_bytes()
    again, changes = applied(asked, found, matcher.vocabulary)
    assert (again, changes) == (asked, [])
    resume = next((SAMPLES / case).glob("resume.*"))
    assert matcher.match(resume, again, as_of=AS_OF) == matcher.match(resume, asked, as_of=AS_OF)


@pytest.mark.parametrize(
    ("correction", "said"),
    [
        (
            ("research", {"level": "preferred"}),
            ["Westlaw or LexisNexis (Lexis, Lexis+): preferred instead of required"],
        ),
        (("research", {"must_have": True}), ["Westlaw or LexisNexis (Lexis, Lexis+): now a must-have"]),
        (("research", {"weight": 2.0}), ["Westlaw or LexisNexis (Lexis, Lexis+): weighs twice as much"]),
        (("research", {"weight": 0.0}), ["Westlaw or LexisNexis (Lexis, Lexis+): shown, no longer scored"]),
        (
            ("research", {"mode": "all"}),
            ["Westlaw or LexisNexis (Lexis, Lexis+): now asks for all of Westlaw, LexisNexis (Lexis, Lexis+)"],
        ),
        (("logs", {"keep": False}), ["dropped: prepare privilege logs"]),
        (("detail", {"weight": 1.0}), ["attention to detail: now scored"]),
        (
            ("notary", {"level": "preferred"}),
            [
                "Notary Public (state commission): preferred instead of required",
                "Notary Public (state commission): no longer a must-have",
            ],
        ),
        (
            ("years", {"years": 5.0}),
            ["3 years of experience as paralegal (litigation): now 5 years of experience as paralegal (litigation)"],
        ),
        (("imanage", {"wants": ("netdocuments",)}), ["iManage: now asks for NetDocuments"]),
        (("imanage", {"wants": ("IMANAGE",)}), []),
        (("platform", {"wants": None, "mode": None, "level": None}), []),
    ],
)
def test_a_correction_is_made_and_said(
    correction: tuple[str, dict[str, Any]], said: list[str], read: Posting, ids: Mapping[str, str], matcher: Matcher
) -> None:
    name, changes = correction
    profile = edited(drafted(read, matcher.vocabulary), ids[name], **changes)
    corrected, sentences = applied(read, profile, matcher.vocabulary)
    assert sentences == said
    match = matcher.match(Text(RESUME), corrected, as_of=AS_OF)
    assert math.fsum(c.points for c in match.contributions) == pytest.approx(match.score)
    assert sum(c.possible for c in match.contributions) == pytest.approx(100)
    assert {k.requirement for k in match.knockouts} == {r.id for r in corrected.requirements if r.hard}


def test_weights_multiply(read: Posting, ids: Mapping[str, str], matcher: Matcher) -> None:
    draft = edited(drafted(read, matcher.vocabulary), ids["research"], weight=2.0)
    profile = replace(draft, weights={**draft.weights, "tool": 0.5, "duty": 0.0, "keyword": 3.0})
    corrected, sentences = applied(read, profile, matcher.vocabulary)
    assert sentences[-3:] == [
        "tools weigh half",
        "duties weigh nothing",
        "other words of the posting weigh three times as much",
    ]
    match = matcher.match(Text(RESUME), corrected, as_of=AS_OF)
    weights = {c.requirement: c.weight for c in matcher.match(Text(RESUME), read, as_of=AS_OF).contributions}
    by_id = {c.requirement: c for c in match.contributions}
    assert by_id[ids["research"]].weight == weights[ids["research"]]
    assert by_id[ids["platform"]].weight == 0.5 * weights[ids["platform"]]
    assert by_id[ids["platform"]].factors.profile == 0.5
    assert ids["duty"] not in by_id
    assert "draft pleadings" in " ".join(match.not_scored)


def test_what_is_added_is_asked_for(read: Posting, matcher: Matcher) -> None:
    profile = adding(
        drafted(read, matcher.vocabulary),
        Entry(wants=("Clio", "mycase"), mode="any", level="preferred", place="row 12"),
        Entry(wants=("Everlaw",), must_have=True),
        Entry(wants=("NALS",), keep=False),
        Entry(group="trial presentation software"),
    )
    corrected, sentences = applied(read, profile, matcher.vocabulary)
    assert sentences == [
        "added: Clio or MyCase (8am MyCase) (preferred)",
        "added: Everlaw (required, must-have)",
        "added: trial presentation software (required)",
    ]
    assert [r.id for r in corrected.requirements[-3:]] == ["p1", "p2", "p3"]
    match = matcher.match(Text(RESUME), corrected, as_of=AS_OF)
    added = {c.requirement: c for c in match.contributions}
    assert added["p1"].credit > 0
    assert added["p1"].posting_quote.text == ""
    # It stands in a list only: that it is there is not in doubt.
    assert [(k.needed, k.state) for k in match.knockouts][-1] == ("Everlaw", "met")


def test_what_is_deleted_is_dropped(read: Posting, ids: Mapping[str, str], matcher: Matcher) -> None:
    draft = drafted(read, matcher.vocabulary)
    profile = replace(draft, entries=tuple(e for e in draft.entries if e.id not in (ids["notary"], ids["years"])))
    corrected, sentences = applied(read, profile, matcher.vocabulary)
    assert sorted(sentences) == [
        "dropped: 3 years of experience as paralegal (litigation)",
        "dropped: Notary Public (state commission)",
    ]
    assert corrected.years is None


def test_years_of_the_posting_follow(read: Posting, ids: Mapping[str, str], matcher: Matcher) -> None:
    profile = edited(drafted(read, matcher.vocabulary), ids["years"], years=1.0)
    corrected, _ = applied(read, profile, matcher.vocabulary)
    assert corrected.years is not None
    assert corrected.years.min == 1.0
    none, _ = applied(read, edited(profile, ids["years"], years=0.0), matcher.vocabulary)
    assert none.years is None


def test_words_can_be_dropped(read: Posting, matcher: Matcher, posting: Callable[[str], Posting]) -> None:
    asked = posting(POSTING + "- Transcript and subpoena handling\n")
    draft = drafted(asked, matcher.vocabulary)
    assert draft.keywords
    corrected, sentences = applied(asked, replace(draft, keywords=()), matcher.vocabulary)
    assert corrected.keywords == ()
    assert sentences == [f"dropped words: {', '.join(draft.keywords)}"]
    with pytest.raises(ProfileError, match="'astronomy' is none of the posting; to look for it, add it"):
        applied(asked, replace(draft, keywords=("astronomy",)), matcher.vocabulary)


def test_the_same_posting_in_another_file(read: Posting, posting: Callable[[str], Posting], matcher: Matcher) -> None:
    """Another format of the same posting has other ids, line ends and bullets; its words are the same."""
    draft = drafted(read, matcher.vocabulary)
    first = read.requirements[0].id
    other = posting(POSTING.replace("- ", "• ").replace("Requirements\n", "Requirements\n• Excel\n"))
    corrected, sentences = applied(other, edited(draft, first, keep=False), matcher.vocabulary)
    assert sentences == [
        f"dropped: {read.requirements[0].label}",
        "not in the profile, kept as read: Microsoft Excel",
    ]
    assert len(corrected.requirements) == len(read.requirements)


def test_another_posting_is_refused(read: Posting, posting: Callable[[str], Posting], matcher: Matcher) -> None:
    profile = replace(drafted(read, matcher.vocabulary), name="profile.toml")
    with pytest.raises(ProfileError, match=r"profile.toml: .*made from “Litigation Paralegal” of posting"):
        applied(posting("Legal Secretary\n\nRequirements\n- Clio\n- Word\n"), profile, matcher.vocabulary)


@pytest.mark.parametrize(
    ("correction", "message"),
    [
        (("research", {"wants": ("Westlow",)}), r"the vocabulary knows no 'Westlow'; did you mean tool.westlaw"),
        (("research", {"mode": "one"}), r"several things cannot combine as one; choose any"),
        (("research", {"mode": "class"}), r"combine = class needs a group"),
        (("imanage", {"must_have": True}), r"a must-have is required; write required under level"),
        (("research", {"years": 2.0}), r"years are asked of experience only"),
        (("years", {"wants": ("Paralegal", "Excel")}), r"after the role only fields of law"),
        (("years", {"wants": ("Excel",)}), r"experience asks for a role first"),
        (("research", {"wants": ("organization.nala",)}), r"is of the kind organization, which is not scored"),
    ],
)
def test_what_does_not_go_together_is_named(
    correction: tuple[str, dict[str, Any]], message: str, read: Posting, ids: Mapping[str, str], matcher: Matcher
) -> None:
    name, changes = correction
    profile = edited(drafted(read, matcher.vocabulary), ids[name], place="row 4", **changes)
    with pytest.raises(ProfileError, match=rf"^row 4 \({ids[name]}\).*{message}"):
        applied(read, profile, matcher.vocabulary)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (Entry(wants=("Westlow",), label="Westlow", place="row 30"), r"row 30 \(Westlow\), asks for: .* no 'Westlow'"),
        (Entry(wants=("iManage",), place="row 30"), "iManage is asked for in r9 already; correct it there"),
        (Entry(wants=("Clio",), level="mentioned", must_have=True, place="row 30"), "a must-have is required"),
        (Entry(wants=("Clio",), years=2.0, place="row 30"), "years are asked of experience only"),
        (Entry(id="r99", place="row 30"), "the posting has no requirement r99; leave the id empty"),
    ],
)
def test_an_added_entry_that_is_wrong(entry: Entry, message: str, read: Posting, matcher: Matcher) -> None:
    with pytest.raises(ProfileError, match=message):
        applied(read, adding(drafted(read, matcher.vocabulary), entry), matcher.vocabulary)


def test_a_match_says_what_the_profile_made_of_a_weight(
    read: Posting, ids: Mapping[str, str], matcher: Matcher
) -> None:
    from matcher.reports import as_json, text

    profile = edited(drafted(read, matcher.vocabulary), ids["research"], weight=3.0)
    profile = adding(profile, Entry(wants=("Clio",)))
    corrected, _ = applied(read, profile, matcher.vocabulary)
    match: Match = matcher.match(Text(RESUME), corrected, as_of=AS_OF)
    factors = {c["requirement"]: c["factors"] for c in as_json.check(match)["contributions"]}
    assert factors[ids["research"]]["profile"] == 3.0
    shown = text.check(match, explain=True)
    assert "× profile 3" in " ".join(shown.split())
    assert "posting added by the profile" in " ".join(shown.split())


def test_the_digest_is_of_what_counts(read: Posting, ids: Mapping[str, str], matcher: Matcher) -> None:
    draft = drafted(read, matcher.vocabulary)
    assert replace(draft, name="other.toml").digest == draft.digest
    assert edited(draft, ids["logs"], weight=2.0).digest != draft.digest
    assert replace(draft, weights={**draft.weights, "tool": 2.0}).digest != draft.digest
    assert draft.keywords is not None
    assert replace(draft, keywords=(*draft.keywords, "more")).digest != draft.digest


def test_the_workbook_helps(read: Posting, matcher: Matcher) -> None:
    data = dumped(drafted(read, matcher.vocabulary), ".xlsx")
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book["Requirements"]
    assert book.sheetnames == ["Requirements", "Weights", "Keywords", "How to"]
    assert sheet.freeze_panes == "C2"
    lists = {v.formula1 for v in sheet.data_validations.dataValidation if v.type == "list"}
    assert lists == {'"yes,no"', '"required,preferred,mentioned"', '"one,any,all,class"'}
    assert all(v.prompt for v in sheet.data_validations.dataValidation)
    assert not any(cell.data_type == "f" for ws in book for row in ws for cell in row)
