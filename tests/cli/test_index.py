from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from matcher.cli import cli

POSTING = "Litigation Paralegal\nRequirements:\n- 3 years as a paralegal\n- Westlaw\n- CM/ECF\n- Notary Public\n"
RESUME = (
    "Experience\nParalegal, Harbor Law, January 2018 - present\n- Filed motions through CM/ECF\n"
    "- Researched case law on Westlaw\n\nSkills: Clio, PACER\n"
)


def run(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["index", *map(str, arguments)], input=stdin)


@pytest.fixture
def board(tmp_path: Path) -> Path:
    (tmp_path / "resumes").mkdir()
    (tmp_path / "resumes" / "a.txt").write_text(RESUME)
    (tmp_path / "resumes" / "b.txt").write_text("Skills: Excel, Clio\n")
    (tmp_path / "posting.txt").write_text(POSTING)
    folder = tmp_path / "board"
    built = run("build", folder, tmp_path / "resumes", "--as", "resume", "--received", "2026-11-01", "--state", "CA")
    assert (built.exit_code, built.stdout) == (0, "2 added.\n")
    return folder


def test_build_search_and_remove(board: Path, tmp_path: Path) -> None:
    found = run("search", board, tmp_path / "posting.txt", "--format", "jsonl")
    rows = [json.loads(line) for line in found.stdout.splitlines()]
    assert [Path(row["id"]).name for row in rows] == ["a.txt", "b.txt"]
    assert "1 " in run("search", board, tmp_path / "posting.txt", "--top", "1").stdout
    assert run("remove", board, rows[0]["id"]).stdout == "1 of 1 deleted.\n"
    assert run("compact", board).exit_code == 0
    left = run("search", board, tmp_path / "posting.txt", "--format", "jsonl").stdout
    assert [json.loads(line)["id"] for line in left.splitlines()] == [rows[1]["id"]]
    assert "resumes: 1 (1 segments, 0 deleted, not cleared)" in run("info", board).stdout


FILTERS = [
    (["--state", "California"], 2),
    (["--state", "NY"], 0),
    (["--remote"], 0),
    (["--on-site"], 0),
    (["--min-years", "5"], 1),
    (["--max-years", "5"], 0),
    (["--credential", "Notary Public"], 0),
]


@pytest.mark.parametrize(("options", "count"), [*FILTERS, (["--since", "2026-11-02"], 0)])
def test_filters(options: list[str], count: int, board: Path, tmp_path: Path) -> None:
    found = run("search", board, tmp_path / "posting.txt", "--format", "jsonl", *options)
    assert (found.exit_code, len(found.stdout.splitlines())) == (0, count)


@pytest.mark.parametrize(("options", "count"), [*FILTERS, (["--received-since", "2026-11-02"], 0)])
def test_alerts_are_filtered_as_searches_are(options: list[str], count: int, board: Path, tmp_path: Path) -> None:
    assert run("add", board, tmp_path / "posting.txt", "--as", "posting", "--on-site").stdout == "1 added.\n"
    told = run("match-new", board, "--since", "2", *options)
    *alerts, cursor = map(json.loads, told.stdout.splitlines())
    assert (told.exit_code, cursor) == (0, {"cursor": 3})
    assert sum(len(alert["hits"]) for alert in alerts) == count


def test_alerts_for_reading(board: Path, tmp_path: Path) -> None:
    run("add", board, tmp_path / "posting.txt", "--as", "posting")
    name, first, second, blank, last = run("match-new", board, "--format", "text").stdout.splitlines()
    assert name == f"posting {tmp_path / 'posting.txt'}"
    assert first.startswith("   1  ")
    assert first.endswith("a.txt (received 2026-11-01)")
    assert second.endswith("b.txt (received 2026-11-01)")
    assert (blank, last) == ("", "Go on with --since 3.")
    assert run("match-new", board, "--since", "3", "--format", "text").stdout == "Go on with --since 3.\n"


def test_alerts_in_a_file(board: Path, tmp_path: Path) -> None:
    out = tmp_path / "alerts.jsonl"
    assert run("match-new", board, "-o", out).stdout == ""
    assert json.loads(out.read_text()) == {"cursor": 2}
    assert run("match-new", board, "-o", out).exit_code == 5


@pytest.mark.parametrize("command", ["search", "match-new"])
@pytest.mark.parametrize(
    ("given", "hint"),
    [("nope", "'matcher vocab list' shows all"), ("notry public", "did you mean certification.notary-public?")],
)
def test_a_credential_that_is_none(command: str, given: str, hint: str, board: Path, tmp_path: Path) -> None:
    file = [tmp_path / "posting.txt"] if command == "search" else []
    refused = run(command, board, *file, "--credential", given)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert f"the vocabulary knows no '{given}'; {hint}" in refused.stderr


def test_what_was_done_as_json(board: Path, tmp_path: Path) -> None:
    (tmp_path / "resumes" / "c.pdf").write_bytes(b"%PDF-1.4 nothing")
    added = run("add", board, tmp_path / "resumes", "--as", "resume", "--state", "CA", "--format", "json")
    counts = json.loads(added.stdout)
    (failure,) = counts.pop("failures")
    assert (added.exit_code, counts) == (4, {"added": 0, "unchanged": 2})
    assert failure.keys() == {"source", "status", "reason", "sha256"}
    assert failure["source"] == str(tmp_path / "resumes" / "c.pdf")
    gone = run("remove", board, tmp_path / "resumes" / "a.txt", "nobody", "--format", "json")
    assert json.loads(gone.stdout) == {"removed": 1, "given": 2}
    compacted = run("compact", board, "--format", "json").stdout
    assert compacted == run("info", board, "--format", "json").stdout
    found = json.loads(compacted)
    assert found["resume"] == {"documents": 1, "stale": 0, "segments": 1, "deleted": 0}
    assert found["posting"] == {"documents": 0, "stale": 0, "segments": 0, "deleted": 0}
    assert (found["last_change"], found["left_out"]) == (2, 0)
    assert {"vocabulary", "tool", "profile"} <= found["made_with"].keys()
    out = tmp_path / "info.json"
    run("info", board, "-o", out)
    assert out.read_text() == compacted


def test_a_build_as_json(tmp_path: Path) -> None:
    line = json.dumps({"id": "r", "kind": "resume", "text": RESUME})
    built = run("build", tmp_path / "board", "--jsonl", "-", "--format", "json", stdin=line)
    assert json.loads(built.stdout) == {"added": 1, "unchanged": 0, "failures": []}


def test_a_rebuild_as_json(board: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(board / "index.sqlite")) as db, db:
        db.execute("UPDATE documents SET profile = x'00' WHERE number = 1")
        db.execute("UPDATE about SET value = 'older' WHERE name IN ('tool', 'vocabulary')")
    rebuilt = run("rebuild", board, "--format", "json")
    names = [{"kind": "resume", "id": str(tmp_path / "resumes" / name)} for name in ("a.txt", "b.txt")]
    assert json.loads(rebuilt.stdout) == {"kept": 1, "stale": names[1:], "lost": names[:1]}


def test_json_lines_in_and_alerts_out(board: Path) -> None:
    lines = [
        {"id": "job-1", "kind": "posting", "text": POSTING, "received": "2026-11-02", "state": "NY"},
        {"id": 7, "json_resume": {"basics": {"name": "X"}, "skills": [{"name": "Westlaw"}]}, "states": ["NY", "NJ"]},
        {"id": "bad", "kind": "poster", "text": "x"},
        {"id": "worse", "text": "Skills: Westlaw", "kind": "resume", "state": "Atlantis"},
        {"id": "none", "text": "x", "colour": "red"},
        {"text": "x"},
        ["no object"],
    ]
    added = run("add", board, "--jsonl", "-", stdin="".join(json.dumps(line) + "\n" for line in lines) + "{broken\n")
    assert (added.exit_code, added.stdout) == (4, "2 added, 6 not readable.\n")
    assert "worse" in added.stderr
    for word in ("kind is resume or posting", "Atlantis", "unknown key 'colour'", "give an id", "no JSON object"):
        assert word in added.stderr
    told = run("match-new", board, "--since", "2")
    alerts = [json.loads(line) for line in told.stdout.splitlines()]
    assert [alert.get("id") for alert in alerts] == ["job-1", "7", None]
    assert len(alerts[0]["hits"]) == 2
    assert [hit["id"] for hit in alerts[1]["hits"]] == ["job-1"]
    again = run("match-new", board, "--since", alerts[-1]["cursor"])
    assert [json.loads(line) for line in again.stdout.splitlines()] == [alerts[-1]]
    moved = json.dumps(lines[1] | {"states": ["OH"]})
    assert run("add", board, "--jsonl", "-", stdin=moved).stdout == "1 added.\n"
    changed = run("match-new", board, "--since", alerts[-1]["cursor"])
    assert json.loads(changed.stdout) == {"cursor": alerts[-1]["cursor"] + 1}
    beyond = run("match-new", board, "--since", "99999")
    assert (beyond.exit_code, beyond.stdout, len(beyond.stderr.splitlines())) == (2, "", 1)
    assert "99999 is no change of this index, whose last one is 5" in beyond.stderr


def test_lines_that_cannot_be_are_told_by_their_numbers(board: Path) -> None:
    lines = [
        {"id": "half", "kind": "resume", "text": "Skills: Westlaw \udfff"},
        {"id": "where", "kind": "resume", "text": "Skills: Westlaw", "state": "Atlantis"},
        {"id": "a\nb", "text": "Skills: Westlaw"},
        {"id": "c\udfff", "text": "Skills: Westlaw"},
    ]
    added = run("add", board, "--jsonl", "-", stdin="".join(json.dumps(line) + "\n" for line in lines))
    assert (added.exit_code, added.stdout) == (4, "1 added, 3 not readable.\n")
    for number, reason in ((2, "where: 'Atlantis' is no state"), (3, "can be printed"), (4, "can be printed")):
        assert any(f"-, line {number}" in line and reason in line for line in added.stderr.splitlines())
    assert "fault of the program" not in added.stderr


def test_a_state_that_is_none_is_refused_before_anything_is_read(board: Path, tmp_path: Path) -> None:
    added = run("add", board, tmp_path / "posting.txt", "--state", "Atlantis")
    assert (added.exit_code, added.stdout) == (2, "")
    assert "is no state" in added.stderr


def test_a_question_that_cannot_be_asked(board: Path) -> None:
    asked = run("match-new", board, "--since", "9" * 20)
    assert asked.exit_code == 2
    assert "since cannot be" in asked.stderr


def test_rebuild_prints_nothing_that_a_terminal_obeys(board: Path) -> None:
    with closing(sqlite3.connect(board / "index.sqlite")) as db, db:
        db.execute("UPDATE documents SET id = ?, profile = x'00' WHERE number = 1", ("a\x1b]0;x\x07\n\tb\u202e",))
        db.execute("UPDATE about SET value = 'older' WHERE name IN ('tool', 'vocabulary')")
    rebuilt = run("rebuild", board)
    assert rebuilt.exit_code == 0
    stale, lost = rebuilt.stdout.splitlines()
    assert stale.startswith("resume\t")
    assert lost == "lost resume\ta]0;x b"


def test_a_board_is_added_again_every_night(board: Path, tmp_path: Path) -> None:
    lines = [{"id": "job", "kind": "posting", "text": POSTING}, {"id": "r", "kind": "resume", "text": RESUME}]
    stdin = "".join(json.dumps(line) + "\n" for line in lines)
    night = ("add", board, tmp_path / "resumes", "--as", "resume", "--state", "CA", "--jsonl", "-")
    assert run(*night, stdin=stdin).stdout == "2 added, 2 there already.\n"
    cursor = json.loads(run("match-new", board).stdout.splitlines()[-1])["cursor"]
    assert run(*night, stdin=stdin).stdout == "0 added, 4 there already.\n"
    assert json.loads(run("match-new", board, "--since", cursor).stdout) == {"cursor": cursor}
    dated = run(*night, "--received", "2026-11-02", stdin=stdin)
    assert dated.stdout == "4 added.\n"
    assert '"received": "2026-11-02"' in run("search", board, tmp_path / "posting.txt", "--format", "jsonl").stdout


def test_what_cannot_be_read_is_named(board: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    added = run("add", board, tmp_path / "broken.pdf", tmp_path / "missing.txt")
    assert added.exit_code == 4
    assert "broken.pdf" in added.stderr
    assert "missing.txt" in added.stderr


def test_processes_are_of_this_computer_or_of_a_cluster(board: Path, tmp_path: Path) -> None:
    refused = run("add", board, tmp_path / "posting.txt", "--jobs", "2", "--cluster", "tcp://127.0.0.1:1")
    assert refused.exit_code == 2
    assert "--jobs is for this computer" in refused.stderr
    assert run("add", board, tmp_path / "posting.txt", "--jobs", "2").stdout == "1 added.\n"


def test_rebuild_names_what_to_add_again(board: Path, tmp_path: Path) -> None:
    firm = tmp_path / "firm.toml"
    firm.write_text('[[concept]]\nid = "tool.docket-desk"\nname = "DocketDesk"\nsources = ["own"]\n')
    refused = run("info", board, "--vocab", firm)
    assert refused.exit_code == 2
    assert "rebuild" in refused.stderr
    rebuilt = run("rebuild", board, "--vocab", firm)
    assert [line.split("\t")[0] for line in rebuilt.stdout.splitlines()] == ["resume", "resume"]
    assert "2 documents kept; 2 should be added again." in rebuilt.stderr
    assert "add them again" in run("info", board, "--vocab", firm).stdout


CONCEPT = '[[concept]]\nid = "{id}"\nname = "{name}"\naliases = [{forms}]\nsources = ["own"]\n'
OLD = CONCEPT.format(id="tool.docket-desk", name="DocketDesk", forms='"DocketDesk", "DD Pro"')
# A form is gone, and nothing is new.
NEW = CONCEPT.format(id="tool.docket-desk", name="DocketDesk", forms='"DocketDesk"')
MORE = OLD + CONCEPT.format(id="tool.brief-box", name="BriefBox", forms='"BriefBox"')


@pytest.fixture
def firm(tmp_path: Path) -> Path:
    """A folder with two vocabularies of a firm, the resumes of three people, and an index of them made with the old."""
    (tmp_path / "old.toml").write_text(OLD)
    (tmp_path / "new.toml").write_text(NEW)
    (tmp_path / "more.toml").write_text(MORE)
    (tmp_path / "posting.txt").write_text("Requirements:\n- DocketDesk\n- Clio\n")
    (tmp_path / "in").mkdir()
    for name, skills in (("a", "DD Pro, Clio"), ("b", "Clio"), ("c", "DocketDesk, PACER")):
        (tmp_path / "in" / f"{name}.txt").write_text(f"Skills: {skills}\n")
    build(tmp_path, "board", "old.toml")
    return tmp_path


def build(folder: Path, name: str, vocab: str, command: str = "build", inputs: str = "in") -> Result:
    options = ("--as", "resume", "--received", "2026-11-01", "--vocab", folder / vocab)
    return run(command, folder / name, *sorted((folder / inputs).iterdir()), *options)


def diff(folder: Path, old: str, new: str, *options: str) -> Result:
    documents = ("--documents", str(folder / "board"))
    return CliRunner().invoke(cli, ["vocab", "diff", str(folder / old), str(folder / new), *documents, *options])


def hits(folder: Path, name: str, vocab: str) -> list[tuple[str, float]]:
    found = run("search", folder / name, folder / "posting.txt", "--vocab", folder / vocab, "--format", "jsonl")
    rows = map(json.loads, found.stdout.splitlines())
    return [(Path(row["id"]).name, row["score"]) for row in rows]


def test_a_changed_form_from_the_difference_to_an_index_like_new(firm: Path) -> None:
    said = diff(firm, "old.toml", "new.toml").stdout
    assert "- form     DD Pro" in said
    assert "2 documents to be extracted anew" in said
    named = [firm / "in" / name for name in ("a.txt", "c.txt")]
    for path in named:
        assert f"resume {path}: tool.docket-desk was found in it" in said
    rebuilt = run("rebuild", firm / "board", "--vocab", firm / "new.toml", "--was", firm / "old.toml")
    assert rebuilt.stdout.splitlines() == [f"resume\t{path}" for path in named]
    assert "2 of them" in run("info", firm / "board", "--vocab", firm / "new.toml").stdout
    for path in firm.glob("in/b.txt"):
        path.unlink()
    assert build(firm, "board", "new.toml", "add").stdout == "2 added.\n"
    assert "add them again" not in run("info", firm / "board", "--vocab", firm / "new.toml").stdout
    (firm / "in" / "b.txt").write_text("Skills: Clio\n")
    build(firm, "fresh", "new.toml")
    assert hits(firm, "board", "new.toml") == hits(firm, "fresh", "new.toml")


def test_what_only_the_texts_could_tell_is_told_apart_and_named_by_rebuild(firm: Path) -> None:
    found = json.loads(diff(firm, "old.toml", "more.toml", "--format", "json").stdout)
    assert [document["extract_anew"] for document in found["documents"]] == ["unknown"] * 3
    rebuilt = run("rebuild", firm / "board", "--vocab", firm / "more.toml", "--was", firm / "old.toml")
    assert len(rebuilt.stdout.splitlines()) == 3


def test_documents_that_wait_for_an_earlier_change_are_still_named(firm: Path) -> None:
    run("rebuild", firm / "board", "--vocab", firm / "new.toml", "--was", firm / "old.toml")
    said = diff(firm, "new.toml", "old.toml").stdout
    assert said.count("it was extracted with an earlier vocabulary") == 2
    again = run("rebuild", firm / "board", "--vocab", firm / "new.toml")
    assert len(again.stdout.splitlines()) == 2


def test_an_index_of_another_vocabulary_is_refused(firm: Path) -> None:
    for result in (
        diff(firm, "new.toml", "old.toml"),
        run("rebuild", firm / "board", "--vocab", firm / "more.toml", "--was", firm / "new.toml"),
    ):
        assert result.exit_code == 2
        assert "name the one that was used" in result.stderr
    assert run("info", firm / "board", "--vocab", firm / "old.toml").exit_code == 0


@pytest.mark.parametrize("arguments", [["info"], ["remove", "x"], ["add", "--jsonl", "-"], ["rebuild"], ["match-new"]])
def test_a_folder_without_an_index(arguments: list[str], tmp_path: Path) -> None:
    command, *rest = arguments
    result = run(command, tmp_path, *rest, stdin="")
    assert result.exit_code == 2
    assert "no index here" in result.stderr
    assert not list(tmp_path.iterdir())
