"""Writes to an index until it is killed: ``python writer.py FOLDER FIRST``. Prints what is acknowledged."""

from __future__ import annotations

import sys
from pathlib import Path

from matcher.index import Index, Item
from matcher.library import Matcher
from tests.benchmarks.generate import Generator


def main(folder: Path, first: int) -> None:
    matcher = Matcher(limits=None)
    generator = Generator(matcher.vocabulary)
    # Small segments: most of the time one is being written or joined.
    with Index(folder, matcher, create=True, enough=20) as index:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        for number in range(first, first + 100_000, 5):
            resumes = [(f"r{n}", generator.resume(n)) for n in range(number, number + 5)]
            index.add([Item(id_, resume, resume.as_of) for id_, resume in resumes])
            gone = f"r{number}"
            index.remove("resume", [gone])
            sys.stdout.write(" ".join(id_ for id_, _ in resumes if id_ != gone) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
