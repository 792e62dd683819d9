"""What safety costs: whole files, read and extracted, with the sandbox against without, in the same run."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from statistics import median

import pytest

from matcher.documents import read
from matcher.documents.preflight import check
from matcher.documents.sandbox import Sandbox
from matcher.library import Matcher
from matcher.model import Document
from tests.corpus import pdf
from tests.corpus.resumes import RESUMES

pytestmark = pytest.mark.benchmark
SHARED = Path(__file__).resolve().parents[3] / "shared" / "documents" / "resumes_pdf"
AS_OF = date(2026, 11, 1)
ROUNDS = 5


def ratio(name: str, slow: Callable[[], object], fast: Callable[[], object]) -> float:
    """The median of the ratios of two calls that take turns, so that a busy moment hits both."""
    slow(), fast()
    found = median(_seconds(slow) / _seconds(fast) for _ in range(ROUNDS))
    sys.stdout.write(f"\n{name}: {found:.2f}")
    return found


def _seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The invented resumes in two layouts each."""
    folder = tmp_path_factory.mktemp("generated")
    paths = []
    for number, content in enumerate(RESUMES):
        for layout in (pdf.one_column, pdf.left_sidebar):
            paths.append(folder / f"{number}-{layout.__name__}.pdf")
            paths[-1].write_bytes(layout(content))
    return paths


def whole_files(matcher: Matcher, reader: Callable[[Path], Document], paths: Sequence[Path]) -> None:
    """Read and extract each of them."""
    for path in paths:
        matcher.resume(reader(path), as_of=AS_OF)


def test_the_sandbox_costs_little_of_a_whole_file(matcher: Matcher, generated: list[Path]) -> None:
    with Sandbox() as sandbox:
        found = ratio(
            "read and extract, with the sandbox / without (generated PDFs)",
            lambda: whole_files(matcher, sandbox.read, generated * 2),
            lambda: whole_files(matcher, read, generated * 2),
        )
    assert found <= 1.5


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the development material is not here")
def test_the_sandbox_costs_little_of_a_real_file(matcher: Matcher) -> None:
    paths = sorted(SHARED.glob("*.pdf"))[:20]
    with Sandbox() as sandbox:
        found = ratio(
            "read and extract, with the sandbox / without (real PDFs)",
            lambda: whole_files(matcher, sandbox.read, paths),
            lambda: whole_files(matcher, read, paths),
        )
    assert found <= 1.5


def test_the_sandbox_and_a_batch_with_its_start(matcher: Matcher, generated: list[Path]) -> None:
    def batch() -> None:
        with Sandbox() as sandbox:
            whole_files(matcher, sandbox.read, generated * 16)

    found = ratio(
        "a batch of 128 files with the start of the process / without",
        batch,
        lambda: whole_files(matcher, read, generated * 16),
    )
    assert found <= 1.5


def test_the_look_before_parsing_costs_little_of_parsing(generated: list[Path]) -> None:
    files = [path.read_bytes() for path in generated]
    found = ratio(
        "preflight / reading",
        lambda: [check(data) for data in files],
        lambda: [read(data) for data in files],
    )
    assert found <= 0.2
