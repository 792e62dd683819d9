"""Where a run lies, who may read it, which run a command goes on with, and what is refused in one line."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import sqlite3
import stat
import zlib
from collections.abc import Callable, Iterator
from datetime import date
from itertools import permutations
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from matcher.cli import cli, options
from matcher.errors import UnreadableError
from matcher.screening.inputs import Input
from matcher.screening.run_file import RunFile
from matcher.screening.store import ranking_of
from matcher.screening.stored import MOST_BYTES

POSTING = "Litigation Paralegal\n\nRequirements:\n- Westlaw\n- CM/ECF\n- Clio\n- Bachelor's degree\n"
SAMPLES = Path(__file__).parents[2] / "samples"
FIXED = ("--as-of", "2026-11-01")
ONE_JOB = ("--jobs", "1")


def run(*args: object, stdin: bytes | str | None = None) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in args], input=stdin)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A posting and three resumes, one of them a copy."""
    (tmp_path / "posting.txt").write_text(POSTING)
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.txt").write_text("Jo Doe\n\nEXPERIENCE\nParalegal, 2018 - 2022\n- Used Westlaw and Clio daily.\n")
    (inbox / "b.txt").write_text("Ann Roe\n\nSKILLS\nWestlaw, CM/ECF\n")
    (inbox / "c.txt").write_bytes((inbox / "a.txt").read_bytes())
    return tmp_path


def screen(place: Path, *more: object) -> Result:
    return run("screen", place / "posting.txt", place / "inbox", "--format", "jsonl", *ONE_JOB, *more)


def rows(result: Result) -> list[dict]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def refused(result: Result, *words: str) -> None:
    """One line on the error stream, with what to do."""
    assert result.exit_code == 2, result.stderr
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1, result.stderr
    assert "Traceback" not in result.stderr
    for word in words:
        assert word in result.stderr


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """A call that makes it another day."""

    def sets(day: str) -> None:
        class Fixed(date):
            @classmethod
            def today(cls) -> date:
                return date.fromisoformat(day)

        monkeypatch.setattr(options, "date", Fixed)

    return sets


@contextlib.contextmanager
def cut_short() -> Iterator[None]:
    """Runs end in the middle of their second result."""
    put, done = RunFile.put, []

    def failing(self: RunFile, *args: object) -> None:
        if done:
            raise KeyboardInterrupt
        done.append(1)
        put(self, *args)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(RunFile, "put", failing)
        yield


# Where it lies, and who may read it


def test_without_a_name_a_run_lies_in_a_private_folder(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = place / "data" / "runs"
    monkeypatch.setenv("MATCHER_RUNS", str(home))
    before = os.umask(0)
    try:
        assert screen(place, *FIXED).exit_code == 0
    finally:
        os.umask(before)
    [kept] = home.iterdir()
    assert kept.name.endswith("-2026-11-01.run.sqlite")
    if os.name != "nt":
        assert stat.S_IMODE(home.stat().st_mode) == 0o700
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
def test_every_file_beside_a_run_is_private_while_it_works(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    modes: dict[str, int] = {}
    put = RunFile.put

    def looking(self: RunFile, *args: object) -> None:
        put(self, *args)  # type: ignore[arg-type]
        modes.update({p.name: stat.S_IMODE(p.stat().st_mode) for p in self.path.parent.glob("r.run.sqlite*")})

    monkeypatch.setattr(RunFile, "put", looking)
    before = os.umask(0)
    try:
        screen(place, "--run", place / "r.run.sqlite", "--blind", *FIXED)
    finally:
        os.umask(before)
    assert set(modes) == {f"r.run.sqlite{end}" for end in ("", "-wal", "-shm", ".key.json")}
    assert set(modes.values()) == {0o600}


def test_an_open_run_file_is_closed_to_others(place: Path) -> None:
    path = place / "r.run.sqlite"
    screen(place, "--run", path, *FIXED)
    path.chmod(0o644)
    screen(place, "--run", path, *FIXED)
    assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_holds_a_run_for_each_posting_and_date(place: Path) -> None:
    folder = place / "runs"
    folder.mkdir()
    screen(place, "--run", folder, *FIXED)
    screen(place, "--run", folder, "--as-of", "2026-11-02")
    (place / "posting.txt").write_text(POSTING + "- Everlaw\n")
    screen(place, "--run", folder, *FIXED)
    names = sorted(path.name.partition(".")[0] for path in folder.iterdir())
    assert [name[16:] for name in names].count("-2026-11-01") == 2
    assert len({name[:16] for name in names}) == 2
    assert len(names) == 3


def test_a_run_among_the_resumes_is_no_resume(place: Path) -> None:
    for name in ("r.run.sqlite", "run of mine"):
        path = place / "inbox" / name
        first, second = (screen(place, "--run", path, "--blind", *FIXED) for _ in range(2))
        assert len(rows(first)) == 3
        assert first.stdout == second.stdout


@pytest.mark.parametrize("more", [(), ("--blind",)])
def test_without_a_cache_nothing_is_kept(place: Path, more: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_RUNS", str(place / "runs"))
    monkeypatch.setenv("TMPDIR", str(place))
    monkeypatch.setattr("tempfile.tempdir", None)
    before = sorted(place.rglob("*"))
    found = screen(place, "--no-cache", *more, *FIXED)
    assert len(rows(found)) == 3
    assert sorted(place.rglob("*")) == before


# What is answered, and what is worked out


def test_the_same_content_is_worked_out_once_and_named_twice(place: Path) -> None:
    path = place / "r.run.sqlite"
    found = rows(screen(place, "--run", path, *FIXED))
    assert sorted(Path(row["source"]).name for row in found) == ["a.txt", "b.txt", "c.txt"]
    assert [row["duplicate_of"] for row in found if row["sha256"] == found[0]["sha256"]][1:] != [None]
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT count(*), max(made) FROM results").fetchone() == (2, 1)
        assert db.execute("SELECT count(*) FROM inputs").fetchone() == (3,)
    db.close()


def test_a_changed_file_is_read_again_and_a_renamed_one_is_not(place: Path) -> None:
    path = place / "r.run.sqlite"
    screen(place, "--run", path, *FIXED)
    (place / "inbox" / "b.txt").rename(place / "inbox" / "z.txt")
    (place / "inbox" / "a.txt").write_text("Jo Doe\n\nSKILLS\nCM/ECF\n")
    fresh = screen(place, "--no-cache", *FIXED)
    assert screen(place, "--run", path, *FIXED).stdout == fresh.stdout
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT count(*), max(made) FROM results").fetchone() == (3, 1)
    db.close()


def test_filters_and_forms_work_nothing_out(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen(place, "--run", place / "r.run.sqlite", "--require", "Clio", *FIXED)
    monkeypatch.setattr("matcher.workers.Workers.map", lambda *_: pytest.fail("worked"))
    for more in (("--min-score", 50), ("--min-years", 3), ("--require", "Clio"), ("--top", 1), ("--format", "csv")):
        assert screen(place, "--run", place / "r.run.sqlite", *more, *FIXED).exit_code == 0


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
@pytest.mark.parametrize(("top", "ranked"), [((), 3), (("--top", 2), 2)])
def test_every_form_holds_every_resume_asked_for(place: Path, top: tuple[object, ...], ranked: int) -> None:
    """All forms are made from one run, some of them going through it more than once."""
    assert [row["rank"] for row in rows(screen(place, *top))].count(None) == 0
    for form in ("csv", "html", "xlsx"):
        assert screen(place, *top, "--format", form, "-o", place / f"out.{form}").exit_code == 0
    with (place / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == ranked
    book = openpyxl.load_workbook(io.BytesIO((place / "out.xlsx").read_bytes()))
    assert [book[name].max_row for name in ("Ranking", "Requirements")] == [1 + ranked, 3 + ranked]
    told = dict(row[:2] for row in book["Run"].iter_rows(values_only=True))
    assert told["= ranked"] == 3
    assert told.get("Of them in this workbook, the best (--top)", 3) == ranked
    page = (place / "out.html").read_text(encoding="utf-8")
    assert page.count('class="sheet"') == ranked  # each can be opened
    assert page.count('href="#c') == 2 * ranked  # from the table and from the heat map
    assert ("The best 2 of 3 are in the table" in page) == (ranked == 2)


@pytest.mark.parametrize(
    ("name", "starts"),
    [("r.xlsx", b"PK"), ("r.html", b"<!doctype html>"), ("r.csv", b"\xef\xbb\xbfrank,"), ("r.txt", b"Lit")],
)
def test_the_ending_of_the_output_is_its_form(place: Path, name: str, starts: bytes) -> None:
    assert run("screen", place / "posting.txt", place / "inbox", *ONE_JOB, "-o", place / name).exit_code == 0
    assert (place / name).read_bytes().startswith(starts)


def test_no_other_form_is_called_a_workbook(place: Path) -> None:
    refused(screen(place, "-o", place / "r.xlsx"), "r.xlsx", "jsonl")
    assert not (place / "r.xlsx").exists()


@pytest.mark.parametrize(
    ("option", "content"), [("--decisions", "candidate,why\n"), ("--decisions", ""), ("--profile", "")]
)
def test_what_stands_beside_is_read_before_any_work(place: Path, option: str, content: str) -> None:
    if content:
        (place / "d.csv").write_text(content)
    refused(screen(place, option, place / "d.csv"), "d.csv")


def test_more_time_reads_again_what_took_too_long(place: Path) -> None:
    from matcher.model import Document
    from matcher.reports.records import unreadable

    with RunFile(place / "r.run.sqlite", create=True) as file:
        file.put("slow", unreadable(Document("slow", "", "timeout", "", warnings=("slow",))), "15 s")
        assert file.usable("slow", "15 s", ())
        assert not file.usable("slow", "60 s", ())


def test_what_cannot_be_opened_is_an_input_as_well(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = Input.read

    def failing(self: Input) -> bytes:
        if self.name.endswith("b.txt"):
            raise PermissionError(13, "Permission denied")
        if self.name.endswith("c.txt"):
            raise UnreadableError(self.name, "encrypted", "save it without a password")
        return reading(self)

    monkeypatch.setattr(Input, "read", failing)
    path = place / "r.run.sqlite"
    found = screen(place, "--run", path, *FIXED)
    assert found.exit_code == 4
    assert [row["status"] for row in rows(found)] == ["ok", "corrupt", "encrypted"]
    assert screen(place, "--run", path, *FIXED).stdout == found.stdout
    counts = ranking_of(path).facts["counts"]
    assert counts["inputs"] == counts["ranked"] + counts["not_scored"] + counts["unreadable"] == 3


def test_standard_input_is_read_once(place: Path) -> None:
    text = (place / "inbox" / "b.txt").read_bytes()
    asked = ("screen", place / "posting.txt", "-", place / "inbox", "--format", "jsonl", *ONE_JOB, *FIXED)
    assert len(rows(run(*asked, "--run", place / "r.run.sqlite", stdin=text))) == 4
    piped = ("screen", "-", place / "inbox", "--format", "jsonl", *ONE_JOB, *FIXED)
    assert len(rows(run(*piped, stdin=POSTING))) == 3


def test_a_stream_is_in_the_order_given(place: Path) -> None:
    files = [place / "inbox" / name for name in ("c.txt", "b.txt", "a.txt")]
    for number, order in enumerate(permutations(files)):
        asked = ("screen", place / "posting.txt", *order, "--format", "jsonl", "--stream", *FIXED)
        for _ in range(2):
            found = rows(run(*asked, *ONE_JOB, "--run", place / f"{number % 2}.run.sqlite"))
            assert [row["source"] for row in found] == list(map(str, order))
            assert {row["rank"] for row in found} == {None}


def test_the_frozen_run_is_the_ranking_that_was_printed(place: Path) -> None:
    path = place / "r.run.sqlite"
    printed = rows(screen(place, "--run", path, "--require", "Clio", "--min-years", 2, *FIXED))
    for file in (place / "inbox").iterdir():
        file.unlink()
    frozen = ranking_of(path)
    for _ in range(2):
        assert [record["row"]["source"] for record in frozen.records] == [row["source"] for row in printed]
        assert [record["row"]["marks"] for record in frozen.records] == [row["marks"] for row in printed]
    assert frozen.facts["as_of"] == "2026-11-01"
    assert frozen.facts["left"] == 0
    assert len(frozen.facts["filters"]) == 2
    assert frozen.facts["posting"]["source"] == str(place / "posting.txt")


@pytest.mark.parametrize(("top", "shown"), [((), 3), (("--top", 1), 1)])
def test_the_page_of_a_run_shows_every_ranked_resume(place: Path, top: tuple[object, ...], shown: int) -> None:
    asked = ("screen", place / "posting.txt", place / "inbox", "--format", "html", *ONE_JOB, *FIXED)
    page = run(*asked, "--run", place / "r.run.sqlite", *top).stdout
    assert page.partition('id="ranking-table"')[2].partition("</table>")[0].count("<tbody") == shown


# Dates


def test_an_unfinished_run_keeps_its_date_and_a_finished_one_does_not(
    place: Path, today: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATCHER_RUNS", str(place / "runs"))
    today("2026-11-01")
    with cut_short():
        assert screen(place).exit_code == 130
    today("2026-11-02")
    went_on = screen(place)
    assert "unfinished run of 2026-11-01" in went_on.stderr
    assert {row["as_of"] for row in rows(went_on)} == {"2026-11-01"}
    anew = screen(place)
    assert "Going on with" not in anew.stderr
    assert {row["as_of"] for row in rows(anew)} == {"2026-11-02"}
    assert {row["as_of"] for row in rows(screen(place, *FIXED))} == {"2026-11-01"}


def test_a_named_file_holds_one_date(place: Path, today: Callable[[str], None]) -> None:
    path = place / "r.run.sqlite"
    today("2026-11-01")
    assert screen(place, "--run", path).exit_code == 0
    today("2026-11-02")
    refused(screen(place, "--run", path), "--as-of 2026-11-01", "another file")
    assert screen(place, "--run", path, *FIXED).exit_code == 0


# Refusals


@pytest.mark.parametrize(
    ("more", "word"),
    [(("--blind",), "--blind"), (("--profile", "p.toml"), "profile"), (("--vocab", "v.toml"), "vocabulary")],
)
def test_another_run_is_not_mixed_in(place: Path, more: tuple[str, ...], word: str) -> None:
    path = place / "r.run.sqlite"
    screen(place, "--run", path, *FIXED)
    before = path.read_bytes()
    (place / "p.toml").write_text("")
    (place / "v.toml").write_text("# ours")
    given = [place / part if part.endswith(".toml") else part for part in more]
    refused(screen(place, "--run", path, *given, *FIXED), word, "name another file")
    (place / "posting.txt").write_text("Paralegal\n\nRequirements:\n- Everlaw\n")
    refused(screen(place, "--run", path, *FIXED), "another posting")
    assert path.read_bytes() == before


def test_another_version_of_the_program_is_not_mixed_in(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = place / "r.run.sqlite"
    screen(place, "--run", path, *FIXED)
    monkeypatch.setattr("matcher.screening.definition.program_version", lambda: "other")
    refused(screen(place, "--run", path, *FIXED), "another version")


FOREIGN = b"Dear diary\n" * 100


@pytest.mark.parametrize("content", [FOREIGN, b"SQLite format 3\0" + FOREIGN, b"SQ"])
def test_what_is_no_run_is_left_alone(place: Path, content: bytes) -> None:
    path = place / "r.run.sqlite"
    path.write_bytes(content)
    refused(screen(place, "--run", path, *FIXED), str(path))
    assert path.read_bytes() == content


def test_a_database_of_others_is_left_alone(place: Path) -> None:
    path = place / "r.sqlite"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE mine (x)")
    db.close()
    before = path.read_bytes()
    refused(screen(place, "--run", path, *FIXED), "no run of 'matcher screen'")
    assert path.read_bytes() == before


def test_a_damaged_run_is_told(place: Path) -> None:
    path = place / "r.run.sqlite"
    screen(place, "--run", path, *FIXED)
    data = bytearray(path.read_bytes())
    data[200 : len(data) // 2] = b"\xff" * (len(data) // 2 - 200)
    path.write_bytes(data)
    refused(screen(place, "--run", path, *FIXED), "delete it")


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_is_refused(place: Path) -> None:
    (place / "r.run.sqlite").symlink_to(place / "elsewhere")
    refused(screen(place, "--run", place / "r.run.sqlite", *FIXED), "a link")
    assert not (place / "elsewhere").exists()


def test_a_folder_that_is_not_there_is_told(place: Path) -> None:
    refused(screen(place, "--run", place / "nowhere" / "r.run.sqlite", *FIXED), "nowhere")


def test_a_posting_that_cannot_be_read_leaves_no_run(place: Path) -> None:
    (place / "posting.txt").write_bytes(b"")
    path = place / "r.run.sqlite"
    assert screen(place, "--run", path, *FIXED).exit_code == 4
    assert not path.exists()


@pytest.mark.parametrize("said", ["database or disk is full", "disk I/O error", "attempt to write a readonly database"])
def test_a_full_disk_is_told_and_what_was_done_is_kept(place: Path, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = place / "r.run.sqlite"
    packed: list[int] = []

    def failing(record: object) -> bytes:
        if packed:
            raise sqlite3.OperationalError(said)
        packed.append(1)
        return packing(record)

    from matcher.screening import run_file

    packing = run_file._packed
    monkeypatch.setattr(run_file, "_packed", failing)
    broken = screen(place, "--run", path, *FIXED)
    assert (broken.exit_code, broken.stdout) == (2, "")
    assert said in broken.stderr.splitlines()[-1]
    monkeypatch.setattr(run_file, "_packed", packing)
    assert len(rows(screen(place, "--run", path, *FIXED))) == 3
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT max(made) FROM results").fetchone() == (1,)
    db.close()


def test_an_output_is_not_written_over(place: Path) -> None:
    path, output = place / "r.run.sqlite", place / "out.jsonl"
    output.write_text("mine")
    found = screen(place, "--run", path, "-o", output, *FIXED)
    assert found.exit_code == 5
    assert not path.exists()
    assert screen(place, "--run", path, "-o", output, "--force", *FIXED).exit_code == 0
    assert screen(place, "--run", path, "-o", output, *FIXED).exit_code == 5
    refused(screen(place, "--run", path, "-o", path, "--force", *FIXED), "one of the files to read")


# Name-blind


def test_a_blind_run_holds_no_name_and_its_key_does(place: Path) -> None:
    path = place / "r.run.sqlite"
    found = screen(place, "--run", path, "--blind", *FIXED)
    assert f"{path}.key.json" in found.stderr
    codes = {row["source"] for row in rows(found)}
    assert len(codes) == 2
    assert screen(place, "--run", path, "--blind", *FIXED).stdout == found.stdout
    held = path.read_bytes()
    for name in (b"a.txt", b"b.txt", b"inbox", b"Doe", b"Roe"):
        assert name not in held
    for record in ranking_of(path).records:
        said = json.dumps(record)
        assert "Doe" not in said
        assert "Roe" not in said
        assert record["row"]["sha256"] == ""
    key = (place / "r.run.sqlite.key.json").read_text()
    assert all(str(place / "inbox" / name) in key for name in ("a.txt", "b.txt", "c.txt"))
    assert all(code in key for code in codes)


def test_a_blind_run_without_its_key_does_not_go_on(place: Path) -> None:
    path = place / "r.run.sqlite"
    screen(place, "--run", path, "--blind", *FIXED)
    (place / "r.run.sqlite.key.json").unlink()
    refused(screen(place, "--run", path, "--blind", *FIXED), "key file", "put it back")


# matcher runs


def test_the_key_of_another_run_is_refused(place: Path) -> None:
    path, other = place / "b.run.sqlite", place / "c.run.sqlite"
    key = path.with_name(path.name + ".key.json")
    blind = screen(place, "--run", path, "--blind", *FIXED)
    screen(place, "--run", other, "--blind", *FIXED)
    kept = key.read_bytes()
    key.write_bytes(other.with_name(other.name + ".key.json").read_bytes())
    refused(screen(place, "--run", path, "--blind", *FIXED), "not the key file of this run")
    key.write_bytes(kept)
    assert screen(place, "--run", path, "--blind", *FIXED).stdout == blind.stdout


def spoilt(path: Path, sql: str, *values: object) -> None:
    with contextlib.closing(sqlite3.connect(path)) as db:
        for statement in sql.split(";"):
            db.execute(statement, values)
        db.commit()


HOSTILE = [
    ("DELETE FROM about WHERE name = 'posting'", None),
    ("UPDATE about SET value = '[]'", None),
    ("UPDATE about SET value = '{}' WHERE name = 'posting'", None),
    ("UPDATE about SET value = x'00'", None),
    ("UPDATE results SET record = 'text'", None),
    ("UPDATE results SET record = ?", b"[1]"),
    ("UPDATE results SET record = ?", b'{"row": 5}'),
    ("UPDATE results SET record = ?", b"[" * 200_000),
    ("UPDATE results SET record = ?", b" " * (MOST_BYTES + 1)),
    ("UPDATE results SET record = ?", b'{"row": NaN}'),
    ("CREATE TRIGGER t AFTER INSERT ON inputs BEGIN DELETE FROM results; END", None),
    ("ALTER TABLE results RENAME TO old; CREATE VIEW results AS SELECT * FROM old", None),
    ("DROP TABLE inputs", None),
    ("UPDATE about SET value = json_set(value, '$.requirements[0].possible', 'much') WHERE name = 'posting'", None),
    ("UPDATE about SET value = json_set(value, '$.requirements[0].id', 'another') WHERE name = 'posting'", None),
    ("UPDATE batches SET options = json_set(options, '$.min_score', 'high')", None),
]


@pytest.mark.parametrize(("sql", "record"), HOSTILE, ids=[str(number) for number in range(len(HOSTILE))])
def test_a_run_that_somebody_made_is_told_in_one_line(sql: str, record: bytes | None, place: Path) -> None:
    path = place / "r.run.sqlite"
    screen(place, "--run", path, *FIXED)
    if "TRIGGER" in sql:  # its statement holds the mark that parts statements
        with contextlib.closing(sqlite3.connect(path)) as db:
            db.execute(sql)
            db.commit()
    else:
        spoilt(path, sql, *(() if record is None else (zlib.compress(record),)))
    again = screen(place, "--run", path, *FIXED)  # it may have said how the posting was read before it comes to it
    assert (again.exit_code, again.stdout) == (2, "")
    assert again.stderr.splitlines()[-1].startswith(f"Error: {path}: ")
    refused(run("explain", path, "1"), str(path), "delete it")
    listed = run("runs", "list", place)
    assert listed.exit_code == 0
    assert "r.run.sqlite" in listed.stdout


@pytest.mark.parametrize("sql", ["UPDATE batches SET options = '{}'", "UPDATE inputs SET name = x'00'"])
def test_what_the_same_command_would_write_anew_is_told(sql: str, place: Path) -> None:
    path = place / "r.run.sqlite"
    screen(place, "--run", path, *FIXED)
    spoilt(path, sql)
    refused(run("explain", path, "1"), str(path), "delete it")


def test_runs_are_listed_and_purged(place: Path) -> None:
    folder = place / "runs"
    folder.mkdir()
    assert "No runs" in run("runs", "list", folder).stdout
    screen(place, "--run", folder, *FIXED)
    screen(place, "--run", folder, "--blind", *FIXED)
    (folder / "broken.run.sqlite").write_bytes(b"SQLite format 3\0 no")
    listed = run("runs", "list", folder).stdout
    assert "3 runs" in listed
    said = f"Litigation Paralegal ({place / 'posting.txt'}); as of 2026-11-01; 3 inputs, finished; name-blind"
    assert said.replace(" ", "") in "".join(listed.split())
    assert "damaged" in listed
    (folder / "broken.run.sqlite").unlink()
    kept = run("runs", "purge", folder, "--older-than", 1)
    assert (kept.exit_code, kept.stdout) == (0, "")
    for path in folder.iterdir():
        os.utime(path, (0, 0))
    gone = run("runs", "purge", folder, "--older-than", 30)
    assert gone.stdout.count("deleted ") == 3
    assert ".key.json" in gone.stdout
    assert list(folder.iterdir()) == []


def test_purging_all_asks_first(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_RUNS", str(place / "runs"))
    assert run("runs", "purge").exit_code == 2
    assert run("runs", "purge", "--all").exit_code == 0
    screen(place, *FIXED)
    assert run("runs", "purge", "--all", stdin="n\n").exit_code == 130
    assert len(list((place / "runs").iterdir())) == 1
    assert run("runs", "purge", "--all", stdin="y\n").exit_code == 0
    assert list((place / "runs").iterdir()) == []


def test_only_runs_are_purged(place: Path) -> None:
    refused(run("runs", "purge", place / "posting.txt"), "no run of 'matcher screen'")
    refused(run("runs", "purge", place / "nowhere"), "no such run")
    assert (place / "posting.txt").exists()


def test_reports_among_the_resumes_are_no_resumes(tmp_path: Path) -> None:
    """A report holds the words of the posting and of everybody in it: as a resume it would come first."""
    posting, resume = (SAMPLES / "litigation" / f"{side}.txt" for side in ("posting", "resume"))
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "resume.txt").write_bytes(resume.read_bytes())
    for name in ("a.csv", "a.html", "a.txt"):
        assert run("screen", posting, resume, *FIXED, "-o", folder / name).exit_code == 0
    for name in ("b.html", "b.md", "b.txt"):
        assert run("check", resume, posting, *FIXED, "-o", folder / name).exit_code == 0
    output = folder / "ranking.jsonl"
    for force in ((), ("--force",)):  # the second time, the output itself lies there as well
        assert run("screen", posting, folder, *FIXED, "-o", output, *force).exit_code == 0
        rows = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
        assert {Path(row["source"]).name: row["not_resume"] for row in rows} == {
            "resume.txt": "",
            **dict.fromkeys(("a.csv", "a.html", "a.txt", "b.html", "b.md", "b.txt"), "report"),
        }
        assert [row["rank"] for row in rows] == [1, *[None] * 6]
