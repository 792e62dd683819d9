"""A cluster of real processes at full size: ``pytest -m benchmark tests/benchmarks/test_cluster.py -s``."""

from __future__ import annotations

import os
import signal
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import pytest

pytest.importorskip("distributed", reason="needs the extra [cluster]")

from distributed import Client, LocalCluster

from matcher import cluster
from matcher.cluster import running
from matcher.cluster.extractor import Job
from tests.cluster import generated

pytestmark = pytest.mark.benchmark
JOB = Job(as_of=date(2026, 11, 1), doc_type="resume", rows=250)
NUMBER = 20_000
LEAST_SPEED_UP = 1.6


def on(workers: int) -> LocalCluster:
    return LocalCluster(
        n_workers=workers, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0", silence_logs=100
    )


def test_20000_documents_with_a_worker_killed_are_complete_and_equal_to_local(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = generated.write(tmp_path / "resumes.parquet", NUMBER)
    cluster.extract(source, tmp_path / "local", job=JOB)
    seen, killed = [], []
    take = running._Run.take

    def killing(run: Any, *taken: Any) -> None:
        take(run, *taken)
        seen.append(taken)
        busy = [address for address, tasks in client.processing().items() if tasks]
        if busy and not killed and len(seen) > NUMBER / JOB.rows / 2:
            killed.append(client.run(os.getpid, workers=busy[:1])[busy[0]])
            os.kill(killed[0], signal.SIGKILL)

    monkeypatch.setattr(running._Run, "take", killing)
    with on(2) as local, Client(local) as client:
        made = cluster.extract(source, tmp_path / "out", client, JOB)
    assert killed
    assert made == cluster.Summary(NUMBER, NUMBER // 100, NUMBER // JOB.rows, 0, 0)
    assert generated.content(tmp_path / "out") == generated.content(tmp_path / "local")


def test_two_workers_are_faster_than_one(tmp_path: Path) -> None:
    """Both clusters stand, one rests while the other works; the median of three turns."""
    source = generated.write(tmp_path / "resumes.parquet", NUMBER // 5)
    ratios = []
    with on(1) as one, Client(one) as first, on(2) as two, Client(two) as second:

        def seconds(client: Client, name: str, job: Job = JOB) -> float:
            start = time.perf_counter()
            cluster.extract(source, tmp_path / name, client, job)
            return time.perf_counter() - start

        for name, client in (("warm-one", first), ("warm-two", second)):
            seconds(client, name, replace(JOB, rows=100))
        for turn in range(3):
            ratios.append(seconds(first, f"one-{turn}") / seconds(second, f"two-{turn}"))
    sys.stdout.write(f"\none worker / two workers: {', '.join(f'{ratio:.2f}' for ratio in ratios)}")
    assert median(ratios) >= LEAST_SPEED_UP
