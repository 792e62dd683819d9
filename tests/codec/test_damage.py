"""Stored profiles that somebody made or changed, with a check that fits: refused, or as good as any other."""

from __future__ import annotations

import zlib
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.codec import decode, encode
from matcher.codec.rows import row
from matcher.codec.wire import Writer
from matcher.errors import StoredProfileError
from matcher.index.asks import Earner
from matcher.index.items import Item
from matcher.index.preparing import Preparer
from matcher.index.query import Asker
from matcher.model import Keyword, Posting, Resume, Role, Years
from tests.laws.cases import AS_OF, CASES, MATCHER, SCORER, posting, resume, wish

ASKED = wish(
    "Paralegal\nRequirements:\n- 3 years as a paralegal\n- Westlaw or Lexis\n- PACER and CM/ECF\n- Bachelor's degree\n"
    "- Any case management software, such as Clio\n- Notary Public required\n"
)
HEAVY = replace(ASKED, requirements=(replace(ASKED.requirements[0], factor=2.5), *ASKED.requirements[1:]))
SEEDS = [encode(found) for found in (resume(CASES[0]), posting(CASES[0]), ASKED, HEAVY)]
PREPARER = Preparer(MATCHER)
INFINITE = b"\x01" + b"\0" * 6 + b"\xf0\x7f"
PIECES = (INFINITE, INFINITE[:-1] + b"\xff", b"\x01" + b"\xff" * 8, b"\xff" * 4 + b"\x7f", b"\0", b"\1", b"\0\0\0")


def checked(body: bytes) -> bytes:
    return body + zlib.crc32(body).to_bytes(4, "little")


edits = st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 3), st.sampled_from(PIECES) | st.binary(max_size=4))


def edited(seed: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    """A profile of which some stretches of a few bytes are replaced; a magic number and a version it keeps."""
    body = bytearray(seed[:-4])
    for place, size, piece in changes:
        start = 3 + int(place * (len(body) - 3))
        body[start : start + size] = piece
    return checked(bytes(body))


@given(st.sampled_from(SEEDS), st.lists(edits, min_size=1, max_size=3))
@settings(max_examples=300)
def test_a_changed_profile_is_refused_or_can_be_worked_with(seed: bytes, changes: list[Any]) -> None:
    try:
        found = decode(edited(seed, changes), MATCHER.vocabulary)
    except StoredProfileError:
        return
    assert decode(encode(found), MATCHER.vocabulary) == found
    assert row(found, MATCHER.vocabulary)["profile"]
    assert PREPARER.stored(Item("a", found, AS_OF), found).row
    if isinstance(found, Posting):
        Asker(PREPARER.columns, PREPARER.weights).query(found)
        score = SCORER.match(resume(CASES[0]), found, advise=False).score
    else:
        Earner(PREPARER.columns.relations, found).credits(["experience - 2", "concepts tool.westlaw", "word privilege"])
        score = SCORER.match(found, ASKED, advise=False).score
    assert score is None or 0 <= score <= 100.0001


def asking(**other: Any) -> Posting:
    return replace(ASKED, requirements=(replace(ASKED.requirements[0], **other),))


def word(**other: Any) -> Posting:
    return replace(ASKED, keywords=(replace(Keyword("privilege", 0, 9, "required"), **other),))


def having(**other: Any) -> Resume:
    return replace(resume(CASES[0]), **other)


JOB = Role("", "", True, date(2020, 1, 1), date(2021, 1, 1), False, 0, 1)
FOREIGN = [
    *(asking(kind="tool", mode=mode, wants=()) for mode in ("one", "any", "all")),
    asking(kind="tool", mode="class", class_id="", wants=("tool.westlaw",)),
    *(asking(kind=kind, wants=("tool.westlaw",)) for kind in ("role", "organization")),
    *(asking(min_years=years) for years in (float("nan"), float("inf"), -1.0, 1e300, 5e-324)),
    *(asking(factor=factor) for factor in (float("nan"), float("inf"), -1.0, 1e308)),
    *(word(count=count) for count in (0, 2**31)),
    *(word(factor=factor) for factor in (float("nan"), -1.0)),
    word(start=2**40, end=2**40),
    replace(ASKED, years=Years(float("inf"), None, "", "required", 0, 1)),
    replace(ASKED, years=Years(1.0, -2.0, "", "required", 0, 1)),
    *(having(**{field: 1e300}) for field in ("total_years", "legal_years", "stated_years")),
    having(roles=(replace(JOB, start_month=date(2022, 1, 1)),)),
]


@pytest.mark.parametrize("found", FOREIGN)
def test_what_extraction_never_makes_is_not_stored(found: Posting | Resume) -> None:
    with pytest.raises(ValueError, match=r"figure|nothing|line|ends before|too large"):
        encode(found)


@pytest.mark.parametrize("found", FOREIGN)
def test_nor_is_it_opened(found: Posting | Resume, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        for check in ("_lines", "_figure"):
            patch.setattr(f"matcher.codec.parts.{check}", lambda value: value)
        patch.setattr("matcher.codec.parts._lasting", lambda first, last: (first, last))
        patch.setattr("matcher.codec.parts._refuse_nothing", lambda requirement: None)
        patch.setattr("matcher.codec.wire._MOST", 2**63)
        data = encode(found)
    with pytest.raises(StoredProfileError, match="rebuild"):
        decode(data, MATCHER.vocabulary)


def test_what_a_recruiter_may_ask_is_stored() -> None:
    for found in (asking(min_years=0.5, factor=100.0), asking(factor=0.0, scored=False), asking(min_years=None)):
        data = encode(found)
        assert encode(decode(data, MATCHER.vocabulary)) == data


def test_no_number_outgrows_a_column() -> None:
    out = Writer()
    with pytest.raises(ValueError, match="too large"):
        out.count(2**35)
