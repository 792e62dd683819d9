"""Documents for an index: made ready here or in processes, in the order given, whatever is among them."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from matcher.documents.process import Process
from matcher.index import Index, Item
from matcher.index.folder import DATABASE as FILE
from matcher.index.preparing import Preparer
from matcher.index.store import Stored
from matcher.library import Matcher, Text
from matcher.model import Failure
from matcher.screening.indexing import Preparing, ready
from matcher.workers import FEW, line

DAY = date(2026, 11, 1)
SAMPLES = Path(__file__).parents[2] / "samples"
POSTING = {"@type": "JobPosting", "title": "Paralegal", "description": "Requirements: Westlaw, Notary Public"}
POISON = Text("Skills: Westlaw, and what ends a process")
BY_ID = "working on it ended the program twice"


@pytest.fixture(scope="module")
def items() -> list[Item | Failure]:
    """More documents than are done without processes, of every kind."""
    files = [Item(path.name, path.read_bytes(), DAY, states=("CA",)) for path in sorted(SAMPLES.glob("*/resume.*"))]
    texts = [Item(f"t{n}", Text(f"Skills: Westlaw, Clio {n}"), DAY, "resume") for n in range(FEW)]
    return [
        *files,
        Item("empty", b" ", DAY),
        Item("cut", b"%PDF-1.4 nothing", DAY),
        Failure("line 3", "corrupt", "this line is no JSON object"),
        *texts,
        Item("nowhere", Text("Skills: Westlaw"), DAY, states=("Atlantis",)),
        Item("posting", POSTING, DAY, remote=True, as_of="latest"),
        Item("undated", POSTING, DAY, dated=False),
        # the second of an id takes the place of the first
        Item("t3", Text("Skills: PACER"), DAY, "resume"),
    ]


@pytest.fixture(scope="module")
def expected(matcher: Matcher, items: list[Item | Failure]) -> list[Stored | Failure]:
    """What the index itself makes of them; what the caller says and cannot be is a failure here."""
    prepare = Preparer(matcher)
    nowhere = Failure("nowhere", "corrupt", "'Atlantis' is no state; write it like CA or California")
    return [one if isinstance(one, Failure) else nowhere if one.id == "nowhere" else prepare(one) for one in items]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_any_number_of_jobs_makes_the_same_in_the_same_order(
    jobs: int, items: list[Item | Failure], expected: list[Stored | Failure]
) -> None:
    assert list(ready(items, Preparing(), jobs=jobs)) == expected


def documents(folder: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / FILE)) as db:
        return db.execute("SELECT * FROM documents ORDER BY number").fetchall()


def test_any_number_of_jobs_makes_the_same_index(items: list[Item | Failure], matcher: Matcher, tmp_path: Path) -> None:
    made = []
    for jobs in (1, 2):
        folder = tmp_path / str(jobs)
        with Index(folder, matcher, create=True) as index:
            counts = index.put(ready(items, Preparing(), jobs=jobs))
        made.append((counts, documents(folder)))
    assert made[0] == made[1]
    assert [failure.source for failure in made[0][0].failures] == ["empty", "cut", "line 3", "nowhere"]


def test_a_document_that_ends_its_process_is_a_failure_by_its_id(
    items: list[Item | Failure], expected: list[Stored | Failure], monkeypatch: pytest.MonkeyPatch
) -> None:
    code = (
        "import os\n"
        "from matcher.screening import indexing\nfrom matcher.workers import serving\n"
        "real = indexing.Hand.__call__\n"
        "def call(self, data, name):\n"
        f"    return os._exit(11) if {POISON.text.encode()!r} in data else real(self, data, name)\n"
        "indexing.Hand.__call__ = call\n"
        "serving.main()\n"
    )
    monkeypatch.setattr(line, "module_command", lambda _name: [sys.executable, "-P", "-c", code])
    found = list(ready([items[0], Item("bad", POISON, DAY), *items[1:]], Preparing(), jobs=2))
    lost = found.pop(1)
    assert isinstance(lost, Failure)
    assert (lost.source, lost.status) == ("bad", "corrupt")
    assert lost.reason.startswith(BY_ID)
    assert found == expected


def test_whoever_stops_half_way_ends_the_processes(
    items: list[Item | Failure], monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Process] = []

    class Noted(Process):
        def __init__(self, command: Sequence[str]) -> None:
            super().__init__(command)
            started.append(self)

    monkeypatch.setattr(line, "Process", Noted)
    with closing(ready(items, Preparing(), jobs=2)) as found:
        assert isinstance(next(found), Stored)
        assert started
    assert all(process._popen.returncode is not None for process in started)


def test_a_path_is_said_from_the_root_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    job = Preparing(Path("own.toml"))
    assert job == replace(job, vocabulary=Path.cwd() / "own.toml")
