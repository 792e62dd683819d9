"""The table of document frequencies, fitted on a handful of texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher.matching.background import corpus, fit, main
from matcher.vocabulary import Vocabulary

TEXTS = [
    ("Requirements:\n- Westlaw\n- reconcile ledgers in Houston", "posting"),
    ("Requirements:\n- Westlaw\n- reconcile the ledger for Harriet", "posting"),
    ("SKILLS\nWestlaw\nno Relativity\nledgers, ledgers and more ledgers in Houston", "resume"),
    ("SKILLS\nClio, ledgers of the firm, Houston", "resume"),
]


@pytest.fixture(scope="module")
def fitted(vocabulary: Vocabulary) -> tuple[int, dict[str, int]]:
    return fit(TEXTS, vocabulary)


def test_counts_are_of_documents(fitted: tuple[int, dict[str, int]]) -> None:
    total, counts = fitted
    assert total == 4
    assert counts["ledger"] == 4
    assert counts["tool.westlaw"] == 3
    assert counts["tool.clio"] == 1


@pytest.mark.parametrize("term", ["houston", "harriet", "the", "reconcile", "tool.relativity", "ledgers"])
def test_names_stop_words_rare_words_and_denials_do_not_count(fitted: tuple[int, dict[str, int]], term: str) -> None:
    assert term not in fitted[1]


def test_the_table_does_not_depend_on_an_older_one(vocabulary: Vocabulary, fitted: tuple[int, dict[str, int]]) -> None:
    from dataclasses import replace

    assert fit(TEXTS, replace(vocabulary, frequencies={"ledger": 0.5})) == fitted


def folder(tmp_path: Path) -> Path:
    for i, (text, kind) in enumerate(TEXTS):
        path = tmp_path / f"{kind}s" / f"{i}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "resumes" / "empty.txt").write_bytes(b"")
    (tmp_path / "notes.csv").write_text("a,b", encoding="utf-8")
    return tmp_path


def test_the_corpus_is_what_can_be_read_under_a_folder(tmp_path: Path) -> None:
    assert sorted(corpus([folder(tmp_path)])) == sorted(TEXTS)


def test_the_command_writes_a_sorted_table(tmp_path: Path) -> None:
    out = tmp_path / "table.tsv"
    assert main([str(folder(tmp_path)), "-o", str(out)]) == 0
    comments = [line for line in out.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    rows = [line.split("\t") for line in out.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert "# documents: 4" in comments
    assert [term for term, _ in rows] == sorted(term for term, _ in rows)
    assert dict(rows)["ledger"] == "4"


@pytest.mark.parametrize("arguments", [[], ["-o", "x"], ["nowhere", "-o", "x"], [".", "x"]])
def test_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "usage" in capsys.readouterr().err
