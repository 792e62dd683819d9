"""Pages of PDF a second against pdfplumber's ``extract_text`` in the same run, with all that we do to a page."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber
import pytest

from matcher.documents.pdf import read
from tests.corpus.pdf import LAYOUTS
from tests.corpus.resumes import RESUMES

pytestmark = pytest.mark.benchmark
SHARED = Path(__file__).resolve().parents[3] / "shared" / "documents"
ROUNDS = 5


def extract_text(data: bytes) -> None:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.extract_text()


def seconds(call: Callable[[bytes], object], files: Sequence[bytes], rounds: int) -> float:
    """The shortest time of a pass over the files, after one that warms it up; what else the machine does only adds."""
    taken = []
    for _ in range(rounds + 1):
        start = time.process_time()
        for data in files:
            call(data)
        taken.append(time.process_time() - start)
    return min(taken[1:])


def ratio(name: str, files: Sequence[bytes]) -> float:
    ours = seconds(read, files, ROUNDS)
    found = seconds(extract_text, files, 1) / ours
    sys.stdout.write(f"\n{name}: extract_text / ours = {found:.1f}")
    return found


def test_generated_layouts() -> None:
    files = [layout(content) for layout in LAYOUTS.values() for content in RESUMES[:2]]
    assert ratio("generated PDFs", files) >= 8


@pytest.mark.shared
def test_real_resumes() -> None:
    paths = sorted(SHARED.glob("**/*.pdf"))[::6]
    if not paths:
        pytest.skip("the development material is not beside the checkout")
    assert ratio("real PDFs", [path.read_bytes() for path in paths]) >= 8
