"""What one core does and one document takes, on this machine: ``python -m tests.benchmarks.capacity``.

CPU seconds of this process, so that other work on the machine counts little; the figures of docs/capacity.md.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from matcher import Matcher, Text
from matcher.codec import decode, encode
from matcher.database import Numbers
from matcher.index import Index, Item
from matcher.model import Posting, Resume
from matcher.parquet import write_parquet

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
AS_OF = date(2026, 11, 1)
ROUNDS = 5
STORED = 2000
_LEFT_OUT = 0.1


def each(work: Callable[[Any], object], items: Sequence[Any]) -> float:
    """Milliseconds of CPU for one item: the median of some rounds, after one that warms up."""
    taken = []
    for _ in range(ROUNDS + 1):
        start = time.process_time()
        for item in items:
            work(item)
        taken.append((time.process_time() - start) / len(items) * 1000)
    return median(taken[1:])


def show(what: str, value: float, unit: str) -> None:
    sys.stdout.write(f"{what:<58}{value:>10,.2f} {unit}\n")


def variants(texts: Sequence[str], number: int) -> list[str]:
    """So many texts, each without a tenth of the lines of one of the texts."""
    chance = random.Random(number)
    return [
        "\n".join(line for line in text.splitlines() if chance.random() > _LEFT_OUT)
        for text in islice(cycle(texts), number)
    ]


def folder_bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def stored(matcher: Matcher, texts: Sequence[str]) -> None:
    """What profiles take on the disk."""
    resumes = [
        matcher.resume(Text(text, f"r{place}"), as_of=AS_OF) for place, text in enumerate(variants(texts, STORED))
    ]
    numbers = Numbers(matcher.vocabulary)
    show("profile", float(np.mean([len(encode(own)) for own in resumes])), "bytes")
    show("numbers shown", float(np.mean([len(numbers.shown(own)) for own in resumes])), "a resume")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_parquet(resumes, folder / "rows.parquet", matcher.vocabulary)
        show("Parquet, all columns", (folder / "rows.parquet").stat().st_size / STORED, "bytes a resume")
        start = time.process_time()
        with Index(folder / "index", matcher, create=True) as index:
            index.add(Item(own.document.source, own, AS_OF, kind="resume") for own in resumes)
        show("index: adding a profile", (time.process_time() - start) / STORED * 1000, "ms")
        show("index on the disk", folder_bytes(folder / "index") / STORED, "bytes a resume")
        snapshot = sum(path.stat().st_size for path in (folder / "index").rglob("*") if ".sqlite" not in path.name)
        show("of it mapped into memory by a search", snapshot / STORED, "bytes a resume")


def main() -> None:
    """Measure, and print a line for each figure."""
    matcher = Matcher(limits=None)
    texts = [matcher.read(path).text for path in sorted(SAMPLES.glob("*/resume.*"))]
    pdfs = [path.read_bytes() for path in sorted(SAMPLES.glob("*/resume.pdf"))]
    asked = [matcher.read(path).text for path in sorted(SAMPLES.glob("*/posting.*"))]
    show("resumes, words each", float(np.mean([len(text.split()) for text in texts])), "words")
    show("extract a resume from text", each(lambda t: matcher.resume(Text(t), as_of=AS_OF), variants(texts, 50)), "ms")
    show(
        "extract a posting from text", each(lambda t: matcher.posting(Text(t), as_of=AS_OF), variants(asked, 50)), "ms"
    )
    show("read a PDF", each(matcher.read, pdfs * 3), "ms")
    resumes = [matcher.resume(Text(text), as_of=AS_OF) for text in texts]
    postings = [matcher.posting(Text(text), as_of=AS_OF) for text in asked]
    pairs = [(own, posting) for own in resumes for posting in postings]

    def score(pair: tuple[Resume, Posting]) -> object:
        return matcher.match(*pair, as_of=AS_OF, advise=False)

    show("score a pair", each(score, pairs), "ms")
    show("explain a pair (gaps and advice)", each(lambda pair: matcher.match(*pair, as_of=AS_OF), pairs), "ms")
    show("encode a profile", each(encode, resumes * 20), "ms")
    profiles = [encode(own) for own in resumes]
    show("decode a profile", each(lambda data: decode(data, matcher.vocabulary), profiles * 20), "ms")
    stored(matcher, texts)


if __name__ == "__main__":
    main()
