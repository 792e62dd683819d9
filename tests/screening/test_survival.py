"""Runs that are cut short, run side by side or answered from: the output is that of an undisturbed run."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
POSTING = "Litigation Paralegal\n\nRequirements:\n- Westlaw\n- CM/ECF\n- Relativity\n- 3 years of experience\n"
KNOWN = ("Westlaw", "CM/ECF", "Relativity", "Clio", "Everlaw")
NUMBER = 12
# What an uninterrupted run does to its file: what is beyond it kills nothing.
POINTS = random.Random(20261101).sample(range(1, 90), 6)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A posting, and resumes of which one is a copy of another and two cannot be read."""
    folder = tmp_path_factory.mktemp("screening")
    (folder / "posting.txt").write_text(POSTING)
    inbox = folder / "inbox"
    inbox.mkdir()
    for number in range(NUMBER):
        shown = ", ".join(KNOWN[: number % len(KNOWN) + 1])
        text = f"Jo Doe {number}\n\nEXPERIENCE\nParalegal, Roe LLP, 2018 - 20{19 + number % 7}\n- Used {shown} daily.\n"
        (inbox / f"{number:02}.txt").write_text(text)
    (inbox / "copy.txt").write_bytes((inbox / "03.txt").read_bytes())
    (inbox / "empty.txt").write_bytes(b"")
    (inbox / "torn.pdf").write_bytes(b"%PDF-1.7 torn")
    return folder


def command(place: Path, run: Path, *more: str) -> list[str]:
    given = ("screen", str(place / "posting.txt"), str(place / "inbox"), "--run", str(run), "--format", "jsonl")
    return [*given, "--as-of", "2026-11-01", "--jobs", "2", *more]


def start(arguments: Sequence[str], *before: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, *(before or ("-m", "matcher")), *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def finished(process: subprocess.Popen[bytes]) -> tuple[int, bytes]:
    out, _ = process.communicate()
    return process.returncode, out


@pytest.fixture(scope="module")
def undisturbed(place: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    code, out = finished(start(command(place, tmp_path_factory.mktemp("undisturbed") / "one.run.sqlite")))
    assert code == 4
    assert len(out.splitlines()) == NUMBER + 3
    return out


def journal(run: Path) -> tuple[list[int], int]:
    """How often each result was worked out, and how many inputs have one."""
    with sqlite3.connect(run) as db:
        made = [row[0] for row in db.execute("SELECT made FROM results ORDER BY key")]
        [(done,)] = db.execute("SELECT count(*) FROM inputs JOIN results USING (key)")
    db.close()
    return made, done


def test_a_run_killed_again_and_again_goes_on_and_ends_as_if_nothing_had_been(
    place: Path, undisturbed: bytes, tmp_path: Path
) -> None:
    run = tmp_path / "killed.run.sqlite"
    killed = 0
    for point in POINTS:
        code, out = finished(start(command(place, run), "-m", "tests.screening.killed", str(point)))
        killed += code == -signal.SIGKILL
        assert out in (b"", undisturbed)
    assert killed >= len(POINTS) // 2
    assert finished(start(command(place, run))) == (4, undisturbed)
    made, done = journal(run)
    assert done == NUMBER + 3
    assert made == [1] * (NUMBER + 2)
    assert [path.name for path in tmp_path.iterdir()] == [run.name]


def test_two_runs_at_once_are_both_right(place: Path, undisturbed: bytes, tmp_path: Path) -> None:
    run = tmp_path / "shared.run.sqlite"
    both = [start(command(place, run)) for _ in range(2)]
    assert [finished(process) for process in both] == [(4, undisturbed)] * 2
    assert journal(run)[1] == NUMBER + 3
    assert [path.name for path in tmp_path.iterdir()] == [run.name]


def test_two_runs_of_different_files_at_once_share_a_file(place: Path, undisturbed: bytes, tmp_path: Path) -> None:
    run = tmp_path / "shared.run.sqlite"
    few = [str(place / "posting.txt"), *(str(place / "inbox" / f"{n:02}.txt") for n in range(4))]
    one = start(command(place, run))
    other = start(["screen", *few, "--run", str(run), "--format", "jsonl", "--as-of", "2026-11-01"])
    assert finished(one) == (4, undisturbed)
    code, out = finished(other)
    assert code == 0
    assert sorted(json.loads(line)["source"] for line in out.splitlines()) == few[1:]


ASIDE = """
import sys
from matcher.cli import cli
code = cli.main(sys.argv[1:], standalone_mode=False)
from matcher.vocabulary import _load
heavy = [name for name in ("spacy", "sklearn", "pdfplumber", "multiprocessing") if name in sys.modules]
print(code, heavy, _load.cache_info().misses, file=sys.stderr)
"""


def test_a_second_run_answers_from_the_first_and_loads_nothing(place: Path, undisturbed: bytes, tmp_path: Path) -> None:
    run = tmp_path / "once.run.sqlite"
    assert finished(start(command(place, run, "--require", "Westlaw")))[0] == 4
    again = start(command(place, run), "-c", ASIDE)
    out, said = again.communicate()
    assert out == undisturbed
    assert said.splitlines()[-1] == b"4 [] 0"
    required = start(command(place, run, "--require", "Westlaw"), "-c", ASIDE).communicate()[1]
    assert required.splitlines()[-1] == b"4 [] 0"
    assert set(journal(run)[0]) == {1}


def test_another_concept_is_worked_out_and_what_is_known_kept(place: Path, tmp_path: Path) -> None:
    run = tmp_path / "asked.run.sqlite"
    fresh = tmp_path / "fresh.run.sqlite"
    for concept in ("Westlaw", "Clio"):
        assert finished(start(command(place, run, "--require", concept)))[0] == 4
    both = ("--require", "Clio", "--require", "Westlaw")
    assert finished(start(command(place, run, *both))) == finished(start(command(place, fresh, *both)))
    with sqlite3.connect(run) as db:
        counts = dict(db.execute("SELECT status, max(made) FROM results GROUP BY status"))
    db.close()
    assert counts == {"ok": 2, "empty": 1, "corrupt": 1}


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_ctrl_c_ends_with_what_is_done(place: Path, undisturbed: bytes, tmp_path: Path) -> None:
    run, output = tmp_path / "stopped.run.sqlite", tmp_path / "out.jsonl"
    asked = command(place, run, "-o", str(output))
    stopped = start(asked, "-c", STOPPED)
    said = stopped.communicate()[1].decode()
    assert stopped.returncode == 130
    assert "the same command goes on" in said.splitlines()[-1]
    partial = output.read_bytes().splitlines()
    assert 0 < len(partial) < NUMBER
    assert finished(start(asked))[0] == 4
    assert output.read_bytes() == undisturbed
    assert finished(start(asked))[0] == 5
    assert set(journal(run)[0]) == {1}


STOPPED = """
import os, signal, sys
from matcher.screening.run_file import RunFile
from matcher.cli import main
put = RunFile.put
def stopping(*args):
    put(*args)
    if stopping.left == 0:
        os.kill(os.getpid(), signal.SIGINT)
    stopping.left -= 1
stopping.left = 2
RunFile.put = stopping
main()
"""
