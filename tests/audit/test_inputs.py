"""The files of an audit: what is read, and what is refused with its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from matcher.audit.inputs import advanced, read_decisions, read_groups, read_results
from matcher.audit.people import Groups, Result, assemble
from matcher.errors import MatcherError

ROW = {"sha256": "ab", "source": "in/a.pdf", "status": "ok", "score": 61.5, "duplicate_of": None}


def results(tmp_path: Path, *rows: object) -> Path:
    path = tmp_path / "results.jsonl"
    path.write_text("".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in rows), encoding="utf-8")
    return path


def written(tmp_path: Path, text: str, name: str = "groups.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, Result(("ab", "in/a.pdf"), 61.5, "scored")),
        ({"score": 0}, Result(("ab", "in/a.pdf"), 0, "scored")),
        ({"score": None}, Result(("ab", "in/a.pdf"), None, "unscored")),
        ({"score": None, "status": "needs_ocr"}, Result(("ab", "in/a.pdf"), None, "unreadable")),
        ({"sha256": "", "score": None, "status": "corrupt"}, Result(("in/a.pdf",), None, "unreadable")),
        ({"duplicate_of": "in/b.pdf"}, Result(("ab", "in/a.pdf"), 61.5, "scored", copy_of="in/b.pdf")),
        ({"sha256": "", "source": "C-7"}, Result(("C-7",), 61.5, "scored")),
    ],
)
def test_a_result(tmp_path: Path, change: dict[str, object], expected: Result) -> None:
    assert read_results(results(tmp_path, ROW | change)) == [expected]


def test_equal_unreadable_files_are_different_people(tmp_path: Path) -> None:
    empty = ROW | {"score": None, "status": "empty"}
    found = read_results(results(tmp_path, empty, empty | {"source": "in/b.pdf"}))
    assert len(assemble([found], Groups((), {})).members) == 2


@pytest.mark.parametrize(
    "line",
    [
        "nonsense",
        "[]",
        "3",
        "{}",
        json.dumps(ROW | {"score": "61"}),
        json.dumps(ROW | {"score": True}),
        json.dumps(ROW | {"score": 101}),
        json.dumps(ROW | {"status": "corrupt"}),
        json.dumps(ROW | {"sha256": "", "source": ""}),
        json.dumps(ROW | {"sha256": 5}),
        json.dumps(ROW).replace("61.5", "NaN"),
        "[" * 100_000,
    ],
)
def test_what_is_no_result_is_refused_with_its_line(tmp_path: Path, line: str) -> None:
    with pytest.raises(MatcherError, match=r"results\.jsonl, line 2: not a line of 'matcher screen"):
        read_results(results(tmp_path, ROW, line))


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(MatcherError, match="not UTF-8"):
        read_results(path)


@pytest.mark.parametrize(
    "text",
    [
        "candidate,sex,race\nab,Female,Asian\ncd,Male,\n",
        "\ufeffCandidate;sex;race\r\nab;Female;Asian\r\n\r\ncd;Male;\r\n",
        "sex\tcandidate\trace\nFemale\tab\tAsian\nMale\tcd\t\n",
        'candidate,sex,race\n"ab", Female ,Asian\ncd,Male,\nab,Female,Asian\n',
    ],
)
def test_groups(tmp_path: Path, text: str) -> None:
    groups = read_groups(written(tmp_path, text))
    assert groups == Groups(("sex", "race"), {"ab": ("Female", "Asian"), "cd": ("Male", "")})


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no column 'candidate'"),
        ("name,sex\n", "no column 'candidate'"),
        ("candidate,sex,Sex\n", "same name"),
        ("candidate,sex,\n", "has none"),
        ("candidate,sex\nab,F\nab,M\n", "line 3: 'ab' stands there twice"),
        ("candidate,sex\nab\n", "line 2: 1 cells"),
        ("candidate,sex\nab,F,x\n", "line 2: 3 cells"),
        ("candidate,sex\n" + "a" * 200_000 + ",F\n", "not a table"),
    ],
)
def test_groups_that_cannot_be_used(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(MatcherError, match=reason):
        read_groups(written(tmp_path, text))


def run(*codes: str) -> list[Result]:
    return [Result((code, f"in/{code}.pdf"), 50.0, "scored") for code in codes]


def test_people_are_found_by_either_code_and_values_have_one_spelling() -> None:
    groups = Groups(("sex",), {"ab": ("female",), "in/cd.pdf": ("Female ",), "ef": ("FEMALE",), "gh": ("n/a",)})
    people = assemble([run("ab", "cd", "ef", "gh", "ij")], groups)
    assert [p.groups for p in people.members] == [("FEMALE",), ("FEMALE",), ("FEMALE",), ("",), ("",)]
    assert people.without_groups == 1


@pytest.mark.parametrize("word", ["", "Unknown", "prefer not to say", "N/A", " declined "])
def test_words_for_unknown(word: str) -> None:
    assert assemble([run("ab")], Groups(("sex",), {"ab": (word,)})).members[0].groups == ("",)


def test_two_codes_that_disagree_are_refused() -> None:
    with pytest.raises(MatcherError, match="twice with different groups"):
        assemble([run("ab")], Groups(("sex",), {"ab": ("F",), "in/ab.pdf": ("M",)}))


def test_a_column_of_names_is_refused() -> None:
    groups = Groups(("name",), {str(i): (f"Person {i}",) for i in range(50)})
    with pytest.raises(MatcherError, match="'name' of the groups file has 50 different values"):
        assemble([run("1")], groups)


def test_duplicates_count_once_and_pooled_people_once_per_input() -> None:
    twice = Result(("ab", "in/copy.pdf"), 50.0, "scored", copy_of="in/ab.pdf")
    people = assemble([[*run("ab"), twice], run("ab")], Groups(("sex",), {"ab": ("F",), "zz": ("M",)}))
    assert [(p.code, p.run) for p in people.members] == [("ab", 0), ("ab", 1)]
    assert (people.duplicates, people.runs, people.not_in_results) == (1, 2, 1)


def test_a_groups_file_may_name_any_copy_of_a_file() -> None:
    twice = Result(("ab", "in/copy.pdf"), 50.0, "scored", copy_of="in/ab.pdf")
    people = assemble([[twice, *run("ab")]], Groups(("sex",), {"in/copy.pdf": ("F",)}))
    assert [p.groups for p in people.members] == [("F",)]
    assert advanced(people, {"in/copy.pdf": True}) == ({0}, 0)


def test_an_edited_copy_has_another_digest_and_is_the_same_person() -> None:
    copies = [Result((code, f"in/{code}.pdf"), 40.0, "scored", copy_of=f"in/{of}.pdf") for code, of in ("yz", "xy")]
    people = assemble([[*copies, *run("z")]], Groups(("sex",), {"y": ("F",)}))
    assert [(p.code, p.groups) for p in people.members] == [("z", ("F",))]
    assert people.duplicates == 2


def test_a_copy_whose_original_is_not_in_the_results_stands_for_it() -> None:
    copy = Result(("ab", "in/copy.pdf"), 50.0, "scored", copy_of="in/left-out.pdf")
    assert len(assemble([[copy]], Groups((), {})).members) == 1


def test_name_blind_copies_share_their_code() -> None:
    copy, original = Result(("C-7",), 50.0, "scored", copy_of="C-7"), Result(("C-7",), 50.0, "scored")
    people = assemble([[copy, original, copy]], Groups((), {}))
    assert (len(people.members), people.duplicates) == (1, 2)


def test_decisions(tmp_path: Path) -> None:
    text = (
        "candidate,decision,reason\nab,hold,later\nab,Advance,good\ncd,advance,\ncd,note,phoned\nef,hold,\nzz,hold,\n"
    )
    decisions = read_decisions(written(tmp_path, text))
    assert decisions == {"ab": True, "cd": True, "ef": False, "zz": False}
    people = assemble([run("ab", "cd", "ef", "gh")], Groups(("sex",), {}))
    assert advanced(people, decisions) == ({0, 1}, 1)


def test_a_word_that_is_no_decision_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MatcherError, match="line 2: 'maybe' is no decision; write advance"):
        read_decisions(written(tmp_path, "candidate,decision\nab,maybe\n"))
