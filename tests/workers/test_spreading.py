"""Work on resumes: here or in processes, in whatever order, whoever dies: the same records, none lost."""

from __future__ import annotations

import contextlib
import io
import json
import os
import pickle
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypeVar, cast

import pytest

from matcher.blind.codes import code
from matcher.documents.process import environment
from matcher.documents.wire import MAX_ANSWER, GoneError, receive
from matcher.errors import MatcherError
from matcher.library import Matcher
from matcher.model import Match
from matcher.reports.as_json import score_of
from matcher.reports.record_shapes import Record
from matcher.screening import recording
from matcher.screening.recording import Job, Worker
from matcher.screening.surveying import Observing
from matcher.workers import FEW, Task, Work, Workers, default_jobs, line, serving, spreading
from matcher.workers.spreading import Stock

K = TypeVar("K")
AS_OF = date(2026, 11, 1)
SAMPLES = Path(__file__).parents[2] / "samples"
RESUMES = sorted(SAMPLES.glob("*/resume.*"))
BROKEN = [("empty.txt", b" "), ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), ("cut.pdf", b"%PDF-1.4\nnothing")]
POISON = b"SKILLS\nWestlaw, and what ends a process"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
SECONDS = 60.0


@pytest.fixture(scope="module")
def job(matcher: Matcher) -> Job:
    posting = matcher.posting(SAMPLES / "litigation" / "posting.txt", as_of=AS_OF)
    return Job(posting, AS_OF, require=("tool.westlaw", "tool.clio"), key=b"k" * 32)


@pytest.fixture(scope="module")
def tasks() -> list[Task[int]]:
    """More files than are done without processes, all different."""
    readable = [(path.name, path.read_bytes()) for path in RESUMES]
    texts = [(f"{n}.txt", b"SKILLS\nWestlaw, Clio %d" % n) for n in range(FEW)]
    return [(key, name, data) for key, (name, data) in enumerate([*readable, *BROKEN, *texts])]


@pytest.fixture(scope="module")
def expected(job: Job, tasks: list[Task[int]]) -> dict[int, Record]:
    with Workers(job, 1) as workers:
        return dict(workers.map(tasks))


def processes(workers: Workers[Any]) -> list[int]:
    return [process._popen.pid for process in workers._pool._all]


def commanded(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Let the processes run other lines before they work."""
    code = "\n".join(
        ("from matcher.screening import recording", "from matcher.workers import serving", *lines, "serving.main()")
    )
    monkeypatch.setattr(line, "module_command", lambda _name: [sys.executable, "-P", "-c", code])


def poisoned(monkeypatch: pytest.MonkeyPatch, effect: str) -> None:
    """Let one file have an effect on the process that works on it."""
    commanded(
        monkeypatch,
        "import os, time",
        "real = recording.Worker.__call__",
        "def call(self, data, name):",
        f"    if data.startswith({POISON!r}):",
        f"        {effect}",
        "    return real(self, data, name)",
        "recording.Worker.__call__ = call",
    )


# One process, many processes


def test_a_record_says_what_check_says(job: Job, matcher: Matcher, expected: dict[int, Record]) -> None:
    for key, path in enumerate(RESUMES):
        match = matcher.match(path.read_bytes(), job.posting, as_of=AS_OF)
        row = expected[key]["row"]
        assert match.score is not None
        assert (row["score"], row["band"]) == (score_of(match), match.band)
        assert [k["state"] for k in row["knockouts"]] == [k.state for k in match.knockouts]
        assert [cell["requirement"] for cell in expected[key]["cells"]] == [c.requirement for c in match.contributions]
    assert {tuple(record["shows"]) for record in expected.values() if record["shows"]} == {job.require}


def test_what_cannot_be_read_has_a_record(tasks: list[Task[int]], expected: dict[int, Record]) -> None:
    statuses = [expected[key]["row"]["status"] for key, name, _ in tasks if name in dict(BROKEN)]
    assert statuses == ["empty", "unsupported", "corrupt"]
    assert len(expected) == len(tasks)


def test_many_processes_and_any_order_make_the_same_records(
    job: Job, tasks: list[Task[int]], expected: dict[int, Record]
) -> None:
    mixed = random.Random(6).sample(tasks, len(tasks))
    with Workers(job, 2) as workers:
        found = list(workers.map(mixed))
        assert len(processes(workers)) == 2
    assert sorted(key for key, _ in found) == sorted(expected)
    assert dict(found) == expected


def test_a_record_can_be_stored(expected: dict[int, Record]) -> None:
    for record in expected.values():
        assert json.loads(json.dumps(record)) == record


def test_files_are_held_few_at_a_time(job: Job, tasks: list[Task[int]]) -> None:
    taken = 0

    def given() -> Iterator[Task[int]]:
        nonlocal taken
        for task in tasks:
            taken += 1
            yield task

    with Workers(job, 2) as workers:
        for done, _ in enumerate(workers.map(given())):
            assert taken <= max(FEW + 1, done + 2 * workers.jobs + workers.jobs)


@pytest.mark.parametrize("jobs", [1, 2])
def test_without_work_nothing_is_started(job: Job, jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording, "Worker", lambda _: pytest.fail("loaded"))
    with Workers(job, jobs) as workers:
        assert list(workers.map([])) == []
        assert processes(workers) == []


def test_few_files_are_done_here(job: Job, tasks: list[Task[int]], expected: dict[int, Record]) -> None:
    with Workers(job, 2) as workers:
        assert dict(workers.map(tasks[:FEW])) == {key: expected[key] for key in range(FEW)}
        assert processes(workers) == []


def test_as_many_workers_as_cores() -> None:
    assert default_jobs() >= 1
    assert Workers(cast(Job, None)).jobs == default_jobs()


def test_a_job_can_be_sent_and_tells_no_key(job: Job) -> None:
    assert pickle.loads(pickle.dumps(job)) == job
    assert repr(job.key) not in repr(job)


def test_a_fault_of_the_program_costs_one_file(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Matcher.match

    def match(self: Matcher, *given: object, **options: object) -> Match:
        if given[0].document.source == "b.txt":  # type: ignore[attr-defined]
            raise ZeroDivisionError("Westlaw")
        return real(self, *given, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Matcher, "match", match)
    with Workers(job, 1) as workers:
        found = dict(workers.map([(name, f"{name}.txt", b"SKILLS\nWestlaw") for name in "abc"]))
    assert {key: record["row"]["status"] for key, record in found.items()} == {"a": "ok", "b": "corrupt", "c": "ok"}
    assert "report it" in found["b"]["row"]["reason"]
    assert "Westlaw" not in found["b"]["row"]["reason"]


def test_a_name_blind_record_names_nobody(job: Job) -> None:
    data = b"Jo Doe\njo.doe@example.com\n\nSKILLS\nWestlaw used by Jo Doe"
    with Workers(replace(job, blind=True), 1) as workers:
        found = dict(workers.map([(1, "Jo Doe.txt", data), (2, "Jo Doe 2.txt", data), (3, "Doe.pdf", b"%PDF-1.4")]))
    assert found[1] == found[2]
    assert {found[1]["row"]["source"], found[3]["row"]["source"]} == {code(job.key, data), code(job.key, b"%PDF-1.4")}
    assert found[1]["trace"]["people"]
    assert "Doe" not in json.dumps(found)


# In the order given


class FirstIsLast(Workers[str]):
    """Workers who are done with the first file when no other is to be had."""

    taken = 0

    def _made(self, tasks: Iterable[Task[K]], stock: Stock) -> spreading.Found[K, str]:
        waiting = iter(tasks)
        first = next(waiting)
        while stock.more() and (task := next(waiting, None)):
            self.taken += 1
            yield task[0], task[1]
        yield first[0], first[1]
        for key, name, _ in waiting:
            yield key, name


@pytest.mark.parametrize(("files", "size", "taken"), [(5, 0, 4), (1000, 0, 400), (1000, 2**23, 7)])
def test_few_results_and_few_bytes_wait_for_an_earlier_one(files: int, size: int, taken: int) -> None:
    workers = FirstIsLast(cast(Work[str], None), 2)
    names = [f"{number}.txt" for number in range(files)]
    data = bytes(size)
    assert list(workers.in_order((name, data) for name in names)) == names
    assert workers.taken == taken


# Processes that die


def test_killed_processes_lose_nothing(job: Job, tasks: list[Task[int]], expected: dict[int, Record]) -> None:
    with Workers(job, 2) as workers:
        found = {}
        for number, (key, record) in enumerate(workers.map(tasks)):
            found[key] = record
            if number == 5:
                for process in list(workers._pool._all):
                    process.kill()
    assert found == expected


def test_a_file_that_ends_its_process_twice_is_listed_and_costs_no_other(
    job: Job, tasks: list[Task[int]], expected: dict[int, Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    poisoned(monkeypatch, "os._exit(11)")
    with Workers(job, 2) as workers:
        found = dict(workers.map([*tasks[:3], (-1, "bad.txt", POISON), *tasks[3:], (-2, "too.txt", POISON + b"!")]))
    lost = [found.pop(key) for key in (-1, -2)]
    assert [record["row"]["status"] for record in lost] == ["corrupt", "corrupt"]
    assert [record["row"]["source"] for record in lost] == ["bad.txt", "too.txt"]
    assert found == expected


def test_a_file_that_takes_for_ever_is_listed(
    job: Job, tasks: list[Task[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    poisoned(monkeypatch, "time.sleep(600)")
    monkeypatch.setattr(line, "patience", lambda _: 3.0)
    with Workers(job, 2) as workers:
        found = dict(workers.map([(-1, "bad.txt", POISON), *tasks]))
    assert found[-1]["row"]["status"] == "timeout"
    assert len(found) == len(tasks) + 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_ctrl_c_is_for_the_master_to_hear(job: Job, tasks: list[Task[int]], expected: dict[int, Record]) -> None:
    with Workers(job, 2) as workers:
        found = {}
        for key, record in workers.map(tasks):
            found[key] = record
            for pid in processes(workers):
                os.kill(pid, signal.SIGINT)
        before = processes(workers)
    assert found == expected
    assert len(before) == 2


def test_whoever_stops_half_way_ends_the_processes(job: Job, tasks: list[Task[int]]) -> None:
    workers = Workers(job, 2)
    found = workers.map(tasks)
    next(found)
    held = list(workers._pool._all)
    assert held
    cast(Iterator[object], found).close()  # type: ignore[attr-defined]
    assert all(process._popen.wait(SECONDS) is not None for process in held)
    with pytest.raises(MatcherError, match="closed"):
        list(workers.map(tasks))


def test_a_fault_of_the_giver_ends_the_processes(job: Job, tasks: list[Task[int]]) -> None:
    def given() -> Iterator[Task[int]]:
        yield from tasks[: FEW + 4]
        raise KeyboardInterrupt

    workers = Workers(job, 2)
    with pytest.raises(KeyboardInterrupt):
        list(workers.map(given()))
    assert processes(workers) == []


# Processes that do not start


@pytest.mark.parametrize("code", ["raise SystemExit(9)", "print('hello')"])
def test_processes_that_do_not_start_are_an_error_of_one_line(
    code: str, job: Job, tasks: list[Task[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line, "module_command", lambda _name: [sys.executable, "-c", code])
    with Workers(job, 2) as workers, pytest.raises(MatcherError, match="cannot be started") as error:
        list(workers.map(tasks))
    assert "\n" not in str(error.value)


def test_processes_that_die_of_their_job_are_an_error(
    job: Job, tasks: list[Task[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    commanded(monkeypatch, "recording.Worker = None")
    with Workers(job, 2) as workers, pytest.raises(MatcherError, match="--jobs 1"):
        list(workers.map(tasks))


def test_a_vocabulary_that_cannot_be_used_is_an_error(job: Job, tasks: list[Task[int]], tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text("[[concept]]\nid = 1\n", encoding="utf-8")
    broken = replace(job, vocabulary=tmp_path / "own.toml")
    with Workers(broken, 2) as workers, pytest.raises(MatcherError, match=r"own\.toml"):
        list(workers.map(tasks))


@pytest.mark.parametrize("made", [lambda job, path: replace(job, vocabulary=path), lambda _, path: Observing(path)])
def test_a_vocabulary_is_found_from_another_folder(
    made: Callable[[Job, Path], Job | Observing], job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert pickle.loads(pickle.dumps(made(job, Path("own.toml")))).vocabulary == Path.cwd() / "own.toml"


# The process, from inside


def answers_to(messages: list[bytes], most: int) -> list[dict[str, object]]:
    """What a process answers until its master is gone."""

    class Pipe(io.BytesIO):
        left = most

        def write(self, data: object) -> int:
            if not self.left:
                raise BrokenPipeError
            self.left -= 1
            return super().write(data)  # type: ignore[arg-type]

    queue: SimpleQueue[bytes] = SimpleQueue()
    for message in messages:
        queue.put(message)
    pipe = Pipe()
    with pytest.raises(GoneError):
        serving.serve(queue, cast(io.RawIOBase, pipe))
    pipe.seek(0)
    return [json.loads(receive(cast(io.RawIOBase, pipe), 10**7)) for _ in range(most)]


def test_a_process_answers_with_records(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "allow_seconds", lambda _: None)
    file = [b"a.txt", b"SKILLS\nWestlaw"]
    with closing(Worker(job)) as own:
        assert answers_to([pickle.dumps(job), *file, *file], 2) == [{}, own(file[1], "a.txt")]


def test_a_process_ends_with_its_input(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    monkeypatch.setattr("os._exit", ended.append)
    queue: SimpleQueue[bytes] = SimpleQueue()
    serving.listen(cast(io.RawIOBase, io.BytesIO(b"\0\0\0\2hi")), queue)
    assert (queue.get(), ended) == (b"hi", [0])


def test_what_is_too_large_is_for_its_reader_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os._exit", lambda _: None)
    queue: SimpleQueue[bytes] = SimpleQueue()
    size = MAX_ANSWER + 1
    serving.listen(cast(io.RawIOBase, io.BytesIO(size.to_bytes(4, "big") + bytes(size))), queue)
    assert len(queue.get()) == size


def parents() -> dict[int, int]:
    """The parent of every process that is alive; one that ended and that nobody has asked how is not."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, parent = path.read_text(errors="replace").rpartition(")")[2].split()[:2]
            if state != "Z":
                found[int(path.parent.name)] = int(parent)
    return found


def family(master: int) -> tuple[set[int], set[int]]:
    """The children of a process, and theirs."""
    alive = parents()
    own = {pid for pid, parent in alive.items() if parent == master}
    return own, {pid for pid, parent in alive.items() if parent in own}


def until(is_true: Callable[[], bool]) -> bool:
    end = time.monotonic() + SECONDS
    while not is_true() and time.monotonic() < end:
        pass
    return is_true()


@LINUX
def test_no_process_outlives_its_master(job: Job) -> None:
    lines = (
        "import sys, pickle\n"
        "from matcher.workers import Workers\n"
        "workers = Workers(pickle.loads(sys.stdin.buffer.read()), 2)\n"
        "endless = ((n, 'a.txt', b'SKILLS Westlaw') for n in iter(int, 1))\n"
        "for number, _ in enumerate(workers.map(endless)):\n"
        "    if number == 9:\n"
        "        print('works', flush=True)\n"
    )
    master = subprocess.Popen(
        [sys.executable, "-c", lines], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()
    )
    assert master.stdin is not None
    assert master.stdout is not None
    with master:
        master.stdin.write(pickle.dumps(job))
        master.stdin.close()
        assert master.stdout.readline() == b"works\n"
        # Two workers, of which one may be still about to begin, and each with a process that reads.
        assert until(lambda: tuple(map(len, family(master.pid))) == (2, 2))
        own, readers = family(master.pid)
        master.kill()
    assert until(lambda: not (own | readers) & parents().keys())
