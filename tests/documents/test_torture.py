"""A folder of hard files, named by the variable MATCHER_TORTURE: every one ends in a status, and in time."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple, get_args

import pytest

from matcher.documents.sandbox import Sandbox
from matcher.model import DocumentStatus

FOLDER = os.environ.get("MATCHER_TORTURE", "")
# Of a thousand files.
MOST_TIMEOUTS = 1

pytestmark = [
    pytest.mark.torture,
    pytest.mark.skipif(not FOLDER, reason="MATCHER_TORTURE names no folder of hard files"),
]


class Outcome(NamedTuple):
    """What became of a file."""

    name: str
    status: str
    seconds: float
    reason: str


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    files = sorted(path for path in Path(FOLDER).rglob("*") if path.is_file() and path.suffix != ".tsv")
    assert files, f"{FOLDER} holds no files"
    with Sandbox() as sandbox, ThreadPoolExecutor(os.cpu_count()) as pool:

        def read(path: Path) -> Outcome:
            start = time.perf_counter()
            document = sandbox.read(path)
            return Outcome(path.name, document.status, time.perf_counter() - start, " ".join(document.warnings[:1]))

        return list(pool.map(read, files))


def test_every_file_ends_in_a_status(outcomes: list[Outcome]) -> None:
    counts = Counter(outcome.status for outcome in outcomes)
    seconds = sorted(outcome.seconds for outcome in outcomes)
    p50, p95 = (seconds[int(len(seconds) * share)] for share in (0.5, 0.95))
    sys.stdout.write(f"\n{len(outcomes)} files: {dict(counts.most_common())}\n")
    sys.stdout.write(f"seconds: p50 {p50:.3f}, p95 {p95:.3f}, most {seconds[-1]:.3f}\n")
    for outcome in sorted(outcomes, key=lambda outcome: (outcome.status, outcome.name)):
        if outcome.status not in ("ok", "empty", "needs_ocr"):
            sys.stdout.write(f"{outcome.status:12} {outcome.seconds:6.2f} {outcome.name}: {outcome.reason}\n")
    assert set(counts) <= set(get_args(DocumentStatus))


def test_hardly_any_file_takes_too_long(outcomes: list[Outcome]) -> None:
    late = [outcome.name for outcome in outcomes if outcome.status == "timeout"]
    assert len(late) <= 1 + len(outcomes) * MOST_TIMEOUTS // 1000, late
