"""What a batch costs: ratios of one run, and beside them the figures of docs/screening.md, which depend on the machine.

``pytest -m benchmark -s tests/benchmarks/test_screening.py`` prints both.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from statistics import median

import pytest

from matcher.library import Matcher, Text
from matcher.screening.recording import Job
from matcher.workers import FEW, Task, Workers
from tests.corpus import docx, pdf, txt
from tests.corpus.resumes import RESUMES

pytestmark = pytest.mark.benchmark
SHARED = Path(__file__).resolve().parents[3] / "shared" / "documents" / "resumes_pdf"
SAMPLES = Path(__file__).resolve().parents[2] / "samples"
AS_OF = date(2026, 11, 1)
ROUNDS = 3
FILES = 120
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture(scope="module")
def job(matcher: Matcher) -> Job:
    return Job(matcher.posting(SAMPLES / "litigation" / "posting.txt", as_of=AS_OF), AS_OF)


def generated(suffix: str) -> list[bytes]:
    """The invented resumes in one format."""
    made: dict[str, Callable[..., bytes]] = {"pdf": pdf.one_column, "docx": docx.plain, "txt": txt.plain}
    return [made[suffix](content) for content in RESUMES]


def tasks(files: Sequence[bytes], suffix: str, count: int = FILES) -> list[Task[int]]:
    return [(n, f"{n}.{suffix}", data) for n, data in enumerate(islice(cycle(files), count))]


def seconds(workers: Workers, given: Sequence[Task[int]]) -> float:
    start = time.perf_counter()
    assert len(list(workers.map(given))) == len(given)
    return time.perf_counter() - start


def two_against_one(job: Job, given: Sequence[Task[int]], name: str) -> float:
    """How much faster two workers are than one, once both have started; they take turns."""
    with Workers(job, 1) as one, Workers(job, 2) as two:
        seconds(one, given[: FEW + 4])
        seconds(two, given[: FEW + 4])
        alone, both = zip(*((seconds(one, given), seconds(two, given)) for _ in range(ROUNDS)), strict=True)
    ratio = median(a / b for a, b in zip(alone, both, strict=True))
    rates = [len(given) / median(taken) for taken in (alone, both)]
    sys.stdout.write(f"\n{name}: {rates[0]:.0f}/s with one worker, {rates[1]:.0f}/s with two: {ratio:.2f}")
    return ratio


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one core")
@pytest.mark.parametrize("suffix", ["pdf", "docx", "txt"])
def test_two_workers_against_one(job: Job, suffix: str) -> None:
    assert two_against_one(job, tasks(generated(suffix), suffix), f"generated {suffix}") >= 1.7


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the development material is not here")
def test_two_workers_against_one_on_real_files(job: Job) -> None:
    files = [path.read_bytes() for path in sorted(SHARED.glob("*.pdf"))]
    assert two_against_one(job, tasks(files, "pdf"), "real PDFs") >= 1.7


def resident(pid: int) -> float:
    """The memory that a process holds, in MB."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2


def children(parent: int) -> list[int]:
    found = {int(p.parent.name): p.read_text().rpartition(")")[2].split()[1] for p in Path("/proc").glob("[0-9]*/stat")}
    return [pid for pid, of in found.items() if int(of) == parent]


@LINUX
def test_memory_is_flat_over_ten_thousand_resumes(job: Job) -> None:
    lines = ["Westlaw", "Clio", "Relativity", "PACER", "Drafted pleadings", "Filed motions", "Notary Public", "Excel"]
    held: dict[int, dict[str, float]] = {}

    def given() -> list[Task[int]]:
        return [
            (n, f"{n}.txt", f"Person {n}\n\nSKILLS\n{lines[n % 8]}, {lines[n // 8 % 8]}\nword{n:x}".encode())
            for n in range(10_000)
        ]

    with Workers(job, 2) as workers:
        for done, _ in enumerate(workers.map(given()), 1):
            if done in (1_000, 10_000):
                own = [process._popen.pid for process in workers._pool._all]
                held[done] = {
                    "this process": resident(os.getpid()),
                    "workers": max(map(resident, own)),
                    "readers": max(resident(pid) for parent in own for pid in children(parent)),
                }
    for name in held[1_000]:
        first, last = held[1_000][name], held[10_000][name]
        sys.stdout.write(f"\n{name}: {first:.0f} MB after 1,000 resumes, {last:.0f} MB after 10,000")
        assert last <= 1.05 * first + 5


def test_a_match_without_advice_against_a_whole_one(matcher: Matcher, job: Job) -> None:
    resume = matcher.resume(Text((SAMPLES / "litigation" / "resume.txt").read_text(encoding="utf-8")), as_of=AS_OF)

    def taken(*, advise: bool) -> float:
        start = time.perf_counter()
        for _ in range(20):
            matcher.match(resume, job.posting, as_of=AS_OF, advise=advise)
        return time.perf_counter() - start

    taken(advise=True)
    ratio = median(taken(advise=True) / taken(advise=False) for _ in range(ROUNDS))
    sys.stdout.write(f"\na match with gaps and advice / without: {ratio:.1f}")
    assert ratio > 3
