"""Extraction against spaCy's own tokenizer, against longer texts, and its memory: ``pytest -m benchmark -s`` prints."""

from __future__ import annotations

import gc
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path

import pytest

from matcher.documents import read_text
from matcher.extraction.pipeline import Reader
from matcher.library import Matcher, Text
from matcher.model import DocumentType
from tests.corpus.noise import KINDS, noise
from tests.corpus.resumes import RESUMES
from tests.corpus.txt import plain

pytestmark = pytest.mark.benchmark
AS_OF = date(2026, 11, 1)
UNSEEN = 0.03
# The aim is 1. Measured on a busy machine: 1.9 to 2.7 on real resumes, and 7 to 9 on the dense, regular lines of the
# corpus, whose chunks the stock tokenizer has in its cache. The bounds keep what was reached; lower them with the next
# gain.
MADE = 10.0
REAL = 3.0
RESUME_FOLDERS = [
    path for path in [Path(__file__).resolve().parents[3] / "shared" / "documents" / "resumes"] if path.is_dir()
]
MIB = 1 << 20
PAGE = 4096


def show(name: str, value: float) -> None:
    sys.stdout.write(f"\n{name}: {value:.2f}")


def fresh(seed: int) -> Iterator[str]:
    """Endless resumes, none like another: the corpus's lines in another order, three words in a hundred never seen."""
    chance = random.Random(seed)
    lines = [line for content in RESUMES for line in plain(content).decode().splitlines() if line.strip()]

    def word(known: str) -> str:
        if chance.random() >= UNSEEN:
            return known
        letters = "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=8))
        return letters.capitalize() if known.istitle() else letters

    while True:
        chosen = chance.sample(lines, min(60, len(lines)))
        yield "\n".join(" ".join(map(word, line.split(" "))) for line in chosen) + "\nI can't wait to start.\n"


def cpu(call: Callable[[], object]) -> float:
    """The CPU time of a call without garbage collection, which would fall on one call for the litter of many."""
    gc.disable()
    start = time.process_time()
    call()
    taken = time.process_time() - start
    gc.enable()
    return taken


def against_stock(matcher: Matcher, texts: Sequence[str]) -> float:
    """CPU time of extraction over that of spaCy's tokenizer, on the second half of some texts after the first."""
    import spacy

    stock = spacy.blank("en")
    own = Reader(matcher.vocabulary)
    documents = [read_text(text) for text in texts]
    half = len(documents) // 2
    for document in documents[:half]:
        own.resume(document, AS_OF)
        stock.make_doc(document.text)
    gc.collect()
    ours = sum(cpu(partial(own.resume, document, AS_OF)) for document in documents[half:])
    theirs = sum(cpu(partial(stock.make_doc, document.text)) for document in documents[half:])
    return ours / theirs


def test_extraction_against_spacys_tokenizer(matcher: Matcher) -> None:
    ratio = against_stock(matcher, list(islice(fresh(1), 100)))
    show("whole extraction of a made resume / spaCy's tokenizer alone", ratio)
    assert ratio < MADE


@pytest.mark.shared
@pytest.mark.skipif(not RESUME_FOLDERS, reason="the shared documents are not beside the checkout")
def test_extraction_of_real_resumes_against_spacys_tokenizer(matcher: Matcher) -> None:
    texts = [path.read_text(encoding="utf-8") for folder in RESUME_FOLDERS for path in sorted(folder.rglob("*.txt"))]
    ratio = against_stock(matcher, texts)
    show("whole extraction of a real resume / spaCy's tokenizer alone", ratio)
    assert ratio < REAL


@pytest.mark.parametrize("doc_type", ["posting", "resume"])
@pytest.mark.parametrize("kind", KINDS)
def test_twice_the_noise_is_about_twice_the_work(matcher: Matcher, kind: str, doc_type: DocumentType) -> None:
    small, large = (read_text(noise(kind, length), kind) for length in (60_000, 120_000))

    def seconds(index: int) -> float:
        document = (small, large)[index]
        return min(cpu(lambda: matcher.extract(document, as_of=AS_OF, doc_type=doc_type)) for _ in range(2))

    base = seconds(0)
    ratio = seconds(1) / base
    show(f"{kind} as {doc_type}, 120,000 characters / 60,000", ratio)
    # What takes less than a few milliseconds is lost in the noise of the clock.
    assert ratio < 3.2 or base < 0.03


@pytest.mark.parametrize("kind", ["jobs", "commas", "requirements", "identical bullets"])
def test_matching_noise_grows_with_the_text(matcher: Matcher, kind: str) -> None:
    asked = matcher.posting(Text(noise("requirements", 4_000)), as_of=AS_OF)

    def seconds(length: int) -> float:
        resume = matcher.resume(Text(noise(kind, length)), as_of=AS_OF)
        return min(cpu(lambda: matcher.match(resume, asked, as_of=AS_OF)) for _ in range(3))

    base = seconds(60_000)
    ratio = seconds(120_000) / base
    show(f"matching {kind}, 120,000 characters / 60,000", ratio)
    assert ratio < 3.2 or base < 0.03


def growth(documents: int) -> int:
    """The bytes by which this process's memory grows while so many fresh documents are read."""
    statm = Path("/proc/self/statm")
    matcher = Matcher()
    texts = fresh(2)

    def read(count: int) -> int:
        for _ in range(count):
            matcher.resume(Text("".join(next(texts).splitlines(keepends=True)[:12])), as_of=AS_OF)
        return int(statm.read_text().split()[1]) * PAGE

    return -read(documents // 40) + read(documents)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="reads the process's memory from /proc")
def test_memory_stays_flat_over_twenty_thousand_documents() -> None:
    script = "from tests.benchmarks.test_extraction import growth; print(growth(20_000))"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    grown = int(done.stdout)
    show("MiB that 20,000 fresh documents leave behind", grown / MIB)
    assert grown < 30 * MIB
