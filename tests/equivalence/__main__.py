"""How far a score moves when a resume is only written anew: ``python -m tests.equivalence``.

The resumes are the samples and those of ``tests/corpus`` (in all their formats); the postings are those of the samples,
or of a folder (``--postings``). Every figure is the size of a difference in points. ``--worst`` lists the largest ones
with the requirements that moved. ``NOISE`` in ``matcher/matching/ranking.py`` is the 95th percentile of
"written anew".
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import NamedTuple

from matcher.documents import read
from matcher.library import Matcher, Text
from matcher.matching.bands import BANDS
from matcher.matching.score import Scorer
from matcher.model import Document, Posting, Resume
from tests.corpus import txt
from tests.corpus.resumes import RESUMES
from tests.equivalence.rewrite import KINDS, anew, unwrapped
from tests.test_formats import FORMATS

AS_OF = date(2026, 11, 1)
SAMPLES = Path(__file__).resolve().parents[2] / "samples"
DRAWS = 24
FORMAT, ANEW = "format", "written anew"
# Below this band a ranking is of no interest, and everything differs by little because there is little to lose.
PARTIAL = next(floor for floor, name in BANDS if name == "partial")


class Difference(NamedTuple):
    """How far the scores of two forms of one resume lie apart for one posting."""

    points: float
    resume: str
    kind: str
    first: Resume
    second: Resume
    posting: Posting


class Form(NamedTuple):
    """A resume in one of its forms and its scores."""

    resume: Resume
    scores: list[float | None]


@dataclass(frozen=True)
class Written:
    """A resume as text, and as the files that hold the same."""

    name: str
    text: str
    files: tuple[Document, ...]


def written() -> Iterator[Written]:
    """The resumes that are rewritten."""
    for path in sorted(SAMPLES.glob("*/resume.*")):
        document = read(path)
        yield Written(path.parent.name, unwrapped(document.text), (document,))
    for content in RESUMES:
        text = unwrapped(read(txt.plain(content)).text)
        yield Written(f"corpus {content.key}", text, tuple(make(content) for make in FORMATS.values()))


class Measure:
    """Scores forms of resumes against the same postings."""

    def __init__(self, postings: Sequence[Path]) -> None:
        """Read the postings, but for those that cannot be judged well."""
        self.matcher = Matcher(limits=None)
        self.scorer = Scorer(self.matcher.vocabulary)
        asked = [self.matcher.posting(path, as_of=AS_OF) for path in postings]
        nobody = self.matcher.resume(Text("Jo Doe"), as_of=AS_OF)
        self.postings: list[Posting] = [p for p in asked if self.scorer.match(nobody, p).band is not None]

    def scored(self, form: str | Document) -> Form:
        """A form as it was extracted, and its score for each posting."""
        own = self.matcher.resume(Text(form) if isinstance(form, str) else form, as_of=AS_OF)
        return Form(own, [self.scorer.total(own, posting) for posting in self.postings])

    def differences(self, resume: Written) -> Iterator[Difference]:
        """Each form against the text as it is, and those written anew throughout, two by two."""
        plain = self.scored(resume.text)
        for document in resume.files:
            yield from self._apart(resume.name, FORMAT, plain, self.scored(document))
        for kind, rewrites in KINDS.items():
            for rewrite in rewrites:
                if (other := rewrite(resume.text)) != resume.text:
                    yield from self._apart(resume.name, kind, plain, self.scored(other))
        yield from self.anew(resume)

    def anew(self, resume: Written) -> Iterator[Difference]:
        """Pairs of forms that are written anew throughout, each from a seed of its own."""
        drawn = [self.scored(anew(resume.text, Random(seed))) for seed in range(DRAWS)]
        for first, second in zip(drawn[::2], drawn[1::2], strict=True):
            yield from self._apart(resume.name, ANEW, first, second)

    def _apart(self, resume: str, kind: str, first: Form, second: Form) -> Iterator[Difference]:
        for posting, one, other in zip(self.postings, first.scores, second.scores, strict=True):
            if one is not None and other is not None and max(one, other) >= PARTIAL:
                yield Difference(abs(one - other), resume, kind, first.resume, second.resume, posting)

    def moved(self, difference: Difference) -> str:
        """A difference with the requirements that moved most."""
        first, second = (self.scorer.match(own, difference.posting) for own in (difference.first, difference.second))
        asked = difference.posting.title.lstrip("# ")
        lines = [f"{difference.points:6.2f} {difference.resume} / {asked} / {difference.kind}\n"]
        pairs = zip(first.contributions, second.contributions, strict=True)
        for a, b in sorted(pairs, key=lambda pair: -abs(pair[0].points - pair[1].points))[:6]:
            one, other = ([quote.text for quote in c.evidence] for c in (a, b))
            if a.points != b.points:
                lines.append(f"       {b.points - a.points:+6.2f} {a.label}: {one} | {other}\n")
        return "".join(lines)


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that so large a share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * round(share * 100) // 100) - 1)]


def row(name: str, found: Sequence[Difference]) -> str:
    """A line of the table."""
    points = [difference.points for difference in found]
    figures = "".join(f"{quantile(points, share):8.2f}" for share in (0.5, 0.9, 0.95, 1.0)) if points else ""
    return f"{name:<28}{len(points):7}{figures}\n"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.equivalence", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--postings", type=Path, help="A folder of postings instead of the samples.")
    parser.add_argument("--worst", type=int, default=0, help="List so many of the largest differences of each kind.")
    options = parser.parse_args()
    paths = sorted(options.postings.iterdir()) if options.postings else sorted(SAMPLES.glob("*/posting.*"))
    measure = Measure(paths)
    found = [difference for resume in written() for difference in measure.differences(resume)]
    out = sys.stdout.write
    out(f"{'what is different':<28}{'pairs':>7}{'median':>8}{'90 %':>8}{'95 %':>8}{'max':>8}\n")
    for kind in (FORMAT, *KINDS, ANEW):
        of_kind = [difference for difference in found if difference.kind == kind]
        out(row(kind, of_kind))
        for worst in sorted(of_kind, key=lambda d: -d.points)[: options.worst]:
            out(measure.moved(worst))


if __name__ == "__main__":
    main()
