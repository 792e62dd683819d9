"""Decision files: what counts, whom it is about, and lines that are added whole."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from matcher import decisions
from matcher.decisions import DecisionObject, Entry, Named
from matcher.errors import MatcherError

ROWS: list[Named] = [
    {"source": "in/a.pdf", "sha256": "aa" * 32},
    {"source": "in/b.pdf", "sha256": "bb" * 32},
    {"source": "in/copy of b.pdf", "sha256": "bb" * 32},
    {"source": "in/c.pdf", "sha256": "b" * 63 + "c"},
    {"source": "C-7", "sha256": ""},
]


def written(folder: Path, text: str) -> Path:
    path = folder / "decisions.csv"
    path.write_text(text, encoding="utf-8")
    return path


def decided(decision: decisions.Decision, reason: str = "") -> DecisionObject:
    return {"decision": decision, "reason": reason}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("candidate,decision,reason,date\na,advance,strong,2026-11-01\n", {"a": decided("advance", "strong")}),
        ("Decision;Candidate\r\nHOLD;a\r\n", {"a": decided("hold")}),
        (
            "candidate,decision,reason\na,advance,first\nb,note,phoned\na,hold,second\n",
            {"b": decided("note", "phoned"), "a": decided("hold", "second")},
        ),
        (
            "candidate,decision,reason\na,advance,strong\na,note,call in May\na,note,\n",
            {"a": decided("advance", "strong; note: call in May")},
        ),
        ("candidate,decision,reason\na,note,one\na,reject,two\n", {"a": decided("reject", "two")}),
        ("candidate,decision\n'=x.pdf,hold\n", {"=x.pdf": decided("hold")}),
    ],
)
def test_read(tmp_path: Path, text: str, expected: dict[str, DecisionObject]) -> None:
    assert decisions.read(written(tmp_path, text)) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("candidate,decision\na,maybe\n", "line 2: 'maybe' is no decision; write advance, hold, reject, note"),
        ("candidate,decision\n,hold\n", "line 2: the decision names no candidate"),
        ("candidate,reason\na,x\n", "no column 'decision'"),
    ],
)
def test_what_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(MatcherError, match=reason):
        decisions.read(written(tmp_path, text))


@pytest.mark.parametrize(
    ("name", "sources"),
    [
        ("in/a.pdf", ["in/a.pdf"]),
        ("C-7", ["C-7"]),
        ("aa" * 32, ["in/a.pdf"]),
        ("AA" * 6, ["in/a.pdf"]),
        ("bb" * 32, ["in/b.pdf", "in/copy of b.pdf"]),
        ("bb" * 6, []),
        ("aa" * 3, []),
        ("a.pdf", []),
        ("", []),
    ],
    ids=["source", "code", "digest", "its first digits", "copies", "two files", "too short", "part", "nothing"],
)
def test_whom_a_decision_is_about(name: str, sources: list[str]) -> None:
    found, strangers = decisions.beside(ROWS, {name: decided("hold")})
    assert list(found) == sources
    assert strangers == (() if sources else (name,))


def test_two_names_of_one_candidate_are_one_history() -> None:
    given = {"in/a.pdf": decided("hold", "later"), "aa" * 32: decided("advance", "now")}
    assert decisions.beside(ROWS, given)[0] == {"in/a.pdf": decided("advance", "now")}
    given = {"in/a.pdf": decided("hold", "later"), "aa" * 32: decided("note", "phoned")}
    assert decisions.beside(ROWS, given)[0] == {"in/a.pdf": decided("hold", "later; note: phoned")}


def test_lines_are_added_and_nothing_runs_in_a_spreadsheet(tmp_path: Path) -> None:
    path = decisions.file_of(tmp_path / "spring.run")
    assert path.name == "spring.run.decisions.csv"
    decisions.append(path, Entry("=HYPERLINK(1).pdf", "advance", "seven years\nin e-discovery", "2026-11-01"))
    decisions.append(path, Entry("in/b.pdf", "hold", '@SUM("x"), see notes', "2026-11-02"))
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "candidate,decision,reason,date"
    assert lines[1] == "'=HYPERLINK(1).pdf,advance,seven years in e-discovery,2026-11-01"
    assert decisions.read(path) == {
        "=HYPERLINK(1).pdf": decided("advance", "seven years in e-discovery"),
        "in/b.pdf": decided("hold", '@SUM("x"), see notes'),
    }
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_a_file_that_a_spreadsheet_saved_keeps_its_form(tmp_path: Path) -> None:
    path = written(tmp_path, "\ufeffReason;Candidate;Who;Decision\nfine;in/a.pdf;JB;hold")
    decisions.append(path, Entry("in/b.pdf", "note", "semi;colon", "2026-11-01"))
    assert path.read_text(encoding="utf-8").endswith('hold\n"semi;colon";in/b.pdf;;note\n')
    assert decisions.read(path)["in/b.pdf"] == decided("note", "semi;colon")


def test_another_table_is_left_alone(tmp_path: Path) -> None:
    path = written(tmp_path, "candidate,sex\na,F\n")
    with pytest.raises(MatcherError, match="no column 'decision'"):
        decisions.append(path, Entry("a", "hold", "x", ""))
    assert path.read_text(encoding="utf-8") == "candidate,sex\na,F\n"


def test_many_writers_at_once_lose_no_line(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    entries = [Entry(f"in/{n}.pdf", "hold", "x" * n, "") for n in range(60)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda entry: decisions.append(path, entry), entries))
    assert len(decisions.read(path)) == len(entries)
    assert path.read_text(encoding="utf-8").count("candidate") == 1


def test_no_hard_links_on_this_file_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("not supported")

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "decisions.csv"
    decisions.append(path, Entry("a", "hold", "x", ""))
    assert decisions.read(path) == {"a": decided("hold", "x")}
