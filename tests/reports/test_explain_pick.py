"""Whom somebody means: a rank, a code, a file, a digest or a name; and what is said where that is not clear."""

from __future__ import annotations

from typing import Any

import pytest

from matcher.errors import MatcherError
from matcher.reports.explain import pick
from matcher.reports.record_shapes import Ranking

ROWS = (
    (1, "inbox/Rosalind Quimby.pdf", "ab12" + "0" * 60, "Rosalind Quimby"),
    (2, "inbox/okafor_tobias.docx", "ab13" + "0" * 60, "Tobias Okafor"),
    (2, "spring.zip!cv/2.pdf", "cd" * 32, ""),
    (4, "inbox/okafor-2.docx", "ef" * 32, "Tobias Okafor"),
    (5, "inbox/copy of Rosalind Quimby.pdf", "ab12" + "0" * 60, "Rosalind Quimby"),
    (None, "inbox/7.pdf", "", ""),
)


def ranking(rows: Any = ROWS) -> Ranking:
    records = [
        {"row": {"rank": rank, "source": source, "sha256": sha}, "contact": {"name": name} if name else None}
        for rank, source, sha, name in rows
    ]
    return Ranking({}, records)  # type: ignore[typeddict-item, arg-type]


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("1", ROWS[0][1]),
        ("#4", ROWS[3][1]),
        (" 4 ", ROWS[3][1]),
        ("inbox/7.pdf", ROWS[5][1]),
        ("rosalind quimby.PDF", ROWS[0][1]),
        ("Rosalind Quimby", ROWS[0][1]),
        ("cv/2", ROWS[2][1]),
        ("cdcd", ROWS[2][1]),
        ("AB13", ROWS[1][1]),
        ("ab12" + "0" * 60, ROWS[0][1]),
        ("okafor_t", ROWS[1][1]),
        ("copy of", ROWS[4][1]),
        ("7", ROWS[5][1]),
    ],
)
def test_who_is_meant(said: str, source: str) -> None:
    assert pick(ranking(), said)["row"]["source"] == source


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("2", r"'2' could be any of 2: inbox/okafor_tobias.docx \(#2\), spring.zip!cv/2.pdf \(#2\); name one"),
        ("Tobias Okafor", "could be any of 2: inbox/okafor_tobias.docx"),
        ("okafor", "could be any of 2"),
        ("#3", r"no candidate '#3' in this run; nearest: .*\(#2\), .*\(#2\); give a rank"),
        ("#99", r"nearest: inbox/copy of Rosalind Quimby.pdf \(#5\), inbox/okafor-2.docx \(#4\);"),
        ("Rosalynd Quinby", r"nearest: inbox/Rosalind Quimby.pdf \(#1\)"),
        ("xyzzy", "no candidate 'xyzzy' in this run; give a rank, file name, code, SHA-256 or name"),
        ("abc", "no candidate 'abc'"),
        ("", "no candidate ''"),
        ("#", "no candidate '#'"),
    ],
)
def test_nobody_or_several_are_told_in_one_line(said: str, message: str) -> None:
    with pytest.raises(MatcherError, match=message) as raised:
        pick(ranking(), said)
    assert "\n" not in str(raised.value)


def test_name_blind_copies_share_a_code_and_are_one_candidate() -> None:
    blind = ranking([(1, "C-7", "", ""), (1, "C-7", "", ""), (3, "C-77", "", "")])
    assert pick(blind, "C-7") is next(iter(blind.records))
    assert pick(blind, "C-77")["row"]["rank"] == 3


def test_a_run_without_candidates() -> None:
    with pytest.raises(MatcherError, match="no candidates yet"):
        pick(ranking([]), "1")


def test_a_rank_goes_before_a_file_of_that_name() -> None:
    assert pick(ranking([(1, "in/x.pdf", "", ""), (2, "in/1", "", "")]), "1")["row"]["source"] == "in/x.pdf"
